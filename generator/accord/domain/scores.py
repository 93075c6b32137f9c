"""Where an initiative stands on the grid on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from accord.domain.fields import Placement
from accord.domain.initiative import Assessment, Initiative
from accord.domain.portfolio import Portfolio
from accord.domain.settings import Area, Axis, Grid


@dataclass(frozen=True, slots=True)
class Score:
    """One place on the grid: exact means from 1 to 5, never rounded, never combined."""

    impact: Fraction
    difficulty: Fraction
    area: Area
    """High is at or above the line on each axis."""
    near_impact: bool
    """Closer to the line than `near_line`."""
    near_difficulty: bool
    assessment: Assessment

    @property
    def on_the_line(self) -> bool:
        """Whether it is close enough to a line to talk about it."""
        return self.near_impact or self.near_difficulty

    @property
    def point(self) -> tuple[Fraction, Fraction]:
        """Difficulty and impact: left to right, bottom to top."""
        return (self.difficulty, self.impact)


def at(portfolio: Portfolio, initiative: Initiative, day: date) -> Score | None:
    """The score by the latest assessment on or before `day`; None when not assessed by then."""
    known = [assessment for assessment in initiative.assessments if assessment.date <= day]
    return of(portfolio.settings.grid, max(known, key=lambda a: a.date)) if known else None


def of(grid: Grid, assessment: Assessment) -> Score | None:
    """The place on the grid that one assessment gives; None where an axis has no score at all."""
    impact = mean(grid, "impact", assessment.impact)
    difficulty = mean(grid, "difficulty", assessment.difficulty)
    if impact is None or difficulty is None:
        return None
    return Score(
        impact, difficulty, area(grid, impact, difficulty), near(grid, impact), near(grid, difficulty), assessment
    )


def mean(grid: Grid, axis: Axis, placement: Placement) -> Fraction | None:
    """The weighted mean of the criteria that were scored, as an exact fraction; a plain score is its own mean."""
    if not isinstance(placement, dict):
        return Fraction(placement)
    if not placement:
        return None
    criteria = grid.criteria(axis)
    weights = {name: criteria[name].weight if name in criteria else 1 for name in placement}
    if all(weight == 1 for weight in weights.values()):  # as nearly always: then it is a sum of whole numbers
        return Fraction(sum(placement.values()), len(placement))
    exact = {name: Fraction(weight) for name, weight in weights.items()}
    return sum((exact[name] * score for name, score in placement.items()), Fraction(0)) / sum(exact.values())


def area(grid: Grid, impact: Fraction, difficulty: Fraction) -> Area:
    """The area of the grid; a score on the line is high."""
    line = Fraction(grid.line)
    if impact >= line:
        return "plan-together" if difficulty >= line else "do-first"
    return "rethink" if difficulty >= line else "fill-in"


def near(grid: Grid, score: Fraction) -> bool:
    """Whether a score is closer to the line than `near_line`."""
    return abs(score - Fraction(grid.line)) < Fraction(grid.near_line)
