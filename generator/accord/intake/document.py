"""One file as read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from accord.intake.slip import Slip
from accord.places import Spot


@dataclass(slots=True)
class Document:
    """The data of a file, its positions, and slips that did not stop the reading."""

    data: Any
    spot: Spot
    text: str = ""
    slips: list[Slip] = field(default_factory=list)
    grouped: list[tuple[int, int, str]] = field(default_factory=list)
    """Numbers such as 12.000, which a language may mean as twelve thousand: line, column, text."""

    def before(self, line: int, column: int) -> str:
        """What stands before a place on its line."""
        lines = self.text.splitlines()
        return lines[line - 1][: column - 1] if 0 < line <= len(lines) else ""
