"""Decisions: which are live, and which dates were looked at."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import EARLY, LATER, day, decision, talk, world

from accord.domain import decisions
from accord.domain.decisions import LookAgain


def test_a_decision_is_live_until_the_day_it_is_replaced() -> None:
    later = talk(confirmed={"deck": "2026-05-06"}, decisions=[decision(replaces=f"{EARLY}#d1")])
    known = world("06-01", {EARLY: talk(decisions=[decision()]), LATER: later})
    found = [[(d.live, d.ended_by) for d in decisions.on(known, day(on))] for on in ("05-05", "06-01")]
    assert found == [[(True, None), (True, None)], [(False, f"{LATER}#d1"), (True, None)]]


def test_a_decision_is_not_there_before_its_talk() -> None:
    known = world("06-01", {EARLY: talk(decisions=[decision()]), LATER: talk(decisions=[decision()])})
    assert [d.ref for d in decisions.on(known, day("05-03"))] == [f"{EARLY}#d1"]


@pytest.mark.parametrize(("confirmed", "expected"), [({}, False), ({"deck": "2026-03-03"}, True)])
def test_a_decision_is_confirmed_when_one_party_has_said_yes(confirmed: dict[str, str], expected: bool) -> None:
    known = world("06-01", {EARLY: talk(**{"with": ["shore", "deck"]}, confirmed=confirmed, decisions=[decision()])})
    assert [d.confirmed for d in decisions.on(known)] == [expected]


def test_decisions_about_an_initiative_come_newest_first() -> None:
    early = talk(decisions=[decision(about="net"), decision(id="d2", about="rope")])
    known = world("06-01", {EARLY: early, LATER: talk(decisions=[decision(about=["rope", "net"])])})
    assert [d.ref for d in decisions.about(known, "net")] == [f"{LATER}#d1", f"{EARLY}#d1"]


def _dates(as_of: str, more: dict[str, Any], quarters: dict[str, Any]) -> list[LookAgain]:
    """What became of the early talk's wish to look at the net again on 30 April."""
    wish = decision(about="net", look_again={"date": "2026-04-30", "question": "Does it hold?"})
    known = world(as_of, {EARLY: talk(decisions=[wish]), **more}, quarters=quarters)
    return [item for item in decisions.look_agains(known) if item.ref]


def _quarter(version: str, **more: Any) -> dict[str, Any]:
    versions = [{"version": 1, "date": version, **more}]
    return {"versions": versions, "entries": [{"initiative": "net", "place": "now"}]}


@pytest.mark.parametrize(
    ("more", "quarters", "looked_at"),
    [
        ({}, {}, False),
        ({"2026-03-30-net": talk(about="net")}, {}, False),
        ({"2026-03-31-net": talk(about="net")}, {}, True),
        ({"2026-05-20-net": talk(about="net")}, {}, True),
        ({"2026-05-20-net": talk(asks=[{"kind": "resources", "of": "deck", "about": "net", "text": "T"}])}, {}, True),
        ({"2026-05-20-net": {"with": "deck", "about": "net"}}, {}, False),
        ({"2026-05-20-rope": talk(about="rope")}, {}, False),
        ({"2026-05-20-rope": talk(about="rope", revisits=EARLY)}, {}, True),
        ({}, {"2026-Q1": _quarter("2026-04-02", because_of=[EARLY])}, True),
        ({}, {"2026-Q1": _quarter("2026-03-05", because_of=[EARLY])}, False),
        ({}, {"2026-Q1": _quarter("2026-04-02", because_of=[EARLY], state="draft")}, False),
        ({}, {"2026-Q1": _quarter("2026-04-02")}, False),
        ({}, {"2026-Q2": _quarter("2026-04-02")}, True),
        ({}, {"2026-Q2": _quarter("2026-03-30")}, False),
    ],
)
def test_a_decisions_date_is_looked_at_by_a_talk_a_version_or_a_later_plan_close_to_it(
    more: dict[str, Any], quarters: dict[str, Any], looked_at: bool
) -> None:
    (found,) = _dates("06-01", more, quarters)
    assert (found.looked_at, found.passed) == (looked_at, not looked_at)


@pytest.mark.parametrize(("as_of", "passed"), [("04-29", False), ("04-30", False), ("05-01", True)])
def test_a_date_is_not_missed_on_the_day_itself(as_of: str, passed: bool) -> None:
    (found,) = _dates(as_of, {}, {})
    assert found.passed is passed


def test_only_what_comes_after_a_talk_can_look_at_it_again() -> None:
    wish = decision(about="net", look_again={"date": "2026-03-20"})
    known = world("06-01", {"2026-02-27-before": talk(about="net"), EARLY: talk(decisions=[wish])})
    assert [item.looked_at for item in decisions.look_agains(known)] == [False]


def test_the_date_of_a_decision_that_is_no_longer_live_has_lapsed() -> None:
    later = talk(confirmed={"deck": "2026-05-06"}, revisits=EARLY, decisions=[decision(kind="scrap", about="net")])
    assert _dates("06-01", {LATER: later}, {}) == []


def _entry(**more: Any) -> dict[str, Any]:
    return {"initiative": "net", "place": "later", "why": "No days", "look_again": "2026-04-30", **more}


def test_an_entrys_date_is_that_of_the_current_plan() -> None:
    quarters = {"2026-Q1": {"entries": [_entry(look_again="2026-04-01")]}, "2026-Q2": {"entries": [_entry()]}}
    (found,) = decisions.look_agains(world("05-02", {}, quarters=quarters))
    assert (found.date, found.ref, found.initiative, found.parties, found.passed) == (
        day("04-30"),
        None,
        "net",
        (),
        True,
    )


@pytest.mark.parametrize(
    ("more", "looked_at"),
    [({"2026-03-31-net": talk(about="net")}, True), ({"2026-03-30-net": talk(about="net")}, False)],
)
def test_a_talk_about_the_initiative_looks_at_an_entrys_date(more: dict[str, Any], looked_at: bool) -> None:
    (found,) = decisions.look_agains(world("05-02", more, quarters={"2026-Q2": {"entries": [_entry()]}}))
    assert found.looked_at is looked_at


def test_a_date_that_a_decision_and_an_entry_share_is_said_once() -> None:
    wish = decision(about="net", look_again={"date": "2026-04-30"})
    quarters = {"2026-Q2": {"entries": [_entry()]}}
    found = decisions.look_agains(world("04-02", {EARLY: talk(decisions=[wish])}, quarters=quarters))
    assert [item.ref for item in found] == [f"{EARLY}#d1"]
