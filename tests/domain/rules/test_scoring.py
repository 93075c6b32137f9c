"""Rules on the grid and on goals: fresh and explained scores, marks that tell apart, work for each goal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from conversation_world import EARLY, day, decision, initiative, talk, world

import accord.domain.rules.scoring  # noqa: F401  # importing it declares its rules
from accord.domain import rules
from accord.domain.rules.scoring import quarters_before

Found = list[tuple[str, str, str]]
Q2 = "2026-Q2"


def _found(check: str, as_of: str = "05-29", talks: dict[str, Any] | None = None, **more: Any) -> Found:
    known = world(as_of, talks or {}, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


def _entries(**places: str) -> list[dict[str, Any]]:
    return [{"initiative": name, "place": place} for name, place in places.items()]


def _draft(entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"versions": [{"version": 1, "date": "2026-05-20", "state": "draft"}], "entries": entries}


THINK = "If that is meant, say so to its sponsor; else look at what waits."


@pytest.mark.parametrize(
    ("goals", "place", "idle"),
    [
        (["safe", "fast", "calm"], "now", []),
        (["safe"], "now", ["calm", "fast"]),
        (["safe", "fast", "calm"], "next", ["calm", "fast", "safe"]),
        (["safe", "fast", "calm"], "done", ["calm", "fast", "safe"]),
    ],
)
def test_a_goal_without_work_is_noted(goals: list[str], place: str, idle: list[str]) -> None:
    quarters = {Q2: {"entries": _entries(net=place)}}
    found = _found("goal-without-work", initiatives={"net": initiative(goals=goals)}, quarters=quarters)
    assert sorted(found) == [("note", goal, f"no work now in 2026-Q2. {THINK}") for goal in idle]


def test_a_goal_of_another_year_needs_no_work_and_a_later_draft_is_looked_at_too() -> None:
    goals = [{"id": "safe", "name": "Nobody gets hurt"}, {"id": "fast", "name": "No queue", "years": [2027]}]
    quarters = {Q2: {"entries": _entries(net="now")}, "2026-Q3": _draft(_entries(net="done"))}
    found = _found("goal-without-work", organization={"name": "Ferry", "goals": goals}, quarters=quarters)
    assert found == [("note", "safe", f"no work now in 2026-Q3, version 1 (draft). {THINK}")]


def _days(net: int, rope: int, goals: tuple[list[str], list[str]] = (["safe"], ["fast"])) -> dict[str, Any]:
    entries = [{"initiative": "net", "place": "now", "planned": {"design": net}},
               {"initiative": "rope", "place": "now", "planned": {"design": rope}}]  # fmt: skip
    initiatives = {name: initiative(goals=[*named]) for name, named in zip(("net", "rope"), goals, strict=True)}
    return {"quarters": {Q2: {"entries": entries}}, "initiatives": initiatives}


TWO = [{"id": "safe", "name": "Nobody gets hurt"}, {"id": "fast", "name": "No queue"}]
ORDER = {"goal_order": ["safe", "fast"]}


def _takes(days: str, of: str) -> str:
    return (
        f"takes {days} of the {of} days planned in 2026-Q2, and the agreed order puts safe before it. "
        "Move days, or agree on the order again."
    )


@pytest.mark.parametrize(
    ("order", "plan", "message"),
    [
        (ORDER, _days(5, 5), None),
        (ORDER, _days(4, 5), _takes("5", "9")),
        (ORDER, _days(8, 2), None),
        (ORDER, _days(0, 0), None),
        (ORDER, _days(1, 3, (["fast", "safe"], ["fast"])), _takes("3.5", "4")),
        ({"goal_order": [["safe", "fast"]]}, _days(4, 5), None),
        ({}, _days(4, 5), None),
    ],
)
def test_most_of_the_days_follow_the_agreed_order(
    order: dict[str, Any], plan: dict[str, Any], message: str | None
) -> None:
    found = _found("goal-without-work", organization={"name": "Ferry", "goals": TWO, **order}, **plan)
    assert found == ([("note", "fast", message)] if message else [])


@pytest.mark.parametrize(("confirmed", "fires"), [({"deck": "2026-03-03"}, True), ({}, False)])
def test_an_order_counts_when_it_is_confirmed(confirmed: dict[str, str], fires: bool) -> None:
    order = decision(kind="order", order=["safe", "fast"])
    talks = {EARLY: talk(decisions=[order], confirmed=confirmed)}
    organization = {"name": "Ferry", "goals": TWO}
    assert bool(_found("goal-without-work", talks=talks, organization=organization, **_days(4, 5))) == fires


def _scored(*dates: str, impact: Any = 4, difficulty: Any = 2, **more: Any) -> dict[str, Any]:
    written = {"impact": impact, "difficulty": difficulty, "why": "We asked", **more.pop("scoring", {})}
    return {"net": initiative(assessments=[{"date": at, **written} for at in dates], **more)}


@pytest.mark.parametrize(
    ("dates", "place", "ago"),
    [
        (("2025-10-01",), "now", 0),
        (("2025-09-30",), "now", 3),
        (("2025-09-30",), "next", 3),
        (("2024-06-01",), "now", 8),
        (("2025-09-30", "2026-04-20"), "now", 0),
        (("2025-09-30",), "later", 0),
        (("2025-09-30",), "scrap", 0),
        ((), "now", 0),
    ],
)
def test_what_goes_ahead_was_scored_within_two_quarters(dates: tuple[str, ...], place: str, ago: int) -> None:
    found = _found("stale-assessment", initiatives=_scored(*dates), quarters={Q2: {"entries": _entries(net=place)}})
    message = (
        f"'{place}' in 2026-Q2 by an assessment of {dates[0] if dates else ''}, {ago} quarters before. "
        "Score it again: what has changed since?"
    )
    assert found == ([("note", "B-1", message)] if ago else [])


def test_the_draft_of_a_later_quarter_asks_for_a_fresh_score() -> None:
    quarters = {Q2: {"entries": _entries(net="now")}, "2026-Q3": _draft(_entries(net="now"))}
    [(_, _, message)] = _found("stale-assessment", initiatives=_scored("2025-12-01"), quarters=quarters)
    assert message.startswith("'now' in 2026-Q3, version 1 (draft) by an assessment of 2025-12-01, 3 quarters before.")


@pytest.mark.parametrize(
    ("on", "first_day", "quarters"),
    [
        ("2026-10-01", "2026-10-01", 0),
        ("2026-11-16", "2026-10-01", 0),
        ("2026-09-30", "2026-10-01", 1),
        ("2026-07-01", "2026-10-01", 1),
        ("2026-06-30", "2026-10-01", 2),
        ("2026-02-14", "2026-05-15", 2),
        ("2026-02-15", "2026-05-15", 1),
        ("2025-05-14", "2026-05-15", 5),
        ("0001-01-01", "9999-10-01", 39995),
    ],
)
def test_quarters_are_counted_back_from_the_first_day(on: str, first_day: str, quarters: int) -> None:
    assert quarters_before(date.fromisoformat(on), date.fromisoformat(first_day)) == quarters


REASON = "without a reason. Write the `why`: the ends of the scale decide, and people will ask."
NO_WHY = {"scoring": {"why": None}}


@pytest.mark.parametrize(
    ("scored", "said"),
    [
        (_scored("2026-04-01", impact=5, **NO_WHY), "impact 5"),
        (_scored("2026-04-01", difficulty=1, **NO_WHY), "difficulty 1"),
        (_scored("2026-04-01", impact={"goal": 5, "gap": 3}, difficulty={"new": 1}, **NO_WHY),
         "impact 'goal' 5 and difficulty 'new' 1"),
        (_scored("2026-04-01", impact=5), None),
        (_scored("2026-04-01", impact=Decimal("4.5"), difficulty=Decimal("1.5"), **NO_WHY), None),
        (_scored("2026-04-01", impact={"goal": 4}, difficulty={}, **NO_WHY), None),
        (_scored("2026-04-01", impact=5, stage="closed", **NO_WHY), None),
    ],
)  # fmt: skip
def test_the_ends_of_the_scale_have_a_reason(scored: dict[str, Any], said: str | None) -> None:
    assert _found("stale-assessment", initiatives=scored) == ([("note", "B-1", f"{said} {REASON}")] if said else [])


@pytest.mark.parametrize(
    ("scored", "said"),
    [
        (_scored("2026-04-01", impact=3), "impact 3.0"),
        (_scored("2026-04-01", difficulty=3, impact=3), "impact 3.0 and difficulty 3.0"),
        (_scored("2026-04-01", impact={"goal": 3, "gap": 3, "critical": 3, "common": 2}), None),
        (_scored("2026-04-01", difficulty={"a": 3, "b": 3, "c": 3, "d": 3, "e": 2}), "difficulty 2.8"),
        (_scored("2026-04-01", difficulty={"a": 3, "b": 3, "c": 3, "d": 4}), None),
        (_scored("2026-04-01", difficulty={"a": 3, "b": 3, "c": 3, "d": 3, "e": 3, "f": 4}), "difficulty 3.17"),
        (_scored("2026-04-01", impact=3, stage="closed"), None),
        (_scored("2026-06-01", impact=3), None),
    ],
)
def test_a_mark_on_the_line_is_talked_about(scored: dict[str, Any], said: str | None) -> None:
    message = f"{said}: on the line. Talk about it, don't compute it."
    assert _found("on-the-line", initiatives=scored) == ([("note", "B-1", message)] if said else [])


def test_how_near_is_near_is_for_the_team_to_say() -> None:
    settings = {"grid": {"line": 3, "near_line": 0}}
    assert _found("on-the-line", initiatives=_scored("2026-04-01", impact=3), settings=settings) == []


def _marks(high: int, low: int, place: str = "now", before: str | None = None) -> dict[str, Any]:
    names = [f"n{at}" for at in range(high + low)]
    scored = {
        name: initiative(assessments=[{"date": "2026-01-01", "impact": 3 if at < high else 2, "difficulty": 2}])
        for at, name in enumerate(names)
    }
    quarters = {Q2: {"entries": _entries(**dict.fromkeys(names, place))}}
    if before:
        quarters["2026-Q1"] = {"entries": _entries(**dict.fromkeys(names, before))}
    return {"initiatives": scored, "quarters": quarters}


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (_marks(4, 1), None),
        (_marks(5, 1), "5 of 6"),
        (_marks(12, 3), None),
        (_marks(2, 0), "2 of 2"),
        (_marks(1, 0), None),
        (_marks(0, 0), None),
        (_marks(0, 5), None),
        (_marks(2, 0, "done", "now"), "2 of 2"),
        (_marks(2, 0, "done", "done"), None),
        (_marks(2, 0, "scrap", "scrap"), "2 of 2"),
    ],
)
def test_not_everything_is_high(marks: dict[str, Any], said: str | None) -> None:
    message = f"{said} marks in 2026-Q2 are high impact. If all is high, the grid can't help. Compare in pairs."
    assert _found("all-high", **marks) == ([("note", Q2, message)] if said else [])


def test_a_portfolio_without_quarters_has_nothing_to_say() -> None:
    checks = ("goal-without-work", "stale-assessment", "all-high")
    assert [_found(check, initiatives=_scored("2024-01-01")) for check in checks] == [[], [], []]
