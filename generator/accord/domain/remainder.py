"""What remains of a record that is not shown: what figures count, and nothing that tells what it is about.

Kinds, answers, states, dates, places and days stay, and how records hang together; words, amounts that
are no days, and the place where it was written do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from accord.domain.amounts import DAY_UNITS
from accord.domain.audience import Seen
from accord.domain.conversation import Confirmation, Consequence, Conversation, Summary, WhatHappened
from accord.domain.dropping import dropped
from accord.domain.initiative import Initiative
from accord.domain.negotiation import AddsCapacity, Amount, Ask, Commitment, Decision, LookAgain, Negotiation
from accord.domain.quarter import Entry, EntryBefore
from accord.domain.record import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)

_PLACED = frozenset({"place", "asked", "planned", "look_again", "confirmed"})
KEPT: Mapping[type[Record], frozenset[str]] = {
    Negotiation: frozenset(
        {"id", "date", "with_", "about", "revisits", "follows", "asks", "conversation", "confirmed", "decisions"}
        | {"commitments", "visible"}
    ),
    Ask: frozenset({"id", "kind", "of", "about", "asked_on", "answer", "answered_on"}),
    Conversation: frozenset({"summarize_and_clarify", "clarify_consequences"}),
    Summary: frozenset({"confirmations"}),
    Confirmation: frozenset({"by", "date", "answer"}),
    Consequence: frozenset({"id", "for_", "expect_by", "what_happened"}),
    WhatHappened: frozenset({"date", "matched"}),
    Decision: frozenset({"id", "kind", "about", "decided_by", "starts", "look_again", "replaces"}),
    LookAgain: frozenset({"date"}),
    Commitment: frozenset(
        {"id", "by", "to", "kind", "about", "amount", "due", "status", "closed", "replaces"}
        | {"adds_capacity", "uses_capacity"}
    ),
    Amount: frozenset({"value", "unit"}),
    AddsCapacity: frozenset({"quarter", "skill", "days", "got"}),
    Initiative: frozenset({"id", "goals", "visible"}),
    Entry: _PLACED | {"initiative", "before"},
    EntryBefore: _PLACED,
}
"""What stays of each record that is not shown."""


class _Remainder:
    """The rule by which a record that is not shown is emptied; there is only one."""

    def keeps(self, model: type[Record], field: str, mark: Seen) -> bool:
        """Whether a field stays, whatever its mark."""
        return field in KEPT.get(model, ())

    def refuses(self, record: Record) -> bool:
        """Whether a record is an amount that is no days."""
        return isinstance(record, Amount) and record.unit not in DAY_UNITS

    def may_refuse(self, model: type[Record]) -> bool:
        """Whether there are such records of a model."""
        return model is Amount


_REMAINDER = _Remainder()


def of(record: AnyRecord) -> AnyRecord:
    """What remains of a record."""
    remainder: AnyRecord = _written_nowhere(dropped(record, _REMAINDER))
    return remainder


def _written_nowhere(value: Any) -> Any:
    """The same values in new records that know no file and line: the file's name is the record's."""
    if isinstance(value, Record):
        fields = {name: _written_nowhere(getattr(value, name)) for name in type(value).model_fields}
        return type(value).model_construct(**fields)
    if isinstance(value, tuple):
        return tuple(_written_nowhere(item) for item in value)
    if isinstance(value, dict):
        return {key: _written_nowhere(item) for key, item in value.items()}
    return value
