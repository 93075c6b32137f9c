"""Where a dot would stand once an answer comes: said on an ask if it is yes, on a consequence if it is no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord.domain import asks
from accord.domain.asks import Asked
from accord.domain.conversation import Consequence, WouldBe
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio, is_hidden


@dataclass(frozen=True, slots=True)
class WouldStand:
    """Where one initiative would stand, as long as the answer is open."""

    initiative: str
    """Slug."""
    granted: bool
    """True: if the answer is yes. False: if it is no."""
    impact: Decimal | None
    """None where it would stay."""
    difficulty: Decimal | None
    """None where it would stay."""
    ref: str
    """The record that says it: an ask or a consequence, as `<talk>#k1`."""
    ask: str
    """The first ask that waits, as `<talk>#a1`."""
    of: tuple[str, ...]
    """The stakeholders asked."""
    asked_on: date
    text: str
    """What we asked."""
    realistic: str = ""
    """What could be done if the answer is no."""


def on(portfolio: Portfolio, day: date | None = None) -> tuple[WouldStand, ...]:
    """What would stand elsewhere by the asks that wait for an answer on `day` (the as-of date when left out).

    Only open asks and those put off count: once there is an answer, the next assessment says where the dot stands.
    A talk these readers may not know of says nothing.
    """
    read_on = day or portfolio.as_of
    waiting: dict[str, list[Asked]] = {}
    for asked in asks.on(portfolio, read_on):
        if asked.days_open is not None and not is_hidden(asked.talk.id):
            waiting.setdefault(asked.talk.id, []).append(asked)
    talks = ((portfolio.talks[name], open_asks) for name, open_asks in waiting.items())
    return tuple(found for talk, open_asks in talks for found in _of_talk(portfolio, talk, open_asks, read_on))


def _of_talk(portfolio: Portfolio, talk: Negotiation, open_asks: list[Asked], day: date) -> Iterator[WouldStand]:
    """What the asks of one talk say, then its consequences."""
    for asked in open_asks:
        if asked.ask.would_be:
            yield from _stands(portfolio, asked.ref, asked.ask.would_be, [asked], granted=True)
    for consequence in talk.consequences if talk.date <= day else ():
        concerned = [asked for asked in open_asks if _concerns(consequence, asked)]
        if consequence.would_be and concerned:
            ref, then = talk.ref(consequence), consequence.realistic or ""
            yield from _stands(portfolio, ref, consequence.would_be, concerned, granted=False, realistic=then)


def _concerns(consequence: Consequence, asked: Asked) -> bool:
    """Whether a consequence follows from an ask; one that names nothing belongs to all asks of its talk."""
    return not consequence.for_ or asked.ask.id in consequence.for_


def _stands(
    portfolio: Portfolio, ref: str, would_be: WouldBe, concerned: list[Asked], *, granted: bool, realistic: str = ""
) -> Iterator[WouldStand]:
    """One for each initiative the asks are about."""
    if would_be.impact is None and would_be.difficulty is None:
        return
    first = concerned[0]
    for slug in _once(name for asked in concerned for name in _initiatives(portfolio, asked)):
        yield WouldStand(
            initiative=slug,
            granted=granted,
            impact=would_be.impact,
            difficulty=would_be.difficulty,
            ref=ref,
            ask=first.ref,
            of=_once(asked.ask.of for asked in concerned),
            asked_on=first.ask.asked_on,
            text=first.ask.text or "",
            realistic=realistic,
        )


def _initiatives(portfolio: Portfolio, asked: Asked) -> tuple[str, ...]:
    """What an ask is about: what it says, else what its talk is about, else what it puts in order."""
    for names in (asked.ask.about, asked.talk.about, asked.ask.between):
        found = tuple(name for name in names if name in portfolio.visible_initiatives)
        if found:
            return found
    return ()


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
