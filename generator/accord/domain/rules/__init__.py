"""The checks: what is missing, late or contradictory in a portfolio on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.rules import (  # noqa: F401  # importing a module declares its rules, in this order
    capacity,
    entries,
    goals,
    promises,
    replacements,
)
from accord.domain.rules.acceptance import Accepted, about_acceptances, acceptance, whole_files
from accord.domain.rules.registry import CHECKS, EXPIRED, INVALID, RULES, UNTRANSLATED, Finding, Rule, check
from accord.places import Problem, in_file_order

__all__ = [
    "CHECKS",
    "EXPIRED",
    "INVALID",
    "UNTRANSLATED",
    "Accepted",
    "Finding",
    "Outcome",
    "Rule",
    "check",
    "every",
    "outcome",
    "run",
]

STOPPING = tuple(RULES.values())
"""The rules of the modules that can stop a build: all that a site needs on which nobody reads warnings."""


def every() -> Mapping[str, Rule]:
    """Every rule by the name of its check. Most are only looked at by the team, and so are imported here."""
    from accord.domain.rules import (  # noqa: F401  # as above
        asks,
        contradictions,
        decisions,
        follow_up,
        initiatives,
        knowing,
        looking_ahead,
        personal,
        placing,
        plan_load,
        recording,
        scoring,
        steps,
        talks,
    )

    return RULES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules have found, in file order."""

    problems: tuple[Problem, ...]
    """What the team has to look at."""
    accepted: tuple[Accepted, ...]
    """What the team has looked at and lives with for now."""


def run(portfolio: Portfolio, day: date) -> list[Problem]:
    """Every problem on a day that the team has not accepted, in file order."""
    return list(outcome(portfolio, day).problems)


def outcome(portfolio: Portfolio, day: date, *, stops_only: bool = False) -> Outcome:
    """What the rules find in the whole portfolio, before any audience, as known on a day; all rules, or STOPPING."""
    known = portfolio if portfolio.as_of == day else known_on(portfolio, day)
    problems, files = list(about_acceptances(known)), whole_files(known)
    accepted: list[Accepted] = []
    for rule in STOPPING if stops_only else every().values():
        for finding in rule.find(known):
            problem = rule.problem(finding)
            file = files.get(problem.place.file)
            agreed = acceptance(problem, (*finding.records, file) if file else finding.records, day)
            if agreed:
                accepted.append(agreed)
            else:
                problems.append(problem)
    place = {problem: at for at, problem in enumerate(in_file_order(item.problem for item in accepted))}
    once = {item.problem: item for item in accepted}
    return Outcome(tuple(in_file_order(problems)), tuple(sorted(once.values(), key=lambda item: place[item.problem])))
