"""Rules on what we know before we act: whether learning is the answer, and what the evidence says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from conversation_world import EARLY, LATER, ask, day, decision, initiative, talk, world

import accord.domain.rules.knowing  # noqa: F401  # importing it declares its rules
from accord.domain import rules
from accord.domain.rules.knowing import months_after

Found = list[tuple[str, str, str]]
Q2 = "2026-Q2"


def _found(check: str, talks: dict[str, Any] | None = None, as_of: str = "05-29", **more: Any) -> Found:
    known = world(as_of, talks or {}, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


def _net(**more: Any) -> dict[str, Any]:
    return {"net": initiative(goals=["safe"], **more), "rope": initiative(goals=["safe"])}


def _checked(verdict: str | None, **more: Any) -> dict[str, Any]:
    return _net(**({"learning_check": {"verdict": verdict}} if verdict else {}), **more)


def _plan(state: str = "agreed", **entry: Any) -> dict[str, Any]:
    versions = [{"version": 1, "date": "2026-04-01", "state": state}]
    return {Q2: {"versions": versions, "entries": [{"initiative": "net", **entry}]}}


CAUSES = "Look into the causes first, or ask for help with just that."
UNCHECKED = "and nobody has checked that learning is the answer."
TODAY = "Ask what keeps people from doing it today, then write the `verdict`."


@pytest.mark.parametrize(
    ("verdict", "written", "fires"),
    [
        ("not-checked", {}, True),
        ("not-checked", {"answer": "accepted"}, True),
        ("not-checked", {"kind": "commitment"}, False),
        ("not-checked", {"kind": "priority", "between": ["net", "rope"], "about": []}, False),
        ("not-checked", {"about": ["rope", "plan", "safe"]}, False),
        ("not-checked", {"asked_on": "2026-05-30"}, False),
        ("learning", {}, False),
        ("learning-plus", {}, False),
        ("not-learning", {}, False),
        (None, {}, False),
    ],
)
def test_resources_are_asked_for_what_was_checked(verdict: str | None, written: dict[str, Any], fires: bool) -> None:
    early = talk(asks=[ask(**{"about": "net", **written})])
    message = f"asks for resources for B-1, {UNCHECKED} {CAUSES}"
    found = _found("unchecked-learning", {EARLY: early}, initiatives=_checked(verdict))
    assert found == ([("warn", f"{EARLY}#a1", message)] if fires else [])


def test_what_has_ended_or_was_replaced_needs_no_check_any_more() -> None:
    early = {EARLY: talk(asks=[ask(about="net")], decisions=[decision(about="net")])}
    assert len(_found("unchecked-learning", early, initiatives=_checked("not-checked"))) == 1
    assert _found("unchecked-learning", early, initiatives=_checked("not-checked", stage="closed")) == []
    later = talk(confirmed={"deck": "2026-05-05"}, decisions=[decision(replaces=f"{EARLY}#d1")])
    assert _found("unchecked-learning", {**early, LATER: later}, initiatives=_checked("not-checked")) == []


@pytest.mark.parametrize(
    ("verdict", "place", "state", "plan"),
    [
        ("not-checked", "now", "agreed", Q2),
        ("not-checked", "now", "draft", f"{Q2}, version 1 (draft)"),
        ("not-checked", "next", "agreed", None),
        ("learning", "now", "agreed", None),
        (None, "now", "agreed", None),
    ],
)
def test_what_goes_ahead_was_checked(verdict: str | None, place: str, state: str, plan: str | None) -> None:
    found = _found("unchecked-learning", initiatives=_checked(verdict), quarters=_plan(state, place=place))
    assert found == ([("warn", "B-1", f"goes ahead in {plan}, {UNCHECKED} {TODAY}")] if plan else [])


@pytest.mark.parametrize(
    ("verdict", "place", "planned", "days"),
    [
        ("not-learning", "now", {"design": 5}, None),
        ("not-learning", "now", {"design": Decimal("5.5")}, "5.5"),
        ("not-learning", "now", {"design": 20}, "20"),
        ("not-learning", "now", {"deliver": 20}, None),
        ("not-learning", "now", {}, None),
        ("not-learning", "done", {"design": 20}, None),
        ("learning-plus", "now", {"design": 20}, None),
    ],
)
def test_what_is_no_learning_problem_takes_few_design_days(
    verdict: str, place: str, planned: dict[str, Any], days: str | None
) -> None:
    quarters = _plan(place=place, planned=planned)
    found = _found("unchecked-learning", initiatives=_checked(verdict), quarters=quarters)
    message = (
        f"{days} design days are planned in {Q2}, and it is not a learning problem. "
        "Give it to its owner, or keep what we add small."
    )
    assert found == ([("warn", "B-1", message)] if days else [])


def _scored(impact: Any, **more: Any) -> dict[str, Any]:
    return _net(assessments=[{"date": "2026-01-12", "impact": impact, "difficulty": 2}], **more)


FACT = {"text": "9 of 20 nets torn", "source": "Deck log", "date": "2026-01-31"}
FACTS = "Add a fact with its source and date, or score it again: what do we really know?"


@pytest.mark.parametrize(
    ("impact", "more", "figure"),
    [
        (4, {}, None),
        (Decimal("4.5"), {}, "4.5"),
        (5, {}, "5.0"),
        ({"goal": 4, "critical": 4, "common": 4, "gap": 5}, {}, "4.25"),
        (5, {"evidence": [FACT]}, None),
        (5, {"evidence": [{**FACT, "text": "tbd"}]}, "5.0"),
        (5, {"evidence": [{**FACT, "date": "2026-05-30"}]}, "5.0"),
        (5, {"stage": "closed"}, None),
    ],
)
def test_a_high_impact_rests_on_evidence(impact: Any, more: dict[str, Any], figure: str | None) -> None:
    found = _found("no-evidence", initiatives=_scored(impact, **more))
    assert found == ([("warn", "B-1", f"impact {figure} rests on no evidence. {FACTS}")] if figure else [])


EVIDENCE = "the evidence '9 of 20 nets torn'"
WEAK = [
    ({}, None),
    ({"source": None}, f"{EVIDENCE} has no source. Add it: people will ask."),
    ({"source": "tbd"}, f"{EVIDENCE} has no source. Add it: people will ask."),
    ({"source": None, "link": "https://example.org/log"}, None),
    ({"date": None}, f"{EVIDENCE} has no date. Add it: people will ask."),
    ({"source": None, "date": None}, f"{EVIDENCE} has no source and no date. Add both: people will ask."),
]
OLD = "older than 18 months. Is it still so? Look for a newer number."


@pytest.mark.parametrize(
    ("written", "said"),
    [
        *WEAK,
        ({"date": "2024-11-29"}, None),
        ({"date": "2024-11-28"}, f"{EVIDENCE} is of 2024-11-28, {OLD}"),
        ({"date": "1926-11-28"}, f"{EVIDENCE} is of 1926-11-28, {OLD}"),
    ],
)
def test_evidence_can_be_looked_up_and_is_fresh(written: dict[str, Any], said: str | None) -> None:
    found = _found("no-evidence", initiatives=_net(evidence=[{**FACT, **written}]))
    assert found == ([("warn", "B-1", said)] if said else [])


def _prepared(written: dict[str, Any], **more: Any) -> dict[str, Any]:
    return talk(preparation={"alignment_and_data": {"evidence": [{**FACT, **written}]}}, **more)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        *WEAK,
        ({"date": "2024-09-02"}, None),
        ({"date": "2024-09-01"}, f"{EVIDENCE} is of 2024-09-01, {OLD}"),
    ],
)
def test_evidence_for_a_talk_is_fresh_on_its_day(written: dict[str, Any], said: str | None) -> None:
    found = _found("no-evidence", {EARLY: _prepared(written)})
    assert found == ([("warn", EARLY, said)] if said else [])


def test_the_evidence_of_what_has_ended_or_was_replaced_is_left_alone() -> None:
    weak = {**FACT, "source": None}
    assert _found("no-evidence", initiatives=_net(evidence=[weak], stage="closed")) == []
    later = talk(confirmed={"deck": "2026-05-05"}, decisions=[decision(replaces=f"{EARLY}#d1")])
    early = _prepared({"source": None}, decisions=[decision()])
    assert _found("no-evidence", {EARLY: early, LATER: later}) == []


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2024-11-29", 18, "2026-05-29"),
        ("2024-08-31", 18, "2026-02-28"),
        ("2025-06-30", 18, "2026-12-30"),
        ("2025-07-01", 18, "2027-01-01"),
        ("9998-07-01", 18, "9999-12-31"),
    ],
)
def test_months_after_a_day(start: str, count: int, expected: str) -> None:
    assert months_after(date.fromisoformat(start), count) == date.fromisoformat(expected)
