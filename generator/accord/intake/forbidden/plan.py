"""What the format forbids in initiatives and quarters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from accord.domain.initiative import Assessment, Initiative
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Entry, EntryBefore, Quarter
from accord.domain.settings import Axis, Settings
from accord.intake.forbidden.setup import measure
from accord.intake.forbidden.telling import doubles, stop
from accord.places import Problem


def initiative(written: Initiative, portfolio: Portfolio) -> Iterator[Problem]:
    """Readings and assessments have a day of their own, criteria are known, and nothing waits for itself."""
    yield from doubles(written.assessments, "date", "an assessment of", written)
    if written.outcome:
        yield from measure(written.outcome, written)
    for assessment in written.assessments:
        yield from _criteria(assessment, "impact", portfolio.settings, written)
        yield from _criteria(assessment, "difficulty", portfolio.settings, written)
    for at, name in enumerate(written.needs_first):
        if portfolio.initiative_id(name) == written.id:
            yield stop(written, ("needs_first", at), "out-of-range", f"{written.code} cannot need itself first")
    if written.again_from and portfolio.initiative_id(written.again_from) == written.id:
        yield stop(
            written, "again_from", "out-of-range", f"{written.code} cannot bring back itself; name the earlier idea"
        )


def _criteria(assessment: Assessment, axis: Axis, settings: Settings, owner: Initiative) -> Iterator[Problem]:
    """An axis answers at least one of the questions the settings ask, and no other."""
    placement = getattr(assessment, axis)
    if not isinstance(placement, dict):
        return
    known = settings.grid.criteria(axis)
    if not placement:
        yield stop(assessment, axis, "missing-key", f"'{axis}' must answer at least one of {', '.join(known)}", owner)
    for name in placement:
        if name not in known:
            message = f"'{name}' is no criterion of {axis}; known are {', '.join(known)}"
            yield stop(assessment, (axis, name), "unknown-key", message, owner)


def quarter(written: Quarter) -> Iterator[Problem]:
    """Versions have a day and a number of their own and rise together; the quarter ends after it starts."""
    yield from doubles(written.versions, "date", "a version of", written)
    yield from doubles(written.versions, "version", "the version", written)
    for one, two in pairwise(sorted(written.versions, key=lambda version: version.date)):
        if two.version < one.version and two.date != one.date:
            message = f"version {two.version} is dated after version {one.version}; versions count up with their days"
            yield stop(two, "version", "out-of-range", message, written)
    if written.last_day < written.first_day:
        path = "ends" if written.ends else "starts"
        message = (
            f"the quarter must end after it starts; it starts on {written.first_day} and ends on {written.last_day}"
        )
        yield stop(written, path, "out-of-range", message)
    for entry in written.entries:
        yield from _entry(entry, written)


def _entry(entry: Entry, owner: Quarter) -> Iterator[Problem]:
    """What is handed over has an owner, what waits has no days, and `before` speaks of earlier versions."""
    yield from _placed(entry, entry, (), owner)
    numbers = [version.version for version in owner.all_versions]
    for number, before in entry.before.items():
        path = ("before", str(number))
        if number not in numbers:
            message = f"'before' names version {number}; this quarter has {', '.join(str(n) for n in numbers)}"
            yield stop(entry, path, "unknown-reference", message, owner)
        elif number == numbers[-1]:
            message = f"'before' tells of earlier versions; what holds in version {number} stands in the entry itself"
            yield stop(entry, path, "out-of-range", message, owner)
        if isinstance(before, EntryBefore):
            yield from _placed(before, entry, path, owner)


def _placed(said: Entry | EntryBefore, entry: Entry, path: tuple[str, ...], owner: Quarter) -> Iterator[Problem]:
    place = said.place or entry.place
    if said.place == "handed-over" and not (said.to or entry.to):
        message = f"{entry.initiative} is handed over, and 'to' is missing; name the stakeholder who owns it now"
        yield stop(entry, (*path, "place"), "missing-key", message, owner)
    if place in ("later", "scrap") and any((said.planned or {}).values()):
        message = f"{entry.initiative} is placed {place}, so no days can be planned; write them under 'asked'"
        yield stop(entry, (*path, "planned"), "out-of-range", message, owner)


def overlaps(quarters: Iterable[Quarter]) -> Iterator[Problem]:
    """A day belongs to one quarter."""
    for one, two in pairwise(sorted(quarters, key=lambda quarter: (quarter.first_day, quarter.id))):
        if two.first_day <= one.last_day:
            path = "starts" if two.starts else ""
            message = f"the quarter begins on {two.first_day}, before {one.id} ends on {one.last_day}"
            yield stop(two, path, "out-of-range", message)
