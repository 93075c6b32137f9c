"""What differs between two states of the files, for whoever reviews it before it is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accord import site
from accord.build import found_before
from accord.charts.cache import NoStore
from accord.domain.audience import Audience
from accord.domain.changes import Change, between
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.intake.blob_cache import Kept
from accord.intake.read import Read
from accord.pages.told import told
from accord.pages.voice import PlainVoice
from accord.places import Place, Problem, in_file_order


@dataclass(frozen=True, slots=True)
class Dated:
    """A portfolio on every date, and as known on the day."""

    whole: Portfolio
    known: Portfolio

    def seen_by(self, audience: Audience) -> Dated:
        """The same as an audience may read it."""
        return Dated(seen_by(self.whole, audience), seen_by(self.known, audience))


@dataclass(frozen=True, slots=True)
class State:
    """The files as they stood at one time."""

    portfolio: Dated | None
    """None where it could not be read."""
    problems: tuple[Problem, ...]
    """What reading and the checks found."""


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
    later: int = 0
    """How many sentences are not said yet, as what they say is dated after the day."""


def state(found: Read, day: date, kept: Kept | None) -> State:
    """What was read, as known on a day and checked; `kept` is where findings are kept between runs, and None where
    nobody reads any.
    """
    if found.portfolio is None:
        return State(None, found.problems)
    known = known_on(found.portfolio, day)
    findings = found_before.problems(known, found.digest, kept) if kept else ()
    return State(Dated(found.portfolio, known), tuple(in_file_order((*found.problems, *findings))))


def review(before: State, after: State, audience: Audience) -> Review:
    """What differs between two states as an audience may read it; problems are told to the team only."""
    if before.portfolio is None or after.portfolio is None:
        unread = after.problems if after.portfolio is None else before.problems
        return Review((), (), (), tuple(problem for problem in unread if problem.stops))
    earlier, later = before.portfolio.seen_by(audience), after.portfolio.seen_by(audience)
    everything = between(earlier.whole, later.whole)
    changes = _on_the_day(between(earlier.known, later.known), everything)
    words = site.report(later.known, NoStore()).words
    found = told(PlainVoice(words, later.known, earlier.known), changes, earlier.known, later.known)
    rest = _without_said(everything, changes)
    dated_later = len(told(PlainVoice(words, later.whole, earlier.whole), rest, earlier.whole, later.whole))
    said = tuple(
        Said(
            item.sentence,
            heading=words.t(f"change.group.{item.group}"),
            kind=item.changes[0].kind,
            subject=_subject(item.changes[0], later.known, earlier.known),
            cause=_cause(item.changes[0]),
            place=item.changes[0].place,
        )
        for item in found
    )
    if not audience.is_team:
        return Review(said, (), (), later=dated_later)
    new, cleared = _without(after.problems, before.problems), _without(before.problems, after.problems)
    return Review(said, new, cleared, later=dated_later)


def _on_the_day(changes: Iterable[Change], everything: Iterable[Change]) -> tuple[Change, ...]:
    """The changes without the records that are only dated later now: these are not gone from the files.

    That an entry leaves the plan is true all the same: the plan is that of the day.
    """
    gone = {change.about for change in everything if change.aspect == "removed"}
    return tuple(c for c in changes if c.aspect != "removed" or c.about.kind == "entry" or c.about in gone)


def _without_said(everything: Iterable[Change], changes: Iterable[Change]) -> tuple[Change, ...]:
    """Of all that differs in the files on whatever date, what the changes of the day do not say."""
    said = {(change.about, change.aspect): (change.before, change.after) for change in changes}
    return tuple(c for c in everything if said.get((c.about, c.aspect)) != (c.before, c.after))


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
