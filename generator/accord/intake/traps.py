"""What YAML reads otherwise than a planner meant it, each with a sentence of its own."""

from __future__ import annotations

import re
from typing import Any

from yaml.events import ScalarEvent

from accord.intake.letters import ODD_SPACE
from accord.intake.slip import Slip
from accord.places import Plain, Spot

_SWALLOWED = re.compile(r" +#(?=[^ #\r\n])")
_GROUPED_BY_DOTS = re.compile(r"[-+]?[0-9]{1,3}(\.[0-9]{3})+")
NO_KEY = "a key must be a plain word followed by a colon; if this is part of a text, put the text in quotes"
_BLOCK = "put the text in quotes, or on lines of its own after '>'"


def _slip(event: Any, message: str, check: str = "yaml-trap") -> Slip:
    return Slip(check, message, event.start_mark.line + 1, event.start_mark.column + 1)


def short(text: str) -> str:
    """A piece of a file as a message quotes it."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:37] + "..."


def alias(event: Any) -> Slip:
    """`*name` stands for a value written elsewhere."""
    name = short(event.anchor)
    message = f"'*{name}' points to another value (an alias), which is not used here; put the text in quotes"
    return _slip(event, f"{message}, or repeat the value")


def anchor(event: Any) -> Slip:
    """`&name` gives a value a name."""
    return _slip(event, f"'&{short(event.anchor)}' names a value (an anchor), which is not used here; put the text in "
                        "quotes, or remove the name")  # fmt: skip


def tag(event: Any) -> Slip:
    """`!name` says what type a value has."""
    name = event.tag.replace("tag:yaml.org,2002:", "!!")
    return _slip(event, f"'{short(name)}' before a value is a tag, which is not used here; put the text in quotes")


def merge(event: Any) -> Slip:
    """`<<` copies the keys of another mapping."""
    return _slip(event, "'<<' copies the keys of another place, which is not used here; repeat the keys")


def no_key(event: Any) -> Slip:
    """A colon needs a word before it, and a question mark alone begins a key of another kind."""
    return _slip(
        event, "a key must be a plain word followed by a colon; if this is part of a text, put the text in quotes"
    )


def odd_space(event: Any) -> Slip:
    """A key that begins with a space YAML takes for a letter."""
    return _slip(event, ODD_SPACE)


def twice(name: str, first: int, line: int, column: int) -> Slip:
    """One key twice in one mapping."""
    return Slip("duplicate", f"'{short(name)}' stands here twice (first on line {first}); keep one", line, column)


def question_mark(event: Any) -> Slip:
    """YAML programs disagree about a question mark inside braces: some end the text there."""
    return _slip(event, f"a question mark inside braces or brackets ends the text in some programs; {_BLOCK}")


def swallowed(event: Any, lines: list[str]) -> Slip | None:
    """A text that goes on after ` #` loses what follows: YAML takes it for a comment.

    A comment with a space after its sign is meant as one.
    """
    end = event.end_mark
    line = lines[end.line] if end.line < len(lines) else ""
    found = _SWALLOWED.match(line, end.column)
    if found is None:
        return None
    lost = short(line[found.end() - 1 :])
    return _slip(event, f"'{lost}' is read as a comment and lost; put the whole text in quotes, or a space after '#'")


def is_grouped_by_dots(value: str) -> bool:
    """Whether a number is written as some languages write thousands, such as 12.000."""
    return _GROUPED_BY_DOTS.fullmatch(value) is not None


def split_number(before: Any, value: Any, one: Spot, two: Spot) -> Slip | None:
    """A comma without a space cut a number such as 20,000 in two."""
    if not isinstance(value, Plain) or not isinstance(before, str) or not before[-1:].isdigit():
        return None
    touching = one.line == two.line and one.column + len(before) + 1 == two.column
    if not touching or not re.match(r"[0-9]{3}(?![0-9])", value):
        return None
    whole = short(f"{before},{value}")
    return Slip(
        "yaml-trap",
        f"the comma in '{whole}' cuts it in two; put it in quotes, or the list one item a line",
        one.line,
        one.column,
    )


def is_piece(text: str, key: Any, item: Any) -> bool:
    """Whether a key of inline braces has neither a colon nor a value: it is the rest of a text with a comma."""
    if type(item) is not ScalarEvent or item.value or not item.implicit[0] or item.anchor is not None:
        return False
    begins: Any = item.start_mark
    return ":" not in text[key.end_mark.index : begins.index]


def piece(name: str, line: int, column: int) -> Slip:
    """The rest of a text that a comma inside braces cut off."""
    return Slip("yaml-trap", f"'{short(name)}' is cut off from its text by the comma before it; {_BLOCK}", line, column)
