"""What is written in the records, value by value: every text, or every day that tells of something that happened.

What a kind of record holds is worked out once, so that a walk over a large portfolio touches only what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Generic, Literal, NamedTuple, TypeVar, get_args, get_origin

from accord.domain.conversation import Consequence, Step
from accord.domain.initiative import Initiative
from accord.domain.names import Names
from accord.domain.negotiation import Ask, Commitment, LookAgain, Negotiation
from accord.domain.organization import Goal, Measure, Organization, Team
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Entry, EntryBefore, Quarter
from accord.domain.record import AcceptedWarning, Record, Warnable
from accord.domain.settings import Settings
from accord.domain.stakeholder import Charter
from accord.places import Place

_TO_COME: frozenset[tuple[type[Record], str]] = frozenset(
    {
        (AcceptedWarning, "until"),
        (Ask, "answer_by"),
        (Charter, "review"),
        (Commitment, "due"),
        (Commitment, "starts"),
        (Consequence, "expect_by"),
        (Entry, "look_again"),
        (EntryBefore, "look_again"),
        (Initiative, "mandated"),
        (Initiative, "needed_by"),
        (LookAgain, "date"),
        (Measure, "target"),
        (Quarter, "ends"),
        (Quarter, "starts"),
        (Step, "due"),
    }
)
"""Fields with days that are planned: that such a day has passed does not mean that anybody has written anything."""

Value = TypeVar("Value", str, date)
_Path = tuple[str | int, ...]
_Kind = Literal["text", "day"]
_TYPES: dict[_Kind, type] = {"text": str, "day": date}


class Owner(NamedTuple):
    """Whose words they are."""

    subject: str
    """The initiative's code, the reference of a promise, or the id of the file's record."""
    records: tuple[Warnable, ...]
    """The records they stand in, from the file's own inwards, as far as a warning can be accepted in them."""


class Written(NamedTuple, Generic[Value]):
    """One value with the place it is written at."""

    value: Value
    owner: Owner
    record: Record
    path: _Path
    """From the record to the value, in the words of the file."""

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.record.where(*self.path)


def texts(portfolio: Portfolio) -> Iterator[Written[str]]:
    """Every text of every record, file by file; names of other records and words from a value list are none."""
    return _all(portfolio, "text")


def days(portfolio: Portfolio) -> Iterator[Written[date]]:
    """Every day on which something happened or was said, file by file; days to come, such as due dates, are none."""
    return _all(portfolio, "day")


def _all(portfolio: Portfolio, kind: _Kind) -> Iterator[Written[Any]]:
    for record in portfolio.records():
        walk = _Walk(portfolio, kind, [])
        walk.through(record, Owner("", ()))
        yield from walk.found


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk over one file's record and the records below it."""

    portfolio: Portfolio
    kind: _Kind
    found: list[Written[Any]]

    def through(self, record: Record, above: Owner) -> None:
        owner = _owner(self.portfolio, record, above)
        for field, word in _fields(type(record), self.kind):
            value = getattr(record, field)
            if value:
                self._through_value(record, (word,), value, owner)

    def _through_value(self, record: Record, path: _Path, value: Any, owner: Owner) -> None:
        if isinstance(value, _TYPES[self.kind]):
            self.found.append(Written(value, owner, record, path))
        elif isinstance(value, Record):
            self.through(value, owner)
        elif isinstance(value, (tuple, dict)):
            for at, item in value.items() if isinstance(value, dict) else enumerate(value):
                self._through_value(record, (*path, at), item, owner)


def _owner(portfolio: Portfolio, record: Record, above: Owner) -> Owner:
    """Whose words a record holds; what is no subject of its own belongs to the record around it."""
    records = (*above.records, record) if isinstance(record, Warnable) else above.records
    match record:
        case Initiative():
            return Owner(record.code, records)
        case Entry():
            known = portfolio.initiatives.get(record.initiative)
            return Owner(known.code if known else record.initiative, records)
        case Goal():
            return Owner(record.id, records)
        case Settings() | Organization() | Team():
            return Owner(type(record).__name__.lower(), records)
        case Warnable() if above.records and isinstance(above.records[0], Negotiation) and hasattr(record, "id"):
            return Owner(f"{above.records[0].id}#{record.id}", records)
    return Owner(above.subject or str(getattr(record, "id", "")), records)


@cache
def _fields(model: type[Record], kind: _Kind) -> tuple[tuple[str, str], ...]:
    """The fields of a model that hold such values, there or below, each with its word in the file."""
    return tuple(
        (field, info.alias or field)
        for field, info in model.model_fields.items()
        if _holds(info.annotation, kind) and not _is_passed_over(model, field, kind)
    )


def _is_passed_over(model: type[Record], field: str, kind: _Kind) -> bool:
    if kind == "text":
        return any(isinstance(mark, Names) for mark in model.model_fields[field].metadata)
    return any(issubclass(model, owner) and field == planned for owner, planned in _TO_COME)


def _holds(annotation: Any, kind: _Kind) -> bool:
    if get_origin(annotation) is Literal:
        return False
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return bool(_fields(annotation, kind))
    return annotation is _TYPES[kind] or any(_holds(inner, kind) for inner in _values(annotation))


def _values(annotation: Any) -> tuple[Any, ...]:
    """What a field may hold; of a group of keys only what stands beside the keys."""
    inner = get_args(annotation)
    return inner[1:] if get_origin(annotation) is dict else inner
