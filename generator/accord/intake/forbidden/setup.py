"""What the format forbids in the settings, the organization, the team and the charters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.domain.organization import Measure, Organization, Team
from accord.domain.record import Record
from accord.domain.settings import Settings
from accord.domain.stakeholder import Charter
from accord.intake.forbidden.telling import doubles, stop
from accord.places import Problem


def settings(written: Settings) -> Iterator[Problem]:
    """The format is known, the line lies on the grid, and no list of skills or criteria is empty."""
    grid = written.grid
    if written.format != 1:
        yield stop(written, "format", "out-of-range", f"'format' must be 1, found {written.format}")
    if not 1 <= grid.line <= 5:
        yield stop(grid, "line", "out-of-range", f"'line' must be between 1 and 5, found {grid.line}", written)
    if not 0 <= grid.near_line <= 4:
        yield stop(
            grid, "near_line", "out-of-range", f"'near_line' must be between 0 and 4, found {grid.near_line}", written
        )
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", written.language):
        yield stop(
            written,
            "language",
            "wrong-type",
            f"'language' must be a tag such as en-US or es, found '{written.language}'",
        )
    if not re.fullmatch(r"[A-Za-z]{3}", written.currency):
        yield stop(
            written,
            "currency",
            "wrong-type",
            f"'currency' must be three letters such as USD, found '{written.currency}'",
        )
    if not written.skills:
        yield stop(written, "skills", "missing-key", "'skills' must name at least one")
    for axis, criteria in (("impact", grid.impact), ("difficulty", grid.difficulty)):
        if not criteria:
            yield stop(grid, axis, "missing-key", f"'{axis}' must name at least one criterion", written)


def organization(written: Organization) -> Iterator[Problem]:
    """Goals have ids and codes of their own."""
    yield from doubles(written.goals, "id", "the goal", written)
    yield from doubles(written.goals, "code", "the code", written)
    ids = {goal.id for goal in written.goals}
    for goal in written.goals:
        code = (goal.code or "").lower()
        if code in ids and code != goal.id:
            yield stop(goal, "code", "duplicate", f"the code '{goal.code}' is the id of another goal", written)
        for measured in (goal, *goal.also_measured):
            yield from measure(measured, written)


def measure(measured: Measure, owner: Record) -> Iterator[Problem]:
    """A reading stands for a day, and a day has one reading."""
    yield from doubles(measured.readings, "date", "a reading of", owner)
    for reading in measured.readings:
        if reading.date is None:
            yield stop(reading, (), "missing-key", "'date' is missing; a reading stands for a day", owner)


def team(written: Team) -> Iterator[Problem]:
    """A role stands in the team once."""
    yield from doubles(written.roles, "id", "the role", written)


def charter(written: Charter) -> Iterator[Problem]:
    """A charter's file has the name of its stakeholder."""
    if written.with_ != written.id:
        message = (
            f"'with' must be the file's name '{written.id}', found '{written.with_}'; rename the file or mend the line"
        )
        yield stop(written, "with", "out-of-range", message)
