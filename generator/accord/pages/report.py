"""What every page is given: the portfolio one audience may see, and what follows from it, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from accord.charts import fits, grid, numbers
from accord.charts.figure import Figure, Store
from accord.charts.fits_view import FitsView
from accord.domain import agreements, asks, balance, decisions, moves, plan, promises, talks
from accord.domain.agreements import Agreement
from accord.domain.asks import Asked
from accord.domain.balance import Balance
from accord.domain.decisions import LookAgain, Settled
from accord.domain.findings import Findings
from accord.domain.moves import Move
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise
from accord.domain.revision import Revision
from accord.domain.sources import SourceLinks
from accord.pages.histories import Histories
from accord.words import Words


@dataclass(frozen=True)
class Report:
    """One audience's report on one date."""

    portfolio: Portfolio
    words: Words
    store: Store
    sources: SourceLinks | None = None
    """Where the files can be looked at and edited; None where pages link no source."""
    findings: Findings | None = None
    """What the checks came to; None for everyone but the team."""
    revision: Revision | None = None
    """The commit the files stand at; None where git cannot say."""
    known_before: Callable[[date], Portfolio] | None = None
    """The same portfolio as these readers knew it on an earlier day; None where only this day is at hand."""
    digest: str = ""
    """Check sum of the files the portfolio was read from; empty where it is not at hand."""
    histories: Histories | None = None
    """What git knows of the records; None where nobody asked."""
    taken: Callable[[], Mapping[str, str | bytes]] = dict
    """Makes the files to take along, by path from the site's root."""

    @cached_property
    def files(self) -> Mapping[str, str | bytes]:
        """The files to take along, made when the first page names one."""
        return self.taken()

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The latest agreed version of every quarter, by first day."""
        return plan.editions(self.portfolio)

    @cached_property
    def current(self) -> Edition | None:
        """The edition of the current quarter."""
        quarter = plan.current(self.portfolio)
        return next((e for e in self.editions if quarter and e.quarter.id == quarter.id), None)

    @cached_property
    def _balances(self) -> dict[str, Balance]:
        return {e.quarter.id: balance.of(self.portfolio, e) for e in self.editions}

    def balance(self, edition: Edition) -> Balance:
        """What fits in an edition."""
        return self._balances[edition.quarter.id]

    def before(self, edition: Edition) -> Edition | None:
        """The edition of the quarter before."""
        at = self.editions.index(edition)
        return self.editions[at - 1] if at else None

    def earlier(self, edition: Edition) -> tuple[Edition, ...]:
        """The editions of all quarters before, the first one first."""
        return self.editions[: self.editions.index(edition)]

    @cached_property
    def _grids(self) -> dict[str, Figure | None]:
        return {}

    def grid(self, edition: Edition) -> Figure | None:
        """The grid of an edition as page one shows it, made once however many pages show it; None without marks."""
        name = edition.quarter.id
        if name not in self._grids:
            view = grid.view(self.portfolio, edition, self.earlier(edition))
            self._grids[name] = grid.figure(view, self.words, self.store, compact=True) if view.marks else None
        return self._grids[name]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What stands in the mark of each code, in lists as in figures."""
        return numbers.labels(i.code for i in self.portfolio.visible_initiatives.values())

    @cached_property
    def _fits(self) -> dict[str, FitsView]:
        return {e.quarter.id: fits.view(self.portfolio, self.balance(e)) for e in self.editions}

    def fits(self, edition: Edition) -> FitsView:
        """What the figure of an edition's balance shows."""
        return self._fits[edition.quarter.id]

    @cached_property
    def most_days(self) -> Decimal:
        """The largest figure of all editions, in person-days, so that every quarter is drawn on one scale."""
        return max(
            (max(v.asked, (v.own or Decimal(0)) + sum(s.days for s in v.slices)) for v in self._fits.values()),
            default=Decimal(0),
        )

    @cached_property
    def _moves(self) -> dict[str, tuple[Move, ...]]:
        return {e.quarter.id: moves.between(self.portfolio, self.before(e), e) for e in self.editions}

    def moves(self, edition: Edition) -> tuple[Move, ...]:
        """What moved since the quarter before."""
        return self._moves[edition.quarter.id]

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Every promise on the as-of date, by due date."""
        return promises.on(self.portfolio)

    @cached_property
    def promises_of_talks(self) -> Mapping[str, tuple[Promise, ...]]:
        """Promises by talk, in the order they are written."""
        found: dict[str, list[Promise]] = {}
        for promise in self.promises:
            found.setdefault(promise.talk.id, []).append(promise)
        order = {ref: at for at, ref in enumerate(self.portfolio.commitments)}
        return {talk: tuple(sorted(items, key=lambda p: order[p.ref])) for talk, items in found.items()}

    @cached_property
    def decisions(self) -> tuple[Settled, ...]:
        """Every decision on the as-of date."""
        return decisions.on(self.portfolio)

    @cached_property
    def look_agains(self) -> tuple[LookAgain, ...]:
        """Every look-again date, by date."""
        return decisions.look_agains(self.portfolio)

    @cached_property
    def asks(self) -> tuple[Asked, ...]:
        """Every ask, in the order of the talks."""
        return asks.on(self.portfolio)

    @cached_property
    def standings(self) -> Mapping[str, talks.Standing]:
        """How far each talk has come."""
        return {talk.id: talks.standing(self.portfolio, talk) for talk in self.portfolio.talks.values()}

    @cached_property
    def agreements(self) -> Mapping[str, tuple[Agreement, ...]]:
        """Agreements by stakeholder this audience may know of, newest first."""
        return {key: agreements.by_stakeholder(self.portfolio, key) for key in self.portfolio.visible_stakeholders}
