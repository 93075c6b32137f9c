"""Figure 8. How much do we ask of each stakeholder in each quarter? They can't do everything either.

All bars are on one scale. Zero days are not nothing: what is promised and counts no days stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord import addresses
from accord.charts import cache
from accord.charts.figure import ROOT, Figure, Measure, Store
from accord.domain import load, plan
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.quarter import Quarter
from accord.words import Words

__all__ = ["LoadCell", "LoadRow", "LoadView", "figure", "view"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")


@dataclass(frozen=True, slots=True)
class LoadCell:
    """What one party promised for one quarter."""

    days: Decimal = Decimal(0)
    """Person-days."""
    unconfirmed: Decimal = Decimal(0)
    """Of these, days from talks they have not confirmed; 0 where these readers may not know."""
    amounts: tuple[tuple[Decimal, str | None], ...] = ()
    """What is promised and counts no days, value and unit, where these readers may know that it is due now."""
    others: int = 0
    """How many more promises count no days."""

    @property
    def empty(self) -> bool:
        """Whether nothing is promised."""
        return not (self.days or self.amounts or self.others)


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One party."""

    who: str
    """Empty for all whom these readers may not know, together."""
    href: str
    """The party's page, beginning with `ROOT`; empty likewise."""
    cells: tuple[LoadCell, ...]
    """One a quarter."""

    @property
    def most(self) -> Decimal:
        """Days of its fullest quarter."""
        return max((cell.days for cell in self.cells), default=Decimal(0))


@dataclass(frozen=True, slots=True)
class LoadView:
    """A year's load, ready to be drawn."""

    quarters: tuple[tuple[date, date], ...]
    """First and last day of each, in order."""
    rows: tuple[LoadRow, ...]
    """The fullest quarter first."""
    limit: Decimal
    """Days of one quarter we aim for at most."""

    @property
    def most(self) -> Decimal:
        """The longest bar, in person-days."""
        return max((row.most for row in self.rows), default=Decimal(0))


def view(portfolio: Portfolio) -> LoadView | None:
    """The load of the current quarter's year; None where nothing is promised in days."""
    year = _year(portfolio)
    every = {name: load.of(portfolio, name) for name in portfolio.stakeholders}
    beside = {name: load.besides(portfolio, name) for name in portfolio.stakeholders}
    names = {name for found in (*every.values(), *beside.values()) for name in found if name.startswith(year)}
    quarters = tuple(sorted(names))
    rows = [_row(portfolio, name, quarters) for name in portfolio.visible_stakeholders]
    rows += _hidden(portfolio, quarters)
    filled = [row for row in rows if not all(cell.empty for cell in row.cells)]
    if not any(row.most for row in filled):
        return None
    return LoadView(
        quarters=tuple(_days(portfolio, name) for name in quarters),
        rows=tuple(sorted(filled, key=_order)),
        limit=portfolio.settings.limits.stakeholder_days_per_quarter,
    )


def _order(row: LoadRow) -> tuple[bool, Decimal, Decimal, str]:
    """The fullest quarter first; those these readers may not know stand at the end."""
    return (not row.who, -row.most, -sum((cell.days for cell in row.cells), Decimal(0)), row.who)


def _year(portfolio: Portfolio) -> str:
    """The year of the current quarter, as its name begins; without one, the calendar's."""
    quarter = plan.current(portfolio)
    return quarter.id[:5] if quarter else f"{portfolio.as_of.year:04}-"


def _days(portfolio: Portfolio, name: str) -> tuple[date, date]:
    """A quarter's first and last day, also where it has no file yet."""
    quarter = portfolio.quarters.get(name) or Quarter.model_validate({"id": name})
    return (quarter.first_day, quarter.last_day)


def _row(portfolio: Portfolio, name: str, quarters: Sequence[str]) -> LoadRow:
    href = ROOT + addresses.agreement(name).path.lstrip("/")
    cells = tuple(_cell(portfolio, name, quarter) for quarter in quarters)
    return LoadRow(portfolio.stakeholders[name].title, href, cells)


def _hidden(portfolio: Portfolio, quarters: Sequence[str]) -> Iterator[LoadRow]:
    """One row for all parties these readers may not know, so that sums stay whoever reads."""
    names = [name for name in portfolio.stakeholders if is_hidden(name)]
    if names:
        cells = [[_cell(portfolio, name, quarter) for name in names] for quarter in quarters]
        yield LoadRow("", "", tuple(_together(of_quarter) for of_quarter in cells))


def _together(cells: Sequence[LoadCell]) -> LoadCell:
    days = sum((cell.days for cell in cells), Decimal(0))
    return LoadCell(days, others=sum(len(cell.amounts) + cell.others for cell in cells))


def _cell(portfolio: Portfolio, name: str, quarter: str) -> LoadCell:
    found = load.of(portfolio, name).get(quarter)
    known = [ref for ref in load.besides(portfolio, name).get(quarter, ()) if _full(portfolio, ref)]
    every = len(load.besides(portfolio, name).get(quarter, ()))
    amounts = [portfolio.commitments[ref][1].amount for ref in known]
    worded = tuple((amount.value, amount.unit) for amount in amounts if amount is not None)
    return LoadCell(
        days=found.days if found else Decimal(0),
        # Whether a talk is confirmed stands between its parties.
        unconfirmed=found.unconfirmed if found and all(_full(portfolio, ref) for ref, _ in found.parts) else Decimal(0),
        amounts=worded,
        others=every - len(worded),
    )


def _full(portfolio: Portfolio, ref: str) -> bool:
    """Whether these readers may read everything of a promise, as `promises.Promise.full` has it."""
    talk, _ = portfolio.commitments[ref]
    return portfolio.may(talk, "parties") and not is_hidden(ref)


def figure(view: LoadView, words: Words, store: Store, *, measures: Sequence[Measure] = ALL) -> Figure:
    """The load drawn for each measure."""

    def make() -> Figure:
        from accord.charts.load_made import made  # laying out is for a figure that is not kept

        return made(view, words, store, measures)

    return cache.figure(("load", view, tuple(measures)), words, store, make)
