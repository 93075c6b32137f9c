"""What a scene's items are made of: boxes, lines, outlines and words, each drawn by one kind of mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any, Literal

from accord.charts import promise_shapes, shapes
from accord.charts.palette import INKS, LETTERS, NUMBERS, PROMISES
from accord.charts.scene import Arrow, Curve, Item, Line, Mark, Rect, Sign, Text

Kind = Literal["box", "line", "outline", "words"]
KINDS: tuple[Kind, ...] = ("box", "line", "outline", "words")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to draw."""

    kind: Kind
    row: dict[str, Any]
    """Its values, by the names the chart's encodings use."""
    words: str = ""
    """The class of its letters."""


def of(item: Item) -> Iterator[Piece]:
    """The pieces of an item, the lowest first."""
    match item:
        case Rect():
            place = {"x": item.x, "x2": item.x + item.width, "y": item.y, "y2": item.y + item.height}
            yield Piece("box", {**place, "round": item.round, **_ink(item.ink)})
        case Line():
            yield Piece("line", {"x": item.x1, "x2": item.x2, "y": item.y1, "y2": item.y2, **_ink(item.ink)})
        case Arrow():
            yield from _arrow(item)
        case Curve():
            n = shapes.number
            path = f"M{n(item.x1)},{n(item.y1)}Q{n(item.cx)},{n(item.cy)},{n(item.x2)},{n(item.y2)}"
            yield _outline(0, 0, path, item.ink)
        case Text():
            yield _words(item.x, item.y, item.text, item.letters, item.size, item.anchor)
        case Mark():
            yield from _mark(item)
        case Sign():
            for part in promise_shapes.of(item.look, item.r):
                yield _outline(item.x, item.y, part.path, PROMISES[item.look][part.role])


def _ink(name: str) -> dict[str, Any]:
    """The values of an ink."""
    ink = INKS[name]
    return {"fill": ink.fill, "stroke": ink.stroke, "width": ink.width, "dash": list(ink.dash)}


def _outline(x: float, y: float, shape: str, ink: str) -> Piece:
    return Piece("outline", {"x": x, "y": y, "shape": shape, **_ink(ink)})


def _words(x: float, y: float, text: str, letters: str, size: float, anchor: str) -> Piece:
    look = LETTERS[letters]
    row = {"x": x, "y": y, "text": text, "size": size, "fill": look.fill}
    row["align"] = {"start": "left", "middle": "center", "end": "right"}[anchor]
    row |= {"weight": "bold" if look.bold else "normal", "slant": "italic" if look.italic else "normal"}
    return Piece("words", row, look.words)


def _arrow(arrow: Arrow) -> Iterator[Piece]:
    """A line that ends where its head begins, and the head."""
    dx, dy = arrow.x2 - arrow.cx, arrow.y2 - arrow.cy
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    bx, by, half = arrow.x2 - ux * arrow.head, arrow.y2 - uy * arrow.head, arrow.head * 0.46
    n = shapes.number
    line = f"M{n(arrow.x1)},{n(arrow.y1)}Q{n(arrow.cx)},{n(arrow.cy)},{n(bx)},{n(by)}"
    head = [(arrow.x2, arrow.y2), (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half)]
    yield _outline(0, 0, line, "arrow")
    yield _outline(0, 0, shapes.polygon(head), "arrowhead")


def _mark(mark: Mark) -> Iterator[Piece]:
    """The ring of a new one, the shape of its place, and its number."""
    if mark.ring:
        yield _outline(mark.x, mark.y, shapes.disc(mark.r + mark.ring, mark.e), "ring")
    yield _outline(mark.x, mark.y, shapes.outline(mark.place, mark.r, mark.e), mark.place)
    if mark.place == "next":
        yield _outline(mark.x, mark.y, shapes.third(mark.r - 1, mark.e), "next-filled")
    if mark.number:
        dx, dy = shapes.number_shift(mark.place, mark.r)
        y = mark.y + dy + mark.size * 0.355
        yield _words(mark.x + dx, y, mark.number, NUMBERS[mark.place], mark.size, "middle")
