"""Marks of one cell: four fit at full size, more shrink together, the rest is counted."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.charts.packing import LEAST, Packed, Room, pack
from accord.charts.sheet import COMPACT, FULL, Sheet

SHEETS = [*FULL.values(), *COMPACT.values()]
WIDE = Room(70, 62, 12.5, 1.6, 3.5)


def room(sheet: Sheet) -> Room:
    """The room of a cell on a sheet."""
    return Room(sheet.across, sheet.down, sheet.radius, 1.0 if sheet.small else 1.6, sheet.ring)


def numbers(count: int) -> list[str]:
    """Two-digit numbers."""
    return [f"{n % 100:02d}" for n in range(count)]


def closest(packed: Packed) -> float:
    """The smallest distance between two marks' edges."""
    pairs = combinations(packed.at, 2)
    return min(hypot(ax - bx, ay - by) for (ax, ay), (bx, by) in pairs) - 2 * packed.r


@pytest.mark.parametrize("sheet", SHEETS)
def test_four_marks_stand_at_full_size_on_every_measure(sheet: Sheet) -> None:
    packed = pack(numbers(4), room(sheet))
    assert (packed.r, len(packed.at)) == (sheet.radius, 4)


def test_one_mark_stands_in_the_middle() -> None:
    assert pack(["07"], WIDE).at == ((0, 0),)


def test_five_marks_shrink_together() -> None:
    packed = pack(numbers(9), WIDE)
    assert (packed.r < 12.5, len(packed.at), packed.more) == (True, 9, None)


def test_what_finds_no_room_is_counted() -> None:
    packed = pack(numbers(40), WIDE)
    assert (packed.r, len(packed.at), packed.more is not None) == (LEAST, 15, True)


def test_a_ring_widens_the_packing() -> None:
    assert closest(pack(numbers(2), WIDE, rings=2)) >= 2 * WIDE.ring


def test_a_whole_code_makes_its_mark_longer() -> None:
    packed = pack(["LT-16"], WIDE)
    assert packed.r == 12.5
    assert packed.e > 0


def test_marks_that_have_a_cell_to_themselves_may_stand_upright() -> None:
    assert [x for x, _ in pack(numbers(2), WIDE, upright=True).at] == [0, 0]


@given(st.integers(1, 80), st.sampled_from(SHEETS), st.integers(0, 80))
def test_no_two_marks_touch_and_all_stay_in_their_cell(count: int, sheet: Sheet, rings: int) -> None:
    cell = room(sheet)
    packed = pack(numbers(count), cell, min(rings, count))
    assert len(packed.at) == count or packed.more is not None
    assert len(packed.at) < 2 or closest(packed) >= cell.gap - 0.001
    assert all(abs(x) + packed.r + packed.e <= cell.width / 2 + cell.gap for x, _ in packed.at)
    assert all(abs(y) + packed.r <= cell.height / 2 + cell.gap for _, y in packed.at)
