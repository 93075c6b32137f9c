"""Larkmere Water on 16 November 2026: what was asked, promised and agreed, as `design/sample.md` counts it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from accord.domain import agreements, asks, decisions, promises, rules, talks
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise
from accord.intake import read

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 11, 16)
CLOSING_JOBS = "2026-10-07-field-ops-it-closing-jobs"
CONVERSATIONS_AGAIN = "2026-07-15-field-ops-safety-conversations-again"


@cache
def _whole() -> Portfolio:
    found = read(ROOT / "portfolio").portfolio
    assert found is not None
    return found


@cache
def _known() -> Portfolio:
    return known_on(_whole(), AS_OF)


def _given(ref: str) -> Promise:
    return next(promise for promise in promises.on(_known()) if promise.ref == ref)


def test_the_whole_is_complete() -> None:
    known = _known()
    consequences = [item for talk in known.talks.values() for item in talk.consequences]
    counts = [len(items) for items in (known.talks, asks.on(known), known.decisions, known.commitments, consequences)]
    assert counts == [16, 31, 24, 42, 9]


def test_asks_by_kind_and_by_answer() -> None:
    found = asks.on(_known())
    assert Counter(asked.ask.kind for asked in found) == {"resources": 13, "commitment": 9, "priority": 9}
    assert Counter(a.ask.answer for a in found) == {"accepted": 24, "countered": 5, "declined": 1, "open": 1}


def test_the_one_no_asked_for_commitment() -> None:
    found = [a for a in asks.on(_known()) if a.ask.answer == "declined"]
    assert [(a.ref, a.ask.kind) for a in found] == [("2026-01-15-field-ops-safety-conversations#a1", "commitment")]


def test_the_other_ways_were_four_for_resources_and_one_for_commitment() -> None:
    found = Counter(a.ask.kind for a in asks.on(_known()) if a.ask.answer == "countered")
    assert found == {"resources": 4, "commitment": 1}


def test_one_ask_waits_for_its_answer() -> None:
    assert [(a.ref, a.days_open) for a in asks.unanswered(_known())] == [("2026-10-14-it-ai-assistant#a1", 33)]


@pytest.mark.parametrize(
    ("sides", "tally"),
    [
        (("stakeholder",), {"kept": 15, "kept-late": 3, "in-part": 2, "overdue": 2, "open": 4}),
        (("ltd",), {"kept": 11, "kept-late": 1, "in-part": 1, "replaced": 2, "due-soon": 1}),
        (
            ("stakeholder", "ltd"),
            {"kept": 26, "kept-late": 4, "in-part": 3, "replaced": 2, "overdue": 2, "due-soon": 1, "open": 4},
        ),
    ],
)
def test_promises_by_side_and_state(sides: tuple[str, ...], tally: dict[str, int]) -> None:
    assert promises.tally(promise for promise in promises.on(_known()) if promise.side in sides) == tally


@pytest.mark.parametrize(
    ("ref", "state", "late"),
    [
        ("2026-01-12-field-ops-fieldflow#c2", "kept-late", 26),
        ("2026-01-19-contact-center-first-contact#c1", "kept-late", 4),
        ("2026-04-08-it-practice-environment#c1", "kept-late", 12),
        ("2026-08-05-hr-fewer-design-days#c2", "kept-late", 7),
        ("2026-09-02-contact-center-billing-again#c1", "overdue", 3),
        (f"{CLOSING_JOBS}#c2", "overdue", 17),
        (f"{CLOSING_JOBS}#c3", "due-soon", None),
        ("2026-01-21-treatment-three-requests#c4", "replaced", None),
    ],
)
def test_how_late_single_promises_are(ref: str, state: str, late: int | None) -> None:
    assert (_given(ref).state, _given(ref).days_late) == (state, late)


def test_watched_entries_are_behind_and_the_forum_is_not() -> None:
    watched, released = _given(f"{CONVERSATIONS_AGAIN}#c1"), _given("2026-06-10-coo-supervisor-essentials#c3")
    assert (watched.behind, watched.expected) == (True, Decimal(76))
    assert released.behind is False


def test_promises_to_us_due_since_july() -> None:
    since_july = promises.due_since(_known(), date(2026, 7, 1))
    theirs = [promise for promise in since_july if promise.side == "stakeholder"]
    assert promises.tally(theirs) == {"kept": 7, "overdue": 2, "open": 4}


def test_the_agreements_with_field_operations() -> None:
    found = agreements.by_stakeholder(_known(), "field-ops")
    assert [(a.talk.id, a.confirmed, a.look_again, a.state) for a in found] == [
        (CLOSING_JOBS, date(2026, 10, 8), date(2026, 11, 9), "at-risk"),
        (CONVERSATIONS_AGAIN, date(2026, 7, 16), date(2027, 1, 20), "running"),
        ("2026-01-15-field-ops-safety-conversations", date(2026, 1, 15), None, "replaced"),
        ("2026-01-12-field-ops-fieldflow", date(2026, 1, 13), None, "kept"),
    ]


def test_what_both_sides_promised_about_watched_entries() -> None:
    found = next(a for a in agreements.by_stakeholder(_known(), "field-ops") if a.talk.id == CONVERSATIONS_AGAIN)
    assert promises.tally(p for p in found.promises if p.side == "ltd") == {"kept": 1}
    assert promises.tally(p for p in found.promises if p.side == "stakeholder") == {"kept": 1, "open": 1}


def test_digital_and_it_has_not_confirmed_the_closing_report() -> None:
    known = _known()
    assert talks.standing(known, known.talks[CLOSING_JOBS]) == talks.Standing("unconfirmed", ("it",))
    assert [talk.id for talk in agreements.waiting_for(known, "it")] == [CLOSING_JOBS]
    assert CLOSING_JOBS not in {a.talk.id for a in agreements.by_stakeholder(known, "it")}


def test_two_dates_went_by_without_a_look() -> None:
    found = [item for item in decisions.look_agains(_known()) if item.passed]
    assert [(item.date, item.ref, item.initiative) for item in found] == [
        (date(2026, 11, 2), None, "ai-assistant-safely"),
        (date(2026, 11, 9), f"{CLOSING_JOBS}#d2", "fieldflow-crews"),
    ]


def _checks(day: date) -> set[tuple[str, str, str]]:
    return {(p.level, p.check, p.subject) for p in rules.run(_whole(), day)}


FIRST_RULES = {
    ("warn", "unconfirmed-summary", CLOSING_JOBS),
    ("warn", "overdue-promise", "2026-09-02-contact-center-billing-again#c1"),
    ("warn", "overdue-promise", f"{CLOSING_JOBS}#c2"),
    ("note", "no-goal", "LT-17"),
    ("warn", "unanswered-ask", "2026-10-14-it-ai-assistant#a1"),
    ("warn", "missed-look-again", f"{CLOSING_JOBS}#d2"),
    ("warn", "missed-look-again", "LT-17"),
}


def test_the_checks_of_16_november() -> None:
    names = {check for _, check, _ in FIRST_RULES}
    found = _checks(AS_OF)
    assert {item for item in found if item[1] in names} == FIRST_RULES
    assert [item for item in found if item[0] == "stop"] == []


def test_the_draft_of_october_does_not_fit() -> None:
    assert ("warn", "over-capacity", "2026-Q4") in _checks(date(2026, 10, 5))
    assert [item for item in _checks(date(2026, 10, 9)) if item[1] == "over-capacity"] == []
