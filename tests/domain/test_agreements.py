"""Agreements: from which day, in which state, and in which words."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import EARLY, LATER, ask, day, decision, promise, talk, world

from accord.domain import agreements
from accord.domain.agreements import Agreement
from accord.domain.audience import Audience

KEPT = {"status": "kept", "closed": "2026-03-20"}
LATE = {"status": "kept", "closed": "2026-04-20"}
IN_PART = {"status": "partly-kept", "closed": "2026-03-20"}
MISSED = {"status": "not-kept", "closed": "2026-03-31", "why": "Fog"}
JUNE = {"due": "2026-06-30"}


def _agreements(as_of: str = "05-01", stakeholder: str = "deck", **written: Any) -> tuple[Agreement, ...]:
    return agreements.by_stakeholder(world(as_of, {EARLY: talk(**written)}), stakeholder)


def _given(*promises: dict[str, Any]) -> dict[str, Any]:
    return {"commitments": [promise(**{**more, "id": f"c{at}"}) for at, more in enumerate(promises)]}


def _decided(**more: Any) -> dict[str, Any]:
    return {"decisions": [decision(**more)]}


@pytest.mark.parametrize(
    ("written", "state"),
    [
        (_given(MISSED, {}), "missed"),
        (_given({}, KEPT), "at-risk"),
        ({**_given(KEPT), **_decided(look_again={"date": "2026-04-30"})}, "at-risk"),
        (_given(KEPT, JUNE), "running"),
        ({**_given(KEPT), **_decided(look_again={"date": "2026-05-01"})}, "running"),
        (_decided(kind="order", order=["net", "rope"]), "running"),
        (_decided(kind="order", order=["net", "rope"], decided_by=["ltd"]), "ended"),
        (_given(KEPT, LATE), "kept"),
        (_given(KEPT, IN_PART), "ended"),
        (_given(KEPT, {"by": "shore"}), "kept"),
        (_given(KEPT, {"by": "ltd", "to": "deck"}), "at-risk"),
        (_given(KEPT, {"by": "ltd", "to": "shore"}), "kept"),
        (_decided(), "ended"),
        ({}, "ended"),
    ],
)
def test_an_agreement_is_in_the_first_state_that_holds(written: dict[str, Any], state: str) -> None:
    (found,) = _agreements(**written)
    assert found.state == state
    assert found.in_force == (state in ("missed", "at-risk", "running"))


def test_an_agreement_is_replaced_when_all_its_decisions_are() -> None:
    later = talk(confirmed={"deck": "2026-05-06"}, decisions=[decision(replaces=f"{EARLY}#d1")])
    known = world("06-01", {EARLY: talk(**_decided(), **_given({})), LATER: later})
    assert [a.state for a in agreements.by_stakeholder(known, "deck")] == ["ended", "replaced"]


def _answered(*answers: tuple[str, str, str | None]) -> dict[str, Any]:
    given = [{"by": "deck", "date": f"2026-{on}", "answer": a, "changes": changes} for on, a, changes in answers]
    kept = [{key: value for key, value in answer.items() if value} for answer in given]
    return {"confirmed": {}, "conversation": {"summarize_and_clarify": {"confirmations": kept}}}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (_answered(), []),
        (_answered(("03-04", "agreed", None)), [("03-04", None)]),
        (_answered(("03-04", "agreed-with-changes", "Only from May.")), [("03-04", "Only from May.")]),
        (_answered(("03-04", "agreed", None), ("03-06", "not-agreed", None)), []),
        (_answered(("05-02", "agreed", None)), []),
    ],
)
def test_an_agreement_exists_from_the_day_that_party_confirmed(
    written: dict[str, Any], expected: list[tuple[str, str | None]]
) -> None:
    found = [(a.confirmed, a.changes) for a in _agreements(**written)]
    assert found == [(day(on), changes) for on, changes in expected]


def test_a_party_that_has_not_confirmed_has_no_agreement_but_a_talk_that_waits() -> None:
    both = {"with": ["deck", "shore"]}
    known = world("05-01", {EARLY: talk(**both)})
    found = {who: len(agreements.by_stakeholder(known, who)) for who in ("deck", "shore", "engine")}
    waits = {who: len(agreements.waiting_for(known, who)) for who in ("deck", "shore", "engine")}
    assert found == {"deck": 1, "shore": 0, "engine": 0}
    assert waits == {"deck": 0, "shore": 1, "engine": 0}


@pytest.mark.parametrize(
    "written", [{"summary": None, "asks": [ask()]}, {"asks": [ask(answer="declined")]}, {"date": "2026-05-02"}]
)
def test_a_plan_a_plain_no_and_a_later_talk_wait_for_nobody(written: dict[str, Any]) -> None:
    known = world("05-01", {EARLY: talk(confirmed={}, **written)})
    assert agreements.waiting_for(known, "deck") == ()


@pytest.mark.parametrize(
    ("written", "audience", "statement"),
    [
        ({}, Audience("team"), "It sounds like two people."),
        ({"agreement": "Two people."}, Audience("team"), "Two people."),
        ({"agreement": "Two people."}, Audience("party", "deck"), "Two people."),
        ({"public_summary": "The deck helps."}, Audience("party", "deck"), "It sounds like two people."),
        ({"public_summary": "The deck helps."}, Audience("party", "shore"), "The deck helps."),
        ({}, Audience("everyone"), None),
        ({"public_summary": "The deck helps."}, Audience("everyone"), "The deck helps."),
        (
            {"public_summary": "The deck helps.", "visible": "everyone"},
            Audience("everyone"),
            "It sounds like two people.",
        ),
    ],
)
def test_the_statement_is_the_summary_for_those_who_took_part_and_the_public_one_for_others(
    written: dict[str, Any], audience: Audience, statement: str | None
) -> None:
    known = world("05-01", {EARLY: talk(**written)}).changed(audience=audience)
    assert [a.statement for a in agreements.by_stakeholder(known, "deck")] == [statement]


def test_the_date_to_look_again_is_the_first_nobody_has_looked_at() -> None:
    decided = [
        decision(id=f"d{at}", about=about, look_again={"date": f"2026-{on}"})
        for at, (about, on) in enumerate([("net", "04-10"), ("rope", "06-10"), ("sail", "05-10")])
    ]
    known = world("05-05", {EARLY: talk(decisions=decided), LATER: talk(about="net")})
    assert agreements.by_stakeholder(known, "deck")[-1].look_again == day("05-10")


def test_agreements_come_newest_first() -> None:
    found = agreements.by_stakeholder(world("06-01", {EARLY: talk(), LATER: talk()}), "deck")
    assert [a.talk.id for a in found] == [LATER, EARLY]
