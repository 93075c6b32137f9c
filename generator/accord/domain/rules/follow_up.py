"""Rules on what comes after a word was given: promises at risk, misses, help nobody was asked for, ideas asked anew."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from accord.domain import asks, decisions, looking_again, promises, talks
from accord.domain.asks import Asked
from accord.domain.conversation import Consequence, HelpNeeded
from accord.domain.initiative import Initiative
from accord.domain.negotiation import MONEY_UNIT, Amount, Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise, State
from accord.domain.remembered import remembered
from accord.domain.rules.initiatives import records_of
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import days, is_placeholder, number, quoted, who
from accord.domain.versions import entry_in

_MISSED: dict[State, str] = {"in-part": "kept in part", "not-kept": "not kept"}
_PLAN = "plan"
"""What is about the plan as a whole."""


@check("promise-at-risk", level="note")
def promise_at_risk(portfolio: Portfolio) -> Iterator[Finding]:
    """A promise that is due soon, or that has come less far than its days, is talked about while there is time."""
    for promise in promises.on(portfolio):
        # One that is overdue has a name of its own, whatever its progress was.
        due = _due_soon(portfolio, promise) if promise.state == "due-soon" else ""
        behind = _behind(portfolio, promise) if promise.state in ("due-soon", "open") else ""
        if due or behind:
            given = promise.commitment
            message = f"{who(portfolio, promise.by)}: {quoted(given.what)}{due}{behind}."
            message += " What is in the way, and what would help?" if behind else " Is all there that it needs?"
            yield Finding(given.where("progress" if behind else "due"), promise.ref, message, (given, promise.talk))


def _due_soon(portfolio: Portfolio, promise: Promise) -> str:
    due = promise.commitment.due
    left = (due - portfolio.as_of).days
    return f", due on {due}, {f'in {days(left)}' if left else 'today'}"


def _behind(portfolio: Portfolio, promise: Promise) -> str:
    """What was done by the last progress note, and what the straight line expects; empty where it keeps pace."""
    given, expected = promise.commitment, promise.expected
    if not promise.behind or expected is None or given.amount is None:
        return ""
    last = max(given.progress, key=lambda note: note.date)
    done = _part(portfolio, last.value, given.amount)
    return f": {done} by {last.date}; {_at_least(expected)} expected by then"


def _at_least(value: Decimal) -> str:
    """A number with at most one decimal, rounded up, so that what lies below it also reads so."""
    whole, tenths = divmod(math.ceil(Fraction(value) * 10), 10)
    return f"{whole}.{tenths}" if tenths else f"{whole}"


def _part(portfolio: Portfolio, value: Decimal, whole: Amount) -> str:
    """How much of a whole: 64 of 152 observations, 71 of 100% of agents, 9000 of 18000 USD."""
    unit = portfolio.settings.currency if whole.unit == MONEY_UNIT else whole.unit or ""
    space = "" if not unit or unit.startswith("%") else " "
    return f"{number(value)} of {number(whole.value)}{space}{unit}"


@check("miss-without-follow-up", level="warn")
def miss_without_follow_up(portfolio: Portfolio) -> Iterator[Finding]:
    """What a promise kept in part or not kept meant is written as its consequence, or talked about in a later talk."""
    revisits = _revisits(portfolio)
    for promise in promises.on(portfolio):
        if promise.state in _MISSED and not _has_consequence(promise):
            if any(_follows_up(promise, later) for later in revisits.get(promise.talk.id, ())):
                continue
            given = promise.commitment
            missed = f"{_MISSED[promise.state]}{_got(portfolio, promise)}"
            message = (
                f"{who(portfolio, promise.by)}: {quoted(given.what)}, {missed}. What did that mean for the result? "
                f"Talk about it together, and write it under `clarify_consequences` with `for: {given.id}`."
            )
            yield Finding(given.where("status"), promise.ref, message, (given, promise.talk))


def _got(portfolio: Portfolio, promise: Promise) -> str:
    got, amount = promise.commitment.got, promise.commitment.amount
    if got is None or amount is None or got.unit not in (None, amount.unit):
        return ""
    return f" ({_part(portfolio, got.value, amount)})"


def _has_consequence(promise: Promise) -> bool:
    """Whether a consequence belongs to the promise; one that names nothing belongs to the whole talk."""
    found = (item for item in promise.talk.consequences if not item.for_ or promise.commitment.id in item.for_)
    return any(_says(item) for item in found)


def _says(consequence: Consequence) -> bool:
    happened = consequence.what_happened
    texts = (consequence.realistic, consequence.impact, consequence.if_not, happened.text if happened else None)
    return not all(is_placeholder(text) for text in texts)


def _revisits(portfolio: Portfolio) -> Mapping[str, list[Negotiation]]:
    """The talks that were held, by the talk they revisit."""
    found: dict[str, list[Negotiation]] = {}
    for talk in portfolio.talks.values():
        if talk.revisits and talk.date <= portfolio.as_of and talks.held(talk, portfolio.as_of):
            for name in dict.fromkeys(talk.revisits):
                found.setdefault(name, []).append(talk)
    return found


def _follows_up(promise: Promise, later: Negotiation) -> bool:
    """Whether a talk that revisits the promise's talk can have been about the miss: it came when both could know of
    it, and is about the same matter. One that names no matter is about that of the earlier talk.
    """
    given = promise.commitment
    known = min(given.due, given.closed or given.due)
    matters = looking_again.subjects(later)
    whole = not given.about or not matters or _PLAN in matters or _PLAN in given.about
    return later.date > promise.talk.date and later.date >= known and (whole or not matters.isdisjoint(given.about))


@check("help-not-asked", level="note")
def help_not_asked(portfolio: Portfolio) -> Iterator[Finding]:
    """Help that we need is asked for: each item of the preparation names the ask or the promise that covers it."""
    elsewhere = _given_by(portfolio)
    for talk in portfolio.talks.values():
        open_items = [item for item in _help(talk) if not _is_covered(item, talk, elsewhere)]
        if open_items and talks.standing(portfolio, talk).state != "replaced":
            for item in open_items:
                whose = f" ({who(portfolio, item.from_)})" if item.from_ else ""
                message = (
                    f"{quoted(item.what)}{whose} is needed, and nobody is asked for it. "
                    "Ask for it, or name the `ask` or the `commitment` that covers it."
                )
                yield Finding(item.where("what"), talk.id, message, (talk,))


def _help(talk: Negotiation) -> tuple[HelpNeeded, ...]:
    return talk.preparation.help_needed if talk.preparation else ()


def _is_covered(item: HelpNeeded, talk: Negotiation, elsewhere: Mapping[str, set[str]]) -> bool:
    """Whether the item names an ask or a promise. Help of somebody who is not in the talk can only be asked for in
    another one, so an ask of them or a promise by them about the same matter covers it.
    """
    if item.ask or item.commitment or is_placeholder(item.what):
        return True
    if item.from_ is None or item.from_ in talk.parties:
        return False
    return not elsewhere.get(item.from_, set()).isdisjoint(looking_again.subjects(talk))


@remembered
def _given_by(portfolio: Portfolio) -> Mapping[str, set[str]]:
    """What each stakeholder was asked for or has promised something about, in any talk."""
    found: dict[str, set[str]] = {}
    for asked in asks.on(portfolio):
        found.setdefault(asked.ask.of, set()).update(asked.ask.about or asked.talk.about)
    for promise in promises.on(portfolio):
        if promise.state != "replaced":
            found.setdefault(promise.by, set()).update(promise.commitment.about or promise.talk.about)
    return found


@check("asked-again", level="note")
def asked_again(portfolio: Portfolio) -> Iterator[Finding]:
    """An idea on the scrap list that is asked for again is linked with the earlier talk, and says what is new."""
    scrapped = _scrap_list(portfolio)
    said: set[tuple[str, str]] = set()
    for asked in asks.on(portfolio):
        for name in _asked_about(asked):
            since = scrapped.get(name)
            once = (asked.talk.id, name)
            if since and once not in said and since.day < min(asked.talk.date, asked.ask.asked_on):
                if talks.standing(portfolio, asked.talk).state != "replaced":
                    yield _again(portfolio, asked, portfolio.initiatives[name], since)
                said.add(once)


def _again(portfolio: Portfolio, asked: Asked, initiative: Initiative, since: _Scrapped) -> Finding:
    message = (
        f"{quoted(initiative.title)}: on the scrap list since {since.day} ({since.by}); "
        f"asked again on {asked.ask.asked_on}. {_news(initiative, since.day)}"
    )
    if since.talk and since.talk not in (*asked.talk.revisits, *asked.talk.follows):
        message += f" Link both: write `revisits: {since.talk}`."
    records = (*records_of(portfolio, initiative), asked.ask, asked.talk)
    place = asked.ask.where("about" if initiative.id in asked.ask.about else "between")
    return Finding(place, initiative.code, message, records)


def _news(initiative: Initiative, since: date) -> str:
    new = [item for item in initiative.evidence if item.date and item.date > since]
    if not new:
        return "New evidence: none yet. Add what is new, or agree on what would bring it back."
    newest = max(new, key=lambda item: item.date or since)
    return f"New evidence: {quoted(newest.text)}{f' and {len(new) - 1} more' if len(new) > 1 else ''}."


def _asked_about(asked: Asked) -> Iterable[str]:
    """What an ask is about; a priority ask is about what it compares."""
    return dict.fromkeys((*asked.ask.about, *asked.ask.between))


@dataclass(frozen=True, slots=True)
class _Scrapped:
    """How an idea went to the scrap list."""

    day: date
    by: str
    """The decision or the quarter that put it there."""
    talk: str | None
    """The talk of the decision."""


@remembered
def _scrap_list(portfolio: Portfolio) -> Mapping[str, _Scrapped]:
    """Since when each idea has been on the scrap list without a break, by slug; one that has left it is not there."""
    found: dict[str, _Scrapped] = {}
    for name, place in sorted(_placings(portfolio), key=lambda placing: placing[1].day):
        if place.scraps:
            found.setdefault(name, _Scrapped(place.day, place.by, place.talk))
        else:
            found.pop(name, None)
    return found


@dataclass(frozen=True, slots=True)
class _Placing:
    """A decision or a plan that puts an initiative on the scrap list or anywhere else."""

    day: date
    scraps: bool
    by: str
    talk: str | None = None


def _placings(portfolio: Portfolio) -> Iterator[tuple[str, _Placing]]:
    """What confirmed decisions and agreed plans have said about each initiative, decisions first."""
    for settled in decisions.on(portfolio):
        kind, talk = settled.decision.kind, settled.talk
        if settled.confirmed and kind != "order":
            for name in settled.decision.about:
                if name in portfolio.initiatives:
                    yield name, _Placing(talk.date, kind == "scrap", settled.ref, talk.id)
    for quarter in sorted(portfolio.quarters.values(), key=lambda quarter: (quarter.first_day, quarter.id)):
        agreed = [version for version in quarter.all_versions if version.state == "agreed"]
        for version in (version for version in agreed if version.date <= portfolio.as_of):
            for entry in quarter.entries:
                placed = entry_in(entry, version.version)
                if placed and placed.initiative in portfolio.initiatives:
                    yield placed.initiative, _Placing(version.date, placed.place == "scrap", quarter.id)
