"""Scores: exact means, areas, and what is on the line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from small_portfolio import NOTHING, day, initiative, portfolio

from accord.domain import scores
from accord.domain.initiative import Assessment
from accord.domain.settings import Grid

ONE_OF_EACH = {"goal": 5, "critical": 4, "common": 4, "gap": 4}


def _score(impact: Any, difficulty: Any, grid: Mapping[str, Any] = NOTHING) -> scores.Score | None:
    written = {"date": "2026-01-12", "impact": impact, "difficulty": difficulty}
    return scores.of(Grid.model_validate(grid), Assessment.model_validate(written))


@pytest.mark.parametrize(
    ("impact", "expected"),
    [
        (4, Fraction(4)),
        (Decimal("3.5"), Fraction(7, 2)),
        (ONE_OF_EACH, Fraction(17, 4)),
        ({"goal": 5, "gap": 2}, Fraction(7, 2)),
        ({"goal": 5, "critical": 4, "common": 4}, Fraction(13, 3)),
    ],
)
def test_an_axis_is_the_exact_mean_of_what_was_scored(impact: Any, expected: Fraction) -> None:
    score = _score(impact, 2)
    assert score is not None and score.impact == expected


def test_weights_count_and_decimals_are_read_exactly() -> None:
    criteria = {"reach": {"weight": Decimal("0.1")}, "harm": {"weight": Decimal("0.2")}}
    score = _score({"reach": 5, "harm": 2}, 1, {"impact": criteria})
    assert score is not None and score.impact == 3


def test_an_axis_without_any_criterion_has_no_place_on_the_grid() -> None:
    assert _score({}, 3) is None


@pytest.mark.parametrize(
    ("impact", "difficulty", "area"),
    [
        (3, Decimal("2.5"), "do-first"),
        (3, 3, "plan-together"),
        (Decimal("2.5"), 3, "rethink"),
        (Decimal("2.5"), Decimal("2.5"), "fill-in"),
    ],
)
def test_a_score_on_the_line_is_high(impact: Any, difficulty: Any, area: str) -> None:
    score = _score(impact, difficulty)
    assert score is not None and score.area == area


@pytest.mark.parametrize(
    ("impact", "near"),
    [
        ({"goal": 3, "gap": 3}, True),
        ({"goal": 3, "critical": 3, "common": 3, "gap": 2}, False),  # 2.75 is exactly near_line away
        ({"goal": 4, "critical": 3, "common": 3}, False),
        ({"goal": 3, "critical": 3, "common": 3, "gap": 4}, False),
    ],
)
def test_on_the_line_is_closer_than_near_line(impact: Any, near: bool) -> None:
    score = _score(impact, 1)
    assert score is not None and score.near_impact is near and score.on_the_line is near


def test_the_latest_assessment_on_or_before_the_day_counts() -> None:
    assessments = [
        {"date": "2026-04-07", "impact": 5, "difficulty": 2},
        {"date": "2026-01-12", "impact": 4, "difficulty": 4},
    ]
    small = portfolio(initiatives={"ramp": initiative(assessments=assessments)})
    ramp = small.initiatives["ramp"]
    found = {text: scores.at(small, ramp, day(text)) for text in ("01-11", "01-12", "04-06", "04-07")}
    assert {text: score and score.point for text, score in found.items()} == {
        "01-11": None,
        "01-12": (4, 4),
        "04-06": (4, 4),
        "04-07": (2, 5),
    }
