"""The picture a chat shows beside a link: what does the page say, and where does it all stand on the grid?

It is read at a third of its size: few words, nothing under 19 px, no numbers in marks. It is written from a template
and turned into a PNG, so its colours are written out; they are those of the light scheme in `tokens.css`.
"""

from __future__ import annotations

from dataclasses import dataclass

from accord.charts.card_lines import INK, Run, broken, drawn, shortened, words
from accord.charts.card_parts import HATCH, LEFT, PAPER, Bar, SmallGrid, counts, grid, ruler
from accord.charts.type import FONT, fitted, plain

WIDTH, HEIGHT = 1200, 630
QUIET = "#586374"
_TEXT = 640.0
"""How wide words may be: the grid stands at their right."""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a card shows."""

    above: str
    """Whose plan it is."""
    name: str
    """Of what; in bold."""
    large: tuple[tuple[Run, ...], ...]
    """The headline, by lines where they are known; each is broken where it is too long."""
    said: tuple[Run, ...] = ()
    """The sentence below it."""
    counts: tuple[tuple[str, str, str], ...] = ()
    """Place, count and words of what goes ahead, waits and stands on the scrap list."""
    grid: SmallGrid | None = None
    bars: tuple[tuple[Bar, ...], ...] = ()
    """What was asked for, and below it what there is."""

    @property
    def words(self) -> str:
        """Every word in the picture, for the search for what must not appear."""
        lines = ("".join(run.text for run in line) for line in (*self.large, self.said))
        more = [*(text for _, count, text in self.counts for text in (count, text))]
        bars = [bar.words for row in self.bars for bar in row]
        areas = self.grid.areas if self.grid else ()
        return "\n".join((self.above, self.name, *lines, *more, *bars, *areas))


def svg(card: Card) -> str:
    """The card as one drawing."""
    size, large = _large(card)
    bottom = 212 + (len(large) - 1) * size * 1.17
    body = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/><rect width="12" height="{HEIGHT}" fill="{INK}"/>',
        words(LEFT, 86, fitted(plain(card.above), _TEXT, 25), 25, QUIET),
        words(LEFT, 122, fitted(plain(card.name), _TEXT, 25, True), 25, QUIET, bold=True),
        *(drawn(line, LEFT, 212 + at * size * 1.17, size) for at, line in enumerate(large)),
        *_said(card, bottom + 70),
        *counts(card.counts, bottom + 76, _TEXT + 40),
        *(grid(card.grid) if card.grid else ()),
        *ruler(card.bars),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="{FONT}">{HATCH}{"".join(body)}</svg>'
    )


def _large(card: Card) -> tuple[float, list[tuple[Run, ...]]]:
    """The size of the large words and their lines: as large as three lines of them can be."""
    for size in (58.0, 50.0, 43.0):
        lines = [line for given in card.large for line in broken(given, size, _TEXT)]
        if len(lines) <= 3:
            break
    return size, shortened(lines, 3, size, _TEXT)


def _said(card: Card, y: float) -> list[str]:
    """The sentence below the large words, as many lines of it as find room."""
    size, leading = 33.0, 44.0
    lines = shortened(broken(card.said, size, _TEXT), int((600 - y) // leading) + 1, size, _TEXT)
    return [drawn(line, LEFT, y + at * leading, size) for at, line in enumerate(lines)]
