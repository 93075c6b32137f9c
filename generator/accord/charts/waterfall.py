"""The first half of figure 2: from what was asked for down to the plan, read like a sum, and what we have for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from accord.charts import bars
from accord.charts.bars import Board, Scale
from accord.charts.figure import Measure
from accord.charts.fits_view import FitsView, Named
from accord.charts.scene import Item, Line, Scene, Text, scene
from accord.charts.type import fitted, room
from accord.words import Words

_TOP = 20.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sum."""

    name: str
    """Of its words."""
    days: Decimal
    start: Decimal
    """Where its bar begins on the scale."""
    ink: str
    note: str
    sign: str = ""
    """`minus` for what is taken away."""

    @property
    def strong(self) -> bool:
        """Whether it is a sum, not a step."""
        return not self.sign


def rows(view: FitsView, board: Board, words: Words) -> tuple[Row, ...]:
    """The lines of the sum, from asked for to in the plan."""
    after_scrap = view.asked - view.scrapped
    after_waits = after_scrap - view.waits
    after_smaller = after_waits - view.smaller
    scrap, waits, smaller = (_listed(n, board, words) for n in (view.scrap_list, view.waiting, view.made_smaller))
    ahead = words.t("figure.fits.ahead", n=view.ahead, count=words.count(view.ahead))
    return (
        Row("figure.fits.asked", view.asked, Decimal(0), "ask", ""),
        Row("figure.fits.scrapped", view.scrapped, after_scrap, "scrapped", scrap, "minus"),
        Row("figure.fits.waits", view.waits, after_waits, "waits", waits, "minus"),
        Row("figure.fits.smaller", view.smaller, after_smaller, "small", smaller, "minus"),
        Row("figure.fits.planned", view.planned, Decimal(0), "plan", ahead),
    )


def _listed(names: tuple[Named, ...], board: Board, words: Words, most: int = 5) -> str:
    """The numbers of initiatives in a row, the rest of many counted; a single one with its title where it fits."""
    numbers = [name.number for name in names]
    if len(names) == 1:
        whole = f"{names[0].title} ({numbers[0]})"
        return whole if room(whole, board.small) <= _note_space(board) else numbers[0]
    if len(names) <= most + 1:
        return words.list(numbers) if names else ""
    first = words.t("figure.comma").join(numbers[:most])
    return words.t("figure.fits.others", n=len(names) - most, list=first)


def _note_space(board: Board) -> float:
    """How wide a note may be."""
    return board.width if board.stacked else board.notes - 64


def most(view: FitsView) -> Decimal:
    """The largest value of the picture."""
    return max(view.asked, view.planned, view.total)


def draw(
    view: FitsView, board: Board, measure: Measure, words: Words, said: tuple[str, str], largest: Decimal
) -> Scene:
    """The scene for one measure; `largest` is the longest bar of all quarters that are compared."""
    on = bars.scale(board, max(largest, most(view)))
    lines, y = _sum(view, board, on, words)
    if view.own is not None:
        have, y = _have(view, board, on, words, y)
        lines += have
    shapes = [item for item in lines if not isinstance(item, Text)]
    texts = [item for item in lines if isinstance(item, Text)]
    ground, capacity = bars.lines(board, on, _TOP, y - 6, words), _capacity(view, board, on, words, y)
    height = y + (16 if view.own is not None else 0)
    return scene(f"fits-{view.name}", measure, (board.width, height), *said, *ground, *shapes, *capacity, *texts)


def _sum(view: FitsView, board: Board, on: Scale, words: Words) -> tuple[list[Item], float]:
    """The lines of the sum with their joins, and where they end."""
    items: list[Item] = []
    y, join = _TOP + 6, None
    for row in rows(view, board, words):
        top = _bar_top(board, y)
        if join is not None:
            x, above = join
            items.append(Line(x, above, x, top, "join"))
        items += bars.bar(on, row.start, row.days, top, board.bar, row.ink)
        items += _words(row.name, _value(row, words), row.note, row.strong, board, y, words)
        end = row.start if row.sign else row.days
        join = (on.x(end), top + board.bar)
        y += _height(board, row.note)
    return items, y


def _value(row: Row, words: Words) -> str:
    """A row's days: with a minus where they are taken away, with a plus where a plan grew instead."""
    if not row.sign or not row.days:
        return words.number(row.days)
    return words.t("figure.fits.minus" if row.days > 0 else "figure.fits.plus", n=abs(row.days))


def _have(view: FitsView, board: Board, on: Scale, words: Words, y: float) -> tuple[list[Item], float]:
    """What we have: our own days, then each promise."""
    own = view.own or Decimal(0)
    top = _bar_top(board, y)
    items: list[Item] = [Line(0, y, board.width, y, "rule")]
    items += bars.bar(on, 0, own, top, board.bar, "own")
    items += bars.slices(on, own, view.slices, top, board.bar, words, links=board.links)
    note = _having(view, board, words)
    items += _words("figure.fits.have", words.number(view.total), note, True, board, y, words)
    return items, y + _height(board, note)


def _having(view: FitsView, board: Board, words: Words) -> str:
    """What the days we have are made of, and what is left; without our own where that is too long."""
    parts = [words.t("figure.fits.own", n=view.own)]
    parts += [words.t("figure.fits.from_talks", n=view.talks)] if view.talks else []
    parts += [words.t("figure.fits.away", n=view.days("away"))] if view.days("away") else []
    left = view.total - view.planned
    last = words.t("figure.fits.over", n=-left) if left < 0 else words.t("figure.fits.left", n=left)
    said = [f"{words.t('figure.comma').join(parts[first:])}; {last}" for first in range(len(parts))]
    return next((text for text in said if room(text, board.small) <= _note_space(board)), last)


def _bar_top(board: Board, y: float) -> float:
    """Where the bar of a row begins."""
    return y + (20 if board.stacked else (board.row - board.bar) / 2)


def _height(board: Board, note: str) -> float:
    """The height of a row."""
    return 62.0 if board.stacked and note else board.row


def _words(name: str, value: str, note: str, strong: bool, board: Board, y: float, words: Words) -> Iterator[Item]:
    """A row's words: its name, its days, and a note."""
    label, letters = words.t(name), "label-strong" if strong else "label"
    if board.stacked:
        space = board.width - room(value, board.font, bold=True) - 8
        yield Text(0, y + 14, fitted(label, space, board.font, strong), letters, board.font)
        yield Text(board.width, y + 14, value, "value-halo", board.font, "end")
        beneath = _bar_top(board, y) + board.bar + 13
        yield Text(0, beneath, fitted(note, board.width, board.small), "note-halo", board.small)
        return
    line = y + board.row / 2 + 4.5
    yield Text(board.labels, line, fitted(label, board.labels, board.font, strong), letters, board.font, "end")
    yield Text(board.width - board.notes + 10, line, value, "value", board.font)
    across = max(64.0, room(value, board.font, bold=True) + 22)
    note = fitted(note, board.notes - across, board.small)
    yield Text(board.width - board.notes + across, line, note, "note", board.small)


def _capacity(view: FitsView, board: Board, on: Scale, words: Words, y: float) -> Iterator[Item]:
    """The upright line at our own capacity, through all rows, named at its foot."""
    if view.own is None:
        return
    x, said = on.x(view.own), words.t("figure.fits.own_line", n=view.own)
    yield Line(x, _TOP, x, y - 2, "capacity")
    size = board.small - 0.5
    flips = x + 5 + room(said, size) > board.width
    yield Text(x - 5 if flips else x + 5, y + 8, said, "capacity-word", size, "end" if flips else "start")
