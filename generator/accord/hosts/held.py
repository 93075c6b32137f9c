"""Drawings are held back while a host reads a page's text: it reads it three times, and there is no text of it in them.

Markdown, the check of anchors and the search each take a page apart tag by tag, and most tags of a page are in its
drawings. So no figure is in a search result, and a build takes about half as long.
"""

from __future__ import annotations

import re

_DRAWING = re.compile(r'<svg\b[^>]*\bclass="ac-[^>]*>.*?</svg>', re.DOTALL)
_STAND_IN = re.compile(r'<svg data-held="(\d+)"></svg>')


class Held:
    """The drawings of one site, each once."""

    def __init__(self) -> None:
        self._drawings: list[str] = []
        self._numbers: dict[str, int] = {}

    def without(self, text: str) -> str:
        """A page's text with a stand-in for every drawing."""
        return _DRAWING.sub(self._stand_in, text)

    def back(self, text: str) -> str:
        """The text with every drawing in its place again; a stand-in nobody has made stays."""
        return _STAND_IN.sub(self._drawing, text)

    def _stand_in(self, found: re.Match[str]) -> str:
        drawing = found[0]
        if drawing not in self._numbers:
            self._numbers[drawing] = len(self._drawings)
            self._drawings.append(drawing)
        return f'<svg data-held="{self._numbers[drawing]}"></svg>'

    def _drawing(self, found: re.Match[str]) -> str:
        number = int(found[1])
        return self._drawings[number] if number < len(self._drawings) else found[0]
