"""How the rules of the format tell a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from accord.domain.record import Record
from accord.intake.subject import subject_of
from accord.places import Problem

Path = str | tuple[str | int, ...]


def stop(record: Record, path: Path, check: str, message: str, owner: Record | None = None) -> Problem:
    """A problem at a field of a record, or at the record for an empty path; `owner` is the file's record."""
    steps = path if isinstance(path, tuple) else (path,) if path else ()
    return Problem(record.where(*steps), check, "stop", subject_of(owner or record), message)


def doubles(records: Iterable[Any], key: str, what: str, owner: Record) -> Iterator[Problem]:
    """Two records with the same value under a key; case does not count."""
    seen: dict[Any, Record] = {}
    for record in records:
        value = getattr(record, key)
        if value is None:
            continue
        first = seen.setdefault(value.lower() if isinstance(value, str) else value, record)
        if first is not record:
            message = f"{what} {value} stands here twice (first on line {first.where(key).line}); keep one"
            yield stop(record, key, "duplicate", message, owner)
