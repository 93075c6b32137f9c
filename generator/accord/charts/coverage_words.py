"""The words of figure 5: its finding, what stands in the margin, and the picture told in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from accord.charts.coverage import Column, CoverageView, GoalRow, Reading
from accord.charts.coverage_rows import Board, Heads, Layout
from accord.charts.type import room
from accord.domain.quarter import PLACES, PlanPlace
from accord.words import Words

TOLD = 12
"""Goals that are told one by one to somebody who cannot see the picture; the table has them all."""
_NAMED = 3
"""Goals without work that a title names; more are counted."""


def title(view: CoverageView, words: Words) -> str:
    """To how many goals the days go, and which have no work."""
    idle = [row for row in view.rows if row.idle]
    days = words.days(sum((row.days for row in view.rows), Fraction(0)))
    busy = len(view.rows) - len(idle)
    if not busy:
        return words.t("figure.coverage.title_none")
    values = {"days": days, "count": words.count(busy), "all": words.count(len(view.rows))}
    if not idle:
        return words.t("figure.coverage.title_all", n=busy, **values)
    said = words.t("figure.coverage.title", n=busy, **values)
    if len(idle) > _NAMED:
        return words.t("figure.coverage.title_idle_many", n=len(idle), said=said, idle=words.count(len(idle)))
    return words.t("figure.coverage.title_idle", n=len(idle), said=said, goals=words.list(map(short, idle)))


def short(row: GoalRow) -> str:
    """A goal by its code, else by its name."""
    return row.code or row.name


def under(row: GoalRow, words: Words) -> str:
    """What stands below a goal's name: its code, and that it has no work."""
    if not row.idle:
        return row.code
    none = words.t("figure.coverage.idle")
    return words.t("figure.comma").join([row.code, none]) if row.code else none[:1].upper() + none[1:]


def head(place: PlanPlace, board: Board, words: Words) -> tuple[str, ...]:
    """The name of a place above its columns: one line, or two where the sheet is narrow."""
    name = words.t(f"place.{place}")
    first, _, last = name.rpartition(" ")
    return (first, last) if board.tall and first else (name,)


def heads(board: Board, words: Words) -> Heads:
    """The room that the name of each place needs."""
    said = {place: head(place, board, words) for place in PLACES}
    return {place: max(room(text, board.small, bold=True) for text in lines) for place, lines in said.items()}


def first_head(view: CoverageView, words: Words) -> str:
    """What the first values are called: their year where they share one."""
    years = {row.reading.since.year if row.reading.since else 0 for row in view.rows if row.reading}
    return str(years.pop()) if len(years) == 1 and 0 not in years else words.t("figure.coverage.from")


def value(number: Decimal | None, unit: str | None, space: float, size: float, words: Words) -> str:
    """A value with its unit, without it where that has no room; empty where there is no value, or no room for it."""
    choices = [] if number is None else [words.measured(number, unit), words.number(number)]
    return next((said for said in choices if room(said, size, bold=True) <= space), "")


def latest(reading: Reading, space: float, size: float, words: Words) -> str:
    """The newest value; that the target is met, where that has room."""
    if reading.latest is None:
        none = words.t("figure.coverage.unmeasured")
        return none if room(none, size) <= space else "–"
    said = value(reading.latest, reading.unit, space, size, words)
    met = words.t("figure.coverage.met", value=said) if reading.met else said
    return met if said and room(met, size, bold=True) <= space else said


def mark(column: Column, words: Words) -> str:
    """What a mark is called."""
    place = words.t(f"place.{column.place}")
    said = words.t("figure.coverage.mark", code=column.code, title=column.title, place=place)
    if column.place != "now":
        return said
    return words.t("figure.comma").join([said, words.days(column.days)])


def measured(reading: Reading, words: Words) -> str:
    """A measure and how its number moved."""
    values = [
        words.t(name, value=words.measured(number, reading.unit))
        for name, number in (
            ("figure.coverage.value.from", reading.start),
            ("figure.coverage.value.latest", reading.latest),
            ("figure.coverage.value.target", reading.target),
        )
        if number is not None
    ]
    values += [words.t("figure.coverage.unmeasured")] if reading.latest is None else []
    values += [words.t("figure.coverage.value.met")] if reading.met else []
    return words.t("figure.coverage.told", measure=reading.measure, values=words.t("figure.comma").join(values))


def description(view: CoverageView, words: Words) -> str:
    """Goal by goal: its work, its days, its number."""
    said = [_goal(view, row, words) for row in view.rows[:TOLD]]
    left = len(view.rows) - TOLD
    said += [words.t("figure.coverage.others", n=left)] if left > 0 else []
    if view.unlinked:
        work = _work([view.columns[n] for n in view.unlinked], words)
        said.append(words.t("figure.coverage.row", goal=words.t("figure.coverage.unlinked"), work=work))
    return " ".join(said)


def _goal(view: CoverageView, row: GoalRow, words: Words) -> str:
    columns = [view.columns[n] for n in row.marks]
    parts = [words.t("figure.coverage.idle")] if row.idle else []
    parts += [_work(columns, words)] if columns else []
    parts += [words.days(row.days)] if row.days else []
    told = words.t("figure.coverage.row", goal=row.name, work=words.t("figure.comma").join(parts))
    return f"{told} {measured(row.reading, words)}" if row.reading else told


def _work(columns: Iterable[Column], words: Words) -> str:
    """How many initiatives are at which place."""
    counts = Counter(column.place for column in columns)
    return words.t("figure.comma").join(
        words.t("figure.coverage.at", place=words.t(f"place.{place}"), n=counts[place])
        for place in PLACES
        if counts[place]
    )


def caption(view: CoverageView, layout: Layout, words: Words) -> str:
    """How to read it, naming what the picture leaves out."""
    said = [words.t("figure.coverage.caption")]
    left = layout.more + view.not_shown
    said += [words.t("figure.coverage.caption_more", n=left)] if left else []
    return " ".join(said)
