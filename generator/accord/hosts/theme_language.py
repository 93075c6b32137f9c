"""The language of a theme's own words, such as its search box: the portfolio's, where the theme knows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ENGLISH = "en"


def of(tag: str) -> str:
    """The nearest language Material has: for `pt-BR` that of the country, for `de-AT` German; English for others."""
    return next((name for name in _nearer(tag) if name in _known()), ENGLISH)


def _nearer(tag: str) -> Iterator[str]:
    """The tag, then ever less of it: zh-Hant-TW, zh-Hant, zh."""
    parts = tag.split("-")
    for end in range(len(parts), 0, -1):
        yield "-".join(parts[:end])


@cache
def _known() -> frozenset[str]:
    """The languages of the theme that is installed; one it does not have would end a build."""
    found = find_spec("material")
    folders = (found.submodule_search_locations or ()) if found else ()
    inside = "templates/partials/languages"
    return frozenset(file.stem for folder in folders for file in Path(folder, inside).glob("*.html"))
