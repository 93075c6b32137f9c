"""What differs between two versions of a quarter's plan, and which of the talks a version names are about it.

Both versions are read from the record alone: entries by `before`, everything else by the version's date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, get_args

from accord.domain import balance, plan
from accord.domain.balance import Addition, Balance, SkillBalance
from accord.domain.negotiation import Ask, Commitment, Decision, Negotiation
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.quarter import Quarter, Version

Kind = Literal["came", "moved", "days", "asked", "again", "left", "same"]
"""came, left: only one version has it. moved: another place. days: other days planned. asked: only the days asked for
are others. again: only the look-again date is another. same: none of these."""
KINDS: tuple[Kind, ...] = get_args(Kind)
Days = Mapping[str, Decimal]
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Pair:
    """One initiative in both versions."""

    initiative: str
    """Slug; hidden ones begin with `~`."""
    before: Placed | None
    """Its entry in the version before; None where that has none."""
    after: Placed | None
    """Its entry in this version; None where it is not in it any more."""
    because_of: tuple[str, ...] = ()
    """Of the talks the version names, those that are about the initiative; none where nothing differs."""

    @property
    def entry(self) -> Placed:
        """The entry as the newer version has it, else as the one before had it."""
        entry = self.after or self.before
        assert entry is not None
        return entry

    @property
    def kind(self) -> Kind:
        """What differs first of all."""
        if self.before is None or self.after is None:
            return "came" if self.before is None else "left"
        if (self.before.place, self.before.to) != (self.after.place, self.after.to):
            return "moved"
        if self.planned or self.asked:
            return "days" if self.planned else "asked"
        return "same" if self.before.look_again == self.after.look_again else "again"

    @property
    def planned(self) -> Days:
        """How many more days are planned, by skill; only skills of which there are more or fewer."""
        return _more(self.before.planned if self.before else {}, self.after.planned if self.after else {})

    @property
    def asked(self) -> Days:
        """How many more days are asked for, by skill."""
        return _more(self.before.asked if self.before else {}, self.after.asked if self.after else {})


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between one version of a plan and the one before."""

    before: Balance
    after: Balance
    pairs: tuple[Pair, ...]
    """Every entry of both: in list order, at the end those that left."""

    def of(self, *kinds: Kind) -> tuple[Pair, ...]:
        """The entries of some kinds."""
        return tuple(pair for pair in self.pairs if pair.kind in kinds)

    @property
    def differ(self) -> tuple[Pair, ...]:
        """The entries that are not the same."""
        return tuple(pair for pair in self.pairs if pair.kind != "same")

    @property
    def own(self) -> Iterator[tuple[SkillBalance, SkillBalance]]:
        """Skills of which we have more or fewer days of our own, before and after."""
        pairs = zip(self.before.skills, self.after.skills, strict=True)
        return ((was, now) for was, now in pairs if was.own != now.own)

    @property
    def added(self) -> tuple[Addition, ...]:
        """Days from talks that the version before did not count."""
        return _without(self.after.additions, self.before.additions)

    @property
    def taken(self) -> tuple[Addition, ...]:
        """Days from talks that only the version before counted."""
        return _without(self.before.additions, self.after.additions)

    def went_to(self, giver: Pair) -> tuple[str, ...]:
        """Who has just as many more days of a skill as an initiative has fewer, where both are the only ones."""
        counts = Counter(change for pair in self.pairs for change in pair.planned.items())
        lost = {skill: -n for skill, n in giver.planned.items() if n < 0 and counts[skill, n] == 1}
        found = [p.initiative for p in self.pairs for s, n in lost.items() if p.planned.get(s) == n]
        return tuple(dict.fromkeys(found)) if all(counts[item] == 1 for item in lost.items()) else ()


def versions(portfolio: Portfolio, quarter: Quarter) -> tuple[Version, ...]:
    """The versions of a quarter's plan these readers may know of, by date."""
    team = portfolio.audience.is_team
    known = (v for v in quarter.all_versions if v.date <= portfolio.as_of)
    return tuple(version for version in known if team or version.state == "agreed")


def as_it_was(portfolio: Portfolio, quarter: Quarter, version: Version) -> Balance:
    """A version of the plan and what fitted, as both were known on its date."""
    found = plan.edition(portfolio, quarter, version.version)
    assert found is not None  # a version that is known has an edition
    return balance.of(portfolio, replace(found, day=version.date))


def between(portfolio: Portfolio, before: Balance, after: Balance) -> Difference:
    """What differs between two versions of one quarter's plan."""
    old, new = before.edition, after.edition
    rows = [(entry.initiative, old.entry(entry.initiative), entry) for entry in new.entries]
    left = [(entry.initiative, entry, None) for entry in old.entries if new.entry(entry.initiative) is None]
    pairs = (Pair(*row) for row in (*rows, *left))
    return Difference(before, after, tuple(_with_causes(portfolio, pair, new) for pair in pairs))


def _with_causes(portfolio: Portfolio, pair: Pair, edition: Edition) -> Pair:
    """The entry with the talks that led to what differs; a hidden one has none, so that nobody can tell it by them."""
    if pair.kind == "same" or is_hidden(pair.initiative):
        return pair
    named = (portfolio.talks.get(talk) for talk in edition.version.because_of)
    rests_on = {ref.partition("#")[0] for ref in pair.entry.confirmed}
    causes = [talk.id for talk in named if talk and (talk.id in rests_on or pair.initiative in _about(talk))]
    return replace(pair, because_of=tuple(causes))


def _about(talk: Negotiation) -> frozenset[str]:
    """Everything a talk, its asks, decisions and promises are about."""
    parts: tuple[Ask | Decision | Commitment, ...] = (*talk.asks, *talk.decisions, *talk.commitments)
    return frozenset((*talk.about, *(name for part in parts for name in part.about)))


def _more(before: Days, after: Days) -> Days:
    found = {skill: after.get(skill, _ZERO) - before.get(skill, _ZERO) for skill in dict.fromkeys((*before, *after))}
    return {skill: days for skill, days in found.items() if days}


def _without(additions: tuple[Addition, ...], others: tuple[Addition, ...]) -> tuple[Addition, ...]:
    known = {(item.ref, item.skill) for item in others}
    return tuple(item for item in additions if (item.ref, item.skill) not in known)
