"""YAML as plain data beside a tree of positions, with YAML 1.2 scalars; hostile input is refused.

PyYAML's events are read one by one: they carry every position, and nothing recurses in C (its
composer crashes on deep nesting). Unquoted scalars that could be a number, true or false become
`Plain`, and the field that holds them decides.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from accord.intake import traps
from accord.intake.document import Document
from accord.intake.letters import begins_oddly, readable, strange_sign
from accord.intake.plain_yaml import PlainLoader
from accord.intake.slip import Slip
from accord.intake.syntax import in_planners_words
from accord.places import Located, Plain, Spot

FAST: Any = getattr(yaml, "CSafeLoader", PlainLoader)
"""libyaml's parser where PyYAML was built with it, else our reading of the pure one."""

DEEPEST = 40
"""Levels below each other; a record needs eight."""
MOST_VALUES = 100_000

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTH = frozenset(("true", "True", "TRUE", "false", "False", "FALSE"))
_MAY_BE_NUMBER = frozenset("-+.0123456789")
_LOOK_TWICE = frozenset(("", *_MAY_BE_NUMBER, *(word[:1] for word in (*_NOTHING, *_TRUTH))))
"""What a scalar begins with that may be more than a text."""


def load(text: str, file: str, loader: Any = FAST, builder: type[Builder] | None = None) -> Document:
    """The data of one document and where each piece of it stands.

    Raises Slip, with a sentence in a planner's words, where the text cannot be read. `builder` reads a file
    that is not a record.
    """
    text, builder = readable(text), builder or Builder
    if loader is not PlainLoader:
        with suppress(Slip, yaml.YAMLError):  # the pure loader says what is wrong, so that every machine says the same
            return builder(text, file, loader).document()
    strange = strange_sign(text)
    if strange:
        raise strange
    try:
        return builder(text, file, PlainLoader).document()
    except yaml.MarkedYAMLError as error:
        raise in_planners_words(error, text) from None


class Builder:
    """Walks the events of one document once."""

    def __init__(self, text: str, file: str, loader: Any) -> None:
        self.file = file
        self.next = loader(text).get_event
        self.values = 0
        self.found = Document(None, Spot(1, 1), text)
        self.lines = text.splitlines() if " #" in text else []
        """Needed only where a text may have lost its end to a comment."""

    def document(self) -> Document:
        """The one document of the file; raises Slip or a YAMLError."""
        self.next()
        if type(self.next()) is StreamEndEvent:
            return self.found
        self.found.data, self.found.spot = self.value(self.next(), 0, flow=False)
        self.next()
        after = self.next()
        if type(after) is DocumentStartEvent:
            message = "a second document begins here (---); one file holds one record"
            begins: Any = after.start_mark
            raise Slip("yaml-trap", message, begins.line + 1, 1)
        return self.found

    def value(self, event: Any, depth: int, *, flow: bool) -> tuple[Any, Spot]:
        """One value of any kind, and its spot."""
        mark = event.start_mark
        spot = Spot(mark.line + 1, mark.column + 1)
        if type(event) is ScalarEvent:
            return self.scalar(event, flow), spot
        if depth >= DEEPEST:
            message = f"values are nested deeper than {DEEPEST} levels; a record needs eight"
            raise Slip("too-large", message, spot.line, spot.column)
        if type(event) is MappingStartEvent:
            self.refuse_marks(event)
            return self.mapping(event, depth, spot), spot
        if type(event) is SequenceStartEvent:
            self.refuse_marks(event)
            return self.sequence(event, depth, spot), spot
        return self.alias(event)

    def refuse_marks(self, event: Any) -> None:
        """Tags and anchors are programs' notes to each other; no record needs them."""
        if event.anchor is not None:
            raise traps.anchor(event)
        if event.tag is not None:
            raise traps.tag(event)

    def alias(self, event: Any) -> tuple[Any, Spot]:
        """What an alias points to: refused, for a few lines of them can unfold to gigabytes."""
        raise traps.alias(event)

    def scalar(self, event: Any, flow: bool) -> str | None:
        """A text, or nothing; unquoted ones that may mean a number or a truth stay marked as such."""
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        value: str = event.value
        if not event.implicit[0]:
            return value
        if self.lines and (lost := traps.swallowed(event, self.lines)):
            self.found.slips.append(lost)
        if value in _NOTHING:
            return None
        if flow and "?" in value:
            self.found.slips.append(traps.question_mark(event))
        if value[0] in _MAY_BE_NUMBER:
            if "." in value and traps.is_grouped_by_dots(value):
                self.found.grouped.append((event.start_mark.line + 1, event.start_mark.column + 1, value))
            return Plain(value)
        return Plain(value) if value in _TRUTH else value

    def sequence(self, event: Any, depth: int, spot: Spot) -> list[Any]:
        """A list; its items' spots become the kids of its own."""
        values: list[Any] = []
        kids: list[Spot] = []
        flow = bool(event.flow_style)
        spot.kids = kids
        while type(item := self.next()) is not SequenceEndEvent:
            value, kid = self.value(item, depth + 1, flow=flow)
            if flow and values and (split := traps.split_number(values[-1], value, kids[-1], kid)):
                self.found.slips.append(split)
            values.append(value)
            kids.append(kid)
        self.count(len(values), spot)
        return values

    def mapping(self, event: Any, depth: int, spot: Spot) -> Located:
        """A mapping; its values' spots and its keys' places become those of its own."""
        kids: dict[str, Spot] = {}
        places: dict[str, tuple[int, int]] = {}
        spot.kids, spot.keys = kids, places
        values = Located({}, spot, self.file)
        flow: bool = event.flow_style
        read, lines = self.next, self.lines
        while type(key := read()) is not MappingEndEvent:
            name = self.key(key)
            mark: Any = key.start_mark
            place = (mark.line + 1, mark.column + 1)
            if name in places:
                raise traps.twice(name, places[name][0], *place)
            item = read()
            if type(item) is not ScalarEvent or item.tag is not None or item.anchor is not None:
                value, kid = self.value(item, depth + 1, flow=flow)
            elif flow and not item.value and traps.is_piece(self.found.text, key, item):
                self.found.slips.append(traps.piece(name, *place))
                continue
            else:
                # Most of a file goes this way, so that it is spelled out: a text that can be nothing else.
                mark = item.start_mark
                value = item.value
                if value[:1] in _LOOK_TWICE or lines or (flow and "?" in value):
                    value = self.scalar(item, flow)
                # The two loaders place what is not there differently, so it stands at its key.
                kid = Spot(*place) if value is None else Spot(mark.line + 1, mark.column + 1)
            values[name], kids[name], places[name] = value, kid, place
        self.count(len(values), spot)
        return values

    def key(self, event: Any) -> str:
        """A key; one that looks like a number stays marked as such."""
        if type(event) is not ScalarEvent:
            raise traps.no_key(event)
        name: str = event.value
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        elif name.isidentifier():
            return name
        if not event.implicit[0]:
            return name
        if not name:
            raise traps.no_key(event)
        if name == "<<":
            raise traps.merge(event)
        if begins_oddly(name):
            raise traps.odd_space(event)
        return Plain(name) if name[0] in _MAY_BE_NUMBER else name

    def count(self, more: int, spot: Spot) -> None:
        """Stop at a file with more values than any person writes."""
        self.values += more
        if self.values > MOST_VALUES:
            message = f"the file holds more than {MOST_VALUES:,} values; split it"
            raise Slip("too-large", message, spot.line, spot.column)
