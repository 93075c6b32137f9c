"""Figure 7: what we expected on the left, what came on the right, and how they compare in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from larkmere import boxes, meeting

from accord.charts import expected, expected_made, expected_words
from accord.charts.cache import NoStore
from accord.charts.expected import MOST, ExpectedRow, ExpectedView
from accord.charts.expected_rows import BOARDS, Layout, lay_out, wrapped
from accord.charts.figure import ROOT, Measure
from accord.charts.scene import Line, Mark, Scene, Sign, Text
from accord.charts.type import room
from accord.domain import forecasts
from accord.domain.audience import parse
from accord.domain.forecasts import STATES, State
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read
from accord.words import Words

MEASURES: tuple[Measure, ...] = ("wide", "phone", "paper")
WORDS = Words()
AS_OF = date(2026, 11, 16)
LONG = (
    "It took longer than anybody would have thought when this was written down, and the rest of it is still open. " * 3
)


def row(state: State, text: str = "Fewer posts", came: str = "Five posts", day: int = 1) -> ExpectedRow:
    if state == "ahead":
        return ExpectedRow(text, "", None, date(2027, 1, 31), state, f"{ROOT}forecasts/#a")
    return ExpectedRow(text, came, date(2026, 9, day), None, state, f"{ROOT}forecasts/#{state}")


def seen(*rows: ExpectedRow, hidden: int = 0) -> ExpectedView:
    """A view whose hidden forecasts were not measured."""
    counts = {state: sum(one.state == state for one in rows) for state in STATES}
    counts["not-measured"] += hidden
    return ExpectedView(rows, tuple((state, n) for state, n in counts.items() if n), AS_OF)


EVERY = seen(*(row(state) for state in STATES))


def laid_out(view: ExpectedView, measure: Measure = "wide") -> Layout:
    return lay_out(view.rows, BOARDS[measure])


def picture(view: ExpectedView, measure: Measure = "wide") -> Scene:
    return expected_made.draw(view, laid_out(view, measure), BOARDS[measure], measure, WORDS, ("T", "D"))


def signs(scene: Scene) -> list[Sign | Mark]:
    return [item for item in scene.items if isinstance(item, (Sign, Mark))]


def texts(scene: Scene, letters: str) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Text) and item.letters == letters]


def larkmere(sample: Path, audience: str = "team") -> ExpectedView:
    """The forecasts of the sample as some readers may read them."""
    found = read(sample)
    assert found.portfolio is not None
    portfolio = seen_by(known_on(found.portfolio, AS_OF), parse(audience))
    view = expected.view(forecasts.on(portfolio), AS_OF)
    assert view is not None
    return view


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("", 2, ()),
        ("Short.", 2, ("Short.",)),
        ("One two three four five", 3, ("One two", "three four", "five")),
        ("One two three four five", 2, ("One two", "three…")),
        ("Unbreakablewordofthirtyletters", 2, ("Unbreak…",)),
    ],
)
def test_a_text_is_broken_between_words_and_shortened_where_lines_end(
    text: str, most: int, lines: tuple[str, ...]
) -> None:
    assert wrapped(text, 70, 13, most) == lines
    assert all(room(line, 13) <= 70 for line in lines)


@pytest.mark.parametrize("measure", ["wide", "paper"])
def test_what_came_stands_beside_what_we_expected_with_the_mark_in_between(measure: Measure) -> None:
    board = BOARDS[measure]
    scene = picture(seen(row("partly", LONG, LONG)), measure)
    left = [box for box in boxes(scene) if box[0] < board.mark]
    right = [box for box in boxes(scene) if box[0] >= board.mark]
    assert max(box[2] for box in left) < board.mark - board.radius
    assert min(box[0] for box in right) > board.mark + board.radius
    assert min(box[1] for box in left) == min(box[1] for box in right)


def test_on_a_phone_what_came_stands_below_in_a_word() -> None:
    scene = picture(seen(row("partly")), "phone")
    assert texts(scene, "label") == ["Fewer posts"]
    assert texts(scene, "label-strong") == ["Came in part as expected, 1 September"]


@pytest.mark.parametrize("measure", MEASURES)
def test_a_mark_stands_beside_the_word_for_its_state(measure: Measure) -> None:
    scene = picture(seen(row("as-expected", LONG, LONG), row("ahead", LONG)), measure)
    states = [item for item in scene.items if isinstance(item, Text) and item.letters == "label-strong"]
    for sign, text in zip(signs(scene), states, strict=True):
        _, top, _, bottom = text.box(bold=True)
        assert top < sign.y < bottom


def test_every_state_has_a_mark_and_a_word_of_its_own() -> None:
    scene = picture(EVERY)
    looks = [item.look if isinstance(item, Sign) else f"{item.place} {item.number}" for item in signs(scene)]
    assert looks == ["kept", "part", "missed", "was ?", "open"]
    assert texts(scene, "label-strong") == [
        "Came as expected, 1 September",
        "Came in part as expected, 1 September",
        "Came otherwise, 1 September",
        "Not measured, 1 September",
        "Not looked at yet; we will know by 31 January 2027",
    ]


@pytest.mark.parametrize("measure", MEASURES)
def test_everything_stays_in_the_picture_and_no_words_meet(measure: Measure) -> None:
    endless = "x" * 400
    for view in (EVERY, seen(row("partly", LONG, LONG), row("ahead", endless), row("partly", endless, endless))):
        scene = picture(view, measure)
        assert meeting(scene) == []
        assert all(
            left >= 0 and right <= scene.width + 0.5 and bottom <= scene.height
            for left, _, right, bottom in boxes(scene)
        )
        assert all(item.size >= 10 for item in scene.items if isinstance(item, Text))


@pytest.mark.parametrize("measure", MEASURES)
def test_rows_follow_each_other_and_a_stronger_line_begins_another_state(measure: Measure) -> None:
    view = seen(row("as-expected"), row("as-expected"), row("partly"))
    layout = laid_out(view, measure)
    assert all(one.top + one.height == pytest.approx(two.top) for one, two in pairwise(layout.bands))
    lines = [item.ink for item in picture(view, measure).items if isinstance(item, Line)]
    assert lines == (["gridline", "rule"] if measure == "phone" else ["rule", "gridline", "rule"])


def test_a_mark_leads_to_its_place_in_the_list_but_not_on_paper() -> None:
    links = [item.link for item in signs(picture(EVERY)) if item.link]
    assert (links[0].name, links[0].href) == (
        "Came as expected, 1 September: Fewer posts",
        f"{ROOT}forecasts/#as-expected",
    )
    assert not any(item.link.href for item in signs(picture(EVERY, "paper")) if item.link)


@pytest.mark.parametrize(
    ("states", "title"),
    [
        (
            ["as-expected"] * 6 + ["partly"] * 2 + ["not-measured"],
            "Six of the eight that were measured came as expected",
        ),
        (["as-expected", "as-expected", "ahead"], "Of the two that were measured, all came as expected"),
        (["partly", "not-as-expected"], "Of the two that were measured, none came as expected"),
        (["as-expected", "partly"], "One of the two that were measured came as expected"),
        (["as-expected", "ahead"], "What we expected, and what came"),
        (["ahead", "not-measured"], "What we expected, and what came"),
    ],
)
def test_the_title_is_how_many_of_those_measured_came_as_expected(states: list[State], title: str) -> None:
    assert expected_words.title(seen(*map(row, states)), WORDS) == title


def test_the_picture_is_told_in_words() -> None:
    view = seen(row("as-expected", "Fewer posts.", "Five posts."), row("ahead", "Less."), hidden=2)
    assert expected_words.description(view, WORDS) == (
        "Forecasts: 1 came as expected, 2 not measured, 1 not looked at yet. "
        "Fewer posts. Came as expected, 1 September: Five posts. "
        "Less. Not looked at yet; we will know by 31 January 2027."
    )


def test_what_is_not_drawn_is_counted() -> None:
    figure = expected.figure(seen(row("partly"), hidden=2), WORDS, NoStore(), measures=("wide",))
    assert (figure.marks, figure.counted) == (1, 2)
    assert figure.caption.endswith("2 more are counted and not drawn.")


def test_what_is_not_written_down_says_so() -> None:
    figure = expected.figure(seen(replace(row("partly"), expected="")), WORDS, NoStore(), measures=("wide",))
    assert "Not written down." in figure.drawings["wide"]


def test_larkmere_s_nine_forecasts_stand_by_how_they_came(sample: Path) -> None:
    view = larkmere(sample)
    assert dict(view.counts) == {"as-expected": 6, "partly": 2, "not-measured": 1}
    assert [one.state for one in view.rows] == ["as-expected"] * 6 + ["partly"] * 2 + ["not-measured"]
    for state in STATES:
        days = [one.looked_at for one in view.rows if one.state == state and one.looked_at]
        assert days == sorted(days, reverse=True)
    climb = view.rows[1]
    assert climb.expected == "We expect a slower climb, about 18 of 20 by the end of October instead of 19."
    assert (climb.came, climb.looked_at) == ("18 of 20 entries were safe.", date(2026, 10, 27))


@pytest.mark.parametrize("measure", MEASURES)
def test_larkmere_s_sentences_are_drawn_whole(sample: Path, measure: Measure) -> None:
    said = texts(picture(larkmere(sample), measure), "label")
    assert not any(text.endswith("…") for text in said)


def test_everyone_reads_the_same_forecasts(sample: Path) -> None:
    assert larkmere(sample, "everyone") == larkmere(sample)


def test_of_many_forecasts_the_newest_are_drawn(sample: Path) -> None:
    found = read(sample)
    assert found.portfolio is not None
    nine = forecasts.on(known_on(found.portfolio, AS_OF))
    view = expected.view(nine * 2, AS_OF)
    assert view is not None
    assert (len(view.rows), view.left_out) == (MOST, 18 - MOST)
    drawn = [one.looked_at for one in view.rows if one.looked_at]
    looked_at = sorted((one.looked_at for one in nine * 2 if one.looked_at), reverse=True)
    assert sorted(drawn, reverse=True) == looked_at[:MOST]


def test_a_forecast_these_readers_may_not_know_of_is_counted_and_not_worded(sample: Path) -> None:
    found = read(sample)
    assert found.portfolio is not None
    first, *rest = forecasts.on(known_on(found.portfolio, AS_OF))
    view = expected.view([replace(first, ref="~1#k1"), *rest], AS_OF)
    assert view is not None
    assert (len(view.rows), view.left_out) == (8, 1)
    assert expected.view([replace(first, ref="~1#k1")], AS_OF) is None
