"""Figure 11 as a scene: two columns by place, with what joins and what parts them in between."""

from __future__ import annotations

from collections.abc import Iterator

from accord.charts import version_words as said
from accord.charts.figure import Measure
from accord.charts.numbers import short
from accord.charts.packing import font, longer
from accord.charts.scene import Arrow, Curve, Item, Line, Link, Mark, Scene, Text, scene
from accord.charts.type import fitted, room
from accord.charts.version_difference import DifferenceView, Side
from accord.charts.version_difference import Item as One
from accord.charts.version_rows import Board, Heading, Layout, Row
from accord.words import Words

_RING = 3.0
_GAP = 8.0
_LONGEST = 3.0
"""How far a mark may be let in for a long code: titles begin on one line."""


def draw(
    view: DifferenceView, layout: Layout, board: Board, measure: Measure, words: Words, titles: tuple[str, str]
) -> Scene:
    """The scene of two versions that were laid out for one measure; `titles` are the title and the description."""
    rows = layout.rows
    items = (
        *_heads(view, board, words),
        *(item for heading in layout.headings for item in _heading(heading, board, words)),
        *(item for row in rows for item in _same(row, board)),
        *_moves(layout, board, words),
        *(item for row in rows for item in _between(row, board, words)),
        *(item for row in rows for item in _titles(row, board, words)),
        *(item for row in rows for item in _marks(view, row, board, words)),
        *(Text(_title_at(board), more.y + 4, words.t("figure.version.same", n=more.n), "note", board.size)
          for more in layout.more),
    )  # fmt: skip
    return scene(f"version-{view.name}", measure, (board.width, layout.height), *titles, *items)


def _title_at(board: Board) -> float:
    """Where titles begin, from the left edge of a column; on a phone, beside the left column."""
    return board.column + _GAP if board.slim else 2 * board.radius + 12


def _heads(view: DifferenceView, board: Board, words: Words) -> Iterator[Item]:
    """Which versions, and how many days each needs."""
    changed = view.planned[0] != view.planned[1]
    letters = "value" if changed else "note"
    y, size = board.size + 2, board.size
    for at, version, days in ((0.0, view.before, view.planned[0]), (board.right, view.after, view.planned[1])):
        name, total = said.column(version, words), words.days(days)
        if board.slim:
            x, anchor = (0.0, "start") if at == 0 else (board.width, "end")
            yield Text(x, y, fitted(name, board.width / 2 - 4, size, True), "label-strong", size, anchor)  # type: ignore[arg-type]
            yield Text(x, y + size + 4, total, letters, size, anchor)  # type: ignore[arg-type]
            continue
        space = board.column - room(total, size, True) - _GAP
        yield Text(at, y, fitted(name, space, size, True), "label-strong", size)
        yield Text(at + board.column, y, total, letters, size, "end")
    if board.slim:
        yield Line(0, board.row * 1.5, board.width, board.row * 1.5, "rule")
        return
    for at in (0.0, board.right):
        yield Line(at, board.row * 0.95, at + board.column, board.row * 0.95, "rule")


def _heading(heading: Heading, board: Board, words: Words) -> Iterator[Item]:
    """A place, how many stand there, and their days."""
    y, size = heading.y + 4, board.size
    name = words.t(f"place.{heading.place}")
    changed = heading.days[0] != heading.days[1]
    if board.slim:
        x = _title_at(board)
        count = said.counts(*heading.counts, words)
        yield Text(x, y, name, "label-strong", size)
        yield Text(x + room(name, size, True) + 6, y, count, "note", size)
    for at, n, days in ((0.0, 0, heading.days[0]), (board.right, 1, heading.days[1])):
        if not board.slim and heading.counts[n]:
            yield Text(at, y, name, "label-strong", size)
            count = words.number(heading.counts[n])
            yield Text(at + room(name, size, True) + 6, y, count, "note", size)
        if days:
            yield Text(at + board.column, y, words.number(days), "value" if changed else "note", size, "end")


def _same(row: Row, board: Board) -> Iterator[Item]:
    """A light line between what is the same in both."""
    if row.left is row.right and row.left and row.left.same and not board.slim:
        yield Line(board.column + _GAP, row.y, board.right - _GAP, row.y, "gridline")


def _moves(layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """Arrows from where initiatives stood to where they stand."""
    ends = {id(row.right): row.y for row in layout.rows if row.right and row.right is not row.left}
    for row in layout.rows:
        if row.left and row.left is not row.right and id(row.left) in ends:
            start = board.column + _GAP * 0.75
            if board.slim:
                start += room(_slim_title(row.left, board, words), board.size) + _GAP
            yield from _bent((start, row.y), (board.right - 3, ends[id(row.left)]), board)


def _bent(start: tuple[float, float], end: tuple[float, float], board: Board) -> Iterator[Item]:
    """A way that leaves and arrives level: two bends that meet in the middle."""
    (x1, y1), (x2, y2) = start, end
    first, last = x1 + (x2 - x1) * 0.35, x2 - (x2 - x1) * 0.35
    x, y = (first + last) / 2, (y1 + y2) / 2
    yield Curve(x1, y1, first, y1, x, y, "arrow")
    yield Arrow(x, y, last, y2, x2, y2, 4.6 if board.slim else 6.0)


def _between(row: Row, board: Board, words: Words) -> Iterator[Item]:
    """What parts the columns on one line: days more or fewer, what is new, what left."""
    size, y = board.size - 0.5 if board.size > 10.5 else board.size, row.y + 4
    left, right = board.column + _GAP, board.right - _GAP
    if row.left and row.left is row.right and not row.left.same:
        if board.slim:
            yield Text(right, y, said.more(row.left, 96, size, words), "value-halo", size, "end")
            return
        more = said.more(row.left, right - left - 36, size, words)
        half = room(more, size, bold=True) / 2 + 5 if more else 0.0
        middle = (left + right) / 2
        yield Line(left, row.y, middle - half, row.y, "arrow")
        yield Text(middle, y, more, "value-halo", size, "middle")
        yield Arrow(middle + half, row.y, (middle + half + right) / 2, row.y, right + 5, row.y, 5.0)
    elif row.right and row.right.before is None:
        yield Text(right, y, words.t("figure.version.new"), "note-halo", size, "end")
    elif row.left and row.left.after is None:
        x, anchor = (right, "end") if board.slim else (left, "start")
        yield Text(x, y, words.t("figure.version.gone"), "note-halo", size, anchor)  # type: ignore[arg-type]


def _titles(row: Row, board: Board, words: Words) -> Iterator[Item]:
    """The titles: in each column, or on a phone once, between them."""
    x, size = _title_at(board), board.size
    if board.slim:
        one = row.left or row.right
        if one and (row.left or one.before is None):
            yield Text(x, row.y + 4, _slim_title(one, board, words), _letters(one), size)
        return
    space = board.column - x - board.days - 4
    for at, one in ((0.0, row.left), (board.right, row.right)):
        if one:
            yield Text(at + x, row.y + 4, fitted(said.named(one, words), space, size), _letters(one), size)


def _slim_title(one: One, board: Board, words: Words) -> str:
    """A title between the columns of a phone, with room for what stands behind it."""
    space = board.right - board.column - 2 * _GAP
    if one.before is None:
        space -= room(words.t("figure.version.new"), board.size) + _GAP
    elif one.after is None:
        space -= room(words.t("figure.version.gone"), board.size) + _GAP
    elif one.kind == "moved":
        space -= 70
    elif not one.same:
        space -= room(said.more(one, 96, board.size, words), board.size, True) + _GAP
    return fitted(said.named(one, words), space, board.size)


def _letters(one: One) -> str:
    """What is the same stands back."""
    return "note-halo" if one.same else "cause"


def _marks(view: DifferenceView, row: Row, board: Board, words: Words) -> Iterator[Item]:
    """The marks and days of a row; the newer mark leads to the initiative."""
    left, right = row.left, row.right
    if left and left.before:
        name = said.name(left, left.before, view.before[0], words)
        href = left.href if board.links and left.after is None else ""
        yield from _mark(left, left.before, 0.0, row.y, board, words, Link(name, href))
    if right and right.after:
        name = said.name(right, right.after, view.after[0], words)
        yield from _mark(right, right.after, board.right, row.y, board, words, Link(name, right.href * board.links))


def _mark(one: One, side: Side, at: float, y: float, board: Board, words: Words, link: Link) -> Iterator[Item]:
    r = board.radius
    ring = _RING if one.kind == "came" else 0.0
    number = one.number if longer(one.number, r) <= _LONGEST else short(one.number)
    e = min(longer(number, r), _LONGEST)
    yield Mark(at + r + e + 2 + (0 if board.slim else _RING), y, r, side.place, number, font(r), e, ring, link)
    if side.days is not None:
        letters = "value" if _differ(one) else "note"
        yield Text(at + board.column, y + 4, words.number(side.days), letters, board.size, "end")


def _differ(one: One) -> bool:
    """Whether the days of an initiative are others, or are in one version only."""
    return bool(one.more) or one.before is None or one.after is None or one.before.days != one.after.days
