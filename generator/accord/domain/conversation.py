"""The six questions before a talk and the six steps of it, as they are written down."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from accord.domain.audience import EVERYONE, OPENABLE, PARTIES
from accord.domain.fields import Day, Id, Many, Number, Text
from accord.domain.names import ANYONE, GOAL, LOCAL, LOCAL_ASK, LOCAL_PROMISE, PARTY
from accord.domain.record import Evidence, Record, Warnable


class WouldBe(Record):
    """Where the dot would stand."""

    impact: Annotated[Number | None, EVERYONE] = None
    """Impact, 1 to 5."""
    difficulty: Annotated[Number | None, EVERYONE] = None
    """Difficulty, 1 to 5."""


class PreparedText(Record):
    """How it serves the goals, and what data say so."""

    goals: Annotated[Many, OPENABLE, GOAL] = ()
    """Business goals, by id or code."""
    text: Annotated[Text | None, OPENABLE] = None
    """How it serves them."""
    evidence: Annotated[tuple[Evidence, ...], OPENABLE] = ()
    """Facts with source and date."""


class Solutions(Record):
    """Ways to bridge the gap, from both sides."""

    ours: Annotated[Many, OPENABLE] = ()
    """What we could do."""
    from_them: Annotated[Many, OPENABLE] = ()
    """What they could do."""


class HelpNeeded(Record):
    """One thing we need help with."""

    what: Annotated[Text, OPENABLE]
    """What we need."""
    from_: Annotated[Id | None, PARTIES, ANYONE] = Field(default=None, alias="from")
    """From whom."""
    ask: Annotated[Id | None, OPENABLE, LOCAL_ASK] = None
    """The ask of this talk that covers it."""
    commitment: Annotated[Id | None, OPENABLE, LOCAL_PROMISE] = None
    """The promise of this talk that covers it."""


class Preparation(Record):
    """The six questions to ask ourselves before the talk."""

    why_critical: Annotated[Text | None, OPENABLE] = None
    """Why is this critical to the business?"""
    alignment_and_data: Annotated[PreparedText | None, OPENABLE] = None
    """How does it align with goals, and what data support it?"""
    why_not_scrapped: Annotated[Text | None, OPENABLE] = None
    """Why is it not on the scrap list?"""
    realistic_with_capacity: Annotated[Text | None, OPENABLE] = None
    """What can we realistically do within our capacity?"""
    creative_solutions: Annotated[Solutions | None, OPENABLE] = None
    """What creative solutions might bridge the gap?"""
    help_needed: Annotated[tuple[HelpNeeded, ...], OPENABLE] = ()
    """Where, and from whom, do we need help?"""


class Alignment(Record):
    """Step 1: start with alignment."""

    said: Annotated[Text | None, PARTIES] = None
    """What we said: "Am I on the right track here?" """
    answer: Annotated[Literal["agreed", "corrected", "not-agreed"] | None, PARTIES] = None
    """agreed, corrected or not-agreed."""
    their_words: Annotated[Text | None, PARTIES] = None
    """What they said."""


class Idea(Record):
    """A possible way forward."""

    idea: Annotated[Text, OPENABLE]
    """The idea in one sentence."""
    from_: Annotated[Id | None, PARTIES, PARTY] = Field(default=None, alias="from")
    """Who gave it."""
    became: Annotated[Literal["taken", "parked", "declined"] | None, OPENABLE] = None
    """taken, parked or declined."""
    why: Annotated[Text | None, OPENABLE] = None
    """Why it was parked or declined."""


class Confirmation(Warnable):
    """A party's dated answer to the question whether the summary sounds right."""

    by: Annotated[Id, PARTIES, PARTY]
    """The stakeholder."""
    date: Annotated[Day, PARTIES]
    """The day of the answer."""
    how: Annotated[Text | None, PARTIES] = None
    """By email, in the room…"""
    answer: Annotated[Literal["agreed", "agreed-with-changes", "not-agreed"], PARTIES] = "agreed"
    """agreed, agreed-with-changes or not-agreed."""
    changes: Annotated[Text | None, PARTIES] = None
    """What they changed."""
    their_words: Annotated[Text | None, PARTIES] = None
    """What they said."""


class Summary(Record):
    """Step 4: summarize and clarify."""

    summary: Annotated[Text | None, OPENABLE] = None
    """"It sounds like… Does that sound right?" """
    agreement: Annotated[Text | None, OPENABLE] = None
    """The agreement in one plain sentence, where the summary is long."""
    confirmations: Annotated[tuple[Confirmation, ...], PARTIES] = ()
    """The answers of the parties."""


class WhatHappened(Record):
    """What came of a consequence we had written down."""

    date: Annotated[Day, EVERYONE]
    """The day we looked."""
    matched: Annotated[Literal["as-expected", "partly", "not-as-expected", "not-measured"], EVERYONE]
    """How it compares with what we expected."""
    text: Annotated[Text | None, EVERYONE] = None
    """What came."""


class Consequence(Warnable):
    """What can realistically be done without the commitment, and the likely impact."""

    id: Annotated[Id, EVERYONE]
    """Short name within the talk, such as k1; by its position when left out."""
    for_: Annotated[Many, EVERYONE, LOCAL] = Field(default=(), alias="for")
    """The ask or promise it belongs to (a1, c4), or a list of them."""
    if_not: Annotated[Text | None, EVERYONE] = None
    """If they cannot commit."""
    realistic: Annotated[Text | None, EVERYONE] = None
    """What can realistically be done."""
    impact: Annotated[Text | None, EVERYONE] = None
    """The impact we expect."""
    accepted_by: Annotated[Many, PARTIES, PARTY] = ()
    """Who accepted it."""
    expect_by: Annotated[Day | None, EVERYONE] = None
    """When we will know."""
    what_happened: Annotated[WhatHappened | None, EVERYONE] = None
    """What came."""
    would_be: Annotated[WouldBe | None, PARTIES] = None
    """Where the dot would stand if the answer is no."""


class Step(Record):
    """Who does what next."""

    what: Annotated[Text, OPENABLE]
    """What."""
    who: Annotated[Id | None, OPENABLE, ANYONE] = None
    """A stakeholder, or ltd."""
    due: Annotated[Day | None, PARTIES] = None
    """By when."""


class NextSteps(Record):
    """Step 6: end with next steps, and thanks."""

    thanks: Annotated[Text | None, OPENABLE] = None
    """What we thanked for."""
    steps: Annotated[tuple[Step, ...], OPENABLE] = ()
    """Who does what next."""


class Conversation(Record):
    """The six steps of the talk."""

    start_with_alignment: Annotated[Alignment | None, PARTIES] = None
    """Step 1."""
    share_current_picture: Annotated[Text | None, PARTIES] = None
    """Step 2."""
    invite_ideas: Annotated[tuple[Idea, ...], OPENABLE] = ()
    """Step 3."""
    summarize_and_clarify: Annotated[Summary | None, OPENABLE] = None
    """Step 4."""
    clarify_consequences: Annotated[tuple[Consequence, ...], EVERYONE] = ()
    """Step 5."""
    end_with_next_steps: Annotated[NextSteps | None, OPENABLE] = None
    """Step 6."""
