"""The parts of a card beside its words: counts in their marks, the small grid, and the ruler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from accord.charts import shapes
from accord.charts.card_lines import INK, words
from accord.charts.cells import Cell, Lattice, Score
from accord.charts.shapes import number as n
from accord.charts.type import fitted, plain, room, width

PAPER, LINE, BAND = "#ffffff", "#d9dee5", "#eceff3"
WORK, WAIT, WAIT_SOFT, WELL, WELL_SOFT, ASIDE = "#0072b2", "#a85c00", "#fdf3e4", "#00795a", "#e4f2ec", "#667080"
OWN = "#838f9f"
LEFT, RIGHT = 72.0, 1128.0
"""Where everything begins and ends."""
HATCH = (
    '<defs><pattern id="h" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="9" height="9" fill="{PAPER}"/><rect width="1.8" height="9" fill="{INK}"/></pattern></defs>'
)
_LOOKS = {
    "now": (WORK, WORK),
    "next": (PAPER, WORK),
    "later": (WAIT_SOFT, WAIT),
    "scrap": (PAPER, ASIDE),
    "done": (WELL_SOFT, WELL),
    "handed-over": (WELL_SOFT, WELL),
    "stopped": (PAPER, ASIDE),
}
"""Fill and stroke of a mark, by place."""
_GRID = (786.0, 84.0, 342.0, 306.0)
"""Left, top, width and height of the grid."""
_R, _LIT = 10.0, 15.0
"""Radius of a mark, and of one the page is about."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark on the small grid."""

    place: str
    at: Score
    lit: bool = True
    """Whether the page is about it; the others are paler."""


@dataclass(frozen=True, slots=True)
class SmallGrid:
    """The grid without a word in it."""

    dots: tuple[Dot, ...]
    areas: tuple[str, str, str, str]
    """Names of the areas: top left, top right, bottom left, bottom right."""
    line: Fraction = Fraction(3)


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of the ruler: its words, its days and its look, `plan`, `small`, `wait`, `scrap`, `own` or `talk`."""

    words: str
    days: float
    look: str


def counts(shown: Sequence[tuple[str, str, str]], y: float, space: float) -> Iterator[str]:
    """What goes ahead, waits and stands on the scrap list: the count in its mark, its words behind."""
    size = next((size for size in (26.0, 23.0) if _row(shown, size) <= space), 19.0)
    x = LEFT
    for place, count, said in shown:
        yield _mark(place, x + 21, y, 21)
        inner, pale = fitted(count, 34, 20, True), PAPER if place == "now" else INK
        yield words(x + 21 - width(inner, 20, True) / 2, y + 7, inner, 20, pale, bold=True)
        yield words(x + 52, y + size * 0.345, said, size, INK)
        x += 82 + room(said, size)


def _row(shown: Sequence[tuple[str, str, str]], size: float) -> float:
    return sum(82 + room(said, size) for _, _, said in shown)


def _mark(place: str, x: float, y: float, r: float, *, faint: bool = False) -> str:
    fill, stroke = _LOOKS.get(place, _LOOKS["later"])
    filled = f'<path d="{shapes.third(r - 1)}" fill="{stroke}"/>' if place == "next" else ""
    look = f'transform="translate({n(x)},{n(y)})"' + ' opacity="0.28"' * faint
    path = f'<path d="{shapes.outline(place, r)}" fill="{fill}" stroke="{stroke}" stroke-width="2.6"/>'
    return f"<g {look}>{path}{filled}</g>"


def grid(shown: SmallGrid) -> Iterator[str]:
    """The grid: a frame, the band on the line, the areas' names outside, and marks."""
    left, top, wide, high = _GRID
    lattice = Lattice(shown.line, left, top, wide, high)
    across, down = lattice.size
    x, y = lattice.centre((0, 0))
    yield _box(x - across / 2, top, across, high, BAND) + _box(left, y - down / 2, wide, down, BAND)
    size = f'x="{n(left)}" y="{n(top)}" width="{n(wide)}" height="{n(high)}"'
    yield f'<rect {size} fill="none" stroke="{LINE}" stroke-width="2"/>'
    for pair, base in ((shown.areas[:2], top - 12), (shown.areas[2:], top + high + 26)):
        yield from _areas(pair, left, left + wide, base)
    yield from _marks(shown, lattice)


def _areas(names: Sequence[str], left: float, right: float, y: float) -> Iterator[str]:
    """The names of two areas, from both ends of a line; the longer one is shortened where they would meet."""
    space, gap = right - left, 14
    first, second = (room(plain(name), 20, True) for name in names)
    one = max(space / 2, space - second) - gap
    yield words(left, y, fitted(plain(names[0]), one, 20, True), 20, INK, bold=True)
    other = space - min(first, one) - gap
    yield words(right, y, fitted(plain(names[1]), other, 20, True), 20, INK, bold=True, end=True)


def _marks(shown: SmallGrid, lattice: Lattice) -> Iterator[str]:
    """Marks, cell by cell; those the page is about stand above the others, and are larger."""
    cells: dict[Cell, list[Dot]] = {}
    for dot in shown.dots:
        cells.setdefault(lattice.of(dot.at), []).append(dot)
    spots = [
        (dot, *spot)
        for cell, dots in cells.items()
        for dot, spot in zip(dots, _spots(len(dots), lattice, cell), strict=True)
    ]
    some = any(not dot.lit for dot in shown.dots)
    for dot, x, y, r in sorted(spots, key=lambda spot: spot[0].lit):
        yield _mark(dot.place, x, y, r * (_LIT / _R) if some and dot.lit else r, faint=not dot.lit)


def _spots(count: int, lattice: Lattice, cell: Cell) -> Iterator[tuple[float, float, float]]:
    """Where the marks of a cell stand, side by side, and how large they are."""
    across, down = lattice.size
    x, y = lattice.centre(cell)
    columns = min(count, 2 if count <= 4 else 3)
    rows = -(-count // columns)
    step = min(across / columns, 2 * _R + 3) if columns > 1 else 0.0
    high = min(down / rows, 2 * _R + 3) if rows > 1 else 0.0
    r = min(_R, *((side / 2 - 1) for side in (step, high) if side), _R)
    for at in range(count):
        row, column = divmod(at, columns)
        here = min(columns, count - row * columns)
        yield x + (column - (here - 1) / 2) * step, y + (row - (rows - 1) / 2) * high, r


def _box(x: float, y: float, wide: float, high: float, fill: str) -> str:
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(wide)}" height="{n(high)}" fill="{fill}"/>'


_BARS = {
    "plan": (WORK, WORK, ""),
    "small": (PAPER, WORK, "6 4"),
    "wait": (WAIT_SOFT, WAIT, ""),
    "scrap": (PAPER, ASIDE, ""),
    "own": (OWN, OWN, ""),
    "talk": ("url(#h)", INK, ""),
}
"""Fill, stroke and dashes of a piece of the ruler."""


def ruler(rows: Sequence[Sequence[Bar]]) -> Iterator[str]:
    """Two bars on one scale: what was asked for, and what there is; one line is our own capacity."""
    most = max((sum(bar.days for bar in row) for row in rows), default=0.0)
    if not most:
        return
    scale = (RIGHT - LEFT) / most
    for row, y in zip(rows, (486.0, 536.0), strict=False):
        yield from _bar(row, y, scale)
    own = next((bar for row in rows[1:] for bar in row if bar.look == "own"), None)
    if own:
        at = n(LEFT + own.days * scale - 1)
        yield f'<line x1="{at}" y1="480" x2="{at}" y2="576" stroke="{INK}" stroke-width="2.4"/>'


def _bar(row: Sequence[Bar], y: float, scale: float) -> Iterator[str]:
    """The pieces of one bar, with their words in them, behind the last one, or above where they find room."""
    x = free = LEFT
    for bar in row:
        wide = bar.days * scale
        fill, stroke, dash = _BARS[bar.look]
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        size = f'x="{n(x + 1)}" y="{n(y)}" width="{n(max(wide - 4, 1.0))}" height="34" rx="2"'
        yield f'<rect {size} fill="{fill}" stroke="{stroke}" stroke-width="2.4"{dashed}/>'
        bold = bar.look == "plan"
        need = room(bar.words, 21, bold)
        if need + 20 <= wide and bar.look != "talk":
            yield words(x + 12, y + 24.5, bar.words, 21, PAPER if bold else INK, bold=bold)
        elif bar is row[-1] and x + wide + 12 + need <= RIGHT + 40:
            yield words(x + wide + 12, y + 24.5, bar.words, 21, INK)
        elif y < 500 and free + room(bar.words, 19) <= RIGHT:
            start = max(free, min(x + 2, RIGHT - room(bar.words, 19)))
            yield words(start, y - 10, bar.words, 19, INK)
            free = start + room(bar.words, 19) + 14
        x += wide
