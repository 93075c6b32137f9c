"""What a finished figure is: its words, and a drawing for every measure it is shown in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal, Protocol

Measure = Literal["wide", "phone", "paper"]
"""wide: a screen; phone: 328 px; paper: an A4 page. Text is never scaled, so each is drawn anew."""

CLASS: Mapping[Measure, str] = {"wide": "ac-wide", "phone": "ac-slim", "paper": "ac-paperfig"}
"""The class by which the style sheet shows one drawing and hides the others."""

ROOT = "https://accord.invalid/"
"""Stands for the site's root in a drawing's links until the page it is placed on is known."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, ready to be placed on any page."""

    name: str
    """Short name, such as `grid`; with the page's words it makes the ids."""
    title: str
    """What it shows, as a finding where there is one."""
    description: str
    """One or two sentences that tell the same to somebody who cannot see it."""
    caption: str
    """How to read it, at most two lines; may be empty."""
    drawings: Mapping[Measure, str]
    """SVG text by measure. Links begin with `ROOT`; each drawing's ids begin with its measure."""
    marks: int
    """How many marks are drawn."""
    counted: int
    """How many more are only counted in the picture ("+3") or have no place in it."""

    def html(self, root: str) -> str:
        """The figure as one block without blank lines; `root` is the way from the page to the site's root."""
        drawings = "".join(svg.replace(ROOT, root) for svg in self.drawings.values())
        caption = f"<figcaption class='ac-cap'>{escape(self.caption)}</figcaption>" if self.caption else ""
        return f'<figure class="ac-fig" data-search-exclude>{drawings}{caption}</figure>'


class Store(Protocol):
    """Where finished drawings are kept between builds; deleting it changes no byte of the site."""

    def get(self, key: str) -> str | None:
        """The drawing kept under a key, if any."""

    def put(self, key: str, drawing: str) -> None:
        """Keep a drawing under a key."""
