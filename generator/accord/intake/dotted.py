"""Numbers such as 12.000, which some languages write for twelve thousand and YAML reads as twelve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accord.intake.folder import Found
from accord.places import Place, Problem

GROUPING_BY_DOTS = frozenset(
    ["de", "da", "es", "it", "nl", "pt", "id", "tr", "el", "hr", "sl", "ro", "is", "nb", "ca", "gl", "eu", "vi"]
)
"""Languages that write twelve thousand with a dot (Unicode CLDR, symbols.group)."""


def problems(language: str, grouped: Iterable[tuple[Found, int, int, str]]) -> Iterator[Problem]:
    """A problem for each such number in a portfolio whose language groups by dots."""
    if language.split("-")[0].lower() not in GROUPING_BY_DOTS:
        return
    for file, line, column, text in grouped:
        message = f"{text} is read as {float(text):g}; write {text.replace('.', '')} if you mean thousands, else {float(text):g}"
        yield Problem(Place(file.shown, line, column), "yaml-trap", "stop", file.id, message)
