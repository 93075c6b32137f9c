"""Taking fields away from a record, by a rule that reads the marks beside the fields.

What is taken away is gone from the record: an optional field is empty, a required text is "".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol, TypeVar, get_args

from pydantic.fields import FieldInfo

from accord.domain.audience import TEAM, Seen
from accord.domain.record import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Rule(Protocol):
    """What stays of a record. A rule is hashable: what it says of a model is worked out once."""

    def __hash__(self) -> int:
        """Rules are what plans are kept by."""

    def keeps(self, model: type[Record], field: str, mark: Seen) -> bool:
        """Whether a field stays."""

    def refuses(self, record: Record) -> bool:
        """Whether a record below goes as a whole, whatever its fields."""

    def may_refuse(self, model: type[Record]) -> bool:
        """Whether there are records of a model that go as a whole."""


def dropped(record: AnyRecord, rule: Rule) -> AnyRecord:
    """The record with nothing in it that the rule does not keep; itself where nothing has to go."""
    emptied, below = _plan(type(record), rule)
    changes: dict[str, Any] = {}
    for field in below:
        old = getattr(record, field)
        new = _below(old, rule)
        if new is not old:
            changes[field] = new
    changes |= {field: empty for field, empty in emptied if getattr(record, field) != empty}
    changed: AnyRecord = record.changed(**changes) if changes else record
    return changed


def _below(value: Any, rule: Rule) -> Any:
    if isinstance(value, Record):
        return None if rule.refuses(value) else dropped(value, rule)
    if isinstance(value, tuple):
        items = tuple(_below(item, rule) for item in value if not (isinstance(item, Record) and rule.refuses(item)))
        unchanged = len(items) == len(value) and all(a is b for a, b in zip(items, value, strict=True))
        return value if unchanged else items
    if isinstance(value, dict):
        new = {key: _below(item, rule) for key, item in value.items()}
        return value if all(new[key] is item for key, item in value.items()) else new
    return value


@cache
def _plan(model: type[Record], rule: Rule) -> tuple[tuple[tuple[str, Any], ...], tuple[str, ...]]:
    """The fields of a model that are emptied, each with its empty value, and those with something to drop below."""
    emptied, below = [], []
    for field, info in model.model_fields.items():
        if not rule.keeps(model, field, _mark(info)):
            emptied.append((field, empty(model, field)))
        elif any(_has_something_to_drop(kind, rule) for kind in _records_in(info.annotation)):
            below.append(field)
    return tuple(emptied), tuple(below)


def _has_something_to_drop(model: type[Record], rule: Rule) -> bool:
    emptied, below = _plan(model, rule)
    return bool(emptied or below) or rule.may_refuse(model)


def _mark(info: FieldInfo) -> Seen:
    """Who may read a field: the team, when nothing is written beside it."""
    return next((mark for mark in info.metadata if isinstance(mark, Seen)), TEAM)


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    """The kinds of record that a field may hold, also in lists and groups."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in get_args(annotation):
        yield from _records_in(inner)


def empty(model: type[Record], field: str) -> Any:
    """What a field holds when it says nothing. A required field that is no text cannot be emptied: TypeError."""
    info = model.model_fields[field]
    if not info.is_required():
        return info.get_default(call_default_factory=True)
    if info.annotation is str:
        return ""
    raise TypeError(f"{model.__name__}.{field} must be readable by all who may read the record")
