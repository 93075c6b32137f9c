"""Figure 4: what we ask for and what the answers are, one row for each kind, all on one scale."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from larkmere import boxes, meeting

from accord.charts import ask_mix, ask_mix_made, ask_mix_words
from accord.charts.ask_mix import AskMix, KindRow
from accord.charts.ask_mix_rows import AFTER, BOARDS, SWATCH, Layout, lay_out
from accord.charts.cache import NoStore
from accord.charts.figure import Measure
from accord.charts.scene import Line, Rect, Scene, Text
from accord.domain import asks
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.negotiation import ANSWERS, AskKind
from accord.domain.seen import seen_by
from accord.intake import read
from accord.words import Words

MEASURES: tuple[Measure, ...] = ("wide", "phone", "paper")
WORDS = Words()


def row(kind: AskKind, **counts: int) -> KindRow:
    return KindRow(kind, tuple((answer, counts[answer]) for answer in ANSWERS if answer in counts))


YEAR = AskMix(
    (
        row("resources", accepted=9, countered=4),
        row("commitment", accepted=7, countered=1, declined=1),
        row("priority", accepted=8, open=1),
    )
)
MANY = AskMix(
    (row("resources", accepted=1, countered=1200, declined=1, later=1, open=1), row("commitment"), YEAR.rows[2])
)


def laid_out(view: AskMix, measure: Measure = "wide", words: Words = WORDS) -> Layout:
    board = BOARDS[measure]
    return lay_out(view, board, ask_mix_made.widths(view, board, words))


def picture(view: AskMix, measure: Measure = "wide", words: Words = WORDS) -> Scene:
    return ask_mix_made.draw(view, laid_out(view, measure, words), BOARDS[measure], measure, words, ("T", "D"))


def texts(scene: Scene, letters: str) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Text) and item.letters == letters]


def larkmere(sample: Path, audience: str = "team") -> AskMix:
    """The asks of the sample as some readers may read them."""
    found = read(sample)
    assert found.portfolio is not None
    seen = seen_by(known_on(found.portfolio, date(2026, 11, 16)), parse(audience))
    view = ask_mix.view(asks.on(seen), no_is_soft=audience == "everyone")
    assert view is not None
    return view


@pytest.mark.parametrize("measure", MEASURES)
def test_an_ask_is_as_long_as_any_other(measure: Measure) -> None:
    layout, board = laid_out(YEAR, measure), BOARDS[measure]
    unit = (board.width - board.names) / 13
    found = [(part.width + 2) / part.count for band in layout.bands for part in band.parts]
    assert found == pytest.approx([unit] * 7)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_bars_of_a_row_follow_each_other_in_the_order_of_the_answers(measure: Measure) -> None:
    for band in laid_out(MANY, measure).bands:
        assert [part.answer for part in band.parts] == [answer for answer, _ in band.row.counts]
        assert all(one.x < two.x for one, two in pairwise(band.parts))


def test_words_stand_below_their_bar_moved_aside_only_as_far_as_needed() -> None:
    yes, other, no = laid_out(YEAR).bands[1].parts
    assert (yes.said_x, other.said_x) == (yes.x, other.x)
    assert no.said_x >= no.x
    assert {yes.said_y, other.said_y, no.said_y} == {yes.said_y}


def test_words_that_find_no_room_on_one_line_follow_on_the_next() -> None:
    lines = {part.said_y for part in laid_out(MANY, "phone").bands[0].parts}
    assert len(lines) == 2


@pytest.mark.parametrize("language", ["en-US", "de-DE"])
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("view", [YEAR, MANY, AskMix(MANY.rows, no_is_soft=True)])
def test_everything_stays_in_the_picture_and_no_words_meet(view: AskMix, measure: Measure, language: str) -> None:
    scene = picture(view, measure, Words(language))
    assert meeting(scene) == []
    assert all(
        left >= 0 and right <= scene.width + 0.5 and bottom <= scene.height for left, _, right, bottom in boxes(scene)
    )
    assert all(item.size >= 10 for item in scene.items if isinstance(item, Text))
    squares = [item for item in scene.items if isinstance(item, Rect) and item.width == item.height == SWATCH]
    said = [item for item in scene.items if isinstance(item, Text) and item.letters == "label"]
    assert [text.x - square.x for square, text in zip(squares, said, strict=True)] == pytest.approx(
        [SWATCH + AFTER - 0.5] * len(said)
    )


def test_every_answer_has_a_shape_of_its_own() -> None:
    """As drawn in black and white: what is filled how far, with a dash or not, how heavy the frame."""
    every = AskMix((row("resources", accepted=5, countered=5, declined=5, later=5, open=5),))
    scene, parts = picture(every), laid_out(every).bands[0].parts
    looks = []
    for part in parts:
        within = [
            (item.ink, item.height)
            for item in scene.items
            if isinstance(item, Rect) and item.x == part.x and item.width == part.width
        ]
        dashes = [item for item in scene.items if isinstance(item, Line) and part.x < item.x1 < part.x + part.width]
        looks.append((tuple(within), len([line for line in dashes if line.y1 < parts[0].said_y - SWATCH])))
    assert looks == [
        ((("promise-kept", 22),), 0),
        ((("done", 22), ("promise-kept", 11.0)), 0),
        ((("scrapped", 22),), 1),
        ((("waits", 22),), 0),
        ((("promise-over", 22),), 0),
    ]


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (YEAR, "We mostly ask for resources; commitment is where the one no came"),
        (AskMix(YEAR.rows, no_is_soft=True),
         "We mostly ask for resources; commitment is where one ask could not be taken on now"),
        (AskMix((row("resources", accepted=2), row("commitment", declined=1), row("priority", accepted=1, declined=2))),
         "We mostly ask for clear priorities"),
        (AskMix((row("resources", accepted=1), row("commitment"), row("priority", accepted=1, declined=2))),
         "We mostly ask for clear priorities; clear priorities are where the two noes came"),
        (AskMix((row("resources", accepted=1), row("commitment", accepted=3), row("priority", open=1))),
         "We mostly ask for commitment; no answer was a no"),
        (AskMix((row("resources", accepted=1), row("commitment"), row("priority"))),
         "What we ask for, and what the answers were"),
    ],
)  # fmt: skip
def test_the_title_is_what_the_asks_say(view: AskMix, title: str) -> None:
    assert ask_mix_words.title(view, WORDS) == title


def test_a_kind_nobody_asked_for_keeps_its_row() -> None:
    assert [band.row.kind for band in laid_out(MANY).bands] == ["resources", "commitment", "priority"]
    assert texts(picture(MANY), "value") == ["1,204", "0", "9"]


def test_the_picture_is_told_in_words() -> None:
    assert ask_mix_words.description(YEAR, WORDS) == (
        "Resources: 13 asks, Yes 9, Another way 4. Commitment: 9 asks, Yes 7, Another way 1, No 1. "
        "Clear priorities: 9 asks, Yes 8, No answer yet 1."
    )


def test_for_everyone_a_no_is_said_softly() -> None:
    scene = picture(AskMix(YEAR.rows, no_is_soft=True))
    assert "Could not be taken on now 1" in texts(scene, "label")
    assert "No 1" not in texts(scene, "label")


def test_the_marks_are_the_bars() -> None:
    figure = ask_mix.figure(YEAR, WORDS, NoStore(), measures=("wide",))
    assert (figure.marks, figure.counted) == (7, 0)


def test_without_an_ask_there_is_no_picture() -> None:
    assert ask_mix.view((), no_is_soft=False) is None


@pytest.mark.parametrize("audience", ["team", "parties", "party:field-ops", "everyone"])
def test_larkmere_s_asks_are_the_same_for_everyone(sample: Path, audience: str) -> None:
    view = larkmere(sample, audience)
    assert view.rows == YEAR.rows
    assert (view.asks, [row.total for row in view.rows]) == (31, [13, 9, 9])
    assert [sum(row.count(answer) for row in view.rows) for answer in ANSWERS] == [24, 5, 1, 0, 1]
