"""The tables as one spreadsheet file: dates are dates, numbers are numbers, and people's words are never formulas.

The same portfolio gives the same bytes: openpyxl takes the time of saving from the clock, so the file is packed
anew with the as-of date, and unpressed, because programs that press differ from machine to machine.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any, Protocol
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from accord.exports.separated import BEGINS_FORMULA
from accord.exports.table import Cell, Table, text_of

NARROW, WIDE = 8, 60
"""Widths of a column, in letters."""
LINE, HIGHEST = 15, 409
"""Height of one line of a row, and of the highest row a spreadsheet knows; in points."""
MEANING = 100
"""Width of the column that says what a column means, so that each stands on one line."""
PAGE = 160
"""Letters that can be read beside each other on a page."""
FIRST_DAY = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike."""
ZIP_YEARS = range(1980, 2108)
"""The years a packed file can be dated with."""


class Store(Protocol):
    """Where a finished file is kept between builds, as text; deleting it changes no byte."""

    def get(self, key: str) -> str | None:
        """What is kept under a key, if anything."""

    def put(self, key: str, drawing: str) -> None:
        """Keep it under a key."""


def kept(tables: Sequence[Table], about: Sequence[tuple[str, Cell]], as_of: date, store: Store) -> bytes:
    """The spreadsheet as it was kept for these very cells, or a new one that is kept from now on."""
    name = sha256("\n".join((repr((tables, about, as_of)), *_makers())).encode("utf-8", "surrogatepass")).hexdigest()
    found = store.get(name)
    if found is not None:
        return b64decode(found)
    made = workbook(tables, about, as_of)
    store.put(name, b64encode(made).decode("ascii"))
    return made


@cache
def _makers() -> tuple[str, str]:
    """What writes the file: openpyxl's version, and this module as it stands."""
    return version("openpyxl"), Path(__file__).read_text("utf-8")


def workbook(tables: Sequence[Table], about: Sequence[tuple[str, Cell]], as_of: date) -> bytes:
    """One sheet a table, and a last one that says what the file is and what each column means."""
    from openpyxl import Workbook  # only here: it takes long to import, and most commands need no spreadsheet

    book = Workbook()
    book.remove(book.active)
    for table in tables:
        _sheet(book.create_sheet(table.name), table)
    _about(book.create_sheet("about"), tables, about)
    return _saved(book, as_of)


def _sheet(sheet: Any, table: Table) -> None:
    _rows(sheet, [table.keys, *table.rows])
    for at, column in enumerate(table.columns):
        width = max((len(text_of(row[at])) for row in table.rows), default=0)
        _width(sheet, at + 1, max(width, len(column.key) + 4))  # room for the button that filters
    _heights(sheet, table.rows)
    _header(sheet)
    sheet.auto_filter.ref = sheet.dimensions
    _on_paper(sheet)


def _heights(sheet: Any, rows: Sequence[Sequence[Cell]]) -> None:
    """Room for every line of a row: not every program works that out when it opens the file."""
    from openpyxl.utils import get_column_letter

    for at, row in enumerate(rows, 2):
        lines = 1
        for number, value in enumerate(row, 1):
            width = sheet.column_dimensions[get_column_letter(number)].width
            lines = max(lines, sum(ceil(len(part) / (width - 2)) or 1 for part in text_of(value).split("\n")))
        if lines > 1:
            sheet.row_dimensions[at].height = min(LINE * lines, HIGHEST)


def _on_paper(sheet: Any) -> None:
    """As many pages beside each other as can be read, with the header row and the first column on each."""
    widths = (sheet.column_dimensions[letter].width for letter in sheet.column_dimensions)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = ceil(sum(widths) / PAGE)
    sheet.page_setup.fitToHeight = 0  # as many pages as the rows need
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"


def _about(sheet: Any, tables: Sequence[Table], about: Sequence[tuple[str, Cell]]) -> None:
    """What the file is, then every column of every sheet: the notes one needs to read it."""
    meanings = [(table.name, column.key, column.means) for table in tables for column in table.columns]
    _rows(sheet, [*about, (), ("sheet", "column", "what it means"), *meanings])
    _bold(sheet[len(about) + 2])
    for at, width in enumerate((14, 30, MEANING), 1):
        _width(sheet, at, width, most=MEANING)
    _on_paper(sheet)


def _rows(sheet: Any, rows: Sequence[Sequence[Cell]]) -> None:
    from openpyxl.styles import Alignment

    top = Alignment(vertical="top", wrap_text=True)
    left = Alignment(vertical="top", horizontal="left")  # a date beside a text would run into it
    for at, row in enumerate(rows, 1):
        for number, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(at, number)
                cell.alignment = left if isinstance(value, date) else top
                _fill(cell, value)


def _fill(cell: Any, value: Cell) -> None:
    """One cell of its own kind. Text stays text, whatever it begins with, also after somebody has edited it."""
    if isinstance(value, date) and value >= FIRST_DAY:
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, (str, tuple, bool, date)):
        text = text_of(value)
        cell.value, cell.data_type = text, "s"
        # openpyxl has no public way to write the mark by which a spreadsheet keeps "=1+1" a text.
        cell._style.quotePrefix = text.startswith(BEGINS_FORMULA)
    else:
        cell.value = value


def _header(sheet: Any) -> None:
    _bold(sheet[1])
    sheet.freeze_panes = "A2"


def _bold(cells: Any) -> None:
    from openpyxl.styles import Font

    for cell in cells:
        cell.font = Font(bold=True)


def _width(sheet: Any, column: int, width: int, most: int = WIDE) -> None:
    from openpyxl.utils import get_column_letter

    sheet.column_dimensions[get_column_letter(column)].width = min(max(width + 1, NARROW), most)


def _saved(book: Any, as_of: date) -> bytes:
    day = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001  # the file's own properties know no zone
    book.properties.creator = "Accord"
    book.properties.created = day
    out = BytesIO()
    book.save(out)
    book.properties.modified = day  # saving has set it to this moment
    return _packed(out, _properties(book), as_of)


def _properties(book: Any) -> bytes:
    from openpyxl.xml.functions import tostring

    written: bytes = tostring(book.properties.to_tree())
    return written


def _packed(saved: BytesIO, properties: bytes, as_of: date) -> bytes:
    """The same parts in the same order, with one date, and the properties without the time of saving."""
    year = min(max(as_of.year, ZIP_YEARS.start), ZIP_YEARS.stop - 1)
    out = BytesIO()
    with ZipFile(saved) as before, ZipFile(out, "w", ZIP_STORED) as after:
        for name in before.namelist():
            part = ZipInfo(name, (year, as_of.month, as_of.day, 0, 0, 0))
            part.create_system = 3  # else it would say on which kind of machine it was written
            part.external_attr = 0o644 << 16
            after.writestr(part, properties if name == "docProps/core.xml" else before.read(name))
    return out.getvalue()
