"""Larkmere Water: what the checks find on 16 November 2026, by hand in `design/sample.md`, and on other days."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from accord.domain import rules
from accord.intake import read
from accord.places import Problem

ROOT = Path(__file__).parent.parent


@cache
def _found(day: date) -> tuple[Problem, ...]:
    portfolio = read(ROOT / "portfolio").portfolio
    assert portfolio is not None
    return rules.outcome(portfolio, day).problems


NOVEMBER = [
    ("asked-again", "LT-05"),  # K-33
    ("goal-without-work", "compliant-secure"),  # K-39: G2 and G5
    ("goal-without-work", "fix-first-time"),
    ("look-again-soon", "2026-01-22-hr-scrap-list#d1"),  # K-31: LT-13
    ("look-again-soon", "2026-01-22-hr-scrap-list#d2"),  # LT-18
    ("look-again-soon", "2026-09-02-contact-center-billing-again#d1"),  # LT-05
    ("miss-without-follow-up", "2026-01-19-contact-center-first-contact#c2"),  # K-18: N-05/c2
    ("missed-look-again", "2026-10-07-field-ops-it-closing-jobs#d2"),  # K-30: N-15/d2
    ("missed-look-again", "LT-17"),
    ("no-goal", "LT-17"),  # K-21
    ("no-slack", "2026-Q4"),  # K-03: design and deliver
    ("no-slack", "2026-Q4"),
    ("on-the-line", "LT-06"),  # K-41
    ("on-the-line", "LT-12"),
    ("one-sided", "2026-09-02-contact-center-billing-again"),  # K-35: N-14
    ("overdue-promise", "2026-09-02-contact-center-billing-again#c1"),  # K-15: N-14/c1
    ("overdue-promise", "2026-10-07-field-ops-it-closing-jobs#c2"),  # N-15/c2
    ("overloaded-stakeholder", "field-ops"),  # K-05
    ("overloaded-stakeholder", "supervisors-forum"),
    ("promise-at-risk", "2026-07-15-field-ops-safety-conversations-again#c1"),  # K-16: N-12/c1
    ("promise-at-risk", "2026-10-07-field-ops-it-closing-jobs#c3"),  # N-15/c3
    ("stale-assessment", "LT-12"),  # K-40
    ("unanswered-ask", "2026-10-14-it-ai-assistant#a1"),  # K-29: N-16/a1
    ("unchecked-learning", "2026-09-02-contact-center-billing-again#a2"),  # K-20: N-14/a2
    ("unconfirmed-summary", "2026-10-07-field-ops-it-closing-jobs"),  # K-13: N-15
    ("unconfirmed-work", "LT-12"),  # K-12
    ("waits-too-long", "LT-17"),  # K-07
]


def test_in_november_exactly_the_checks_fire_that_were_found_by_hand() -> None:
    found = _found(date(2026, 11, 16))
    assert sorted((problem.check, problem.subject) for problem in found) == NOVEMBER
    assert [problem for problem in found if problem.stops] == []


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("overdue-promise", "3 days overdue"),
        ("overdue-promise", "17 days overdue"),
        ("unanswered-ask", "no answer for 33 days"),
        ("missed-look-again", "7 days ago"),
        ("missed-look-again", "14 days ago"),
        ("overloaded-stakeholder", "152 days of their time in 2026-Q4"),
        ("overloaded-stakeholder", "198 days of their time in 2026-Q2"),
        ("promise-at-risk", "64 of 152 observations by 2026-10-31; 76 expected by then"),
        ("waits-too-long", "waits for 2 quarters in a row"),
    ],
)
def test_each_says_its_number(check: str, words: str) -> None:
    assert any(words in problem.message for problem in _found(date(2026, 11, 16)) if problem.check == check)


def test_in_may_the_same_design_days_are_promised_twice() -> None:
    clash = [problem for problem in _found(date(2026, 5, 4)) if problem.check == "contradictory-agreements"]
    assert [problem.subject for problem in clash] == ["2026-Q2"]
    assert clash[0].message.startswith("design: 112 days promised (2026-01-21-treatment-three-requests#c4, ")
    assert "2026-04-20-contact-center-new-duty#c2" in clash[0].message
    assert "86 exist" in clash[0].message


def test_after_the_talk_of_6_may_the_clash_is_settled() -> None:
    assert [problem for problem in _found(date(2026, 5, 11)) if problem.check == "contradictory-agreements"] == []


def test_the_draft_of_the_fourth_quarter_does_not_fit() -> None:
    portfolio = read(ROOT / "portfolio").portfolio
    assert portfolio is not None
    draft = next(v for v in portfolio.quarters["2026-Q4"].all_versions if v.state == "draft")
    found = [problem for problem in _found(draft.date) if problem.check == "over-capacity"]
    assert [(problem.subject, problem.level) for problem in found] == [("2026-Q4", "warn")]
    assert "needs 80 design days; 67 exist." in found[0].message
