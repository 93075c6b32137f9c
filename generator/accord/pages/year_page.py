"""P12, the year: how did asked-for work, capacity and agreements develop?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from markupsafe import Markup

from accord import addresses
from accord.charts import grid, year_grids, year_lines
from accord.charts.figure import Figure
from accord.domain import year as years
from accord.domain.negotiation import Answer
from accord.domain.year import QuarterNumbers, Year
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Table

Cells = list[Markup | str]


def of(report: Report) -> tuple[Year, ...]:
    """The years a page is made for, the first one first."""
    return years.on(report.portfolio)


def page(report: Report, year: Year) -> Page:
    """The quarters of one year beside each other."""
    desk = Desk(report, addresses.year(year.year))
    sentence = answer(desk, year)
    return desk.write(
        "year.md.j2",
        title=desk.words.t("year.title", year=str(year.year)),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.quarters"),
        take=("plan.xlsx",),
        answer=sentence,
        meta=_meta(desk, year),
        lines=_lines(desk, year),
        days=_days(desk, year),
        grids=_grids(desk, year),
        grids_table=_grids_table(desk, year),
        places=_places(desk, year),
        asks=_asks(desk, year) if year.answers or year.decided else None,
        promises=_promises(desk, year) if year.promised else None,
    )


def answer(desk: Desk, year: Year) -> Markup:
    """From which ratio to which, and how many days the talks added."""
    known = [(quarter, quarter.ratio) for quarter in year.quarters if quarter.ratio is not None]
    if known:
        (first, start), (last, end) = known[0], known[-1]
        parts = [
            desk.say(
                "year.ratios" if first is not last else "year.ratio",
                first=_months(desk, first),
                start=desk.words.ratio(start),
                last=_months(desk, last),
                end=desk.words.ratio(end),
            )
        ]
    else:
        parts = [desk.say("year.planned", n=year.planned)]
    if year.negotiated:
        parts.append(desk.say("year.added", n=year.negotiated))
    return Markup(" ").join(parts)


def _lines(desk: Desk, year: Year) -> Figure | None:
    """The quarters as a figure, on the scale of all years; nothing where there is only one."""
    view = year_lines.view(of(desk.report), year)
    return year_lines.figure(view, desk.words, desk.report.store) if view else None


def _grids(desk: Desk, year: Year) -> Figure | None:
    """The grid of each quarter beside the others; nothing where there is only one."""
    report = desk.report
    editions = [quarter.edition for quarter in year.quarters]
    grids = [(edition, grid.view(report.portfolio, edition, report.earlier(edition))) for edition in editions]
    view = year_grids.view(year.year, grids)
    return year_grids.figure(view, desk.words, report.store) if view else None


def _grids_table(desk: Desk, year: Year) -> Table:
    """The same as the grids: each initiative with its place, impact and difficulty in every quarter."""
    w = desk.words
    slugs = {entry.initiative: None for quarter in year.quarters for entry in quarter.edition.entries}
    body: list[list[Markup | str]] = [
        [desk.initiative(slug), *(_stood(desk, quarter, slug) for quarter in year.quarters)] for slug in slugs
    ]
    head = [w.t("grid.column.initiative"), *(_linked(desk, year, quarter) for quarter in year.quarters)]
    return Table(head, body, caption=w.t("year.grids_table"))


def _stood(desk: Desk, quarter: QuarterNumbers, slug: str) -> str:
    """Where an initiative stood in a quarter; a dash where it was not in the plan."""
    entry = quarter.edition.entry(slug)
    if entry is None:
        return "–"
    place = desk.words.t(f"place.{entry.place}")
    if entry.score is None:
        return place
    scores = desk.words.t("grid.was", impact=entry.score.impact, difficulty=entry.score.difficulty)
    return desk.words.t("year.stood", place=place, scores=scores)


def _meta(desk: Desk, year: Year) -> Markup:
    counts = (
        ("asks", sum(year.answers.values())),
        ("decisions", year.decided),
        ("promises", sum(year.promised.values())),
    )
    made = [desk.say(f"conversations.{name}", n=n) for name, n in counts if n]
    parts = [desk.say("year.made", what=desk.row(made))] if made else []
    return Markup(" ").join([*parts, desk.as_it_stood()])


def _months(desk: Desk, quarter: QuarterNumbers) -> str:
    return desk.words.months(quarter.edition.quarter.first_day, quarter.edition.quarter.last_day)


def _linked(desk: Desk, year: Year, quarter: QuarterNumbers) -> Markup:
    """A quarter's months on one line, without the year where it is the page's: phones are narrow."""
    first, last = quarter.edition.quarter.first_day, quarter.edition.quarter.last_day
    months = _months(desk, quarter)
    if first.year == last.year == year.year:
        w = desk.words
        months = w.t("quarter.months", first=w.month_name(first), last=w.month_name(last))
    link = desk.a(addresses.edition(quarter.edition.quarter.id), months)
    return Markup('<span class="nw">{}</span>').format(link)


def _table(desk: Desk, name: str, year: Year, columns: list[str], cells: Callable[[QuarterNumbers], Cells]) -> Table:
    """A table with one row for each quarter, named by its months and linked to its page."""
    body = [[_linked(desk, year, quarter), *cells(quarter)] for quarter in year.quarters]
    numbers = frozenset(range(1, len(columns) + 1))
    return Table([desk.words.t("year.quarter"), *columns], body, numbers, desk.words.t(f"year.{name}"))


def _summed(desk: Desk, table: Table, cells: Cells) -> Table:
    """The table with a last row for the whole year; one quarter needs none."""
    if len(table.body) < 2:
        return table
    body = [*table.body, [desk.words.t("all"), *cells]]
    return Table(table.head, body, table.numbers, table.caption, frozenset({len(body) - 1}))


def _days(desk: Desk, year: Year) -> Table:
    """Asked, own, their ratio, from talks, planned."""
    columns = [desk.words.t(f"year.column.{name}") for name in ("asked", "own", "ratio", "negotiated", "planned")]

    def cells(quarter: QuarterNumbers) -> Cells:
        return [
            _number(desk, quarter.asked),
            _number(desk, quarter.own),
            "–" if quarter.ratio is None else desk.words.ratio(quarter.ratio),
            _number(desk, quarter.negotiated),
            _number(desk, quarter.planned),
        ]

    table = _table(desk, "days", year, columns, cells)
    # Asked-for days are no sum: what waits is asked for again in the next quarter.
    return _summed(
        desk, table, ["", _number(desk, year.own), "", _number(desk, year.negotiated), _number(desk, year.planned)]
    )


def _places(desk: Desk, year: Year) -> Table:
    """How many initiatives went ahead, waited, and were on the scrap list."""
    columns = [desk.words.t(f"place.{place}") for place in ("now", "later", "scrap")]

    def cells(quarter: QuarterNumbers) -> Cells:
        return [_number(desk, n) for n in (quarter.ahead, quarter.waiting, quarter.scrapped)]

    return _table(desk, "places", year, columns, cells)


def _asks(desk: Desk, year: Year) -> Table:
    """Asks by their answer, and how much was decided."""
    answers = list(year.answers)
    columns = [*(_answered(desk, a) for a in answers), desk.words.t("year.column.asks")]
    columns.append(desk.words.t("year.column.decisions"))

    def counted(found: Mapping[Answer, int], decided: int) -> Cells:
        return [_number(desk, n) for n in (*(found.get(a, 0) for a in answers), sum(found.values()), decided)]

    table = _table(desk, "asks", year, columns, lambda quarter: counted(quarter.answers, quarter.decided))
    return _summed(desk, table, counted(year.answers, year.decided))


def _answered(desk: Desk, answer: Answer) -> str:
    """An answer in the words these readers may have it in."""
    public = answer == "declined" and desk.portfolio.audience.everyone_only
    return desk.words.t("ask.answer.declined_public" if public else f"ask.answer.{answer}")


def _promises(desk: Desk, year: Year) -> Table:
    """Promises of both sides, by the state these readers may know."""
    states = list(year.promised)
    columns = [*(desk.words.t(f"promise.state.{state}") for state in states), desk.words.t("year.column.promises")]

    def cells(quarter: QuarterNumbers) -> Cells:
        found = quarter.promised
        return [_number(desk, n) for n in (*(found.get(state, 0) for state in states), sum(found.values()))]

    table = _table(desk, "promises", year, columns, cells)
    sums = (*year.promised.values(), sum(year.promised.values()))
    return _summed(desk, table, [_number(desk, n) for n in sums])


def _number(desk: Desk, value: Decimal | int | None) -> str:
    """A figure; a dash where there is none, which is calmer to read than a column of zeros."""
    return desk.words.number(value) if value else "–"
