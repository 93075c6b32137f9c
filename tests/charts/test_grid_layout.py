"""The grid as it is laid out: nothing overlaps, arrows clear marks, what is placed is drawn or counted."""

from __future__ import annotations

import time
from itertools import combinations

import pytest
from larkmere import SUMMER, crowd, grid, mark

from accord.charts import grid_scene
from accord.charts.clear import CLEAR
from accord.charts.grid_layout import Layout, lay_out
from accord.charts.grid_view import GridView
from accord.charts.scene import Arrow, Mark, Scene, Text
from accord.charts.sheet import COMPACT, FULL, Sheet
from accord.words import Words

SHEETS = [*FULL.values(), *COMPACT.values()]
CROWDS = [crowd(42, 1, ("1", "2", "3"), 0), crowd(42, 2, ("2", "3", "4")), crowd(60, 3), crowd(30, 4, line="7/2")]


def scene(view: GridView, sheet: Sheet) -> Scene:
    """The picture of a grid."""
    return grid_scene.draw(view, lay_out(view, sheet), sheet, "wide", Words(), "A title")


def gaps(layout: Layout) -> list[float]:
    """Distances between the edges of every two marks, rings left aside."""
    spots = [*layout.marks.values(), *layout.ghosts.values()]
    return [max(abs(a.x - b.x) - a.r - b.r - a.e - b.e, abs(a.y - b.y) - a.r - b.r) for a, b in combinations(spots, 2)]


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("view", [SUMMER, *CROWDS])
def test_no_two_marks_overlap(view: GridView, sheet: Sheet) -> None:
    assert min(gaps(lay_out(view, sheet))) >= 0.5


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("view", [SUMMER, *CROWDS])
def test_every_mark_is_drawn_or_counted(view: GridView, sheet: Sheet) -> None:
    layout = lay_out(view, sheet)
    assert len(layout.marks) + sum(more.n for more in layout.more) == len(view.marks)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_arrows_of_the_sample_clear_every_other_mark(sheet: Sheet) -> None:
    layout = lay_out(SUMMER, sheet)
    assert sorted(layout.routes) == ["lt-02", "lt-03", "lt-10", "lt-16"]
    for slug, route in layout.routes.items():
        others = [s.body for name, s in layout.marks.items() if name != slug]
        others += [s.body for name, s in layout.ghosts.items() if name != slug]
        points = [route.curve.at(n / 500) for n in range(501)]
        assert min(body.distance(x, y) for body in others for x, y in points) >= CLEAR - 0.3


def test_the_promise_moves_its_mark_to_the_left() -> None:
    layout = lay_out(SUMMER, FULL["wide"])
    assert layout.marks["lt-16"].x < layout.ghosts["lt-16"].x
    assert layout.marks["lt-16"].y == pytest.approx(layout.ghosts["lt-16"].y, abs=20)


def test_a_move_inside_one_cell_has_no_arrow() -> None:
    layout = lay_out(grid(mark(1, "now", "4.25", "2.25", ("4.5", "2.25"))), FULL["wide"])
    assert (layout.ghosts, layout.routes) == ({}, {})


def test_2_75_and_3_never_share_a_cell() -> None:
    layout = lay_out(grid(mark(1, "now", "3", "3"), mark(2, "now", "3", "2.75")), FULL["wide"])
    assert layout.marks["lt-01"].x - layout.marks["lt-02"].x == 70


def test_marks_of_a_cell_stand_in_the_order_of_their_codes_movers_from_the_right_last() -> None:
    view = grid(
        mark(1, "now", "4", "2", ("4", "4")),
        mark(10, "now", "4", "2"),
        mark(9, "now", "4", "2"),
        mark(2, "now", "4", "2"),
    )
    spots = lay_out(view, FULL["wide"]).marks
    assert sorted(spots, key=lambda s: (spots[s].y, spots[s].x)) == ["lt-02", "lt-09", "lt-10", "lt-01"]


def test_dotted_marks_give_way_where_there_is_no_room_for_all() -> None:
    full = [mark(n, "now", "3", "3") for n in range(30)]
    layout = lay_out(grid(*full, mark(40, "now", "1", "1", ("3", "3"))), FULL["wide"])
    assert (len(layout.ghosts), sum(more.n for more in layout.more)) == (0, 15)


@pytest.mark.parametrize("measure", ["wide", "paper"])
def test_words_inside_the_grid_lie_on_nothing(measure: str) -> None:
    picture = scene(SUMMER, FULL[measure])  # type: ignore[index]
    words = [item for item in picture.items if isinstance(item, Text) and item.letters == "cause"]
    marks = [item for item in picture.items if isinstance(item, Mark)]
    assert len(words) >= 3
    for left, top, right, bottom in (item.box() for item in words):
        for m in marks:
            assert left > m.x + m.r or right < m.x - m.r or top > m.y + m.r or bottom < m.y - m.r
    for a, b in combinations([item.box() for item in words], 2):
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def test_causes_stand_on_wide_and_paper_only() -> None:
    def causes(sheet: Sheet) -> list[str]:
        items = scene(SUMMER, sheet).items
        return [i.text for i in items if isinstance(i, Text) and i.letters == "cause" and i.text != "new"]

    assert len(causes(FULL["wide"])) == 4
    assert "supervisors’ time agreed" in causes(FULL["paper"])
    assert (causes(FULL["phone"]), causes(COMPACT["wide"])) == ([], [])


def test_an_unnumbered_dotted_mark_on_a_phone_a_numbered_one_elsewhere() -> None:
    def numbers(sheet: Sheet) -> set[str]:
        return {i.number for i in scene(SUMMER, sheet).items if isinstance(i, Mark) and i.place == "was"}

    assert numbers(FULL["wide"]) == {"02", "03", "10", "16"}
    assert numbers(FULL["phone"]) == {""}


def test_a_new_mark_has_a_ring() -> None:
    marks = [item for item in scene(SUMMER, FULL["wide"]).items if isinstance(item, Mark)]
    assert [m.number for m in marks if m.ring] == ["17"]


def test_every_arrow_ends_at_a_full_mark() -> None:
    items = scene(SUMMER, FULL["wide"]).items
    assert sum(isinstance(item, Arrow) for item in items) == 4


def test_no_words_are_smaller_than_10_pixels_or_outside_the_picture() -> None:
    for view in (SUMMER, CROWDS[1]):
        for sheet in SHEETS:
            texts = [item for item in scene(view, sheet).items if isinstance(item, Text)]
            assert min(text.size for text in texts) >= 10
            assert all(text.box()[0] >= -1 and text.box()[2] <= sheet.width + 1 for text in texts)


def test_long_area_names_are_cut_and_do_not_meet() -> None:
    view = grid(mark(1, "now", "4", "2"))
    long = GridView(view.name, view.marks, ("Do this first of all please",) * 4)
    texts = [item for item in scene(long, FULL["phone"]).items if isinstance(item, Text) and item.letters == "area"]
    assert all(text.text.endswith("…") for text in texts)


def test_the_same_facts_make_the_same_picture() -> None:
    assert scene(crowd(60, 3), FULL["wide"]).json() == scene(crowd(60, 3), FULL["wide"]).json()


def test_300_marks_that_all_move_are_laid_out_without_patience() -> None:
    began = time.process_time()
    lay_out(crowd(300, 6, moving=1), FULL["wide"])
    assert time.process_time() - began < 10  # about half a second; the limit is for a machine that is busy
