"""One preparation and one conversation: asks, answers, decisions, promises both ways, consequences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from accord.domain.audience import EVERYONE, OPENABLE, PARTIES
from accord.domain.conversation import (
    Confirmation,
    Consequence,
    Conversation,
    Idea,
    Preparation,
    WouldBe,
)
from accord.domain.fields import LTD, Day, Days, Id, Link, Many, Number, QuarterName, Rank, Text, Visible
from accord.domain.names import (
    ANYONE,
    DECISION,
    PARTY,
    PROMISE,
    RANKED,
    ROLE,
    SKILL,
    STAKEHOLDER,
    SUBJECT,
    TALK,
)
from accord.domain.record import Record, Warnable
from accord.places import Located

AskKind = Literal["resources", "commitment", "priority"]
ASK_KINDS: tuple[AskKind, ...] = ("resources", "commitment", "priority")
Answer = Literal["accepted", "countered", "declined", "later", "open"]
ANSWERS: tuple[Answer, ...] = ("accepted", "countered", "declined", "later", "open")
DecisionKind = Literal["go", "go-smaller", "wait", "scrap", "order", "hand-over", "stop"]
CommitmentKind = Literal[
    "time", "money", "people", "expert", "data", "decision", "manager-support", "communication", "work"
]
WrittenStatus = Literal["open", "kept", "partly-kept", "not-kept", "replaced", "withdrawn"]
MONEY_UNIT = "money"


class Amount(Record):
    """How much of what."""

    value: Annotated[Number, EVERYONE]
    """The number."""
    unit: Annotated[Text | None, EVERYONE] = None
    """person-days, hours, money, people, or any other short noun."""


class Ask(Warnable):
    """One thing we ask of one stakeholder."""

    id: Annotated[Id, EVERYONE]
    """Short name within the talk, such as a1; by its position when left out."""
    kind: Annotated[AskKind, EVERYONE]
    """resources, commitment or priority."""
    of: Annotated[Id, EVERYONE, PARTY]
    """The stakeholder asked."""
    about: Annotated[Many, EVERYONE, SUBJECT] = ()
    """Initiatives or goals, or plan."""
    between: Annotated[Many, EVERYONE, RANKED] = ()
    """For a priority ask: the two or more things to put in order."""
    text: Annotated[Text, OPENABLE]
    """What we ask, in one sentence."""
    amount: Annotated[Amount | None, PARTIES] = None
    """How much we ask."""
    asked_on: Annotated[Day, EVERYONE]
    """The day we asked; the talk's date when left out."""
    answer: Annotated[Answer, EVERYONE] = "open"
    """accepted, countered (another way), declined, later or open."""
    answered_on: Annotated[Day | None, EVERYONE] = None
    """The day of the answer; the talk's date when left out."""
    answer_by: Annotated[Day | None, PARTIES] = None
    """For later: the day by which they will answer."""
    got: Annotated[Amount | None, PARTIES] = None
    """How much we were given."""
    their_words: Annotated[Text | None, PARTIES] = None
    """The answer as they said it."""
    order: Annotated[tuple[Rank, ...], EVERYONE, RANKED] = ()
    """For a priority ask: the order agreed; equals in a list."""
    would_be: Annotated[WouldBe | None, PARTIES] = None
    """Where the dot would stand if the answer is yes."""


class LookAgain(Record):
    """The day a decision will be looked at again."""

    date: Annotated[Day, EVERYONE]
    """The day."""
    question: Annotated[Text | None, EVERYONE] = None
    """What to ask then."""


class Decision(Warnable):
    """What was settled."""

    id: Annotated[Id, EVERYONE]
    """Short name within the talk, such as d1."""
    kind: Annotated[DecisionKind, EVERYONE]
    """go, go-smaller, wait, scrap, order, hand-over or stop."""
    about: Annotated[Many, EVERYONE, SUBJECT] = ()
    """Initiatives or goals, or plan."""
    text: Annotated[Text, EVERYONE]
    """What was settled, in one sentence."""
    decided_by: Annotated[Many, EVERYONE, PARTY] = ()
    """Stakeholders of the talk, and ltd."""
    consulted: Annotated[Many, EVERYONE, ANYONE] = ()
    """Who was asked."""
    informed: Annotated[Many, EVERYONE, ANYONE] = ()
    """Who was told."""
    starts: Annotated[QuarterName | None, EVERYONE] = None
    """The quarter it starts in."""
    order: Annotated[tuple[Rank, ...], EVERYONE, RANKED] = ()
    """For an order: the order agreed; equals in a list."""
    look_again: Annotated[LookAgain | None, EVERYONE] = None
    """When to look at it again, and with what question."""
    replaces: Annotated[Text | None, EVERYONE, DECISION] = None
    """The earlier decision it takes the place of, as `<negotiation>#d1`."""


class AddsCapacity(Record):
    """Days of one skill in one quarter."""

    quarter: Annotated[QuarterName, EVERYONE]
    """The quarter."""
    skill: Annotated[Text, EVERYONE, SKILL]
    """The skill."""
    days: Annotated[Days, EVERYONE]
    """Person-days."""
    got: Annotated[Amount | None, EVERYONE] = None
    """What was given of them, where it was kept in part."""


class Progress(Record):
    """How far a promise had come on a day; cumulative."""

    date: Annotated[Day, PARTIES]
    """The day."""
    value: Annotated[Number, PARTIES]
    """The amount so far."""
    note: Annotated[Text | None, PARTIES] = None
    """A remark."""


class Commitment(Warnable):
    """A promise by one party: what exactly, how much, by when."""

    id: Annotated[Id, EVERYONE]
    """Short name within the talk, such as c1."""
    by: Annotated[Id, EVERYONE, PARTY]
    """Who promises: a stakeholder, or ltd."""
    to: Annotated[Many, EVERYONE, PARTY] = ()
    """To whom; ltd when left out, and every party of the talk for a promise by ltd."""
    kind: Annotated[CommitmentKind | None, EVERYONE] = None
    """What kind of promise."""
    about: Annotated[Many, EVERYONE, SUBJECT] = ()
    """Initiatives or goals; the plan as a whole when left out."""
    what: Annotated[Text, EVERYONE]
    """What exactly, so that both would know it is done."""
    amount: Annotated[Amount | None, EVERYONE] = None
    """How much."""
    starts: Annotated[Day | None, PARTIES] = None
    """The day it starts; the talk's date when left out."""
    due: Annotated[Day, PARTIES]
    """By when."""
    every: Annotated[Literal["week", "month", "quarter"] | None, EVERYONE] = None
    """For a promise that repeats."""
    status: Annotated[WrittenStatus, EVERYONE] = "open"
    """open, kept, partly-kept, not-kept, replaced or withdrawn."""
    closed: Annotated[Day | None, PARTIES] = None
    """The day it was closed."""
    why: Annotated[Text | None, PARTIES] = None
    """Why it was not kept or withdrawn, in the giver's words."""
    proof: Annotated[Text | None, PARTIES] = None
    """How both know it is done."""
    link: Annotated[Link | None, PARTIES] = None
    """An http or https address of the proof."""
    got: Annotated[Amount | None, PARTIES] = None
    """What was given, where it was kept in part."""
    progress: Annotated[tuple[Progress, ...], PARTIES] = ()
    """How far it had come, cumulative."""
    adds_capacity: Annotated[tuple[AddsCapacity, ...], EVERYONE] = ()
    """Days it adds to our capacity."""
    uses_capacity: Annotated[tuple[AddsCapacity, ...], EVERYONE] = ()
    """Days of ours it binds."""
    replaces: Annotated[Text | None, EVERYONE, PROMISE] = None
    """The earlier promise it takes the place of, as `<negotiation>#c1`."""


class Negotiation(Warnable):
    """`negotiations/<id>.yml`: one preparation and one conversation about one or more asks."""

    id: Annotated[Id, EVERYONE]
    """The file's name: a date and a few words."""
    title: Annotated[Text | None, EVERYONE] = None
    """A few words; the parties' titles when left out."""
    date: Annotated[Day, EVERYONE]
    """The day of the talk; the file name's when left out."""
    occasion: Annotated[Literal["planning", "project", "revisit"] | None, EVERYONE] = None
    """planning, project or revisit."""
    with_: Annotated[Many, EVERYONE, STAKEHOLDER] = Field(alias="with", min_length=1)
    """The stakeholders in the talk."""
    for_ltd: Annotated[Many, EVERYONE, ROLE] = ()
    """The L&TD roles in the talk."""
    about: Annotated[Many, EVERYONE, SUBJECT] = ()
    """Initiatives or goals, or plan."""
    revisits: Annotated[Many, EVERYONE, TALK] = ()
    """Earlier talks on the same question."""
    follows: Annotated[Many, EVERYONE, TALK] = ()
    """Earlier talks it builds on."""
    asks: Annotated[tuple[Ask, ...], EVERYONE] = ()
    """What we ask."""
    preparation: Annotated[Preparation | None, OPENABLE] = None
    """The six questions."""
    conversation: Annotated[Conversation | None, EVERYONE] = None
    """The six steps."""
    summary: Annotated[Text | None, OPENABLE] = None
    """Short form of step 4: "It sounds like… Does that sound right?" """
    confirmed: Annotated[dict[Id, Day], PARTIES, PARTY] = Field(default_factory=dict)
    """Short form of the confirmations: who said yes, and when."""
    agreement: Annotated[Text | None, OPENABLE] = None
    """Short form: the agreement in one plain sentence."""
    decisions: Annotated[tuple[Decision, ...], EVERYONE] = ()
    """What was settled."""
    commitments: Annotated[tuple[Commitment, ...], EVERYONE] = ()
    """What each side promised."""
    visible: Annotated[Visible, EVERYONE] = "parties"
    """parties (see the table of audiences), team or everyone."""
    public_summary: Annotated[Text | None, EVERYONE] = None
    """What everyone may read of it."""
    formerly: Annotated[Many, EVERYONE] = ()
    """Earlier file names; old addresses lead on."""

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, written: Any) -> Any:
        """What the shortest talk may leave out, filled in as `format.md` says."""
        if not isinstance(written, Mapping):
            return written
        talk = dict(written)
        name = str(talk.get("id", ""))
        if talk.get("date") is None:
            talk["date"] = name[:10]
        talk["asks"] = _with_ids(talk.get("asks"), "a", date=talk["date"])
        talk["commitments"] = _with_receivers(talk.get("commitments"), talk.get("with"))
        conversation = talk.get("conversation")
        if isinstance(conversation, Mapping) and "clarify_consequences" in conversation:
            steps = _copy(conversation)
            steps["clarify_consequences"] = _with_ids(steps["clarify_consequences"], "k")
            talk["conversation"] = steps
        return talk

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """Step 5: what can be done without the commitments."""
        return self.conversation.clarify_consequences if self.conversation else ()

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """Step 3: the ideas of both sides."""
        return self.conversation.invite_ideas if self.conversation else ()

    @property
    def summed_up(self) -> str | None:
        """The summary both sides heard, from the short or the long form."""
        step = self.conversation.summarize_and_clarify if self.conversation else None
        return (step.summary if step else None) or self.summary

    @property
    def stated(self) -> str | None:
        """The agreement in one plain sentence, where the planner wrote one."""
        step = self.conversation.summarize_and_clarify if self.conversation else None
        return (step.agreement if step else None) or self.agreement

    @property
    def confirmations(self) -> tuple[Confirmation, ...]:
        """Every party's answers, from the short and the long form, by date."""
        step = self.conversation.summarize_and_clarify if self.conversation else None
        long = step.confirmations if step else ()
        short = (Confirmation(by=who, date=day) for who, day in self.confirmed.items())
        return tuple(sorted((*long, *short), key=lambda c: (c.date, c.by)))

    @property
    def parties(self) -> frozenset[str]:
        """The stakeholders in the talk."""
        return frozenset(self.with_)

    def ref(self, record: Ask | Decision | Commitment | Consequence) -> str:
        """How other files name a record of this talk: `<negotiation>#c1`."""
        return f"{self.id}#{record.id}"


def _copy(mapping: Mapping[str, Any]) -> Any:
    return mapping.copy() if isinstance(mapping, Located) else dict(mapping)


def _with_ids(items: Any, letter: str, date: Any = None) -> Any:
    """Items with the ids they may leave out (a1, a2… by position), asks with their dates too."""
    if items is None:
        return ()
    if not isinstance(items, (list, tuple)):
        return items
    taken = {str(item["id"]) for item in items if isinstance(item, Mapping) and item.get("id") is not None}
    free = (f"{letter}{n}" for n in range(1, len(items) + len(taken) + 1) if f"{letter}{n}" not in taken)
    return [_completed(item, free, date) if isinstance(item, Mapping) else item for item in items]


def _completed(item: Mapping[str, Any], free: Iterable[str], date: Any) -> Any:
    filled = _copy(item)
    if "id" not in filled:
        filled["id"] = next(iter(free))
    if date is not None:
        filled.setdefault("asked_on", date)
        if str(filled.get("answer", "open")) != "open":
            filled.setdefault("answered_on", filled["asked_on"] if "asked_on" in item else date)
    return filled


def _with_receivers(items: Any, parties: Any) -> Any:
    """Promises with their receivers: ltd, and for a promise by ltd every party of the talk."""
    if not isinstance(items, (list, tuple)):
        return () if items is None else items
    everyone = parties if isinstance(parties, (list, tuple)) else [parties]
    filled = []
    for item in items:
        known = item
        if isinstance(item, Mapping) and "to" not in item:
            known = _copy(item)
            known["to"] = list(everyone) if item.get("by") == LTD else [LTD]
        filled.append(known)
    return filled
