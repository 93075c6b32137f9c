"""Where marks would stand by answers still open: they take what is left free, and are never counted as initiatives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from larkmere import SUMMER, crowd, grid, mark

from accord.charts import grid as the_grid
from accord.charts import grid_scene, grid_words, would_layout
from accord.charts.cache import FolderStore, NoStore
from accord.charts.cells import STEP
from accord.charts.grid_layout import Layout, lay_out
from accord.charts.grid_view import GridMark, GridView
from accord.charts.grid_would_be import GridWouldBe
from accord.charts.palette import INKS
from accord.charts.scene import Arrow, Curve, Mark, Scene, Text
from accord.charts.shapes import DIAMOND
from accord.charts.sheet import COMPACT, FULL, Sheet
from accord.words import Words

SHEETS = [*FULL.values(), *COMPACT.values()]


def ghost(of: GridMark, impact: str, difficulty: str, granted: bool = False) -> GridWouldBe:
    """Where a mark would stand by the answer to an ask of the COO."""
    return GridWouldBe(
        slug=of.slug,
        code=of.code,
        number=of.number,
        title=of.title,
        granted=granted,
        difficulty=Fraction(difficulty),
        impact=Fraction(impact),
        area="Rethink or scrap",
        on_the_line=False,
        who=("COO", "Human Resources"),
        asked_on=date(2026, 7, 14),
        text="Two people, please",
        realistic="",
        ask="2026-07-14-coo#a1",
        ref=f"2026-07-14-coo#{'a1' if granted else 'k1'}-{of.slug}-{impact}-{difficulty}",
    )


def named(number: str) -> GridMark:
    """A mark of the summer's grid."""
    found: GridMark = next(mark for mark in SUMMER.marks if mark.number == number)
    return found


TWO = (ghost(named("17"), "2.5", "3.5"), ghost(named("17"), "3.5", "1.5", granted=True))
OPEN = replace(SUMMER, would_be=TWO)


def everywhere(view: GridView) -> GridView:
    """The same grid, where every mark would also stand in two cells that hold other marks."""
    shifted = [(a, b) for a, b in pairwise(view.marks) if a.point != b.point]
    found = [ghost(a, str(b.impact), str(b.difficulty)) for a, b in shifted]
    return replace(view, would_be=(*found, *(ghost(b, str(a.impact), str(a.difficulty), True) for a, b in shifted)))


CROWDS = [everywhere(SUMMER), everywhere(crowd(42, 2, ("2", "3", "4"))), everywhere(crowd(60, 3))]


def scene(view: GridView, sheet: Sheet) -> Scene:
    """The picture of a grid."""
    return grid_scene.draw(view, lay_out(view, sheet), sheet, "wide", Words(), "A title")


def diamonds(picture: Scene) -> list[Mark]:
    """The marks of open answers in it."""
    return [item for item in picture.items if isinstance(item, Mark) and item.place == "would-be"]


def real(layout: Layout) -> tuple[object, ...]:
    """Everything of a layout but the open answers."""
    return (layout.marks, layout.ghosts, layout.more, layout.routes)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("view", CROWDS)
def test_nothing_real_moves_or_goes_for_an_open_answer(view: GridView, sheet: Sheet) -> None:
    assert real(lay_out(view, sheet)) == real(lay_out(replace(view, would_be=()), sheet))


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("view", CROWDS)
def test_no_diamond_lies_on_anything(view: GridView, sheet: Sheet) -> None:
    layout = lay_out(view, sheet)
    spots = list(layout.would_be.values())
    discs = [*layout.marks.values(), *layout.ghosts.values()]
    for at, spot in enumerate(spots):
        half = spot.r * DIAMOND
        for other in discs:
            aside = max(0.0, abs(other.x - spot.x) - other.e)
            assert would_layout.away(aside, other.y - spot.y, half) > other.r
        for route in layout.routes.values():
            points = [route.curve.at(n / 200) for n in range(201)]
            assert min(would_layout.away(x - spot.x, y - spot.y, half) for x, y in points) > 1
        for twin in spots[at + 1 :]:
            assert abs(twin.x - spot.x) + abs(twin.y - spot.y) > half + twin.r * DIAMOND


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("view", [OPEN, *CROWDS])
def test_a_diamond_stands_in_its_cell(view: GridView, sheet: Sheet) -> None:
    layout = lay_out(view, sheet)
    across, down = layout.lattice.size
    for item in view.would_be:
        spot = layout.would_be.get(item.key)
        if spot:
            x, y = layout.lattice.centre(layout.lattice.of(item.point))
            assert abs(spot.x - x) + spot.r * DIAMOND <= across / 2 + 0.01
            assert abs(spot.y - y) + spot.r * DIAMOND <= down / 2 + 0.01


@pytest.mark.parametrize("sheet", FULL.values(), ids=FULL)
def test_both_answers_are_drawn_on_every_measure_of_the_grids_own_page(sheet: Sheet) -> None:
    layout = lay_out(OPEN, sheet)
    assert set(layout.would_be) == {item.key for item in TWO}


def test_a_diamond_beside_real_marks_of_its_cell_is_smaller() -> None:
    lonely = ghost(named("17"), "1", "1")
    shared = ghost(named("17"), "4.5", "2.5")
    layout = lay_out(replace(SUMMER, would_be=(lonely, shared)), FULL["wide"])
    assert layout.would_be[shared.key].r < layout.would_be[lonely.key].r


def test_where_a_cell_is_full_the_sentence_stands_alone() -> None:
    full = [mark(n, "now", "3", "3") for n in range(30)]
    mover = mark(40, "later", "1", "1")
    view = replace(grid(*full, mover), would_be=(ghost(mover, "3", "3"),))
    figure = the_grid.figure(view, Words(), NoStore())
    assert lay_out(view, FULL["wide"]).would_be == {}
    assert figure.caption.endswith("Where a diamond finds no room, its sentence says it.")
    assert "A dashed diamond is" not in figure.caption
    assert "LT-40 would stand at difficulty 3, impact 3" in figure.description


def test_inside_one_cell_only_the_sentence_says_it() -> None:
    one = mark(1, "now", "4.25", "2.25")
    view = replace(grid(one), would_be=(ghost(one, "4.5", "2.25"),))
    assert lay_out(view, FULL["wide"]).would_be == {}
    assert "LT-01 would stand at difficulty 2.25, impact 4.5" in grid_words.description(view, Words())


@pytest.mark.parametrize(("impact", "difficulty"), [("7", "2"), ("0", "2"), ("2", "9"), ("-1", "6")])
@pytest.mark.parametrize("line", ["3", "7/2"])
def test_what_lies_beyond_the_scale_is_drawn_at_its_edge_and_says_so(impact: str, difficulty: str, line: str) -> None:
    one = mark(1, "now", "4", "4")
    item = ghost(one, impact, difficulty)
    sheet = FULL["wide"]
    (drawn,) = diamonds(scene(replace(grid(one, line=line), would_be=(item,)), sheet))
    half = drawn.r * DIAMOND
    assert sheet.left - 0.01 <= drawn.x - half
    assert drawn.x + half <= sheet.left + 9 * sheet.across + 0.01
    assert sheet.top - 0.01 <= drawn.y - half
    assert drawn.y + half <= sheet.top + 9 * sheet.down + 0.01
    sentence = grid_words.would_sentence(item, Words())
    assert f"difficulty {Words().number(Fraction(difficulty))}," in sentence
    assert sentence.endswith("That is outside the scale of 1 to 5, so it is drawn at the edge.")


def test_a_thin_line_leads_from_the_real_mark_and_passes_no_other() -> None:
    layout = lay_out(OPEN, FULL["wide"])
    assert set(layout.would_ways) == set(layout.would_be)
    for key, way in layout.would_ways.items():
        others = [spot.body for slug, spot in layout.marks.items() if slug != "lt-17"]
        others += [spot.body for spot in layout.ghosts.values()]
        others += [spot.body for name, spot in layout.would_be.items() if name != key]
        assert min(body.distance(*way.curve.at(n / 300)) for body in others for n in range(301)) > 2
    items = scene(OPEN, FULL["wide"]).items
    lines = [at for at, item in enumerate(items) if isinstance(item, Curve)]
    assert len(lines) == 2
    assert max(lines) < min(at for at, item in enumerate(items) if isinstance(item, (Arrow, Mark)))


def test_its_shape_says_what_it_is_without_its_colour() -> None:
    assert len(diamonds(scene(OPEN, FULL["wide"]))) == 2
    drawing = the_grid.figure(OPEN, Words(), NoStore()).drawings["wide"]
    assert drawing.count("ac-m--would") == 2
    ink = INKS["would-be"]
    assert (ink.fill, ink.stroke) == ("var(--ac-paper)", "var(--ac-place-would)")
    assert ink.dash != INKS["was"].dash
    assert 'stroke-dasharray="4,2.4"' in drawing


@pytest.mark.parametrize("sheet", SHEETS)
def test_words_beside_a_diamond_lie_on_nothing(sheet: Sheet) -> None:
    picture = scene(OPEN, sheet)
    words = [item for item in picture.items if isinstance(item, Text) and item.letters == "cause"]
    assert "if no" in {item.text for item in words}
    marks = [item for item in picture.items if isinstance(item, Mark)]
    for left, top, right, bottom in (item.box() for item in words):
        for m in marks:
            r = m.r * (DIAMOND if m.place == "would-be" else 1)
            assert left > m.x + r or right < m.x - r or top > m.y + r or bottom < m.y - r


def test_a_diamond_is_named_for_a_screen_reader() -> None:
    names = [item.link.name for item in diamonds(scene(OPEN, FULL["wide"])) if item.link]
    assert names == [
        "LT-17 A title, if COO and Human Resources cannot agree: impact 2.5, difficulty 3.5",
        "LT-17 A title, if COO and Human Resources can agree: impact 3.5, difficulty 1.5",
    ]


def test_the_description_says_both_answers_in_a_sentence() -> None:
    said = grid_words.description(OPEN, Words())
    assert (
        "LT-17 would stand at difficulty 3.5, impact 2.5 (Rethink or scrap) "
        "if COO and Human Resources cannot agree to what we asked on 14 July."
    ) in said
    assert "impact 3.5 (Rethink or scrap) if COO and Human Resources can agree to what we asked on 14 July." in said


def test_a_party_these_readers_may_not_know_of_has_no_name() -> None:
    item = replace(TWO[0], who=("",))
    assert "if a party not shown here cannot agree" in grid_words.would_sentence(item, Words())


def test_the_caption_says_what_a_diamond_is_only_where_there_is_one() -> None:
    def captions(view: GridView) -> list[str]:
        return [the_grid.figure(view, Words(), NoStore(), compact=compact).caption for compact in (False, True)]

    assert all("ashed diamond" in caption for caption in captions(OPEN))
    assert not any("diamond" in caption for caption in captions(SUMMER))


def test_open_answers_are_not_counted_as_initiatives() -> None:
    with_them, without = (the_grid.figure(view, Words(), NoStore()) for view in (OPEN, SUMMER))
    assert with_them.marks + with_them.counted == without.marks + without.counted == 18
    assert with_them.title == without.title == "Where 17 initiatives stand"


def test_a_number_that_finds_no_room_in_a_diamond_is_left_out() -> None:
    one = mark(1, "now", "4", "4")
    named = replace(ghost(one, "2", "2"), number="1")
    coded = replace(ghost(one, "2", "2"), number="LEARN-1")
    shown = [diamonds(scene(replace(grid(one), would_be=(item,)), FULL["wide"]))[0] for item in (named, coded)]
    assert [item.number for item in shown] == ["1", ""]


def test_a_kept_figure_is_not_that_of_other_open_answers(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    without = the_grid.figure(SUMMER, Words(), store)
    moved = replace(OPEN, would_be=(replace(TWO[0], impact=TWO[0].impact - STEP), TWO[1]))
    made = [the_grid.figure(view, Words(), store).drawings["wide"] for view in (OPEN, moved)]
    assert len({without.drawings["wide"], *made}) == 3
    assert the_grid.figure(OPEN, Words(), store) == the_grid.figure(OPEN, Words(), NoStore())


def test_the_same_facts_make_the_same_picture() -> None:
    assert scene(CROWDS[2], FULL["wide"]).json() == scene(CROWDS[2], FULL["wide"]).json()
