"""A piece of work that could go into the plan, from first idea to closed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from accord.domain.audience import EVERYONE, PARTIES
from accord.domain.fields import (
    Code,
    Count,
    Day,
    DaysOrSkillDays,
    EvidenceLevel,
    Id,
    Many,
    Number,
    Placement,
    SkillDays,
    Text,
)
from accord.domain.names import ANYONE, GOAL, INITIATIVE, ROLE, SKILL, STAKEHOLDER, TALK
from accord.domain.organization import Measure
from accord.domain.record import Evidence, Record, Warnable

Stage = Literal["idea", "looking-into", "designing", "piloting", "running", "measuring", "closed"]
Verdict = Literal["learning", "learning-plus", "not-learning", "not-checked"]
CauseKind = Literal[
    "skill", "knowledge", "expectations", "feedback", "tools", "process", "incentives", "staffing", "motivation"
]


class Request(Record):
    """How an initiative arrived: who asked, when, in whose words."""

    by: Annotated[Id, EVERYONE, STAKEHOLDER]
    """The stakeholder who asked."""
    date: Annotated[Day | None, EVERYONE] = None
    """The day they asked."""
    their_words: Annotated[Text | None, EVERYONE] = None
    """The request as they said it."""


class Outcome(Measure):
    """The business or behavior measure that should move."""

    text: Annotated[Text | None, EVERYONE] = None
    """What will be different, in one sentence."""
    level: Annotated[EvidenceLevel | None, EVERYONE] = None
    """1 reaction, 2 learning, 3 behavior, 4 results (Kirkpatrick), 5 return on investment (Phillips)."""
    other_reasons: Annotated[Text | None, EVERYONE] = None
    """What else may explain a change."""


class Cause(Record):
    """A cause of the problem, with what would mend it and whose it is."""

    cause: Annotated[CauseKind, PARTIES]
    """What kind of cause."""
    text: Annotated[Text, PARTIES]
    """The cause in one sentence."""
    fix: Annotated[Text | None, PARTIES] = None
    """What would mend it."""
    owner: Annotated[Id | None, PARTIES, ANYONE] = None
    """A stakeholder, or ltd."""


class LearningCheck(Record):
    """Is learning the right answer to this problem?"""

    verdict: Annotated[Verdict, EVERYONE]
    """learning, learning-plus (with other fixes), not-learning or not-checked."""
    date: Annotated[Day | None, PARTIES] = None
    """The day it was looked into."""
    by: Annotated[Id | None, PARTIES, ROLE] = None
    """The role that looked into it."""
    could_they_do_it: Annotated[Text | None, PARTIES] = None
    """Could they do it if they had to?"""
    causes: Annotated[tuple[Cause, ...], PARTIES] = ()
    """The causes found."""
    why_learning: Annotated[Text | None, PARTIES] = None
    """Why learning helps here."""


class ForWhom(Record):
    """For whom the work is."""

    text: Annotated[Text, EVERYONE]
    """Who they are."""
    people: Annotated[Count | None, EVERYONE] = None
    """How many."""


class Mandate(Record):
    """A date that a law or a rule sets."""

    rule: Annotated[Text, EVERYONE]
    """The rule."""
    date: Annotated[Day, EVERYONE]
    """The date it sets."""


class Needs(Record):
    """What the whole initiative would cost."""

    ltd_days: Annotated[SkillDays, PARTIES, SKILL] = Field(default_factory=dict)
    """Our person-days per skill, for the whole initiative."""
    business: Annotated[dict[Text, Number], PARTIES] = Field(default_factory=dict)
    """What it needs of the business, such as expert_days."""
    money: Annotated[Number | None, PARTIES] = None
    """In the currency of the settings."""


class Assessment(Record):
    """One dated scoring of impact and difficulty, with its reasons."""

    date: Annotated[Day, EVERYONE]
    """The day it was scored; no two of one day."""
    by: Annotated[Many, EVERYONE, ANYONE] = ()
    """The roles that scored it."""
    confidence: Annotated[Literal["low", "medium", "high"] | None, EVERYONE] = None
    """How sure we are."""
    impact: Annotated[Placement, EVERYONE]
    """Expected effect on the business: 1 to 5, or by criteria."""
    difficulty: Annotated[Placement, EVERYONE]
    """Amount and intensity of the work: 1 to 5, or by criteria."""
    why: Annotated[Text | None, EVERYONE] = None
    """The reasons."""
    because_of: Annotated[Many, EVERYONE, TALK] = ()
    """The talk or talks that changed it."""


class Initiative(Warnable):
    """`initiatives/<slug>.yml`: a problem to solve, and the work that may help."""

    id: Annotated[Id, EVERYONE]
    """The slug: the file's name."""
    code: Annotated[Code, EVERYONE]
    """The code on the grid, such as LT-16."""
    title: Annotated[Text, EVERYONE]
    """The title people know it by."""
    requests: Annotated[tuple[Request, ...], EVERYONE] = ()
    """Who asked for it, when, in whose words."""
    problem: Annotated[Text, EVERYONE]
    """What is going wrong in the work, in words the stakeholder would use."""
    outcome: Annotated[Outcome | None, EVERYONE] = None
    """The measure that should move."""
    goals: Annotated[Many, EVERYONE, GOAL] = ()
    """The business goals it helps, by id or code; the first one is the main one."""
    sponsor: Annotated[Id | None, EVERYONE, STAKEHOLDER] = None
    """The stakeholder who owns the outcome."""
    owner: Annotated[Id | None, EVERYONE, ROLE] = None
    """The L&TD role accountable for the work: exactly one."""
    learning_check: Annotated[LearningCheck | None, EVERYONE] = None
    """Is learning the right answer?"""
    evidence: Annotated[tuple[Evidence, ...], EVERYONE] = ()
    """Facts with source and date."""
    for_whom: Annotated[ForWhom | None, EVERYONE] = None
    """For whom the work is."""
    mandated: Annotated[Mandate | None, EVERYONE] = None
    """Where a law or rule sets a date."""
    needed_by: Annotated[Day | None, EVERYONE] = None
    """The day the business needs it."""
    needs: Annotated[Needs | None, PARTIES] = None
    """What the whole initiative would cost."""
    assessments: Annotated[tuple[Assessment, ...], EVERYONE] = ()
    """Dated scorings; the latest one on or before a day counts on that day."""
    stage: Annotated[Stage | None, EVERYONE] = None
    """The state of the work; its place in the plan stands in the quarter."""
    needs_first: Annotated[Many, EVERYONE, INITIATIVE] = ()
    """Initiatives it depends on, by code or slug."""
    depends_text: Annotated[Text | None, EVERYONE] = None
    """Why it depends on them."""
    scope: Annotated[Text | None, EVERYONE] = None
    """What it covers."""
    not_in_scope: Annotated[Text | None, EVERYONE] = None
    """What it does not cover."""
    actual_days: Annotated[DaysOrSkillDays | None, PARTIES, SKILL] = None
    """Person-days it took, when closed: a total, or per skill."""
    visible: Annotated[Literal["everyone", "team"], EVERYONE] = "everyone"
    """everyone, or team until it is announced."""
    again_from: Annotated[Text | None, EVERYONE, INITIATIVE] = None
    """The scrap-list idea it brings back, by code or slug."""
    formerly: Annotated[Many, EVERYONE] = ()
    """Earlier file names; old addresses lead on."""
