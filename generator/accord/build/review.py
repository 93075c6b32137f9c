"""What differs between two states of the files, for whoever reviews it before it is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accord import site
from accord.charts.cache import NoStore
from accord.domain import rules
from accord.domain.audience import Audience
from accord.domain.changes import Change, between
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.intake.read import read
from accord.pages.told import told
from accord.pages.voice import PlainVoice
from accord.places import Place, Problem, in_file_order


@dataclass(frozen=True, slots=True)
class State:
    """The files as they stood at one time."""

    portfolio: Portfolio | None
    """As known on the day; None where it could not be read."""
    problems: tuple[Problem, ...]
    """What reading and the checks found, as known on the day."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence about what differs."""

    sentence: str
    heading: str
    """The words for its group: what a reviewer asks."""
    kind: str
    """Such as `promise-due`."""
    subject: str
    """Code or id of what it is about."""
    cause: str
    """The talk that caused it; empty where none is named."""
    place: Place


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer is told."""

    said: tuple[Said, ...]
    """By group, in the order a reviewer asks."""
    new: tuple[Problem, ...]
    """Problems that were not there before."""
    cleared: tuple[Problem, ...]
    """Problems that are there no more."""
    unread: tuple[Problem, ...] = ()
    """Why nothing could be compared: what stops one of the two from being read."""


def state(folder: Path, shown: str, day: date) -> State:
    """The files of a portfolio's folder, read and checked as known on a day."""
    found = read(folder, shown)
    if found.portfolio is None:
        return State(None, found.problems)
    known = known_on(found.portfolio, day)
    return State(known, tuple(in_file_order((*found.problems, *rules.outcome(known, day).problems))))


def review(before: State, after: State, audience: Audience) -> Review:
    """What differs between two states as an audience may read it; problems are told to the team only."""
    if before.portfolio is None or after.portfolio is None:
        unread = after.problems if after.portfolio is None else before.problems
        return Review((), (), (), tuple(problem for problem in unread if problem.stops))
    earlier, later = (seen_by(portfolio, audience) for portfolio in (before.portfolio, after.portfolio))
    words = site.report(later, NoStore()).words
    changes = between(earlier, later)
    found = told(PlainVoice(words, later, earlier), changes, earlier, later)
    said = tuple(
        Said(
            item.sentence,
            heading=words.t(f"change.group.{item.group}"),
            kind=item.changes[0].kind,
            subject=_subject(item.changes[0], later, earlier),
            cause=_cause(item.changes[0]),
            place=item.changes[0].place,
        )
        for item in found
    )
    if not audience.is_team:
        return Review(said, (), ())
    return Review(said, _without(after.problems, before.problems), _without(before.problems, after.problems))


def _subject(change: Change, *portfolios: Portfolio) -> str:
    """What a planner calls it: an initiative's code; else the id."""
    head = change.about.id.partition("/")
    name = head[2] if change.about.kind == "entry" else head[0]
    found = (p.initiatives[name].code for p in portfolios if name in p.initiatives)
    return next(found, change.about.id)


def _cause(change: Change) -> str:
    return next(iter(change.because_of), "")


def _without(problems: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems that others have not, whatever line they stand in by now."""
    known = {(p.check, p.subject, p.message, p.place.file) for p in others}
    return tuple(p for p in problems if (p.check, p.subject, p.message, p.place.file) not in known)
