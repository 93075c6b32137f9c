"""What a record itself says about who may read it: `visible`, a talk still to come, a draft, a promise not confirmed.

Each condition is one sentence of `format.md` and tells whether, as far as it goes, readers outside the team may read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from accord.domain.audience import Audience
from accord.domain.fields import LTD
from accord.domain.initiative import Initiative
from accord.domain.negotiation import Commitment, Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Entry, EntryBefore, Quarter, Version
from accord.domain.record import Evidence, Record
from accord.domain.stakeholder import Charter, Stakeholder
from accord.leak.table import OPENED, who_may
from accord.leak.walk import Written


@dataclass(frozen=True)
class Reader:
    """Readers outside the team, before the whole portfolio."""

    whole: Portfolio
    audience: Audience

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Initiatives that only the team knows of."""
        return frozenset(each.id for each in self.whole.initiatives.values() if each.visible == "team")

    @cached_property
    def part_of(self) -> frozenset[str]:
        """Initiatives the stakeholder of the audience took part in: asked for, sponsors, or talked about."""
        me = self.audience.stakeholder
        mine = {i.id for i in self.whole.initiatives.values() if i.sponsor == me or any(r.by == me for r in i.requests)}
        for talk in self.whole.talks.values():
            if me in talk.with_:
                mine.update(talk.about, *(ask.about for ask in talk.asks))
        return frozenset(mine)

    def took_part(self, record: Record) -> bool:
        """Whether these readers took part in what a file's record is about; the circle of all parties always did."""
        if self.audience.circle != "party":
            return self.audience.circle == "parties"
        me = self.audience.stakeholder
        match record:
            case Negotiation():
                return me in record.with_
            case Initiative():
                return record.id in self.part_of
            case Stakeholder():
                return record.id == me
            case Charter():
                return me in (record.id, record.with_)
            case _:
                return False

    def may(self, written: Written) -> bool:
        """Whether they may read a text."""
        who = who_may(written.field)
        if who in ("team", "reference") or not all(
            allows(self, written) for field, allows in CONDITIONS if f"{written.field}.".startswith(field)
        ):
            return False
        if who == "everyone" or self.took_part(written.record):
            return True
        return self.audience.names if who == "names" else opened(written)


Condition = Callable[[Reader, Written], bool]


def opened(written: Written) -> bool:
    """A talk with `visible: everyone` opens asks, preparation, ideas, summary and steps to everyone."""
    talk = written.record
    return isinstance(talk, Negotiation) and talk.visible == "everyone" and written.field in OPENED


def talk_is_known(_reader: Reader, written: Written) -> bool:
    """Of a talk with `visible: team` only the team knows."""
    talk = written.record
    return not isinstance(talk, Negotiation) or talk.visible != "team"


def initiative_is_known(reader: Reader, written: Written) -> bool:
    """Of an initiative with `visible: team` only the team knows, and so nobody else reads its entries."""
    entry = written.within(Entry)
    name = entry.initiative if entry else getattr(written.record, "id", "")
    return name not in reader.hidden


def talk_was_held(reader: Reader, written: Written) -> bool:
    """The preparation is the team's until the talk was held: a conversation, a summary or an answer is recorded."""
    talk = written.record
    if not isinstance(talk, Negotiation):
        return True
    said = talk.conversation is not None or talk.summary is not None or talk.agreement is not None
    answered = bool(talk.confirmed) or any(ask.answer != "open" for ask in talk.asks)
    return answered or (said and talk.date <= reader.whole.as_of)


def giver_confirmed(reader: Reader, written: Written) -> bool:
    """A promise is worded for those outside the talk only once its giver has said that the summary sounds right."""
    talk, promise = written.record, written.within(Commitment)
    if not isinstance(talk, Negotiation) or reader.took_part(talk) or promise.by == LTD:
        return True
    answers = [each.answer for each in talk.confirmations if each.by == promise.by]
    return bool(answers) and answers[-1] != "not-agreed"


def evidence_is_for_them(reader: Reader, written: Written) -> bool:
    """Evidence may be kept for those who took part, or for the team."""
    evidence = written.within(Evidence)
    return evidence.visible == "everyone" or (evidence.visible == "parties" and reader.took_part(written.record))


def plan_was_agreed(_reader: Reader, written: Written) -> bool:
    """A quarter of which there is only a draft is the team's."""
    quarter = written.record
    return isinstance(quarter, Quarter) and bool(_agreed(quarter))


def version_was_agreed(_reader: Reader, written: Written) -> bool:
    """A version that is a draft is the team's."""
    version: Version = written.within(Version)
    return version.state == "agreed"


def entry_was_agreed(_reader: Reader, written: Written) -> bool:
    """What an entry says only in a draft is the team's.

    `before` says what differed in a version; a version it does not name was like the next later one.
    """
    quarter, entry, before = written.record, written.within(Entry), written.within(EntryBefore)
    key = written.field.partition(".before.*." if before else "quarters.entries.")[2].partition(".")[0]
    if not isinstance(quarter, Quarter):
        return True
    return any(_says(entry, version, key) is (before or entry) for version in _agreed(quarter))


def _agreed(quarter: Quarter) -> list[int]:
    return [version.version for version in quarter.all_versions if version.state == "agreed"]


def _says(entry: Entry, version: int, key: str) -> Record | None:
    """The record that holds what an entry says in a version; None where it was not in the plan yet."""
    at: Record | None = entry
    said: Record = entry
    for number in sorted((number for number in entry.before if number >= version), reverse=True):
        earlier = entry.before[number]
        at = None if earlier == "absent" else said
        if isinstance(earlier, EntryBefore) and getattr(earlier, key, None) is not None:
            at = said = earlier
    return at


CONDITIONS: tuple[tuple[str, Condition], ...] = (
    ("initiatives.", initiative_is_known),
    ("initiatives.evidence.", evidence_is_for_them),
    ("quarters.", plan_was_agreed),
    ("quarters.versions.", version_was_agreed),
    ("quarters.entries.", initiative_is_known),
    ("quarters.entries.", entry_was_agreed),
    ("negotiations.", talk_is_known),
    ("negotiations.preparation.", talk_was_held),
    ("negotiations.preparation.alignment_and_data.evidence.", evidence_is_for_them),
    ("negotiations.commitments.", giver_confirmed),
)
"""Each with the beginning of the fields it is about."""
