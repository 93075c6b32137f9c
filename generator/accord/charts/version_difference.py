"""Figure 11. What differs between two versions of a plan: both as columns, side by side.

What is the same stands on one line in both; what moved is joined by an arrow; changed days are bold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord import addresses
from accord.charts import cache, numbers
from accord.charts.figure import ROOT, Figure, Measure, Store
from accord.domain.plan import NOT_PLANNED, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import PlanPlace, Version
from accord.domain.version_difference import Difference, Kind, Pair
from accord.words import Words

__all__ = ["DifferenceView", "Item", "Side", "figure", "view"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")


@dataclass(frozen=True, slots=True)
class Side:
    """Where one initiative stood in one version."""

    place: PlanPlace
    days: Decimal | None
    """Person-days planned; None where its work is not in the quarter's plan, or nothing is planned."""


@dataclass(frozen=True, slots=True)
class Item:
    """One initiative in both versions."""

    number: str
    """As in its mark; empty where these readers may not know it."""
    title: str
    """Empty likewise."""
    href: str
    """Its page, beginning with `ROOT`; empty likewise."""
    before: Side | None
    after: Side | None
    kind: Kind
    more: tuple[tuple[str, Decimal], ...] = ()
    """Person-days more or fewer in the plan, by skill."""

    @property
    def same(self) -> bool:
        """Whether the picture has nothing to say of it."""
        return self.kind in ("same", "asked", "again")


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Two versions of one plan, ready to be drawn."""

    name: str
    """The quarter and the version, in small letters, for ids."""
    before: tuple[int, date]
    """Number and date of the version before."""
    after: tuple[int, date]
    planned: tuple[Decimal, Decimal]
    """Person-days in the plan, before and after."""
    items: tuple[Item, ...]
    """In list order, at the end those that are in the version before only."""


def view(portfolio: Portfolio, difference: Difference) -> DifferenceView:
    """Two versions of a plan, with names and links for what is in them."""
    labels = numbers.labels(i.code for i in portfolio.visible_initiatives.values())
    edition = difference.after.edition
    return DifferenceView(
        name=f"{edition.quarter.id.lower()}-v{edition.version.version}",
        before=_named(difference.before.edition.version),
        after=_named(edition.version),
        planned=(difference.before.sum("planned"), difference.after.sum("planned")),
        items=tuple(_item(portfolio, labels, pair) for pair in difference.pairs),
    )


def _named(version: Version) -> tuple[int, date]:
    return (version.version, version.date)


def _item(portfolio: Portfolio, labels: dict[str, str], pair: Pair) -> Item:
    known = portfolio.visible_initiatives.get(pair.initiative)
    return Item(
        number=labels[known.code] if known else "",
        title=known.title if known else "",
        href=ROOT + addresses.initiative(known.id).path.lstrip("/") if known else "",
        before=_side(pair.before),
        after=_side(pair.after),
        kind=pair.kind,
        more=tuple(pair.planned.items()),
    )


def _side(entry: Placed | None) -> Side | None:
    if entry is None:
        return None
    in_plan = entry.place not in NOT_PLANNED and entry.days_planned > 0
    return Side(entry.place, entry.days_planned if in_plan else None)


def figure(
    view: DifferenceView,
    words: Words,
    store: Store,
    *,
    measures: Sequence[Measure] = ALL,
    title: str | None = None,
) -> Figure:
    """Two versions side by side, drawn for each measure. `title` is the page's own finding, where it has one."""
    given = ("version-difference", view, tuple(measures), title)

    def make() -> Figure:
        from accord.charts.version_made import made  # laying out is for a figure that is not kept

        return made(view, words, store, measures, title)

    return cache.figure(given, words, store, make)
