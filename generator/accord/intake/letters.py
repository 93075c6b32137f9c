"""The letters of a file before YAML reads them: signs no text has, and tabs."""

from __future__ import annotations

import re

from accord.intake.slip import Slip

_NO_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a text (YAML 1.2, production 1), and the byte order mark in its midst."""
_TAB_BEFORE_WORD = re.compile(r"^ *\t(?=[ \t]*[^ \t\r\n])", re.MULTILINE)
_BLANK_WITH_TAB = re.compile(r"^ *\t[ \t]*$", re.MULTILINE)
_ODD_SPACE = re.compile("[ \t]*([\xa0\u1680\u2000-\u200b\u202f\u205f\u3000])")
ODD_SPACE = "a space of another kind (often pasted from a document) stands before the first word; type it anew"


def readable(text: str) -> str:
    """The text as YAML's readers agree on it: tabs between words are spaces, and the last line ends.

    libyaml takes a tab between words as a space and PyYAML's pure reader stops at it; a tab before the
    first word is a mistake for both, and each says something else. Raises Slip for that one, and for signs
    that no text has.
    """
    if "\0" in text or "\ufeff" in text:
        raise strange_sign(text) or Slip("unreadable", "the file is no text", 1, 1)
    if "\t" in text:
        tab = _TAB_BEFORE_WORD.search(text)
        if tab:
            message = "a tab stands before the first word; use spaces, two for each level"
            raise Slip("yaml-trap", message, *place(text, tab.end() - 1))
        text = _BLANK_WITH_TAB.sub("", text).replace("\t", " ")
    return text if text.endswith("\n") else text + "\n"


def strange_sign(text: str) -> Slip | None:
    """The first sign that no text has, or None."""
    found = _NO_TEXT.search(text)
    if found is None:
        return None
    name = {"\0": "a NUL sign", "\ufeff": "a byte order mark"}.get(found[0], f"the sign U+{ord(found[0]):04X}")
    message = f"{name} stands here, which no text has; remove it, and save the file as plain text (UTF-8)"
    return Slip("unreadable", message, *place(text, found.start()))


def odd_space(lines: list[str], line: int) -> Slip | None:
    """A space that only looks like one, before the first word of a line or of the one above."""
    for at in (line, line - 1):
        found = _ODD_SPACE.match(lines[at - 1]) if 1 <= at <= len(lines) else None
        if found:
            return Slip("yaml-trap", ODD_SPACE, at, found.start(1) + 1)
    return None


def begins_oddly(word: str) -> bool:
    """Whether a word begins with a space that YAML takes for a letter."""
    return _ODD_SPACE.match(word) is not None


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column of a sign, counted from 1."""
    before = text[:index].splitlines(keepends=True)
    if not before or before[-1].endswith(("\n", "\r", "\x85", "\u2028", "\u2029")):
        return len(before) + 1, 1
    return len(before), len(before[-1]) + 1
