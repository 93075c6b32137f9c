"""Words into YAML and into comments, so that what somebody wrote comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from textwrap import wrap

WIDTH = 116
_JOINERS = frozenset("\u200c\u200d\u200e\u200f")
"""Signs without a shape that words and emoji are made with."""
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_OTHER_MEANING = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Words that some programs take for something else than a text."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def text(value: str) -> str:
    """A text as one YAML scalar on one line: as it is where that is safe, else in quotes."""
    return value if _is_plain(value) else _quoted(value)


def name(value: str) -> str:
    """A key, or an item between braces or brackets."""
    return value if _WORD.fullmatch(value) and value.lower() not in _OTHER_MEANING else _quoted(value)


def names(values: Iterable[str]) -> str:
    """A list of names on one line."""
    return f"[{', '.join(name(value) for value in values)}]"


def keyed(key: str, value: str, indent: int = 0) -> Iterator[str]:
    """A key with a text; a long text, and one of several lines, on lines of its own."""
    margin = " " * indent
    if "\n" in value and _has_shape(value.split("\n")):
        yield f"{margin}{key}: |"
        yield from (f"{margin}  {line}".rstrip() for line in value.split("\n"))
    elif len(margin) + len(key) + len(value) > WIDTH and _has_shape([value]) and "" not in value.split(" "):
        yield f"{margin}{key}: >"
        yield from (f"{margin}  {line}" for line in folded(value, WIDTH - indent - 2))
    else:
        yield f"{margin}{key}: {text(value)}"


def days(values: Mapping[str, Decimal]) -> str:
    """Days per skill, on one line."""
    return "{" + ", ".join(f"{name(skill)}: {number(value)}" for skill, value in values.items()) + "}"


def number(value: Decimal) -> str:
    """A number without trailing zeros."""
    return f"{value.normalize():f}"


def comment(words: str, indent: int = 0, mark: str = "# ") -> Iterator[str]:
    """A sentence as a comment, whatever stands in it; `mark` begins each line, later ones are set in to match."""
    margin = " " * indent
    first, rest = f"{margin}{mark}", f"{margin}#".ljust(indent + len(mark))
    lines = folded(shown(words), max(40, WIDTH - len(first)))
    yield from (f"{first if at == 0 else rest}{line}" for at, line in enumerate(lines))


def shown(words: str) -> str:
    """Words on one line, without signs that would change how the line is read."""
    return "".join(sign for sign in " ".join(words.split()) if sign.isprintable() or sign in _JOINERS)


def folded(words: str, width: int) -> list[str]:
    """Words in lines; a word is never cut."""
    return wrap(words, width, break_long_words=False, break_on_hyphens=False)


def file(lines: Iterable[str]) -> str:
    """The whole of a file: no blank line doubled or at an end."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _is_plain(value: str) -> bool:
    """Whether a text means itself without quotes, for every program that reads YAML."""
    worded = value[:1].isalpha() or (value[:1].isdigit() and any(word.isalpha() for word in value.split(" ")))
    safe = worded and _has_shape([value])
    return safe and not set(value) & set(":#\n") and value.lower() not in _OTHER_MEANING


def _has_shape(lines: list[str]) -> bool:
    """Whether lines can stand in a file as they are: every sign visible, and no space at an end that would be lost."""
    visible = all(sign.isprintable() or sign in _JOINERS for line in lines for sign in line)
    return visible and all(line == line.strip() for line in lines) and bool(lines[0]) and bool(lines[-1])


def _quoted(value: str) -> str:
    return '"' + "".join(_sign(sign) for sign in value) + '"'


def _sign(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable() or sign in _JOINERS:
        return sign
    point = ord(sign)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
