"""Do we work on the goals, and are the numbers moving?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from accord.domain import decisions
from accord.domain.fields import Rank
from accord.domain.organization import Goal, Measure, Value
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a measure has come from its baseline to its target."""

    measure: Measure
    latest: Value | None
    """The newest reading on or before the day; None where it is not shown or not measured."""
    share: Fraction | None
    """0 at the baseline, 1 at the target; may lie outside."""
    met: bool


@dataclass(frozen=True, slots=True)
class GoalWork:
    """One goal with the work of an edition."""

    goal: Goal
    rank: int
    """Its place in the agreed order, from 1; equals share a place."""
    entries: tuple[Placed, ...]
    """Every entry linked to the goal, in list order."""
    days: Fraction
    """Planned person-days; an initiative's days are shared equally among its goals."""
    reach: Reach
    also: tuple[Reach, ...]


def reach(portfolio: Portfolio, measure: Measure, day: date) -> Reach:
    """How far a measure has come by a day; readings this audience may not see are gone from the portfolio."""
    until = min(day, portfolio.as_of)
    readings = [value for value in measure.readings if value.date is None or value.date <= until]
    latest = max(readings, key=lambda value: value.date or date.min, default=None)
    return Reach(measure, latest, _share(measure, latest), _met(measure, latest))


def _share(measure: Measure, latest: Value | None) -> Fraction | None:
    start, end = measure.baseline, measure.target
    if latest is None or start is None or end is None or start.value == end.value:
        return None
    return (Fraction(latest.value) - Fraction(start.value)) / (Fraction(end.value) - Fraction(start.value))


def _met(measure: Measure, latest: Value | None) -> bool:
    if latest is None or measure.target is None:
        return False
    lower = measure.better == "lower"
    if measure.better is None and measure.baseline is not None:
        lower = measure.target.value < measure.baseline.value
    return latest.value <= measure.target.value if lower else latest.value >= measure.target.value


def of(portfolio: Portfolio, edition: Edition) -> tuple[GoalWork, ...]:
    """Goals of the edition's year in the agreed order, with their work."""
    year = int(edition.quarter.id[:4])
    entries = _by_goal(portfolio, edition)
    of_the_year = [goal for goal in portfolio.organization.goals if belongs_to(goal, year)]
    places = _ranks(order_of_goals(portfolio, edition.day), {goal.id for goal in of_the_year})
    work = [_work(portfolio, edition, goal, places[goal.id], entries.get(goal.id, ())) for goal in of_the_year]
    return tuple(sorted(work, key=lambda item: item.rank))


def belongs_to(goal: Goal, year: int) -> bool:
    """Whether a goal is one of a year: as written, else from the year after its baseline, or the year of its
    target where that is earlier, to the year of its target; without a dated target, every year.
    """
    if goal.years:
        return year in goal.years
    if goal.target is None or goal.target.date is None:
        return True
    last = goal.target.date.year
    first = goal.baseline.date.year + 1 if goal.baseline and goal.baseline.date else year
    return min(first, last) <= year <= last


def _by_goal(portfolio: Portfolio, edition: Edition) -> Mapping[str, tuple[Placed, ...]]:
    found: dict[str, list[Placed]] = {}
    for entry in edition.entries:
        for goal in goals_of(portfolio, entry):
            found.setdefault(goal, []).append(entry)
    return {goal: tuple(entries) for goal, entries in found.items()}


def goals_of(portfolio: Portfolio, entry: Placed) -> tuple[str, ...]:
    """The goals an entry's initiative is linked to, each once."""
    initiative = portfolio.initiatives.get(entry.initiative)
    return tuple(dict.fromkeys(initiative.goals)) if initiative else ()


def _ranks(order: Iterable[Iterable[str]], goals: Collection[str]) -> Mapping[str, int]:
    """Each goal's place in an order, from 1, counting only the places that some of these goals hold."""
    groups = [[goal for goal in group if goal in goals] for group in order]
    return {goal: at for at, group in enumerate(filter(None, groups), 1) for goal in group}


def _work(portfolio: Portfolio, edition: Edition, goal: Goal, rank: int, entries: tuple[Placed, ...]) -> GoalWork:
    shares = (Fraction(entry.days_planned) / len(goals_of(portfolio, entry)) for entry in entries)
    also = tuple(reach(portfolio, measure, edition.day) for measure in goal.also_measured)
    return GoalWork(goal, rank, entries, sum(shares, Fraction(0)), reach(portfolio, goal, edition.day), also)


def order_of_goals(portfolio: Portfolio, day: date) -> tuple[tuple[str, ...], ...]:
    """Goal ids in the agreed order, equals together: by the newest live confirmed `order` decision over goals,
    else `goal_order`, else as written; goals it does not name come last, together.
    """
    agreed = (_goals_in(portfolio, settled.decision.order) for settled in reversed(decisions.on(portfolio, day))
              if settled.decision.kind == "order" and settled.live and settled.confirmed)  # fmt: skip
    order = next(filter(None, agreed), ()) or _goals_in(portfolio, portfolio.organization.goal_order)
    if not order:
        return tuple((goal,) for goal in portfolio.goals)
    named = {goal for group in order for goal in group}
    rest = tuple(goal for goal in portfolio.goals if goal not in named)
    return (*order, rest) if rest else order


def _goals_in(portfolio: Portfolio, order: Iterable[Rank]) -> tuple[tuple[str, ...], ...]:
    """The goals of an order that may also rank other things; the first place counts where one is named twice."""
    seen: set[str] = set()
    groups = []
    for rank in order:
        names = (rank,) if isinstance(rank, str) else rank
        groups.append(tuple(name for name in dict.fromkeys(names) if name in portfolio.goals and name not in seen))
        seen.update(groups[-1])
    return tuple(group for group in groups if group)


def without_goal(portfolio: Portfolio, edition: Edition) -> tuple[Placed, ...]:
    """Entries whose initiative names no goal."""
    return tuple(entry for entry in edition.entries if not goals_of(portfolio, entry))


def planned_days(edition: Edition) -> Decimal:
    """Planned person-days of an edition, all skills."""
    return sum((entry.days_planned for entry in edition.entries), Decimal(0))
