"""What takes the place of what: when a later talk ends an earlier decision or promise.

Source: `format.md`, Principles 3 and 4, and the paragraph "A decision is *live* until".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from accord.domain.confirmations import all_confirmed_on, confirmed_on
from accord.domain.fields import LTD
from accord.domain.negotiation import Commitment, Decision, Negotiation
from accord.domain.portfolio import Ending, Portfolio
from accord.domain.remembered import remembered

PLAN = "plan"
"""What a decision without `about` is about."""


def endings(portfolio: Portfolio, day: date) -> Mapping[str, Ending]:
    """Every decision and promise that is replaced by `day`, by its reference, in the order of the references."""
    found: dict[str, Ending] = {}
    for ref, ending in _candidates(portfolio, day):
        if ref not in found or ending.on < found[ref].on:
            found[ref] = ending
    return dict(sorted(found.items()))


@remembered
def settled(portfolio: Portfolio) -> Mapping[str, Ending]:
    """The endings `known_on` has filled in; worked out here for a portfolio that is read as a whole.

    Only where nobody is left without a name: who must confirm cannot be told from a masked portfolio.
    """
    whole = portfolio.audience.is_team
    return endings(portfolio, portfolio.as_of) if whole and not portfolio.endings else portfolio.endings


def ended(portfolio: Portfolio, ref: str, day: date) -> Ending | None:
    """How a decision or a promise was replaced, if it was by `day`."""
    ending = settled(portfolio).get(ref)
    return ending if ending and ending.on <= day else None


def counts_from(new: Negotiation, old_parties: frozenset[str], day: date) -> date | None:
    """The day from which a talk's word stands against an earlier one: when the parties of the old one have
    confirmed it. Who is not in the new talk is not asked; where none of them is, one yes of its own parties will do.
    """
    asked = sorted(old_parties & new.parties)
    if asked:
        said = all_confirmed_on(new, asked, day)
    else:
        said = min(filter(None, (confirmed_on(new, party, day) for party in new.with_)), default=None)
    return max(said, new.date) if said and new.date <= day else None


def _candidates(portfolio: Portfolio, day: date) -> Iterator[tuple[str, Ending]]:
    """Each ended record with each of its endings; those that name it come first."""
    for new in portfolio.talks.values():
        yield from _named(portfolio, new, day)
    for new in portfolio.talks.values():
        yield from _decided_anew(portfolio, new, day)


def _named(portfolio: Portfolio, new: Negotiation, day: date) -> Iterator[tuple[str, Ending]]:
    """What the decisions and promises of a talk say they replace."""
    for decision in new.decisions:
        yield from _ending(new, decision, portfolio.decisions.get(decision.replaces or ""), day)
    for commitment in new.commitments:
        yield from _ending(new, commitment, portfolio.commitments.get(commitment.replaces or ""), day)


def _ending(
    new: Negotiation,
    record: Decision | Commitment,
    replaced: tuple[Negotiation, Decision] | tuple[Negotiation, Commitment] | None,
    day: date,
) -> Iterator[tuple[str, Ending]]:
    """The ending of what a record replaces; nothing is replaced by itself or by something older."""
    if replaced is None or replaced[1] is record or new.date < replaced[0].date:
        return
    since = counts_from(new, _parties(*replaced), day)
    if since:
        yield replaced[0].ref(replaced[1]), Ending(new.ref(record), since)


def _decided_anew(portfolio: Portfolio, new: Negotiation, day: date) -> Iterator[tuple[str, Ending]]:
    """Decisions of the talks a later one revisits, where it decides about the same in a like way."""
    for old in (portfolio.talks[name] for name in new.revisits if name in portfolio.talks):
        for before in old.decisions if old.date < new.date else ():
            after = next((later for later in new.decisions if _same_question(before, later)), None)
            since = counts_from(new, _parties(old, before), day) if after else None
            if after and since:
                yield old.ref(before), Ending(new.ref(after), since)


def _parties(talk: Negotiation, record: Decision | Commitment) -> frozenset[str]:
    """Whose word it was, L&TD aside: who decided, or who gives and who receives."""
    if isinstance(record, Decision):
        return frozenset(record.decided_by or talk.with_) - {LTD}
    return frozenset((record.by, *record.to)) - {LTD}


def _same_question(before: Decision, after: Decision) -> bool:
    """Whether two decisions answer the same question: an order ends an order, all other kinds end each other."""
    return (before.kind == "order") == (after.kind == "order") and bool(_subjects(before) & _subjects(after))


def _subjects(decision: Decision) -> set[str]:
    """What a decision is about; for an order, also what it ranks."""
    ranked = {name for rank in decision.order for name in ((rank,) if isinstance(rank, str) else rank)}
    return {*(decision.about or (() if ranked else (PLAN,))), *ranked}
