"""A table as plain values: columns that say what they hold, and rows. What CSV, spreadsheet and JSON have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

Kind = Literal["text", "list", "date", "number", "flag"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Cell = str | tuple[str, ...] | date | Decimal | int | bool | None
"""What stands in a cell; None where nothing does, or where these readers may not know."""
Row = Mapping[str, Cell]
"""Cells by the key of their column; what is left out is empty."""

NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Signs that may come into a text by an escape in the YAML and that no spreadsheet can hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, what kind of value it holds, and what it means."""

    key: str
    kind: Kind
    means: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table; every row has a cell for every column, in their order."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns: the header row."""
        return tuple(column.key for column in self.columns)


def columns(text: str) -> tuple[Column, ...]:
    """Columns written one a line: the key, the kind, what it means.

    Raises ValueError for a kind there is not: that is our mistake.
    """
    return tuple(_column(line) for line in text.strip().splitlines())


def _column(line: str) -> Column:
    key, kind, means = line.split(maxsplit=2)
    for known in KINDS:
        if kind == known:
            return Column(key, known, means)
    raise ValueError(f"'{key}' is of no known kind: '{kind}'")


def table(name: str, of: tuple[Column, ...], rows: Iterable[Row]) -> Table:
    """A table of these rows. Raises ValueError where a row has a cell without a column: that is our mistake."""
    return Table(name, of, tuple(_cells(of, row) for row in rows))


def _cells(of: tuple[Column, ...], row: Row) -> tuple[Cell, ...]:
    unknown = row.keys() - {column.key for column in of}
    if unknown:
        raise ValueError(f"no such column: {', '.join(sorted(unknown))}")
    return tuple(_cleaned(row.get(column.key)) for column in of)


def _cleaned(cell: Cell) -> Cell:
    """A cell that every program can hold; an empty text or list is no value."""
    if isinstance(cell, str):
        return clean(cell) or None
    if isinstance(cell, tuple):
        return tuple(clean(item) for item in cell) or None
    return cell


def clean(text: str) -> str:
    """A text without signs that no text has."""
    return NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)


def number(value: Fraction | Decimal | int | None) -> Decimal | None:
    """A figure with at most four decimals and no trailing zeros; a third of a score cannot be written in full."""
    if value is None:
        return None
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(value)
    if exact == exact.to_integral_value():
        return exact.quantize(Decimal(1)) + 0 if abs(exact) < Decimal(10) ** 27 else exact
    return (round(exact, 4) + 0).normalize()


def text_of(cell: Cell) -> str:
    """A cell as words: lists with semicolons, dates as in the records, yes or no."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case tuple():
            return "; ".join(cell)
        case date():
            return cell.isoformat()
        case Decimal():
            return f"{cell:f}"
        case _:
            return str(cell)
