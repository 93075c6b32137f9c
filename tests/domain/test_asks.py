"""Asks: what was asked by a day, and what was answered by then."""

from __future__ import annotations

from conversation_world import EARLY, LATER, ask, day, talk, world

from accord.domain import asks

ANSWERED = ask(
    answer="countered",
    answered_on="2026-03-20",
    got={"value": 1, "unit": "people"},
    their_words="One.",
    asked_on="2026-03-02",
)


def test_an_ask_is_open_until_the_day_of_its_answer() -> None:
    known = world("04-01", {EARLY: talk(asks=[ANSWERED])})
    found = {on: asks.on(known, day(on)) for on in ("03-01", "03-02", "03-19", "03-20")}
    assert {on: [(a.ask.answer, a.ask.their_words, a.days_open) for a in given] for on, given in found.items()} == {
        "03-01": [],
        "03-02": [("open", None, 0)],
        "03-19": [("open", None, 17)],
        "03-20": [("countered", "One.", None)],
    }


def test_what_is_open_or_put_off_waits_oldest_first() -> None:
    early = talk(asks=[ask(asked_on="2026-03-09"), ask(answer="accepted"), ask(answer="later", answer_by="2026-06-01")])
    known = world("05-10", {EARLY: early, LATER: talk(asks=[ask()])})
    assert [(a.ref, a.days_open) for a in asks.unanswered(known)] == [
        (f"{EARLY}#a3", 69),
        (f"{EARLY}#a1", 62),
        (f"{LATER}#a1", 6),
    ]
