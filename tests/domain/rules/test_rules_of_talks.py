"""Rules on talks, asks, promises and decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from conversation_world import EARLY, LATER, ask, day, decision, promise, talk, world

from accord.domain import rules
from accord.domain.rules.talks import working_days_after


def _found(check: str, talks: dict[str, Any], as_of: str = "05-29", **more: Any) -> list[tuple[str, str, str]]:
    known = world(as_of, talks, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


@pytest.mark.parametrize(
    ("as_of", "written", "expected"),
    [
        ("03-31", {}, []),
        ("04-01", {}, ["Deck: 'Two people', 1 day overdue."]),
        ("04-17", {"about": ["net", "plan"]}, ["Deck: 'Two people', 17 days overdue. B-1 waits for it."]),
        ("04-17", {"about": ["net", "rope"]}, ["Deck: 'Two people', 17 days overdue. B-1 and B-2 wait for it."]),
        ("04-17", {"by": "ltd"}, ["L&TD: 'Two people', 17 days overdue."]),
        ("04-17", {"status": "kept", "closed": "2026-04-15"}, []),
    ],
)
def test_an_overdue_promise_is_a_warning(as_of: str, written: dict[str, Any], expected: list[str]) -> None:
    found = _found("overdue-promise", {EARLY: talk(commitments=[promise(**written)])}, as_of)
    assert found == [("warn", f"{EARLY}#c1", message) for message in expected]


@pytest.mark.parametrize(
    ("what", "stops"), [("Two people", False), ("TBD", True), ("?", True), ("to be agreed", True), ("…", True)]
)
def test_a_promise_says_what_exactly(what: str, stops: bool) -> None:
    found = _found("incomplete-promise", {EARLY: talk(commitments=[promise(what=what)])})
    assert [level for level, _, _ in found] == (["stop"] if stops else [])


def test_a_replaced_promise_is_left_alone() -> None:
    given = promise(what="tbd", status="replaced", closed="2026-03-20")
    assert _found("incomplete-promise", {EARLY: talk(commitments=[given])}) == []


@pytest.mark.parametrize(
    ("as_of", "written", "since"),
    [
        ("03-23", {}, None),
        ("03-24", {}, "no answer for 22 days"),
        ("03-24", {"answer": "accepted"}, None),
        ("04-30", {"answer": "later", "answer_by": "2026-04-30"}, None),
        ("05-01", {"answer": "later", "answer_by": "2026-04-30"}, "to be answered by 2026-04-30, 1 day ago"),
    ],
)
def test_an_ask_waits_for_an_answer_only_so_long(as_of: str, written: dict[str, Any], since: str | None) -> None:
    found = _found("unanswered-ask", {EARLY: talk(asks=[ask(**written)])}, as_of)
    message = f"Deck: 'Two people, please': {since}. Ask again, or withdraw it."
    assert found == ([("warn", f"{EARLY}#a1", message)] if since else [])


def test_the_asks_of_a_replaced_talk_are_left_alone() -> None:
    early = talk(asks=[ask()], decisions=[decision()])
    later = talk(confirmed={"deck": "2026-05-05"}, decisions=[decision(replaces=f"{EARLY}#d1")])
    assert _found("unanswered-ask", {EARLY: early, LATER: later}) == []


BOTH = {"with": ["deck", "shore"]}
NOT_SAID = "not said 'that sounds right'. Send the summary again, or call."


@pytest.mark.parametrize(
    ("as_of", "written", "expected"),
    [
        ("03-09", BOTH, []),
        ("03-10", BOTH, [f"Shore has {NOT_SAID}"]),
        ("03-10", {"confirmed": {}, **BOTH}, [f"Deck and Shore have {NOT_SAID}"]),
        ("03-10", {}, []),
        ("03-10", {"summary": None, "confirmed": {}, "asks": [ask(answer="accepted")]}, []),
    ],
)
def test_a_summary_is_confirmed_within_five_working_days(
    as_of: str, written: dict[str, Any], expected: list[str]
) -> None:
    found = _found("unconfirmed-summary", {EARLY: talk(**written)}, as_of)
    assert found == [("warn", EARLY, message) for message in expected]


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("03-02", 0, "2026-03-02"),
        ("03-02", 4, "2026-03-06"),
        ("03-02", 5, "2026-03-09"),
        ("03-06", 1, "2026-03-09"),
        ("03-07", 1, "2026-03-09"),
        ("03-08", 6, "2026-03-16"),
        ("03-02", 100_000_000, "9999-12-31"),
    ],
)
def test_working_days_pass_over_weekends(start: str, count: int, expected: str) -> None:
    assert working_days_after(day(start), count) == date.fromisoformat(expected)


def test_a_look_again_date_that_went_by_is_a_warning_at_the_decision_and_at_the_entry() -> None:
    wish = decision(about="net", look_again={"date": "2026-05-22", "question": "Does it hold?"})
    entry = {"initiative": "rope", "place": "later", "why": "No days", "look_again": "2026-05-28"}
    found = _found("missed-look-again", {EARLY: talk(decisions=[wish])}, quarters={"2026-Q2": {"entries": [entry]}})
    then = "Talk about it, then write down what came of it."
    assert sorted(found) == [
        ("warn", f"{EARLY}#d1", f"'Does it hold?': to be looked at on 2026-05-22, 7 days ago. {then}"),
        ("warn", "B-2", f"to be looked at on 2026-05-28, 1 day ago. {then}"),
    ]


SAME_DAY = "2026-03-02-same-day"


@pytest.mark.parametrize(
    ("talks", "subjects"),
    [
        ({EARLY: [{}], LATER: [{"replaces": f"{EARLY}#d1"}]}, []),
        ({EARLY: [{"replaces": f"{LATER}#d1"}], LATER: [{}]}, [f"{EARLY}#d1"]),
        ({EARLY: [{"replaces": f"{LATER}#d1"}], LATER: [{"replaces": f"{EARLY}#d1"}]}, [f"{EARLY}#d1"]),
        ({EARLY: [{"replaces": f"{EARLY}#d1"}]}, [f"{EARLY}#d1"]),
        ({EARLY: [{"replaces": f"{SAME_DAY}#d1"}], SAME_DAY: [{"replaces": f"{EARLY}#d1"}]}, [f"{EARLY}#d1"]),
        ({EARLY: [{}], SAME_DAY: [{"replaces": f"{EARLY}#d1"}], LATER: [{"replaces": f"{SAME_DAY}#d1"}]}, []),
    ],
)
def test_the_newer_replaces_the_older_and_nothing_in_a_circle(
    talks: dict[str, list[dict[str, Any]]], subjects: list[str]
) -> None:
    written = {name: talk(decisions=[decision(**d) for d in decided]) for name, decided in talks.items()}
    assert [subject for _, subject, _ in _found("broken-replacement", written)] == subjects


@pytest.mark.parametrize(("version", "broken"), [("05-05", False), ("05-06", True), ("05-20", True)])
def test_a_plan_rests_on_no_decision_that_was_already_replaced(version: str, broken: bool) -> None:
    later = talk(confirmed={"deck": "2026-05-06"}, decisions=[decision(replaces=f"{EARLY}#d1", about="net")])
    entry = {"initiative": "net", "place": "now", "confirmed": [f"{EARLY}#d1"]}
    quarters = {"2026-Q2": {"versions": [{"version": 1, "date": f"2026-{version}"}], "entries": [entry]}}
    talks = {EARLY: talk(decisions=[decision(about="net")]), LATER: later}
    found = _found("broken-replacement", talks, quarters=quarters)
    plan = f"version 1 of 2026-Q2, dated 2026-{version}"
    message = f"{plan}, rests on {EARLY}#d1, which {LATER}#d1 replaced on 2026-05-06: name what stands."
    assert found == ([("stop", "B-1", message)] if broken else [])
