"""What the checks found in a state of the files, kept between runs: the same files on the same day give the same."""

from __future__ import annotations

from typing import Any

from accord.domain import rules
from accord.domain.portfolio import Portfolio
from accord.intake.blob_cache import Kept
from accord.places import Place, Problem

NAME = "review.z"
"""The file below the folder of what is kept."""
LARGEST = 8_000_000
"""Letters of JSON; 1,000 problems have about 300,000."""


def problems(known: Portfolio, digest: str, kept: Kept) -> tuple[Problem, ...]:
    """What the rules find in a portfolio as known on its day; `digest` is the check sum of its files."""
    key = f"{digest} {known.as_of.isoformat()}"
    found = _unpacked(kept.get(key))
    if found is None:
        found = rules.outcome(known, known.as_of).problems
        kept.put(key, [_packed(problem) for problem in found])
    return found


def _packed(problem: Problem) -> list[str | int]:
    place = problem.place
    return [place.file, place.line, place.column, problem.check, problem.level, problem.subject, problem.message]


def _unpacked(value: Any) -> tuple[Problem, ...] | None:
    """The problems that were kept; None where there are none, or where somebody else wrote something there."""
    found: list[Problem] = []
    for item in value if isinstance(value, list) else [None]:
        match item:
            case [
                str(file), int(line), int(column),
                str(check), ("stop" | "warn" | "note") as level, str(subject), str(message),
            ]:  # fmt: skip
                found.append(Problem(Place(file, line, column), check, level, subject, message))
            case _:
                return None
    return tuple(found)
