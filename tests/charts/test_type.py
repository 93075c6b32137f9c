"""How wide words are."""

from __future__ import annotations

import pytest

from accord.charts.type import fitted, plain, room, width


@pytest.mark.parametrize(
    ("text", "bold", "expected"),
    [
        ("16", False, 11.12),
        ("16", True, 11.12),
        ("Hi", False, 9.44),
        ("é", False, 5.56),
        ("漢字", False, 20),
        ("", True, 0),
    ],
)
def test_widths_are_those_of_helvetica(text: str, bold: bool, expected: float) -> None:
    assert width(text, 10, bold) == pytest.approx(expected)


def test_room_has_a_margin_for_the_readers_own_font() -> None:
    assert room("Talk", 10) > width("Talk", 10)


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert fitted("made smaller", 200, 12) == "made smaller"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert fitted("made smaller, field part only", 110, 12) == "made smaller…"


def test_a_long_word_is_cut_anywhere_and_no_room_is_no_text() -> None:
    assert fitted("Donaudampfschifffahrt", 60, 12) == "Donaud…"
    assert fitted("Anything", 5, 12) == ""


def test_plain_text_stands_on_one_line() -> None:
    assert plain(" a\n\n b\x00\x1fc\u2028d ") == "a b c d"
