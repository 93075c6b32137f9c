"""Rules on where work is placed: against the grid, a legal date, other work, and those it is for."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conversation_world import EARLY, LATER, day, decision, initiative, promise, talk, world

import accord.domain.rules.placing  # noqa: F401  # importing it declares its rules
from accord.domain import rules
from accord.domain.known import known_on
from accord.intake.read import read

Found = list[tuple[str, str, str]]
Q1, Q2, Q3 = "2026-Q1", "2026-Q2", "2026-Q3"
NAMES = ("waits-too-long", "place-against-area", "late-mandate", "waits-for-other", "unconfirmed-work")


def _found(check: str, as_of: str = "05-29", talks: dict[str, Any] | None = None, **more: Any) -> Found:
    known = world(as_of, talks or {}, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


def _plan(*versions: tuple[str, str], **places: str | None) -> dict[str, Any]:
    entries = [{"initiative": name, "place": place} for name, place in places.items() if place]
    written = [{"version": at, "date": f"2026-{on}", "state": state} for at, (on, state) in enumerate(versions, 1)]
    return {"entries": entries, **({"versions": written} if written else {})}


DRAFT = ("05-20", "draft")
DECIDE = "Decide: do it, or put it on the scrap list with a reason."
TWO = f"waits for 2 quarters in a row (2026-Q1 to 2026-Q2). {DECIDE}"


@pytest.mark.parametrize(
    ("quarters", "limit", "expected"),
    [
        ({Q2: _plan(net="later")}, None, None),
        ({Q1: _plan(net="later"), Q2: _plan(net="later")}, None, TWO),
        ({Q1: _plan(net="later"), Q2: _plan(net="later")}, 3, None),
        ({Q1: _plan(net="later"), Q2: _plan(net="now")}, None, None),
        ({Q1: _plan(net="next"), Q2: _plan(net="later")}, None, None),
        ({Q1: _plan(rope="later"), Q2: _plan(net="later")}, None, None),
        ({Q2: _plan(net="later")}, 1, f"waits for 1 quarter (2026-Q2). {DECIDE}"),
        ({Q2: _plan(net="later")}, 0, f"waits for 1 quarter (2026-Q2). {DECIDE}"),
        ({Q1: _plan(net="next"), Q2: _plan(net="later"), Q3: _plan(DRAFT, net="later")}, None,
         f"waits for 2 quarters in a row (2026-Q2 to 2026-Q3, version 1 (draft)). {DECIDE}"),
        ({Q1: _plan(net="later"), Q2: _plan(net="later"), Q3: _plan(DRAFT, net="later")}, None, TWO),
        ({"2025-Q3": _plan(net="later"), "2025-Q4": _plan(net="next"), Q1: _plan(net="later"),
          Q2: _plan(net="later")}, None, TWO),
        ({"2025-Q4": _plan(net="later"), Q1: _plan(net="later"), Q2: _plan(net="later")}, None,
         f"waits for 3 quarters in a row (2025-Q4 to 2026-Q2). {DECIDE}"),
    ],
)  # fmt: skip
def test_what_waits_long_is_decided(quarters: dict[str, Any], limit: int | None, expected: str | None) -> None:
    settings = {"limits": {} if limit is None else {"waits_before_warning": limit}}
    found = _found("waits-too-long", quarters=quarters, settings=settings)
    assert found == ([("warn", "B-1", expected)] if expected else [])


def test_a_draft_counts_until_an_agreed_version_follows_it() -> None:
    entry = {"initiative": "net", "place": "now", "before": {1: {"place": "later"}}}
    plan = {**_plan(("04-01", "draft"), ("04-09", "agreed")), "entries": [entry]}
    quarters = {Q1: _plan(net="later"), Q2: plan}
    assert [len(_found("waits-too-long", on, quarters=quarters)) for on in ("04-08", "04-09")] == [1, 0]


def _scored(impact: str, difficulty: str, on: str = "04-01", **more: Any) -> dict[str, Any]:
    assessment = {"date": f"2026-{on}", "impact": Decimal(impact), "difficulty": Decimal(difficulty)}
    return initiative(goals=["safe"], assessments=[assessment], **more)


WAITS = "is in Do first but waits in 2026-Q2. Do it, assess it again, or accept this with the reason."
AHEAD = "is in Rethink or scrap but goes ahead in 2026-Q2. Make it smaller, let it wait, or assess it again."


@pytest.mark.parametrize(
    ("impact", "difficulty", "place", "expected"),
    [
        ("3", "2.5", "later", WAITS),
        ("2.5", "2.5", "later", None),
        ("3", "3", "later", None),
        ("3", "2.5", "next", None),
        ("3", "2.5", "scrap", None),
        ("2.5", "3", "now", AHEAD),
        ("3", "3", "now", None),
        ("2.5", "2.5", "now", None),
        ("2.5", "3", "next", None),
        ("2.5", "3", "done", None),
    ],
)
def test_a_place_agrees_with_the_area(impact: str, difficulty: str, place: str, expected: str | None) -> None:
    quarters = {Q2: _plan(net=place)}
    found = _found("place-against-area", initiatives={"net": _scored(impact, difficulty)}, quarters=quarters)
    assert found == ([("warn", "B-1", expected)] if expected else [])


def test_a_reason_for_the_wait_ends_nothing_but_an_acceptance_does() -> None:
    accepted = {"check": "place-against-area", "until": "2026-06-30", "why": "No days"}
    entry = {"initiative": "net", "place": "later", "why": "No days", "look_again": "2026-07-01"}
    found = [
        _found("place-against-area", initiatives={"net": _scored("4", "2")}, quarters={Q2: {"entries": [written]}})
        for written in (entry, {**entry, "accepted_warnings": [accepted]})
    ]
    assert found == [[("warn", "B-1", WAITS)], []]


def test_the_newest_score_counts_and_a_rule_is_met_in_the_smallest_way() -> None:
    quarters = {Q2: _plan(net="now")}
    work = _scored("2", "4", on="05-01", mandated={"rule": "Yearly drill", "date": "2026-06-30"})
    smallest = "for 'Yearly drill'. Look for the smallest way that meets the rule."
    found = [
        _found("place-against-area", on, initiatives={"net": work}, quarters=quarters) for on in ("04-30", "05-01")
    ]
    assert found == [[], [("warn", "B-1", f"is in Rethink or scrap but goes ahead in 2026-Q2, {smallest}")]]


EARLIER = "Plan it earlier, or write our promise with the day on which it will be ready."
NOW = "and as 'now' in 2026-Q2 it is ready by 2026-06-30."
PLACE = "Place it as now or next."


@pytest.mark.parametrize(
    ("on", "place", "expected"),
    [
        ("2026-06-30", "now", None),
        ("2026-06-29", "now", f"{NOW} {EARLIER}"),
        ("2026-09-30", "next", None),
        ("2026-09-29", "next", f"and as 'next' in 2026-Q2 it is ready by 2026-09-30. {EARLIER}"),
        ("2027-06-30", "later", f"and it is 'later' in 2026-Q2. {PLACE}"),
        ("2027-06-30", "scrap", f"and it is 'scrap' in 2026-Q2. {PLACE}"),
        ("2027-06-30", "stopped", f"and it is 'stopped' in 2026-Q2. {PLACE}"),
        ("2026-04-30", "done", None),
        ("2026-04-30", "handed-over", None),
        ("2027-06-30", None, f"and no plan places it. {PLACE}"),
    ],
)
def test_work_with_a_legal_date_is_done_in_time(on: str, place: str | None, expected: str | None) -> None:
    work = initiative(goals=["safe"], mandated={"rule": "Yearly drill", "date": on})
    found = _found("late-mandate", initiatives={"net": work}, quarters={Q2: _plan(net=place)})
    assert found == ([("warn", "B-1", f"'Yearly drill' is due on {on}, {expected}")] if expected else [])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"due": "2026-05-15"}, None),
        ({"due": "2026-05-29"}, None),
        ({"due": "2026-06-01"}, "2026-06-01"),
        ({"due": "2026-05-15", "status": "kept", "closed": "2026-05-14"}, None),
        ({"due": "2026-05-15", "status": "withdrawn", "closed": "2026-05-14", "why": "-"}, "2026-06-30"),
        ({"due": "2026-03-31"}, "2026-06-30"),
        ({"due": "2026-05-15", "by": "deck"}, "2026-06-30"),
        ({"due": "2026-05-15", "about": ["rope"]}, "2026-06-30"),
    ],
)
def test_our_own_promise_says_when_work_is_finished(written: dict[str, Any], expected: str | None) -> None:
    work = initiative(goals=["safe"], mandated={"rule": "Yearly drill", "date": "2026-05-29"})
    talks = {EARLY: talk(commitments=[promise(**{"by": "ltd", "about": ["net"], **written})])}
    initiatives = {"net": work, "rope": initiative(goals=["safe"])}
    found = _found("late-mandate", talks=talks, initiatives=initiatives, quarters={Q2: _plan(net="now")})
    ready = [message.partition(" it is ready by ")[2].partition(".")[0] for _, _, message in found]
    assert ready == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("quarters", "more"),
    [
        ({}, {}),
        ({Q2: _plan(rope="now")}, {"stage": "closed"}),
        ({Q1: _plan(net="done"), Q2: _plan(rope="now")}, {}),
        ({Q2: _plan(net="done"), "9999-Q4": _plan(("05-01", "draft"), net="next")}, {}),
    ],
)
def test_a_legal_date_of_work_that_has_ended_is_history(quarters: dict[str, Any], more: dict[str, Any]) -> None:
    date = "9999-12-31" if "9999-Q4" in quarters else "2026-04-30"
    work = initiative(goals=["safe"], mandated={"rule": "Yearly drill", "date": date}, **more)
    initiatives = {"net": work, "rope": initiative(goals=["safe"])}
    assert _found("late-mandate", initiatives=initiatives, quarters=quarters) == []


ORDER = "Change the order, or find out whether it can go without."


@pytest.mark.parametrize(
    ("net", "rope", "sail", "expected"),
    [
        ("now", "now", "done", None),
        ("now", "next", "done", f"'now' in 2026-Q2, and needs first: B-2 ('next'). {ORDER}"),
        ("now", "handed-over", "now", f"'now' in 2026-Q2, and needs first: B-2 ('handed-over'). {ORDER}"),
        ("now", "scrap", None, f"'now' in 2026-Q2, and needs first: B-2 ('scrap') and B-3 (in no plan). {ORDER}"),
        ("next", "later", "now", f"'next' in 2026-Q2, and needs first: B-2 ('later'). {ORDER}"),
        ("later", "later", "now", f"'later' in 2026-Q2, and needs first: B-2 ('later'). {ORDER}"),
        ("scrap", "later", "now", None),
        ("done", "later", "now", None),
        (None, "later", "now", None),
    ],
)
def test_what_is_needed_first_goes_ahead_or_is_done(
    net: str | None, rope: str | None, sail: str | None, expected: str | None
) -> None:
    needing = initiative(goals=["safe"], needs_first=["net", "rope", "sail", "rope"])
    others = {name: initiative(goals=["safe"]) for name in ("rope", "sail")}
    quarters = {Q2: _plan(net=net, rope=rope, sail=sail)}
    found = _found("waits-for-other", initiatives={"net": needing, **others}, quarters=quarters)
    assert found == ([("note", "B-1", expected)] if expected else [])


@pytest.mark.parametrize(("before", "stage"), [(_plan(rope="done"), "idea"), ({}, "closed")])
def test_what_was_done_in_an_earlier_quarter_need_not_be_placed_again(before: dict[str, Any], stage: str) -> None:
    initiatives = {
        "net": initiative(goals=["safe"], needs_first=["rope"]),
        "rope": initiative(goals=["safe"], stage=stage),
    }
    found = _found("waits-for-other", initiatives=initiatives, quarters={Q1: before, Q2: _plan(net="now")})
    assert found == []


ASK = "is in the plan for 2026-Q2; nobody outside L&TD has confirmed it. Ask those it is for: does that sound right?"


@pytest.mark.parametrize(
    ("place", "decided", "confirmed", "expected"),
    [
        ("now", {"about": "net"}, {"deck": "2026-03-03"}, None),
        ("now", {"about": "net"}, {}, ASK),
        ("now", {"about": "net"}, {"deck": "2026-05-29"}, None),
        ("now", {"about": "net"}, {"deck": "2026-05-30"}, ASK),
        ("now", {"about": "rope"}, {"deck": "2026-03-03"}, ASK),
        ("now", {"about": "net", "kind": "go-smaller"}, {"deck": "2026-03-03"}, None),
        ("now", {"about": "net", "kind": "hand-over"}, {"deck": "2026-03-03"}, None),
        ("now", {"about": "net", "kind": "wait"}, {"deck": "2026-03-03"}, ASK),
        ("now", {"about": "net", "kind": "scrap"}, {"deck": "2026-03-03"}, ASK),
        ("next", {"about": "rope"}, {}, None),
        ("later", {"about": "rope"}, {}, None),
        ("done", {"about": "rope"}, {}, None),
    ],
)
def test_what_goes_ahead_is_confirmed_by_somebody_outside(
    place: str, decided: dict[str, Any], confirmed: dict[str, str], expected: str | None
) -> None:
    talks = {EARLY: talk(confirmed=confirmed, decisions=[decision(**decided)])}
    found = _found("unconfirmed-work", talks=talks, quarters={Q2: _plan(net=place)})
    assert found == ([("warn", "B-1", expected)] if expected else [])


@pytest.mark.parametrize(("confirmed", "count"), [({"deck": "2026-03-03"}, 0), ({}, 1)])
def test_an_entry_may_point_to_the_talk_that_confirms_it(confirmed: dict[str, str], count: int) -> None:
    talks = {EARLY: talk(confirmed=confirmed, decisions=[decision(about="plan")])}
    entry = {"initiative": "net", "place": "now", "confirmed": [f"{EARLY}#d1"]}
    assert len(_found("unconfirmed-work", talks=talks, quarters={Q2: {"entries": [entry]}})) == count


def test_a_decision_that_was_replaced_confirms_nothing_and_the_sponsor_is_asked() -> None:
    later = talk(
        confirmed={"deck": "2026-05-05"}, decisions=[decision(kind="wait", about="net", replaces=f"{EARLY}#d1")]
    )
    talks = {EARLY: talk(decisions=[decision(about="net")]), LATER: later}
    found = _found(
        "unconfirmed-work",
        talks=talks,
        quarters={Q2: _plan(net="now"), Q3: _plan(DRAFT, net="now")},
        initiatives={"net": initiative(goals=["safe"], sponsor="engine")},
    )
    assert found == [("warn", "B-1", ASK.replace("those it is for", "Engine"))]


def test_a_later_draft_is_looked_at_too() -> None:
    found = _found("unconfirmed-work", quarters={Q2: _plan(net="next"), Q3: _plan(DRAFT, net="now")})
    assert found == [("warn", "B-1", ASK.replace(Q2, f"{Q3}, version 1 (draft)"))]


def test_nothing_is_said_about_an_empty_portfolio() -> None:
    known = world("05-29", {}, quarters={}, initiatives={})
    assert [p for p in rules.run(known, day("05-29")) if p.check in NAMES] == []


def test_the_sample_shows_where_each_is_mended(sample: Path) -> None:
    portfolio = known_on(read(sample, "portfolio").portfolio, day("11-16"))
    found = [(p.check, p.subject, p.place.file) for p in rules.run(portfolio, day("11-16")) if p.check in NAMES]
    plan = "portfolio/quarters/2026-Q4.yml"
    assert found == [("unconfirmed-work", "LT-12", plan), ("waits-too-long", "LT-17", plan)]
