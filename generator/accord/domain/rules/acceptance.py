"""Warnings the team has looked at and lives with, each with a reason and a last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from accord.domain.fields import shown
from accord.domain.portfolio import Portfolio
from accord.domain.record import AcceptedWarning, Record, Warnable
from accord.domain.rules.registry import CHECKS, EXPIRED
from accord.places import Problem


@dataclass(frozen=True, slots=True)
class Accepted:
    """A problem the team has looked at, and what it wrote about it."""

    problem: Problem
    until: date
    why: str


def acceptance(problem: Problem, records: Iterable[Warnable], day: date) -> Accepted | None:
    """What the team wrote about a problem, in one of the records it is about, where that holds on a day.

    What stops a build cannot be accepted. Of several acceptances the one that holds longest counts.
    """
    if problem.stops:
        return None
    written = (accepted for record in records for accepted in record.accepted_warnings)
    holding = [accepted for accepted in written if accepted.check == problem.check and day <= accepted.until]
    longest = max(holding, key=lambda accepted: accepted.until, default=None)
    return Accepted(problem, longest.until, longest.why) if longest else None


def whole_files(portfolio: Portfolio) -> Mapping[str, Warnable]:
    """The record that is a file, by the file: what is accepted at its top counts for all that is written in it."""
    records = (*portfolio.stakeholders.values(), *portfolio.initiatives.values(), *portfolio.quarters.values())
    return {record.where().file: record for record in (*records, *portfolio.talks.values()) if record.accepted_warnings}


def about_acceptances(portfolio: Portfolio) -> Iterator[Problem]:
    """An accepted warning names a check, and its last day has not passed."""
    for subject, record in _warnables(portfolio):
        for accepted in record.accepted_warnings:
            if accepted.check not in CHECKS:
                yield _unknown(subject, accepted)
            elif accepted.until < portfolio.as_of:
                message = f"'{accepted.check}' was accepted until {accepted.until}: look at it again, or take it out."
                yield Problem(accepted.where("until"), EXPIRED, "note", subject, message)


def _unknown(subject: str, accepted: AcceptedWarning) -> Problem:
    near = get_close_matches(accepted.check, CHECKS, 1)
    hint = f"; did you mean '{near[0]}'?" if near else "; `accord check` prints the names in brackets"
    message = f"no check {shown(accepted.check)}{hint}"
    return Problem(accepted.where("check"), "unknown-reference", "stop", subject, message)


def _warnables(portfolio: Portfolio) -> Iterator[tuple[str, Warnable]]:
    """Every record that can carry accepted warnings, with the id of its file."""
    yield from (("organization", goal) for goal in portfolio.organization.goals)
    for group in (portfolio.stakeholders, portfolio.initiatives):
        yield from _of(group.items())
    for quarter in portfolio.quarters.values():
        yield from _of((quarter.id, record) for record in (quarter, *quarter.entries))
    for talk in portfolio.talks.values():
        below = (*talk.asks, *talk.confirmations, *talk.consequences, *talk.decisions, *talk.commitments)
        yield from _of((talk.id, record) for record in (talk, *below))


def _of(records: Iterable[tuple[str, Record]]) -> Iterator[tuple[str, Warnable]]:
    return ((subject, record) for subject, record in records if isinstance(record, Warnable))
