"""What a rule is, and the list of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc

from accord.domain.portfolio import Portfolio
from accord.domain.record import Warnable
from accord.places import Level, Place, Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule has found, where one would mend it."""

    place: Place
    subject: str
    """Whose problem it is, in short: a code or an id."""
    message: str
    """What was found and what to do, in one or two sentences."""
    records: tuple[Warnable, ...] = ()
    """Records in which the team may accept it."""
    level: Level | None = None
    """Its own level where it is not the rule's."""


Find = Callable[[Portfolio], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its name, how grave it is, and the sentence that says it."""

    name: str
    level: Level
    find: Find

    @property
    def sentence(self) -> str:
        """The rule as one would say it aloud."""
        return cleandoc(self.find.__doc__ or "")

    def problem(self, finding: Finding) -> Problem:
        """A finding as the planner reads it."""
        return Problem(finding.place, self.name, finding.level or self.level, finding.subject, finding.message)


RULES: dict[str, Rule] = {}
"""Every rule by the name of its check, in the order they are declared."""


def check(name: str, *, level: Level) -> Callable[[Find], Find]:
    """Declare a generator of findings as the rule of a check; its docstring is the rule.

    The generator is given the portfolio as known on the day it is checked on.
    """

    def declare(find: Find) -> Find:
        assert name in CHECKS, name
        assert name not in RULES, name
        RULES[name] = Rule(name, level, find)
        return find

    return declare


CHECKS = (
    "over-capacity",
    "shaky-days",
    "no-slack",
    "too-many-at-once",
    "overloaded-stakeholder",
    "contradictory-entry",
    "waits-too-long",
    "unexplained-wait",
    "place-against-area",
    "late-mandate",
    "waits-for-other",
    "unconfirmed-work",
    "unconfirmed-summary",
    "incomplete-promise",
    "overdue-promise",
    "promise-at-risk",
    "contradictory-agreements",
    "miss-without-follow-up",
    "broken-replacement",
    "unchecked-learning",
    "no-goal",
    "nothing-to-order",
    "no-evidence",
    "help-not-asked",
    "no-ideas-invited",
    "no-consequence",
    "no-next-step",
    "vague-promise",
    "unanswered-ask",
    "missed-look-again",
    "look-again-soon",
    "forecast-not-checked",
    "asked-again",
    "hidden-repeat",
    "one-sided",
    "no-sponsor",
    "solution-as-problem",
    "no-measure",
    "goal-without-work",
    "stale-assessment",
    "on-the-line",
    "stage-against-place",
    "all-high",
    "closed-without-result",
    "invalid-data",
    "leak",
    "personal-detail",
    "small-group",
    "dates-out-of-order",
    "stale-as-of",
)
"""The names of all checks, in the order of the handbook; those without a rule here are looked after elsewhere."""

INVALID = (
    "unknown-key",
    "missing-key",
    "wrong-type",
    "out-of-range",
    "unknown-reference",
    "duplicate",
    "bad-date",
    "yaml-trap",
    "unreadable",
    "unknown-file",
    "address-taken",
    "too-large",
)
"""The family of `invalid-data`: each mistake in writing has a name of its own."""

EXPIRED = "expired-acceptance"
"""The name of what is said when the last day of an accepted warning has passed."""

UNTRANSLATED = "untranslated-language"
"""The name of what is said when the pages have no words in the portfolio's language."""
