"""What stands in a finished drawing: its words with their boxes, as tests look at them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from accord.charts.type import width

SVG = "{http://www.w3.org/2000/svg}"
_BOLD = frozenset({"ac-strong", "ac-area", "ac-todayt", "ac-pl-nowt", "ac-val", "n"})
_MOVED = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")


@dataclass(frozen=True)
class Words:
    """One line of words and where it stands: left, top, right, bottom."""

    text: str
    size: float
    box: tuple[float, float, float, float]


def words(drawing: str) -> list[Words]:
    """Every line of words of a drawing."""
    return list(_words(ET.fromstring(drawing), 0.0, 0.0))


def _words(element: ET.Element, x: float, y: float) -> Iterator[Words]:
    moved = _MOVED.search(element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{SVG}text":
        text, size = element.text or "", float(element.get("font-size", "0"))
        wide = width(text, size, bool(_BOLD & set(element.get("class", "").split())))
        anchor = element.get("text-anchor", "start")
        left = x + float(element.get("x", "0")) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        base = y + float(element.get("y", "0"))
        yield Words(text, size, (left, base - size * 0.76, left + wide, base + size * 0.22))
    for child in element:
        yield from _words(child, x, y)


def meeting(drawing: str) -> list[tuple[str, str]]:
    """Words that stand on each other."""
    return [(a.text, b.text) for a, b in combinations(words(drawing), 2) if _meet(a.box, b.box)]


def _meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def outside(drawing: str) -> list[str]:
    """Words that leave the picture."""
    root = ET.fromstring(drawing)
    wide, high = float(root.get("width", "0")), float(root.get("height", "0"))
    return [w.text for w in words(drawing) if w.box[0] < -0.5 or w.box[1] < -0.5 or w.box[2] > wide or w.box[3] > high]


def classes(drawing: str, name: str) -> int:
    """How many elements have a class."""
    return sum(name in element.get("class", "").split() for element in ET.fromstring(drawing).iter())
