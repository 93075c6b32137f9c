"""Calendars of a plan: due dates for those who may know them, look-again dates for everyone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from accord import addresses
from accord.domain import decisions, plan
from accord.domain.decisions import Settled
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.promises import Promise
from accord.exports.naming import Naming, page, page_of
from accord.exports.rfc5545 import Event, calendar
from accord.exports.talk_tables import in_order_of_talks

NO_LONGER = ("withdrawn", "replaced")
"""States of a promise whose due date does not hold any more: an update takes it out of a calendar."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An event, and the stakeholders whose own calendar it stands in."""

    event: Event
    parties: frozenset[str]


def calendars(naming: Naming) -> Mapping[str, bytes]:
    """`dates.ics` with every date, and `calendars/<stakeholder>.ics` with those of each stakeholder, by path.

    A calendar without any date is not written: RFC 5545 knows no empty one.
    """
    every = dates(naming)
    organization = naming.portfolio.organization.name
    found = {"dates.ics": _written(naming, organization, every)} if every else {}
    for name, stakeholder in naming.portfolio.visible_stakeholders.items():
        own = [dated for dated in every if name in dated.parties]
        if own:
            title = f"{organization}: {stakeholder.title}"
            found[f"calendars/{name}.ics"] = _written(naming, title, own)
    return found


def _written(naming: Naming, title: str, every: Iterable[Dated]) -> bytes:
    return calendar(title, (dated.event for dated in every), naming.portfolio.as_of)


def dates(naming: Naming) -> tuple[Dated, ...]:
    """Every date these readers may know; those that no longer hold are marked as cancelled."""
    return (*_due(naming), *_look_again(naming), *_no_longer(naming))


def _due(naming: Naming) -> Iterator[Dated]:
    for promise in in_order_of_talks(naming.portfolio):
        if promise.due is not None and not promise.hidden:
            yield Dated(_promise(naming, promise, promise.due), frozenset({promise.by, *promise.to}))


def _promise(naming: Naming, promise: Promise, due: date) -> Event:
    words, promised = naming.words, promise.commitment
    amount = promised.amount
    lines = [
        words.t("promise.between", by=naming.anyone(promise.by), to=words.list(naming.people(promise.to))),
        words.amount(amount.value, amount.unit) if amount else "",
        words.t(f"promise.state.{promise.shown}"),
        page_of(promise.ref),
    ]
    summary = f"{naming.anyone(promise.by)}: {promised.what}"
    return Event(_uid(naming, promise.ref), due, summary, _lines(lines), promise.state in NO_LONGER)


def _look_again(naming: Naming) -> Iterator[Dated]:
    decided = {settled.ref: settled for settled in decisions.on(naming.portfolio) if not is_hidden(settled.ref)}
    planned = _planned(naming.portfolio)
    for item in decisions.look_agains(naming.portfolio):
        if item.ref in decided:
            yield _decision(naming, decided[item.ref], item.date)
        elif item.initiative and planned.get(item.initiative) == item.date:
            yield _entry(naming, item.initiative, item.date)


def _planned(portfolio: Portfolio) -> Mapping[str, date | None]:
    """The dates the current plan itself names, by initiative: they hold for every reader, also where a decision that
    is not shown has set the same one.
    """
    quarter = plan.current(portfolio)
    edition = plan.edition(portfolio, quarter) if quarter else None
    return {e.initiative: e.look_again for e in edition.entries if not is_hidden(e.initiative)} if edition else {}


def _no_longer(naming: Naming) -> Iterator[Dated]:
    """Look-again dates of decisions that were replaced, so that nobody is reminded of them."""
    for settled in decisions.on(naming.portfolio):
        again = settled.decision.look_again
        if again and not settled.live and not is_hidden(settled.ref):
            yield _decision(naming, settled, again.date)


def _decision(naming: Naming, settled: Settled, day: date) -> Dated:
    again = settled.decision.look_again
    question = again.question if again and again.question else settled.decision.text
    lines = [
        settled.decision.text if question != settled.decision.text else "",
        naming.words.list(naming.subjects(settled.decision.about)),
        page_of(settled.ref),
    ]
    event = Event(_uid(naming, settled.ref), day, _again(naming, question), _lines(lines), cancelled=not settled.live)
    return Dated(event, settled.talk.parties)


def _entry(naming: Naming, slug: str, day: date) -> Dated:
    item = naming.portfolio.initiatives[slug]
    event = Event(
        _uid(naming, f"{slug}-look-again"),
        day,
        _again(naming, f"{item.code} {item.title}"),
        page(addresses.initiative(slug)),
    )
    own = {request.by for request in item.requests} | ({item.sponsor} if item.sponsor else set())
    return Dated(event, frozenset(own))


def _again(naming: Naming, what: str) -> str:
    text = f"{naming.words.t('quarter.look_again')}: {what}"
    return text[:1].upper() + text[1:]


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def _uid(naming: Naming, ref: str) -> str:
    """Such as `2026-01-12-field-ops-c1@larkmere-water.accord`: it never changes, so that an update replaces."""
    return f"{ref.replace('#', '-')}@{slug(naming.portfolio.organization.name)}.accord"


def slug(name: str) -> str:
    """A name in small Latin letters and hyphens; in other scripts a short sum of it, which is as lasting."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    return "-".join(words) or sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
