"""Small pieces of SVG for drawings that are written from a template: classes of the style sheet, no colours."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from accord.charts.scene import Anchor
from accord.charts.shapes import number as n
from accord.charts.type import ELLIPSIS, MARGIN, plain, room, width


def drawing(
    prefix: str, look: str, size: tuple[float, float], titles: tuple[str, str], body: str, *, leads: bool = False
) -> str:
    """A whole drawing on one line; `titles` are its title and description, `prefix` begins its ids.

    A picture with links in it is a group for a screen reader: inside an image it would not find them.
    """
    role = "group" if leads else "img"
    title, description = (escape(plain(text)) for text in titles)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ac-svg {look}" viewBox="0 0 {n(size[0])} {n(size[1])}" '
        f'width="{n(size[0])}" height="{n(size[1])}" role="{role}" aria-labelledby="{prefix}-title {prefix}-desc">'
        f'<title id="{prefix}-title">{title}</title><desc id="{prefix}-desc">{description}</desc>{body}</svg>'
    )


def text(x: float, y: float, words: str, size: float, look: str, anchor: Anchor = "start") -> str:
    """One line of words; `y` is the line they stand on. Nothing where there are none."""
    if not words.isprintable():
        words = plain(words)
    if not words:
        return ""
    end = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{look}" x="{n(x)}" y="{n(y)}" font-size="{n(size)}"{end}>{escape(words, quote=False)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    """A straight line."""
    return f'<line class="{look}" x1="{n(x1)}" y1="{n(y1)}" x2="{n(x2)}" y2="{n(y2)}"/>'


def box(x: float, y: float, wide: float, high: float, look: str, corner: float = 0.0) -> str:
    """An upright box."""
    corners = f' rx="{n(corner)}"' if corner else ""
    return f'<rect class="{look}" x="{n(x)}" y="{n(y)}" width="{n(max(wide, 0.5))}" height="{n(high)}"{corners}/>'


def path(way: str, look: str) -> str:
    """A shape given as a path."""
    return f'<path class="{look}" d="{way}"/>'


def named(shapes: str, name: str, href: str = "") -> str:
    """Shapes with a name, and a link where they lead somewhere; `href` begins with `ROOT`."""
    inner = f"<title>{escape(plain(name), quote=False)}</title>{shapes}"
    return f'<a href="{escape(href)}">{inner}</a>' if href else f"<g>{inner}</g>"


def unsaid(shapes: str) -> str:
    """Shapes for the eye only: names and the description say the same; a pointer meets what is below."""
    return f'<g aria-hidden="true" pointer-events="none">{shapes}</g>' if shapes else ""


def shortened(words: str, space: float, size: float, bold: bool = False) -> str:
    """Words cut at a word where they do not fit a width; empty where nothing would be left."""
    if room(words, size, bold) <= space:
        return words
    left = space / MARGIN - width(ELLIPSIS, size, bold)
    at = 0
    for sign in words:
        left -= width(sign, size, bold)
        if left < 0:
            break
        at += 1
    cut = words[:at]
    whole = cut if words[at : at + 1] == " " else cut.rpartition(" ")[0]
    kept = whole if len(whole) * 2 > len(cut) else cut
    return kept.rstrip(" ,;:–-") + ELLIPSIS if kept.strip() else ""


def wrapped(words: str, space: float, size: float, most: int, bold: bool = False) -> list[str]:
    """Words in at most so many lines of a width; the last one is cut where they are too many."""
    lines: list[str] = []
    rest: Sequence[str] = words.split()
    while rest and len(lines) < most:
        taken = 1
        while taken < len(rest) and room(" ".join(rest[: taken + 1]), size, bold) <= space:
            taken += 1
        last = len(lines) == most - 1
        lines.append(shortened(" ".join(rest if last else rest[:taken]), space, size, bold))
        rest = () if last else rest[taken:]
    return [line for line in lines if line]
