"""Numbers such as 12.000, which some languages write for twelve thousand and YAML reads as twelve."""

from __future__ import annotations

from accord.places import Place, Problem

_GROUPING_BY_DOTS = frozenset(
    ("da", "de", "el", "es", "hr", "id", "is", "it", "nb", "nl", "no", "pt", "ro", "sl", "tr", "vi", "ca", "eu", "gl")
)
"""Languages that write twelve thousand with a dot (Unicode CLDR, symbols.group)."""
_OTHERWISE = (
    "de-ch",
    "de-li",
    "it-ch",
    "es-mx",
    "es-us",
    "es-pr",
    "es-gt",
    "es-hn",
    "es-ni",
    "es-pa",
    "es-pe",
    "es-sv",
    "es-do",
)
"""Regions of those languages that do not."""


def groups_by_dots(language: str) -> bool:
    """Whether a language groups digits with dots."""
    folded = language.replace("_", "-").lower()
    return folded.split("-")[0] in _GROUPING_BY_DOTS and folded not in _OTHERWISE


def problem(file: str, subject: str, line: int, column: int, text: str) -> Problem:
    """What to do about one such number."""
    plain = text.replace(".", "")
    other = f", or {float(text):g} if you mean that" if text.count(".") == 1 else ""
    message = f"{text} could be read in two ways; write {plain} if you mean thousands{other}"
    return Problem(Place(file, line, column), "yaml-trap", "stop", subject, message)
