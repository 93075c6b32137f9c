"""The counts behind the one sentence of page one."""

from __future__ import annotations

from typing import Any

from small_portfolio import ask, day, decision, initiative, portfolio

from accord.domain import balance, headline, plan
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio

NAMED_BY_BOTH = "2026-02-01-deck"
NAMED_BY_SECOND = "2026-02-02-engine"
DATED = "2026-02-03-shore"
BEFORE = "2025-12-20-deck"
ELSEWHEN = "2026-05-01-deck"


def _talk(party: str, **more: Any) -> dict[str, Any]:
    return {"with": [party], "summary": "Yes", **more}


def _small(**capacity: Any) -> Portfolio:
    declined = [ask(id="a1", answer="declined"), ask(id="a2", answer="declined"), ask(id="a3", answer="accepted")]
    forecast = {"clarify_consequences": [{"for": "a1", "impact": "Slower"}]}
    talks = {
        BEFORE: _talk("deck", confirmed={"deck": "2025-12-20"}),
        NAMED_BY_BOTH: _talk("deck", decisions=[decision()], asks=declined, conversation=forecast,
                             confirmed={"deck": "2026-02-01"}),
        NAMED_BY_SECOND: _talk("engine", confirmed={"engine": "2026-02-02"}),
        DATED: _talk("shore"),
        ELSEWHEN: _talk("deck"),
    }  # fmt: skip
    places = {"one": "now", "two": "next", "three": "later", "four": "scrap", "five": "done"}
    entries = [{"initiative": name, "place": place} for name, place in places.items()]
    entries[0] |= {"confirmed": [f"{NAMED_BY_BOTH}#d1"], "planned": {"design": 3}}  # type: ignore[dict-item]  # as read
    first = {"version": 1, "date": "2026-02-10", "because_of": [BEFORE]}
    second = {"version": 1, "date": "2026-04-10", "because_of": [NAMED_BY_BOTH, NAMED_BY_SECOND]}
    return known_on(
        portfolio(
            initiatives={name: initiative() for name in places},
            quarters={
                "2026-Q1": {"versions": [first], "entries": entries, **capacity},
                "2026-Q2": {"versions": [second]},
            },
            talks=talks,
        ),
        day("06-30"),
    )


def test_a_quarters_talks_are_those_it_names_and_those_dated_in_it_that_no_other_names() -> None:
    small = _small()
    first, second = plan.editions(small)
    assert headline.talks_of(small, first) == (BEFORE, NAMED_BY_BOTH, DATED)
    assert headline.talks_of(small, second) == (NAMED_BY_BOTH, NAMED_BY_SECOND, ELSEWHEN)


def test_the_sentence_counts_days_places_helpers_and_what_was_declined() -> None:
    small = _small()
    edition = plan.editions(small)[0]
    counts = headline.of(small, edition, balance.of(small, edition))
    assert (counts.asked, counts.own, counts.negotiated) == (3, None, 0)
    assert (counts.ahead, counts.waiting, counts.scrapped) == (1, 2, 1)
    assert (counts.helpers, counts.declined, counts.declined_with_consequence) == (1, 2, 1)
    assert counts.too_big == ()


def test_a_plan_that_is_too_big_says_by_how_much() -> None:
    small = _small(capacity={"working_days": 2, "skills": {"design": {"fte": 1}}})
    edition = plan.editions(small)[0]
    counts = headline.of(small, edition, balance.of(small, edition))
    assert (counts.own, counts.too_big) == (2, (("design", 1),))
