"""Amounts as person-days: what can be counted in days of work, and what cannot."""

from __future__ import annotations

from decimal import Decimal

from accord.domain.negotiation import AddsCapacity, Amount, Commitment
from accord.domain.settings import Settings

DAYS_UNIT = "person-days"
HOURS_UNIT = "hours"
DAY_UNITS = (DAYS_UNIT, HOURS_UNIT)
"""Units that are days of somebody's work."""


def person_days(settings: Settings, amount: Amount | None, unit: str | None = None) -> Decimal | None:
    """An amount in person-days, hours by `hours_per_day`; None where it counts something else.

    `unit` is what an amount without a unit of its own counts.
    """
    if amount is None:
        return None
    counted = amount.unit or unit
    if counted == HOURS_UNIT:
        return amount.value / settings.hours_per_day
    return amount.value if counted == DAYS_UNIT else None


def given_of(settings: Settings, commitment: Commitment, item: AddsCapacity) -> Decimal | None:
    """Person-days that were given of the days a promise adds, where it was kept in part; None where not written.

    What was got of the whole promise is shared among its skills and quarters as the promised days were.
    """
    if item.got is not None:
        return person_days(settings, item.got, DAYS_UNIT)
    got, amount = commitment.got, commitment.amount
    if got is None:
        return None
    if amount is not None and amount.value and got.unit in (None, amount.unit):
        return item.days * got.value / amount.value
    got_days = person_days(settings, got)
    promised = sum((each.days for each in commitment.adds_capacity), Decimal(0))
    return item.days * got_days / promised if got_days is not None and promised else None
