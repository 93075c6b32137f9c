"""Where the marks of a life line and their words stand: pure functions of the facts and of the measure.

In a row each mark takes the first line in which it and its longest words find room, at its right, else at its left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accord.charts.life_board import Board, Scale
from accord.charts.life_view import LifeRow, Note, Reading, Spot
from accord.charts.plain_svg import shortened, wrapped
from accord.charts.scene import Anchor
from accord.charts.type import room

DOT, RING = 5.0, 9.0
"""Radius of a reading, and of the ring round one that came as written down."""
CLEAR = 5.0
"""Between two things in one line, in pixels."""
_BESIDE = 5.0
"""Between a mark and its words."""
_LINES, _DEEP = 3, 8
"""Most lines of a row, and of one in which every mark may have its own."""
_PARTS = (0.7, 0.45)
"""The parts of the widest words that are tried when nothing longer finds room."""
_LEAST_NOTE, _WIDEST_NOTE = 150.0, 345.0
_STEP = 8.0

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its words."""

    spot: Spot
    line: int
    x: float
    start: float
    """Where its line begins; equal to `end` where it has none."""
    end: float
    label: str
    at: float
    """Where the words begin, or end."""
    anchor: Anchor
    left: float
    right: float
    """Ends of all of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that found a place."""

    words: str
    x: float
    y: float
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """What was written down, in lines, with its place."""

    head: str
    lines: tuple[str, ...]
    x: float
    at: float
    anchor: Anchor


def in_lines(row: LifeRow, scale: Scale, now: float, board: Board) -> tuple[tuple[Placed, ...], int]:
    """The marks of a row by day, and how many found no line."""
    lines: list[list[Placed]] = []
    most = _DEEP if row.deep else _LINES
    left_out = 0
    for spot in sorted(row.spots, key=lambda spot: (spot.day, spot.look, spot.name)):
        found = _settled(spot, lines, most, scale, now, board)
        if found is None:
            left_out += 1
            continue
        while len(lines) <= found.line:
            lines.append([])
        lines[found.line].append(found)
    return tuple(placed for line in lines for placed in line), left_out


def _settled(
    spot: Spot, lines: Sequence[Sequence[Placed]], most: int, scale: Scale, now: float, board: Board
) -> Placed | None:
    """The first line with room for a mark and its longest words; without words where there is room for none."""
    for label in (*_labels(spot, board), ""):
        tried = [
            placed
            for number in range(min(len(lines) + 1, most))
            for placed in _ways(spot, number, label, scale, board)
            if all(_apart(placed, one) for one in (lines[number] if number < len(lines) else ()))
        ]
        # Another line is better than words across the as-of line.
        found = next((placed for placed in tried if not crosses(placed, now, board)), None)
        if found or tried:
            return found or tried[0]
    return None


def _apart(one: Placed, other: Placed) -> bool:
    return one.left - other.right >= CLEAR or other.left - one.right >= CLEAR


def _labels(spot: Spot, board: Board) -> Iterator[str]:
    """The words of a mark, the longest first."""
    # Where there is little room, words that stand there whole are better than longer ones that are cut.
    whole = [label for label in spot.labels[:-1] if not board.stacked or room(label, board.font) <= board.longest]
    cut = [shortened(label, board.longest, board.font) for label in (*whole, *spot.labels[-1:])]
    if spot.labels:
        cut += [shortened(spot.labels[-1], board.longest * part, board.font) for part in _PARTS]
    yield from dict.fromkeys(label for label in cut if label)


def _ways(spot: Spot, line: int, label: str, scale: Scale, board: Board) -> Iterator[Placed]:
    """A mark with its words at the right, then at the left."""
    x = scale.x(spot.day)
    ends = [scale.x(day) for day in (spot.since, spot.until) if day]
    start, end = min(x, *ends) if ends else x, max(x, *ends) if ends else x
    r = board.radius * 1.25
    left, right = min(start, x - r), max(end, x + r)
    if not label:
        yield Placed(spot, line, x, start, end, "", 0.0, "start", left, right)
        return
    wide = room(label, board.font)
    after = Placed(spot, line, x, start, end, label, right + _BESIDE, "start", left, right + _BESIDE + wide)
    before = Placed(spot, line, x, start, end, label, left - _BESIDE, "end", left - _BESIDE - wide, right)
    yield from (placed for placed in (after, before) if placed.left >= board.names and placed.right <= board.width)


def crosses(placed: Placed, now: float, board: Board) -> bool:
    """Whether the as-of line would run through the words."""
    wide = room(placed.label, board.font)
    first = placed.at if placed.anchor == "start" else placed.at - wide
    return bool(placed.label) and first - 2 < now < first + wide + 2


def values(
    readings: Sequence[tuple[Reading, float, float]],
    target: tuple[Sequence[str], float] | None,
    area: Box,
    board: Board,
) -> tuple[list[Said], Said | None]:
    """The words of readings, given with their x and y, and of the target, each where nothing else is said.

    The last and the first come before the others; what finds no room stands in the table.
    """
    size = board.figure
    taken: list[Box] = [(x - DOT, y - DOT, x + DOT, y + DOT) for _, x, y in readings]
    said: list[Said] = []
    last = len(readings) - 1
    for at in sorted(range(len(readings)), key=lambda at: (at != last, at != 0, at)):
        reading, x, y = readings[at]
        beside = [readings[near][2] for near in (at - 1, at + 1) if 0 <= near <= last]
        low = bool(beside) and y >= max(beside)
        far = (RING if reading.foretold else DOT) + 6
        found = _free(reading.text, x, y, far, low, taken, area, size)
        if found:
            said.append(found)
    name = _target(target, [*taken, *_along(readings)], area, board) if target else None
    return said, name


def _along(readings: Sequence[tuple[Reading, float, float]]) -> Iterator[Box]:
    """Small boxes along the line of the readings: the words of the target keep clear of it."""
    for (_, x1, y1), (_, x2, y2) in pairwise(readings):
        steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) / _STEP))
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            yield (x - 2, y - 2, x + 2, y + 2)


def _free(
    words: str, x: float, y: float, far: float, low: bool, taken: list[Box], area: Box, size: float
) -> Said | None:
    """A place for a value: below where its neighbours are higher, else above; then the other way, then beside."""
    wide = room(words, size, bold=True)
    above, below = Said(words, x, y - far, "middle"), Said(words, x, y + far + size * 0.72, "middle")
    level = y + size * 0.36
    sides = (Said(words, x + far, level, "start"), Said(words, x - far, level, "end"))
    for said in (below, above, *sides) if low else (above, below, *sides):
        for moved in _inside(said, wide, area):
            box = _box(moved, wide, size)
            if _is_free(box, taken, area):
                taken.append(box)
                return moved
    return None


def _inside(said: Said, wide: float, area: Box) -> Iterator[Said]:
    """Words where they are; words over a mark at the edge moved in, still over it."""
    yield said
    if said.anchor == "middle":
        shift = max(area[0] - (said.x - wide / 2), 0.0) - max(said.x + wide / 2 - area[2], 0.0)
        if shift and abs(shift) <= wide / 2:
            yield Said(said.words, said.x + shift, said.y, "middle")


def _target(target: tuple[Sequence[str], float], taken: Sequence[Box], area: Box, board: Board) -> Said | None:
    """A place for the words of the target, the longest first: on its line at the left or the right, else below it."""
    labels, y = target
    size = board.font
    ends: tuple[tuple[float, Anchor], ...] = ((area[0] + 4, "start"), (area[2] - 2, "end"))
    for words in labels:
        wide = room(words, size)
        for level in (y - 5, y + size + 3):
            for x, anchor in ends:
                said = Said(words, x, level, anchor)
                box = _box(said, wide, size)
                if _is_free(box, taken, area):
                    return said
    return None


def _box(said: Said, wide: float, size: float) -> Box:
    left = said.x - {"start": 0.0, "middle": wide / 2, "end": wide}[said.anchor]
    return (left, said.y - size * 0.8, left + wide, said.y + size * 0.24)


def _is_free(box: Box, taken: Sequence[Box], area: Box) -> bool:
    within = box[0] >= area[0] and box[1] >= area[1] and box[2] <= area[2] and box[3] <= area[3]
    return within and not any(
        box[0] < one[2] and one[0] < box[2] and box[1] < one[3] and one[1] < box[3] for one in taken
    )


def placed_notes(notes: Sequence[Note], scale: Scale, now: float, board: Board) -> list[PlacedNote]:
    """What was written down, from left to right: at the right of its day, else at the left, else left out."""
    placed: list[PlacedNote] = []
    free = board.left
    for at, note in enumerate(notes):
        x = scale.x(note.day)
        after = scale.x(notes[at + 1].day) if at + 1 < len(notes) else board.right
        if x < now < after and now - x - 16 >= _LEAST_NOTE:
            after = now
        ways: tuple[tuple[float, float, Anchor], ...]
        ways = ((after - x - 16, x + 8, "start"), (x - free - 16, x - 8, "end"))
        for space, start, anchor in ways:
            if x < free or space < _LEAST_NOTE:
                continue
            wide = min(space, _WIDEST_NOTE)
            head = shortened(note.head, wide, board.font)
            lines = tuple(wrapped(note.text, wide, board.font, 3))
            placed.append(PlacedNote(head, lines, x, start, anchor))
            longest = max(room(line, board.font) for line in (head, *lines))
            free = x + 8 + longest + 8 if anchor == "start" else x + 8
            break
    return placed
