"""What the grid shows of answers still open: where a mark would stand, as plain values ready to be laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from accord.charts.cells import HIGHEST, LOWEST, Score
from accord.domain import scores, would_be
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.would_be import WouldStand

if TYPE_CHECKING:
    from accord.charts.grid_view import GridMark

CLOSED = ("done", "handed-over", "stopped")
"""Work that has ended: no answer moves it any more."""


@dataclass(frozen=True, slots=True)
class GridWouldBe:
    """Where one initiative would stand if an open ask is agreed to, or if it cannot be."""

    slug: str
    code: str
    number: str
    """What stands in the mark, as in the full one."""
    title: str
    granted: bool
    difficulty: Fraction
    """As written, also where it lies beyond the scale."""
    impact: Fraction
    area: str
    """Name of the area it would stand in."""
    on_the_line: bool
    who: tuple[str, ...]
    """Titles of those who were asked."""
    asked_on: date
    text: str
    """What we asked."""
    realistic: str
    """What could be done if the answer is no; empty where nobody wrote it down."""
    ask: str
    """The ask, as `<talk>#a1`."""
    ref: str
    """The record that says it."""

    @property
    def key(self) -> str:
        """Its name among all of them."""
        return f"{self.slug} {self.ref}"

    @property
    def point(self) -> Score:
        """Where it is drawn: at the edge of the scale where what is written lies beyond it."""
        return (_within(self.difficulty), _within(self.impact))

    @property
    def is_beyond(self) -> bool:
        """Whether what is written lies beyond the scale."""
        return self.point != (self.difficulty, self.impact)


def of(portfolio: Portfolio, edition: Edition, marks: Sequence[GridMark]) -> tuple[GridWouldBe, ...]:
    """Those of the marks drawn, in their order; work that has ended has none."""
    drawn = {mark.slug: at for at, mark in enumerate(marks) if mark.place not in CLOSED}
    found = [stands for stands in would_be.on(portfolio, edition.day) if stands.initiative in drawn]
    found.sort(key=lambda stands: drawn[stands.initiative])
    return tuple(_made(portfolio, stands, marks[drawn[stands.initiative]]) for stands in found)


def _made(portfolio: Portfolio, stands: WouldStand, mark: GridMark) -> GridWouldBe:
    """One of them; on an axis it says nothing about, it stays where its mark is."""
    grid = portfolio.settings.grid
    impact = mark.impact if stands.impact is None else Fraction(stands.impact)
    difficulty = mark.difficulty if stands.difficulty is None else Fraction(stands.difficulty)
    known = portfolio.visible_stakeholders
    return GridWouldBe(
        slug=mark.slug,
        code=mark.code,
        number=mark.number,
        title=mark.title,
        granted=stands.granted,
        difficulty=difficulty,
        impact=impact,
        area=grid.areas.name(scores.area(grid, impact, difficulty)),
        on_the_line=scores.near(grid, impact) or scores.near(grid, difficulty),
        who=tuple(known[name].title if name in known else "" for name in stands.of),
        asked_on=stands.asked_on,
        text=stands.text,
        realistic=stands.realistic,
        ask=stands.ask,
        ref=stands.ref,
    )


def _within(score: Fraction) -> Fraction:
    return min(max(score, Fraction(LOWEST)), Fraction(HIGHEST))
