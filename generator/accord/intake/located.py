"""YAML as plain data beside a tree of positions, with YAML 1.2 scalars; hostile input is refused.

PyYAML's events are read one by one: they carry every position, and nothing recurses in C (its
composer crashes on deep nesting). Unquoted scalars that could be a number, true or false become
`Plain`, and the field that holds them decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from accord.intake.plain_yaml import PlainLoader
from accord.intake.syntax import Slip, in_planners_words
from accord.places import Located, Plain, Spot

FAST: Any = getattr(yaml, "CSafeLoader", PlainLoader)
"""libyaml's parser where PyYAML was built with it, else our reading of the pure one."""

DEEPEST = 40
MOST_NODES = 400_000

_NUMBERLIKE = re.compile(r"[-+]?\.?[0-9]")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTH = frozenset(("true", "True", "TRUE", "false", "False", "FALSE"))
_SWALLOWED = re.compile(r"[ \t]+#[^\s#]")
_DOT_GROUPS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")


class Document:
    """One file as read: its data, its positions, and slips that did not stop the reading."""

    def __init__(self, data: Any, spot: Spot, slips: list[Slip], grouped: list[tuple[int, int, str]]) -> None:
        self.data = data
        self.spot = spot
        self.slips = slips
        self.grouped = grouped
        """Numbers such as 12.000, which a language may mean as twelve thousand: line, column, text."""


def load(text: str, file: str, loader: Any = FAST, *, tags: bool = False) -> Document:
    """The data of one document and where each piece of it stands.

    `tags` takes values with a tag (`!ENV …`) as plain text, for the host's own file. Raises Slip, with a
    sentence in a planner's words, where the text cannot be read.
    """
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Slip("unreadable", "the file holds a NUL sign, which no text has; save it as plain text (UTF-8)", line, 1)
    try:
        return _Builder(text, file, loader, tags).document()
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        sign = f"U+{error.character:04X}" if isinstance(error.character, int) else "a sign"
        raise Slip("unreadable", f"{sign} cannot stand in a text file; remove it", line, 1) from None
    except yaml.MarkedYAMLError as error:
        raise in_planners_words(error, text) from None


class _Builder:
    """Walks the events once."""

    def __init__(self, text: str, file: str, loader: Any, tags: bool) -> None:
        self.text = text
        self.file = file
        self.events: Iterator[Event] = yaml.parse(text, loader)  # type: ignore[no-untyped-call]
        self.tags = tags
        self.nodes = 0
        self.slips: list[Slip] = []
        self.grouped: list[tuple[int, int, str]] = []
        self.lines = text.splitlines() if _SWALLOWED.search(text) else []

    def document(self) -> Document:
        """The one document of the file."""
        next(self.events)
        if type(next(self.events)) is StreamEndEvent:
            return Document(None, Spot(1, 1), [], [])
        data, spot = self.node(next(self.events), 0, False)
        next(self.events)
        after = next(self.events)
        if type(after) is not StreamEndEvent:
            line = after.start_mark.line + 1
            raise Slip("yaml-trap", "a second document begins here (---); one file holds one record", line, 1)
        return Document(data, spot, self.slips, self.grouped)

    def node(self, event: Event, depth: int, flow: bool) -> tuple[Any, Spot]:
        """One value: a scalar, a list or a mapping."""
        kind = type(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise Slip("too-large", f"the file holds more than {MOST_NODES:,} values; split it", line, column)
        if depth > DEEPEST:
            raise Slip(
                "too-large", f"values are nested deeper than {DEEPEST} levels; a record needs five", line, column
            )
        if kind is AliasEvent:
            raise Slip(
                "yaml-trap",
                f"'*{event.anchor}' points to another value (an alias), which is not used here; repeat the value, or put the text in quotes",
                line,
                column,
            )
        if event.anchor is not None:
            raise Slip(
                "yaml-trap",
                f"'&{event.anchor}' names a value (an anchor), which is not used here; remove it, or put the text in quotes",
                line,
                column,
            )
        if event.tag is not None and not self.tags:
            raise Slip(
                "yaml-trap",
                f"'{event.tag}' at the beginning of a value is a tag, which is not used here; put the text in quotes",
                line,
                column,
            )
        if kind is ScalarEvent:
            return self.scalar(event, flow), Spot(line, column)
        if kind is SequenceStartEvent:
            return self.sequence(event, depth, Spot(line, column))
        return self.mapping(event, depth, Spot(line, column))

    def scalar(self, event: Any, flow: bool) -> str | None:
        """A text, or nothing; unquoted ones that may mean a number or a truth stay marked as such."""
        value: str = event.value
        if not event.implicit[0] or (event.tag is not None and self.tags):
            return value
        if flow and "?" in value:
            self.slip(
                event,
                "a question mark inside braces or brackets can break the file; put the text in quotes or on a line of its own",
            )
        if self.lines:
            self.swallowed(event)
        if value in _NOTHING:
            return None
        if _NUMBERLIKE.match(value):
            if _DOT_GROUPS.fullmatch(value):
                self.grouped.append((event.start_mark.line + 1, event.start_mark.column + 1, value))
            return Plain(value)
        return Plain(value) if value in _TRUTH else value

    def slip(self, event: Any, message: str) -> None:
        mark = event.start_mark
        self.slips.append(Slip("yaml-trap", message, mark.line + 1, mark.column + 1))

    def swallowed(self, event: Any) -> None:
        """A text that goes on after ` #` loses what follows: YAML takes it for a comment."""
        end = event.end_mark
        if end.line < len(self.lines) and _SWALLOWED.match(self.lines[end.line], end.column):
            lost = self.lines[end.line][end.column :].strip()
            self.slip(event, f"'{lost[:40]}' is read as a comment and lost; put the whole text in quotes")

    def sequence(self, event: Any, depth: int, spot: Spot) -> tuple[list[Any], Spot]:
        values: list[Any] = []
        kids: list[Spot] = []
        flow = bool(event.flow_style)
        while type(item := next(self.events)) is not SequenceEndEvent:
            value, kid = self.node(item, depth + 1, flow)
            if flow and isinstance(value, Plain) and values and _split_number(values[-1], value, kids[-1], kid):
                message = f"the comma in '{values[-1]},{value}' splits the text in two; put it in quotes or on a line of its own"
                self.slips.append(Slip("yaml-trap", message, kids[-1].line, kids[-1].column))
            values.append(value)
            kids.append(kid)
        spot.kids = kids
        return values, spot

    def mapping(self, event: Any, depth: int, spot: Spot) -> tuple[Located, Spot]:
        values: dict[str, Any] = {}
        kids: dict[str, Spot] = {}
        keys: dict[str, tuple[int, int]] = {}
        flow = bool(event.flow_style)
        while type(key := next(self.events)) is not MappingEndEvent:
            name, line, column = self.key(key)
            if name in keys:
                raise Slip(
                    "duplicate", f"'{name}' stands here twice (first on line {keys[name][0]}); keep one", line, column
                )
            item = next(self.events)
            if flow and type(item) is ScalarEvent and _is_a_piece(key, item):
                self.slips.append(
                    Slip(
                        "yaml-trap",
                        f"'{name[:40]}' was split off by a comma inside the braces; put the text in quotes or on a line of its own",
                        line,
                        column,
                    )
                )
                continue
            values[name], kids[name] = self.node(item, depth + 1, flow)
            keys[name] = (line, column)
        spot.kids, spot.keys = kids, keys
        return Located(values, spot, self.file), spot

    def key(self, event: Event) -> tuple[str, int, int]:
        """A key with its line and column."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if type(event) is not ScalarEvent:
            raise Slip("yaml-trap", "a key must be a plain word followed by a colon", line, column)
        if event.anchor is not None or (event.tag is not None and not self.tags):
            raise Slip("yaml-trap", "a key must be a plain word followed by a colon, without & or !", line, column)
        name: str = event.value
        if name == "<<" and event.implicit[0]:
            raise Slip(
                "yaml-trap", "'<<' merges another mapping, which is not used here; repeat the keys", line, column
            )
        return (Plain(name) if event.implicit[0] and _NUMBERLIKE.match(name) else name), line, column


def _split_number(before: Any, value: Plain, one: Spot, two: Spot) -> bool:
    """Whether a comma without a space cut a number such as 20,000 in two."""
    if not isinstance(before, str) or not re.fullmatch(r"[0-9]{3}", value[:3]) or not before[-1:].isdigit():
        return False
    return one.line == two.line and one.column + len(before) + 1 == two.column


def _is_a_piece(key: Any, item: Any) -> bool:
    """Whether a key of inline braces has neither a colon nor a value: it is the rest of a text with a comma."""
    nothing = item.value == "" and item.implicit[0] and item.style is None
    return nothing and bool(item.start_mark.index == key.end_mark.index)
