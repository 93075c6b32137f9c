"""The parts of a drawing, put together: named for a screen reader, linked, without anything a page does not need.

What belongs to an initiative stands in a group `<g class="..." data-initiative="<slug>">`: its mark (`ac-m`), its
dotted mark of last quarter (`ac-m--ghost`), its diamond of an open answer (`ac-m--would`), and as `ac-of` its arrow,
its thin line and its words. A page can dim it by a class, a script can find it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from html import escape
from itertools import groupby

from accord.charts import hatching
from accord.charts.figure import CLASS, ROOT
from accord.charts.palette import CLASSES, HATCH
from accord.charts.pieces import Piece
from accord.charts.scene import Arrow, Curve, Item, Link, Mark, Rect, Scene, Sign, Text
from accord.charts.shapes import number

_LONG = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
_HATCHED = re.compile(rf'"{HATCH}(\w+)"')
_MOVED = re.compile(r"translate\(([^,]+),([^)]+)\)")
_PLAIN = {
    "stroke": "none",
    "stroke-width": "1",
    "stroke-dasharray": "",
    "opacity": "1",
    "font-style": "normal",
    "font-weight": "normal",
    "text-anchor": "start",
}
"""What need not be said."""
_NEVER = {"font-family", "style"}
WHOSE = "data-initiative"
"""The attribute of a group that belongs to an initiative: its slug. The class stands right before it."""
OF = "ac-of"
"""The class of such a group when it is no mark: an arrow, a thin line, words."""


def svg(scene: Scene, parts: Sequence[Sequence[Piece]], drawn: Sequence[ET.Element]) -> str:
    """The drawing as one line of SVG, its items in their order."""
    elements = iter(drawn)
    items = zip(scene.items, parts, strict=True)
    written = [(item, _item(item, [(p, _piece(p, next(elements))) for p in part])) for item, part in items]
    body = _HATCHED.sub(lambda found: f'"{hatching.fill(scene.prefix, found[1])}"', _body(written))
    return f"{opening(scene)}{hatching.definitions(scene.prefix, body)}{body}</svg>"


def opening(scene: Scene) -> str:
    """The start of a drawing, with its title and description.

    A picture with links in it is a group for a screen reader: inside an image it would not find them.
    """
    role = "group" if any(_leads(item) for item in scene.items) else "img"
    size = f'viewBox="0 0 {number(scene.width)} {number(scene.height)}"'
    size += f' width="{number(scene.width)}" height="{number(scene.height)}"'
    title, description = f"{scene.prefix}-title", f"{scene.prefix}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ac-svg {CLASS[scene.measure]}" {size} role="{role}" '
        f'aria-labelledby="{title} {description}"><title id="{title}">{escape(scene.title)}</title>'
        f'<desc id="{description}">{escape(scene.description)}</desc>'
    )


def _link(item: Item) -> Link | None:
    return item.link if isinstance(item, (Rect, Mark, Sign)) else None


def _leads(item: Item) -> bool:
    """Whether an item is a link."""
    link = _link(item)
    return bool(link and link.href)


def _body(written: Sequence[tuple[Item, str]]) -> str:
    """The items; among links, what is no link is for the eye only, as the description says it."""
    if not any(_leads(item) for item, _ in written):
        return "".join(text for _, text in written)
    runs = groupby(written, lambda pair: _leads(pair[0]))
    texts = ((leads, "".join(text for _, text in run)) for leads, run in runs)
    return "".join(text if leads else f'<g aria-hidden="true">{text}</g>' for leads, text in texts)


def _item(item: Item, pieces: Sequence[tuple[Piece, str]]) -> str:
    """One item: its shapes in a link where it leads somewhere, its number after them."""
    shapes = "".join(text for piece, text in pieces if piece.kind != "words")
    words = "".join(text for piece, text in pieces if piece.kind == "words")
    link = _link(item)
    if link:
        shapes = f"<title>{escape(link.name)}</title>{shapes}"
        shapes = f"<a{_address(link)}>{shapes}</a>" if link.href else f"<g>{shapes}</g>"
    if isinstance(item, Mark):
        # The number stands outside the link, so that no style of the page's links reaches it.
        words = words.replace("<text", '<text aria-hidden="true" pointer-events="none"') if link else words
        look = f"ac-m ac-m--{CLASSES.get(item.place, item.place)}"
        return f'<g class="{look}"{_whose(item.initiative)}>{shapes}{words}</g>'
    if isinstance(item, (Arrow, Curve, Text)) and item.initiative:
        return f'<g class="{OF}"{_whose(item.initiative)}>{shapes}{words}</g>'
    return shapes + words


def _whose(initiative: str) -> str:
    """The attribute that says which initiative a group belongs to."""
    return f' {WHOSE}="{escape(initiative)}"' if initiative else ""


def _address(link: Link) -> str:
    """The link's address; only addresses of the site itself are taken."""
    if not link.href.startswith(ROOT):
        raise ValueError(f"{link.href}: a figure leads to the site's own pages only")
    return f' href="{escape(link.href)}"'


def _piece(piece: Piece, element: ET.Element) -> str:
    """One drawn piece as the page needs it."""
    name = element.tag.rpartition("}")[2]
    attributes = _placed(name, dict(element.attrib))
    if piece.words:
        attributes["class"] = piece.words
    if attributes.get("stroke", "none") == "none":
        attributes.pop("stroke-width", None)
    said = {k: v for k, v in attributes.items() if k not in _NEVER and _PLAIN.get(k) != v}
    written = "".join(f' {key}="{escape(_short(value))}"' for key, value in said.items())
    return f"<{name}{written}>{escape(element.text)}</{name}>" if element.text else f"<{name}{written}/>"


def _placed(name: str, attributes: dict[str, str]) -> dict[str, str]:
    """Attributes with the element's place said in the plain way."""
    moved = _MOVED.fullmatch(attributes.get("transform", ""))
    if not moved:
        return attributes
    del attributes["transform"]
    x, y = float(moved[1]), float(moved[2])
    if name == "text":
        return {"x": number(x), "y": number(y), **attributes, "font-size": attributes["font-size"].removesuffix("px")}
    if name == "line":
        ends = {"x2": x + float(attributes.pop("x2", 0)), "y2": y + float(attributes.pop("y2", 0))}
        return {"x1": number(x), "y1": number(y), **{k: number(v) for k, v in ends.items()}, **attributes}
    return attributes if x == y == 0 else {"transform": f"translate({number(x)},{number(y)})", **attributes}


def _short(value: str) -> str:
    """A value with its numbers at two decimals."""
    return _LONG.sub(lambda found: number(float(found[0])), value)
