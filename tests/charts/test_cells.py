"""Half-point cells: the middle is what is close to the line, a border belongs to the cell farther away."""

from __future__ import annotations

from fractions import Fraction

import pytest

from accord.charts.cells import Lattice, cell

THREE = Fraction(3)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ("3", 0),
        ("3.2", 0),
        ("2.8", 0),
        ("3.25", 1),
        ("2.75", -1),
        ("3.5", 1),
        ("2.5", -1),
        ("3.6", 1),
        ("3.75", 2),
        ("2.25", -2),
        ("4.25", 3),
        ("4.75", 4),
        ("5", 4),
        ("1.25", -4),
        ("1", -4),
        ("10/3", 1),
    ],
)
def test_a_border_belongs_to_the_cell_farther_from_the_line(score: str, expected: int) -> None:
    assert cell(Fraction(score), THREE) == expected


def lattice(line: str) -> Lattice:
    """A picture of 90 by 90 pixels."""
    return Lattice(Fraction(line), 0, 0, 90, 90)


@pytest.mark.parametrize(("line", "cells"), [("3", 9), ("3.5", 9), ("2.5", 9), ("3.25", 10)])
def test_the_scale_stays_1_to_5_wherever_the_line_is(line: str, cells: int) -> None:
    assert lattice(line).count == cells


def test_impact_grows_upward_and_difficulty_to_the_right() -> None:
    assert lattice("3").centre((0, 0)) == (45, 45)
    assert lattice("3").centre((-4, 4)) == (5, 5)
    assert (lattice("3").x(5), lattice("3").y(5)) == (85, 5)


def test_a_line_at_3_5_has_its_own_cell_in_the_middle_of_its_band() -> None:
    assert lattice("3.5").of((Fraction("3.5"), Fraction("3.3"))) == (0, 0)
    assert lattice("3.5").centre((0, 0)) == (55, 35)
    assert lattice("3.5").x(3.5) == 55
