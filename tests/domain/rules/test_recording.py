"""Rules on the record itself: personal details, small groups, dates that cannot be, days without a word."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import EARLY, LATER, ask, day, decision, initiative, promise, talk, world

import accord.domain.rules.personal
import accord.domain.rules.recording  # noqa: F401  # importing them declares their rules
from accord.domain import rules

Found = list[tuple[str, str, str]]
Q2 = "2026-Q2"


def _found(check: str, as_of: str = "05-29", talks: dict[str, Any] | None = None, **more: Any) -> Found:
    known = world(as_of, talks or {}, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


STAKEHOLDERS = {
    "deck": {"kind": "person", "title": "Head of Deck", "name": "B. Rowan"},
    "engine": {"kind": "person", "title": "IT"},
    "crew": {"kind": "group", "title": "Crews' Forum"},
}
TEAM = {"roles": [{"id": "lead", "title": "Learning designer", "name": "T. Juniper"}]}


def _personal(**more: Any) -> Found:
    return _found("personal-detail", **{"stakeholders": STAKEHOLDERS, "team": TEAM, **more})


def _detail(field: str) -> str:
    return (
        f"a sentence in `{field}` names a role or a person beside a word for health, absence, pay or performance. "
        "Keep what it means for the work, such as days and dates, and leave the reason out: "
        "the history of the files keeps it for ever."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The learning designer is on medical leave until June.",
        "The days fell away. The Head of Deck was sick.",
        "B. Rowan is sick.",
        "Ask Juniper, whose salary is paid by the engine room",
        "IT has had surgery",
        "Sick since May, the head\n  of deck cannot come",
        "The Crews’ Forum talked about a written warning",
    ],
)
def test_a_sentence_about_somebody_stays_out_of_personal_matters(text: str) -> None:
    found = _personal(initiatives={"net": initiative(problem=text, goals=["safe"])})
    assert found == [("warn", "B-1", _detail("problem"))]
    assert text not in found[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "33 design days fewer than planned.",
        "Sickness among crews doubled in spring.",
        "The Head of Deck was here. Sickness doubled in spring.",
        "The learning designer builds a page on sickbays",
        "It is sick that the queue is long",
        "The rowan by the gate is sick",
        "B. Rowan knows the pay system. The system is old.\n\nSick notes come on paper.",
    ],
)
def test_other_sentences_are_left_alone(text: str) -> None:
    assert _personal(initiatives={"net": initiative(problem=text, goals=["safe"])}) == []


SAID = "The Head of Deck is sick."


@pytest.mark.parametrize(
    ("more", "subject", "field"),
    [
        ({"organization": {"name": "Ferry", "about": SAID}}, "organization", "about"),
        ({"organization": {"name": "Ferry", "goals": [{"id": "safe", "name": SAID}]}}, "safe", "name"),
        ({"team": {"roles": [{"id": "lead", "title": SAID}]}}, "team", "title"),
        ({"settings": {"skills": {"design": SAID}}}, "settings", "skills"),
        ({"stakeholders": {**STAKEHOLDERS, "shore": {"kind": "group", "title": "Shore", "interests": ["Peace", SAID]}}},
         "shore", "interests"),
        ({"charters": {"deck": {"we_will": [SAID]}}}, "deck", "we_will"),
        ({"quarters": {Q2: {"motto": SAID}}}, Q2, "motto"),
        ({"quarters": {Q2: {"capacity": {"working_days": 60, "notes": SAID}}}}, Q2, "notes"),
        ({"quarters": {Q2: {"entries": [{"initiative": "net", "place": "next", "why": SAID}]}}}, "B-1", "why"),
        ({"talks": {EARLY: talk(commitments=[promise(status="withdrawn", closed="2026-03-20", why=SAID)])}},
         f"{EARLY}#c1", "why"),
        ({"talks": {EARLY: talk(asks=[ask(their_words=SAID)])}}, f"{EARLY}#a1", "their_words"),
        ({"talks": {EARLY: talk(decisions=[decision(look_again={"date": "2026-06-01", "question": SAID})])}},
         f"{EARLY}#d1", "question"),
        ({"talks": {EARLY: talk(conversation={"share_current_picture": SAID})}}, EARLY, "share_current_picture"),
        ({"talks": {EARLY: talk(summary=SAID)}}, EARLY, "summary"),
    ],
)  # fmt: skip
def test_every_text_of_every_record_is_read(more: dict[str, Any], subject: str, field: str) -> None:
    assert _personal(**more) == [("warn", subject, _detail(field))]


def test_the_personal_words_of_a_team_are_added_and_a_warning_can_be_accepted_around_it() -> None:
    about = {"problem": "The Head of Deck has Long Fever", "goals": ["safe"]}
    settings = {"words": {"personal": ["long fever"]}}
    assert _personal(initiatives={"net": initiative(**about)}) == []
    assert len(_personal(initiatives={"net": initiative(**about)}, settings=settings)) == 1
    accepted = [{"check": "personal-detail", "until": "2026-05-29", "why": "It is the name of a ship."}]
    found = _personal(initiatives={"net": initiative(accepted_warnings=accepted, **about)}, settings=settings)
    assert found == []
    entry = {"initiative": "net", "place": "next", "why": SAID}
    assert _personal(quarters={Q2: {"entries": [entry], "accepted_warnings": accepted}}) == []


def test_nobody_is_named_where_there_is_nobody() -> None:
    assert _personal(stakeholders={}, team={}, initiatives={"net": initiative(problem=SAID)}) == []


READ = {"readings": [{"value": 3, "date": "2026-05-01"}]}


def _few(about: str, limit: int = 10) -> str:
    return (
        f"readings about {about}, fewer than {limit}: those who know them can tell who is meant. "
        "Measure a larger group, or say in words what changed. For everyone the numbers are left out."
    )


@pytest.mark.parametrize(
    ("net", "message"),
    [
        ({"outcome": {**READ, "people": 9}}, _few("9 people")),
        ({"outcome": {**READ, "people": 1}}, _few("1 person")),
        ({"outcome": READ, "for_whom": {"text": "Planners", "people": 9}}, _few("9 people")),
        ({"outcome": {**READ, "people": 40}, "for_whom": {"text": "Planners", "people": 9}}, _few("9 people")),
        ({"outcome": {**READ, "people": 10}}, None),
        ({"outcome": {"people": 9}}, None),
        ({"outcome": {"people": 9, "readings": [{"value": 3, "date": "2026-06-01"}]}}, None),
        ({"outcome": READ}, None),
        ({"for_whom": {"text": "Planners", "people": 9}}, None),
        ({}, None),
    ],
)
def test_results_are_of_groups_that_are_large_enough(net: dict[str, Any], message: str | None) -> None:
    found = _found("small-group", initiatives={"net": initiative(**net)})
    assert found == ([("warn", "B-1", message)] if message else [])


def test_a_small_group_behind_a_goal_and_a_limit_of_its_own() -> None:
    goal = {"id": "safe", "name": "Nobody gets hurt", **READ, "people": 8, "also_measured": [{**READ, "people": 4}]}
    organization = {"name": "Ferry", "goals": [goal]}
    assert sorted(_found("small-group", organization=organization)) == [
        ("warn", "safe", _few("4 people")),
        ("warn", "safe", _few("8 people")),
    ]
    settings = {"limits": {"small_group": 8}}
    assert _found("small-group", organization=organization, settings=settings) == [
        ("warn", "safe", _few("4 people", 8))
    ]


def _slip(what: str, then: str) -> str:
    return f"{what} before {then}. One of the two dates is a slip: which one?"


def _promised(closed: str, status: str = "kept", **more: Any) -> dict[str, Any]:
    return talk(commitments=[promise(status=status, closed=closed, **more)])


def _confirmed(on: str) -> dict[str, Any]:
    step = {"summarize_and_clarify": {"summary": "Two people", "confirmations": [{"by": "deck", "date": on}]}}
    return talk(summary=None, confirmed={}, conversation=step)


def _answered(asked: str, answered: str) -> dict[str, Any]:
    return talk(asks=[ask(asked_on=asked, answer="accepted", answered_on=answered)])


@pytest.mark.parametrize(
    ("written", "part", "message"),
    [
        (_answered("2026-03-02", "2026-03-01"), "#a1",
         _slip("answered on 2026-03-01, 1 day", "it was asked (2026-03-02)")),
        (_answered("2026-02-20", "2026-02-25"), "", None),
        (_answered("2026-03-02", "2026-03-02"), "", None),
        (_promised("2026-02-28"), "#c1",
         _slip("closed on 2026-02-28, 2 days", "the talk it was promised in (2026-03-02)")),
        (_promised("2026-03-02"), "", None),
        (_promised("2026-02-28", "replaced"), "", None),
        (_confirmed("2026-03-01"), "",
         _slip("confirmed by Deck on 2026-03-01, 1 day", "the talk (2026-03-02)")),
        (_confirmed("2026-03-02"), "", None),
        (talk(confirmed={"deck": "2025-03-03"}), "",
         _slip("confirmed by Deck on 2025-03-03, 364 days", "the talk (2026-03-02)")),
        (talk(), "", None),
    ],
)  # fmt: skip
def test_dates_follow_each_other(written: dict[str, Any], part: str, message: str | None) -> None:
    found = _found("dates-out-of-order", talks={EARLY: written})
    assert found == ([("warn", f"{EARLY}{part}", message)] if message else [])


def test_a_talk_that_is_replaced_is_left_alone() -> None:
    early = {**_answered("2026-03-02", "2026-03-01"), "decisions": [decision()]}
    later = talk(confirmed={"deck": "2026-05-05"}, decisions=[decision(replaces=f"{EARLY}#d1")])
    assert _found("dates-out-of-order", talks={EARLY: early, LATER: later}) == []


def _nothing_since(on: str, ago: int) -> str:
    return (
        f"nothing has been recorded since {on}, {ago} days ago. "
        "Write down what has happened since, or read the plan as of a day nearer to it."
    )


SCORED = {"net": initiative(assessments=[{"date": "2026-03-01", "impact": 4, "difficulty": 2}])}


@pytest.mark.parametrize(
    ("as_of", "more", "found"),
    [
        ("04-15", {"initiatives": SCORED}, []),
        ("04-16", {"initiatives": SCORED}, [("note", "B-1", _nothing_since("2026-03-01", 46))]),
        ("04-18", {"initiatives": SCORED, "talks": {EARLY: talk()}}, [("note", EARLY, _nothing_since("2026-03-03", 46))]),
        ("04-18", {"talks": {EARLY: talk(commitments=[promise(due="2026-04-17")])}},
         [("note", EARLY, _nothing_since("2026-03-03", 46))]),
        ("05-29", {"talks": {EARLY: _promised("2026-04-01")}}, [("note", f"{EARLY}#c1", _nothing_since("2026-04-01", 58))]),
        ("05-29", {"talks": {EARLY: talk(), LATER: talk()}}, []),
        ("05-29", {"talks": {EARLY: talk(), LATER: {"with": ["deck"]}}}, [("note", EARLY, _nothing_since("2026-03-03", 87))]),
        ("05-29", {"initiatives": SCORED, "quarters": {Q2: {"versions": [{"version": 1, "date": "2026-04-14"}]}}}, []),
        ("05-29", {"initiatives": SCORED, "quarters": {Q2: {"versions": [{"version": 1, "date": "2026-04-13"}]}}},
         [("note", Q2, _nothing_since("2026-04-13", 46))]),
        ("05-29", {"quarters": {Q2: {"starts": "2026-01-05"}}}, []),
        ("05-29", {}, []),
    ],
)  # fmt: skip
def test_something_is_written_down_now_and_then(as_of: str, more: dict[str, Any], found: Found) -> None:
    assert _found("stale-as-of", as_of, **more) == found


def test_a_reading_is_something_and_a_target_is_not() -> None:
    def outcome(**more: Any) -> dict[str, Any]:
        measured = {"baseline": {"value": 1, "date": "2026-01-01"}, "target": {"value": 9, "date": "2026-05-20"}}
        return {"net": initiative(outcome={**measured, **more})}

    assert _found("stale-as-of", initiatives=outcome(readings=[{"value": 3, "date": "2026-05-01"}])) == []
    assert _found("stale-as-of", initiatives=outcome()) == [("note", "B-1", _nothing_since("2026-01-01", 148))]
