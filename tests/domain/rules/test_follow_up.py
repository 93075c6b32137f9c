"""Rules on what comes after a word was given: promises at risk, misses, help not asked for, ideas asked anew."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from conversation_world import EARLY, LATER, ask, day, decision, initiative, promise, talk, world

import accord.domain.rules.follow_up  # noqa: F401  # importing it declares its rules
from accord.domain import rules

Found = list[tuple[str, str, str]]


def _found(check: str, talks: dict[str, Any], as_of: str = "05-29", **more: Any) -> Found:
    known = world(as_of, talks, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


NEEDS = "Is all there that it needs?"


@pytest.mark.parametrize(
    ("as_of", "written", "when"),
    [
        ("03-16", {}, None),
        ("03-17", {}, "in 14 days"),
        ("03-30", {}, "in 1 day"),
        ("03-31", {}, "today"),
        ("04-01", {}, None),
        ("03-30", {"status": "kept", "closed": "2026-03-29"}, None),
    ],
)
def test_a_promise_due_soon_is_noted(as_of: str, written: dict[str, Any], when: str | None) -> None:
    found = _found("promise-at-risk", {EARLY: talk(commitments=[promise(**written)])}, as_of)
    message = f"Deck: 'Two people', due on 2026-03-31, {when}. {NEEDS}"
    assert found == ([("note", f"{EARLY}#c1", message)] if when else [])


HELP = "What is in the way, and what would help?"


def _with_progress(value: int | Decimal, on: str = "2026-03-31", **more: Any) -> dict[str, Any]:
    """A promise of 40 rounds in 40 days, due on 2026-04-10, that had come so far on a day."""
    rounds = {"value": 40, "unit": "rounds"}
    return promise(starts="2026-03-02", due="2026-04-10", progress=[{"date": on, "value": value}],
                   **{"amount": rounds, **more})  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "given", "said"),
    [
        ("03-26", _with_progress(10, "2026-03-21"), ": 10 of 40 rounds by 2026-03-21; 20 expected by then"),
        ("03-26", _with_progress(20, "2026-03-21"), None),
        ("03-26", _with_progress(Decimal("19.5"), "2026-03-21"), ": 19.5 of 40 rounds by 2026-03-21; 20 expected by then"),
        ("03-26", _with_progress(10, amount={"value": 40}), None),
        ("03-26", _with_progress(10, "2026-03-21", amount={"value": 41}), ": 10 of 41 by 2026-03-21; 20.5 expected by then"),
        ("03-26", _with_progress(50, "2026-03-21", amount={"value": 100, "unit": "% of crews"}), None),
        (
            "03-26",
            _with_progress(Decimal("49.99"), "2026-03-21", amount={"value": 100, "unit": "% of crews"}),
            ": 49.99 of 100% of crews by 2026-03-21; 50 expected by then",
        ),
        (
            "03-26",
            _with_progress(10, "2026-03-21", amount={"value": 4000, "unit": "money"}),
            ": 10 of 4000 USD by 2026-03-21; 2000 expected by then",
        ),
        (
            "04-02",
            _with_progress(10),
            ", due on 2026-04-10, in 8 days: 10 of 40 rounds by 2026-03-31; 30 expected by then",
        ),
    ],
)  # fmt: skip
def test_a_promise_behind_its_line_is_noted(as_of: str, given: dict[str, Any], said: str | None) -> None:
    found = _found("promise-at-risk", {EARLY: talk(commitments=[given])}, as_of)
    assert found == ([("note", f"{EARLY}#c1", f"Deck: 'Two people'{said}. {HELP}")] if said else [])


def test_a_promise_that_is_overdue_or_replaced_is_not_also_at_risk() -> None:
    assert _found("promise-at-risk", {EARLY: talk(commitments=[_with_progress(10)])}, "04-11") == []
    later = talk(confirmed={"deck": "2026-03-21"}, commitments=[promise(due="2026-09-30", replaces=f"{EARLY}#c1")])
    both = {EARLY: talk(commitments=[_with_progress(10, "2026-03-10")]), "2026-03-20-later": later}
    assert _found("promise-at-risk", both, "04-02") == []


IN_PART = {"about": "net", "status": "partly-kept", "closed": "2026-04-02"}
MISSED = (
    "What did that mean for the result? "
    "Talk about it together, and write it under `clarify_consequences` with `for: c1`."
)


@pytest.mark.parametrize(
    ("written", "how"),
    [
        (IN_PART, "kept in part"),
        ({**IN_PART, "amount": {"value": 2, "unit": "people"}, "got": {"value": 1}}, "kept in part (1 of 2 people)"),
        ({**IN_PART, "amount": {"value": 2, "unit": "people"}, "got": {"value": 9, "unit": "hours"}}, "kept in part"),
        ({**IN_PART, "got": {"value": 9, "unit": "hours"}}, "kept in part"),
        ({**IN_PART, "status": "not-kept", "why": "The ferry was full"}, "not kept"),
        ({**IN_PART, "status": "withdrawn", "why": "The ferry was full"}, None),
        ({**IN_PART, "status": "kept"}, None),
        ({**IN_PART, "closed": "2026-05-29"}, "kept in part"),
        ({**IN_PART, "closed": "2026-05-30"}, None),
    ],
)
def test_a_miss_is_followed_up(written: dict[str, Any], how: str | None) -> None:
    found = _found("miss-without-follow-up", {EARLY: talk(commitments=[promise(**written)])})
    message = f"Deck: 'Two people', {how}. {MISSED}"
    assert found == ([("warn", f"{EARLY}#c1", message)] if how else [])


def test_a_miss_of_ours_is_followed_up_too() -> None:
    found = _found("miss-without-follow-up", {EARLY: talk(commitments=[promise(**{**IN_PART, "by": "ltd"})])})
    assert found == [("warn", f"{EARLY}#c1", f"L&TD: 'Two people', kept in part. {MISSED}")]


@pytest.mark.parametrize(
    ("consequence", "fires"),
    [
        ({"for": "c1", "impact": "Half of the crews wait"}, False),
        ({"for": ["a1", "c1"], "realistic": "One boat"}, False),
        ({"impact": "Half of the crews wait"}, False),
        ({"for": "a1", "impact": "Half of the crews wait"}, True),
        ({"for": "c1", "impact": "tbd"}, True),
        ({"for": "c1"}, True),
    ],
)
def test_a_consequence_of_the_promise_is_its_follow_up(consequence: dict[str, Any], fires: bool) -> None:
    early = talk(
        asks=[ask(answer="accepted")],
        commitments=[promise(**IN_PART)],
        conversation={"clarify_consequences": [consequence]},
    )
    assert bool(_found("miss-without-follow-up", {EARLY: early})) == fires


@pytest.mark.parametrize(
    ("later", "given", "fires"),
    [
        ({"revisits": EARLY, "about": "net"}, {}, False),
        ({"revisits": EARLY, "asks": [ask(about="net", answer="accepted")]}, {}, False),
        ({"revisits": EARLY}, {}, False),
        ({"revisits": EARLY, "about": "plan"}, {}, False),
        ({"revisits": EARLY, "about": "rope"}, {"about": []}, False),
        ({"revisits": EARLY, "about": "rope"}, {}, True),
        ({"follows": EARLY, "about": "net"}, {}, True),
        ({"revisits": EARLY, "about": "net", "summary": None, "confirmed": {}}, {}, True),
        ({"revisits": EARLY, "about": "net"}, {"due": "2026-05-04", "closed": "2026-05-20"}, False),
        ({"revisits": EARLY, "about": "net"}, {"due": "2026-05-05", "closed": "2026-05-20"}, True),
        ({"revisits": EARLY, "about": "net"}, {"due": "2026-05-20", "closed": "2026-05-04"}, False),
    ],
)
def test_a_later_talk_about_the_same_matter_is_its_follow_up(
    later: dict[str, Any], given: dict[str, Any], fires: bool
) -> None:
    early = talk(about="net", commitments=[promise(**{**IN_PART, **given})])
    talks = {EARLY: early, LATER: talk(**{"confirmed": {"deck": "2026-05-05"}, **later})}
    assert bool(_found("miss-without-follow-up", talks)) == fires


def _prepared(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return talk(about="net", preparation={"help_needed": list(items)}, **more)


COVER = "Ask for it, or name the `ask` or the `commitment` that covers it."
ROOM = {"what": "A room for 13", "from": "deck"}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (ROOM, "'A room for 13' (Deck) is needed, and nobody is asked for it."),
        ({"what": "A room for 13"}, "'A room for 13' is needed, and nobody is asked for it."),
        ({**ROOM, "from": "shore"}, "'A room for 13' (Shore) is needed, and nobody is asked for it."),
        ({**ROOM, "from": "ltd"}, "'A room for 13' (L&TD) is needed, and nobody is asked for it."),
        ({**ROOM, "ask": "a1"}, None),
        ({**ROOM, "commitment": "c1"}, None),
        ({**ROOM, "what": "tbd"}, None),
    ],
)
def test_help_that_is_needed_is_asked_for(item: dict[str, Any], said: str | None) -> None:
    early = _prepared(item, asks=[ask()], commitments=[promise()])
    assert _found("help-not-asked", {EARLY: early}) == ([("note", EARLY, f"{said} {COVER}")] if said else [])


def test_help_is_looked_at_before_the_talk_too_and_each_item_by_itself() -> None:
    early = _prepared(ROOM, {"what": "Two boats"}, summary=None, confirmed={})
    assert len(_found("help-not-asked", {"2026-06-15-soon": early})) == 2


@pytest.mark.parametrize(
    ("other", "fires"),
    [
        ({"asks": [ask(of="shore", about="net")]}, False),
        ({"about": "net", "asks": [ask(of="shore")]}, False),
        ({"commitments": [promise(by="shore", about="net")]}, False),
        ({"asks": [ask(of="shore", about="rope")]}, True),
        ({"asks": [ask(of="shore", about="net", asked_on="2026-06-01")]}, True),
    ],
)
def test_help_of_somebody_who_is_not_in_the_talk_is_asked_for_in_another(other: dict[str, Any], fires: bool) -> None:
    elsewhere = talk(**{"with": ["shore"], "confirmed": {"shore": "2026-05-05"}, **other})
    assert bool(_found("help-not-asked", {EARLY: _prepared({**ROOM, "from": "shore"}), LATER: elsewhere})) == fires


def test_the_help_of_a_replaced_talk_is_left_alone() -> None:
    later = talk(confirmed={"deck": "2026-05-05"}, decisions=[decision(replaces=f"{EARLY}#d1")])
    assert _found("help-not-asked", {EARLY: _prepared(ROOM, decisions=[decision()]), LATER: later}) == []


SCRAP = decision(kind="scrap", about="net", text="Not this year")
NO_NEWS = "New evidence: none yet. Add what is new, or agree on what would bring it back."


def _again(later: dict[str, Any] | None = None, early: dict[str, Any] | None = None, **more: Any) -> Found:
    asked = {"confirmed": {"deck": "2026-05-05"}, "revisits": EARLY, "asks": [ask(about="net", answer="declined")]}
    talks = {EARLY: talk(**{"decisions": [SCRAP], **(early or {})}), LATER: talk(**{**asked, **(later or {})})}
    return _found("asked-again", talks, **more)


def test_an_idea_of_the_scrap_list_that_is_asked_for_again_is_noted() -> None:
    since = f"'A title': on the scrap list since 2026-03-02 ({EARLY}#d1); asked again on 2026-05-04."
    assert _again() == [("note", "B-1", f"{since} {NO_NEWS}")]
    assert _again({"revisits": []}) == [("note", "B-1", f"{since} {NO_NEWS} Link both: write `revisits: {EARLY}`.")]
    assert _again({"revisits": [], "follows": EARLY}) == [("note", "B-1", f"{since} {NO_NEWS}")]


@pytest.mark.parametrize(
    ("dates", "news"),
    [
        (["2026-03-02"], NO_NEWS),
        ([None], NO_NEWS),
        (["2026-03-03"], "New evidence: 'Fact 0'."),
        (["2026-03-03", "2026-04-01", "2026-01-01"], "New evidence: 'Fact 1' and 1 more."),
    ],
)
def test_what_is_new_is_said(dates: list[str | None], news: str) -> None:
    evidence = [{"text": f"Fact {n}", "date": date} for n, date in enumerate(dates)]
    found = _again(initiatives={"net": initiative(goals=["safe"], evidence=evidence)})
    assert [message.endswith(f"asked again on 2026-05-04. {news}") for _, _, message in found] == [True]


@pytest.mark.parametrize(
    ("later", "early", "fires"),
    [
        ({"asks": [ask(kind="priority", between=["net", "rope"])]}, {}, True),
        ({"asks": [ask(about="net"), ask(kind="priority", between=["net", "rope"])]}, {}, True),
        ({"asks": [ask(about="rope")]}, {}, False),
        ({"asks": [], "about": "net"}, {}, False),
        ({"decisions": [{**SCRAP, "text": "Still not"}]}, {}, True),
        ({"decisions": [decision(about="net")]}, {}, False),
        ({}, {"confirmed": {}}, False),
        ({}, {"decisions": [decision(kind="wait", about="net")]}, False),
        ({"asks": [ask(about="net", asked_on="2026-03-02")]}, {}, False),
    ],
)
def test_an_idea_is_asked_for_again_while_it_is_on_the_list(
    later: dict[str, Any], early: dict[str, Any], fires: bool
) -> None:
    assert [subject for _, subject, _ in _again(later, early)] == (["B-1"] if fires else [])


def test_the_day_of_the_list_is_not_again() -> None:
    both = talk(asks=[ask(about="net", answer="declined")], decisions=[SCRAP])
    assert _found("asked-again", {EARLY: both}) == []


@pytest.mark.parametrize(
    ("version", "place", "state", "since"),
    [
        ("03-20", "scrap", "agreed", "2026-03-20"),
        ("05-04", "scrap", "agreed", None),
        ("03-20", "later", "agreed", None),
        ("03-20", "scrap", "draft", None),
    ],
)
def test_a_plan_puts_an_idea_on_the_list_too(version: str, place: str, state: str, since: str | None) -> None:
    entry = {"initiative": "net", "place": place, "why": "No data", "look_again": "2026-09-01"}
    versions = [{"version": 1, "date": f"2026-{version}", "state": state}]
    quarters = {"2026-Q2": {"versions": versions, "entries": [entry]}}
    found = _again(early={"decisions": []}, quarters=quarters)
    message = f"'A title': on the scrap list since {since} (2026-Q2); asked again on 2026-05-04. {NO_NEWS}"
    assert found == ([("note", "B-1", message)] if since else [])


def test_the_days_on_the_list_are_counted_from_the_last_time_it_went_there() -> None:
    entry = {"initiative": "net", "place": "scrap", "before": {1: {"place": "now"}}, "why": "No data"}
    versions = [{"version": 1, "date": "2026-03-10"}, {"version": 2, "date": "2026-04-10"}]
    found = _again(quarters={"2026-Q2": {"versions": versions, "entries": [{**entry, "look_again": "2026-09-01"}]}})
    assert [" since 2026-04-10 (2026-Q2);" in message for _, _, message in found] == [True]
