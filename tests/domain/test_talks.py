"""Talks: how far each has come, and who has confirmed it."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import EARLY, LATER, ask, day, decision, talk, world

from accord.domain import talks
from accord.domain.negotiation import Negotiation


def _standing(as_of: str, **written: Any) -> talks.Standing:
    known = world(as_of, {EARLY: talk(**written)})
    return talks.standing(known, known.talks[EARLY])


def _confirmed(*answers: tuple[str, str]) -> dict[str, Any]:
    given = [{"by": "deck", "date": f"2026-{on}", "answer": answer} for on, answer in answers]
    return {"confirmed": {}, "conversation": {"summarize_and_clarify": {"confirmations": given}}}


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ({"summary": None, "confirmed": {}}, "preparing"),
        ({"summary": None, "confirmed": {}, "asks": [ask(answer="open")]}, "preparing"),
        ({"summary": None, "confirmed": {}, "asks": [ask(answer="accepted")]}, "unconfirmed"),
        ({"confirmed": {}, "asks": [ask(answer="declined"), ask(answer="declined")]}, "not-agreed"),
        ({"confirmed": {}, "asks": [ask(answer="declined")], "decisions": [decision()]}, "unconfirmed"),
        ({"confirmed": {}}, "unconfirmed"),
        ({"with": ["deck", "shore"]}, "unconfirmed"),
        ({"asks": [ask(answer="accepted"), ask(answer="open")]}, "waiting"),
        ({"asks": [ask(answer="countered"), ask(answer="later", answer_by="2026-06-01")]}, "waiting"),
        ({"asks": [ask(answer="accepted"), ask(answer="countered")]}, "agreed-in-part"),
        ({"asks": [ask(answer="declined")], "decisions": [decision()]}, "agreed-in-part"),
        ({"asks": [ask(answer="accepted")]}, "agreed"),
        ({}, "agreed"),
    ],
)
def test_a_talk_stands_as_the_first_state_that_holds(written: dict[str, Any], state: str) -> None:
    assert _standing("04-01", **written).state == state


def test_a_talk_is_replaced_when_every_decision_is() -> None:
    early = talk(decisions=[decision(about="net"), decision(id="d2", about="rope")])
    one = decision(about="net", replaces=f"{EARLY}#d1")
    two = decision(id="d2", about="rope", replaces=f"{EARLY}#d2")
    states = []
    for decided in ([one], [one, two]):
        known = world("06-01", {EARLY: early, LATER: talk(confirmed={"deck": "2026-05-05"}, decisions=decided)})
        states.append(talks.standing(known, known.talks[EARLY]).state)
    assert states == ["agreed", "replaced"]


def test_an_earlier_day_knows_neither_later_answers_nor_later_confirmations() -> None:
    known = world("04-01", {EARLY: talk(asks=[ask(answer="countered", answered_on="2026-03-20")])})
    days = ("03-01", "03-02", "03-03", "03-20")
    states = [talks.standing(known, known.talks[EARLY], day(on)).state for on in days]
    assert states == ["preparing", "unconfirmed", "waiting", "agreed-in-part"]


def test_those_who_have_not_said_yes_are_named_in_the_order_of_the_talk() -> None:
    standing = _standing("04-01", **{"with": ["shore", "deck", "engine"]})
    assert standing.unconfirmed_by == ("shore", "engine")


@pytest.mark.parametrize(
    ("answers", "since"),
    [
        ([("03-03", "agreed")], "03-03"),
        ([("03-03", "agreed-with-changes")], "03-03"),
        ([("03-03", "agreed"), ("03-09", "agreed-with-changes")], "03-03"),
        ([("03-03", "agreed"), ("03-09", "not-agreed")], None),
        ([("03-03", "agreed"), ("03-09", "not-agreed"), ("03-12", "agreed")], "03-12"),
        ([("03-03", "agreed"), ("04-02", "not-agreed")], "03-03"),
        ([("04-02", "agreed")], None),
    ],
)
def test_the_latest_answer_counts_and_a_yes_counts_from_its_first_day(
    answers: list[tuple[str, str]], since: str | None
) -> None:
    read = Negotiation.model_validate({"id": EARLY, **talk(**_confirmed(*answers))})
    assert talks.confirmed_on(read, "deck", day("04-01")) == (day(since) if since else None)


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ({"summary": None, "confirmed": {}, "asks": [ask()]}, False),
        ({"summary": None, "confirmed": {}, "asks": [ask(answer="declined")]}, True),
        ({"summary": None, "confirmed": {}, "conversation": {}}, True),
        ({"confirmed": {}}, True),
        ({"summary": None}, True),
    ],
)
def test_a_talk_was_held_when_something_said_in_it_is_recorded(written: dict[str, Any], held: bool) -> None:
    assert talks.held(Negotiation.model_validate({"id": EARLY, **talk(**written)})) is held
