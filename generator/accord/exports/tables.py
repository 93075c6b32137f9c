"""The tables one can take along: one list of plain values, which every file is written from."""

from __future__ import annotations

from accord.exports import plan_tables, talk_tables
from accord.exports.naming import Naming
from accord.exports.table import Table


def tables(naming: Naming) -> tuple[Table, ...]:
    """Initiatives, asks, decisions, promises and capacity, as the portfolio's audience may read them."""
    return (
        plan_tables.initiatives(naming),
        talk_tables.asks_table(naming),
        talk_tables.decisions_table(naming),
        talk_tables.promises_table(naming),
        plan_tables.capacity(naming),
    )
