"""What the format forbids beyond a single field: doubles, gaps and contradictions within a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from accord.domain.initiative import Assessment, Initiative
from accord.domain.negotiation import Ask, Commitment, Negotiation
from accord.domain.organization import Measure, Organization
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Entry, EntryBefore, Quarter
from accord.domain.record import Record
from accord.domain.settings import Axis, Settings
from accord.domain.stakeholder import Charter
from accord.intake.references import subject_of
from accord.places import Problem


def broken(portfolio: Portfolio) -> Iterator[Problem]:
    """A problem for everything the format forbids, in no particular order."""
    yield from _settings(portfolio.settings)
    yield from _organization(portfolio.organization)
    yield from _roles(portfolio)
    yield from _codes(portfolio)
    for initiative in portfolio.initiatives.values():
        yield from _initiative(initiative, portfolio.settings)
    for quarter in portfolio.quarters.values():
        yield from _quarter(quarter)
    yield from _overlaps(portfolio.quarters.values())
    for talk in portfolio.talks.values():
        yield from _talk(talk)
    for charter in portfolio.charters.values():
        yield from _charter(charter)


def _stop(
    record: Record, path: tuple[str | int, ...], check: str, message: str, owner: Record | None = None
) -> Problem:
    return Problem(record.where(*path), check, "stop", subject_of(owner or record), message)


def _doubles(records: Iterable[Any], key: str, what: str, owner: Record, fold: bool = False) -> Iterator[Problem]:
    """Two records with the same value under a key."""
    seen: dict[Any, Record] = {}
    for record in records:
        value = getattr(record, key)
        if value is None:
            continue
        known = value.lower() if fold else value
        if known in seen:
            line = seen[known].where(key).line
            yield _stop(
                record, (key,), "duplicate", f"{what} '{value}' stands here twice (first on line {line})", owner
            )
        seen.setdefault(known, record)


def _settings(settings: Settings) -> Iterator[Problem]:
    if not settings.format >= 1:
        yield _stop(settings, ("format",), "out-of-range", f"'format' must be 1, found {settings.format}")
    if not 1 <= settings.grid.line <= 5:
        yield _stop(
            settings.grid,
            ("line",),
            "out-of-range",
            f"'line' must be between 1 and 5, found {settings.grid.line}",
            settings,
        )
    for name, kind in (
        ("skills", settings.skills),
        ("impact", settings.grid.impact),
        ("difficulty", settings.grid.difficulty),
    ):
        if not kind:
            yield _stop(settings, (name,), "missing-key", f"'{name}' must name at least one")


def _organization(organization: Organization) -> Iterator[Problem]:
    yield from _doubles(organization.goals, "id", "the goal", organization)
    yield from _doubles(organization.goals, "code", "the code", organization, fold=True)
    ids = {goal.id for goal in organization.goals}
    for goal in organization.goals:
        if goal.code and goal.code.lower() in ids and goal.code.lower() != goal.id:
            yield _stop(goal, ("code",), "duplicate", f"the code '{goal.code}' is the id of another goal", organization)
        for measure in (goal, *goal.also_measured):
            yield from _measure(measure, organization)


def _measure(measure: Measure, owner: Record) -> Iterator[Problem]:
    yield from _doubles(measure.readings, "date", "a reading of", owner)
    yield from (
        _stop(reading, (), "missing-key", "'date' is missing; a reading stands for a day", owner)
        for reading in measure.readings
        if reading.date is None
    )


def _roles(portfolio: Portfolio) -> Iterator[Problem]:
    yield from _doubles(portfolio.team.roles, "id", "the role", portfolio.team)


def _codes(portfolio: Portfolio) -> Iterator[Problem]:
    """A code, a slug and an earlier slug each name one initiative."""
    seen: dict[str, Initiative] = {}
    for initiative in portfolio.initiatives.values():
        first = seen.setdefault(initiative.code.lower(), initiative)
        if first is not initiative:
            yield _stop(
                initiative,
                ("code",),
                "duplicate",
                f"the code '{initiative.code}' is already that of {first.where().file}",
            )
    for initiative in portfolio.initiatives.values():
        other = portfolio.initiatives.get(initiative.code.lower())
        if other is not None and other is not initiative:
            yield _stop(
                initiative,
                ("code",),
                "duplicate",
                f"the code '{initiative.code}' is the file name of {other.where().file}",
            )
    goals = {name.lower() for goal in portfolio.organization.goals for name in (goal.id, goal.code) if name}
    for initiative in portfolio.initiatives.values():
        for path, name in ((("code",), initiative.code), ((), initiative.id)):
            if name.lower() in goals:
                yield _stop(
                    initiative,
                    path,
                    "duplicate",
                    f"'{name}' is also a goal; initiatives and goals need different names",
                )


def _initiative(initiative: Initiative, settings: Settings) -> Iterator[Problem]:
    yield from _doubles(initiative.assessments, "date", "an assessment of", initiative)
    if initiative.outcome:
        yield from _measure(initiative.outcome, initiative)
    for assessment in initiative.assessments:
        yield from _criteria(assessment, "impact", settings, initiative)
        yield from _criteria(assessment, "difficulty", settings, initiative)


def _criteria(assessment: Assessment, axis: Axis, settings: Settings, owner: Initiative) -> Iterator[Problem]:
    placement = getattr(assessment, axis)
    if not isinstance(placement, dict):
        return
    known = settings.grid.criteria(axis)
    if not placement:
        yield _stop(
            assessment, (axis,), "missing-key", f"'{axis}' must answer at least one of {', '.join(known)}", owner
        )
    for name in placement:
        if name not in known:
            yield _stop(
                assessment,
                (axis, name),
                "unknown-key",
                f"'{name}' is no criterion of {axis}; known are {', '.join(known)}",
                owner,
            )


def _quarter(quarter: Quarter) -> Iterator[Problem]:
    yield from _doubles(quarter.versions, "date", "a version of", quarter)
    yield from _doubles(quarter.versions, "version", "the version", quarter)
    if quarter.last_day < quarter.first_day:
        yield _stop(
            quarter,
            ("ends",),
            "out-of-range",
            f"'ends' must be after 'starts' ({quarter.first_day}), found {quarter.last_day}",
        )
    numbers = {version.version for version in quarter.all_versions}
    for entry in quarter.entries:
        yield from _entry(entry, numbers, quarter)


def _entry(entry: Entry, numbers: set[int], quarter: Quarter) -> Iterator[Problem]:
    if entry.place == "handed-over" and not entry.to:
        yield _stop(
            entry,
            ("place",),
            "missing-key",
            f"{entry.initiative} is handed over, and 'to' is missing; name the stakeholder who owns it now",
            quarter,
        )
    yield from _planned(entry, entry, (), quarter)
    for number, before in entry.before.items():
        if number not in numbers:
            yield _stop(
                entry,
                ("before", str(number)),
                "unknown-reference",
                f"'before' names version {number}, which this quarter does not have",
                quarter,
            )
        if isinstance(before, EntryBefore):
            yield from _planned(before, entry, ("before", str(number)), quarter)


def _planned(said: Entry | EntryBefore, entry: Entry, path: tuple[str, ...], quarter: Quarter) -> Iterator[Problem]:
    """Days are planned for work that goes ahead, or did before it ended; what waits has none."""
    place = said.place or entry.place
    if place in ("later", "scrap", "next") and said.planned and any(said.planned.values()) and (place != "next"):
        yield _stop(
            entry,
            (*path, "planned"),
            "out-of-range",
            f"{entry.initiative} is placed {place}, so no days can be planned; write them under 'asked'",
            quarter,
        )


def _overlaps(quarters: Iterable[Quarter]) -> Iterator[Problem]:
    ordered = sorted(quarters, key=lambda q: (q.first_day, q.id))
    for one, two in pairwise(ordered):
        if two.first_day <= one.last_day:
            field = "starts" if two.starts else ""
            yield _stop(
                two,
                (field,) if field else (),
                "out-of-range",
                f"the quarter begins on {two.first_day}, before {one.id} ends on {one.last_day}",
            )


def _talk(talk: Negotiation) -> Iterator[Problem]:
    if not _begins_with_date(talk.id):
        yield _stop(
            talk,
            (),
            "unknown-file",
            f"a talk's file begins with its date, such as 2026-07-15-{talk.id[:30]}.yml; rename it",
        )
    for records, what in (
        (talk.asks, "the ask"),
        (talk.decisions, "the decision"),
        (talk.commitments, "the promise"),
        (talk.consequences, "the consequence"),
    ):
        yield from _doubles(records, "id", what, talk)
    for ask in talk.asks:
        yield from _ask(ask, talk)
    for commitment in talk.commitments:
        yield from _commitment(commitment, talk)


def _begins_with_date(name: str) -> bool:
    try:
        date.fromisoformat(name[:10])
    except ValueError:
        return False
    return True


def _ask(ask: Ask, talk: Negotiation) -> Iterator[Problem]:
    if ask.of == "ltd":
        yield _stop(
            ask, ("of",), "out-of-range", "an ask is 'of' a stakeholder; what we do ourselves is a promise by ltd", talk
        )
    if ask.answer == "later" and ask.answer_by is None:
        yield _stop(
            ask,
            ("answer",),
            "missing-key",
            "the answer is later, and 'answer_by' is missing; write the day by which they will answer",
            talk,
        )


def _commitment(commitment: Commitment, talk: Negotiation) -> Iterator[Problem]:
    if commitment.status != "open" and commitment.closed is None:
        yield _stop(
            commitment,
            ("status",),
            "missing-key",
            f"the promise {commitment.id} is {commitment.status}, and 'closed' is missing; write the day",
            talk,
        )
    if commitment.status in ("not-kept", "withdrawn") and not commitment.why:
        yield _stop(
            commitment,
            ("status",),
            "missing-key",
            f"the promise {commitment.id} is {commitment.status}, and 'why' is missing; write it in the giver's words",
            talk,
        )
    notes = sorted(commitment.progress, key=lambda p: p.date)
    for one, two in pairwise(notes):
        if two.value < one.value:
            yield _stop(
                two,
                ("value",),
                "out-of-range",
                f"progress counts everything so far, so it cannot fall from {one.value} to {two.value}",
                talk,
            )
        if two.date == one.date:
            yield _stop(two, ("date",), "duplicate", f"progress of {two.date} stands here twice", talk)


def _charter(charter: Charter) -> Iterator[Problem]:
    if charter.with_ != charter.id:
        yield _stop(
            charter,
            ("with",),
            "out-of-range",
            f"'with' must be the file's name '{charter.id}', found '{charter.with_}'",
        )
