"""What the figures show of a portfolio: which marks are drawn, what moved, and what stays without a name."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from accord.charts import fits, grid
from accord.charts.figure import ROOT
from accord.charts.fits_view import Slice
from accord.charts.grid_view import GridView, short
from accord.domain import plan
from accord.domain.balance import Addition, Balance, SkillBalance
from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.organization import Organization
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import PLACES, Quarter
from accord.domain.settings import Settings
from accord.domain.stakeholder import Stakeholder


def portfolio(
    initiatives: dict[str, list[dict[str, Any]]], quarters: dict[str, dict[str, str]], **settings: Any
) -> Portfolio:
    """Initiatives by code with their assessments; quarters with the place of each initiative."""
    records = {
        code.lower(): Initiative.model_validate(
            {"id": code.lower(), "code": code, "title": f"Title {code}", "problem": "P", "assessments": scores}
        )
        for code, scores in initiatives.items()
    }
    plans = {
        name: Quarter.model_validate(
            {"id": name, "entries": [{"initiative": code.lower(), "place": place} for code, place in places.items()]}
        )
        for name, places in quarters.items()
    }
    talk = Negotiation.model_validate({"id": "2026-03-15-deck", "with": "deck", "date": "2026-03-15"})
    return Portfolio(
        organization=Organization.model_validate({"name": "Brook Ferry"}),
        settings=Settings.model_validate(settings),
        stakeholders={
            "deck": Stakeholder.model_validate({"id": "deck", "kind": "person", "title": "Head of Deck"}),
            "~1": Stakeholder.model_validate({"id": "1", "kind": "person", "title": "Hidden"}),
        },
        initiatives=records,
        quarters=plans,
        talks={talk.id: talk},
        as_of=date(2027, 1, 1),
    )


def scored(day: str, impact: float, difficulty: float, **more: Any) -> dict[str, Any]:
    """An assessment."""
    return {"date": day, "impact": impact, "difficulty": difficulty, **more}


def view(whole: Portfolio, at: int) -> GridView:
    """The grid of one quarter, by its place in time."""
    editions = plan.editions(whole)
    return grid.view(whole, editions[at], editions[:at])


EASIER = scored("2026-03-20", 4, 2, why="Crew time agreed; the rest stays", because_of="2026-03-15-deck")
STORY = portfolio(
    {"B-1": [scored("2026-01-01", 4, 4), EASIER], "B-2": [scored("2026-01-01", 3, 3)], "B-3": []},
    {
        "2026-Q1": {"B-1": "later", "B-2": "now"},
        "2026-Q2": {"B-1": "now", "B-2": "done", "B-3": "now"},
        "2026-Q3": {"B-1": "now", "B-2": "done"},
        "2026-Q4": {"B-1": "done", "B-2": "now"},
    },
)


def test_a_mark_knows_where_it_was_and_why_it_moved() -> None:
    (mark,) = [mark for mark in view(STORY, 1).marks if mark.code == "B-1"]
    assert [float(score) for point in (mark.was, mark.point) for score in point or ()] == [4, 4, 2, 4]
    assert (mark.number, mark.cause, mark.talks) == ("1", "Crew time agreed", (date(2026, 3, 15),))


def test_in_the_first_recorded_quarter_nothing_is_new_and_nothing_moved() -> None:
    assert [(mark.new, mark.was) for mark in view(STORY, 0).marks] == [(False, None), (False, None)]


def test_closed_work_is_drawn_in_the_first_quarter_that_places_it_so() -> None:
    assert [[mark.code for mark in view(STORY, at).marks] for at in range(4)] == [
        ["B-1", "B-2"],
        ["B-1", "B-2"],
        ["B-1"],
        ["B-1", "B-2"],
    ]
    assert [view(STORY, at).not_shown for at in range(4)] == [0, 1, 1, 0]


def test_work_that_was_left_out_of_a_quarter_stays_closed() -> None:
    score = {"B-1": [scored("2026-01-01", 4, 4)]}
    gap = portfolio(score, {"2026-Q1": {"B-1": "done"}, "2026-Q2": {}, "2026-Q3": {"B-1": "done"}})
    assert view(gap, 2).marks == ()


def test_an_initiative_without_a_score_has_no_mark_and_is_counted() -> None:
    assert [mark.code for mark in view(STORY, 1).marks] == ["B-1", "B-2"]
    assert view(STORY, 1).not_shown == 1


def test_a_new_initiative_is_new() -> None:
    two = {"B-1": [scored("2026-01-01", 4, 4)], "B-2": [scored("2026-01-01", 3, 3)]}
    whole = portfolio(two, {"2026-Q1": {"B-1": "now"}, "2026-Q2": {"B-1": "now", "B-2": "later"}})
    assert {mark.code: mark.new for mark in view(whole, 1).marks} == {"B-1": False, "B-2": True}


def test_the_line_and_the_areas_are_those_of_the_settings() -> None:
    whole = portfolio(
        {},
        {"2026-Q1": {}},
        grid={"line": Decimal("3.5"), "near_line": Decimal("0.5"), "areas": {"do-first": "Go", "rethink": "Drop"}},
    )
    seen = view(whole, 0)
    assert (seen.line, seen.near_line) == (Fraction(7, 2), Fraction(1, 2))
    assert seen.areas == ("Go", "Plan together", "Fill in", "Drop")


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("Rig and co-trainer", "Rig and co-trainer"),
        ("Crew time agreed; the rest stays", "Crew time agreed"),
        ("Smaller: field part only. More later.", "Smaller"),
        ("Derived mechanically.", "Derived mechanically"),
        ("Version 2.5 of the tool", "Version 2.5 of the tool"),
        ("Neu ab 1. Oktober; mehr folgt", "Neu ab 1. Oktober"),
        ("A reason that is far too long to stand beside an arrow", None),
        ("", None),
        (None, None),
    ],
)
def test_the_first_clause_of_a_reason_stands_beside_the_arrow(why: str | None, expected: str | None) -> None:
    assert short(why) == expected


@pytest.mark.parametrize("seed", range(6))
def test_marks_drawn_and_counted_are_the_initiatives_placed(seed: int) -> None:
    dice = random.Random(seed)
    codes = [f"B-{n}" for n in range(40)]
    quarters = [f"2026-Q{n}" for n in range(1, 5)]
    scores = {
        code: [scored("2026-01-01", dice.randint(1, 5), dice.randint(1, 5)) for _ in range(dice.randint(0, 1))]
        for code in codes
    }
    places: dict[str, dict[str, str]] = {
        q: {code: dice.choice(PLACES) for code in codes if dice.random() < 0.8} for q in quarters
    }
    editions: tuple[Edition, ...] = plan.editions(portfolio(scores, places))
    for at, edition in enumerate(editions):
        seen = view(portfolio(scores, places), at)
        assert len(seen.marks) + seen.not_shown == len(edition.entries)


def addition(**more: Any) -> Addition:
    """Ten days of design from the deck."""
    values: dict[str, Any] = {"ref": "2026-03-15-deck#c1", "by": "deck", "skill": "design", "days": Decimal(10)}
    values |= {"given": None, "kept": False, "fell_away": False}
    return Addition(**values | more)


def slices(*additions: Addition) -> list[tuple[int, str]]:
    """What is drawn of additions: days and state."""
    zero = Decimal(0)
    skill = SkillBalance(
        "design", None, None, None, None, None, None, Decimal(20), additions, zero, zero, zero, zero, Decimal(25)
    )
    balance = Balance(plan.editions(STORY)[0], (skill,), False)
    return [(int(part.days), part.state) for part in fits.view(STORY, balance).slices]


def test_days_of_a_promise_are_kept_open_or_away() -> None:
    assert slices(addition(kept=True, given=Decimal(10))) == [(10, "kept")]
    assert slices(addition()) == [(10, "open")]
    assert slices(addition(fell_away=True)) == [(10, "away")]


def test_a_promise_kept_in_part_is_two_slices_what_came_first() -> None:
    parts = slices(addition(given=Decimal(6)), addition(kept=True, given=Decimal(10)))
    assert parts == [(6, "kept"), (10, "kept"), (4, "away")]


def test_a_slice_names_its_giver_and_leads_to_its_promise() -> None:
    skill = SkillBalance("design", None, None, None, None, None, None, None, (addition(),), *[Decimal(0)] * 5)
    seen = fits.view(STORY, Balance(plan.editions(STORY)[0], (skill,), False))
    assert seen.slices == (Slice(Decimal(10), "open", "Head of Deck", f"{ROOT}conversations/2026-03-15-deck/#c1"),)
    assert seen.own is None


def test_a_promise_these_readers_may_not_know_of_has_no_name_and_no_link() -> None:
    hidden = addition(ref="~3#c1", by="~1")
    skill = SkillBalance("design", None, None, None, None, None, None, None, (hidden,), *[Decimal(0)] * 5)
    (part,) = fits.view(STORY, Balance(plan.editions(STORY)[0], (skill,), False)).slices
    assert (part.who, part.href) == ("", "")
