"""Small values that templates lay out: a marked row of a list, a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list of marked things."""

    mark: Markup
    """The small mark on the left; decoration, the words beside it say the same."""
    text: Markup
    """What it is, linked."""
    quiet: Markup | str = ""
    """A second, quieter line."""
    right: Markup | str = ""
    """The figure or date at the right."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table beside a figure: the same facts for those who search, print or listen."""

    head: Sequence[Markup | str]
    body: Sequence[Sequence[Markup | str]]
    numbers: frozenset[int] = field(default_factory=frozenset)
    """Columns set flush right."""
    caption: str = ""
    """What the table holds, for those who listen."""
    strong: frozenset[int] = field(default_factory=frozenset)
    """Rows set in bold, such as sums."""
    whole: frozenset[int] = field(default_factory=frozenset)
    """Columns that break no line, such as days."""
