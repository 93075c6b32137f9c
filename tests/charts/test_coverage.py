"""Figure 5: goals in the agreed order, initiatives by place; an empty row is the finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from larkmere import boxes, meeting
from small_portfolio import initiative, portfolio

from accord.charts import coverage, coverage_scene, coverage_words
from accord.charts.cache import NoStore
from accord.charts.coverage import Column, CoverageView, GoalRow, Reading
from accord.charts.coverage_rows import BOARDS, Layout, lay_out
from accord.charts.figure import ROOT, Measure
from accord.charts.scene import Line, Mark, Rect, Scene, Text
from accord.domain import plan
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.quarter import PlanPlace
from accord.domain.seen import seen_by
from accord.intake import read
from accord.words import Words

MEASURES: tuple[Measure, ...] = ("wide", "phone", "paper")
WORDS = Words()
CALLS = Reading("Calls solved", "%", Decimal(50), Decimal(65), Decimal(70), Fraction(3, 4), False, date(2025, 12, 31))


def column(number: int, place: PlanPlace = "now", label: str = "") -> Column:
    return Column(f"lt-{number}", f"LT-{number}", label or str(number), f"Title {number}", place, Decimal(9))


def goal(code: str, *marks: int, rank: int = 1, days: int = 0, reading: Reading | None = CALLS) -> GoalRow:
    return GoalRow(code.lower(), f"Goal {code}", code, rank, marks, Fraction(days), idle=not days, reading=reading)


SIMPLE = CoverageView(
    "2026-q4",
    (column(3), column(6), column(17, "later"), column(5, "scrap"), column(4, "done"), column(7, "done")),
    (goal("A", 0, 1, 4, days=30), goal("B", 3, 5, rank=2), goal("C", 0, rank=2, days=12)),
    unlinked=(2,),
)


def crowd(count: int, label: str = "") -> CoverageView:
    """Many initiatives, all for both goals."""
    columns = tuple(column(n, "now", label) for n in range(count))
    every = tuple(range(count))
    return CoverageView("2026-q4", columns, (goal("A", *every, days=9), goal("B", *every, days=9)))


def laid_out(view: CoverageView, measure: Measure = "wide") -> Layout:
    board = BOARDS[measure]
    return lay_out(view, board, coverage_words.heads(board, WORDS))


def picture(view: CoverageView, measure: Measure = "wide") -> Scene:
    return coverage_scene.draw(view, laid_out(view, measure), BOARDS[measure], measure, WORDS, ("T", "D"))


def texts(scene: Scene, letters: str = "") -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Text) and item.letters.startswith(letters)]


def rects(scene: Scene, ink: str) -> list[Rect]:
    return [item for item in scene.items if isinstance(item, Rect) and item.ink == ink]


def larkmere(sample: Path, quarter: str = "2026-Q4", audience: str = "team") -> CoverageView:
    """The goals of a quarter of the sample as some readers may read them."""
    found = read(sample)
    assert found.portfolio is not None
    seen = seen_by(known_on(found.portfolio, date(2026, 11, 16)), parse(audience))
    view = coverage.view(seen, next(e for e in plan.editions(seen) if e.quarter.id == quarter))
    assert view is not None
    return view


def test_an_initiative_for_two_goals_stands_in_one_column() -> None:
    layout = laid_out(SIMPLE)
    xs = {
        (band.row.code if band.row else "", spot.column.number): spot.x for band in layout.bands for spot in band.spots
    }
    assert xs["A", "3"] == xs["C", "3"]
    assert len({x for (_, number), x in xs.items() if number != "3"} | {xs["A", "3"]}) == 6


def test_places_stand_beside_each_other_and_their_names_find_room() -> None:
    layout = laid_out(SIMPLE)
    assert [group.place for group in layout.groups] == ["now", "later", "scrap", "done"]
    ends = [(group.x, group.x + group.width) for group in layout.groups]
    assert all(one[1] < two[0] for one, two in pairwise(ends))
    assert all(
        group.x <= spot.x <= group.x + group.width
        for group in layout.groups
        for band in layout.bands
        for spot in band.spots
        if spot.column.place == group.place
    )


def test_where_columns_are_many_only_what_goes_ahead_keeps_its_own() -> None:
    columns = (column(1), *(column(n, "done") for n in range(10, 50)))
    rows = tuple(goal(f"G{n}", 0, 1 + 2 * n, 2 + 2 * n, days=9) for n in range(20))
    layout = laid_out(CoverageView("2026-q4", columns, rows))
    assert len({spot.x for band in layout.bands for spot in band.spots if spot.column.place == "now"}) == 1
    assert len({spot.x for band in layout.bands for spot in band.spots if spot.column.place == "done"}) == 2
    assert layout.drawn == 60


def test_where_no_column_finds_room_marks_stand_side_by_side_and_the_rest_is_counted() -> None:
    layout = laid_out(crowd(70))
    assert layout.groups == ()
    assert (layout.drawn, layout.more) == (140 - layout.more, layout.more)
    assert layout.more > 0
    assert texts(picture(crowd(70)), "more") == [f"+{layout.more // 2}"] * 2


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("view", [SIMPLE, crowd(24), crowd(24, "OPS-1204"), crowd(70)])
def test_marks_touch_neither_each_other_nor_the_margin(measure: Measure, view: CoverageView) -> None:
    scene, board = picture(view, measure), BOARDS[measure]
    marks = [item for item in scene.items if isinstance(item, Mark)]
    by_line = sorted(marks, key=lambda mark: (mark.y, mark.x))
    pairs = [(a, b) for a, b in pairwise(by_line) if a.y == b.y]
    assert all(b.x - a.x >= a.r + a.e + b.r + b.e for a, b in pairs)
    assert all(mark.x - mark.r - mark.e >= board.names - 0.01 for mark in marks)
    assert all(mark.x + mark.r + mark.e <= board.names + board.space for mark in marks)


@pytest.mark.parametrize("measure", MEASURES)
def test_everything_stays_in_the_picture_and_no_words_meet(measure: Measure) -> None:
    long = "A goal with a very long name that does not find room at all beside its days"
    days = Reading(
        "A long name of what is measured, " * 4, "person-days", Decimal(12345), None, Decimal(99999), None, False
    )
    odd = (
        replace(goal("LONGCODE-1", 0, days=99999, reading=days), name=long),
        replace(goal("B", rank=2, reading=None), code="", name="Übergänge"),
        goal("C", 1, days=3, reading=replace(days, latest=Decimal(123456), met=True, share=Fraction(9))),
    )
    for view in (SIMPLE, replace(SIMPLE, rows=odd), crowd(70), replace(SIMPLE, columns=(), rows=odd[1:2], unlinked=())):
        scene = picture(view, measure)
        assert all(
            left >= -0.5 and right <= scene.width + 0.5 and bottom <= scene.height
            for left, _, right, bottom in boxes(scene)
        )
        assert meeting(scene) == []
        assert all(item.size >= 10 for item in scene.items if isinstance(item, Text))
        assert all(bar.x + bar.width <= scene.width for bar in rects(scene, "dot"))


@pytest.mark.parametrize(
    ("share", "part"),
    [(Fraction(3, 4), [0.75]), (Fraction(3), [1.04]), (Fraction(-1, 4), []), (Fraction(0), [])],
)
def test_a_bar_runs_from_the_first_value_towards_the_target(share: Fraction, part: list[float]) -> None:
    view = replace(SIMPLE, rows=(goal("A", days=1, reading=replace(CALLS, share=share)),))
    scene = picture(view)
    (frame,) = rects(scene, "own-frame")
    assert [bar.width / frame.width for bar in rects(scene, "dot")] == pytest.approx(part)
    (target,) = [item for item in scene.items if isinstance(item, Line) and item.ink == "capacity"]
    assert target.x1 == frame.x + frame.width


def test_a_goal_without_a_measure_or_a_reading_says_so() -> None:
    rows = (goal("A", days=1, reading=None), goal("B", days=1, reading=replace(CALLS, latest=None, share=None)))
    scene = picture(replace(SIMPLE, rows=rows))
    assert "no measure recorded" in texts(scene, "note")
    assert "not measured" in texts(scene, "note")
    assert rects(scene, "own-frame") == []


def test_a_stronger_line_stands_where_the_agreed_order_goes_on() -> None:
    scene = picture(replace(SIMPLE, unlinked=()))
    across = [item.ink for item in scene.items if isinstance(item, Line) and item.x1 == 0]
    assert across == ["rule", "gridline"]


@pytest.mark.parametrize("measure", MEASURES)
def test_an_empty_row_is_drawn_and_says_that_it_is_empty(measure: Measure) -> None:
    view = replace(SIMPLE, rows=(goal("A", 0, days=9), goal("B")))
    assert "B, no work this quarter" in texts(picture(view, measure), "note")
    assert laid_out(view, measure).bands[1].spots == ()


def test_a_mark_leads_to_its_initiative_and_a_bar_to_its_goal_but_not_on_paper() -> None:
    links = [item.link for item in picture(SIMPLE).items if isinstance(item, (Mark, Rect)) and item.link]
    said = {link.href: link.name for link in links}
    assert said[f"{ROOT}initiatives/lt-3/"] == "LT-3 Title 3, Going ahead, 9 days"
    assert said[f"{ROOT}initiatives/lt-17/"] == "LT-17 Title 17, Waits"
    assert said[f"{ROOT}goals/#a"] == "Calls solved: from 50%, now 65%, target 70%."
    paper = [item.link for item in picture(SIMPLE, "paper").items if isinstance(item, (Mark, Rect)) and item.link]
    assert not any(link.href for link in paper)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ((goal("A", days=9), goal("B")), "9 days go to one of two goals; B has no work this quarter"),
        (
            (goal("A", days=9), goal("B"), goal("C")),
            "9 days go to one of three goals; B and C have no work this quarter",
        ),
        ((goal("A", days=9), goal("B", days=1)), "10 days go to two goals; every goal has work this quarter"),
        ((goal("A", days=9),), "9 days go to the one goal; it has work this quarter"),
        ((goal("A"), goal("B")), "No goal has work this quarter"),
        (
            (goal("A", days=9), *map(goal, "BCDE")),
            "9 days go to one of five goals; four have no work this quarter",
        ),
    ],
)
def test_the_title_is_to_how_many_goals_the_days_go(rows: tuple[GoalRow, ...], title: str) -> None:
    assert coverage_words.title(replace(SIMPLE, rows=rows), WORDS) == title


def test_the_picture_is_told_in_words() -> None:
    assert coverage_words.description(replace(SIMPLE, rows=SIMPLE.rows[:2]), WORDS) == (
        "Goal A: Going ahead 2, Done 1, 30 days. Calls solved: from 50%, now 65%, target 70%. "
        "Goal B: no work this quarter, Scrap list 1, Done 1. Calls solved: from 50%, now 65%, target 70%. "
        "No goal linked: Waits 1."
    )


def test_every_mark_is_drawn_or_counted() -> None:
    figure = coverage.figure(replace(SIMPLE, not_shown=2), WORDS, NoStore(), measures=("wide",))
    assert (figure.marks, figure.counted) == (SIMPLE.marks, 2)
    assert figure.caption.endswith("2 more initiatives are counted and not drawn.")
    many = crowd(70)
    figure = coverage.figure(many, WORDS, NoStore(), measures=("phone",))
    assert figure.marks + figure.counted == many.marks == 140


def test_larkmere_s_autumn_has_no_work_for_two_goals(sample: Path) -> None:
    view = larkmere(sample)
    assert coverage_words.title(view, WORDS) == "144 days go to four of six goals; G5 and G2 have no work this quarter"
    assert [(row.code, row.rank, int(row.days)) for row in view.rows] == [
        ("G1", 1, 54),
        ("G5", 1, 0),
        ("G3", 2, 32),
        ("G2", 3, 0),
        ("G4", 3, 28),
        ("G6", 3, 30),
    ]
    numbers = {row.code: " ".join(view.columns[n].number for n in row.marks) for row in view.rows}
    assert numbers == {
        "G1": "03 16 12 11 01",
        "G5": "11 09 08",
        "G3": "02 14",
        "G2": "05 15 04",
        "G4": "06 07",
        "G6": "03 10 13 18",
    }
    assert [view.columns[n].number for n in view.unlinked] == ["17"]
    assert [(r.start, r.latest, r.target, r.met) for row in view.rows if (r := row.reading)] == [
        (Decimal("2.9"), Decimal("2.2"), Decimal("2.0"), False),
        (31, 9, 10, True),
        (0, 86, 95, False),
        (61, 68, 70, False),
        (46, 62, 80, False),
        (27, 23, 18, False),
    ]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("quarter", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
def test_every_quarter_of_larkmere_is_drawn_whole(sample: Path, quarter: str, measure: Measure) -> None:
    view = larkmere(sample, quarter)
    layout = laid_out(view, measure)
    assert (layout.drawn, layout.more) == (view.marks, 0)
    assert bool(layout.groups) == (measure != "phone")
    assert meeting(picture(view, measure)) == []


def test_the_picture_is_the_same_for_everyone(sample: Path) -> None:
    assert larkmere(sample, audience="everyone") == larkmere(sample)


def test_an_initiative_these_readers_may_not_know_of_is_counted_and_not_drawn() -> None:
    entries = [{"initiative": "net", "place": "now", "planned": {"design": 4}}, {"initiative": "oar", "place": "now"}]
    whole = portfolio(
        initiatives={"net": initiative(goals=["safe"]), "oar": initiative(goals=["safe"], visible="team")},
        quarters={"2026-Q1": {"versions": [{"version": 1, "date": "2026-01-05"}], "entries": entries}},
    )
    shown = {}
    for audience in ("team", "everyone"):
        seen = seen_by(known_on(whole, date(2026, 3, 1)), parse(audience))
        view = coverage.view(seen, plan.editions(seen)[0])
        assert view is not None
        shown[audience] = ([one.title for one in view.columns], view.marks, view.not_shown)
    assert shown == {"team": (["A title", "A title"], 2, 0), "everyone": (["A title"], 1, 1)}
