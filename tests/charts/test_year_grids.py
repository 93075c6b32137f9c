"""The grids of a year beside each other: the same cells in every quarter, every mark drawn or counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from larkmere import SUMMER, boxes, crowd, grid, mark, meeting

from accord.charts import grid as one_grid
from accord.charts import year_grids, year_grids_made
from accord.charts.cache import NoStore
from accord.charts.figure import Measure
from accord.charts.grid_view import GridView
from accord.charts.scene import Mark, Rect, Scene, Text
from accord.charts.year_grids import Panel, YearGrids
from accord.charts.year_grids_made import BOARDS
from accord.domain import plan
from accord.domain.known import known_on
from accord.intake import read
from accord.words import Words

MEASURES: tuple[Measure, ...] = ("wide", "phone", "paper")
DAYS = ((1, 3, 31), (4, 6, 30), (7, 9, 30), (10, 12, 31))
STILL = grid(mark(1, "now", "4.5", "2.5"))


def seen(*grids: GridView) -> YearGrids:
    """A year with these grids."""
    panels = (
        Panel(date(2026, first, 1), date(2026, last, end), one)
        for (first, last, end), one in zip(DAYS, grids, strict=False)
    )
    return YearGrids(2026, tuple(panels))


YEAR = seen(SUMMER, replace(SUMMER, not_shown=2), STILL, SUMMER)


def picture(view: YearGrids, measure: Measure = "wide") -> Scene:
    board = BOARDS[measure]
    layouts = year_grids_made.lay_out_all(view, board)
    return year_grids_made.draw(view, layouts, board, measure, Words(), ("T", "D"))


def frames(scene: Scene) -> list[Rect]:
    return [item for item in scene.items if isinstance(item, Rect) and item.ink == "frame"]


@pytest.mark.parametrize(("measure", "columns"), [("wide", 4), ("phone", 1), ("paper", 2)])
def test_all_grids_are_alike_and_none_overlaps_another(measure: Measure, columns: int) -> None:
    found = frames(picture(YEAR, measure))
    assert len({(frame.width, frame.height) for frame in found}) == 1
    assert len({frame.x for frame in found}) == columns
    for one, other in combinations(found, 2):
        assert other.x >= one.x + one.width or other.y >= one.y + one.height


@pytest.mark.parametrize("measure", MEASURES)
def test_the_same_score_stands_at_the_same_place_of_every_grid(measure: Measure) -> None:
    layouts = year_grids_made.lay_out_all(seen(STILL, STILL, STILL, STILL), BOARDS[measure])
    places = {
        (round(spot.x - sheet.left, 6), round(spot.y - sheet.top, 6))
        for sheet, layout in layouts
        for spot in layout.marks.values()
    }
    assert len(places) == 1


@pytest.mark.parametrize("measure", MEASURES)
def test_every_mark_stays_in_its_own_grid_and_everything_in_the_picture(measure: Measure) -> None:
    scene = picture(seen(*(crowd(40, seed) for seed in range(4))), measure)
    found = frames(scene)
    for item in scene.items:
        if isinstance(item, Mark):
            assert any(f.x <= item.x <= f.x + f.width and f.y <= item.y <= f.y + f.height for f in found)
    assert all(left >= -0.5 and right <= scene.width + 0.5 for left, _, right, _ in boxes(scene))
    assert all(item.size >= 10 for item in scene.items if isinstance(item, Text))


def test_months_stand_above_each_grid() -> None:
    scene = picture(YEAR)
    heads = [item for item in scene.items if isinstance(item, Text) and item.letters == "label-strong"]
    assert [head.text for head in heads] == [
        "January to March",
        "April to June",
        "July to September",
        "October to December",
    ]
    assert all(head.y < frame.y for head, frame in zip(heads, frames(scene), strict=True))
    assert all(b.x > a.x for a, b in pairwise(heads))
    assert meeting(scene) == []


@pytest.mark.parametrize("seed", range(4))
def test_each_initiative_of_each_quarter_is_drawn_or_counted(seed: int) -> None:
    grids = [replace(crowd(n, seed), not_shown=seed) for n in (0, 7, 60, 200)]
    figure = year_grids.figure(seen(*grids), Words(), NoStore(), measures=("phone",))
    assert figure.marks + figure.counted == 267 + 4 * seed


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (YEAR, "Twelve moves on the grid in the year, all to the left"),
        (seen(STILL, STILL), "The grid, quarter by quarter"),
        (seen(STILL, grid(mark(1, "now", "4", "3", ("4", "3.5")))), "One move on the grid in the year, to the left"),
        (
            seen(grid(mark(1, "now", "4", "3", ("4", "2"))), grid(mark(1, "now", "4", "2", ("4", "3")))),
            "Two moves on the grid in the year, one of them to the left",
        ),
        (
            seen(STILL, grid(mark(1, "now", "4", "3", ("4", "2")))),
            "One move on the grid in the year",
        ),
    ],
)
def test_the_title_is_how_much_moved_and_which_way(view: YearGrids, title: str) -> None:
    assert year_grids_made.title(view, Words()) == title


def test_the_picture_is_told_in_words_and_the_caption_names_only_what_is_there() -> None:
    figure = year_grids.figure(YEAR, Words(), NoStore(), measures=("wide",))
    assert figure.description.endswith("July to September 2026: 1 mark. October to December 2026: 17 marks, 4 moved.")
    assert "arrow" in figure.caption
    assert "arrow" not in year_grids_made.caption(seen(STILL, STILL), Words())


def test_larkmere_s_marks_moved_to_the_left(sample: Path) -> None:
    found = read(sample)
    assert found.portfolio is not None
    whole = known_on(found.portfolio, date(2026, 11, 16))
    editions = plan.editions(whole)
    grids = [(edition, one_grid.view(whole, edition, editions[:n])) for n, edition in enumerate(editions)]
    view = year_grids.view(2026, grids)
    assert view is not None
    assert [sum(m.was is not None for m in panel.grid.marks) for panel in view.panels] == [0, 3, 4, 3]
    assert year_grids_made.title(view, Words()) == "Ten moves on the grid in the year, all to the left"
    figure = year_grids.figure(view, Words(), NoStore(), measures=("wide",))
    assert figure.marks + figure.counted == sum(len(edition.entries) for edition in editions)
    assert year_grids.view(2026, grids[:1]) is None
