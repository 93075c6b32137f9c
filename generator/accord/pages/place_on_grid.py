"""Where an initiative stands on the grid, and its way there over the quarters: a small grid with its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from accord.charts import place_grid
from accord.charts.figure import Figure
from accord.charts.place_grid import Ground, PlaceView, Stand
from accord.domain.moves import Move
from accord.domain.plan import Edition, Placed
from accord.domain.scores import Score
from accord.pages.desk import Desk
from accord.pages.grid_page import quiet

MOST = 3
"""Most moves that are told, the newest first; the table of scores has them all."""


@dataclass(frozen=True, slots=True)
class PlaceOnGrid:
    """The small grid and what it says in words."""

    figure: Figure
    now: Markup
    """Where it stands, or stood last."""
    moves: tuple[Markup, ...]
    """When and why it moved, the newest first."""


def of(desk: Desk, slug: str) -> PlaceOnGrid | None:
    """The place of one initiative; None where no quarter has placed it with a score."""
    placed = [(edition, entry) for edition in desk.report.editions if (entry := edition.entry(slug)) and entry.score]
    if not placed:
        return None
    now = _now(desk, *placed[-1])
    moves = [line for edition, entry in reversed(placed) if (line := _moved(desk, edition, entry))]
    view = PlaceView(
        slug, desk.report.labels[desk.code(slug)], placed[-1][1].place, _stands(desk, placed), _ground(desk)
    )
    description = " ".join(str(line.striptags()) for line in (now, *moves))
    title = desk.words.t("initiative.grid.figure", code=desk.code(slug))
    return PlaceOnGrid(place_grid.figure(view, desk.words, title, description), now, tuple(moves[:MOST]))


def _ground(desk: Desk) -> Ground:
    grid = desk.portfolio.settings.grid
    areas = (grid.areas.do_first, grid.areas.plan_together, grid.areas.fill_in, grid.areas.rethink)
    return Ground(areas, Fraction(grid.line), Fraction(grid.near_line))


def _stands(desk: Desk, placed: list[tuple[Edition, Placed]]) -> tuple[Stand, ...]:
    """Its scores, quarters of one score after each other together."""
    runs: list[tuple[Edition, Edition, Score]] = []
    for edition, entry in placed:
        assert entry.score is not None  # only scored entries are placed on the grid
        if runs and runs[-1][2].point == entry.score.point:
            runs[-1] = (runs[-1][0], edition, entry.score)
        else:
            runs.append((edition, edition, entry.score))
    return tuple(_stand(desk, *run) for run in runs)


def _stand(desk: Desk, first: Edition, last: Edition, score: Score) -> Stand:
    words, one, two = desk.words, first.quarter.first_day, last.quarter.last_day
    when = words.t("quarter.months", first=words.month_short(one), last=words.month_short(two))
    name = words.t(
        "initiative.grid.stand", months=words.months(one, two), impact=score.impact, difficulty=score.difficulty
    )
    return Stand(when, name, score.point)


def _now(desk: Desk, edition: Edition, entry: Placed) -> Markup:
    """Area and exact scores; with the months where that is not the current quarter."""
    score = entry.score
    assert score is not None
    area = desk.portfolio.settings.grid.areas.name(score.area)
    shown = desk.words.t("grid.area_on_line", area=area) if score.on_the_line else area
    given = {"area": shown, "impact": score.impact, "difficulty": score.difficulty}
    if edition is desk.report.current:
        return desk.say("initiative.grid.now", **given)
    return desk.say("initiative.grid.last", months=_months(desk, edition), **given)


def _moved(desk: Desk, edition: Edition, entry: Placed) -> Markup | None:
    move: Move | None = next((m for m in desk.report.moves(edition) if m.initiative == entry.initiative), None)
    if move is None or move.kind != "moved":
        return None
    return desk.say("initiative.grid.moved", months=_months(desk, edition), what=quiet(desk, entry, move))


def _months(desk: Desk, edition: Edition) -> str:
    return desk.words.months(edition.quarter.first_day, edition.quarter.last_day)
