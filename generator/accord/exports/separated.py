"""A table as CSV that a spreadsheet opens with a double click: accents right, and no text taken for a formula."""

from __future__ import annotations

import csv
from io import StringIO

from accord.exports.table import Cell, Table, text_of

MARK = "\ufeff"
"""The byte order mark: without it Excel takes the file for one of an older encoding, and accents go wrong."""
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for a formula."""


def separated(table: Table) -> bytes:
    """A table with commas, in UTF-8 with the mark, lines ending as in RFC 4180."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.keys)
    writer.writerows([_field(cell) for cell in row] for row in table.rows)
    return (MARK + out.getvalue()).encode()


def _field(cell: Cell) -> str:
    """A cell as text; an apostrophe before people's words that would run as a formula. Numbers stay numbers."""
    text = text_of(cell)
    return f"'{text}" if isinstance(cell, (str, tuple)) and text.startswith(BEGINS_FORMULA) else text
