"""Records that an audience may not know of stay without a name, so that every figure stays the same.

Their ids become opaque names that begin with `~` wherever they are named, and so do the parties of a
talk within it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import TypeVar

from accord.domain import remainder, talks
from accord.domain.conversation import Consequence, Conversation, Summary
from accord.domain.fields import LTD
from accord.domain.initiative import Initiative
from accord.domain.names import Names, Rename, renamed
from accord.domain.negotiation import Ask, Commitment, Decision, Negotiation
from accord.domain.portfolio import HIDDEN, Ending, Portfolio
from accord.domain.quarter import Quarter
from accord.domain.record import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


def without_names(portfolio: Portfolio) -> Portfolio:
    """The portfolio in which records that only the team may know of have no name and no words."""
    secret = _Secret(portfolio)
    if not secret.talks and not secret.initiatives:
        return portfolio
    return portfolio.changed(
        organization=renamed(portfolio.organization, secret.rename),
        initiatives=_shown_first(secret.initiative(initiative) for initiative in portfolio.initiatives.values()),
        quarters={key: secret.quarter(quarter) for key, quarter in portfolio.quarters.items()},
        talks={talk.id: talk for talk in map(secret.talk, portfolio.talks.values())},
        endings={secret.ref(old): Ending(secret.ref(e.by), e.on) for old, e in portfolio.endings.items()},
    )


def _shown_first(initiatives: Iterator[Initiative]) -> dict[str, Initiative]:
    """By id, the nameless last: their place among the slugs would say how they begin."""
    ordered = sorted(initiatives, key=lambda initiative: initiative.id.startswith(HIDDEN))
    return {initiative.id: initiative for initiative in ordered}


class _Secret:
    """The opaque names of the records of a portfolio that only the team may know of."""

    def __init__(self, portfolio: Portfolio) -> None:
        hidden = [talk for talk in portfolio.talks.values() if talk.visible == "team"]
        self.initiatives = _numbered("i", (i.id for i in portfolio.initiatives.values() if i.visible == "team"))
        self.talks = _numbered("t", (talk.id for talk in hidden))
        self.local = {talk.id: _local_names(talk) for talk in hidden}
        numbers = count(1)
        self.parties = {talk.id: {party: f"{HIDDEN}p{next(numbers)}" for party in talk.with_} for talk in hidden}
        """Each talk numbers its parties anew, so that nobody is recognized in two of them."""

    def ref(self, ref: str) -> str:
        """The opaque name of a decision or a promise."""
        talk, _, local = ref.partition("#")
        return f"{self.talks[talk]}#{self.local[talk].get(local, local)}" if talk in self.talks else ref

    def rename(self, name: str, names: Names) -> str:
        """The name that stands in a record's field from now on."""
        if names.local:
            return name
        if "initiative" in names.kinds and name in self.initiatives:
            return self.initiatives[name]
        if "talk" in names.kinds:
            return self.talks.get(name, name)
        return self.ref(name) if "decision" in names.kinds or "promise" in names.kinds else name

    def initiative(self, initiative: Initiative) -> Initiative:
        """An initiative, nameless where it is for the team only."""
        if initiative.id in self.initiatives:
            nameless: Initiative = remainder.of(initiative).changed(id=self.initiatives[initiative.id])
            return nameless
        return _renamed(initiative, self.rename)

    def quarter(self, quarter: Quarter) -> Quarter:
        """A quarter whose entries of nameless initiatives have place and days, and no words."""
        entries = tuple(remainder.of(e) if e.initiative in self.initiatives else e for e in quarter.entries)
        nameless: Quarter = quarter.changed(entries=entries)
        return _renamed(nameless, self.rename)

    def talk(self, talk: Negotiation) -> Negotiation:
        """A talk, nameless where it is for the team only."""
        if talk.id not in self.talks:
            return _renamed(talk, self.rename)
        local, parties = self.local[talk.id], self.parties[talk.id]

        def within(name: str, names: Names) -> str:
            if names.local:
                return local.get(name, name)
            if name != LTD and ("party" in names.kinds or "stakeholder" in names.kinds) and name in parties:
                return parties[name]
            return self.rename(name, names)

        nameless = remainder.of(_in_the_long_form(talk))
        return _renamed(_with_local_names(nameless, self.talks[talk.id], local), within)


def _renamed(record: AnyRecord, rename: Rename) -> AnyRecord:
    new: AnyRecord = renamed(record, rename)
    return new


def _numbered(letter: str, names: Iterable[str]) -> dict[str, str]:
    return {name: f"{HIDDEN}{letter}{number}" for number, name in enumerate(names, 1)}


def _items(talk: Negotiation) -> Mapping[str, tuple[Ask | Decision | Commitment | Consequence, ...]]:
    return {"a": talk.asks, "d": talk.decisions, "c": talk.commitments, "k": talk.consequences}


def _local_names(talk: Negotiation) -> dict[str, str]:
    """The ids within a talk by position: a planner may have chosen ones that say something."""
    return {item.id: f"{letter}{at}" for letter, items in _items(talk).items() for at, item in enumerate(items, 1)}


def _in_the_long_form(talk: Negotiation) -> Negotiation:
    """The talk with its answers in the long form, for the short one can hold no name that is no id; a talk that was
    held has a conversation, for its summary will go.
    """
    if not talks.held(talk):
        return talk
    conversation = talk.conversation or Conversation()
    summary = (conversation.summarize_and_clarify or Summary()).changed(confirmations=talk.confirmations)
    long: Negotiation = talk.changed(confirmed={}, conversation=conversation.changed(summarize_and_clarify=summary))
    return long


def _with_local_names(talk: Negotiation, name: str, local: Mapping[str, str]) -> Negotiation:
    asks, decisions, commitments, consequences = (
        tuple(item.changed(id=local[item.id]) for item in items) for items in _items(talk).values()
    )
    conversation = talk.conversation and talk.conversation.changed(clarify_consequences=consequences)
    nameless: Negotiation = talk.changed(
        id=name, asks=asks, decisions=decisions, commitments=commitments, conversation=conversation
    )
    return nameless
