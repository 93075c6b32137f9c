"""Figure 3: promises by party on one line of time; both sides have the same marks."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from larkmere import boxes, meeting

from accord.charts import promise_shapes, timeline, timeline_rows, timeline_scene, timeline_words
from accord.charts.cache import NoStore
from accord.charts.figure import ROOT, Figure, Measure
from accord.charts.scene import Line, Rect, Scene, Sign, Text
from accord.charts.timeline import Dot, Row, TimelineView
from accord.charts.timeline_rows import BOARDS, CLEAR, LANES, Layout
from accord.charts.timeline_window import MOST, Window
from accord.domain import promises
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.promises import STATES, State
from accord.domain.seen import seen_by
from accord.intake import read
from accord.words import Words

MEASURES: tuple[Measure, ...] = ("wide", "phone", "paper")
NOW = date(2026, 11, 16)
YEAR = Window(date(2026, 1, 1), date(2027, 2, 1), (1, 4, 7, 10))


def dot(state: State, due: str, until: str = "", what: str = "A thing") -> Dot:
    """One promise; `until` is the day a late one was kept."""
    day = date.fromisoformat(due)
    end = date.fromisoformat(until) if until else NOW if state == "overdue" else day
    days = abs((day - NOW).days) if state in ("overdue", "due-soon") else (end - day).days if until else None
    return Dot(what, f"{ROOT}conversations/a-talk/#c1", state, day, end, days)


def seen(*rows: Row, **more: int) -> TimelineView:
    """Some rows on the months of the sample."""
    return TimelineView(NOW, YEAR, rows, more.get("undated", 0), more.get("outside", 0))


OURS = Row(
    "", True, (dot("kept", "2026-03-27"), dot("kept-late", "2026-10-30", "2026-11-06"), dot("due-soon", "2026-11-27"))
)
DIGITAL = Row("Digital", False, (dot("kept-late", "2026-04-30", "2026-05-12"), dot("overdue", "2026-10-30")))
AUTUMN = seen(OURS, DIGITAL, Row("Safety", False, (dot("kept", "2026-02-06"), dot("open", "2027-01-08"))))


def laid_out(view: TimelineView, measure: Measure = "wide") -> Layout:
    return timeline_rows.lay_out(view, BOARDS[measure], lambda promised: timeline_words.label(promised, Words()))


def picture(view: TimelineView, measure: Measure = "wide") -> Scene:
    board = BOARDS[measure]
    return timeline_scene.draw(view, laid_out(view, measure), board, measure, Words(), ("T", "D"))


def signs(scene: Scene) -> list[Sign]:
    return [item for item in scene.items if isinstance(item, Sign)]


def texts(scene: Scene, letters: str = "") -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Text) and item.letters.startswith(letters)]


def larkmere(sample: Path, audience: str = "team") -> tuple[tuple[promises.Promise, ...], TimelineView | None]:
    """The promises of the sample as some readers may read them."""
    found = read(sample)
    assert found.portfolio is not None
    whole = seen_by(known_on(found.portfolio, NOW), parse(audience))
    items = promises.on(whole)
    return items, timeline.view(whole, items)


def drawn(view: TimelineView) -> Figure:
    return timeline.figure(view, Words(), NoStore(), measures=("wide",))


def test_both_sides_have_the_same_marks_on_the_same_scale() -> None:
    same = (dot("kept", "2026-03-27"), dot("overdue", "2026-10-30"))
    ours, theirs = laid_out(seen(Row("", True, same), Row("Safety", False, same))).bands
    assert ours.height == theirs.height
    assert [(s.x, s.label) for s in ours.spots] == [(s.x, s.label) for s in theirs.spots]


def test_a_mark_stands_at_its_due_date_and_a_late_one_where_it_was_kept() -> None:
    layout = laid_out(AUTUMN)
    late = next(s for s in layout.bands[0].spots if s.dot.state == "kept-late")
    kept = next(s for s in layout.bands[0].spots if s.dot.state == "kept")
    assert (kept.x, kept.start, kept.end) == (layout.scale.x(kept.dot.due),) * 3
    assert late.x == late.end == layout.scale.x(date(2026, 11, 6))
    assert late.start == layout.scale.x(date(2026, 10, 30))


def test_a_line_runs_from_an_overdue_mark_to_the_as_of_day() -> None:
    layout = laid_out(AUTUMN)
    over = next(s for s in layout.bands[1].spots if s.dot.state == "overdue")
    assert (over.x, over.end) == (layout.scale.x(date(2026, 10, 30)), layout.scale.x(NOW))
    (line,) = [item for item in picture(AUTUMN).items if isinstance(item, Line) and item.ink == "over"]
    assert (line.x1, line.x2) == (over.x, over.end)


@pytest.mark.parametrize("measure", MEASURES)
def test_one_line_of_the_as_of_day_runs_through_all_rows_and_is_dated_at_its_foot(measure: Measure) -> None:
    scene = picture(AUTUMN, measure)
    (line,) = [item for item in scene.items if isinstance(item, Line) and item.ink == "as-of"]
    rows = [item for item in scene.items if isinstance(item, Rect) and item.ink == "row"]
    assert line.x1 == line.x2 == laid_out(AUTUMN, measure).scale.x(NOW)
    assert line.y1 < rows[0].y < rows[-1].y + rows[-1].height < line.y2
    (foot,) = [item for item in scene.items if isinstance(item, Text) and item.text == "16 November 2026"]
    assert foot.y > line.y2


def test_months_stand_on_top_and_the_year_at_january() -> None:
    assert texts(picture(AUTUMN), "tick") == [
        *("Jan 2026", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan 2027"),
    ]


def test_only_exceptions_have_words_and_none_cross_the_line_of_the_as_of_day() -> None:
    assert texts(picture(AUTUMN), "cause") == ["7 days late", "in 11 days", "12 days late", "17 days over"]
    layout = laid_out(AUTUMN)
    now = layout.scale.x(NOW)
    late = next(s for s in layout.bands[0].spots if s.dot.state == "kept-late")
    assert (late.anchor, late.at < late.start < now) == ("end", True)
    over = next(s for s in layout.bands[1].spots if s.dot.state == "overdue")
    assert (over.anchor, over.at > now) == ("start", True)


def test_marks_closer_than_two_pixels_go_to_the_next_lane() -> None:
    row = Row("", True, (dot("kept", "2026-06-30"), dot("kept", "2026-06-30"), dot("kept", "2026-09-30")))
    (band,) = laid_out(seen(row)).bands
    ys = [spot.y for spot in band.spots]
    assert ys[0] != ys[1]
    assert min(ys[:2]) == ys[2]
    assert band.height == 2 * BOARDS["wide"].lane + 8


def test_a_promise_that_is_overdue_since_before_the_months_drawn_stands_at_their_edge() -> None:
    layout = laid_out(seen(Row("", True, (dot("overdue", "2024-01-01"),))))
    (spot,) = layout.bands[0].spots
    assert spot.x == layout.scale.left
    assert spot.label == "1,050 days over"


def crowd(seed: int) -> TimelineView:
    """Many promises of a few parties, the same for the same seed."""
    dice = random.Random(seed)
    rows = []
    for n in range(dice.randint(1, 6)):
        dots = []
        for _ in range(dice.choice((0, 3, 12, 60))):
            state = dice.choice(STATES)
            due = YEAR.first + timedelta(days=dice.randrange(YEAR.days))
            if state in ("overdue", "kept-late"):
                due = min(due, NOW - timedelta(days=1))
            until = due + timedelta(days=dice.randint(1, (NOW - due).days)) if state == "kept-late" else None
            dots.append(dot(state, due.isoformat(), until.isoformat() if until else ""))
        rows.append(Row("" if n == 0 else f"A party with a rather long name {n}", n == 0, tuple(dots)))
    return seen(*rows)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("measure", MEASURES)
def test_no_two_marks_of_a_row_touch_and_each_is_drawn_or_counted(seed: int, measure: Measure) -> None:
    view = crowd(seed)
    for band, row in zip(laid_out(view, measure).bands, view.rows, strict=True):
        assert len(band.spots) + band.more == len(row.dots)
        lanes = {spot.y for spot in band.spots}
        assert len(lanes) <= LANES
        for one, other in combinations(band.spots, 2):
            apart = max(other.box[0] - one.box[1], one.box[0] - other.box[1])
            assert one.y != other.y or apart >= CLEAR
        assert all(band.y < spot.y < band.y + band.height for spot in band.spots)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("measure", MEASURES)
def test_everything_stays_in_the_picture_and_no_words_meet(seed: int, measure: Measure) -> None:
    scene = picture(crowd(seed), measure)
    assert all(
        left >= -0.5 and right <= scene.width + 0.5 and bottom <= scene.height
        for left, _, right, bottom in boxes(scene)
    )
    assert meeting(scene) == []
    assert all(item.size >= 10 for item in scene.items if isinstance(item, Text))
    for sign in signs(scene):
        reach = sign.r * promise_shapes.reach(sign.look)
        assert sign.x - reach >= 0
        assert sign.x + reach <= scene.width


def test_exceptions_come_first_where_a_row_is_full() -> None:
    many = [dot("kept", "2026-06-30")] * (LANES + 3)
    (band,) = laid_out(seen(Row("", True, (*many, dot("overdue", "2026-06-30"))))).bands
    assert "overdue" in [spot.dot.state for spot in band.spots]
    assert band.more == 4
    assert "+4" in texts(picture(seen(Row("", True, (*many, dot("overdue", "2026-06-30"))))))


@pytest.mark.parametrize(
    ("ours", "theirs", "title"),
    [
        (("kept", "kept"), ("kept",), "Both sides kept most promises"),
        (("kept",), ("kept", "kept-late"), "Both sides kept most promises; one of theirs came late"),
        (("kept-late",), ("kept",), "Both sides kept most promises; one of ours came late"),
        (("kept-late",), ("kept-late",), "Both sides kept most promises; two came late, one of them ours"),
        (("kept", "overdue"), ("kept",), "Of three promises that fell due, two were kept so far"),
        (("kept",), ("open", "replaced"), "Of one promise that fell due, one was kept so far"),
        (("open",), ("due-soon",), "What both sides promised, on one line of time"),
    ],
)
def test_the_title_is_what_came_of_the_promises(ours: tuple[State, ...], theirs: tuple[State, ...], title: str) -> None:
    def dots(states: tuple[State, ...]) -> tuple[Dot, ...]:
        return tuple(dot(s, "2026-06-30", "2026-07-02" if s == "kept-late" else "") for s in states)

    assert timeline_words.title(seen(Row("", True, dots(ours)), Row("A", False, dots(theirs))), Words()) == title


def test_the_picture_is_told_in_words() -> None:
    assert drawn(AUTUMN).description == (
        "One row for each of 3 parties, from January 2026 to January 2027, as it stood on 16 November 2026. "
        "L&TD: 1 kept, 1 kept late, 7 days, 1 due soon, 11 days. Digital: 1 kept late, 12 days, 1 overdue, 17 days. "
        "Safety: 1 kept, 1 open."
    )


def test_a_mark_says_whose_promise_it_is_and_leads_to_it_but_not_on_paper() -> None:
    names = [sign.link.name for sign in signs(picture(AUTUMN)) if sign.link]
    assert "Digital: A thing, due 30 October 2026, overdue, 17 days over" in names
    assert {sign.link.href for sign in signs(picture(AUTUMN)) if sign.link} == {f"{ROOT}conversations/a-talk/#c1"}
    assert not any(sign.link.href for sign in signs(picture(AUTUMN, "paper")) if sign.link)


def test_larkmere_has_one_row_for_each_party_what_needs_somebody_first(sample: Path) -> None:
    _, view = larkmere(sample)
    assert view is not None
    assert [(row.ours, row.who, len(row.dots)) for row in view.rows] == [
        (True, "", 16),
        (False, "Head of Digital and IT", 3),
        (False, "Head of Customer Contact", 4),
        (False, "Head of Field Operations", 5),
        (False, "Supervisors' Forum", 1),
        (False, "Health and Safety Manager", 4),
        (False, "Chief Operating Officer", 5),
        (False, "HR Director", 2),
        (False, "Head of Treatment and Compliance", 2),
    ]


def test_larkmere_s_forty_two_promises_are_all_drawn(sample: Path) -> None:
    items, view = larkmere(sample)
    assert view is not None
    figure = drawn(view)
    assert (len(items), figure.marks, figure.counted) == (42, 42, 0)
    assert figure.title == "Both sides kept most promises; four came late, one of them ours"
    exceptions = [(d.state, d.days) for row in view.rows for d in row.dots if d.days is not None]
    assert sorted(exceptions, key=str) == [
        ("due-soon", 11),
        *(("kept-late", days) for days in (12, 26, 4, 7)),
        ("overdue", 17),
        ("overdue", 3),
    ]


def test_for_everyone_a_promise_has_no_date_and_so_no_figure(sample: Path) -> None:
    assert larkmere(sample, "everyone")[1] is None


@pytest.mark.parametrize("audience", ["party:it", "party:field-ops", "parties"])
def test_a_party_s_figure_has_the_promises_of_its_own_talks_and_counts_the_others(sample: Path, audience: str) -> None:
    items, view = larkmere(sample, audience)
    assert view is not None
    assert sum(len(row.dots) for row in view.rows) == sum(promise.full for promise in items)
    figure = drawn(view)
    assert figure.marks + figure.counted == len(items)


def test_a_portfolio_of_many_years_shows_the_months_around_the_as_of_day(sample: Path) -> None:
    found = read(sample)
    assert found.portfolio is not None
    days = [date(2019, 5, 1), date(2031, 1, 1)]
    months = timeline.window(days, known_on(found.portfolio, NOW)).months
    assert (months[0], months[-1], len(months)) == (date(2026, 1, 1), date(2027, 3, 1), MOST)
