"""How an entry reads in an earlier version: patches from the newest version down."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from small_portfolio import day, initiative, portfolio

from accord.domain import versions
from accord.domain.quarter import Entry, Quarter, Version

VERSIONS = [
    {"version": 1, "date": "2026-01-05"},
    {"version": 2, "date": "2026-01-15", "state": "draft"},
    {"version": 3, "date": "2026-02-02"},
]


def _entry(before: dict[int, Any], **more: Any) -> Entry:
    written = {"initiative": "ramp", "place": "now", "planned": {"design": 3}, "why": "third", "before": before, **more}
    return Entry.model_validate(written)


def _read(entry: Entry | None) -> tuple[str, str | None, int | None] | None:
    return (entry.place, entry.why, int((entry.planned or {}).get("design", 0))) if entry else None


@pytest.mark.parametrize(
    ("before", "first", "second"),
    [
        ({}, ("now", "third", 3), ("now", "third", 3)),
        ({2: {"planned": {"design": 2}}}, ("now", "third", 2), ("now", "third", 2)),
        ({1: {"planned": {"design": 1}}, 2: {"why": "second"}}, ("now", "second", 1), ("now", "second", 3)),
        ({1: "absent"}, None, ("now", "third", 3)),
        ({2: "absent"}, None, None),
        ({2: "absent", 1: {"place": "later"}}, ("later", "third", 3), None),
    ],
)
def test_a_version_not_named_was_like_the_next_later_one(before: dict[int, Any], first: Any, second: Any) -> None:
    entry = _entry(before)
    assert (_read(versions.entry_in(entry, 1)), _read(versions.entry_in(entry, 2))) == (first, second)
    assert _read(versions.entry_in(entry, 3)) == ("now", "third", 3)


def test_days_asked_are_those_planned_where_only_planned_differed() -> None:
    entry = _entry({1: {"planned": {"design": 1}}}, asked={"design": 9})
    first = versions.entry_in(entry, 1)
    assert first is not None and first.asked is None


def _is_not(number: int, version: Version) -> bool:
    return version.version != number


@pytest.mark.parametrize(
    "before",
    [
        {},
        {1: {"why": "first"}},
        {1: {"why": "first"}, 2: {"planned": {"design": 2}}},
        {2: {"planned": {"design": 2}}},
        {2: "absent"},
        {1: {"place": "next"}, 2: "absent"},
        {1: "absent", 2: {"why": "second"}},
    ],
)
def test_a_quarter_without_some_versions_reads_the_same_in_those_left(before: dict[int, Any]) -> None:
    quarter = Quarter.model_validate({"id": "2026-Q1", "versions": VERSIONS, "entries": [_entry(before)]})
    for gone in (1, 2, 3):
        left = versions.only(quarter, partial(_is_not, gone))
        assert left is not None
        for number in {1, 2, 3} - {gone}:
            states = [_read(versions.entry_in(entry, number)) for entry in left.entries] or [None]
            assert states == [_read(versions.entry_in(quarter.entries[0], number))], (gone, number)


def test_a_quarter_of_which_no_version_is_left_is_not_there() -> None:
    small = portfolio(initiatives={"ramp": initiative()}, quarters={"2026-Q1": {"entries": []}})
    quarter = small.quarters["2026-Q1"]
    assert versions.only(quarter, lambda version: version.date <= day("01-01")) is quarter
    assert versions.only(quarter, lambda version: version.date < day("01-01")) is None
