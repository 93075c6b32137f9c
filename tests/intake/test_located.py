"""YAML as plain data beside its positions, the same with libyaml and without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.intake.located import FAST, load
from accord.intake.plain_yaml import PlainLoader
from accord.intake.slip import Slip
from accord.places import Located, Plain, Spot, deepest

ROOT = Path(__file__).parents[2]


def shape(value: Any) -> Any:
    """Data with the type of every scalar and key told."""
    if isinstance(value, dict):
        return {(type(key).__name__, str(key)): shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    return type(value).__name__, value


def places(spot: Spot) -> Any:
    """A tree of positions as plain data."""
    kids: Any = spot.kids
    if isinstance(kids, dict):
        kids = {str(key): places(kid) for key, kid in kids.items()}
    elif kids is not None:
        kids = [places(kid) for kid in kids]
    return spot.line, spot.column, kids, spot.keys


def seen_with(loader: Any, text: str) -> Any:
    """Everything that reading a text gives with one of the two loaders."""
    try:
        found = load(text, "x.yml", loader)
    except Slip as slip:
        return slip.check, slip.message, slip.line, slip.column
    slips = [(slip.check, slip.message, slip.line, slip.column) for slip in found.slips]
    return shape(found.data), places(found.spot), slips, found.grouped


def test_libyaml_is_what_reads_here() -> None:
    assert FAST is not PlainLoader


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 5", {"a": Plain("5")}),
        ("a: '5'", {"a": "5"}),
        ("a: 2026-02-30", {"a": Plain("2026-02-30")}),
        ("a: 012", {"a": Plain("012")}),
        ("a: .5", {"a": Plain(".5")}),
        ("a: -3", {"a": Plain("-3")}),
        ("a: true", {"a": Plain("true")}),
        ("a: no", {"a": "no"}),
        ("a: on", {"a": "on"}),
        ("a: 12:30", {"a": Plain("12:30")}),
        ("a: 1_000", {"a": Plain("1_000")}),
        ("a: =", {"a": "="}),
        ("a: ~", {"a": None}),
        ("a: null", {"a": None}),
        ("a:", {"a": None}),
        ("a: ''", {"a": ""}),
        ("no: b", {"no": "b"}),
        ("on: b", {"on": "b"}),
        ("1: b", {Plain("1"): "b"}),
        ("a: [b, 1, ~]", {"a": ["b", Plain("1"), None]}),
        ("a: {b: 1, c: }", {"a": {"b": Plain("1"), "c": None}}),
        ("a: >\n  b\n  c\n", {"a": "b c\n"}),
        ("a: |\n  5\n", {"a": "5\n"}),
        ("a: b\n  c", {"a": "b c"}),
        ("a: 'b # c'", {"a": "b # c"}),
        ("a: b # c", {"a": "b"}),
        ("a: b#c", {"a": "b#c"}),
        ("a: https://example.org/x?y=1#z", {"a": "https://example.org/x?y=1#z"}),
        ("a: b\tc", {"a": "b c"}),
        ("a:\tb\t# c", {"a": "b"}),
        ("a: Ready?", {"a": "Ready?"}),
        ("a: b, c", {"a": "b, c"}),
        ("\ufeffa: b".removeprefix("\ufeff"), {"a": "b"}),
        ("a: “b”", {"a": "“b”"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("? a\n: b\n", {"a": "b"}),
        ("", None),
        ("# only a remark\n", None),
        ("---\n", None),
    ],
)
@pytest.mark.parametrize("loader", [FAST, PlainLoader], ids=["libyaml", "pure"])
def test_scalars_are_what_they_say_and_the_field_decides_the_rest(text: str, data: Any, loader: Any) -> None:
    found = load(text, "x.yml", loader)
    assert shape(found.data) == shape(data)
    assert found.slips == []


def test_every_value_and_key_knows_its_line_and_column() -> None:
    text = "title: é😀 b\nlist:\n  - {a: 1, b: two}\n  - three\nempty:\n"
    found = load(text, "x.yml")
    at = {
        "title": (1, 8),  # columns count letters, also after é and 😀
        "list": (2, 1),  # a list stands at its key
        ("list", 0): (3, 5),
        ("list", 0, "b"): (3, 15),
        ("list", 1): (4, 5),
        "empty": (5, 1),  # nothing stands at its key
        ("list", 7, "c"): (2, 1),  # the deepest that was written
    }
    assert {path: deepest(found.spot, path if isinstance(path, tuple) else (path,)) for path in at} == at
    assert found.spot.keys == {"title": (1, 1), "list": (2, 1), "empty": (5, 1)}


def test_mappings_know_their_file() -> None:
    found = load("a: {b: {c: d}}", "stakeholders/x.yml")
    below = found.data["a"]["b"]
    assert isinstance(below, Located)
    assert (below.file, below.spot.line, below.spot.column) == ("stakeholders/x.yml", 1, 8)


def written() -> list[Path]:
    """Every YAML file of this repository."""
    return sorted([*(ROOT / "portfolio").rglob("*.yml"), *(ROOT / "tests" / "broken").rglob("*.yml")])


@pytest.mark.parametrize("path", written(), ids=lambda path: path.stem)
def test_the_pure_loader_reads_what_libyaml_reads(path: Path) -> None:
    text = path.read_text("utf-8")
    assert seen_with(PlainLoader, text) == seen_with(FAST, text)


PIECES = [
    *("a", "b: ", "key: ", "- ", "\n", "\n  ", "\n    ", "\n- ", "? ", "?", "?x", "[", "]", "{", "}", ", ", ",", ": "),
    *(":", "'", '"', "# c", " #c", " ", "x y", "|\n", "|-\n", ">\n", "1", "12,000", "&a", "*a", "!t", "---\n", "...\n"),
    *("%", "@", "`", "\t", "<<: ", "“q”", "é", "😀", "\\", "-", "~", "null", "\r\n", "\u2028", "\xa0", "\r", "\x07"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=400, deadline=None)
def test_whatever_is_typed_both_loaders_say_the_same(text: str) -> None:
    assert seen_with(PlainLoader, text) == seen_with(FAST, text)
