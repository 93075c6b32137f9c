"""The second half of figure 2: what fits per skill, because the total hides the bottleneck."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from accord.charts import bars
from accord.charts.bars import Board, Scale
from accord.charts.figure import Measure
from accord.charts.fits_view import FitsView, SkillFit
from accord.charts.scene import Item, Rect, Scene, Text, scene
from accord.charts.type import fitted, room
from accord.words import Words

_FRAME, _BAR = 18.0, 8.0


def most(view: FitsView) -> Decimal:
    """The largest value of the picture."""
    return max((max(skill.planned, skill.total) for skill in view.skills), default=Decimal(0))


def draw(
    view: FitsView, board: Board, measure: Measure, words: Words, said: tuple[str, str], largest: Decimal
) -> Scene:
    """The scene for one measure; `largest` is the longest bar of all quarters that are compared."""
    on = bars.scale(board, max(largest, most(view)))
    items: list[Item] = []
    y = 4.0
    for skill in view.skills:
        items += _bars(skill, board, on, _top(board, y), words)
        items += _words(skill, board, on, y, words)
        y += (60 if board.stacked else 48) if skill.slices else (46 if board.stacked else 38)
    return scene(f"skills-{view.name}", measure, (board.width, y + 2), *said, *items)


def _top(board: Board, y: float) -> float:
    """Where a frame begins."""
    return y + (20 if board.stacked else 6)


def _bars(skill: SkillFit, board: Board, on: Scale, top: float, words: Words) -> Iterator[Item]:
    """The frame of own days, a hatched piece per promise, and the plan inside."""
    own = skill.own or Decimal(0)
    if own > 0:
        yield Rect(on.left, top, on.length(own), _FRAME, "own-frame", round=1.5)
    if skill.own is not None:
        yield from bars.slices(on, own, skill.slices, top, _FRAME, words, links=board.links)
    if skill.planned > 0:
        yield Rect(on.left, top + (_FRAME - _BAR) / 2, on.length(skill.planned), _BAR, "plan", round=1)


def _words(skill: SkillFit, board: Board, on: Scale, y: float, words: Words) -> Iterator[Item]:
    """The skill's name, its days, what is left, and who gave days."""
    name, value, left = words.opening_skill(skill.skill), value_of(skill, words), tuple(left_of(skill, words))
    top = _top(board, y)
    if board.stacked:
        said = words.t("figure.comma").join((value, *left[:1]))
        space = board.width - room(said, board.font, bold=True) - 8
        yield Text(0, y + 14, fitted(name, space, board.font, True), "label-strong", board.font)
        yield Text(board.width, y + 14, said, "value", board.font, "end")
    else:
        line, start = top + 13.5, board.width - board.notes + 10
        yield Text(board.labels, line, fitted(name, board.labels, board.font, True), "label-strong", board.font, "end")
        yield Text(start, line, value, "value", board.font)
        across = max(62.0, room(value, board.font, bold=True) + 10)
        note = fitted("; ".join(left), board.notes - 10 - across, board.small)
        yield Text(start + across, line, note, "note", board.small)
    yield from _givers(skill, board, on, top + _FRAME + 13, words)


def value_of(skill: SkillFit, words: Words) -> str:
    """62 of 67; the plan alone where capacity is unknown."""
    planned = words.number(skill.planned)
    return planned if skill.own is None else words.t("figure.fits.of", planned=planned, total=words.number(skill.total))


def left_of(skill: SkillFit, words: Words) -> Iterator[str]:
    """5 left; 15 short without the talks."""
    if skill.own is None:
        return
    left, short = skill.total - skill.planned, skill.planned - skill.own
    yield words.t("figure.fits.over", n=-left) if left < 0 else words.t("figure.fits.left", n=left)
    if short > 0 and skill.talks > 0:
        yield words.t("figure.fits.short", n=short)


def _givers(skill: SkillFit, board: Board, on: Scale, y: float, words: Words) -> Iterator[Item]:
    """Who gave how many days, under the hatched pieces."""
    if not skill.slices or skill.own is None:
        return
    given = (
        words.t("figure.fits.slice_of", n=part.days, who=part.who or words.t("figure.not_shown"))
        for part in skill.slices
    )
    size = board.small - 0.5
    said = words.t("figure.fits.plus", n=words.t("figure.comma").join(given))
    end = board.width if board.stacked else board.width - board.notes + 72
    said = fitted(said, end if board.stacked else end - board.left, size)
    x = min(on.x(skill.own) + 1, end - room(said, size))
    yield Text(max(x, 0.0 if board.stacked else board.left), y, said, "note", size)
