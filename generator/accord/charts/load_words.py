"""The words of figure 8: its finding, what stands at a bar, and the picture told in words."""

from __future__ import annotations

from collections.abc import Iterator

from accord.charts.load_bars import LoadCell, LoadRow, LoadView
from accord.charts.type import room
from accord.words import Words

TOLD = 12
"""Rows that are told one by one to somebody who cannot see the picture; the table has them all."""


def title(view: LoadView, words: Words) -> str:
    """Whom we asked most, and when; the plain topic where nobody stands out."""
    most = [(row, n) for row in view.rows for n, cell in enumerate(row.cells) if cell.days == view.most]
    if len(most) != 1 or not most[0][0].who:
        return words.t("figure.load.title")
    row, n = most[0]
    first, last = (words.month_name(day) for day in view.quarters[n])
    said = words.t("figure.load.title_most", first=first, last=last, who=row.who, days=words.days(view.most))
    if view.most <= view.limit:
        return said
    return words.t("figure.load.title_over", title=said, limit=words.number(view.limit))


def who(row: LoadRow, words: Words) -> str:
    """A party's name."""
    return row.who or words.t("hidden.stakeholder")


def beside(cell: LoadCell, words: Words) -> str:
    """What is promised and counts no days: 152 observations and one promise."""
    parts = [words.amount(value, unit) for value, unit in cell.amounts]
    parts += [words.t("figure.load.promises", n=cell.others, count=words.count(cell.others))] if cell.others else []
    return words.list(parts)


def full(cell: LoadCell, words: Words) -> str:
    """Everything a table says of a cell."""
    if cell.empty:
        return words.t("figure.load.nothing")
    what = beside(cell, words)
    if not what:
        return words.number(cell.days)
    name = "figure.load.beside_too" if cell.days else "figure.load.beside"
    return words.t(name, days=words.number(cell.days), what=what)


def shown(cell: LoadCell, space: float, size: float, words: Words) -> str:
    """What stands at a bar: its days; beside none, what they hide, as far as there is room for it."""
    if cell.days:
        return words.number(cell.days)
    return next((text for text in _choices(cell, words) if room(text, size) <= space), words.t("figure.load.nothing"))


def _choices(cell: LoadCell, words: Words) -> Iterator[str]:
    """What zero days hide, from all of it down to how much it is."""
    if cell.empty:
        return
    yield words.t("figure.load.beside", what=beside(cell, words))
    n = len(cell.amounts) + cell.others
    if cell.amounts and n > 1:
        more = words.t("figure.load.more", n=n - 1, count=words.count(n - 1))
        yield words.t("figure.load.beside", what=words.list([words.amount(*cell.amounts[0]), more]))
    yield words.t("figure.load.beside", what=words.t("figure.load.promises", n=n, count=words.count(n)))


def description(view: LoadView, words: Words) -> str:
    """Which quarters, then each row."""
    months = [words.months(*quarter) for quarter in view.quarters]
    said = [words.t("figure.load.description", quarters=words.list(months))]
    for row in view.rows[:TOLD]:
        cells = words.t("figure.comma").join(full(cell, words) for cell in row.cells)
        said.append(words.t("figure.load.row", who=who(row, words), cells=cells))
    left = len(view.rows) - TOLD
    said += [words.t("figure.load.others", n=left)] if left > 0 else []
    return " ".join(said)


def caption(view: LoadView, drawn: int, words: Words) -> str:
    """How to read it, naming only what the picture has; `drawn` is how many rows it has."""
    cells = [cell for row in view.rows[:drawn] for cell in row.cells]
    said = [words.t("figure.load.caption", n=view.limit)]
    said += [words.t("figure.load.caption_open")] * any(cell.unconfirmed for cell in cells)
    said += [words.t("figure.load.caption_beside")] * any(not cell.days and not cell.empty for cell in cells)
    left = len(view.rows) - drawn
    said += [words.t("figure.load.caption_more", n=left)] if left else []
    return " ".join(said)
