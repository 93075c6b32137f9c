"""What the grid shows of one edition: plain values, ready to be laid out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from accord.charts import grid_would_be, numbers
from accord.charts.cells import Score
from accord.charts.grid_would_be import GridWouldBe
from accord.domain import moves
from accord.domain.moves import Move
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.quarter import PlanPlace

CLOSED: tuple[PlanPlace, ...] = ("done", "handed-over", "stopped")
"""Drawn only in the first quarter that places an initiative so."""
_CLAUSE = re.compile(r"(?<=\w)(?:[;:,]|(?<!\b\d)(?<!\b\d\d)\.)(?:\s|$)|\s[–—-]\s")
"""Where a clause ends; not at the full stop of a day, as in "am 1. Oktober"."""
SHORT = 36
"""The longest reason that stands beside an arrow, in letters."""


@dataclass(frozen=True, slots=True)
class GridMark:
    """One initiative on the grid."""

    slug: str
    code: str
    number: str
    """What stands in the mark: the digits of the code, or all of it."""
    title: str
    place: PlanPlace
    difficulty: Fraction
    impact: Fraction
    new: bool = False
    """Whether no earlier quarter placed it; never in the first recorded quarter."""
    was: Score | None = None
    """Difficulty and impact last quarter, where they differ."""
    cause: str | None = None
    """Why it moved, in a few of the planner's words; None where they are too long or missing."""
    talks: tuple[date, ...] = ()
    """Days of the talks that moved it."""

    @property
    def point(self) -> Score:
        """Difficulty and impact."""
        return (self.difficulty, self.impact)


@dataclass(frozen=True, slots=True)
class GridView:
    """The grid of one edition."""

    name: str
    """The quarter, in small letters, for ids: 2026-q4."""
    marks: tuple[GridMark, ...]
    """In list order."""
    areas: tuple[str, str, str, str]
    """Names of the areas: top left, top right, bottom left, bottom right."""
    line: Fraction = Fraction(3)
    near_line: Fraction = Fraction(1, 4)
    not_shown: int = 0
    """Initiatives placed that have no mark: not assessed, closed in an earlier quarter, or not named to these
    readers."""
    would_be: tuple[GridWouldBe, ...] = ()
    """Where marks would stand by answers still open; these are no initiatives and never counted as such."""


def view(portfolio: Portfolio, edition: Edition, earlier: Sequence[Edition] = ()) -> GridView:
    """The grid of an edition; `earlier` are the editions of the quarters before it, the first one first."""
    labels = numbers.labels(i.code for i in portfolio.visible_initiatives.values())
    moved = {m.initiative: m for m in moves.between(portfolio, earlier[-1] if earlier else None, edition)}
    marks = tuple(
        _mark(portfolio, entry, moved.get(entry.initiative), labels)
        for entry in edition.entries
        if is_drawn(portfolio, entry, earlier)
    )
    grid = portfolio.settings.grid
    areas = (grid.areas.do_first, grid.areas.plan_together, grid.areas.fill_in, grid.areas.rethink)
    line, near = Fraction(grid.line), Fraction(grid.near_line)
    return GridView(
        edition.quarter.id.lower(),
        marks,
        areas,
        line,
        near,
        not_shown=len(edition.entries) - len(marks),
        would_be=grid_would_be.of(portfolio, edition, marks),
    )


def is_drawn(portfolio: Portfolio, entry: Placed, earlier: Sequence[Edition]) -> bool:
    """Whether an entry has a mark: it is assessed, it may be named, and no quarter before closed it the same way."""
    if entry.score is None or is_hidden(entry.initiative) or entry.initiative not in portfolio.initiatives:
        return False
    if entry.place not in CLOSED:
        return True
    before = (edition.entry(entry.initiative) for edition in reversed(earlier))
    last = next((placed for placed in before if placed), None)
    return last is None or last.place != entry.place


def _mark(portfolio: Portfolio, entry: Placed, move: Move | None, labels: dict[str, str]) -> GridMark:
    """The mark of an entry."""
    assert entry.score is not None
    initiative = portfolio.initiatives[entry.initiative]
    was = move.was.point if move and move.kind == "moved" and move.was else None
    return GridMark(
        slug=entry.initiative,
        code=initiative.code,
        number=labels[initiative.code],
        title=initiative.title,
        place=entry.place,
        difficulty=entry.score.difficulty,
        impact=entry.score.impact,
        new=bool(move and move.kind == "new"),
        was=was if was != entry.score.point else None,
        cause=short(move.why) if move else None,
        talks=_talk_days(portfolio, move),
    )


def _talk_days(portfolio: Portfolio, move: Move | None) -> tuple[date, ...]:
    """Days of the talks behind a move that these readers may know of."""
    talks = (portfolio.visible_talks.get(name) for name in (move.because_of if move else ()))
    return tuple(talk.date for talk in talks if talk)


def short(why: str | None) -> str | None:
    """The first clause of a reason, where it is short enough to stand beside an arrow."""
    clause = _CLAUSE.split(" ".join((why or "").split()), maxsplit=1)[0].strip(" .;:,")
    return clause if clause and len(clause) <= SHORT else None
