"""Rules on plans: what fits, entries without contradiction, waits with a reason, a goal for what goes ahead."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import day, initiative, world

from accord.domain import rules

CAPACITY = {"working_days": 10, "skills": {"design": {"fte": 1}}}


def _found(check: str, quarters: dict[str, Any], as_of: str = "05-01", **more: Any) -> list[tuple[str, str]]:
    known = world(as_of, {}, quarters=quarters, **more)
    return [(p.level, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


def _plan(design: int, *versions: tuple[str, str], **more: Any) -> dict[str, Any]:
    entries = [{"initiative": "net", "place": "now", "planned": {"design": 4}},
               {"initiative": "rope", "place": "now", "planned": {"design": design - 4}, **more}]  # fmt: skip
    written = [{"version": at, "date": f"2026-{on}", "state": state} for at, (on, state) in enumerate(versions, 1)]
    return {"capacity": CAPACITY, "entries": entries, **({"versions": written} if written else {})}


NEEDS = "needs 12 design days; 10 exist. Largest: B-2 (8) and B-1 (4). Move, shrink, or ask."
AGREED = [("stop", f"version 1 {NEEDS}")]
DRAFT = [("warn", f"version 1 (draft) {NEEDS}")]


@pytest.mark.parametrize(
    ("quarters", "as_of", "expected"),
    [
        ({"2026-Q2": _plan(10)}, "05-01", []),
        ({"2026-Q2": _plan(12)}, "05-01", AGREED),
        ({"2026-Q2": _plan(12, ("04-01", "draft"))}, "05-01", DRAFT),
        ({"2026-Q1": _plan(12), "2026-Q2": _plan(10)}, "05-01", []),
        ({"2026-Q1": _plan(10), "2026-Q2": _plan(12, ("03-20", "draft"))}, "03-25", DRAFT),
        ({"2026-Q2": {**_plan(12), "capacity": None}}, "05-01", []),
    ],
)
def test_over_capacity_stops_for_the_current_plan_and_warns_for_a_later_draft(
    quarters: dict[str, Any], as_of: str, expected: list[tuple[str, str]]
) -> None:
    assert _found("over-capacity", quarters, as_of) == expected


def test_a_draft_that_an_agreed_version_followed_is_history() -> None:
    before = {"before": {1: {"planned": {"design": 8}}}}
    plan = _plan(10, ("04-01", "draft"), ("04-09", "agreed"), **before)
    assert [_found("over-capacity", {"2026-Q2": plan}, on) for on in ("04-08", "04-09")] == [
        DRAFT,
        [],
    ]


@pytest.mark.parametrize(
    ("entries", "messages"),
    [
        ([{"place": "now", "asked": {"design": 4}, "planned": {"design": 4}}], []),
        ([{"place": "now", "planned": {"design": 4}}], []),
        ([{"place": "done", "planned": {"design": 4}}], []),
        (
            [{"place": "now", "asked": {"design": 4}, "planned": {"design": 5}}],
            ["5 design days planned in 2026-Q2, and full scope would cost 4: `asked` is never less than `planned`."],
        ),
        (
            [{"place": "now", "asked": {"design": 4}, "planned": {"design": 2, "deliver": 1}}],
            ["1 deliver days planned in 2026-Q2, and full scope would cost 0: `asked` is never less than `planned`."],
        ),
        ([{"place": "now"}, {"place": "next"}], ["stands twice in 2026-Q2, first in line 1: keep one of the two."]),
    ],
)
def test_an_entry_does_not_contradict_itself_or_another(entries: list[dict[str, Any]], messages: list[str]) -> None:
    quarters = {"2026-Q2": {"entries": [{"initiative": "net", **entry} for entry in entries]}}
    assert _found("contradictory-entry", quarters) == [("stop", message) for message in messages]


DATE = {"look_again": "2026-06-01"}


@pytest.mark.parametrize(
    ("entry", "missing"),
    [
        ({"place": "later", "why": "No days", **DATE}, []),
        ({"place": "later", **DATE}, ["why"]),
        ({"place": "later", "why": "tbd", **DATE}, ["why"]),
        ({"place": "scrap", "why": "?", **DATE}, ["why"]),
        ({"place": "scrap", "why": "No days"}, ["look_again"]),
        ({"place": "scrap"}, ["look_again", "why"]),
        ({"place": "next"}, []),
        ({"place": "now"}, []),
    ],
)
def test_what_waits_has_a_reason_and_a_date(entry: dict[str, Any], missing: list[str]) -> None:
    found = _found("unexplained-wait", {"2026-Q2": {"entries": [{"initiative": "net", **entry}]}})
    assert [message.partition("`")[2].rstrip("`.") for _, message in found] == missing


@pytest.mark.parametrize(
    ("place", "goals", "levels"),
    [
        ("now", [], ["stop"]),
        ("later", [], ["note"]),
        ("done", [], ["note"]),
        (None, [], ["note"]),
        ("now", ["safe"], []),
    ],
)
def test_what_goes_ahead_has_a_goal(place: str | None, goals: list[str], levels: list[str]) -> None:
    entry = {"initiative": "net", "place": place, "why": "No days", **DATE}
    quarters = {"2026-Q2": {"entries": [entry] if place else []}}
    found = _found("no-goal", quarters, initiatives={"net": initiative(goals=goals)})
    assert [level for level, _ in found] == levels


def test_an_organization_without_goals_asks_for_none() -> None:
    quarters = {"2026-Q2": {"entries": [{"initiative": "net", "place": "now"}]}}
    organization = {"name": "Brook Ferry"}
    assert _found("no-goal", quarters, initiatives={"net": initiative()}, organization=organization) == []
