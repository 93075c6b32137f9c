"""Reading and checking a portfolio: all that `accord check` needs, and nothing that draws or writes pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accord.build.request import Request
from accord.domain import rules
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.intake.read import read
from accord.places import Problem, in_file_order


@dataclass(frozen=True, slots=True)
class Checked:
    """What reading and the checks gave."""

    portfolio: Portfolio | None
    """The whole portfolio as known on the day; None where a problem stops the build."""
    problems: tuple[Problem, ...]
    """Not accepted, in file order."""
    accepted: tuple[Problem, ...]
    files: tuple[str, ...]
    as_of: date


def check(asked: Request) -> Checked:
    """Read the portfolio and run every check on it, as known on the day."""
    shown = asked.shown or asked.options.portfolio
    found = read(asked.root / asked.options.portfolio, shown)
    if found.portfolio is None:
        return Checked(None, found.problems, (), found.files, asked.as_of)
    known = known_on(found.portfolio, asked.as_of)
    outcome = rules.outcome(known, asked.as_of)
    problems = tuple(in_file_order((*found.problems, *outcome.problems)))
    stopped = any(problem.stops for problem in problems)
    return Checked(None if stopped else known, problems, outcome.accepted, found.files, asked.as_of)
