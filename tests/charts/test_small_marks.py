"""Small marks beside words: decoration, the same each time, with hostile words kept as words."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import get_args

import pytest

from accord.charts import marks, numbers
from accord.domain.promises import Folded, State
from accord.domain.quarter import PLACES


@pytest.mark.parametrize("place", [*PLACES, "was"])
@pytest.mark.parametrize("number", ["", "16", "123", "LT-16", "<b>&"])
@pytest.mark.parametrize("new", [False, True])
def test_a_place_is_a_small_picture_for_the_eye_only(place: str, number: str, new: bool) -> None:
    root = ET.fromstring(marks.place(place, number, new))
    assert root.get("aria-hidden") == "true"
    assert "".join(root.itertext()) == number


@pytest.mark.parametrize("state", [*get_args(State), *get_args(Folded), "ask", "again"])
def test_every_state_of_a_promise_has_a_mark(state: str) -> None:
    assert 'class="ac-p ac-p--' in marks.promise(state)
    assert ET.fromstring(marks.promise(state)).get("focusable") == "false"


def test_states_differ_by_shape() -> None:
    shown = ("kept", "kept-late", "in-part", "not-kept", "replaced", "overdue", "due-soon", "open", "ask", "again")
    assert len({marks.promise(state) for state in shown}) == len(shown)


def test_places_differ_by_shape() -> None:
    assert len({marks.place(place, "16") for place in PLACES}) == len(PLACES)


def test_a_mark_repeated_is_the_same_text() -> None:
    assert marks.place("now", "16") is marks.place("now", "16")


def test_a_bar_shows_how_far_a_measure_has_come() -> None:
    assert 'width="60"' in marks.bullet(0.5)
    assert 'class="ac-plan"' not in marks.bullet(-1)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["LT-01", "LT-16"], ["01", "16"]),
        (["LT-16", "HR-16", "LT-2"], ["LT-16", "HR-16", "2"]),
        (["LT-7", "LT-07"], ["LT-7", "LT-07"]),
        (["ALPHA", "B2-10"], ["ALPHA", "10"]),
    ],
)
def test_a_mark_carries_the_digits_or_the_whole_code_where_two_would_read_alike(
    codes: list[str], expected: list[str]
) -> None:
    assert list(numbers.labels(codes).values()) == expected


def test_codes_are_in_the_order_of_their_numbers() -> None:
    assert sorted(["LT-10", "LT-9", "HR-11"], key=numbers.order) == ["HR-11", "LT-9", "LT-10"]
