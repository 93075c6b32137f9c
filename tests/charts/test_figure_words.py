"""The words in figures are those of the pages' words, and none is left that no figure asks for."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import accord.charts
from accord.words import Words

NAMES = {
    node.value
    for path in Path(accord.charts.__file__).parent.glob("*.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("figure.")
}

WORDS = Path(accord.charts.__file__).parent.parent / "words" / "en.toml"


def _names(above: str, table: Mapping[str, Any]) -> Iterator[str]:
    """The full names of a table's sentences; one with plural forms is one sentence."""
    for name, value in table.items():
        nested = isinstance(value, Mapping) and "other" not in value
        yield from _names(f"{above}.{name}", value) if nested else [f"{above}.{name}"]


def test_every_word_a_figure_asks_for_exists() -> None:
    assert [name for name in sorted(NAMES) if not Words().has(name)] == []


def test_no_word_of_a_figure_is_left_that_nobody_asks_for() -> None:
    every = tomllib.loads(WORDS.read_text("utf-8"))["figure"]
    assert {name for name in _names("figure", every) if name not in NAMES} == set()
