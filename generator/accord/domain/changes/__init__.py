"""What changed between two portfolios, as values: no sentence, no page, no git."""

from __future__ import annotations

from accord.domain.changes.between import ASPECTS, Aspect, Change, applied, between
from accord.domain.changes.facts import KINDS, About, Fact, Kind, facts
from accord.domain.changes.grouped import GROUPS, Group, days_between, days_moved, group, parts_moved

__all__ = [
    "ASPECTS",
    "GROUPS",
    "KINDS",
    "About",
    "Aspect",
    "Change",
    "Fact",
    "Group",
    "Kind",
    "applied",
    "between",
    "days_between",
    "days_moved",
    "facts",
    "group",
    "parts_moved",
]
