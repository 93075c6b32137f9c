"""Rules on agreements that contradict each other, and on choices that have nothing to choose between."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from conversation_world import EARLY, LATER, ask, day, decision, initiative, promise, talk, world

import accord.domain.rules.contradictions  # noqa: F401  # importing it declares its rules
from accord.domain import rules
from accord.domain.known import known_on
from accord.intake.read import read

Found = list[tuple[str, str, str]]
Q2 = "2026-Q2"
CLASH, NOTHING = "contradictory-agreements", "nothing-to-order"
CAPACITY = {"working_days": 10, "skills": {"design": {"fte": 1}}}
HOLDS = "Both stand. If the newer one holds, write what it `replaces`; if you are not sure, talk to both together."


def _found(check: str, talks: dict[str, Any], as_of: str = "06-15", **more: Any) -> Found:
    known = world(as_of, talks, **more)
    return [(p.level, p.subject, p.message) for p in rules.run(known, day(as_of)) if p.check == check]


def _plan(planned: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan with these design days of ten."""
    entries = [{"initiative": n, "place": "now", "planned": {"design": Decimal(d)}} for n, d in planned.items()]
    return {Q2: {"capacity": CAPACITY, "entries": entries, **more}}


def _binds(days: str | int, about: Any = "net", at: str = "c1", **more: Any) -> dict[str, Any]:
    """A promise of ours that binds design days in the second quarter."""
    used = [{"quarter": Q2, "skill": "design", "days": Decimal(days)}]
    return promise(**{"id": at, "by": "ltd", "due": "2026-06-30", "about": about, "uses_capacity": used, **more})


def _two(early: dict[str, Any], later: dict[str, Any]) -> dict[str, Any]:
    """A talk with the deck in March and one with the engine in May, both confirmed."""
    engine = {"with": ["engine"], "confirmed": {"engine": "2026-05-05"}}
    return {EARLY: talk(**early), LATER: talk(**{**engine, **later})}


def _promised(net: Any, rope: Any, **more: Any) -> dict[str, Any]:
    return _two({"commitments": [_binds(net)]}, {"commitments": [_binds(rope, "rope", **more)]})


DECK = {"with": ["deck"], "confirmed": {"deck": "2026-05-05"}}
DRAFT = f"{Q2}, version 2 (draft)"
BOTH = f"{EARLY}#c1 and {LATER}#c1"


@pytest.mark.parametrize(
    ("talks", "planned", "said"),
    [
        (_promised(6, 4), {}, None),
        (_promised(6, "4.5"), {}, f"10.5 days promised ({BOTH})"),
        (_promised(6, 5), {"net": 6, "rope": 4}, f"11 days promised ({BOTH})"),
        (_promised(2, 5), {"net": 6, "rope": 4}, f"11 days promised ({EARLY}#c1, {LATER}#c1 and others)"),
        (_promised(6, 4), {"sail": 1}, f"11 days promised ({EARLY}#c1, {LATER}#c1 and others)"),
        (_promised(5, 4), {"net": 6, "rope": 4}, None),
        (_two({"commitments": [_binds(8, [])]}, {"commitments": [_binds(8, "net")]}), {"net": 8},
         f"16 days promised ({BOTH})"),
        (_two({"commitments": [_binds(6)]}, {"commitments": [_binds(8, replaces=f"{EARLY}#c1")], **DECK}), {}, None),
        # A plan too big by itself has a name of its own.
        (_promised(5, 5), {"net": 6, "rope": 6}, None),
        (_promised(6, 5, status="withdrawn", closed="2026-05-20", why="No need"), {}, None),
        (_promised(6, 5, status="not-kept", closed="2026-05-20", why="No days"), {}, None),
        (_promised(6, 5, status="kept", closed="2026-05-20"), {}, f"11 days promised ({BOTH})"),
        (_promised(6, 5, status="partly-kept", closed="2026-05-20", amount={"value": 5, "unit": "person-days"},
                   got={"value": 4}), {}, None),
    ],
)  # fmt: skip
def test_the_same_days_are_not_promised_twice(talks: dict[str, Any], planned: dict[str, Any], said: str | None) -> None:
    message = f"design: {said} and 10 exist in 2026-Q2. Talk to both together."
    assert _found(CLASH, talks, quarters=_plan(planned)) == ([("warn", Q2, message)] if said else [])


@pytest.mark.parametrize(
    ("about", "days", "planned", "beyond"),
    [
        (["net", "rope"], 8, {"net": 4, "rope": 4, "sail": 2}, None),
        (["net", "rope"], 9, {"net": 4, "rope": 4, "sail": 2}, 11),
        ([], 10, {"net": 4, "rope": 4, "sail": 2}, None),
        (["plan"], 11, {"net": 4, "rope": 4, "sail": 2}, 11),
        (["safe"], 10, {"net": 10}, None),
        (["net", "safe"], 4, {"net": 3, "sail": 7}, 11),
        ([], 1, {"net": 10}, None),
        (["net"], 0, {"net": 10}, None),
    ],
)
def test_a_promise_for_several_takes_from_what_is_planned_for_them(
    about: list[str], days: int, planned: dict[str, Any], beyond: int | None
) -> None:
    found = _found(CLASH, {EARLY: talk(commitments=[_binds(days, about)])}, quarters=_plan(planned))
    assert [message.partition(" days")[0] for _, _, message in found] == ([f"design: {beyond}"] if beyond else [])


@pytest.mark.parametrize(
    ("parties", "ending"),
    [
        (["deck"], "Make room in the plan, or talk to Deck."),
        (["deck", "engine"], "Talk to both together."),
        (["deck", "engine", "shore"], "Talk to all of them together."),
        (["ltd"], "Make room in the plan, or talk to those it is for."),
    ],
)
def test_one_talks_to_those_it_was_promised_to(parties: list[str], ending: str) -> None:
    talks = {EARLY: talk(commitments=[_binds(11, to=parties)])}
    message = f"design: 11 days promised ({EARLY}#c1) and 10 exist in 2026-Q2. {ending}"
    assert _found(CLASH, talks, quarters=_plan({})) == [("warn", Q2, message)]


def test_of_many_promises_the_newest_are_named() -> None:
    talks = {EARLY: talk(commitments=[_binds(3, at=f"c{at}") for at in range(1, 6)])}
    (found,) = _found(CLASH, talks, quarters=_plan({}))
    assert f"15 days promised ({EARLY}#c3, {EARLY}#c4, {EARLY}#c5 and others)" in found[2]


@pytest.mark.parametrize(
    ("agreed", "second", "expected"),
    [(4, "draft", [DRAFT]), (8, "draft", [Q2, DRAFT]), (8, "agreed", [Q2])],
)
def test_the_latest_version_and_a_later_draft_are_compared(agreed: int, second: str, expected: list[str]) -> None:
    versions = [{"version": 1, "date": "2026-04-01"}, {"version": 2, "date": "2026-06-01", "state": second}]
    plan = _plan({"net": 6}, versions=versions)
    plan[Q2]["entries"][0]["before"] = {1: {"planned": {"design": agreed}}}
    found = _found(CLASH, {EARLY: talk(commitments=[_binds(5, "rope")])}, quarters=plan)
    assert sorted(message.partition(" exist in ")[2].partition(". ")[0] for _, _, message in found) == expected


@pytest.mark.parametrize("plan", [{}, {Q2: {}}, {Q2: {"capacity": {"working_days": 10}, "entries": []}}])
def test_without_written_capacity_nobody_knows_what_clashes(plan: dict[str, Any]) -> None:
    assert _found(CLASH, _promised(60, 50), quarters=plan) == []


def _order(*order: Any, **more: Any) -> dict[str, Any]:
    return {"decisions": [decision(kind="order", order=list(order), decided_by=["ltd"])], **more}


@pytest.mark.parametrize(
    ("early", "later", "said"),
    [
        (_order("net", "rope"), _order("net", "rope"), None),
        (_order("net", "rope"), _order("rope", "net"), ("B-2 before B-1", "B-1 before B-2")),
        (_order("net", "rope"), _order(["net", "rope"]), ("B-1 equal to B-2", "B-1 before B-2")),
        (_order(["net", "rope"]), _order("rope", "net"), ("B-2 before B-1", "B-2 equal to B-1")),
        (_order("net", "sail", "rope"), _order("net", "rope"), None),
        (_order("net", "sail", "rope"), _order("rope", "safe", "net"), ("B-2 before B-1", "B-1 before B-2")),
        (_order("net", "rope"), _order("rope", "sail"), None),
        (_order("net"), _order("rope", "net"), None),
        (_order("safe", "fast"), _order("fast", "safe"), None),
        (_order("net", "rope"), _order("rope", "net", revisits=EARLY), None),
        # It says what it takes the place of, and waits for a yes.
        (_order("net", "rope"), _order("rope", "net", revisits=EARLY, confirmed={}), None),
    ],
)
def test_two_orders_that_stand_rank_the_same_work_alike(
    early: dict[str, Any], later: dict[str, Any], said: tuple[str, str] | None
) -> None:
    message = f"ranks {said[0]}, and {EARLY}#d1 ranks {said[1]}. {HOLDS}" if said else ""
    assert _found(CLASH, _two(early, later)) == ([("warn", f"{LATER}#d1", message)] if said else [])


def _of(kind: str, about: Any = "net", **more: Any) -> dict[str, Any]:
    return {"decisions": [decision(kind=kind, about=about)], **more}


@pytest.mark.parametrize(
    ("early", "later", "fires"),
    [
        *((_of(one), _of(other), True) for one in ("go", "go-smaller") for other in ("wait", "scrap")),
        *((_of(one), _of(other), True) for one in ("wait", "scrap") for other in ("go", "go-smaller")),
        *((_of("go"), _of(other), False) for other in ("go-smaller", "stop", "hand-over")),
        *((_of("wait", about), _of("go", "rope"), False) for about in ("net", "safe", [])),
        (_of("go", ["sail", "net"]), _of("wait", ["net", "rope"]), True),
        (_of("go"), _of("wait", confirmed={}), True),
        (_of("go"), _of("wait", confirmed={}, revisits=EARLY), False),
        (_of("go"), _of("wait", revisits=EARLY), False),
        (
            _of("go"),
            {"decisions": [decision(kind="wait", about="net", replaces=f"{EARLY}#d1")], "confirmed": {}},
            False,
        ),
    ],
)
def test_of_one_initiative_two_decisions_that_stand_say_one_thing(
    early: dict[str, Any], later: dict[str, Any], fires: bool
) -> None:
    new, old = later["decisions"][0]["kind"], early["decisions"][0]["kind"]
    message = f"{LATER}#d1 says '{new}' and {EARLY}#d1 says '{old}'. {HOLDS}"
    assert _found(CLASH, _two(early, later)) == ([("warn", "B-1", message)] if fires else [])


def test_one_talk_does_not_decide_both_ways() -> None:
    both = [decision(about="net"), decision(id="d2", kind="wait", about="net")]
    (found,) = _found(CLASH, {EARLY: talk(decisions=both)})
    keep = "Both stand. Keep the one that holds, or write one decision that says both."
    assert found == ("warn", "B-1", f"{EARLY}#d2 says 'wait' and {EARLY}#d1 says 'go'. {keep}")


def _answers(*answers: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    """A talk with three parties and what each said to the summary in March."""
    given = [{"by": by, "date": f"2026-03-{on}", "answer": answer} for by, on, answer in answers]
    step = {"summarize_and_clarify": {"summary": "It sounds like two people.", "confirmations": given}}
    return {EARLY: talk(**{"with": ["deck", "engine", "shore"], "confirmed": {}, "conversation": step, **more})}


YES, CHANGES, NO = "agreed", "agreed-with-changes", "not-agreed"
CHANGED = "Deck agreed with changes on 2026-03-05, and {0} agreed without them. Send {0} the changed summary: "
CHANGED += "does that sound right?"
REJECTED = "Deck did not agree to the summary on 2026-03-05, and Engine did. Talk to them together, and sum up again."
TO_ENGINE = CHANGED.format("Engine")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([("engine", "03", YES), ("deck", "05", CHANGES)], TO_ENGINE),
        ([("engine", "05", YES), ("deck", "05", CHANGES)], TO_ENGINE),
        ([("engine", "06", YES), ("deck", "05", CHANGES)], None),
        ([("engine", "03", YES), ("deck", "05", CHANGES), ("engine", "05", YES)], None),
        ([("engine", "03", YES), ("deck", "05", CHANGES), ("deck", "09", YES)], None),
        *(([("engine", "03", same), ("deck", "05", same)], None) for same in (YES, CHANGES, NO)),
        ([("deck", "05", CHANGES)], None),
        ([("engine", "03", YES), ("shore", "04", YES), ("deck", "05", CHANGES)], CHANGED.format("Engine and Shore")),
        ([("engine", "03", YES), ("shore", "06", YES), ("deck", "05", CHANGES)], TO_ENGINE),
        ([("engine", "03", YES), ("deck", "05", NO)], REJECTED),
        ([("engine", "09", YES), ("deck", "05", NO)], REJECTED),
        ([("engine", "03", YES), ("deck", "05", NO), ("deck", "09", YES)], None),
    ],
)  # fmt: skip
def test_all_parties_have_confirmed_the_same_summary(answers: list[tuple[str, str, str]], said: str | None) -> None:
    assert _found(CLASH, _answers(*answers)) == ([("warn", EARLY, said)] if said else [])


@pytest.mark.parametrize("check", [CLASH, NOTHING])
def test_a_talk_that_was_replaced_is_left_alone(check: str) -> None:
    deck = decision(decided_by=["deck"])
    answers = (("engine", "03", YES), ("deck", "05", CHANGES))
    talks = _answers(*answers, decisions=[deck]) if check == CLASH else _priority([], decisions=[deck])
    talks[LATER] = talk(confirmed={"deck": "2026-05-05"}, decisions=[{**deck, "replaces": f"{EARLY}#d1"}])
    assert [len(_found(check, talks, on)) for on in ("03-01", "05-04", "05-05")] == [0, 1, 0]


def test_a_team_can_live_with_two_agreements_for_a_while() -> None:
    accepted = [{"check": CLASH, "until": "2026-05-29", "why": "They know"}]
    talks = _two({"decisions": [decision(about="net", accepted_warnings=accepted)]}, _of("wait"))
    assert [len(_found(CLASH, talks, on)) for on in ("05-29", "05-30")] == [0, 1]


def _priority(between: list[str], **more: Any) -> dict[str, Any]:
    return {EARLY: talk(asks=[ask(kind="priority", between=between)], **more)}


CHOOSE = "Deck is asked for an order, and there is nothing to choose between: write the two or more things in "
CHOOSE += "`between`, or invite the others whose work it touches."


@pytest.mark.parametrize(
    ("talks", "fires"),
    [
        *((_priority(between), True) for between in ([], ["net"], ["net", "net"])),
        *((_priority(between), False) for between in (["net", "rope"], ["net", "safe"])),
        *((_priority([], **{"with": ["deck", other]}), other == "deck") for other in ("deck", "engine")),
        *(({EARLY: talk(asks=[ask(kind=kind)])}, False) for kind in ("resources", "commitment")),
    ],
)
def test_who_is_asked_for_an_order_has_two_things_to_choose_between(talks: dict[str, Any], fires: bool) -> None:
    assert _found(NOTHING, talks) == ([("warn", f"{EARLY}#a1", CHOOSE)] if fires else [])


def _at(impact: str, difficulty: str) -> dict[str, Any]:
    placed = {"date": "2026-03-20", "impact": Decimal(impact), "difficulty": Decimal(difficulty)}
    return initiative(goals=["safe"], assessments=[placed])


def _pair(rope: Any, asked: str = "3", place: str = "later", planned: int = 8, **more: Any) -> dict[str, Any]:
    """The net at impact 4, difficulty 2 goes ahead, and the rope waits."""
    waits = {"initiative": "rope", "place": place, "why": "No days", "look_again": "2026-09-01"}
    if asked:
        waits["asked"] = {"design": Decimal(asked)}
    entries = [{"initiative": "net", "place": "now", "planned": {"design": planned}}, waits]
    plan = {"capacity": CAPACITY, "entries": entries, **more}
    return {"quarters": {Q2: plan}, "initiatives": {"net": _at("4", "2"), "rope": rope}}


def _waits(asked: str, left: str) -> str:
    same = "waits in 2026-Q2, and B-1 at the same point of the grid (impact 4.0, difficulty 2.0) goes ahead."
    which = "The grid can't say which comes first: ask those concerned."
    return f"{same} It asks for {asked} design days ({left} left). {which}"


@pytest.mark.parametrize(
    ("world_", "said"),
    [
        (_pair(_at("4", "2")), _waits("3", "2")),
        (_pair(_at("4", "2"), "2.5"), _waits("2.5", "2")),
        (_pair(_at("4", "2"), "2"), None),
        (_pair(_at("4", "2"), ""), None),
        (_pair(_at("4", "2"), planned=12), _waits("3", "0")),
        (_pair(_at("4", "2"), "0", planned=12), None),
        (_pair(_at("4.5", "2")), None),
        (_pair(_at("4", "2.5")), None),
        *((_pair(_at("4", "2"), place=place), None) for place in ("next", "scrap", "now")),
        (_pair(initiative(goals=["safe"])), None),
        (_pair(_at("4", "2"), capacity=None), None),
    ],
)
def test_of_two_at_one_point_one_asks_which_comes_first(world_: dict[str, Any], said: str | None) -> None:
    assert _found(NOTHING, {}, **world_) == ([("note", "B-2", said)] if said else [])


def test_the_sample_shows_the_clash_of_spring_and_where_it_is_mended(sample: Path) -> None:
    knows = {on: known_on(read(sample, "portfolio").portfolio, day(on)) for on in ("05-04", "11-16")}
    found = {on: [p for p in rules.run(k, day(on)) if p.check in (CLASH, NOTHING)] for on, k in knows.items()}
    (clash,) = found["05-04"]
    both = "2026-01-21-treatment-three-requests#c4, 2026-04-20-contact-center-new-duty#c2 and others"
    assert (clash.level, clash.subject) == ("warn", Q2)
    assert clash.message == f"design: 112 days promised ({both}) and 86 exist in {Q2}. Talk to both together."
    lines = (sample.parent / clash.place.file).read_text(encoding="utf-8").splitlines()
    assert (clash.place.file[-27:], lines[clash.place.line - 1]) == (
        "contact-center-new-duty.yml",
        "    uses_capacity:",
    )
    assert found["11-16"] == []


def test_nothing_is_said_about_an_empty_portfolio() -> None:
    assert [_found(check, {}, quarters={}, initiatives={}) for check in (CLASH, NOTHING)] == [[], []]


def test_many_records_take_no_more_than_a_moment() -> None:
    names = [f"n{at}" for at in range(3000)]
    talks = {
        f"2026-03-{1 + at % 30:02}-t{at}": talk(
            decisions=[decision(about=name), decision(id="d2", kind="order", order=[name, names[at - 1]])],
            commitments=[_binds(1, [name, names[at - 1]]), _binds(1, [], "c2")],
        )
        for at, name in enumerate(names)
    }
    plan = _plan(dict.fromkeys(names, 1))
    known = world("06-15", talks, quarters=plan, initiatives={name: _at("4", "2") for name in names})
    started = perf_counter()
    assert [len([*rules.every()[name].find(known)]) for name in (CLASH, NOTHING)] == [1, 0]
    assert perf_counter() - started < 5
