"""Rules on the steps of a talk."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import EARLY, LATER, ask, day, decision, promise, talk, world

import accord.domain.rules.steps  # noqa: F401  # importing it declares its rules
from accord.domain import rules

Found = list[tuple[str, str, str]]


def _found(check: str, talks: dict[str, Any], as_of: str = "05-29", **more: Any) -> Found:
    known = world(as_of, talks, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


REPLACED = {LATER: talk(confirmed={"deck": "2026-05-05"}, decisions=[decision(replaces=f"{EARLY}#d1")])}
"""A later talk whose decision takes the place of the early talk's."""


def _idea(**more: Any) -> dict[str, Any]:
    return {"idea": "Two evenings instead of a day", **more}


NOT_INVITED = ("note", EARLY, "step 3 is empty on their side. Was it a conversation? If they had an idea, add it with `from`.")  # fmt: skip


@pytest.mark.parametrize(
    ("written", "fires"),
    [
        ({"conversation": {}}, True),
        ({"conversation": {"invite_ideas": []}}, True),
        ({"conversation": {"invite_ideas": [_idea(**{"from": "ltd"})]}}, True),
        ({"conversation": {"invite_ideas": [_idea(**{"from": "ltd"}), _idea(idea="tbd", **{"from": "deck"})]}}, True),
        ({"conversation": {"invite_ideas": [_idea(**{"from": "ltd"}), _idea(**{"from": "deck"})]}}, False),
        ({"conversation": {"invite_ideas": [_idea(became="parked", **{"from": "deck"})]}}, False),
        ({"conversation": {"invite_ideas": [_idea()]}}, False),
        ({}, False),
    ],
    ids=["empty", "no-ideas", "only-ours", "theirs-keeps-a-place", "both", "parked", "nobody-named", "short-form"],
)
def test_an_idea_of_theirs_is_recorded(written: dict[str, Any], fires: bool) -> None:
    assert _found("no-ideas-invited", {EARLY: talk(**written)}) == ([NOT_INVITED] if fires else [])


NO_STEP = (
    "warn",
    EARLY,
    "no next step and no look-again date, so nothing brings it up again. Add who does what by when under `end_with_next_steps`, or a `look_again` to a decision.",
)
AGAIN = decision(look_again={"date": "2026-09-01"})


def _end(*steps: str) -> dict[str, Any]:
    return {"end_with_next_steps": {"thanks": "For the honest number", "steps": [{"what": what} for what in steps]}}


@pytest.mark.parametrize(
    ("written", "fires"),
    [
        ({"conversation": {}}, True),
        ({"conversation": _end()}, True),
        ({"conversation": _end("?")}, True),
        ({"conversation": {}, "decisions": [decision()], "commitments": [promise()]}, True),
        ({"conversation": _end("Send the summary")}, False),
        ({"conversation": _end("tbd", "Send the summary")}, False),
        ({"conversation": {}, "decisions": [decision(id="d2"), AGAIN]}, False),
        ({}, False),
    ],
    ids=["nothing", "only-thanks", "keeps-a-place", "no-date", "a-step", "one-real-step", "look-again", "short-form"],
)
def test_a_conversation_ends_with_a_next_step_or_a_date(written: dict[str, Any], fires: bool) -> None:
    assert _found("no-next-step", {EARLY: talk(**written)}) == ([NO_STEP] if fires else [])


@pytest.mark.parametrize("check", ["no-ideas-invited", "no-next-step", "no-consequence", "one-sided"])
def test_a_talk_that_another_replaced_is_left_alone(check: str) -> None:
    written = {"conversation": {}, "asks": [ask(answer="declined")], "commitments": [promise()]}
    early = {EARLY: talk(decisions=[decision()], **written)}
    assert len(_found(check, early)) == 1
    assert [subject for _, subject, _ in _found(check, early | REPLACED) if subject.startswith(EARLY)] == []


@pytest.mark.parametrize("check", ["no-ideas-invited", "no-next-step", "no-consequence", "one-sided"])
def test_a_talk_to_come_is_left_alone(check: str) -> None:
    plan = talk(summary=None, confirmed={}, asks=[ask(asked_on="2026-03-01")], commitments=[promise()])
    assert _found(check, {EARLY: plan}, "03-01") == []


def _consequence(**more: Any) -> dict[str, Any]:
    return {"conversation": {"clarify_consequences": [{"id": "k1", **more}]}}


THEN = "and what that means is not clear yet. Write under `clarify_consequences` what can realistically be done, and the likely impact."
DECLINED = f"Deck could not take on 'Two people, please', {THEN}"
COUNTERED = f"Deck offered another way for 'Two people, please', {THEN}"


@pytest.mark.parametrize(
    ("answer", "written", "message"),
    [
        ("declined", {}, DECLINED),
        ("countered", {}, COUNTERED),
        ("accepted", {}, None),
        ("open", {}, None),
        ("declined", _consequence(impact="One boat less", **{"for": "a2"}), DECLINED),
        ("declined", _consequence(**{"for": "a1"}), DECLINED),
        ("declined", _consequence(impact="tbd", **{"for": "a1"}), DECLINED),
        ("declined", _consequence(impact="One boat less", **{"for": "a1"}), None),
        ("countered", _consequence(realistic="One boat", **{"for": ["c1", "a1"]}), None),
        ("countered", _consequence(if_not="One boat"), None),
    ],
)
def test_a_no_or_another_way_has_a_consequence(answer: str, written: dict[str, Any], message: str | None) -> None:
    found = _found("no-consequence", {EARLY: talk(asks=[ask(answer=answer)], **written)})
    assert found == ([("warn", f"{EARLY}#a1", message)] if message else [])


@pytest.mark.parametrize(("as_of", "fires"), [("03-09", False), ("03-10", True)])
def test_a_consequence_is_due_from_the_day_of_the_answer(as_of: str, fires: bool) -> None:
    declined = ask(answer="declined", answered_on="2026-03-10")
    assert bool(_found("no-consequence", {EARLY: talk(asks=[declined])}, as_of)) == fires


BOTH = {"with": ["deck", "shore"]}
OURS = {"by": "ltd", "id": "c2"}


@pytest.mark.parametrize(
    ("written", "given", "message"),
    [
        ({}, [{}], "one-sided: Deck promised 1 thing, we promised nothing. Is that right?"),
        (BOTH, [{}, {"id": "c2", "by": "shore"}], "one-sided: Deck and Shore promised 2 things, we promised nothing. Is that right?"),
        (BOTH, [OURS], "one-sided: we promised 1 thing, Deck and Shore promised nothing. Is that right?"),
        ({}, [{"status": "withdrawn", "closed": "2026-03-20"}], "one-sided: Deck promised 1 thing, we promised nothing. Is that right?"),
        ({}, [{"status": "replaced", "closed": "2026-03-20"}], None),
        ({}, [{}, {**OURS, "status": "replaced", "closed": "2026-03-20"}], None),
        (BOTH, [{}, OURS], None),
        ({}, [], None),
    ],
    ids=["theirs", "of-two", "ours", "withdrawn", "replaced", "ours-replaced", "both", "no-promises"],
)  # fmt: skip
def test_promises_go_both_ways(written: dict[str, Any], given: list[dict[str, Any]], message: str | None) -> None:
    found = _found("one-sided", {EARLY: talk(commitments=[promise(**item) for item in given], **written)})
    assert found == ([("note", EARLY, message)] if message else [])


def test_a_team_can_live_with_it_for_a_while() -> None:
    accepted = [{"check": "one-sided", "until": "2026-05-29", "why": "They owe us one."}]
    talks = {EARLY: talk(commitments=[promise()], accepted_warnings=accepted)}
    assert _found("one-sided", talks) == []
    assert len(_found("one-sided", talks, "05-30")) == 1
