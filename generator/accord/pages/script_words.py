"""The words of our scripts in the site's language: a script holds one line of them in English, which is replaced."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from accord.words import Words

_WORDS = re.compile(r"const words = \{.*?\};")
"""Where a script of ours keeps its words."""
_ASIDE = re.compile(r"^\s*/\*.*?\*/|^\s*//[^\n]*|^[ \t]+|[ \t]+//[^\n\"'`]*$", re.DOTALL | re.MULTILINE)
"""What a browser does not read: a line's indentation, and what explains the script."""
_LETTERS = re.compile(r"[^\W\d_]+")

NAMES: Mapping[str, tuple[str, ...]] = {
    "links.js": ("link.copy", "link.copied"),
    "grid.js": (
        *("chart.place", "chart.stakeholder", "chart.goal", "chart.ask", "chart.any", "chart.since", "chart.usual"),
        *("chart.reset", "chart.narrow", "chart.shown", "chart.moves", "chart.impact", "chart.difficulty"),
    ),
    "pictures.js": ("picture.svg", "picture.png"),
    "lists.js": (
        *("list.find", "list.any", "list.reset", "list.shown"),
        *("list.sorted", "list.falling", "list.unsorted"),
    ),
}
"""The sentences of each script. Their gaps are filled by the script."""


def spoken(name: str, text: str, words: Words, as_of: date) -> str:
    """A file of ours by its name, with its words in the site's language; one without words as it is.

    A script is shipped without indentation and without what explains it.
    """
    if name not in NAMES:
        return _light(text) if name.endswith(".js") else text
    own: dict[str, Any] = {key.rpartition(".")[2]: words.pattern(key) for key in NAMES[name]}
    if name == "lists.js":
        own |= _writing(words, as_of)
    said = json.dumps(own, ensure_ascii=False)
    return _WORDS.sub(lambda _: f"const words = {said};", _light(text))


def _light(text: str) -> str:
    return "\n".join(filter(None, _ASIDE.sub("", text).splitlines())) + "\n"


def _writing(words: Words, as_of: date) -> dict[str, Any]:
    """How the language writes what a table is sorted by; `year` is that of a day without one."""
    months = [max(_LETTERS.findall(words.full(date(2000, month, 1))), key=len) for month in range(1, 13)]
    return {
        "months": months,
        "decimal": words.number(Decimal("1.5"))[1:-1],
        "and": words.list(["1", "2"])[1:-1],
        "year": as_of.year,
    }
