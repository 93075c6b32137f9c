"""Page one's ruler: the headline sentence as two bars on one scale, asked for above, what we have below.

It stands on every edition, so it is written from a template instead of being drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from accord.charts import hatching
from accord.charts.figure import CLASS, Figure, Measure
from accord.charts.shapes import number as n
from accord.charts.type import fitted, plain, room
from accord.domain.balance import Balance
from accord.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: its words and its days."""

    words: str
    days: Decimal
    look: str
    """Its class in the style sheet, or `talk`."""


@dataclass(frozen=True, slots=True)
class _Size:
    """How large the ruler is for a measure, in pixels."""

    width: float
    bar: float
    font: float
    gap: float
    """Between the bars."""


SIZES: Mapping[Measure, _Size] = {
    "wide": _Size(780, 22, 13, 34),
    "phone": _Size(328, 18, 12, 44),
    "paper": _Size(440, 18, 12, 44),
}


def html(balance: Balance, words: Words) -> str:
    """The ruler as one block, ready for a page; it has no links."""
    return figure(balance, words).html("")


def figure(balance: Balance, words: Words) -> Figure:
    """The ruler of an edition."""
    parts, have = _asked(balance, words), _have(balance, words)
    title = words.t(
        "figure.ruler.title", asked=words.days(balance.sum("asked")), planned=words.days(balance.sum("planned"))
    )
    said = [part.words for part in parts[1:]]
    if have:
        own, talks = words.number(balance.sum("own")), words.number(balance.sum("negotiated"))
        said.append(words.t("figure.ruler.description", own=own, talks=talks))
    else:
        said.append(words.t("figure.fits.own_unknown"))
    name = f"ruler-{balance.edition.quarter.id.lower()}"
    description = words.t("figure.comma").join(said)
    most = float(max(sum((p.days for p in bar), Decimal(0)) for bar in (parts, have)))
    drawings = {m: _drawing(m, name, (title, description), parts, have, most or 1.0) for m in SIZES}
    return Figure(name, title, description, "", drawings, marks=len(parts) + len(have), counted=0)


def _asked(balance: Balance, words: Words) -> tuple[Part, ...]:
    """What was asked for: in the plan, and what became of the rest."""
    planned = balance.sum("planned")
    asked = words.t("figure.ruler.asked", asked=balance.sum("asked"), planned=planned)
    rest = (
        ("figure.ruler.smaller", balance.sum("smaller"), "ac-small"),
        ("figure.ruler.waits", balance.sum("waits"), "ac-waits"),
        ("figure.ruler.scrapped", balance.sum("scrapped"), "ac-scrap"),
    )
    steps = (Part(words.t(name, n=days), days, look) for name, days, look in rest if days > 0)
    return (Part(asked, planned, "ac-plan"), *steps)


def _have(balance: Balance, words: Words) -> tuple[Part, ...]:
    """Own days and days from talks; nothing where our own are unknown."""
    if not balance.knows_capacity:
        return ()
    own, talks = balance.sum("own"), balance.sum("negotiated")
    first = Part(words.t("figure.ruler.own", n=own), own, "ac-own")
    added = Part(words.t("figure.ruler.talks", n=talks), talks, "talk")
    return (first, added) if talks > 0 else (first,)


def _drawing(
    measure: Measure,
    name: str,
    said: tuple[str, str],
    asked: tuple[Part, ...],
    have: tuple[Part, ...],
    most: float,
) -> str:
    """The ruler for one measure."""
    size, prefix = SIZES[measure], f"{measure}-{name}"
    scale = size.width / most
    top = size.font + 10
    above, spilled = _words(asked, top, scale, size)
    # Two lines of words stand between the bars where those of the first found no room above it.
    below = top + size.bar + (max(size.gap, 2 * size.font + 14) if spilled else size.gap)
    body = "".join(_bar(asked, top, scale, size, prefix)) + above
    if have:
        beside, _ = _words(have, below, scale, size)
        body += "".join(_bar(have, below, scale, size, prefix)) + beside
        body += _line(have[0], scale, (top, below), size, through=not spilled)
    height = (below if have else top) + size.bar + (4 if have else size.font + 6)
    title, description = (escape(plain(text)) for text in said)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ac-svg {CLASS[measure]}" viewBox="0 0 {n(size.width)} '
        f'{n(height)}" width="{n(size.width)}" height="{n(height)}" role="img" aria-labelledby="{prefix}-title '
        f'{prefix}-desc"><title id="{prefix}-title">{title}</title><desc id="{prefix}-desc">{description}</desc>'
        f"{hatching.definitions(prefix, body)}{body}</svg>"
    )


def _bar(parts: tuple[Part, ...], y: float, scale: float, size: _Size, prefix: str) -> Iterator[str]:
    """The pieces of one bar, side by side."""
    x = 0.0
    for part in parts:
        wide = float(part.days) * scale
        look = f'class="{part.look}"'
        if part.look == "talk":
            look = f'fill="{hatching.fill(prefix, "kept")}" stroke="var(--ac-talk)" stroke-width="1.2"'
        if wide > 0:
            inner = max(wide - 1.5, 0.5)
            yield f'<rect {look} x="{n(x + 0.75)}" y="{n(y)}" width="{n(inner)}" height="{n(size.bar)}" rx="1.5"/>'
        x += wide


def _words(parts: tuple[Part, ...], y: float, scale: float, size: _Size) -> tuple[str, bool]:
    """The words of a bar, and whether some stand below it.

    The first stand at the left, the others over their pieces where they find room.
    """
    first, *rest = parts
    free = room(first.words, size.font, bold=True) + 12
    text = _text(0.75, y - 6, fitted(first.words, size.width, size.font, True), size, "ac-lab ac-strong")
    x = float(first.days) * scale
    left: list[str] = []
    for index, part in enumerate(rest, 1):
        need, last = room(part.words, size.font), index == len(rest)
        start = max(free, min(x + 5, size.width - need) if last else x + 5)
        x += float(part.days) * scale
        if not left and start + need <= (size.width if last else x + 3):
            text += _text(start, y - 6, part.words, size, "ac-lab")
            free = start + need + 8
        else:
            left.append(part.words)
    if left:
        text += _text(size.width, y + size.bar + size.font + 3, ", ".join(left), size, "ac-lab", "end")
    return text, bool(left)


def _text(x: float, y: float, words: str, size: _Size, look: str, anchor: str = "") -> str:
    end = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{look}" x="{n(x)}" y="{n(y)}" font-size="{n(size.font)}"{end}>{escape(plain(words))}</text>'


def _line(own: Part, scale: float, bars: tuple[float, float], size: _Size, *, through: bool) -> str:
    """Our own capacity, through both bars; in two pieces where words stand between them."""
    x = min(max(float(own.days) * scale, 0.7), size.width - 0.7)
    top, below = bars
    free = through and room(own.words, size.font, bold=True) + 4 < x
    pieces = (
        [(top - 1, below + size.bar + 3)]
        if free
        else [(top - 1, top + size.bar + 3), (below - 3, below + size.bar + 3)]
    )
    line = '<line class="ac-cap" x1="{x}" y1="{y1}" x2="{x}" y2="{y2}"/>'
    return "".join(line.format(x=n(x), y1=n(y1), y2=n(y2)) for y1, y2 in pieces)
