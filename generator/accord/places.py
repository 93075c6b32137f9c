"""Where something was written, how it was written, and what is wrong there.

Everything here is a plain value; this module imports nothing of Accord.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["stop", "warn", "note"]
"""How grave a problem is: stop ends the build, warn marks the page, note is for the team."""

_RANK: Mapping[Level, int] = {"stop": 0, "warn": 1, "note": 2}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file a planner edits; lines and columns count from 1, columns in characters."""

    file: str
    """Path with forward slashes, as the planner would type it."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is missing, late or contradictory, with the place where one would mend it."""

    place: Place
    check: str
    """Name of the check, such as `unknown-reference`."""
    level: Level
    subject: str
    """Whose problem it is, in short: a code or an id; empty where the file says it all."""
    message: str
    """What must hold, what was found, and what to do, in one or two sentences."""

    def __str__(self) -> str:
        whose = f"{self.subject}: " if self.subject else ""
        return f"{self.place}: {whose}{self.message} [{self.check}]"

    @property
    def stops(self) -> bool:
        """Whether this problem ends the build."""
        return self.level == "stop"


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems as an author would work through them: by file, line and column; each once."""
    once = dict.fromkeys(problems)
    return sorted(once, key=lambda p: (p.place, _RANK[p.level], p.check, p.message))


class Plain(str):
    """An unquoted YAML scalar that could be a number, true, false or null; the field decides which.

    `answer: no` is the text "no" and `people: 38` the number 38 because the fields say so,
    not because a parser guessed (YAML 1.1 would read the first as false).
    """

    __slots__ = ()


@dataclass(slots=True)
class Spot:
    """One node of the tree of positions that lies beside the data."""

    line: int
    column: int
    kids: Mapping[str, Spot] | Sequence[Spot] | None = None
    """Spots of the values below, shaped like the data; None below a scalar."""
    keys: Mapping[str, tuple[int, int]] | None = None
    """Line and column of each key of a mapping; None elsewhere."""


class Located(dict[str, Any]):
    """A mapping as read, with the spot it was read from and the file that holds it."""

    __slots__ = ("file", "spot")

    def __init__(self, values: Mapping[str, Any], spot: Spot, file: str) -> None:
        super().__init__(values)
        self.spot = spot
        self.file = file

    def copy(self) -> Located:
        """The same mapping, to be changed freely, still knowing where it came from."""
        return Located(self, self.spot, self.file)


def deepest(spot: Spot, path: Sequence[str | int]) -> tuple[int, int]:
    """Line and column of the deepest node of `path` that was really written.

    Steps that are not in the tree (a union's tag, a key that was left out) are passed over.
    A value stands for itself; a mapping or list stands at its key.
    """
    found = (spot.line, spot.column)
    for step in path:
        kids = spot.kids
        if isinstance(kids, Mapping) and isinstance(step, str) and step in kids:
            below = kids[step]
            keyed = spot.keys is not None and below.kids is not None
            found = spot.keys[step] if spot.keys is not None and keyed else (below.line, below.column)
            spot = below
        elif isinstance(kids, Sequence) and isinstance(step, int) and step < len(kids):
            spot = kids[step]
            found = (spot.line, spot.column)
    return found
