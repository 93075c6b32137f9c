"""What was talked over as tables: asks with their answers, decisions, and promises both ways.

A record these readers may not know of stays as a row with its kind or state and without a name or a word,
so that every count is the same for every reader. Such rows stand last: their place would say something too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accord.domain import asks, decisions, promises
from accord.domain.asks import Asked
from accord.domain.decisions import Settled
from accord.domain.negotiation import Commitment
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.promises import Promise
from accord.exports.naming import Naming, page_of
from accord.exports.table import Row, Table, columns, number, table

NOT_NOW = "not-now"
"""How a declined ask reads for those who were not in the talk: it could not be taken on now."""

ASKS = columns("""
id               text    The ask, as <talk>#a1; empty where it is not shown to these readers.
talk             text    The talk's title.
date             date    The day we asked.
kind             text    resources, commitment or priority.
of               text    Who was asked.
about            list    Initiatives by code, or goals.
between          list    For a priority: what was to be put in order.
text             text    What we asked.
amount           number  How much we asked.
unit             text    What the amount counts; money by its currency.
answer           text    accepted, countered, declined, later or open; not-now: could not be taken on now.
answered_on      date    The day of the answer.
answer_by        date    For later: the day by which they will answer.
got              number  How much we were given.
got_unit         text    What that counts.
their_words      text    The answer as they said it.
order            list    For a priority: the order agreed.
days_open        number  Days since it was asked, while it waits for an answer.
realistic        text    What can realistically be done without it.
impact           text    The impact expected without it.
page             text    Its place on the site, counted from the site's root.
""")

DECISIONS = columns("""
id               text    The decision, as <talk>#d1; empty where it is not shown to these readers.
talk             text    The talk's title.
date             date    The day of the talk.
kind             text    go, go-smaller, wait, scrap, order, hand-over or stop.
about            list    Initiatives by code, or goals.
text             text    What was settled.
decided_by       list    Who decided.
consulted        list    Who was asked before.
informed         list    Who was told.
starts           text    The quarter it starts in.
order            list    For an order: the order agreed.
look_again       date    The day it is looked at again.
question         text    What to ask then.
live             flag    Whether it holds.
replaced_by      text    What took its place.
replaces         text    What it took the place of.
confirmed        flag    Whether a stakeholder of the talk has confirmed it; for those who took part.
page             text    Its place on the site, counted from the site's root.
""")

PROMISES = columns("""
id               text    The promise, as <talk>#c1; empty where it is not shown to these readers.
talk             text    The talk's title.
date             date    The day of the talk.
side             text    Who promises: stakeholder or ltd.
by               text    The party that promises.
to               list    To whom.
kind             text    What kind of promise.
about            list    Initiatives by code, or goals.
what             text    What exactly.
amount           number  How much.
unit             text    What the amount counts; money by its currency.
every            text    For a promise that repeats: week, month or quarter.
starts           date    The day it starts. This and all dates below are for those who took part.
due              date    By when.
closed           date    The day it was closed.
state            text    The state on the as-of date; for everyone kept, open or changed.
days_late        number  Days after the due date.
days_left        number  Days until the due date.
progress         number  How far it had come.
progress_on      date    The day of that note.
got              number  What was given, where it was kept in part.
why              text    Why it was not kept, in the giver's words.
proof            text    How both know it is done.
link             text    Where the proof stands.
confirmed        flag    Whether the giver has confirmed it; ours need none.
replaced_by      text    The promise that took its place.
page             text    Its place on the site, counted from the site's root.
""")


def asks_table(naming: Naming) -> Table:
    """Every ask in the order of the talks."""
    items = asks.on(naming.portfolio)
    shown = (_ask(naming, item) for item in items if not is_hidden(item.ref))
    rest = sorted((item.ask.kind, item.ask.answer) for item in items if is_hidden(item.ref))
    hidden = naming.words.t("hidden.agreement")
    nameless: Iterator[Row] = ({"text": hidden, "kind": kind, "answer": _public(answer)} for kind, answer in rest)
    return table("asks", ASKS, [*shown, *nameless])


def _ask(naming: Naming, item: Asked) -> Row:
    ask, talk = item.ask, item.talk
    took_part = naming.portfolio.may(talk, "parties")
    unit = ask.amount.unit if ask.amount else None
    without = [c for c in talk.consequences if ask.id in c.for_]
    return {
        "id": item.ref,
        "talk": naming.talk(talk),
        "date": ask.asked_on,
        "kind": ask.kind,
        "of": naming.anyone(ask.of),
        "about": naming.subjects(ask.about),
        "between": naming.subjects(ask.between),
        "text": ask.text,
        "amount": number(ask.amount.value) if ask.amount else None,
        "unit": naming.unit(ask.amount),
        "answer": ask.answer if took_part else _public(ask.answer),
        "answered_on": ask.answered_on,
        "answer_by": ask.answer_by,
        "got": number(ask.got.value) if ask.got else None,
        "got_unit": naming.unit(ask.got, unit),
        "their_words": ask.their_words,
        "order": naming.order(ask.order),
        "days_open": item.days_open,
        "realistic": _joined(c.realistic for c in without),
        "impact": _joined(c.impact for c in without),
        "page": page_of(item.ref),
    }


def _public(answer: str) -> str:
    return NOT_NOW if answer == "declined" else answer


def _joined(texts: Iterable[str | None]) -> str:
    return " ".join(text for text in texts if text)


def decisions_table(naming: Naming) -> Table:
    """Every decision in the order of the talks."""
    items = decisions.on(naming.portfolio)
    shown = (_decision(naming, item) for item in items if not is_hidden(item.ref))
    rest = sorted((item.decision.kind, item.live) for item in items if is_hidden(item.ref))
    hidden = naming.words.t("hidden.agreement")
    nameless: Iterator[Row] = ({"text": hidden, "kind": kind, "live": live} for kind, live in rest)
    return table("decisions", DECISIONS, [*shown, *nameless])


def _decision(naming: Naming, item: Settled) -> Row:
    decision = item.decision
    again = decision.look_again
    return {
        "id": item.ref,
        "talk": naming.talk(item.talk),
        "date": item.talk.date,
        "kind": decision.kind,
        "about": naming.subjects(decision.about),
        "text": decision.text,
        "decided_by": naming.people(decision.decided_by),
        "consulted": naming.people(decision.consulted),
        "informed": naming.people(decision.informed),
        "starts": decision.starts,
        "order": naming.order(decision.order),
        "look_again": again.date if again else None,
        "question": again.question if again else None,
        "live": item.live,
        "replaced_by": naming.record(item.ended_by),
        "replaces": naming.record(decision.replaces),
        "confirmed": item.confirmed if naming.portfolio.may(item.talk, "parties") else None,
        "page": page_of(item.ref),
    }


def promises_table(naming: Naming) -> Table:
    """Every promise in the order of the talks: the order of their dates would tell those who may not read them."""
    items = in_order_of_talks(naming.portfolio)
    shown = (_promise(naming, item) for item in items if not item.hidden)
    rest = sorted((item.side, item.shown) for item in items if item.hidden)
    hidden = naming.words.t("hidden.agreement")
    nameless: Iterator[Row] = ({"what": hidden, "side": side, "state": state} for side, state in rest)
    return table("promises", PROMISES, [*shown, *nameless])


def in_order_of_talks(portfolio: Portfolio) -> list[Promise]:
    """Every promise on the as-of date, as it stands in its talk."""
    order = {ref: at for at, ref in enumerate(portfolio.commitments)}
    return sorted(promises.on(portfolio), key=lambda promise: order[promise.ref])


def _promise(naming: Naming, item: Promise) -> Row:
    promised = item.commitment
    return {
        "id": item.ref,
        "talk": naming.talk(item.talk),
        "date": item.talk.date,
        "side": item.side,
        "by": naming.anyone(item.by),
        "to": naming.people(item.to),
        "kind": promised.kind,
        "about": naming.subjects(promised.about),
        "what": promised.what,
        "amount": number(promised.amount.value) if promised.amount else None,
        "unit": naming.unit(promised.amount),
        "every": promised.every,
        "state": item.shown,
        "confirmed": item.confirmed,
        "replaced_by": naming.record(item.replaced_by),
        "page": page_of(item.ref),
        **(_between_the_parties(item, promised) if item.full else {}),
    }


def _between_the_parties(item: Promise, promised: Commitment) -> Row:
    """What only those who took part may read of a promise."""
    last = max(promised.progress, key=lambda note: note.date, default=None)
    return {
        "starts": promised.starts,
        "due": item.due,
        "closed": item.closed,
        "days_late": item.days_late,
        "days_left": item.days_left,
        "progress": number(last.value) if last else None,
        "progress_on": last.date if last else None,
        "got": number(promised.got.value) if promised.got else None,
        "why": promised.why,
        "proof": promised.proof,
        "link": promised.link,
    }
