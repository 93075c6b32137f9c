"""Small marks beside words, in lists and tables: the same shapes as in the figures, as plain SVG.

They repeat thousands of times, so each is made once. A mark is decoration: the word always stands beside it.
"""

from __future__ import annotations

from functools import cache

from accord.charts import numbers, promise_shapes, shapes
from accord.charts.packing import font, longer
from accord.charts.palette import CLASSES
from accord.charts.shapes import number as n
from accord.charts.type import plain

R = 11.0
"""Radius of an initiative's mark; promises are smaller."""
RING = 3.5
_PROMISE = 7.0


def number(code: str) -> str:
    """The digits of one code; `numbers.labels` knows when two codes of a portfolio would read alike."""
    return numbers.labels([code])[code]


@cache
def place(place: str, number: str = "", new: bool = False) -> str:
    """The mark of an initiative at a place of the plan, with its number; `new` adds a ring."""
    number = plain(number)
    size = font(R)
    e = longer(number, R)
    around = RING + 1 if new or place == "would-be" else 2.0  # a ring, or a diamond's corners
    w, h = 2 * (R + e + around), 2 * (R + around)
    ring = f'<path class="ring" d="{shapes.disc(R + RING, e)}"/>' if new else ""
    filled = f'<path class="f" d="{shapes.third(R - 1, e)}"/>' if place == "next" else ""
    dx, dy = shapes.number_shift(place, R)
    text = f'<text class="n" x="{n(dx)}" y="{n(dy + size * 0.355)}" font-size="{n(size)}" text-anchor="middle">'
    words = f"{text}{_escaped(number)}</text>" if number else ""
    body = f'{ring}<path class="s" d="{shapes.outline(place, R, e)}"/>{filled}{words}'
    return _icon(w, h, f'<g class="ac-m ac-m--{CLASSES.get(place, place)}">{body}</g>')


@cache
def promise(state: str) -> str:
    """The mark of a promise's state, in full or as everyone reads it; also `ask` and `again`."""
    look, r = promise_shapes.LOOKS.get(state, state), _PROMISE
    side = 2 * r + 6
    body = f'<g class="ac-p ac-p--{look}">{_promise(look, r)}</g>'
    if look != "late":
        return _icon(side, side, body)
    tail = f"M{n(1 - side / 2)},-4V4M{n(1 - side / 2)},0H0"
    late = f'<g class="ac-p ac-p--late" transform="translate({n(side / 2 - r)},0)">{_promise(look, r - 1)}</g>'
    return _icon(side, side, f'<path class="tail" d="{tail}"/>{late}')


def ask() -> str:
    """An ask without an answer."""
    return promise("ask")


def again() -> str:
    """A date on which something is looked at again."""
    return promise("again")


@cache
def bullet(share: float, wide: float = 120.0) -> str:
    """How far a measure has come from its first value to its target, as a bar; the sentence stands beside it."""
    reach = min(max(share, 0.0), 1.0) * wide
    frame = f'<rect class="ac-ownf" x="0.5" y="0.5" width="{n(wide)}" height="9" rx="1.5"/>'
    bar = f'<rect class="ac-plan" x="0.5" y="3" width="{n(reach)}" height="4"/>' if reach else ""
    target = f'<line class="ac-hr2" x1="{n(wide + 0.5)}" y1="0" x2="{n(wide + 0.5)}" y2="10"/>'
    return _svg(f"0 0 {n(wide + 2)} 10", wide + 2, 10, frame + bar + target)


def _promise(look: str, r: float) -> str:
    """The shapes of a state, around (0, 0)."""
    paths = "".join(f'<path class="{part.role}" d="{part.path}"/>' for part in promise_shapes.of(look, r))
    if look != "ask":
        return paths
    return f'{paths}<text class="q" y="{n(0.5 * r)}" font-size="{n(r * 1.45)}" text-anchor="middle">?</text>'


def _icon(w: float, h: float, body: str) -> str:
    """A picture around (0, 0)."""
    return _svg(f"{n(-w / 2)} {n(-h / 2)} {n(w)} {n(h)}", w, h, body)


def _svg(box: str, w: float, h: float, body: str) -> str:
    size = f'viewBox="{box}" width="{n(w)}" height="{n(h)}"'
    return f'<svg class="ac-i" {size} aria-hidden="true" focusable="false">{body}</svg>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
