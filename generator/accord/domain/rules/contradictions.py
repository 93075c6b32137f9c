"""Rules on agreements that contradict each other, and on choices that have nothing to choose between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from accord.domain import additions, asks, balance, decisions, promises, talks
from accord.domain.amounts import given_of
from accord.domain.confirmations import latest_confirmations
from accord.domain.conversation import Confirmation
from accord.domain.decisions import Settled
from accord.domain.fields import LTD
from accord.domain.negotiation import DecisionKind, Negotiation
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise
from accord.domain.record import Warnable
from accord.domain.remembered import remembered
from accord.domain.rules.editions import in_view
from accord.domain.rules.initiatives import figure, named, records_of
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import code, listed, number, who

_GO: tuple[DecisionKind, ...] = ("go", "go-smaller")
_HOLD: tuple[DecisionKind, ...] = ("wait", "scrap")
_SHOWN = 3
_BOTH = 2
_WHICH_HOLDS = "If the newer one holds, write what it `replaces`; if you are not sure, talk to both together."
_IN_ONE_TALK = "Keep the one that holds, or write one decision that says both."


@dataclass(frozen=True, slots=True)
class _Bound:
    """Days of ours that one promise binds in one quarter and one skill."""

    promise: Promise
    days: Decimal
    initiatives: tuple[str, ...]
    """The work they are for, by slug; empty for the plan as a whole."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One live order, as ranks of the initiatives in it."""

    settled: Settled
    ranks: Mapping[str, int]


@check("contradictory-agreements", level="warn")
def contradictory_agreements(portfolio: Portfolio) -> Iterator[Finding]:
    """Agreements fit together: no day is promised twice, decisions that stand say one thing about an initiative and
    rank work in one order, and all parties of a talk have confirmed the same summary.
    """
    for edition in in_view(portfolio):
        yield from _promised_twice(portfolio, edition)
    yield from _two_orders(portfolio)
    yield from _go_and_wait(portfolio)
    for talk in portfolio.talks.values():
        if talks.standing(portfolio, talk).state != "replaced":
            yield from _two_summaries(portfolio, talk)


def _promised_twice(portfolio: Portfolio, edition: Edition) -> Iterator[Finding]:
    """Skills in which promises need days beyond the plan that do not exist."""
    for skill in balance.of(portfolio, edition).skills:
        bound = _bound(portfolio).get((edition.quarter.id, skill.skill), ())
        beyond = _beyond(edition, skill.skill, bound)
        # A plan that is too big by itself is over-capacity, and not said twice.
        if beyond > 0 and skill.total is not None and skill.planned + beyond > skill.total:
            needed = skill.planned + beyond
            message = (
                f"{skill.skill}: {number(needed)} days promised ({_named(bound, needed)}) and "
                f"{number(max(skill.total, Decimal(0)))} exist in {named(edition)}. {_talk_to(portfolio, bound)}"
            )
            commitments = [item.promise.commitment for item in bound]
            records: tuple[Warnable, ...] = (edition.quarter, *commitments)
            yield Finding(commitments[-1].where("uses_capacity"), edition.quarter.id, message, records)


@remembered
def _bound(portfolio: Portfolio) -> Mapping[tuple[str, str], tuple[_Bound, ...]]:
    """Days that promises bind, by quarter and skill, oldest talk first; those that ended unkept bind none."""
    found: dict[tuple[str, str], list[_Bound]] = {}
    for promise in sorted(promises.on(portfolio), key=lambda promise: (promise.talk.date, promise.ref)):
        for item in promise.commitment.uses_capacity if promise.state not in additions.NEVER_GIVEN else ():
            given = given_of(portfolio.settings, promise.commitment, item) if promise.state == "in-part" else None
            about = dict.fromkeys(name for name in promise.commitment.about if name in portfolio.initiatives)
            bound = _Bound(promise, item.days if given is None else given, tuple(about))
            found.setdefault((item.quarter, item.skill), []).append(bound)
    return {key: tuple(items) for key, items in found.items()}


def _beyond(edition: Edition, skill: str, bound: Iterable[_Bound]) -> Decimal:
    """Promised days that the plan does not hold for the work they are for.

    Planned days of an initiative are those promised for it, as far as they go; what is promised for several, or for
    the plan as a whole, takes from what is still free.
    """
    free: dict[str, Decimal] = {}
    for placed in edition.entries:
        free[placed.initiative] = free.get(placed.initiative, Decimal(0)) + placed.planned.get(skill, Decimal(0))
    beyond = whole = Decimal(0)
    for item in sorted(bound, key=lambda item: len(item.initiatives)):
        rest = item.days
        for name in item.initiatives:
            taken = min(rest, free.get(name, Decimal(0)))
            free[name] = free.get(name, Decimal(0)) - taken
            rest -= taken
        if item.initiatives:
            beyond += rest
        else:
            whole += rest
    return beyond + max(Decimal(0), whole - sum(free.values()))


def _named(bound: Sequence[_Bound], needed: Decimal) -> str:
    """The promises, the newest last, and that there are others where there are."""
    refs = list(dict.fromkeys(item.promise.ref for item in bound))
    others = len(refs) > _SHOWN or needed > sum(item.days for item in bound)
    return listed([*refs[-_SHOWN:], *(["others"] if others else [])])


def _talk_to(portfolio: Portfolio, bound: Iterable[_Bound]) -> str:
    given = (item.promise.commitment for item in bound)
    parties = dict.fromkeys(party for c in given for party in (c.by, *c.to) if party != LTD)
    if len(parties) > 1:
        return f"Talk to {'both' if len(parties) == _BOTH else 'all of them'} together."
    return f"Make room in the plan, or talk to {listed(who(portfolio, p) for p in parties) or 'those it is for'}."


def _two_orders(portfolio: Portfolio) -> Iterator[Finding]:
    """Each live order with the newest earlier one that ranks the same initiatives in another way."""
    earlier: list[_Order] = []
    ranked_in: dict[str, list[int]] = {}
    for order in _orders(portfolio):
        shared = Counter(at for name in order.ranks for at in ranked_in.get(name, ()))
        for at in sorted((at for at, count in shared.items() if count > 1), reverse=True):
            pair = _ranked_otherwise(order, earlier[at])
            if pair and not _follows(order.settled, earlier[at].settled):
                yield _other_order(portfolio, order, earlier[at], pair)
                break
        for name in order.ranks:
            ranked_in.setdefault(name, []).append(len(earlier))
        earlier.append(order)


def _orders(portfolio: Portfolio) -> list[_Order]:
    """Live orders of initiatives, oldest talk first; of those that say the same, the newest."""
    found: dict[tuple[tuple[str, int], ...], _Order] = {}
    for settled in _live(portfolio):
        ranks: dict[str, int] = {}
        for at, rank in enumerate(settled.decision.order if settled.decision.kind == "order" else ()):
            for name in (rank,) if isinstance(rank, str) else rank:
                if name in portfolio.initiatives:
                    ranks.setdefault(name, at)
        key = tuple(ranks.items())
        found.pop(key, None)
        found[key] = _Order(settled, ranks)
    return list(found.values())


@remembered
def _live(portfolio: Portfolio) -> tuple[Settled, ...]:
    """Decisions that stand, oldest talk first."""
    live = (settled for settled in decisions.on(portfolio) if settled.live)
    return tuple(sorted(live, key=lambda settled: settled.talk.date))


def _ranked_otherwise(new: _Order, old: _Order) -> tuple[str, str] | None:
    """Two initiatives that two orders rank differently, as the newer one has them."""
    shared = sorted((name for name in new.ranks if name in old.ranks), key=lambda n: (new.ranks[n], old.ranks[n]))
    for first, second in pairwise(shared):
        # Neighbors are enough: if all of them agree, so does everything between.
        if (old.ranks[first] < old.ranks[second]) != (new.ranks[first] < new.ranks[second]):
            return first, second
    return None


def _other_order(portfolio: Portfolio, new: _Order, old: _Order, pair: tuple[str, str]) -> Finding:
    message = (
        f"ranks {_ranking(portfolio, new, pair)}, and {old.settled.ref} ranks {_ranking(portfolio, old, pair)}. "
        f"Both stand. {_which_holds(new.settled, old.settled)}"
    )
    decided = new.settled.decision
    return Finding(decided.where("replaces"), new.settled.ref, message, (decided, old.settled.decision))


def _ranking(portfolio: Portfolio, order: _Order, pair: tuple[str, str]) -> str:
    first, second = sorted(pair, key=lambda name: order.ranks[name])
    between = "equal to" if order.ranks[first] == order.ranks[second] else "before"
    return f"{code(portfolio, first)} {between} {code(portfolio, second)}"


def _go_and_wait(portfolio: Portfolio) -> Iterator[Finding]:
    """Initiatives of which the newest live yes and the newest live wait or scrap stand side by side."""
    goes, holds = _newest(portfolio, _GO), _newest(portfolio, _HOLD)
    for name, (at_go, go) in goes.items():
        at_hold, hold = holds.get(name, (-1, None))
        old, new = (go, hold) if hold and at_hold > at_go else (hold, go)
        if old and new and not _follows(new, old):
            message = (
                f"{new.ref} says '{new.decision.kind}' and {old.ref} says '{old.decision.kind}'. "
                f"Both stand. {_which_holds(new, old)}"
            )
            records = (new.decision, old.decision, *records_of(portfolio, portfolio.initiatives[name]))
            yield Finding(new.decision.where("replaces"), code(portfolio, name), message, records)


def _newest(portfolio: Portfolio, kinds: tuple[DecisionKind, ...]) -> Mapping[str, tuple[int, Settled]]:
    """The newest live decision of some kinds about each initiative, with its place among all that stand."""
    return {
        name: (at, settled)
        for at, settled in enumerate(_live(portfolio))
        if settled.decision.kind in kinds
        for name in settled.decision.about
        if name in portfolio.initiatives
    }


def _which_holds(new: Settled, old: Settled) -> str:
    return _IN_ONE_TALK if new.talk.id == old.talk.id else _WHICH_HOLDS


def _follows(new: Settled, old: Settled) -> bool:
    """Whether the newer one says what it takes the place of, and only waits for a yes: that is unconfirmed-summary."""
    revisits = old.talk.id in new.talk.revisits and old.talk.date < new.talk.date
    return revisits or new.decision.replaces == old.ref or old.decision.replaces == new.ref


def _two_summaries(portfolio: Portfolio, talk: Negotiation) -> Iterator[Finding]:
    """Answers that change the summary or do not share it, beside a plain yes that nobody has given again since."""
    latest = latest_confirmations(talk, portfolio.as_of)
    for party, answer in latest.items():
        if answer.answer == "agreed":
            continue
        changed = answer.answer == "agreed-with-changes"
        plain = (said for said in latest.values() if said.answer == "agreed")
        old = [said for said in plain if not (changed and _again_since(talk, said, answer.date))]
        if old:
            message = _both_said(portfolio, party, answer, listed(who(portfolio, said.by) for said in old))
            yield Finding(answer.where("answer"), talk.id, message, (talk, answer, *old))


def _both_said(portfolio: Portfolio, party: str, answer: Confirmation, them: str) -> str:
    if answer.answer == "agreed-with-changes":
        return (
            f"{who(portfolio, party)} agreed with changes on {answer.date}, and {them} agreed without them. "
            f"Send {them} the changed summary: does that sound right?"
        )
    return (
        f"{who(portfolio, party)} did not agree to the summary on {answer.date}, and {them} did. "
        "Talk to them together, and sum up again."
    )


def _again_since(talk: Negotiation, said: Confirmation, day: date) -> bool:
    """Whether a yes was given after a day, or on that day as a second one."""
    return said.date > day or (said.date == day and sum(1 for c in talk.confirmations if c.by == said.by) > 1)


@check("nothing-to-order", level="warn")
def nothing_to_order(portfolio: Portfolio) -> Iterator[Finding]:
    """Who is asked for an order has two things to choose between, or someone else at the table; and of two
    initiatives at one point of the grid we ask which comes first before one goes ahead and takes the other's days.
    """
    for asked in asks.on(portfolio):
        few = len(set(asked.ask.between)) < _BOTH and len(asked.talk.parties) < _BOTH
        if asked.ask.kind == "priority" and few and talks.standing(portfolio, asked.talk).state != "replaced":
            message = (
                f"{who(portfolio, asked.ask.of)} is asked for an order, and there is nothing to choose between: "
                "write the two or more things in `between`, or invite the others whose work it touches."
            )
            yield Finding(asked.ask.where("between"), asked.ref, message, (asked.ask, asked.talk))
    for edition in in_view(portfolio):
        yield from _at_one_point(portfolio, edition)


def _at_one_point(portfolio: Portfolio, edition: Edition) -> Iterator[Finding]:
    """What waits for days that go to something at the same point of the grid."""
    left = {s.skill: s.left for s in balance.of(portfolio, edition).skills if s.left is not None}
    ahead: dict[tuple[Fraction, Fraction], list[Placed]] = {}
    for placed in edition.at_place("now"):
        if placed.score:
            ahead.setdefault(placed.score.point, []).append(placed)
    for waits in edition.at_place("later"):
        same = ahead.get(waits.score.point, []) if waits.score else []
        short = [skill for skill, days in left.items() if waits.asked.get(skill, Decimal(0)) > max(days, Decimal(0))]
        if same and short:
            yield _of_two(portfolio, edition, waits, same, [(waits.asked[s], s, left[s]) for s in short])


def _of_two(
    portfolio: Portfolio,
    edition: Edition,
    waits: Placed,
    same: Sequence[Placed],
    short: Sequence[tuple[Decimal, str, Decimal]],
) -> Finding:
    names = listed(code(portfolio, placed.initiative) for placed in same[:_SHOWN])
    others = " and others" if len(same) > _SHOWN else ""
    difficulty, impact = waits.score.point if waits.score else (Fraction(0), Fraction(0))
    lacks = listed(f"{number(days)} {skill} days ({number(max(left, Decimal(0)))} left)" for days, skill, left in short)
    message = (
        f"waits in {named(edition)}, and {names}{others} at the same point of the grid (impact {figure(impact)}, "
        f"difficulty {figure(difficulty)}) {'go' if len(same) > 1 else 'goes'} ahead. It asks for {lacks}. "
        "The grid can't say which comes first: ask those concerned."
    )
    entries = (waits, *same)
    records: list[Warnable] = [placed.entry for placed in entries]
    records += [portfolio.initiatives[p.initiative] for p in entries if p.initiative in portfolio.initiatives]
    return Finding(waits.entry.where("place"), code(portfolio, waits.initiative), message, tuple(records), "note")
