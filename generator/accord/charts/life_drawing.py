"""The drawing of a life line for one measure: months on top, readings above, what was agreed and promised below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from accord.charts import life_layout, promise_shapes, shapes
from accord.charts.figure import CLASS, Measure
from accord.charts.life_board import BOARDS, Board, Scale
from accord.charts.life_layout import Placed
from accord.charts.life_view import LifeView, Spot, Stretch
from accord.charts.plain_svg import box, drawing, line, named, path, text, unsaid, wrapped
from accord.charts.shapes import number as n
from accord.charts.type import room
from accord.words import Words

_SCORE = 3.6
_LATE = frozenset({"late", "overdue"})
PLACES = {"asked": "ask", "now": "now", "next": "next", "later": "wait", "scrap": "scrap", "stopped": "scrap"}
"""What the style sheet calls a stretch; the others are over and alike."""


@dataclass(slots=True)
class _Sheet:
    """What is drawn, in four layers from the ground up, and how far down it reaches."""

    y: float
    ground: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """What has a name and may be a link."""
    words: list[str] = field(default_factory=list)
    drawn: int = 0


def draw(view: LifeView, measure: Measure, words: Words, titles: tuple[str, str]) -> tuple[str, int]:
    """The drawing, and how many of its things are drawn; `titles` are its title and description."""
    board = BOARDS[measure]
    scale = Scale(view.window, board.left, board.right)
    now = scale.x(view.as_of)
    sheet = _Sheet(board.top)
    if view.readings:
        _readings(view, sheet, scale, board)
    if board.notes and view.notes:
        _notes(view, sheet, scale, now, board)
    if view.stretches:
        _places(view, sheet, scale, now, board)
    for row in view.rows:
        placed, _ = life_layout.in_lines(row, scale, now, board)
        height = board.lane * (1 + max((one.line for one in placed), default=0)) + 2
        _name(row.name, sheet, height, board)
        sheet.ground.append(_ground(sheet.y, height, board))
        for one in placed:
            _spot(one, sheet, sheet.y + 1 + (one.line + 0.5) * board.lane, now, board)
        sheet.y += height + board.gap
    bottom = sheet.y - board.gap
    months = "".join(_months(scale, bottom, board, words))
    as_of = "".join(_as_of(view, now, bottom, board, words))
    leads = board.links and "<a " in "".join(sheet.marks)
    layers = unsaid(months + "".join(sheet.ground)) + "".join(sheet.marks) + unsaid(as_of + "".join(sheet.words))
    size = (board.width, bottom + board.font + 10)
    return drawing(f"{measure}-life-{view.slug}", CLASS[measure], size, titles, layers, leads=leads), sheet.drawn


def _ground(y: float, height: float, board: Board) -> str:
    """The ground of a row; on paper, which has no tint, a line below it."""
    ground = box(board.names, y, board.width - board.names, height, "ac-row", 2)
    return ground if board.links else ground + line(0, y + height + 4, board.width, y + height + 4, "ac-gl")


def _name(name: str, sheet: _Sheet, height: float, board: Board) -> None:
    """The name of a row, beside it or above it."""
    size = board.bold
    if board.stacked:
        sheet.y += size + 2 if sheet.y == board.top else 0
        sheet.words.append(text(0, sheet.y - 5, name, size, "ac-lab ac-strong ac-halo"))
        return
    lines = wrapped(name, board.names - 14, size, max(2, int(height // (size + 2))), bold=True)
    first = sheet.y + height / 2 - (len(lines) - 1) * (size + 2) / 2 + size * 0.36
    for at, words in enumerate(lines):
        sheet.words.append(text(board.names - 12, first + at * (size + 2), words, size, "ac-lab ac-strong", "end"))


def _readings(view: LifeView, sheet: _Sheet, scale: Scale, board: Board) -> None:
    """Values on one line, the target dashed, a ring where it came as written down."""
    if board.stacked:
        sheet.y += board.bold + 2
    top, height = sheet.y, board.chart
    _name(view.measure, sheet, height, board)
    target = view.target
    numbers = [float(reading.value) for reading in view.readings] + ([float(target.value)] if target else [])
    low, high = min(numbers), max(numbers)
    margin = board.figure + 14
    space = height - 2 * margin

    def at(value: float) -> float:
        return top + margin + ((high - value) / (high - low) if high > low else 0.5) * space

    area = (board.left, top, board.width, top + height)
    points = [(reading, scale.x(reading.day), at(float(reading.value))) for reading in view.readings]
    aim = (target.labels, at(float(target.value))) if target else None
    said, name = life_layout.values(points, aim, area, board)
    if aim:
        sheet.ground.append(line(board.left, aim[1], board.right, aim[1], "ac-target"))
    if len(points) > 1:
        way = "M" + "L".join(f"{n(x)},{n(y)}" for _, x, y in points)
        sheet.ground.append(path(way, "ac-read"))
    for reading, x, y in points:
        ring = path(_moved(shapes.disc(life_layout.RING), x, y), "ac-hit") if reading.foretold else ""
        sheet.ground.append(ring + path(_moved(shapes.disc(life_layout.DOT), x, y), "ac-dot"))
        sheet.drawn += 1
    for one in said:
        sheet.words.append(text(one.x, one.y, one.words, board.figure, "ac-lab ac-strong ac-halo", one.anchor))
    if name:
        sheet.words.append(text(name.x, name.y, name.words, board.font, "ac-note ac-halo", name.anchor))
    sheet.y += height + (board.gap if board.stacked else 0)


def _moved(way: str, x: float, y: float) -> str:
    """A path around (0, 0) as an element's attributes at another place."""
    return f'{way}" transform="translate({n(x)},{n(y)})'


def _notes(view: LifeView, sheet: _Sheet, scale: Scale, now: float, board: Board) -> None:
    """What was written down about what would come, with a line down to its day."""
    size, step = board.font, board.font + 4
    notes = life_layout.placed_notes(view.notes, scale, now, board)
    if not notes:
        return
    height = (1 + max(len(note.lines) for note in notes)) * step + 8
    for note in notes:
        sheet.ground.append(line(note.x, sheet.y + 4, note.x, sheet.y + height, "ac-lead"))
        sheet.words.append(text(note.at, sheet.y + step, note.head, size, "ac-note ac-halo", note.anchor))
        for at, words in enumerate(note.lines, 2):
            sheet.words.append(text(note.at, sheet.y + at * step, words, size, "ac-lab ac-halo", note.anchor))
    sheet.y += height + 2


def _places(view: LifeView, sheet: _Sheet, scale: Scale, now: float, board: Board) -> None:
    """The place in the plan, from version to version."""
    height = board.font + 12
    _name(view.place, sheet, height, board)
    for stretch in view.stretches:
        _stretch(stretch, sheet, scale, now, height, board)
    sheet.y += height + board.gap


def _stretch(stretch: Stretch, sheet: _Sheet, scale: Scale, now: float, height: float, board: Board) -> None:
    """One stretch, with the longest words that stand in it beside the as-of line."""
    left, right = scale.x(stretch.first) + 1, scale.x(stretch.end) - 1
    kind = f"ac-pl-{PLACES.get(stretch.look, 'done')}"
    shape = box(left, sheet.y, right - left, height, kind, 2)
    sheet.marks.append(named(shape, stretch.name, stretch.href if board.links else ""))
    sheet.drawn += 1
    parts = [(left, min(right, now)), (max(left, now), right)] if left < now < right else [(left, right)]
    first, last = max(parts, key=lambda part: part[1] - part[0])
    bold = stretch.look == "now"
    fits = (label for label in stretch.labels if room(label, board.font, bold) <= last - first - 8)
    said = next(fits, "")
    y = sheet.y + height / 2 + board.font * 0.36
    sheet.words.append(text((first + last) / 2, y, said, board.font, f"ac-lab {kind}t", "middle"))


def _spot(placed: Placed, sheet: _Sheet, y: float, now: float, board: Board) -> None:
    """A mark with its line and its words."""
    spot = placed.spot
    if placed.start < placed.end:
        sheet.ground.append(line(placed.start, y, placed.end, y, _tail(spot)))
        if spot.look in _LATE:
            due = placed.start if spot.look == "late" else placed.end
            sheet.ground.append(line(due, y - board.radius * 0.8, due, y + board.radius * 0.8, _tail(spot)))
    shape = f'<g class="{_class(spot)}" transform="translate({n(placed.x)},{n(y)})">{_shape(spot, board)}</g>'
    sheet.marks.append(named(shape, spot.name, spot.href if board.links else ""))
    sheet.drawn += 1
    look = "ac-lab ac-halo" if life_layout.crosses(placed, now, board) else "ac-lab"
    sheet.words.append(text(placed.at, y + board.font * 0.36, placed.label, board.font, look, placed.anchor))


def _tail(spot: Spot) -> str:
    """The look of the line of a promise."""
    match spot.look:
        case "late":
            return "tail"
        case "overdue":
            return "tail tail--on"
        case "kept" | "part":
            return "ac-span ac-span--k"
        case "replaced" | "missed":
            return "ac-span ac-span--gone"
        case _:
            return "ac-span"


def _class(spot: Spot) -> str:
    return f"ac-event ac-event--{spot.look}" if spot.look in ("score", "talk", "asked") else f"ac-p ac-p--{spot.look}"


def _shape(spot: Spot, board: Board) -> str:
    """The shape of a mark around (0, 0)."""
    match spot.look:
        case "score":
            return path(shapes.disc(_SCORE), "s")
        case "talk" | "asked":
            return path(shapes.diamond(board.radius - 0.8), "s")
        case _:
            parts = promise_shapes.of(spot.look, board.radius)
            return "".join(path(part.path, part.role) for part in parts)


def _months(scale: Scale, bottom: float, board: Board, words: Words) -> Iterator[str]:
    """Months and, above them, years: as many as have room; a stronger line at each quarter."""
    window, size = scale.window, board.font
    months = window.months
    edges = [scale.x(day) for day in (*months, window.end)]
    names = [words.month_short(month) for month in months]
    if any(room(name, size) > right - left - 2 for name, left, right in zip(names, edges, edges[1:], strict=False)):
        names = [name[:1] for name in names]
    free = 0.0
    for at, month in enumerate(months):
        left, right = edges[at], edges[at + 1]
        quarter = month.month in window.quarters
        if scale.month >= 6 or month.month == 1 or (quarter and scale.month >= 2.5):
            yield line(left, board.top - 6, left, bottom, "ac-gl ac-gl--q" if quarter else "ac-gl")
        if (at == 0 or month.month == 1) and left >= free:
            year = str(month.year)
            new_year = edges[at + 13 - month.month] if at + 13 - month.month < len(edges) else board.width
            if left + room(year, size, bold=True) <= new_year - 3:
                yield text(left + 1, board.top - size - 13, year, size, "ac-tick ac-strong")
                free = left + room(year, size, bold=True) + 4
        if room(names[at], size) <= right - left - 2:
            yield text((left + right) / 2, board.top - 10, names[at], size, "ac-tick", "middle")


def _as_of(view: LifeView, now: float, bottom: float, board: Board, words: Words) -> Iterator[str]:
    """One line through everything, dated at its foot."""
    said = words.full(view.as_of)
    half = room(said, board.font, bold=True) / 2
    middle = min(max(now, half), board.width - half)
    yield line(now, board.top - 6, now, bottom + 3, "ac-today")
    yield text(middle, bottom + board.font + 5, said, board.font, "ac-todayt", "middle")
