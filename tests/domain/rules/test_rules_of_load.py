"""Rules on load: days that may not come, room for surprises, and how much people can carry at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conversation_world import EARLY, LATER, day, decision, initiative, promise, talk, world

import accord.domain.rules.plan_load  # noqa: F401  # importing it declares its rules
from accord.domain import rules
from accord.domain.known import known_on
from accord.intake.read import read

Found = list[tuple[str, str, str]]
Q1, Q2 = "2026-Q1", "2026-Q2"
CAPACITY = {"working_days": 10, "skills": {"design": {"fte": 1}}}


def _found(check: str, as_of: str = "05-29", talks: dict[str, Any] | None = None, **more: Any) -> Found:
    known = world(as_of, talks or {}, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


def _plan(design: str | int, *versions: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A plan with this many design days, of ten of our own."""
    entries = [{"initiative": "net", "place": "now", "planned": {"design": Decimal(design)}}]
    written = [{"version": at, "date": f"2026-{on}", "state": state} for at, (on, state) in enumerate(versions, 1)]
    return {"capacity": CAPACITY, "entries": entries, **({"versions": written} if written else {}), **more}


def _adds(days: int, **more: Any) -> dict[str, Any]:
    added = [{"quarter": Q2, "skill": "design", "days": days}]
    return promise(**{"due": "2026-05-15", "adds_capacity": added, **more})


NOT_KEPT = {"status": "not-kept", "closed": "2026-05-04", "why": "No days"}
DEPEND = f"6 design days in 2026-Q2 depend on {EARLY}#c1, which"
OVERDUE = f"{DEPEND} is overdue. Without them the plan lacks 4. Agree on a new date, or move work."


@pytest.mark.parametrize(
    ("as_of", "planned", "written", "expected"),
    [
        ("05-15", 14, {}, None),
        ("05-16", 14, {}, OVERDUE),
        ("05-16", 10, {}, None),
        ("05-16", 11, {}, OVERDUE.replace("lacks 4", "lacks 1")),
        ("05-16", 14, {"status": "kept", "closed": "2026-05-15"}, None),
        ("05-16", 14, {"status": "partly-kept", "closed": "2026-05-15"}, None),
        ("05-03", 14, NOT_KEPT, None),
        ("05-04", 14, NOT_KEPT,
         f"{DEPEND} was not kept. Without them the plan lacks 4. Ask for other days, or move work."),
        ("05-04", 14, {**NOT_KEPT, "status": "withdrawn"},
         f"{DEPEND} was withdrawn. Without them the plan lacks 4. Ask for other days, or move work."),
        ("05-04", 15, {**NOT_KEPT, "got": {"value": 5, "unit": "person-days"}}, None),
        ("05-04", 16, {**NOT_KEPT, "got": {"value": 5, "unit": "person-days"}},
         f"1 design day in 2026-Q2 depends on {EARLY}#c1, which was not kept. Without it the plan lacks 1. "
         "Ask for other days, or move work."),
        ("05-16", 14, {"by": "ltd"}, OVERDUE),
    ],
)  # fmt: skip
def test_days_from_talks_are_shaky_while_the_plan_needs_them(
    as_of: str, planned: int, written: dict[str, Any], expected: str | None
) -> None:
    talks = {EARLY: talk(commitments=[_adds(6, **written)])}
    found = _found("shaky-days", as_of, talks, quarters={Q2: _plan(planned)})
    assert found == ([("warn", Q2, expected)] if expected else [])


def test_several_shaky_promises_are_counted_together() -> None:
    talks = {EARLY: talk(commitments=[_adds(3), _adds(3, id="c2"), _adds(3, id="c3", due="2026-06-30")])}
    found = _found("shaky-days", talks=talks, quarters={Q2: _plan(14)})
    without = "Without all days of this kind the plan lacks 1. Agree on a new date, or move work."
    assert [message for _, _, message in found] == [
        f"3 design days in 2026-Q2 depend on {EARLY}#c{at}, which is overdue. {without}" for at in (1, 2)
    ]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (_adds(6, due="2026-06-30"), []),
        (_adds(2, due="2026-06-30"), [f"4 design days in 2026-Q2 depend on {EARLY}#c1, which was replaced by less."]),
        (_adds(6), [f"6 design days in 2026-Q2 depend on {LATER}#c1, which is overdue."]),
    ],
)
def test_a_replaced_promise_is_as_good_as_the_one_that_took_its_place(new: dict[str, Any], expected: list[str]) -> None:
    later = talk(confirmed={"deck": "2026-05-05"}, commitments=[{**new, "replaces": f"{EARLY}#c1"}])
    talks = {EARLY: talk(commitments=[_adds(6)]), LATER: later}
    found = _found("shaky-days", talks=talks, quarters={Q2: _plan(14)})
    assert [message.partition(" Without")[0] for _, _, message in found] == expected


def test_without_written_capacity_nobody_knows_what_a_plan_needs() -> None:
    talks = {EARLY: talk(commitments=[_adds(6)])}
    assert _found("shaky-days", talks=talks, quarters={Q2: _plan(14, capacity=None)}) == []


ROOM = "no room for surprises. Agree now on what could wait."


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        (_plan(9), []),
        (_plan("9.5"), []),
        (_plan("9.6"), [f"design is 96% planned in 2026-Q2, 9.6 of 10 days: {ROOM}"]),
        (_plan(10), [f"design is 100% planned in 2026-Q2, 10 of 10 days: {ROOM}"]),
        (_plan("10.5"), []),
        (_plan(10, capacity=None), []),
        (_plan(0, capacity={"working_days": 0, "skills": {"design": {"fte": 1}}}), []),
        (
            _plan(10, ("04-01", "draft")),
            [f"design is 100% planned in 2026-Q2, version 1 (draft), 10 of 10 days: {ROOM}"],
        ),
        (_plan(10, ("04-01", "draft"), ("04-02", "agreed"), entries=[]), []),
    ],
)
def test_a_skill_that_is_all_but_full_has_no_slack(quarter: dict[str, Any], expected: list[str]) -> None:
    assert _found("no-slack", quarters={Q2: quarter}) == [("note", Q2, message) for message in expected]


def test_days_from_talks_are_room_too() -> None:
    talks = {EARLY: talk(commitments=[_adds(6)])}
    assert _found("no-slack", "04-20", talks, quarters={Q2: _plan(10)}) == []


TEAM = {
    "roles": [
        {"id": "head", "title": "Head", "fte": Decimal("0.9")},
        {"id": "maker", "title": "Maker", "fte": Decimal("0.2")},
    ]
}
FINISH = "Let some come next, so that the others get finished."


@pytest.mark.parametrize(
    ("ahead", "limit", "team", "expected"),
    [
        (2, None, TEAM, None),
        (3, None, TEAM, f"3 go ahead in 2026-Q2, and people can follow 2 (two for each full-time person). {FINISH}"),
        (3, None, {"roles": [{"id": "head", "title": "Head"}]},
         f"3 go ahead in 2026-Q2, and people can follow 2 (two for each full-time person). {FINISH}"),
        (3, None, {}, None),
        (3, 3, TEAM, None),
        (3, 2, {}, f"3 go ahead in 2026-Q2, and people can follow 2 (`too_many_at_once` in the settings). {FINISH}"),
        (1, 0, {}, f"1 goes ahead in 2026-Q2, and people can follow 0 (`too_many_at_once` in the settings). {FINISH}"),
    ],
)  # fmt: skip
def test_people_can_follow_only_so_much(
    ahead: int, limit: int | None, team: dict[str, Any], expected: str | None
) -> None:
    entries = [{"initiative": f"n{at}", "place": "now" if at <= ahead else "next", "planned": {}} for at in range(1, 5)]
    found = _found(
        "too-many-at-once",
        initiatives={f"n{at}": initiative(goals=["safe"]) for at in range(1, 5)},
        quarters={Q2: {"entries": entries}},
        settings={"limits": {} if limit is None else {"too_many_at_once": limit}},
        team=team,
    )
    assert found == ([("warn", Q2, expected)] if expected else [])


def _days(value: int, due: str, unit: str = "person-days", **more: Any) -> dict[str, Any]:
    return promise(amount={"value": value, "unit": unit}, due=due, **more)


LARGEST = "They can't do everything either: before you ask for more, look at"


def _load(days: str, quarter: str, parts: str) -> str:
    return f"{days} days of their time in {quarter}, and we aim at 60 at most. {LARGEST} {parts}."


@pytest.mark.parametrize(
    ("promises", "expected"),
    [
        ([_days(60, "2026-05-29")], []),
        ([_days(61, "2026-05-29")], [_load("61", Q2, f"{EARLY}#c1 (61)")]),
        ([_days(61, "2026-03-31")], [_load("61", Q1, f"{EARLY}#c1 (61)")]),
        ([_days(61, "2026-10-30")], [_load("61", "2026-Q4", f"{EARLY}#c1 (61)")]),
        ([_days(61, "2027-01-29")], []),
        ([_days(460, "2026-05-29", "hours")], [_load("61.3", Q2, f"{EARLY}#c1 (61.3)")]),
        ([_days(99, "2026-05-29", "money")], []),
        ([_days(61, "2026-05-29", by="ltd")], []),
        ([_days(61, "2026-05-29", status="withdrawn", closed="2026-04-01", why="No days")], []),
        ([_days(30, "2026-05-29"), _days(31, "2026-06-30", id="c2")],
         [_load("61", Q2, f"{EARLY}#c2 (31) and {EARLY}#c1 (30)")]),
    ],
)  # fmt: skip
def test_one_stakeholder_is_asked_for_only_so_much_in_a_quarter_of_this_year(
    promises: list[dict[str, Any]], expected: list[str]
) -> None:
    talks = {EARLY: talk(commitments=promises)}
    found = _found("overloaded-stakeholder", talks=talks, quarters={Q2: {}})
    assert found == [("warn", "deck", message) for message in expected]


def test_the_limit_on_one_stakeholder_is_the_teams_own() -> None:
    talks = {EARLY: talk(commitments=[_days(9, "2026-05-29")])}
    found = _found("overloaded-stakeholder", talks=talks, settings={"limits": {"stakeholder_days_per_quarter": 8}})
    assert [message.partition(".")[0] for _, _, message in found] == [
        "9 days of their time in 2026-Q2, and we aim at 8 at most"
    ]


def test_a_team_can_live_with_a_load_for_a_while() -> None:
    accepted = {"check": "overloaded-stakeholder", "until": "2026-05-29", "why": "They offered it"}
    people = {"deck": {"kind": "person", "title": "Deck", "accepted_warnings": [accepted]}}
    talks = {EARLY: talk(commitments=[_days(61, "2026-05-29")], decisions=[decision()])}
    found = [_found("overloaded-stakeholder", on, talks, stakeholders=people) for on in ("05-29", "05-30")]
    assert [len(problems) for problems in found] == [0, 1]


def test_nothing_is_said_about_an_empty_portfolio() -> None:
    known = world("05-29", {}, quarters={}, initiatives={})
    names = ("shaky-days", "no-slack", "too-many-at-once", "overloaded-stakeholder")
    assert [p for p in rules.run(known, day("05-29")) if p.check in names] == []


def test_the_sample_shows_where_each_is_mended(sample: Path) -> None:
    portfolio = known_on(read(sample, "portfolio").portfolio, day("11-16"))
    names = ("shaky-days", "no-slack", "too-many-at-once", "overloaded-stakeholder")
    found = [(p.check, p.place.file) for p in rules.run(portfolio, day("11-16")) if p.check in names]
    assert found == [
        ("no-slack", "portfolio/quarters/2026-Q4.yml"),
        ("no-slack", "portfolio/quarters/2026-Q4.yml"),
        ("overloaded-stakeholder", "portfolio/stakeholders/field-ops.yml"),
        ("overloaded-stakeholder", "portfolio/stakeholders/supervisors-forum.yml"),
    ]
