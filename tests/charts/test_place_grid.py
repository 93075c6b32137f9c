"""The place of an initiative on a small grid: one mark, dotted marks of other quarters, an arrow for each way."""

from __future__ import annotations

from fractions import Fraction

import drawn
import pytest
from larkmere import AREAS

from accord.charts import place_grid
from accord.charts.figure import Figure
from accord.charts.place_grid import Ground, PlaceView, Stand
from accord.domain.quarter import PLACES, PlanPlace
from accord.words import Words


def seen(*scores: tuple[str, str], place: PlanPlace = "now", number: str = "16") -> PlaceView:
    """Where an initiative stood, quarter by quarter, by impact and difficulty."""
    stands = tuple(
        Stand(f"Q{n} to Q{n}", f"quarter {n}", (Fraction(difficulty), Fraction(impact)))
        for n, (impact, difficulty) in enumerate(scores, 1)
    )
    return PlaceView("one", number, place, stands, Ground(AREAS, Fraction(3), Fraction(1, 4)))


def made(view: PlaceView) -> Figure:
    return place_grid.figure(view, Words(), "Where LT-16 stands on the grid", "In words.")


@pytest.mark.parametrize(
    ("scores", "dotted", "arrows"),
    [
        ([("4.25", "2.25")], 0, 0),
        ([("4.25", "3.5"), ("4.25", "2.25")], 1, 1),
        ([("4.25", "3.5"), ("4.25", "3.6")], 0, 0),  # a move inside one cell is no way
        ([("4.75", "4.5"), ("4.75", "3.5"), ("4.25", "2.5"), ("3.5", "1.75")], 3, 3),
        ([("4", "2"), ("4", "4"), ("4", "2")], 1, 2),  # there and back
    ],
)
def test_each_other_place_is_dotted_and_each_way_an_arrow(
    scores: list[tuple[str, str]], dotted: int, arrows: int
) -> None:
    for drawing in made(seen(*scores)).drawings.values():
        assert drawn.classes(drawing, "ac-m--now") == 1
        assert drawn.classes(drawing, "ac-m--ghost") == dotted
        assert drawn.classes(drawing, "ac-arrow") == drawn.classes(drawing, "ac-arrowh") == arrows


def test_a_dotted_mark_says_when() -> None:
    for drawing in made(seen(("4.25", "3.5"), ("4.25", "2.25"))).drawings.values():
        assert "Q1 to Q1" in [words.text for words in drawn.words(drawing)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("number", ["6", "16", "LT-160"])
def test_words_keep_clear_of_each_other_at_every_edge(place: PlanPlace, number: str) -> None:
    corners = [("1", "1"), ("5", "5"), ("1", "5"), ("5", "1"), ("3", "3")]
    for last in corners:
        for drawing in made(seen(*corners, last, place=place, number=number)).drawings.values():
            assert drawn.meeting(drawing) == []
            assert drawn.outside(drawing) == []
            assert min(words.size for words in drawn.words(drawing)) >= 10


def test_there_is_one_drawing_for_screens_and_one_for_paper() -> None:
    figure = made(seen(("4", "2")))
    assert list(figure.drawings) == ["phone", "paper"]
    assert 'class="ac-svg ac-onscreen"' in figure.drawings["phone"]
    assert 'class="ac-svg ac-paperfig"' in figure.drawings["paper"]
    assert " style=" not in "".join(figure.drawings.values())
