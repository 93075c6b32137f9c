"""Goals: their order, their years, the work for them, and how far their measures have come."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from small_portfolio import ORGANIZATION, day, decision, initiative, portfolio

from accord.domain import coverage, plan
from accord.domain.known import known_on
from accord.domain.organization import Goal, Measure
from accord.domain.portfolio import Portfolio


def _goal(**written: Any) -> Goal:
    return Goal.model_validate({"id": "safe", "name": "Safe", **written})


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ({}, (2024, 2025, 2026, 2027, 2028)),
        ({"years": [2025, 2027]}, (2025, 2027)),
        ({"baseline": {"value": 1, "date": "2025-12-31"}, "target": {"value": 0, "date": "2027-06-30"}}, (2026, 2027)),
        ({"baseline": {"value": 1, "date": "2026-06-14"}, "target": {"value": 0, "date": "2026-12-31"}}, (2026,)),
        ({"target": {"value": 0, "date": "2026-12-31"}}, (2024, 2025, 2026)),
        ({"baseline": {"value": 1, "date": "2025-12-31"}}, (2024, 2025, 2026, 2027, 2028)),
    ],
)
def test_the_years_a_goal_belongs_to(written: dict[str, Any], years: tuple[int, ...]) -> None:
    assert tuple(year for year in range(2024, 2029) if coverage.belongs_to(_goal(**written), year)) == years


@pytest.mark.parametrize(
    ("written", "latest", "share", "met"),
    [
        ({"better": "lower", "baseline": {"value": 4}, "target": {"value": 2}}, 3, Fraction(1, 2), False),
        ({"better": "lower", "baseline": {"value": 4}, "target": {"value": 3}}, 3, Fraction(1), True),
        ({"better": "higher", "baseline": {"value": 0}, "target": {"value": 2}}, 3, Fraction(3, 2), True),
        ({"baseline": {"value": 4}, "target": {"value": 2}}, 3, Fraction(1, 2), False),
        ({"better": "higher", "target": {"value": 2}}, 3, None, True),
        ({"baseline": {"value": 4}}, 3, None, False),
        ({"baseline": {"value": 2}, "target": {"value": 2}}, 3, None, True),
    ],
)
def test_how_far_a_measure_has_come(written: dict[str, Any], latest: int, share: Any, met: bool) -> None:
    readings = [
        {"value": 3, "date": "2026-02-01"},
        {"value": 9, "date": "2026-03-01"},
        {"value": 8, "date": "2026-01-01"},
    ]
    measure = Measure.model_validate({**written, "readings": readings})
    reach = coverage.reach(portfolio(), measure, day("02-28"))
    assert (reach.latest and reach.latest.value, reach.share, reach.met) == (latest, share, met)


def test_a_measure_without_a_reading_has_come_nowhere() -> None:
    reach = coverage.reach(portfolio(), Measure.model_validate({"target": {"value": 2}}), day("02-28"))
    assert (reach.latest, reach.share, reach.met) == (None, None, False)


def _ordered(*talks: dict[str, Any], **organization: Any) -> tuple[tuple[str, ...], ...]:
    files = {f"2026-01-{10 + at}-deck": {"with": ["deck"], "summary": "Yes", **talk} for at, talk in enumerate(talks)}
    small = portfolio(initiatives={"ramp": initiative()}, talks=files, organization={**ORGANIZATION, **organization})
    return coverage.order_of_goals(known_on(small, day("02-01")), day("02-01"))


def _order(*ranks: Any, **more: Any) -> dict[str, Any]:
    decided = decision(kind="order", about=["plan"], order=list(ranks), **more)
    return {"decisions": [decided], "confirmed": {"deck": "2026-01-20"}}


def test_the_order_of_goals_is_that_of_the_newest_live_confirmed_decision_over_goals() -> None:
    assert _ordered() == (("safe",), ("fast",), ("calm",))
    assert _ordered(goal_order=["calm"]) == (("calm",), ("safe", "fast"))
    assert _ordered(_order(["fast", "calm"]), goal_order=["calm"]) == (("fast", "calm"), ("safe",))
    assert _ordered(_order("fast"), _order("calm", "ramp")) == (("calm",), ("safe", "fast"))
    assert _ordered(_order("fast"), _order("ramp")) == (("fast",), ("safe", "calm"))
    assert _ordered(_order("fast"), {**_order("calm"), "confirmed": {}}) == (("fast",), ("safe", "calm"))


def _planned() -> Portfolio:
    files = {
        "both": initiative(goals=["safe", "fast"]),
        "three": initiative(goals=["safe", "fast", "calm"]),
        "none": initiative(),
    }
    entries = [{"initiative": name, "place": "now", "planned": {"design": 4}} for name in files]
    versions = [{"version": 1, "date": "2026-01-05"}]
    return portfolio(
        initiatives=files,
        quarters={"2026-Q1": {"versions": versions, "entries": entries}},
        organization={**ORGANIZATION, "goal_order": [["calm", "fast"]]},
    )


def test_days_are_shared_equally_among_the_goals_of_an_initiative() -> None:
    small = _planned()
    edition = plan.editions(small)[0]
    found = {work.goal.id: (work.rank, len(work.entries), work.days) for work in coverage.of(small, edition)}
    assert found == {"fast": (1, 2, Fraction(10, 3)), "calm": (1, 1, Fraction(4, 3)), "safe": (2, 2, Fraction(10, 3))}
    assert [entry.initiative for entry in coverage.without_goal(small, edition)] == ["none"]
    assert coverage.planned_days(edition) == Decimal(12)
