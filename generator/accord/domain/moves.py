"""What moved on the grid between two quarters, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from accord.domain.initiative import Assessment
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.scores import Score


@dataclass(frozen=True, slots=True)
class Move:
    """One initiative that is new, scored anew, or placed anew since the quarter before."""

    initiative: str
    """Slug."""
    kind: Literal["new", "moved", "placed"]
    """new: no entry or no score before. moved: another point on the grid. placed: same point, another place."""
    before: Placed | None
    after: Placed
    was: Score | None
    now: Score | None
    because_of: tuple[str, ...]
    """Ids of the talks that caused a new score."""
    why: str | None
    """The assessment's reason in the planner's words."""

    @property
    def left(self) -> bool:
        """Whether it became easier: the mark moved to the left."""
        return bool(self.was and self.now and self.now.difficulty < self.was.difficulty)

    @property
    def crossed(self) -> bool:
        """Whether it is in another area now."""
        return bool(self.was and self.now and self.now.area != self.was.area)


def between(portfolio: Portfolio, earlier: Edition | None, later: Edition) -> tuple[Move, ...]:
    """Every move, in the later edition's list order; nothing without an earlier edition (all would be new)."""
    if earlier is None:
        return ()
    moves = (_move(portfolio, earlier.entry(after.initiative), after, later.scores_on) for after in later.entries)
    return tuple(move for move in moves if move)


def _move(portfolio: Portfolio, before: Placed | None, after: Placed, day: date) -> Move | None:
    was, now = before.score if before else None, after.score
    if before is None or (was is None and now is not None):
        return Move(after.initiative, "new", before, after, was, now, (), None)
    if was and now and was.point != now.point:
        causes = _causes(portfolio, after.initiative, was, day)
        talks = tuple(dict.fromkeys(talk for cause in causes for talk in cause.because_of))
        why = next((cause.why for cause in reversed(causes) if cause.why), None)
        return Move(after.initiative, "moved", before, after, was, now, talks, why)
    if before.place != after.place:
        return Move(after.initiative, "placed", before, after, was, now, (), None)
    return None


def _causes(portfolio: Portfolio, initiative: str, was: Score, day: date) -> list[Assessment]:
    """The assessments since an earlier score, by date: a mark may have moved in more than one step."""
    found = portfolio.initiatives[initiative].assessments
    return sorted((a for a in found if was.assessment.date < a.date <= day), key=lambda a: a.date)
