"""What fits: own days, days from talks, and the sum that leads from asked to planned."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_portfolio import NOTHING, day, days, initiative, portfolio, promise

from accord.domain import balance, plan
from accord.domain.audience import Audience
from accord.domain.balance import Addition, Balance, SkillBalance
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import PLACES
from accord.domain.seen import seen_by

VERSION = [{"version": 1, "date": "2026-01-20"}]
Q1 = "2026-Q1"


def _balance(small: Portfolio, version: int | None = None) -> Balance:
    edition = plan.edition(small, small.quarters[Q1], version)
    assert edition is not None
    return balance.of(small, edition)


def _design(capacity: dict[str, Any] | None, working_days: int = 62, **more: Any) -> SkillBalance:
    written = {"working_days": working_days, "skills": {"design": capacity} if capacity is not None else {}}
    small = portfolio(quarters={Q1: {"versions": VERSION, "capacity": written}}, **more)
    return next(skill for skill in _balance(small).skills if skill.skill == "design")


@pytest.mark.parametrize(
    ("fte", "working_days", "gross"),
    [(Decimal("1.6"), 62, 99), (Decimal("1.6"), 63, 101), (Decimal("0.5"), 63, 32), (2, 62, 124)],
)
def test_gross_days_are_rounded_half_up(fte: Any, working_days: int, gross: int) -> None:
    assert _design({"fte": fte}, working_days).gross == gross


def test_own_days_are_what_is_left_of_gross_days() -> None:
    absences = [{"days": 3, "known_from": "2026-01-20"}, {"days": 5, "known_from": "2026-01-21"}]
    skill = _design({"fte": 2, "leave": 8, "keep_running": 20, "buffer": 10, "absences": absences})
    assert (skill.gross, skill.keep_running, skill.unavailable, skill.own) == (124, 20, 21, 83)
    assert (skill.leave, skill.absence, skill.buffer) == (8, 3, 10)


def test_an_absence_known_after_the_version_is_said_beside_it() -> None:
    skills = {"design": {"fte": 1, "absences": [{"days": 5, "known_from": "2026-01-21"}]}}
    small = portfolio(quarters={Q1: {"versions": VERSION, "capacity": {"working_days": 60, "skills": skills}}})
    assert _balance(known_on(small, day("01-20"))).absence_since is False
    assert _balance(known_on(small, day("01-21"))).absence_since is True


def test_without_fte_the_roles_with_the_skill_are_counted() -> None:
    roles = [
        {"id": "one", "title": "One", "skill": "design", "fte": Decimal("0.5")},
        {"id": "two", "title": "Two", "skill": "design"},
        {"id": "three", "title": "Three", "skill": "consult"},
    ]
    assert _design({}, 60, team={"roles": roles}).own == 90


@pytest.mark.parametrize("capacity", [None, {}])
def test_capacity_that_is_not_written_is_unknown_and_not_zero(capacity: dict[str, Any] | None) -> None:
    skill = _design(capacity)
    assert (skill.gross, skill.own, skill.total, skill.left) == (None, None, None, None)
    assert skill.short_without_talks == 0


def test_leave_absences_and_buffer_are_one_sum_for_all_but_the_team() -> None:
    skills = {"design": {"fte": 1, "leave": 4, "buffer": 2, "absences": [{"days": 3}]}}
    small = portfolio(quarters={Q1: {"versions": VERSION, "capacity": {"working_days": 60, "skills": skills}}})
    seen = next(s for s in _balance(seen_by(small, Audience("everyone"))).skills if s.skill == "design")
    assert (seen.unavailable, seen.own, seen.leave, seen.absence, seen.buffer) == (9, 51, None, None, None)


ADDS = {"adds_capacity": [days(Q1, "design", 8)]}


def _addition(*promises: dict[str, Any], more: Mapping[str, Any] = NOTHING) -> list[Addition]:
    """The additions to a version of 20 January, of promises made on 10 January and confirmed at once."""
    talk = {"with": ["deck", "shore"], "confirmed": {"deck": "2026-01-10"}, "commitments": list(promises)}
    small = portfolio(quarters={Q1: {"versions": VERSION}}, talks={"2026-01-10-deck": talk, **more})
    return list(_balance(known_on(small, day("04-30"))).additions)


@pytest.mark.parametrize(
    ("written", "counts"),
    [
        ({}, True),
        ({"by": "ltd"}, True),
        ({"by": "shore"}, False),  # shore has not confirmed
        ({"status": "kept", "closed": "2026-01-15"}, True),
        ({"status": "withdrawn", "closed": "2026-01-20", "why": "No"}, False),
        ({"status": "not-kept", "closed": "2026-01-20", "why": "No"}, False),
        ({"status": "replaced", "closed": "2026-01-20"}, False),
        ({"status": "not-kept", "closed": "2026-01-21", "why": "No"}, True),
        ({"adds_capacity": [days("2026-Q2", "design", 8)]}, False),
    ],
)
def test_days_from_talks_are_of_promises_that_stood_on_the_versions_date(written: dict[str, Any], counts: bool) -> None:
    assert bool(_addition(promise(**{**ADDS, **written}))) is counts


@pytest.mark.parametrize(
    ("written", "given", "kept", "fell_away"),
    [
        ({}, None, False, False),
        ({"status": "kept", "closed": "2026-03-31"}, 8, True, False),
        ({"status": "kept", "closed": "2026-04-01"}, None, False, False),  # after the quarter's last day
        ({"status": "partly-kept", "closed": "2026-03-31", "amount": {"value": 16, "unit": "person-days"},
          "got": {"value": 12}}, 6, False, False),
        ({"status": "partly-kept", "closed": "2026-03-31", "got": {"value": 15, "unit": "hours"}}, 2, False, False),
        ({"status": "partly-kept", "closed": "2026-03-31",
          "adds_capacity": [{**days(Q1, "design", 8), "got": {"value": 5}}]}, 5, False, False),
        ({"status": "partly-kept", "closed": "2026-03-31"}, None, False, False),
        ({"status": "not-kept", "closed": "2026-02-01", "why": "No"}, 0, False, True),
        ({"status": "withdrawn", "closed": "2026-02-01", "why": "No"}, 0, False, True),
        ({"status": "replaced", "closed": "2026-02-01"}, 0, False, True),
    ],
)  # fmt: skip
def test_what_became_of_days_from_talks(written: dict[str, Any], given: Any, kept: bool, fell_away: bool) -> None:
    [addition] = _addition(promise(**{**ADDS, **written}))
    assert (addition.days, addition.given, addition.kept, addition.fell_away) == (8, given, kept, fell_away)


@pytest.mark.parametrize(
    ("taken_over", "given", "fell_away"), [(8, None, False), (9, None, False), (3, 3, True), (0, 0, True)]
)
def test_days_of_a_replaced_promise_fall_away_as_far_as_the_new_one_does_not_add_them(
    taken_over: int, given: Any, fell_away: bool
) -> None:
    new = promise(replaces="2026-01-10-deck#c1", adds_capacity=[days(Q1, "design", taken_over)])
    later = {"2026-02-10-deck": {"with": ["deck"], "confirmed": {"deck": "2026-02-11"}, "commitments": [new]}}
    [addition] = _addition(promise(**ADDS), more=later)
    assert (addition.days, addition.given, addition.fell_away) == (8, given, fell_away)


_DAYS = st.none() | st.dictionaries(st.sampled_from(["consult", "design"]), st.integers(0, 40))


@given(st.lists(st.tuples(st.sampled_from(PLACES), _DAYS, _DAYS), max_size=12))
def test_asked_less_scrapped_waiting_and_made_smaller_is_planned(entries: list[tuple[str, Any, Any]]) -> None:
    written = [
        {"initiative": f"n{at}", "place": place, "asked": asked, "planned": planned}
        for at, (place, asked, planned) in enumerate(entries)
    ]
    small = portfolio(
        initiatives={entry["initiative"]: initiative() for entry in written},
        quarters={Q1: {"versions": VERSION, "entries": written}},
    )
    for skill in _balance(small).skills:
        assert skill.asked - skill.scrapped - skill.waits - skill.smaller == skill.planned


def test_what_does_not_fit_and_what_fits_by_talks() -> None:
    capacity = {"working_days": 10, "skills": {"consult": {"fte": 1}, "design": {"fte": 1}, "deliver": {"fte": 1}}}
    entries = [{"initiative": "ramp", "place": "now", "planned": {"consult": 11, "design": 12, "deliver": 10}}]
    small = portfolio(
        initiatives={"ramp": initiative()},
        quarters={Q1: {"versions": VERSION, "capacity": capacity, "entries": entries}},
        talks={
            "2026-01-10-deck": {"with": ["deck"], "confirmed": {"deck": "2026-01-10"}, "commitments": [promise(**ADDS)]}
        },
    )
    found = _balance(small)
    assert [skill.skill for skill in found.too_big] == ["consult"]
    assert [(skill.skill, skill.short_without_talks) for skill in found.fits_by_talks] == [("design", 2)]
    assert (found.sum("negotiated"), found.sum("total"), found.sum("left")) == (8, 38, 5)
