"""Whose problem it is, in short."""

from __future__ import annotations

from accord.domain.initiative import Initiative
from accord.domain.record import Record


def subject_of(record: Record) -> str:
    """How a planner would call a record: an initiative by its code, others by their id."""
    return record.code if isinstance(record, Initiative) else str(getattr(record, "id", ""))
