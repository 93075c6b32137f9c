"""Both pictures of what fits, laid out and drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from accord.charts import cache
from accord.charts import skills as skill_bars
from accord.charts import waterfall as sum_bars
from accord.charts.bars import BOARDS, Board
from accord.charts.figure import Figure, Measure, Store
from accord.charts.fits_view import FitsView, SkillFit
from accord.charts.scene import Scene
from accord.words import Words

Draw = Callable[[FitsView, Board, Measure, Words, tuple[str, str], Decimal], Scene]


def sum_made(
    view: FitsView, words: Words, store: Store, most: Decimal | None, measures: Sequence[Measure], title: str | None
) -> Figure:
    """The sum laid out and drawn."""
    asked, planned = words.days(view.asked), words.days(view.planned)
    said = title or words.t("figure.fits.title", asked=asked, planned=planned)
    text = _sum(view, words)
    drawings = _drawings(sum_bars.draw, view, words, store, (said, text), most, measures)
    steps = (view.asked, view.scrapped, view.waits, view.smaller, view.planned, view.own or Decimal(0))
    marks = sum(days > 0 for days in steps) + len(view.slices)
    return Figure(f"fits-{view.name}", said, text, _how_to_read(view, words), drawings, marks, 0)


def skills_made(
    view: FitsView, words: Words, store: Store, most: Decimal | None, measures: Sequence[Measure], title: str | None
) -> Figure:
    """The skills laid out and drawn."""
    said = title or words.t("figure.skills.title")
    text = " ".join(_skill(skill, words) for skill in view.skills)
    drawings = _drawings(skill_bars.draw, view, words, store, (said, text), most, measures)
    caption = words.t("figure.skills.caption_unknown" if view.own is None else "figure.skills.caption")
    return Figure(f"skills-{view.name}", said, text, caption, drawings, len(view.skills), 0)


def _drawings(
    draw: Draw,
    view: FitsView,
    words: Words,
    store: Store,
    said: tuple[str, str],
    most: Decimal | None,
    measures: Sequence[Measure],
) -> dict[Measure, str]:
    """One picture for each measure."""
    largest = most or Decimal(0)
    scenes = {m: draw(view, BOARDS[m], m, words, said, largest) for m in measures}
    return {m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()}


def _sum(view: FitsView, words: Words) -> str:
    """The sum in words."""
    values = {what: words.number(getattr(view, what)) for what in ("asked", "scrapped", "waits", "smaller", "planned")}
    said = [words.t("figure.fits.description", **values)]
    if view.own is None:
        said.append(words.t("figure.fits.own_unknown"))
    else:
        said.append(words.t("figure.fits.and_have", own=words.number(view.own), talks=words.number(view.talks)))
    return " ".join(said)


def _how_to_read(view: FitsView, words: Words) -> str:
    """How to read the sum, naming only what the picture has."""
    if view.own is None:
        return words.t("figure.fits.caption_unknown")
    said = ["figure.fits.caption", *["figure.fits.caption_hatched"] * bool(view.slices)]
    said += ["figure.fits.caption_open"] * bool(view.days("open"))
    said += ["figure.fits.caption_away"] * bool(view.days("away"))
    return " ".join(words.t(name) for name in said)


def _skill(skill: SkillFit, words: Words) -> str:
    """One skill in words."""
    values = {"skill": words.opening_skill(skill.skill), "planned": words.number(skill.planned)}
    if skill.own is None:
        return words.t("figure.skills.line_unknown", **values)
    return words.t("figure.skills.line", **values, own=words.number(skill.own), talks=words.number(skill.talks))
