"""How records name each other: the mark beside a field says what its words must name.

One walk over the marks checks every reference, brings each to the name of its file, and lets a
record that an audience may not know of stay without a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from accord.domain.record import Record

Kind = Literal[
    "stakeholder", "ltd", "role", "initiative", "goal", "plan", "skill", "talk", "decision", "promise", "ask", "party"
]


@dataclass(frozen=True, slots=True)
class Names:
    """The mark beside a field whose words name other records."""

    kinds: tuple[Kind, ...]
    local: bool = False
    """Whether the names are those within the same talk (a1, c4)."""


STAKEHOLDER = Names(("stakeholder",))
ANYONE = Names(("stakeholder", "ltd", "role"))
PARTY = Names(("party", "ltd"))
"""A stakeholder in the talk's `with`, or ltd."""
ROLE = Names(("role",))
INITIATIVE = Names(("initiative",))
GOAL = Names(("goal",))
SUBJECT = Names(("initiative", "goal", "plan"))
RANKED = Names(("initiative", "goal", "stakeholder"))
SKILL = Names(("skill",))
TALK = Names(("talk",))
DECISION = Names(("decision",))
PROMISE = Names(("promise",))
LOCAL = Names(("ask", "promise"), local=True)
LOCAL_ASK = Names(("ask",), local=True)
LOCAL_PROMISE = Names(("promise",), local=True)


class Naming(NamedTuple):
    """One name as written: in which field of which record, and what it must name."""

    record: Record
    path: tuple[str | int, ...]
    """Path from the record to the name, in the words of the file."""
    name: str
    names: Names


@cache
def _marks(model: type[Record]) -> tuple[tuple[str, str, Names | None, bool], ...]:
    """Field, its word in the file, its mark, and whether records with names may lie below it, for every field of a
    model that holds names or such records.
    """
    found = []
    for field, info in model.model_fields.items():
        mark = next((m for m in info.metadata if isinstance(m, Names)), None)
        below = any(_marks(kind) for kind in _records_in(info.annotation))
        if mark is not None or below:
            found.append((field, info.alias or field, mark, below))
    return tuple(found)


def _records_in(kind: Any) -> Iterator[type[Record]]:
    """The models a field's type speaks of."""
    if isinstance(kind, type) and issubclass(kind, Record):
        yield kind
    for part in get_args(kind):
        yield from _records_in(part)


def namings(record: Record) -> list[Naming]:
    """Every name written in a record and the records below it, in the order of the fields."""
    found: list[Naming] = []
    _gather(record, found)
    return found


def _gather(record: Record, found: list[Naming]) -> None:
    for field, word, mark, below in _marks(type(record)):
        value = getattr(record, field)
        if not value:
            continue
        if mark is not None:
            _gather_names(record, (word,), value, mark, found)
        if below:
            _gather_below(value, found)


def _gather_below(value: Any, found: list[Naming]) -> None:
    if isinstance(value, Record):
        _gather(value, found)
    elif isinstance(value, (tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            if not isinstance(item, str):
                _gather_below(item, found)


def _gather_names(record: Record, path: tuple[str | int, ...], value: Any, mark: Names, found: list[Naming]) -> None:
    if isinstance(value, str):
        found.append(Naming(record, path, value, mark))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            _gather_names(record, (*path, at), item, mark, found)
    elif isinstance(value, Mapping):
        found.extend(Naming(record, (*path, key), key, mark) for key in value if isinstance(key, str))


Rename = Callable[[str, Names], str]


def renamed(record: Any, rename: Rename) -> Any:
    """The record with every name replaced by what `rename` makes of it; itself when nothing changes."""
    changes: dict[str, Any] = {}
    model: type[Record] = type(record)
    for field, _, mark, below in _marks(model):
        old = new = getattr(record, field)
        if not old:
            continue
        if mark:
            new = _renamed_here(new, mark, rename)
        if below:
            new = _renamed_below(new, rename)
        if new is not old:
            changes[field] = new
    return record.changed(**changes) if changes else record


def _renamed_here(value: Any, mark: Names, rename: Rename) -> Any:
    if isinstance(value, str):
        new = rename(value, mark)
        return value if new == value else new
    if isinstance(value, tuple):
        items = tuple(_renamed_here(item, mark, rename) for item in value)
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    if isinstance(value, dict) and any(rename(key, mark) != key for key in value):
        return {rename(key, mark): item for key, item in value.items()}
    return value


def _renamed_below(value: Any, rename: Rename) -> Any:
    if isinstance(value, Record):
        return renamed(value, rename)
    if isinstance(value, tuple) and any(isinstance(item, Record) for item in value):
        items = tuple(_renamed_below(item, rename) for item in value)
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    if isinstance(value, dict) and any(isinstance(item, Record) for item in value.values()):
        new = {key: _renamed_below(item, rename) for key, item in value.items()}
        return value if all(new[key] is value[key] for key in new) else new
    return value
