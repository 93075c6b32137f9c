"""The life of an initiative: requested, assessed, talked about, decided, promised, measured, on one line of time."""

from __future__ import annotations

from datetime import date, timedelta

from accord.charts import lifeline
from accord.charts.figure import Figure
from accord.charts.life_view import LifeRow, LifeView, Note, Reading, Spot, Stretch, Target, window
from accord.domain import forecasts
from accord.domain.initiative import Initiative
from accord.pages.desk import Desk
from accord.pages.life_facts import Fact, Kind, promised
from accord.pages.rows import Table

_AHEAD = timedelta(days=400)
"""How far after the as-of day a day may lie and still make the line of time longer."""
_ROWS: tuple[Kind, ...] = ("score", "talk", "theirs", "ours")


def figure(desk: Desk, initiative: Initiative, known: list[Fact]) -> Figure | None:
    """The life line; None where nothing has a day."""
    seen = view(desk, initiative, known)
    return lifeline.figure(seen, desk.words) if seen else None


def view(desk: Desk, initiative: Initiative, known: list[Fact]) -> LifeView | None:
    """What the life line shows."""
    if not known:
        return None
    outcome, words, as_of = initiative.outcome, desk.words, desk.portfolio.as_of
    readings = [fact.mark for fact in known if isinstance(fact.mark, Reading)]
    target = None
    if readings and outcome and outcome.target:
        value = words.measured(outcome.target.value, outcome.unit)
        by = outcome.target.date
        labels = [words.t("life.mark.target_by", value=value, day=words.full(by))] if by else []
        target = Target(outcome.target.value, (*labels, words.t("life.mark.target", value=value)))
    rows = [(words.t(f"life.row.{kind}"), kind, _spots(known, kind)) for kind in _ROWS]
    return LifeView(
        slug=initiative.id,
        as_of=as_of,
        window=window(_days(desk, initiative, known), {q.first_day.month for q in desk.portfolio.quarters.values()}),
        measure=(outcome.measure if outcome else None) or words.t("initiative.value"),
        readings=tuple(sorted(readings, key=lambda reading: reading.day)),
        target=target,
        place=words.t("life.row.place"),
        stretches=tuple(sorted((f.mark for f in known if isinstance(f.mark, Stretch)), key=lambda s: s.first)),
        rows=tuple(LifeRow(name, spots, kind in ("theirs", "ours")) for name, kind, spots in rows if spots),
        notes=_notes(desk, initiative),
        undated=sum(promise.due is None for promise in promised(desk, initiative.id)),
    )


def _spots(known: list[Fact], kind: Kind) -> tuple[Spot, ...]:
    return tuple(fact.mark for fact in known if fact.kind == kind and isinstance(fact.mark, Spot))


def _days(desk: Desk, initiative: Initiative, known: list[Fact]) -> list[date]:
    """The days the line of time must hold; what lies far ahead stands at its end."""
    as_of = desk.portfolio.as_of
    days = [as_of]
    for mark in (fact.mark for fact in known):
        match mark:
            case Stretch():
                days += [mark.first, mark.end - timedelta(days=1)]
            case Spot():
                days += [day for day in (mark.day, mark.since) if day]
            case Reading():
                days.append(mark.day)
    aim = initiative.outcome.target if initiative.outcome else None
    days += [aim.date] if aim and aim.date else []
    return [day for day in days if day - as_of <= _AHEAD]


def _notes(desk: Desk, initiative: Initiative) -> tuple[Note, ...]:
    """What was written down in each talk about what would come, the first of each talk."""
    words = desk.words
    found: dict[str, Note] = {}
    for forecast in forecasts.on(desk.portfolio):
        impact = forecast.consequence.impact
        if impact and not forecast.hidden and initiative.id in forecast.about:
            head = words.t("life.mark.wrote", day=desk.near(forecast.talk.date))
            note = Note(forecast.talk.date, head, words.t("quote", text=" ".join(impact.split())))
            found.setdefault(forecast.talk.id, note)
    return tuple(sorted(found.values(), key=lambda note: note.day))


def table(desk: Desk, known: list[Fact]) -> Table:
    """The same as a table, newest first."""
    ordered = sorted(enumerate(known), key=lambda item: (item[1].day, -item[0]), reverse=True)
    head = [desk.words.t(f"life.column.{name}") for name in ("day", "what")]
    body = [[desk.words.full(fact.day), fact.text] for _, fact in ordered]
    return Table(head, body, caption=desk.words.t("initiative.life"), whole=frozenset({0}))
