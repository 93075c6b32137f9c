"""P9, goals: does our work cover the goals, and are the numbers moving?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from markupsafe import Markup

from accord import addresses
from accord.charts import coverage as matrix
from accord.charts import marks
from accord.charts.figure import Figure
from accord.domain import coverage
from accord.domain.coverage import GoalWork, Reach
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import is_hidden
from accord.domain.quarter import PLACES
from accord.pages.desk import Desk
from accord.pages.gate import line
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Row, Table


def page(report: Report) -> Page:
    """Goals in the agreed order, with the current quarter's work and the readings."""
    desk = Desk(report, addresses.GOALS)
    edition = report.current
    works = coverage.of(report.portfolio, edition) if edition else ()
    sentence = answer(desk, works) if edition else desk.say("goals.no_plan", n=len(report.portfolio.goals))
    months = desk.words.months(edition.quarter.first_day, edition.quarter.last_day) if edition else ""
    return desk.write(
        "goals.md.j2",
        title=desk.words.t("goals.title", months=months) if edition else desk.words.t("nav.goals"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.goals"),
        source=report.portfolio.organization.where("goals"),
        answer=sentence,
        meta=_meta(desk, edition),
        matrix=_matrix(desk, edition) if edition else None,
        heading=desk.say("goals.days", n=coverage.planned_days(edition)) if edition else desk.say("goals.topic"),
        goals=[_goal(desk, work) for work in works],
        without=_without(desk, edition) if edition else [],
        table=table(desk, works, coverage.without_goal(desk.portfolio, edition)) if edition and works else None,
    )


def _matrix(desk: Desk, edition: Edition) -> Figure | None:
    """Goals by initiatives; nothing where the year has no goal."""
    view = matrix.view(desk.portfolio, edition)
    return matrix.figure(view, desk.words, desk.report.store) if view else None


def answer(desk: Desk, works: tuple[GoalWork, ...]) -> Markup:
    """How many goals have work, how many targets are met, which are far behind."""
    busy = [work for work in works if any(entry.place == "now" for entry in work.entries)]
    parts = [
        desk.say(
            "goals.answer", n=len(works), count=desk.words.opening_count(len(busy)), all=desk.words.count(len(works))
        )
    ]
    met = [work for work in works if work.reach.met]
    behind = [
        work for work in works if work.reach.share is not None and work.reach.share * 2 < 1 and not work.reach.met
    ]
    if met:
        parts.append(desk.say("goals.met", n=len(met), count=desk.words.opening_count(len(met))))
    if behind:
        names = desk.row(Markup("<i>{}</i>").format(desk.goal(work.goal.id)) for work in behind)
        parts.append(desk.say("goals.behind", n=len(behind), count=desk.words.opening_count(len(behind)), goals=names))
    return Markup(" ").join(parts)


def _meta(desk: Desk, edition: Edition | None) -> Markup:
    day = edition.day if edition else desk.portfolio.as_of
    orders = [
        s
        for s in desk.report.decisions
        if s.live and s.decision.kind == "order" and _names_goals(desk, s.decision.order)
    ]
    parts = []
    if orders:
        newest = orders[-1]
        parts.append(
            desk.say(
                "goals.order",
                who=desk.parties(newest.decision.decided_by),
                decision=desk.record(newest.ref, newest.decision.text),
            )
        )
    elif coverage.order_of_goals(desk.portfolio, day):
        parts.append(desk.say("goals.as_written"))
    return Markup(" ").join([*parts, desk.as_it_stood(edition)])


def _names_goals(desk: Desk, order: tuple[str | tuple[str, ...], ...]) -> bool:
    names = [name for rank in order for name in ((rank,) if isinstance(rank, str) else rank)]
    return any(name in desk.portfolio.goals for name in names)


def _goal(desk: Desk, work: GoalWork) -> dict[str, object]:
    """One goal as the template lays it out."""
    goal = work.goal
    # The bar of the first measure stands in the matrix.
    measures = [_reach(desk, reach, bar=reach is not work.reach) for reach in (work.reach, *work.also)
                if reach.measure.measure]  # fmt: skip
    shown = sorted(work.entries, key=lambda entry: PLACES.index(entry.place))
    return {
        "id": goal.id,
        "title": Markup('{} <span class="ac-st">{}</span>').format(line(goal.name), line(goal.code or "")),
        "note": desk.words.days(work.days) if work.days else desk.words.t("goals.no_work"),
        "sponsor": desk.party(goal.sponsor) if goal.sponsor else "",
        "measures": measures,
        "rows": [_entry_row(desk, entry) for entry in shown if _is_named(entry)],
        "source": desk.source(goal.where()),
    }


def _entry_row(desk: Desk, entry: Placed) -> Row:
    days = desk.words.days(entry.days_planned) if entry.place == "now" else desk.words.t(f"place.{entry.place}")
    return Row(desk.mark(entry.place, entry.initiative), desk.initiative(entry.initiative), "", days)


def _reach(desk: Desk, reach: Reach, *, bar: bool) -> dict[str, object]:
    """A measure; with a bar from the first value to the target where that is asked for."""
    return {
        "sentence": reach_sentence(desk, reach),
        "bar": Markup(marks.bullet(float(reach.share))) if bar and reach.share is not None else Markup(),
        "source": reach.measure.source or "",
    }


def reach_sentence(desk: Desk, reach: Reach) -> Markup:
    """From what, to what, by when, and where it stands; "moved while", never "because"."""
    w, measure = desk.words, reach.measure
    parts = [desk.say("goals.measure", measure=measure.measure or "")]
    if measure.baseline:
        parts.append(desk.say("goals.from", value=_value(desk, reach, measure.baseline.value)))
    if reach.latest:
        day = desk.near(reach.latest.date) if reach.latest.date else ""
        name = "goals.latest" if day else "goals.latest_undated"
        parts.append(desk.say(name, value=_value(desk, reach, reach.latest.value), day=day))
    if measure.target:
        by = w.full(measure.target.date) if measure.target.date else ""
        parts.append(
            desk.say(
                "goals.target" if by else "goals.target_undated",
                value=_value(desk, reach, measure.target.value),
                day=by,
            )
        )
    if reach.met:
        parts.append(desk.say("goals.is_met"))
    said = Markup(" ").join(parts)
    return Markup(f"{said[:-1]}.") if said.endswith(";") else said  # without a target the latest value is the end


def _value(desk: Desk, reach: Reach, value: Decimal) -> str:
    return desk.words.measured(value, reach.measure.unit)


def _without(desk: Desk, edition: Edition) -> list[Row]:
    entries = coverage.without_goal(desk.portfolio, edition)
    return [_entry_row(desk, entry) for entry in entries if _is_named(entry)]


def table(desk: Desk, works: tuple[GoalWork, ...], without: Sequence[Placed] = ()) -> Table:
    """Everything the matrix shows: each goal's measure, values, days and initiatives, and those without a goal."""
    names = ("goal", "measure", "baseline", "latest", "read_on", "target", "days", "work", "beside")
    body = [_cells(desk, work) for work in works]
    if any(_is_named(entry) for entry in without):
        body.append([desk.words.t("goals.without"), *["–"] * 6, *_work(desk, without)])
    return Table(
        [desk.words.t(f"goals.column.{n}") for n in names],
        body,
        frozenset({2, 3, 5, 6}),
        desk.words.t("goals.table"),
        whole=frozenset({4}),
    )


def _is_named(entry: Placed) -> bool:
    return not is_hidden(entry.initiative)


def _cells(desk: Desk, work: GoalWork) -> list[Markup | str]:
    measure, reach = work.reach.measure, work.reach
    return [
        desk.goal(work.goal.id),
        measure.measure or desk.words.t("goals.no_measure"),
        _value(desk, reach, measure.baseline.value) if measure.baseline else "–",
        _value(desk, reach, reach.latest.value) if reach.latest else "–",
        _read_on(desk, reach),
        _value(desk, reach, measure.target.value) if measure.target else "–",
        desk.words.number(work.days),
        *_work(desk, work.entries),
    ]


def _read_on(desk: Desk, reach: Reach) -> str:
    return desk.words.short(reach.latest.date) if reach.latest and reach.latest.date else "–"


def _work(desk: Desk, entries: Iterable[Placed]) -> tuple[Markup | str, Markup | str]:
    """What goes ahead, and what stands at the other places."""
    named = [entry for entry in entries if _is_named(entry)]
    ahead = [desk.initiative(entry.initiative) for entry in named if entry.place == "now"]
    beside = [
        Markup("{}: {}").format(desk.words.t(f"place.{place}"), Markup("; ").join(found))
        for place in PLACES
        if place != "now" and (found := [desk.initiative(e.initiative) for e in named if e.place == place])
    ]
    return (
        Markup("; ").join(ahead) if ahead else desk.words.t("count.0"),
        Markup(". ").join(beside) if beside else "–",
    )
