"""Names of records that are not there any more: taken out of every field that names them.

A list loses the name and an optional field becomes empty. A field that must name something is left
alone: its whole record goes, and whoever drops it knows why.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from accord.domain.names import Names, namings
from accord.domain.record import Record

Gone = Callable[[str, Names], bool]
"""Whether a name, by the mark of its field, names a record that is not there."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


def forget(record: AnyRecord, gone: Gone) -> AnyRecord:
    """The record without the names of what is gone; itself where it names nothing of the kind."""
    if not any(gone(naming.name, naming.names) for naming in namings(record)):
        return record
    forgotten: AnyRecord = _forget(record, gone)
    return forgotten


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, Names | None, bool], ...]:
    """Field, its mark, and whether it may be empty."""
    return tuple(
        (field, next((m for m in info.metadata if isinstance(m, Names)), None), not info.is_required())
        for field, info in model.model_fields.items()
    )


def _forget(value: Any, gone: Gone) -> Any:
    if isinstance(value, tuple):
        return tuple(_forget(item, gone) for item in value)
    if isinstance(value, dict):
        return {key: _forget(item, gone) for key, item in value.items()}
    if not isinstance(value, Record):
        return value
    changes = {}
    for field, mark, optional in _fields(type(value)):
        old = getattr(value, field)
        changes[field] = _without(old, mark, gone, optional) if mark else _forget(old, gone)
    return value.changed(**changes)


def _without(value: Any, mark: Names, gone: Gone, optional: bool = True) -> Any:
    if isinstance(value, str):
        return None if optional and gone(value, mark) else value
    if isinstance(value, tuple):
        items = (_without(item, mark, gone) for item in value)
        return tuple(item for item in items if item not in (None, ()))
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if not gone(key, mark)}
    return value
