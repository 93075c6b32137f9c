"""Rules on what lies ahead: vague promises, dates that come near, forecasts that come due, old ideas anew."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import EARLY, LATER, day, decision, initiative, promise, talk, world

import accord.domain.rules.looking_ahead  # noqa: F401  # importing it declares its rules
from accord.domain import rules

Found = list[tuple[str, str, str]]


def _found(check: str, talks: dict[str, Any], as_of: str = "05-29", **more: Any) -> Found:
    known = world(as_of, talks, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


HOW = "how would we both know it is done? Say what will be there, or how much of it, or write the `proof` you would both accept."


def test_a_vague_promise_is_noted() -> None:
    found = _found("vague-promise", {EARLY: talk(commitments=[promise(what="Support the rollout.")])})
    assert found == [("note", f"{EARLY}#c1", f"'Support the rollout': {HOW}")]


@pytest.mark.parametrize(
    "what",
    [
        "support",
        "Help with the rollout",
        "Help, if possible",
        "We will support the crews",
        "Deck will help the planners",
        "To look into the reasons",
        "As soon as possible: look into it",
        "Support and encourage the supervisors",
        "Try to help",
    ],
)
def test_only_vague_words_are_vague(what: str) -> None:
    assert len(_found("vague-promise", {EARLY: talk(commitments=[promise(what=what)])})) == 1


@pytest.mark.parametrize(
    "what",
    [
        "Send the list to the planners",
        "Send the data as soon as possible",
        "Support the rollout and name a lead",
        "Help the planners; give them read access",
        "Support two practice evenings",
        "Help at the depots every Monday",
        "Support 12 crews",
        "Write help pages for the tablet",
        "Help pages for the tablet",
        "Help-desk rota for the spring",
        "Support desk staff for the evenings",
        "Data, then support",
        "Supported versions of the form",
        "Try out the card at the north depot",
        "?",
        "…",
    ],
)
def test_a_promise_with_a_number_a_thing_or_another_verb_is_clear_enough(what: str) -> None:
    assert _found("vague-promise", {EARLY: talk(commitments=[promise(what=what)])}) == []


@pytest.mark.parametrize(
    ("written", "fires"),
    [
        ({}, True),
        ({"by": "ltd"}, True),
        ({"status": "not-kept", "closed": "2026-03-30", "why": "No time"}, True),
        ({"amount": {"value": 4, "unit": "person-days"}}, False),
        ({"adds_capacity": [{"quarter": "2026-Q2", "skill": "design", "days": 4}]}, False),
        ({"proof": "Every crew has met the lead"}, False),
        ({"status": "replaced", "closed": "2026-03-20"}, False),
    ],
)
def test_an_amount_or_a_proof_tells_when_it_is_done(written: dict[str, Any], fires: bool) -> None:
    given = promise(what="Help with the rollout", **written)
    assert bool(_found("vague-promise", {EARLY: talk(commitments=[given])})) == fires


def test_the_words_a_team_adds_count_too() -> None:
    talks = {EARLY: talk(commitments=[promise(what="Champion the rollout")])}
    assert _found("vague-promise", talks) == []
    assert len(_found("vague-promise", talks, settings={"words": {"vague": ["champion*"]}})) == 1


BRING = "Fix the talk now, and bring what has changed since."


def _again(on: str, **more: Any) -> dict[str, Any]:
    return decision(about="net", look_again={"date": f"2026-{on}", **more})


@pytest.mark.parametrize(
    ("as_of", "ahead"),
    [("05-01", None), ("05-02", "in 30 days"), ("05-31", "in 1 day"), ("06-01", "today"), ("06-02", None)],
)
def test_a_look_again_date_is_near_within_the_days_we_have_set(as_of: str, ahead: str | None) -> None:
    found = _found("look-again-soon", {EARLY: talk(decisions=[_again("06-01", question="Does it hold?")])}, as_of)
    message = f"'Does it hold?': to be looked at on 2026-06-01, {ahead}. {BRING}"
    assert found == ([("note", f"{EARLY}#d1", message)] if ahead else [])


def test_a_date_without_a_question_is_told_by_the_decision() -> None:
    [(_, _, message)] = _found("look-again-soon", {EARLY: talk(decisions=[_again("06-01")])})
    assert message == f"'We do it': to be looked at on 2026-06-01, in 3 days. {BRING}"


@pytest.mark.parametrize(("limit", "fires"), [(2, False), (3, True), (0, False)])
def test_the_limit_is_the_team_s(limit: int, fires: bool) -> None:
    settings = {"limits": {"look_again_soon_days": limit}}
    assert bool(_found("look-again-soon", {EARLY: talk(decisions=[_again("06-01")])}, settings=settings)) == fires


def test_the_date_of_an_entry_is_noted_at_the_entry() -> None:
    entries = [{"initiative": "rope", "place": "later", "why": "No days", "look_again": "2026-06-10"},
               {"initiative": "sail", "place": "later", "why": "No days", "look_again": "2026-09-10"}]  # fmt: skip
    found = _found("look-again-soon", {}, quarters={"2026-Q2": {"entries": entries}})
    assert found == [("note", "B-2", f"to be looked at on 2026-06-10, in 12 days. {BRING}")]


def test_a_date_that_was_looked_at_or_has_lapsed_is_left_alone() -> None:
    early = {EARLY: talk(decisions=[_again("06-01")])}
    looked = talk(confirmed={"deck": "2026-05-05"}, about=["net"])
    replaced = talk(confirmed={"deck": "2026-05-05"}, decisions=[decision(about="net", replaces=f"{EARLY}#d1")])
    assert _found("look-again-soon", early | {LATER: looked}) == []
    assert _found("look-again-soon", early | {LATER: replaced}) == []


def _forecast(**more: Any) -> dict[str, Any]:
    return {"conversation": {"clarify_consequences": [{"id": "k1", **more}]}}


HAPPENED = "What happened? Write it under `what_happened`, also where nobody measured it."


@pytest.mark.parametrize(
    ("as_of", "written", "said"),
    [
        ("05-10", {"impact": "One boat less."}, None),
        ("05-11", {"impact": "One boat less."}, "'One boat less': we said we would know by 2026-05-10, 1 day ago."),
        ("05-29", {"impact": "tbd", "realistic": "Half"}, "'Half': we said we would know by 2026-05-10, 19 days ago."),
        ("05-29", {}, "the impact: we said we would know by 2026-05-10, 19 days ago."),
    ],
)
def test_a_forecast_is_checked_once_its_day_has_passed(as_of: str, written: dict[str, Any], said: str | None) -> None:
    talks = {EARLY: talk(**_forecast(expect_by="2026-05-10", **written))}
    found = _found("forecast-not-checked", talks, as_of)
    assert found == ([("note", f"{EARLY}#k1", f"{said} {HAPPENED}")] if said else [])


def test_a_forecast_without_a_day_names_no_time() -> None:
    assert _found("forecast-not-checked", {EARLY: talk(**_forecast(impact="In about three months"))}) == []


@pytest.mark.parametrize(("seen", "fires"), [("05-29", False), ("05-30", True)])
def test_what_happened_counts_from_its_day(seen: str, fires: bool) -> None:
    happened = {"date": f"2026-{seen}", "matched": "not-measured"}
    talks = {EARLY: talk(**_forecast(expect_by="2026-05-10", what_happened=happened))}
    assert bool(_found("forecast-not-checked", talks)) == fires


def test_the_forecasts_of_a_replaced_talk_are_left_alone() -> None:
    early = talk(decisions=[decision()], **_forecast(expect_by="2026-05-10"))
    later = talk(confirmed={"deck": "2026-05-05"}, decisions=[decision(replaces=f"{EARLY}#d1")])
    assert _found("forecast-not-checked", {EARLY: early, LATER: later}) == []


OLD = {"title": "Mooring academy", "problem": "Mooring disputes", "requests": [{"by": "deck", "date": "2026-01-05"}]}
NEW = {"title": "Mooring basics", "problem": "Disputes at landing", "requests": [{"by": "deck", "date": "2026-04-05"}]}
SCRAP = {"initiative": "old", "place": "scrap", "why": "No data", "look_again": "2026-09-01"}
Q2 = {"2026-Q2": {"entries": [SCRAP]}}


def _repeats(new: dict[str, Any], old: dict[str, Any] | None = None, quarters: dict[str, Any] | None = None) -> Found:
    initiatives = {"old": initiative(**{**OLD, **(old or {})}), "new": initiative(**{**NEW, **new})}
    return _found("hidden-repeat", {}, initiatives=initiatives, quarters=Q2 if quarters is None else quarters)


def test_an_old_idea_in_much_the_same_words_is_a_warning() -> None:
    assert _repeats({}) == [
        (
            "warn",
            "B-2",
            "shares 2 of its 4 longer words with B-1 'Mooring academy', which Deck asked for too and which is on the "
            "scrap list. If it is the same idea, write `again_from: B-1` and what is new; if not, say in the title "
            "or the problem what differs.",
        )
    ]


@pytest.mark.parametrize(
    ("new", "fires"),
    [
        ({"problem": "Disputes at landing"}, True),
        ({"problem": "Disputes at landing stages"}, False),
        ({"title": "MOORING ACADEMY", "problem": "Disputes"}, True),
        ({"title": "Mooring", "problem": "Disputes"}, False),
        ({"title": "Ropes", "problem": "A few of the ropes"}, False),
        ({"again_from": "old"}, False),
        ({"requests": []}, False),
        ({"requests": [{"by": "shore", "date": "2026-04-05"}]}, False),
        ({"requests": [{"by": "shore"}, {"by": "deck"}]}, True),
        ({"requests": [{"by": "deck", "date": "2026-01-05"}]}, True),
        ({"requests": [{"by": "deck", "date": "2026-01-04"}]}, False),
        ({"requests": [{"by": "deck", "date": "2026-01-04"}, {"by": "deck", "date": "2026-04-05"}]}, True),
    ],
    ids=["half", "less-than-half", "capitals", "too-few-words", "no-words", "linked", "no-request",
         "another-stakeholder", "undated", "same-day", "before-it", "again-after-it"],
)  # fmt: skip
def test_a_repeat_has_half_the_words_and_the_same_stakeholder(new: dict[str, Any], fires: bool) -> None:
    assert bool(_repeats(new)) == fires


@pytest.mark.parametrize(
    ("quarters", "fires"),
    [
        ({}, False),
        ({"2026-Q2": {"entries": [{**SCRAP, "place": "later"}]}}, False),
        ({"2026-Q2": {"entries": [SCRAP, {**SCRAP, "initiative": "new"}]}}, False),
        ({"2026-Q1": {"entries": [SCRAP]}, "2026-Q2": {"entries": []}}, True),
        ({"2026-Q1": {"entries": [SCRAP]}, "2026-Q2": {"entries": [{"initiative": "old", "place": "now"}]}}, False),
        ({"2026-Q2": {"entries": [SCRAP], "versions": [{"version": 1, "date": "2026-04-01", "state": "draft"}]}}, False),
        ({"2026-Q3": {"entries": [SCRAP]}}, False),
    ],
    ids=["no-plan", "later", "both", "since-last-quarter", "brought-back", "only-a-draft", "not-known-yet"],
)  # fmt: skip
def test_the_scrap_list_is_what_the_newest_plans_say(quarters: dict[str, Any], fires: bool) -> None:
    assert bool(_repeats({}, quarters=quarters)) == fires


def test_one_finding_for_an_idea_that_resembles_several() -> None:
    initiatives = {name: initiative(**OLD) for name in ("old", "older")} | {"new": initiative(**NEW)}
    quarters = {"2026-Q2": {"entries": [SCRAP, {**SCRAP, "initiative": "older"}]}}
    found = _found("hidden-repeat", {}, initiatives=initiatives, quarters=quarters)
    assert [subject for _, subject, _ in found] == ["B-3"]


@pytest.mark.parametrize(("asked", "repeats"), [("2026-04-05", 2_500), ("2026-01-01", 0)])
def test_five_thousand_initiatives_take_no_long_time(asked: str, repeats: int) -> None:
    words = {"problem": "Mooring disputes between boats and landing stages"}
    initiatives = {
        f"i{at}": initiative(requests=[{"by": "deck", "date": "2026-02-01" if at < 2_500 else asked}], **words)
        for at in range(5_000)
    }
    entries = [{**SCRAP, "initiative": f"i{at}"} for at in range(2_500)]
    found = _found("hidden-repeat", {}, initiatives=initiatives, quarters={"2026-Q2": {"entries": entries}})
    assert len(found) == repeats
