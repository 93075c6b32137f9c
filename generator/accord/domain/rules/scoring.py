"""Rules on the grid and on goals: scores that are fresh and explained, marks that tell apart, work for each goal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from accord.domain import coverage, decisions, plan, scores
from accord.domain.coverage import GoalWork
from accord.domain.initiative import Assessment, Initiative
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import OPEN_PLACES, PlanPlace
from accord.domain.rules.editions import in_view
from accord.domain.rules.initiatives import figure, has_ended, named, records_of, seen_in
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import listed, number

_AHEAD: tuple[PlanPlace, ...] = ("now", "next")
_FRESH_FOR = 2
"""Quarters for which an assessment stays fresh."""
_TOO_MANY_HIGH = Fraction(80, 100)
_A_PAIR = 2


@check("goal-without-work", level="note")
def goal_without_work(portfolio: Portfolio) -> Iterator[Finding]:
    """Every goal has some work going ahead, and no goal takes more than half of the days against the agreed order."""
    for edition in in_view(portfolio):
        total = coverage.planned_days(edition)
        agreed = _is_order_agreed(portfolio, edition.day)
        works = coverage.of(portfolio, edition)
        for work in works:
            if not any(placed.place == "now" for placed in work.entries):
                yield _without_work(edition, work)
            elif agreed and work.rank > 1 and 2 * work.days > Fraction(total):
                before = [item.goal.id for item in works if item.rank < work.rank]
                yield _against_the_order(edition, work, before, total)


def _without_work(edition: Edition, work: GoalWork) -> Finding:
    message = f"no work now in {named(edition)}. If that is meant, say so to its sponsor; else look at what waits."
    return Finding(work.goal.where("name"), work.goal.id, message, (work.goal, edition.quarter))


def _against_the_order(edition: Edition, work: GoalWork, before: list[str], total: Decimal) -> Finding:
    message = (
        f"takes {_tenths(work.days)} of the {number(total)} days planned in {named(edition)}, "
        f"and the agreed order puts {listed(before)} before it. Move days, or agree on the order again."
    )
    return Finding(work.goal.where("name"), work.goal.id, message, (work.goal, edition.quarter))


def _tenths(days: Fraction) -> str:
    whole, tenths = divmod(round(days * 10), 10)
    return f"{whole}.{tenths}" if tenths else str(whole)


def _is_order_agreed(portfolio: Portfolio, day: date) -> bool:
    """Whether somebody has put the goals in order; as they are written in the file is no order yet."""
    if portfolio.organization.goal_order:
        return True
    orders = (item.decision.order for item in decisions.on(portfolio, day)
              if item.decision.kind == "order" and item.live and item.confirmed)  # fmt: skip
    ranked = (name for order in orders for rank in order for name in ((rank,) if isinstance(rank, str) else rank))
    return any(name in portfolio.goals for name in ranked)


@check("stale-assessment", level="note")
def stale_assessment(portfolio: Portfolio) -> Iterator[Finding]:
    """What goes ahead or comes next was scored no more than two quarters before, and a 5 or a 1 has its reason."""
    for initiative in portfolio.initiatives.values():
        assessment = max(initiative.assessments, key=lambda item: item.date, default=None)
        if assessment:
            yield from _old(portfolio, initiative, assessment)
            yield from _without_reason(portfolio, initiative, assessment)


def _old(portfolio: Portfolio, initiative: Initiative, assessment: Assessment) -> Iterator[Finding]:
    for edition, placed in seen_in(portfolio).get(initiative.id, ()):
        ago = quarters_before(assessment.date, edition.quarter.first_day)
        if placed.place in _AHEAD and ago > _FRESH_FOR:
            message = (
                f"'{placed.place}' in {named(edition)} by an assessment of {assessment.date}, {ago} quarters before. "
                "Score it again: what has changed since?"
            )
            records = records_of(portfolio, initiative)
            yield Finding(assessment.where("date"), initiative.code, message, records)
            return


def quarters_before(day: date, first_day: date) -> int:
    """In which quarter before the one that starts on a first day a day lies; 0 within that quarter or later."""
    months = (first_day.year - day.year) * 12 + first_day.month - day.month + (day.day < first_day.day)
    return max(0, -(-months // 3))


def _without_reason(portfolio: Portfolio, initiative: Initiative, assessment: Assessment) -> Iterator[Finding]:
    """A five or a one that nobody has explained; of work that has ended nobody asks any more."""
    if assessment.why or has_ended(portfolio, initiative):
        return
    ends = [said for axis in ("impact", "difficulty") for said in _ends(axis, getattr(assessment, axis))]
    if ends:
        message = (
            f"{listed(ends)} without a reason. Write the `why`: the ends of the scale decide, and people will ask."
        )
        yield Finding(assessment.where("why"), initiative.code, message, records_of(portfolio, initiative))


def _ends(axis: str, placement: Decimal | dict[str, int]) -> list[str]:
    """The ones and fives of an axis, as one says them."""
    if not isinstance(placement, dict):
        return [f"{axis} {number(placement)}"] if placement in (1, 5) else []
    return [f"{axis} '{name}' {score}" for name, score in placement.items() if score in (1, 5)]


@check("on-the-line", level="note")
def on_the_line(portfolio: Portfolio) -> Iterator[Finding]:
    """A mark close to the line belongs to no area by itself: people decide where it stands."""
    for initiative in portfolio.initiatives.values():
        score = scores.at(portfolio, initiative, portfolio.as_of)
        if score and score.on_the_line and not has_ended(portfolio, initiative):
            near = {"impact": score.near_impact, "difficulty": score.near_difficulty}
            axes = [axis for axis, is_near in near.items() if is_near]
            said = listed(f"{axis} {figure(getattr(score, axis))}" for axis in axes)
            message = f"{said}: on the line. Talk about it, don't compute it."
            records = records_of(portfolio, initiative)
            yield Finding(score.assessment.where(axes[0]), initiative.code, message, records)


@check("all-high", level="note")
def all_high(portfolio: Portfolio) -> Iterator[Finding]:
    """At most four in five of the marks on the grid are high impact, so that it tells them apart."""
    agreed = plan.editions(portfolio)
    for edition in in_view(portfolio):
        marks = _marks(edition, [item for item in agreed if item.quarter.first_day < edition.quarter.first_day])
        high = [score for score in marks if score >= portfolio.settings.grid.line]
        # One mark alone is above the line or below it; "all" begins with two.
        if len(marks) >= _A_PAIR and len(high) > _TOO_MANY_HIGH * len(marks):
            message = (
                f"{len(high)} of {len(marks)} marks in {named(edition)} are high impact. "
                "If all is high, the grid can't help. Compare in pairs."
            )
            yield Finding(edition.quarter.where("entries"), edition.quarter.id, message, (edition.quarter,))


def _marks(edition: Edition, earlier: list[Edition]) -> list[Fraction]:
    """The impact of each mark the grid draws: what has ended is drawn only by the first quarter that says so."""
    last: dict[str, PlanPlace] = {placed.initiative: placed.place for before in earlier for placed in before.entries}

    def is_drawn(placed: Placed) -> bool:
        return placed.place in OPEN_PLACES or last.get(placed.initiative) != placed.place

    return [placed.score.impact for placed in edition.entries if placed.score and is_drawn(placed)]
