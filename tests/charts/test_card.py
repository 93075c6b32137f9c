"""The picture beside a link: its words find room, its marks are where the grid has them, its bytes are few."""

from __future__ import annotations

import re
import struct
import zlib
from fractions import Fraction
from pathlib import Path

import pytest

from accord.charts import card, picture
from accord.charts.cache import FolderStore
from accord.charts.card import Card
from accord.charts.card_lines import Run, broken, shortened
from accord.charts.card_parts import Bar, Dot, SmallGrid

AREAS = ("Do first", "Plan together", "Fill in", "Rethink or scrap")


def text(line: tuple[Run, ...]) -> str:
    return "".join(f"*{run.text}*" if run.bold else run.text for run in line)


@pytest.mark.parametrize(
    ("runs", "space", "lines"),
    [
        ((Run("We have "), Run("145", True), Run(".")), 400, ["We have *145*."]),
        ((Run("We have "), Run("145", True), Run(".")), 130, ["We have ", "*145*."]),
        ((Run("Unbreakablylongword"),), 120, ["Unbre…"]),
        ((), 100, []),
    ],
)
def test_words_are_set_in_lines_and_a_sign_stays_with_its_word(
    runs: tuple[Run, ...], space: float, lines: list[str]
) -> None:
    assert [text(line) for line in broken(runs, 30, space)] == lines


def test_what_finds_no_room_ends_with_three_dots() -> None:
    lines = broken((Run("one two three four five six seven eight"),), 30, 120)
    assert len(lines) > 3
    assert [text(line) for line in shortened(lines, 2, 30, 120)] == [text(lines[0]), "thre…"]


def test_every_word_of_a_card_is_told() -> None:
    made = Card(
        above="Larkmere",
        name="October",
        large=((Run("Asked for "), Run("202", True)),),
        said=(Run("Said"),),
        counts=(("now", "7", "go ahead"),),
        grid=SmallGrid((), AREAS),
        bars=((Bar("in the plan", 1, "plan"),),),
    )
    drawn = re.findall(r">([^<>]+)<", card.svg(made))
    assert set(" ".join(drawn).split()) <= set(made.words.split())


def test_a_mark_the_page_is_about_is_drawn_last_and_the_others_are_paler() -> None:
    dots = (Dot("now", (Fraction(2), Fraction(4))), Dot("later", (Fraction(4), Fraction(2)), lit=False))
    drawn = card.svg(Card("", "", (), grid=SmallGrid(dots, AREAS)))
    marks = re.findall(r'<g transform="[^"]*"( opacity="0.28")?>', drawn)
    assert marks == [' opacity="0.28"', ""]


def test_many_marks_of_a_cell_stay_inside_the_frame() -> None:
    dots = tuple(Dot("now", (Fraction(5), Fraction(5))) for _ in range(20))
    drawn = card.svg(Card("", "", (), grid=SmallGrid(dots, AREAS)))
    places = [(float(x), float(y)) for x, y in re.findall(r'<g transform="translate\(([\d.]+),([\d.]+)\)"', drawn)]
    assert len(set(places)) == 20
    assert all(786 <= x <= 1128 and 84 <= y <= 390 for x, y in places)


@pytest.mark.parametrize("what", ["", "<&>\"'", "\x00\ud800", "W" * 300, "no-space-" * 60])
def test_any_words_make_a_picture(what: str) -> None:
    made = Card(what, what, ((Run(what),),), (Run(what, True),), (("now", what, what),), SmallGrid((), (what,) * 4),
                ((Bar(what, 3, "plan"), Bar(what, 1, "scrap")), (Bar(what, 2, "own"), Bar(what, 1, "talk"))))  # fmt: skip
    data = picture.png("key", FolderStore(Path("/nowhere")), lambda: card.svg(made))
    assert struct.unpack(">II", data[16:24]) == (1200, 630)


def test_a_picture_is_made_once(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    made = picture.png("key", store, lambda: card.svg(Card("", "", ())))
    assert picture.png("key", store, lambda: pytest.fail("made again")) == made


def test_packing_leaves_every_pixel() -> None:
    import vl_convert

    loose = vl_convert.svg_to_png(card.svg(Card("Larkmere", "October", ((Run("Asked"),),))))
    tight = picture.packed(loose)
    pixels = [zlib.decompress(b"".join(d for kind, d in picture._chunks(p) if kind == b"IDAT")) for p in (loose, tight)]
    assert pixels[0] == pixels[1]
    assert len(tight) * 2 < len(loose)


def test_the_colours_are_those_of_the_light_scheme(repository: Path) -> None:
    tokens = (repository / "generator" / "accord" / "assets" / "tokens.css").read_text("utf-8")
    light = tokens[tokens.index('[data-md-color-scheme="default"]') :]
    light = light[: light.index("}")]
    named = dict(re.findall(r"--ac-([a-z-]+): (#[0-9a-f]{3,6});", light))
    from accord.charts import card_parts as parts

    used = {"work": parts.WORK, "wait": parts.WAIT, "wait-soft": parts.WAIT_SOFT, "well": parts.WELL, "own": parts.OWN,
            "well-soft": parts.WELL_SOFT, "aside": parts.ASIDE, "line": parts.LINE, "band": parts.BAND,
            "ink": parts.INK, "quiet": card.QUIET}  # fmt: skip
    assert used == {name: named[name] for name in used}
