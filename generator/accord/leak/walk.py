"""Every text of the records, each with the way to it as it is written in the YAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from accord.domain.notes import Note
from accord.domain.portfolio import Portfolio
from accord.domain.record import Record
from accord.leak.secret import Step, Way


@dataclass(frozen=True, slots=True)
class Written:
    """One text in one field."""

    text: str
    field: str
    """The field as a planner knows it, such as `negotiations.asks.text`; `*` for a key the planner chose."""
    way: Way

    @property
    def record(self) -> Record:
        """The record of the file."""
        return self.way[0][0]

    @property
    def subject(self) -> str:
        """Id of the record of the file; empty where there is only one of its kind."""
        return str(getattr(self.record, "id", ""))

    def within(self, kind: type[Record]) -> Any:
        """The innermost record of a kind that it lies in; None where there is none."""
        return next((record for record, _ in reversed(self.way) if isinstance(record, kind)), None)


def texts(whole: Portfolio, but: Mapping[int, Record] | None = None) -> Iterator[Written]:
    """Every text of a portfolio, without those of the very records in `but`, by their identity."""
    groups: tuple[tuple[str, Iterable[Record]], ...] = (
        ("settings", (whole.settings,)),
        ("organization", (whole.organization,)),
        ("team", (whole.team,)),
        ("stakeholders", whole.stakeholders.values()),
        ("initiatives", whole.initiatives.values()),
        ("quarters", whole.quarters.values()),
        ("negotiations", whole.talks.values()),
        ("charters", whole.charters.values()),
    )
    for folder, records in groups:
        for record in records:
            if not but or id(record) not in but:
                yield from _of(record, folder)


def texts_of_notes(notes: Iterable[Note]) -> Iterator[Written]:
    """Every text of private notes."""
    for note in notes:
        yield from _of(note, "private.notes")


def _of(record: Record, field: str) -> Iterator[Written]:
    for text, name, path, outer in _record(record, field, (), ()):
        yield Written(text, name, tuple((owner, path[at:]) for owner, at in outer))


Found = tuple[str, str, tuple[Step, ...], tuple[tuple[Record, int], ...]]


def _record(
    record: Record, field: str, path: tuple[Step, ...], outer: tuple[tuple[Record, int], ...]
) -> Iterator[Found]:
    here = (*outer, (record, len(path)))
    for name, written_as in _fields(type(record)):
        value = getattr(record, name)
        if value:
            yield from _value(value, f"{field}.{written_as}", (*path, written_as), here)


def _value(value: Any, field: str, path: tuple[Step, ...], outer: tuple[tuple[Record, int], ...]) -> Iterator[Found]:
    if isinstance(value, str):
        yield value, field, path, outer
    elif isinstance(value, Record):
        yield from _record(value, field, path, outer)
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _value(item, field, (*path, at), outer)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _value(key, f"{field}.*", (*path, str(key)), outer)
            yield from _value(item, f"{field}.*", (*path, str(key)), outer)


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields of a record that may hold a text, each with the key it is written as."""
    fields = model.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if _may_hold_a_text(info.annotation))


def _may_hold_a_text(kind: Any) -> bool:
    """Whether a kind of value is a text or has one below; a value of a fixed list is none."""
    if isinstance(kind, type) and issubclass(kind, (str, Record)):
        return True
    return get_origin(kind) is not Literal and any(_may_hold_a_text(inner) for inner in get_args(kind))
