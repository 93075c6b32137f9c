"""Rules on initiatives: a sponsor and an owner, a problem, a measure, a stage that fits its place, a result."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import day, initiative, world

import accord.domain.rules.initiatives  # noqa: F401  # importing it declares its rules
from accord.domain import rules

Found = list[tuple[str, str, str]]
Q2 = "2026-Q2"


def _found(check: str, net: dict[str, Any], place: str | None = "now", as_of: str = "05-29", **more: Any) -> Found:
    entry = {"initiative": "net", "place": place, "why": "No days", "look_again": "2026-06-30"}
    quarters = more.pop("quarters", {Q2: {"entries": [entry] if place else []}})
    known = world(as_of, {}, initiatives={"net": initiative(**net)}, quarters=quarters, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


def _scored(impact: Any, **more: Any) -> dict[str, Any]:
    return {"assessments": [{"date": "2026-04-01", "impact": impact, "difficulty": 2}], "owner": "lead", **more}


def _no_sponsor(impact: str) -> str:
    return (
        f"impact {impact} is high, and no sponsor stands behind the outcome. "
        "Ask who in the business owns it; if nobody does, score the impact again."
    )


@pytest.mark.parametrize(
    ("net", "place", "message"),
    [
        (_scored(3), "now", _no_sponsor("3.0")),
        (_scored({"goal": 3, "critical": 3, "common": 3, "gap": 4}), "later", _no_sponsor("3.25")),
        (_scored({"goal": 3, "critical": 3, "common": 4}), None, _no_sponsor("3.33")),
        (_scored(4), "scrap", _no_sponsor("4.0")),
        (_scored({"goal": 3, "critical": 3, "common": 3, "gap": 2}), "now", None),
        (_scored(5, sponsor="deck"), "now", None),
        (_scored(5), "done", None),
        (_scored(5, stage="closed"), None, None),
        ({"owner": "lead"}, "now", None),
        ({}, "now", "goes ahead in 2026-Q2 and has no owner: name the one role of our team it is with."),
        ({}, "next", None),
    ],
)
def test_what_matters_has_a_sponsor_and_what_goes_ahead_an_owner(
    net: dict[str, Any], place: str | None, message: str | None
) -> None:
    assert _found("no-sponsor", net, place) == ([("warn", "B-1", message)] if message else [])


def test_the_owner_of_a_draft_is_asked_for_too() -> None:
    quarters = {
        Q2: {"entries": [{"initiative": "net", "place": "next"}]},
        "2026-Q3": {
            "versions": [{"version": 1, "date": "2026-05-20", "state": "draft"}],
            "entries": [{"initiative": "net", "place": "now"}],
        },
    }
    message = "goes ahead in 2026-Q3, version 1 (draft) and has no owner: name the one role of our team it is with."
    assert _found("no-sponsor", {}, quarters=quarters) == [("warn", "B-1", message)]


@pytest.mark.parametrize(
    "problem",
    [
        "Five-day billing academy",
        "Training for new supervisors",
        "training",
        "We need a supervisor course on confined spaces, and the sooner the better",
        "A workshop about feedback for everyone who leads a team of more than five people",
        "Workshops and webinars",
        "Two-day crane course for all the drivers",
    ],
)
def test_a_course_is_no_problem(problem: str) -> None:
    message = (
        f"the problem reads like a solution: '{problem}'. "
        "Write what goes wrong at work, and for whom; what could help comes after that."
    )
    assert _found("solution-as-problem", {"problem": problem}) == [("warn", "B-1", message)]


@pytest.mark.parametrize(
    "problem",
    [
        "Crews pass the online course but skip the air check in 6 of 20 watched entries",
        "Dispute calls take 14 minutes. Nobody knows why. What was asked for is a five-day academy.",
        "The course ends before the questions begin",
        "Nobody finishes the e-learning",
        "Coursework is late",
        "A yearly legal duty",
        "?",
    ],
)
def test_a_problem_may_speak_of_a_course(problem: str) -> None:
    assert _found("solution-as-problem", {"problem": problem}) == []


def test_the_words_are_those_of_the_language_and_the_team() -> None:
    assert _found("solution-as-problem", {"problem": "Schulung für neue Teams"}) == []
    assert len(_found("solution-as-problem", {"problem": "Schulung für neue Teams"}, settings={"language": "de"})) == 1
    added = {"words": {"solution": ["microcast*"]}}
    assert len(_found("solution-as-problem", {"problem": "Microcasts about gas"}, settings=added)) == 1


MEASURE = {"measure": "Safe entries", "baseline": {"value": 14}, "target": {"value": 19}}


def _outcome(*without: str, readings: tuple[str | None, ...] = ()) -> dict[str, Any]:
    written = [{"value": 15, **({"date": at} if at else {})} for at in readings]
    return {**{key: value for key, value in MEASURE.items() if key not in without}, "readings": written}


def _without(what: str, them: str, stage: str = "running") -> str:
    return (
        f"{stage} without {what}, so nobody will see what came of it. "
        f"Agree on {them} with the sponsor, and write {them} under `outcome`."
    )


@pytest.mark.parametrize(
    ("net", "message"),
    [
        ({"stage": "running"}, _without("a measure, a baseline and a target", "them")),
        ({"stage": "measuring"}, _without("a measure, a baseline and a target", "them", "measuring")),
        ({"stage": "running", "outcome": _outcome("target")}, _without("a target", "it")),
        ({"stage": "running", "outcome": {**_outcome("baseline"), "measure": "tbd"}},
         _without("a measure and a baseline", "them")),
        ({"stage": "running", "outcome": _outcome()}, None),
        ({"stage": "piloting"}, None),
        ({"stage": "closed"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_what_runs_has_a_measure(net: dict[str, Any], message: str | None) -> None:
    assert _found("no-measure", net) == ([("warn", "B-1", message)] if message else [])


@pytest.mark.parametrize(
    ("readings", "as_of", "fires"),
    [
        (("2026-02-28",), "05-28", False),
        (("2026-02-28",), "05-29", True),
        (("2026-01-05", "2026-04-20"), "05-29", False),
        (("2025-11-30",), "02-28", False),
        (("2025-11-30",), "03-01", True),
        ((None,), "05-29", False),
        ((), "05-29", False),
    ],
)
def test_a_reading_is_no_older_than_a_quarter(readings: tuple[str | None, ...], as_of: str, fires: bool) -> None:
    net = {"stage": "running", "outcome": _outcome(readings=readings)}
    found = _found("no-measure", net, None, as_of)
    assert bool(found) == fires
    if found and as_of == "05-29":
        message = (
            "the newest reading is of 2026-02-28, 90 days ago, older than a quarter. "
            "Ask for a new number, also where it will not please."
        )
        assert found == [("warn", "B-1", message)]


@pytest.mark.parametrize(
    ("stage", "place", "message"),
    [
        ("closed", "now", "closed, and placed 'now' in 2026-Q2. Place it as done, or set `stage` back if there is work left."),
        ("closed", "later", "closed, and placed 'later' in 2026-Q2. Place it as done, or set `stage` back if there is work left."),
        ("running", "scrap", "running, and placed 'scrap' in 2026-Q2. Write the stage it is in today, or place it where the work goes on."),
        ("running", "done", "running, and placed 'done' in 2026-Q2. Write the stage it is in today, or place it where the work goes on."),
        ("closed", "done", None),
        ("closed", "scrap", None),
        ("measuring", "done", None),
        ("running", "now", None),
        ("running", "handed-over", None),
        ("idea", "scrap", None),
        (None, "scrap", None),
        ("running", None, None),
    ],
)  # fmt: skip
def test_stage_and_place_tell_the_same_story(stage: str | None, place: str | None, message: str | None) -> None:
    found = _found("stage-against-place", {"stage": stage} if stage else {}, place)
    assert found == ([("warn", "B-1", message)] if message else [])


def test_what_runs_today_may_end_in_the_draft_of_the_next_quarter() -> None:
    quarters = {
        Q2: {"entries": [{"initiative": "net", "place": "now"}]},
        "2026-Q3": {
            "versions": [{"version": 1, "date": "2026-05-20", "state": "draft"}],
            "entries": [{"initiative": "net", "place": "done"}],
        },
    }
    assert _found("stage-against-place", {"stage": "running"}, quarters=quarters) == []


@pytest.mark.parametrize(
    ("net", "without"),
    [
        ({}, "the days it took (`actual_days`) and a reading of its outcome (`readings`)"),
        ({"actual_days": 7}, "a reading of its outcome (`readings`)"),
        ({"outcome": _outcome(readings=("2026-05-01",))}, "the days it took (`actual_days`)"),
        ({"actual_days": 7, "outcome": _outcome(readings=("2026-06-01",))}, "a reading of its outcome (`readings`)"),
        ({"actual_days": 0, "outcome": _outcome(readings=("2026-05-01",))}, None),
        ({"actual_days": {"design": 7}, "outcome": _outcome(readings=("2026-05-01",))}, None),
    ],
)
def test_what_is_closed_has_a_result(net: dict[str, Any], without: str | None) -> None:
    message = f"closed without {without}. The next estimate learns from it: write it down while somebody remembers."
    found = _found("closed-without-result", {"stage": "closed", **net}, "done")
    assert found == ([("note", "B-1", message)] if without else [])
    assert _found("closed-without-result", {**net, "stage": "measuring"}, "done") == []


def test_a_warning_can_be_accepted_in_the_initiative_and_in_its_entry() -> None:
    accepted = {"accepted_warnings": [{"check": "no-sponsor", "until": "2026-05-29", "why": "New head in June."}]}
    entry = {"initiative": "net", "place": "now", **accepted}
    assert _found("no-sponsor", {**_scored(4), **accepted}) == []
    assert _found("no-sponsor", _scored(4), quarters={Q2: {"entries": [entry]}}) == []
