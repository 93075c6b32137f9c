"""Look-again dates, and whether anybody looked.

Source: `format.md`, "A look-again date is looked at when": a talk, a plan version or a later plan dated on or
after it, or at most `look_again_soon_days` before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from accord.domain import decisions, plan, talks
from accord.domain.decisions import LookAgain, Settled
from accord.domain.negotiation import Negotiation
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Quarter, Version
from accord.domain.remembered import remembered
from accord.domain.versions import entry_in

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Looks:
    """What can show that a date was looked at, by what it looks at."""

    talks_about: Mapping[str, tuple[Negotiation, ...]]
    """Talks that were held, by initiative."""
    talks_again: Mapping[str, tuple[Negotiation, ...]]
    """Talks that were held, by the talk they revisit."""
    versions_for: Mapping[str, tuple[date, ...]]
    """Dates of agreed plan versions, by the talk they are because of."""
    plans: Mapping[str, tuple[tuple[date, date], ...]]
    """First day and date of every quarter's latest agreed plan that places an initiative, by the initiative."""


@remembered
def dates(portfolio: Portfolio) -> tuple[LookAgain, ...]:
    """Every look-again date of a live decision or of the current plan's entries, by date."""
    looks = _looks(portfolio)
    decided = [_of_decision(portfolio, item, looks) for item in decisions.on(portfolio) if _has_date(item)]
    said = {(item.initiative, item.date) for item in decided}
    entries = (item for item in _of_plan(portfolio, looks) if (item.initiative, item.date) not in said)
    return tuple(sorted((*decided, *entries), key=lambda item: (item.date, item.ref or "", item.initiative or "")))


def _has_date(decided: Settled) -> bool:
    return decided.live and decided.decision.look_again is not None


def _of_decision(portfolio: Portfolio, decided: Settled, looks: _Looks) -> LookAgain:
    again = decided.decision.look_again
    assert again is not None  # `_has_date` has seen to it
    initiatives = [name for name in decided.decision.about if name in portfolio.initiatives]
    since = _window(portfolio, again.date)
    looked_at = any(since <= day for day in _looks_at_decision(decided, initiatives, looks))
    return LookAgain(
        date=again.date,
        question=again.question,
        ref=decided.ref,
        initiative=initiatives[0] if len(initiatives) == 1 else None,
        parties=decided.talk.with_,
        looked_at=looked_at,
        passed=again.date < portfolio.as_of and not looked_at,
    )


def _looks_at_decision(decided: Settled, initiatives: Iterable[str], looks: _Looks) -> Iterator[date]:
    """Days on which a decision may have been looked at again; only what came after its talk can have done so."""
    talk = decided.talk
    later = [*looks.talks_again.get(talk.id, ())]
    for name in initiatives:
        later += looks.talks_about.get(name, ())
        yield from (agreed for first_day, agreed in looks.plans.get(name, ()) if first_day > talk.date)
    yield from (other.date for other in later if other.date > talk.date)
    yield from looks.versions_for.get(talk.id, ())


def _of_plan(portfolio: Portfolio, looks: _Looks) -> Iterator[LookAgain]:
    """The dates of the current plan's entries."""
    quarter = plan.current(portfolio)
    edition = plan.edition(portfolio, quarter) if quarter else None
    for entry in edition.entries if edition else ():
        if edition and entry.look_again:
            yield _of_entry(portfolio, edition, entry, entry.look_again, looks)


def _of_entry(portfolio: Portfolio, edition: Edition, entry: Placed, day: date, looks: _Looks) -> LookAgain:
    plans = looks.plans.get(entry.initiative, ())
    later = [agreed for first_day, agreed in plans if first_day > edition.quarter.first_day]
    about = [talk.date for talk in looks.talks_about.get(entry.initiative, ())]
    looked_at = any(_window(portfolio, day) <= look for look in (*later, *about))
    passed = day < portfolio.as_of and not looked_at
    return LookAgain(day, None, None, entry.initiative, (), looked_at, passed)


def _window(portfolio: Portfolio, day: date) -> date:
    """The first day on which a look counts for a date."""
    soon = portfolio.settings.limits.look_again_soon_days
    return date.fromordinal(max(1, day.toordinal() - soon))


def _looks(portfolio: Portfolio) -> _Looks:
    held = [talk for talk in portfolio.talks.values() if talk.date <= portfolio.as_of and talks.held(talk)]
    agreed = [(q, v) for q in portfolio.quarters.values() for v in _agreed(q, portfolio.as_of)]
    return _Looks(
        talks_about=_grouped((name, talk) for talk in held for name in subjects(talk)),
        talks_again=_grouped((name, talk) for talk in held for name in talk.revisits),
        versions_for=_grouped((name, version.date) for _, version in agreed for name in version.because_of),
        plans=_grouped(
            (entry.initiative, (quarter.first_day, version.date))
            for quarter, version in {quarter.id: (quarter, version) for quarter, version in agreed}.values()
            for entry in quarter.entries
            if entry_in(entry, version.version)
        ),
    )


def _agreed(quarter: Quarter, day: date) -> list[Version]:
    """The agreed versions of a quarter's plan by a day, by date."""
    return [version for version in quarter.all_versions if version.state == "agreed" and version.date <= day]


def subjects(talk: Negotiation) -> frozenset[str]:
    """What a talk is about: its own words, and those of its asks and decisions."""
    asked = (name for ask in talk.asks for name in ask.about)
    decided = (name for decision in talk.decisions for name in decision.about)
    return frozenset((*talk.about, *asked, *decided))


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
