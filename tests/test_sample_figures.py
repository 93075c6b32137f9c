"""Larkmere Water, the sample, against the figures its design promises."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from accord.domain import asks, balance, coverage, decisions, headline, load, moves, plan, promises
from accord.domain.audience import Audience, parse
from accord.domain.known import known_on
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.intake import read

FOLDER = Path(__file__).parent.parent / "portfolio"
AS_OF = date(2026, 11, 16)

BY_SKILL = """
    2026-Q1 consult 124  8 52  0  6  58  0  58 48 10
    2026-Q1 design  124  8 20  0 10  86  0  86 84  2
    2026-Q1 deliver  99  6 58  0  4  31 26  57 50  7
    2026-Q2 consult 126  8 52  0  6  60  0  60 50 10
    2026-Q2 design  126 10 20  0 10  86  8  94 86  8
    2026-Q2 deliver 101  6 58  0  4  33 36  69 59 10
    2026-Q3 consult 128 20 48  0  6  54  0  54 39 15
    2026-Q3 design  128 22 18 33  8  47 20  67 62  5
    2026-Q3 deliver 102 14 54  0  4  30 22  52 48  4
    2026-Q4 consult 124 14 50  0  6  54  0  54 35 19
    2026-Q4 design  124 12 18 27  8  59  8  67 66  1
    2026-Q4 deliver  99  8 55  0  4  32 12  44 43  1
"""
WHAT_FITS = {
    "2026-Q1": (461, 100, 84, 95, 182, 175, 26, 201, 19),
    "2026-Q2": (350, 0, 45, 110, 195, 179, 44, 223, 28),
    "2026-Q3": (306, 30, 61, 66, 149, 131, 42, 173, 24),
    "2026-Q4": (202, 0, 16, 42, 144, 145, 20, 165, 21),
}
VERSIONS = [
    ("2026-Q2", 1, "design", 86, 86),
    ("2026-Q2", 2, "design", 86, 94),
    ("2026-Q3", 1, "design", 78, 80),
    ("2026-Q3", 1, "deliver", 42, 42),
    ("2026-Q3", 2, "design", 80, 80),
    ("2026-Q3", 3, "design", 62, 67),
    ("2026-Q4", 1, "design", 80, 67),
    ("2026-Q4", 2, "design", 66, 67),
]
AREAS = {
    "2026-Q1": {
        "do-first": "04 07 08 09 11 12",
        "plan-together": "01 02 03 06 10 16",
        "rethink": "05 13 18",
    },
    "2026-Q2": {
        "do-first": "01 04 07 08 09 11 12 15",
        "plan-together": "02 03 06 10 16",
        "rethink": "05 13 14 18",
    },
    "2026-Q3": {
        "do-first": "01 02 03 04 07 08 09 10 11 12 15 16",
        "plan-together": "06",
        "fill-in": "17",
        "rethink": "05 13 14 18",
    },
    "2026-Q4": {
        "do-first": "01 02 03 04 07 08 09 10 11 12 14 15 16",
        "plan-together": "06",
        "fill-in": "17",
        "rethink": "05 13 18",
    },
}
MOVED = {"2026-Q1": "", "2026-Q2": "01 02 06", "2026-Q3": "02 03 10 16", "2026-Q4": "02 05 14"}
NEGOTIATED = """
    2026-01-12-field-ops-fieldflow#c1                      2026-Q1 deliver 16
    2026-01-14-safety-practice-rig#c2                      2026-Q1 deliver 10
    2026-01-12-field-ops-fieldflow#c1                      2026-Q2 deliver 30
    2026-01-14-safety-practice-rig#c2                      2026-Q2 deliver 6
    2026-05-06-priority-clash-may#c1                       2026-Q2 design 8
    2026-06-10-coo-supervisor-essentials#c1                2026-Q3 deliver 12
    2026-07-15-field-ops-safety-conversations-again#c4     2026-Q3 deliver 10
    2026-08-05-hr-fewer-design-days#c1                     2026-Q3 design 20
    2026-05-06-priority-clash-may#c2                       2026-Q4 design 8
    2026-06-10-coo-supervisor-essentials#c1                2026-Q4 deliver 12
"""


@cache
def _sample() -> Portfolio:
    found = read(FOLDER)
    assert found.portfolio is not None, "\n".join(map(str, found.problems))
    return known_on(found.portfolio, AS_OF)


@cache
def _edition(quarter: str, version: int | None = None) -> Edition:
    found = plan.edition(_sample(), _sample().quarters[quarter], version)
    assert found is not None
    return found


def _codes(numbers: str) -> set[str]:
    return {f"LT-{number}" for number in numbers.split()}


def _code(initiative: str) -> str:
    return _sample().initiatives[initiative].code


@pytest.mark.parametrize("row", BY_SKILL.strip().splitlines())
def test_capacity_and_plan_by_skill(row: str) -> None:
    quarter, name, *figures = row.split()
    fits = balance.of(_sample(), _edition(quarter))
    skill = next(skill for skill in fits.skills if skill.skill == name)
    found = (skill.gross, skill.leave, skill.keep_running, skill.absence, skill.buffer, skill.own, skill.negotiated)
    assert (*found, skill.total, skill.planned, skill.left) == tuple(map(int, figures))


@pytest.mark.parametrize("quarter", WHAT_FITS)
def test_what_fits(quarter: str) -> None:
    fits = balance.of(_sample(), _edition(quarter))
    names = ("asked", "scrapped", "waits", "smaller", "planned", "own", "negotiated", "total", "left")
    assert tuple(fits.sum(name) for name in names) == WHAT_FITS[quarter]


def test_asked_for_days_in_own_days() -> None:
    fits = [balance.of(_sample(), edition) for edition in plan.editions(_sample())]
    assert [round(b.sum("asked") / b.sum("own"), 1) for b in fits] == [Decimal(n) for n in ("2.6", "2.0", "2.3", "1.4")]


@pytest.mark.parametrize(("quarter", "version", "name", "planned", "total"), VERSIONS)
def test_a_version_is_held_against_the_promises_of_its_date(
    quarter: str, version: int, name: str, planned: int, total: int
) -> None:
    fits = balance.of(_sample(), _edition(quarter, version))
    skill = next(skill for skill in fits.skills if skill.skill == name)
    assert (skill.planned, skill.total) == (planned, total)
    assert [s.skill for s in fits.too_big] == (["design"] if planned > total else [])


def test_days_from_talks() -> None:
    found = [
        (addition.ref, edition.quarter.id, addition.skill, str(addition.days))
        for edition in plan.editions(_sample())
        for addition in balance.of(_sample(), edition).additions
    ]
    assert Counter(found) == Counter(tuple(row.split()) for row in NEGOTIATED.strip().splitlines())
    assert sum(int(days) for *_, days in found) == 132


@pytest.mark.parametrize("quarter", AREAS)
def test_areas_of_the_grid(quarter: str) -> None:
    found: dict[str, set[str]] = {}
    for entry in _edition(quarter).entries:
        assert entry.score is not None
        found.setdefault(entry.score.area, set()).add(_code(entry.initiative))
    assert found == {area: _codes(numbers) for area, numbers in AREAS[quarter].items()}


def test_what_is_on_the_line() -> None:
    entries = _edition("2026-Q4").entries
    assert {_code(entry.initiative) for entry in entries if entry.score and entry.score.on_the_line} == _codes("06 12")


@pytest.mark.parametrize("quarter", MOVED)
def test_what_moved_on_the_grid(quarter: str) -> None:
    edition = _edition(quarter)
    found = moves.between(_sample(), plan.before(_sample(), edition), edition)
    assert {_code(move.initiative) for move in found if move.kind == "moved"} == _codes(MOVED[quarter])


def test_a_commitment_moves_a_dot_to_the_left() -> None:
    summer, spring = _edition("2026-Q3"), _edition("2026-Q2")
    slug = _sample().initiative_id("LT-16")
    move = next(move for move in moves.between(_sample(), spring, summer) if move.initiative == slug)
    assert move.was is not None and move.now is not None and move.left and move.crossed
    assert (move.was.difficulty, move.now.difficulty) == (Decimal("3.5"), Decimal("2.25"))
    assert move.because_of == ("2026-07-15-field-ops-safety-conversations-again",)


def test_places_in_the_last_quarter() -> None:
    counts = Counter(entry.place for entry in _edition("2026-Q4").entries)
    assert counts == {"now": 7, "later": 1, "scrap": 3, "done": 5, "handed-over": 2}


def test_what_nobody_confirmed() -> None:
    assert [_code(e.initiative) for e in _edition("2026-Q4").at_place("now") if not e.confirmed] == ["LT-12"]


def test_the_headline_of_the_first_quarter() -> None:
    edition = _edition("2026-Q1")
    counts = headline.of(_sample(), edition, balance.of(_sample(), edition))
    assert (counts.asked, counts.own, counts.negotiated, counts.helpers) == (461, 175, 26, 7)
    assert (counts.ahead, counts.waiting, counts.scrapped) == (9, 3, 3)
    assert (counts.declined, counts.declined_with_consequence, counts.too_big) == (1, 1, ())


def test_goals_without_work_and_their_order() -> None:
    work = coverage.of(_sample(), _edition("2026-Q4"))
    order = [(item.goal.code, item.rank) for item in work]
    assert order == [("G1", 1), ("G5", 1), ("G3", 2), ("G2", 3), ("G4", 3), ("G6", 3)]
    idle = {item.goal.code for item in work if not any(entry.place == "now" for entry in item.entries)}
    assert idle == {"G2", "G5"}


def test_load_on_stakeholders() -> None:
    on_field_ops = load.of(_sample(), "field-ops")
    assert [on_field_ops[f"2026-Q{n}"].days for n in (1, 2, 3)] == [16, 198, 10]
    assert load.of(_sample(), "supervisors-forum")["2026-Q4"].days == 152


def test_what_the_talks_hold() -> None:
    talks = _sample().talks.values()
    counts = (len(talks), len(asks.on(_sample())), len(_sample().decisions), len(_sample().commitments))
    assert (*counts, sum(len(talk.consequences) for talk in talks)) == (16, 31, 24, 42, 9)
    found = [item.ask for item in asks.on(_sample())]
    assert Counter(ask.kind for ask in found) == {"resources": 13, "commitment": 9, "priority": 9}
    assert Counter(ask.answer for ask in found) == {"accepted": 24, "countered": 5, "declined": 1, "open": 1}
    assert [ask.kind for ask in found if ask.answer == "declined"] == ["commitment"]
    assert Counter(ask.kind for ask in found if ask.answer == "countered") == {"resources": 4, "commitment": 1}
    matched = Counter(c.what_happened and c.what_happened.matched for talk in talks for c in talk.consequences)
    assert matched == {"as-expected": 6, "partly": 2, "not-measured": 1}


def test_promises_as_shown() -> None:
    found = promises.on(_sample())
    both = {"kept": 26, "kept-late": 4, "in-part": 3, "replaced": 2, "overdue": 2, "due-soon": 1, "open": 4}
    theirs = {"kept": 15, "kept-late": 3, "in-part": 2, "overdue": 2, "open": 4}
    ours = {"kept": 11, "kept-late": 1, "in-part": 1, "replaced": 2, "due-soon": 1}
    assert promises.tally(found) == both
    assert promises.tally(p for p in found if p.side == "stakeholder") == theirs
    assert promises.tally(p for p in found if p.side == "ltd") == ours
    assert promises.tally(promises.on(seen_by(_sample(), Audience("everyone")))) == {
        "kept": 30,
        "open": 7,
        "changed": 5,
    }


def test_the_clash_of_spring_is_there_on_the_day_it_was_found() -> None:
    found = read(FOLDER).portfolio
    assert found is not None
    spring = known_on(found, date(2026, 5, 4))
    edition = plan.edition(spring, spring.quarters["2026-Q2"])
    assert edition is not None and edition.version.version == 1
    design = next(s for s in balance.of(spring, edition).skills if s.skill == "design")
    assert (design.planned, design.total) == (86, 86)
    assert len([talk for talk in spring.talks.values() if talk.date <= spring.as_of]) == 9
    live = {item.ref for item in decisions.on(spring) if item.live}
    assert {"2026-01-21-treatment-three-requests#d3", "2026-04-20-contact-center-new-duty#d1"} <= live


@pytest.mark.parametrize("audience", ["everyone", "parties", "party:field-ops"])
def test_every_audience_reads_the_same_figures(audience: str) -> None:
    seen = seen_by(_sample(), parse(audience))
    for edition in plan.editions(seen):
        fits = balance.of(seen, edition)
        names = ("asked", "scrapped", "waits", "smaller", "planned", "own", "negotiated", "total", "left")
        assert tuple(fits.sum(name) for name in names) == WHAT_FITS[edition.quarter.id]
