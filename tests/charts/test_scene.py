"""Scenes: plain values with one JSON for the same facts, and what they are drawn from."""

from __future__ import annotations

from accord.charts import pieces
from accord.charts.scene import Arrow, Line, Link, Mark, Rect, Text, scene


def test_the_last_digit_of_a_machine_changes_nothing() -> None:
    a = scene("g", "wide", (10, 10), "T", "D", Line(0.1 + 0.2, 0, -0.001, 1, "axis"))
    b = scene("g", "wide", (10, 10), "T", "D", Line(0.3, 0, 0.001, 1, "axis"))
    assert a.json() == b.json()


def test_other_words_are_another_scene() -> None:
    a = scene("g", "wide", (10, 10), "T", "D", Text(0, 0, "one", "label", 12))
    b = scene("g", "wide", (10, 10), "T", "D", Text(0, 0, "two", "label", 12))
    assert a.json() != b.json()


def test_words_stand_on_one_line_and_hold_no_signs_that_xml_cannot() -> None:
    made = scene("g", "wide", (10, 10), "A\n\ntitle", "D\x00", Text(0, 0, " a\t\nb\x07\ud800c ", "label", 12))
    assert (made.title, made.description) == ("A title", "D")
    assert made.items == (Text(0, 0, "a b c", "label", 12),)


def test_empty_words_are_left_out() -> None:
    assert scene("g", "wide", (10, 10), "T", "D", Text(0, 0, " \n", "label", 12)).items == ()


def test_ids_begin_with_the_measure() -> None:
    assert scene("grid-2026-q3", "phone", (1, 1), "T", "D").prefix == "phone-grid-2026-q3"


def test_a_mark_is_its_ring_its_shape_and_its_number() -> None:
    made = tuple(pieces.of(Mark(5, 5, 12, "next", "16", 11, ring=3, link=Link("LT-16"))))
    assert [piece.row.get("text", piece.row["fill"]) for piece in made] == [
        "none",
        "var(--ac-paper)",
        "var(--ac-place-next)",
        "16",
    ]


def test_an_arrow_is_a_line_and_a_head() -> None:
    line, head = pieces.of(Arrow(0, 0, 5, 0, 10, 0, 6))
    assert line.row["shape"] == "M0,0Q5,0,4,0"
    assert head.row["shape"] == "M10,0L4,2.76L4,-2.76Z"


def test_a_bar_is_one_box() -> None:
    assert [piece.kind for piece in pieces.of(Rect(0, 0, 10, 5, "kept"))] == ["box"]
