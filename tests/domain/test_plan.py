"""Editions: a quarter's plan as one version of it stood."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from small_portfolio import day, decision, initiative, portfolio

from accord.domain import plan
from accord.domain.known import known_on
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio

FIRST = [{"version": 1, "date": "2026-01-05"}]


def _entry(name: str, place: str = "now", **more: Any) -> dict[str, Any]:
    return {"initiative": name, "place": place, **more}


def _edition(small: Portfolio, quarter: str = "2026-Q1", version: int | None = None) -> Edition:
    found = plan.edition(small, small.quarters[quarter], version)
    assert found is not None
    return found


def _quarters(**dates: str) -> Portfolio:
    """Quarters with one agreed version each, dated as given; a draft where `draft ` stands before the date."""
    files = {}
    for name, written in dates.items():
        state, _, when = written.rpartition(" ")
        versions = [{"version": 1, "date": when, "state": state or "agreed"}]
        files[name.replace("q", "2026-Q")] = {"versions": versions}
    return portfolio(quarters=files)


@pytest.mark.parametrize(
    ("on", "current"),
    [
        ("01-04", None),
        ("01-05", "2026-Q1"),
        ("03-30", "2026-Q1"),  # the next plan is agreed, its quarter has not begun
        ("04-01", "2026-Q2"),
        ("07-15", "2026-Q2"),  # the third quarter has only a draft
        ("12-31", "2026-Q2"),
    ],
)
def test_the_current_quarter_contains_the_day_or_is_the_latest_agreed(on: str, current: str | None) -> None:
    small = known_on(_quarters(q1="2026-01-05", q2="2026-03-27", q3="draft 2026-07-01"), day(on))
    found = plan.current(small)
    assert (found and found.id) == current


def test_an_edition_is_the_latest_agreed_version_unless_another_is_asked_for() -> None:
    versions = [*FIRST, {"version": 2, "date": "2026-01-20"}, {"version": 3, "date": "2026-02-02", "state": "draft"}]
    small = portfolio(quarters={"2026-Q1": {"versions": versions}})
    assert (_edition(small).version.version, _edition(small).latest) == (2, True)
    assert (_edition(small, version=1).version.version, _edition(small, version=1).latest) == (1, False)
    assert (_edition(small, version=3).version.version, _edition(small, version=3).latest) == (3, False)
    assert plan.edition(small, small.quarters["2026-Q1"], 4) is None


def test_states_are_read_on_the_quarters_last_day_or_the_as_of_date() -> None:
    small = _quarters(q1="2026-01-05")
    assert _edition(small).day == date(2026, 3, 31)
    assert _edition(known_on(small, day("02-10"))).day == date(2026, 2, 10)


def test_a_quarter_without_versions_has_one_of_its_first_day() -> None:
    small = portfolio(initiatives={"ramp": initiative()}, quarters={"2026-Q1": {"entries": [_entry("ramp")]}})
    assert plan.editions(known_on(small, date(2025, 12, 31))) == ()
    assert _edition(known_on(small, day("01-01"))).scores_on == day("01-01")


@pytest.mark.parametrize(
    ("place", "written", "asked", "planned", "estimated"),
    [
        ("now", {"asked": {"design": 9}, "planned": {"design": 4}}, 9, 4, True),
        ("now", {"planned": {"design": 4}}, 4, 4, True),
        ("now", {"asked": {"design": 9}}, 9, 0, True),
        ("now", {}, 0, 0, True),
        ("next", {"asked": {"design": 9}}, 9, 0, True),
        ("later", {}, 0, 0, False),
        ("scrap", {}, 0, 0, False),
        ("done", {}, 0, 0, True),
        ("stopped", {"planned": {"design": 2}}, 2, 2, True),
    ],
)
def test_days_asked_and_planned(place: str, written: Any, asked: int, planned: int, estimated: bool) -> None:
    quarter = {"versions": FIRST, "entries": [_entry("ramp", place, **written)]}
    entry = _edition(portfolio(initiatives={"ramp": initiative()}, quarters={"2026-Q1": quarter})).entries[0]
    assert (entry.days_asked, entry.days_planned, entry.estimated) == (asked, planned, estimated)


def test_list_order_is_legal_date_impact_difficulty_needed_by_and_the_codes_number() -> None:
    def scored(impact: int, difficulty: int, **more: Any) -> dict[str, Any]:
        return initiative(assessments=[{"date": "2026-01-01", "impact": impact, "difficulty": difficulty}], **more)

    files = {
        "unscored": initiative(code="B-1"),
        "tenth": scored(4, 4, code="B-10"),
        "ninth": scored(4, 4, code="B-9"),
        "needed": scored(4, 4, code="B-11", needed_by="2026-03-01"),
        "easier": scored(4, 2, code="B-12"),
        "higher": scored(5, 5, code="B-13"),
        "by-law": scored(1, 5, code="B-14", mandated={"rule": "A law", "date": "2026-06-30"}),
    }
    quarter = {"versions": FIRST, "entries": [_entry(name) for name in files]}
    small = portfolio(initiatives={**files, "nowhere": initiative(code="B-2")}, quarters={"2026-Q1": quarter})
    order = ["by-law", "higher", "easier", "needed", "ninth", "tenth", "unscored"]
    assert [entry.initiative for entry in _edition(small).entries] == order
    assert plan.unplaced(small, _edition(small)) == ("nowhere",)


def test_a_version_shows_the_scores_of_its_own_date() -> None:
    assessments = [
        {"date": "2026-01-02", "impact": 4, "difficulty": 4},
        {"date": "2026-01-09", "impact": 4, "difficulty": 2},
    ]
    quarter = {"versions": [*FIRST, {"version": 2, "date": "2026-02-01"}], "entries": [_entry("ramp")]}
    small = portfolio(initiatives={"ramp": initiative(assessments=assessments)}, quarters={"2026-Q1": quarter})
    shown = [_edition(small, version=number).entries[0].score for number in (1, 2)]
    assert [score and score.difficulty for score in shown] == [4, 2]


def _confirmed(written: dict[str, Any], confirmed_on: str = "2026-01-04") -> tuple[str, ...]:
    """What confirms the ramp in the version of 5 January, decided on 2 January and again on 10 January."""
    talks = {
        "2026-01-02-deck": {
            "with": ["deck"], "about": ["ramp"], "confirmed": {"deck": confirmed_on},
            "decisions": [decision(about=["ramp"])],
        },
        "2026-01-10-shore": {
            "with": ["shore"], "about": ["ramp"], "confirmed": {"shore": "2026-01-10"},
            "decisions": [decision(about=["ramp"], decided_by=["shore"])],
        },
    }  # fmt: skip
    quarter = {"versions": FIRST, "entries": [_entry("ramp", **written)]}
    small = portfolio(initiatives={"ramp": initiative()}, quarters={"2026-Q1": quarter}, talks=talks)
    return _edition(known_on(small, day("02-01"))).entries[0].confirmed


def test_an_entry_is_confirmed_by_the_live_decisions_confirmed_by_then() -> None:
    assert _confirmed({}) == ("2026-01-02-deck#d1",)
    assert _confirmed({}, confirmed_on="2026-01-06") == ()


def test_what_is_written_as_confirming_wins_where_it_existed_by_then() -> None:
    assert _confirmed({"confirmed": ["2026-01-02-deck#d1"]}, confirmed_on="2026-01-06") == ("2026-01-02-deck#d1",)
    assert _confirmed({"confirmed": ["2026-01-10-shore#d1"]}) == ("2026-01-02-deck#d1",)


def test_the_edition_before_is_of_the_latest_earlier_quarter_that_has_one() -> None:
    small = _quarters(q1="2026-01-05", q2="draft 2026-04-01", q3="2026-07-01")
    earlier = plan.before(small, _edition(small, "2026-Q3"))
    assert earlier is not None and earlier.quarter.id == "2026-Q1"
    assert plan.before(small, earlier) is None
