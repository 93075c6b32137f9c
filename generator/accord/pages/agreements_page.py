"""Figure 6, the board of agreements: with whom does something stand, and where is attention needed?

It repeats for every stakeholder, so it is a template with small marks. Lateness stands between those who talked: it is
shown, counted and sorted by only where these readers may read the whole talk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from accord import addresses
from accord.domain.agreements import Agreement, waiting_for
from accord.domain.fields import LTD
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import is_hidden
from accord.domain.promises import STATES, Promise, tally
from accord.pages.agreement_page import between
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Row, Table
from accord.pages.waiting import when

_SHOWN = 4
"""Things a card names that need a look; more are counted, the stakeholder's page has them all."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one side promised the other."""

    title: str
    count: str
    marks: Markup
    states: Markup
    """The marks in words."""


@dataclass(frozen=True, slots=True)
class Card:
    """One stakeholder on the board."""

    id: str
    who: Markup
    department: str
    force: int
    """Agreements in force."""
    risky: int
    """Of these, at risk or missed, as far as these readers may know."""
    standing: Markup
    waits: tuple[Row, ...]
    """What needs a look, the longest overdue first."""
    next: tuple[date, Row] | None
    sides: tuple[Side, Side]
    """Theirs, ours."""
    urgency: tuple[int, int, int, date, str]
    """Overdue first, then at risk, then whatever else waits; after that by the next date."""

    @property
    def shown(self) -> tuple[Row, ...]:
        """What the card names."""
        return self.waits[:_SHOWN]

    @property
    def more(self) -> int:
        """What it only counts."""
        return len(self.waits) - len(self.shown)

    @property
    def needs_a_look(self) -> bool:
        """Whether anything is overdue, passed, unanswered or unconfirmed, or at risk."""
        return bool(self.waits or self.risky)


def page(report: Report) -> Page:
    """One card per stakeholder, those that need attention first."""
    desk = Desk(report, addresses.AGREEMENTS)
    cards = sorted((_card(desk, key) for key in report.portfolio.visible_stakeholders), key=lambda card: card.urgency)
    sentence = _answer(desk)
    return desk.write(
        "agreements.md.j2",
        title=desk.words.t("agreements.title"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.agreements"),
        answer=sentence,
        meta=desk.as_it_stood(),
        heading=_finding(desk, cards),
        cards=cards,
        key=_key(desk),
        table=_table(desk, cards) if cards else None,
    )


def _answer(desk: Desk) -> Markup:
    in_force = {key for key, items in desk.report.agreements.items() if any(a.in_force for a in items)}
    n = len(desk.portfolio.visible_stakeholders)
    if not desk.report.portfolio.talks:
        return desk.say("agreements.none")
    return desk.say(
        "agreements.answer", n=len(in_force), count=desk.words.opening_count(len(in_force)), all=desk.words.count(n)
    )


def _finding(desk: Desk, cards: Sequence[Card]) -> Markup:
    """With how many something needs a look; the plain topic for readers who may not know."""
    if not desk.shows_lateness or not desk.portfolio.talks:
        return desk.say("agreements.topic")
    look = [card for card in cards if card.needs_a_look]
    return desk.say("agreements.look", n=len(look), count=desk.words.count(len(look)))


def _reads(desk: Desk, talk: Negotiation) -> bool:
    """Whether these readers may know what is late in a talk."""
    return desk.shows_lateness and desk.portfolio.may(talk, "parties") and not is_hidden(talk.id)


def _card(desk: Desk, key: str) -> Card:
    who = desk.portfolio.stakeholders[key]
    force = [a for a in desk.report.agreements.get(key, ()) if a.in_force]
    risky = [a for a in force if a.state in ("at-risk", "missed") and _reads(desk, a.talk)]
    promises = between(desk, key)
    overdue = [p for p in promises if p.full and p.state == "overdue"]
    waits = (*_overdue(desk, overdue), *_passed(desk, key), *_unanswered(desk, key), *_unconfirmed(desk, key))
    next_ = min(_ahead(desk, key, promises), key=lambda pair: pair[0], default=None)
    return Card(
        id=key,
        who=desk.party(key),
        department=who.department or "",
        force=len(force),
        risky=len(risky),
        standing=_standing(desk, force, risky),
        waits=waits,
        next=next_,
        sides=(
            _side(desk, "theirs", [p for p in promises if p.by == key]),
            _side(desk, "ours", [p for p in promises if p.by == LTD]),
        ),
        urgency=(-len(overdue), -len(risky), -len(waits), next_[0] if next_ else date.max, who.title),
    )


def _standing(desk: Desk, force: Sequence[Agreement], risky: Sequence[Agreement]) -> Markup:
    said = desk.say("agreements.in_force", n=len(force))
    return desk.row([said, desk.say("agreements.at_risk", n=len(risky))]) if risky else said


def _overdue(desk: Desk, overdue: Sequence[Promise]) -> Iterator[Row]:
    """Overdue promises of both sides, in the same words."""
    for promise in sorted(overdue, key=lambda p: (-(p.days_late or 0), p.ref)):
        text = Markup("<b>{}</b>: {}").format(
            desk.party_name(promise.by), desk.phrase(promise.ref, promise.commitment.what)
        )
        yield Row(desk.pmark("overdue"), text, when(desk, promise))


def _passed(desk: Desk, key: str) -> Iterator[Row]:
    """Dates to look again that went by."""
    for item in desk.report.look_agains:
        talk = desk.portfolio.talks.get((item.ref or "").partition("#")[0])
        if item.passed and key in item.parties and item.ref and talk and _reads(desk, talk):
            question = desk.phrase(item.ref, item.question or desk.words.t("look_again.decision"))
            yield Row(desk.pmark("again"), question, desk.words.t("look_again.was", day=desk.near(item.date)))


def _unanswered(desk: Desk, key: str) -> Iterator[Row]:
    """Asks without an answer."""
    for asked in desk.report.asks:
        if asked.ask.of == key and asked.days_open is not None and _reads(desk, asked.talk):
            text = desk.phrase(asked.ref, asked.ask.text or desk.words.t(f"ask.kind.{asked.ask.kind}"))
            yield Row(desk.pmark("ask"), text, desk.words.t("waiting.ask", day=desk.near(asked.ask.asked_on)))


def _unconfirmed(desk: Desk, key: str) -> Iterator[Row]:
    """Talks they have not confirmed."""
    for talk in waiting_for(desk.portfolio, key):
        if _reads(desk, talk):
            yield Row(desk.pmark("ask"), desk.talk(talk.id, desk.talk_title(talk.id)), desk.words.t("not_confirmed"))


def _ahead(desk: Desk, key: str, promises: Sequence[Promise]) -> Iterator[tuple[date, Row]]:
    """Dates to come: to look again, and when promises are due."""
    for item in desk.report.look_agains:
        if key in item.parties and not item.looked_at and item.date >= desk.portfolio.as_of and item.ref:
            question = desk.phrase(item.ref, item.question or desk.words.t("look_again.decision"))
            yield item.date, Row(desk.pmark("again"), question, desk.words.t("look_again.on", day=desk.near(item.date)))
    for promise in promises:
        if promise.due and promise.due >= desk.portfolio.as_of and promise.folded == "open" and not promise.hidden:
            what = desk.phrase(promise.ref, promise.commitment.what)
            text = Markup("<b>{}</b>: {}").format(desk.party_name(promise.by), what)
            yield promise.due, Row(desk.pmark(promise.shown), text, when(desk, promise))


def _side(desk: Desk, name: str, promises: Sequence[Promise]) -> Side:
    states = desk.row(desk.say(f"promise.count.{state}", n=n) for state, n in tally(promises).items())
    return Side(
        title=desk.words.t(f"agreements.{name}"),
        count=desk.words.number(len(promises)),
        marks=Markup("").join(desk.pmark(p.shown) for p in sorted(promises, key=_place)),
        states=states if promises else desk.say("agreements.no_promise"),
    )


def _place(promise: Promise) -> tuple[date, str]:
    """By due date where these readers may know it; the rest by talk, so that not even the order tells a date."""
    return (promise.due or date.max, promise.ref)


def _key(desk: Desk) -> list[tuple[Markup, str]]:
    """The marks of promises with their words, those that occur."""
    shown = {p.shown for key in desk.portfolio.visible_stakeholders for p in between(desk, key)}
    return [(desk.pmark(s), desk.words.t(f"promise.state.{s}")) for s in (*STATES, "changed") if s in shown]


def _table(desk: Desk, cards: Sequence[Card]) -> Table:
    """Everything the cards say, one row each."""
    late = ("risk", "look") if desk.shows_lateness else ()
    columns = ("who", "force", *late, "next", "theirs", "ours")
    head = [desk.words.t(f"agreements.column.{name}") for name in columns]
    body = [[_cell(desk, card, name) for name in columns] for card in cards]
    numbers = frozenset({1, 2} if late else {1})
    return Table(head, body, numbers, desk.words.t("agreements.table"))


def _cell(desk: Desk, card: Card, name: str) -> Markup | str:
    match name:
        case "who":
            return card.who
        case "force":
            return desk.words.number(card.force)
        case "risk":
            return desk.words.number(card.risky)
        case "look":
            return Markup("; ").join(Markup("{}, {}").format(row.text, row.quiet) for row in card.waits) or "–"
        case "next":
            return Markup("{}, {}").format(card.next[1].text, card.next[1].quiet) if card.next else "–"
        case _:
            return card.sides[name == "ours"].states
