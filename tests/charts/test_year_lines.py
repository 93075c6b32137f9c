"""Figure 10: asked-for work against our own days, and days from talks, over the quarters of a year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from larkmere import boxes, meeting

from accord.charts import year_lines, year_lines_layout, year_lines_made
from accord.charts.cache import NoStore
from accord.charts.figure import ROOT, Measure
from accord.charts.scene import Line, Rect, Scene, Text
from accord.charts.year_lines import Point, YearView
from accord.charts.year_lines_layout import BOARDS, Layout
from accord.domain import year
from accord.domain.known import known_on
from accord.intake import read
from accord.words import Words

MEASURES: tuple[Measure, ...] = ("wide", "phone", "paper")
STARTS = (date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1))
ENDS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))


def seen(*values: tuple[str, str], ratio: str = "2.6", days: str = "44") -> YearView:
    """Quarters with these ratios and days from talks, on scales that end at `ratio` and `days`."""
    points = tuple(
        Point(first, last, f"{ROOT}2026-q{n}/", Decimal(value) if value else None, Decimal(talks))
        for n, (first, last, (value, talks)) in enumerate(zip(STARTS, ENDS, values, strict=False), 1)
    )
    return YearView(2026, points, Decimal(ratio), Decimal(days))


YEAR = seen(("2.6", "26"), ("2.0", "44"), ("2.3", "42"), ("1.4", "20"))
GAP = seen(("2.6", "26"), ("", "0"), ("2.3", "42"), ("1.4", "20"))


def laid_out(view: YearView, measure: Measure = "wide") -> Layout:
    return year_lines_layout.lay_out(view, BOARDS[measure])


def picture(view: YearView, measure: Measure = "wide") -> Scene:
    board = BOARDS[measure]
    return year_lines_made.draw(view, laid_out(view, measure), board, measure, Words(), ("T", "D"))


def texts(scene: Scene, letters: str = "") -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Text) and item.letters.startswith(letters)]


@pytest.mark.parametrize("measure", MEASURES)
def test_both_tracks_stand_over_the_same_quarters(measure: Measure) -> None:
    scene = picture(YEAR, measure)
    dots = [item for item in scene.items if isinstance(item, Rect) and item.ink == "dot"]
    bars = [item for item in scene.items if isinstance(item, Rect) and item.ink == "kept"]
    middles = [dot.x + dot.width / 2 for dot in dots]
    assert middles == pytest.approx([bar.x + bar.width / 2 for bar in bars])
    assert [b - a for a, b in pairwise(middles)] == pytest.approx([laid_out(YEAR, measure).wide] * 3)


def test_each_value_stands_as_high_as_it_is_large() -> None:
    layout = laid_out(YEAR)
    heights = [layout.ratio_ground - (column.y or 0) for column in layout.columns]
    track = BOARDS["wide"].track
    assert heights == pytest.approx([track * value / 2.6 for value in (2.6, 2.0, 2.3, 1.4)])
    assert [column.bar for column in layout.columns] == pytest.approx([track * n / 44 for n in (26, 44, 42, 20)])
    assert layout.ratio_ground - layout.own == pytest.approx(track / 2.6)


def test_years_are_drawn_on_one_scale() -> None:
    small = seen(("1.3", "22"), ("1.3", "22"))
    assert laid_out(small).columns[0].bar == pytest.approx(BOARDS["wide"].track / 2)
    assert laid_out(small).own == laid_out(YEAR).own


def test_a_year_that_stayed_within_our_own_days_still_shows_them_whole() -> None:
    layout = laid_out(seen(("0.5", "0"), ("0.8", "0"), ratio="0.8", days="0"))
    assert layout.ratio_ground - layout.own == BOARDS["wide"].track
    assert [column.bar for column in layout.columns] == [0, 0]


def test_every_value_is_written_once_and_a_zero_is_printed() -> None:
    assert texts(picture(YEAR), "value") == ["2.6", "2.0", "2.3", "1.4", "26", "44", "42", "20"]
    assert texts(picture(GAP), "value") == ["2.6", "2.3", "1.4", "26", "0", "42", "20"]


def test_a_ratio_that_is_not_known_is_a_gap_that_is_printed() -> None:
    scene = picture(GAP)
    assert "not written down" in texts(scene)
    lines = [item for item in scene.items if isinstance(item, Line) and item.ink == "reading"]
    assert len(lines) == 1
    (line,) = lines
    assert (line.x1, line.x2) == tuple(column.x for column in laid_out(GAP).columns[2:])


def test_a_dot_leads_to_its_quarter_but_not_on_paper() -> None:
    def links(measure: Measure) -> list[tuple[str, str]]:
        items = [item for item in picture(YEAR, measure).items if isinstance(item, Rect) and item.link]
        return [(item.link.name, item.link.href) for item in items if item.link]

    assert links("wide")[1] == ("April to June 2026: 2.0 times our own days", f"{ROOT}2026-q2/")
    assert {href for _, href in links("paper")} == {""}


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("view", [YEAR, GAP, seen(("12345.6", "9876"), ("1", "1"), ratio="12345.6", days="9876")])
def test_everything_stays_in_the_picture_and_no_words_meet(view: YearView, measure: Measure) -> None:
    scene = picture(view, measure)
    assert all(
        left >= -0.5 and top >= 0 and right <= scene.width + 0.5 and bottom <= scene.height
        for left, top, right, bottom in boxes(scene)
    )
    assert meeting(scene) == []
    assert all(item.size >= 10 for item in scene.items if isinstance(item, Text))


def test_the_heads_of_the_columns_are_all_long_or_all_short() -> None:
    assert texts(picture(YEAR), "tick") == [
        "January to March",
        "April to June",
        "July to September",
        "October to December",
    ]
    assert texts(picture(YEAR, "phone"), "tick") == ["Jan to Mar", "Apr to Jun", "Jul to Sep", "Oct to Dec"]


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (YEAR, "The gap between what is asked and our own days became smaller; talks added most from April to June"),
        (seen(("1.4", "5"), ("2", "5")), "The gap between what is asked and our own days became larger"),
        (seen(("2.04", "0"), ("2.01", "0")), "The gap between what is asked and our own days stayed as it was"),
        (
            seen(("2", "1"), ("0.9", "0")),
            "What is asked came within our own days; talks added most from January to March",
        ),
        (seen(("", "0"), ("2", "0")), "What was asked for and what the talks added, quarter by quarter"),
    ],
)
def test_the_title_is_how_the_gap_developed(view: YearView, title: str) -> None:
    assert year_lines_made.title(view, Words()) == title


def test_the_picture_is_told_in_words_and_counts_what_it_draws() -> None:
    figure = year_lines.figure(GAP, Words(), NoStore(), measures=("wide",))
    assert figure.description.startswith(
        "January to March 2026: 2.6 times our own days asked for, 26 days from talks. "
        "April to June 2026: our own days are not written down, 0 days from talks. "
    )
    assert (figure.marks, figure.counted) == (6, 2)


def test_larkmere_was_asked_for_less_in_the_end(sample: Path) -> None:
    found = read(sample)
    assert found.portfolio is not None
    years = year.on(known_on(found.portfolio, date(2026, 11, 16)))
    view = year_lines.view(years, years[0])
    assert view is not None
    assert [Words().ratio(point.ratio) for point in view.points if point.ratio is not None] == [
        "2.6",
        "2.0",
        "2.3",
        "1.4",
    ]
    assert [int(point.days) for point in view.points] == [26, 44, 42, 20]
    assert [point.href for point in view.points] == [f"{ROOT}2026-q{n}/" for n in (1, 2, 3, 4)]


def test_a_single_quarter_is_no_development(sample: Path) -> None:
    found = read(sample)
    assert found.portfolio is not None
    years = year.on(known_on(found.portfolio, date(2026, 3, 1)))
    assert [len(each.quarters) for each in years] == [1]
    assert year_lines.view(years, years[0]) is None
