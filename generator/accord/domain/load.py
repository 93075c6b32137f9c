"""How much we ask of each stakeholder: they can't do everything either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord.domain import replacing, talks
from accord.domain.amounts import person_days
from accord.domain.negotiation import MONEY_UNIT, Commitment
from accord.domain.portfolio import Portfolio
from accord.domain.remembered import remembered


@dataclass(frozen=True, slots=True)
class Load:
    """Person-days of one stakeholder's promises in one quarter."""

    stakeholder: str
    quarter: str
    days: Decimal
    unconfirmed: Decimal
    """Of these, days promised in talks they have not confirmed."""
    parts: tuple[tuple[str, Decimal], ...]
    """Promise and its days, largest first."""


def of(portfolio: Portfolio, stakeholder: str) -> Mapping[str, Load]:
    """Load by quarter, for every quarter of the portfolio, in order; hours become days by `hours_per_day`.

    A quarter without a file is there only where something is promised in it.
    """
    parts: dict[str, dict[str, Decimal]] = {quarter: {} for quarter in portfolio.quarters}
    for ref, commitment in _by_giver(portfolio).get(stakeholder, ()):
        if _binds(portfolio, ref, commitment):
            for quarter, days in _spread(portfolio, commitment):
                of_quarter = parts.setdefault(quarter, {})
                of_quarter[ref] = of_quarter.get(ref, Decimal(0)) + days
    return {quarter: _load(portfolio, stakeholder, quarter, parts[quarter]) for quarter in sorted(parts)}


def besides(portfolio: Portfolio, stakeholder: str) -> Mapping[str, tuple[str, ...]]:
    """Promises that count no days, by the quarter they are due in: zero days are not nothing to do.

    Only quarters that have some; money is no work. The references stand in the order of the talks.
    """
    found: dict[str, list[str]] = {}
    for ref, commitment in _by_giver(portfolio).get(stakeholder, ()):
        if _binds(portfolio, ref, commitment) and not _is_money(commitment) and not any(_spread(portfolio, commitment)):
            found.setdefault(_quarter_of(portfolio, commitment.due), []).append(ref)
    return {quarter: tuple(refs) for quarter, refs in sorted(found.items())}


@remembered
def _by_giver(portfolio: Portfolio) -> Mapping[str, tuple[tuple[str, Commitment], ...]]:
    found: dict[str, list[tuple[str, Commitment]]] = {}
    for ref, (_, commitment) in portfolio.commitments.items():
        found.setdefault(commitment.by, []).append((ref, commitment))
    return {giver: tuple(promises) for giver, promises in found.items()}


def _binds(portfolio: Portfolio, ref: str, commitment: Commitment) -> bool:
    """Whether a promise is one of theirs still: replaced and withdrawn ones are left out, kept ones count."""
    ended = replacing.ended(portfolio, ref, portfolio.as_of) is not None
    return not ended and commitment.status not in ("replaced", "withdrawn")


def _spread(portfolio: Portfolio, commitment: Commitment) -> Iterator[tuple[str, Decimal]]:
    """Quarters and person-days of one promise: those it adds to our capacity, else all when it is due."""
    if _is_money(commitment):
        return  # money is no load
    if commitment.adds_capacity:
        yield from ((item.quarter, item.days) for item in commitment.adds_capacity)
    elif days := person_days(portfolio.settings, commitment.amount):
        yield _quarter_of(portfolio, commitment.due), days


def _is_money(commitment: Commitment) -> bool:
    return commitment.kind == "money" or (commitment.amount is not None and commitment.amount.unit == MONEY_UNIT)


def _quarter_of(portfolio: Portfolio, day: date) -> str:
    """The quarter of the portfolio that contains a day, else the calendar's."""
    found = (quarter.id for quarter in portfolio.quarters.values() if quarter.first_day <= day <= quarter.last_day)
    return next(found, f"{day.year}-Q{(day.month + 2) // 3}")


def _load(portfolio: Portfolio, stakeholder: str, quarter: str, parts: Mapping[str, Decimal]) -> Load:
    unconfirmed = (days for ref, days in parts.items() if not _confirmed(portfolio, ref))
    largest_first = sorted(parts.items(), key=lambda part: (-part[1], part[0]))
    return Load(
        stakeholder, quarter, sum(parts.values(), Decimal(0)), sum(unconfirmed, Decimal(0)), tuple(largest_first)
    )


def _confirmed(portfolio: Portfolio, ref: str) -> bool:
    talk, commitment = portfolio.commitments[ref]
    return talks.confirmed_on(talk, commitment.by, portfolio.as_of) is not None
