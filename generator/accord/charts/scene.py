"""A figure as it was laid out, before anybody draws it: plain values, in CSS pixels, top to bottom, left to right.

A scene holds everything a drawing depends on. Its JSON is always the same for the same facts, so it is what a
finished drawing is kept under.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from accord.charts.figure import Measure
from accord.charts.type import plain, width

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a part of the picture leads, and what it is called there."""

    name: str
    """What a screen reader says and a pointer shows."""
    href: str = ""
    """Begins with `ROOT`; empty for a part that has a name but leads nowhere."""


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright box, such as a bar; `ink` names how it is drawn."""

    x: float
    y: float
    width: float
    height: float
    ink: str
    round: float = 0.0
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from 1 to 2, bent towards the control point, with a head at 2."""

    x1: float
    y1: float
    cx: float
    cy: float
    x2: float
    y2: float
    head: float
    """Length of the head."""
    initiative: str = ""
    """Slug of the initiative it belongs to; empty for none. The drawing carries it as `data-initiative`."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A line from 1 to 2 without a head, bent towards the control point."""

    x1: float
    y1: float
    cx: float
    cy: float
    x2: float
    y2: float
    ink: str
    initiative: str = ""
    """As an arrow's."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; `y` is the line they stand on."""

    x: float
    y: float
    text: str
    letters: str
    """Names how they are drawn."""
    size: float
    anchor: Anchor = "start"
    initiative: str = ""
    """As an arrow's."""

    def box(self, bold: bool = False) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the words."""
        w = width(self.text, self.size, bold)
        left = self.x - {"start": 0.0, "middle": w / 2, "end": w}[self.anchor]
        return (left, self.y - self.size * 0.76, left + w, self.y + self.size * 0.22)


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of an initiative: its place is its shape, its number stands in it."""

    x: float
    y: float
    r: float
    place: str
    """A place in the plan, or `was` for last quarter's place, or `would-be` for that of an open answer."""
    number: str = ""
    size: float = 10.0
    """Font size of the number."""
    e: float = 0.0
    """Half of what is let in at the middle to make room for a long code."""
    ring: float = 0.0
    """How far outside the mark the ring of a new one runs; 0 for none."""
    link: Link | None = None
    initiative: str = ""
    """As an arrow's."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The mark of a promise: its state is its shape."""

    x: float
    y: float
    r: float
    look: str
    """What the style sheet calls the state."""
    link: Link | None = None


Item = Rect | Line | Arrow | Curve | Text | Mark | Sign


@dataclass(frozen=True, slots=True)
class Scene:
    """One figure for one measure."""

    name: str
    """The figure's name; with the measure it begins every id of the drawing."""
    measure: Measure
    width: float
    height: float
    title: str
    description: str
    items: tuple[Item, ...]
    """What is drawn, the lowest first."""

    @property
    def prefix(self) -> str:
        """What every id of the drawing begins with."""
        return f"{self.measure}-{self.name}"

    def json(self) -> str:
        """The scene as canonical JSON: two decimals, sorted keys."""
        items = [{"kind": type(item).__name__, **asdict(item)} for item in self.items]
        whole = {**{key: getattr(self, key) for key in ("name", "measure", "width", "height")}, "items": items}
        whole |= {"title": self.title, "description": self.description}
        return canonical(whole)


def scene(name: str, measure: Measure, size: tuple[float, float], title: str, description: str, *items: Item) -> Scene:
    """A scene whose words stand on one line each; empty words are left out."""
    clean = (_plain(item) for item in items)
    kept = tuple(item for item in clean if not (isinstance(item, Text) and not item.text))
    return Scene(name, measure, size[0], size[1], plain(title), plain(description), kept)


def _plain(item: Item) -> Item:
    """An item whose words are plain."""
    match item:
        case Text():
            return replace(item, text=plain(item.text))
        case Rect(link=Link() as link) | Mark(link=Link() as link) | Sign(link=Link() as link):
            return replace(item, link=Link(plain(link.name), link.href))
        case _:
            return item


def canonical(value: Any) -> str:
    """A value as JSON that is the same on every machine."""
    return json.dumps(_calm(value), sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def _calm(value: Any) -> Any:
    """A value with its lengths rounded, so that the last digit of a machine changes nothing."""
    if isinstance(value, float):
        return round(value, 2) + 0.0
    if isinstance(value, dict):
        return {key: _calm(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_calm(item) for item in value]
    return value
