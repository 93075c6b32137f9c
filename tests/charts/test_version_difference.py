"""Figure 11: two versions of a plan side by side; what is the same on one line, what moved joined by an arrow."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest

from accord.charts import version_difference, version_rows, version_scene, version_words
from accord.charts.cache import NoStore
from accord.charts.figure import ROOT, Measure
from accord.charts.scene import Arrow, Mark, Scene, Text
from accord.charts.version_difference import DifferenceView, Item, Side
from accord.charts.version_rows import BOARDS, MOST, Layout
from accord.domain.quarter import PLACES
from accord.domain.version_difference import KINDS, Kind
from accord.words import Words

MEASURES: tuple[Measure, ...] = ("wide", "phone", "paper")


def side(place: str, days: str | None = None) -> Side:
    """Where something stood."""
    return Side(place, None if days is None else Decimal(days))  # type: ignore[arg-type]


def item(number: int, kind: Kind, before: Side | None, after: Side | None, **more: object) -> Item:
    """One initiative in both versions."""
    href = f"{ROOT}initiatives/i-{number}/"
    return Item(f"{number:02d}", f"Initiative {number}", href, before, after, kind, **more)  # type: ignore[arg-type]


def difference(*items: Item) -> DifferenceView:
    """Two versions with these initiatives."""
    sums = [
        sum((s.days or Decimal(0) for i in items if (s := getattr(i, name))), Decimal(0))
        for name in ("before", "after")
    ]
    return DifferenceView("2026-q2-v2", (1, date(2026, 4, 10)), (2, date(2026, 5, 8)), (sums[0], sums[1]), items)


GOING = side("now", "8")
SPRING = difference(
    item(2, "same", GOING, GOING),
    item(6, "days", side("now", "40"), side("now", "24"), more=(("design", Decimal(-16)),)),
    item(15, "came", None, side("now", "22"), more=(("consult", Decimal(6)), ("design", Decimal(16)))),
    item(12, "moved", side("later"), side("now", "5"), more=(("design", Decimal(5)),)),
    item(3, "moved", side("now", "8"), side("scrap"), more=(("design", Decimal(-8)),)),
    item(14, "again", side("later"), side("later")),
    item(18, "left", side("scrap"), None),
)


def laid_out(view: DifferenceView, measure: Measure = "wide") -> Layout:
    return version_rows.lay_out(view, BOARDS[measure])


def picture(view: DifferenceView, measure: Measure = "wide") -> Scene:
    board = BOARDS[measure]
    return version_scene.draw(view, laid_out(view, measure), board, measure, Words(), ("T", "D"))


def texts(scene: Scene, letters: str = "") -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Text) and item.letters.startswith(letters)]


def test_what_is_the_same_stands_on_one_line_in_both_columns() -> None:
    rows = {
        (row.left.number if row.left else "", row.right.number if row.right else "") for row in laid_out(SPRING).rows
    }
    assert {("02", "02"), ("06", "06"), ("14", "14")} <= rows
    assert {("", "15"), ("18", ""), ("12", ""), ("", "12"), ("03", ""), ("", "03")} <= rows


def test_initiatives_stand_below_their_place() -> None:
    assert [(h.place, h.counts, h.days) for h in laid_out(SPRING).headings] == [
        ("now", (3, 4), (Decimal(56), Decimal(59))),
        ("later", (2, 1), (Decimal(0), Decimal(0))),
        ("scrap", (1, 1), (Decimal(0), Decimal(0))),
    ]


@pytest.mark.parametrize("measure", MEASURES)
def test_what_moved_is_joined_by_an_arrow(measure: Measure) -> None:
    ends = {round(a.y2, 2) for a in picture(SPRING, measure).items if isinstance(a, Arrow) and a.y1 != a.y2}
    layout = laid_out(SPRING, measure)
    assert ends == {round(r.y, 2) for r in layout.rows if r.right and not r.left and r.right.kind == "moved"}


def test_days_that_differ_are_bold_and_stand_between_the_columns() -> None:
    scene = picture(SPRING)
    assert {"40", "24", "22", "5", "− 16 design"} <= set(texts(scene, "value"))
    assert texts(scene, "note").count("8") == 2
    assert {"new", "not in the plan"} <= set(texts(scene))


def test_a_ring_is_new_and_only_the_newer_mark_leads_to_the_initiative() -> None:
    marks = [item for item in picture(SPRING).items if isinstance(item, Mark)]
    assert [mark.number for mark in marks if mark.ring] == ["15"]
    leading = [mark.number for mark in marks if mark.link and mark.link.href]
    assert sorted(leading) == ["02", "03", "06", "12", "14", "15", "18"]
    assert not [m for m in picture(SPRING, "paper").items if isinstance(m, Mark) and m.link and m.link.href]


def test_a_mark_says_which_version_it_is_in() -> None:
    names = [m.link.name for m in picture(SPRING).items if isinstance(m, Mark) and m.link]
    assert "Initiative 6 in version 1, Going ahead, 40 days" in names
    assert "Initiative 6 in version 2, Going ahead, 24 days" in names


def test_the_picture_is_told_in_words() -> None:
    figure = version_difference.figure(SPRING, Words(), NoStore(), measures=("wide",))
    assert figure.title == "Version 1 and version 2 of the plan, side by side"
    assert figure.description == (
        "Version 1 has 6 initiatives and 56 days in the plan. Version 2 has 6 initiatives and 59 days in the plan. "
        "Initiative 6: − 16 design. Initiative 15: new. Initiative 12: Waits, then Going ahead. "
        "Initiative 3: Going ahead, then Scrap list. Initiative 18: not in the plan any more."
    )
    assert figure.caption.startswith(
        "Figures are person-days in the plan; bold where they differ. A ring is new. An arrow"
    )


def test_the_caption_names_only_what_is_there() -> None:
    view = difference(item(6, "days", GOING, side("now", "9"), more=(("design", Decimal(1)),)))
    layout = laid_out(view)
    assert (
        version_words.caption(view, layout, Words()) == "Figures are person-days in the plan; bold where they differ."
    )


def test_an_initiative_these_readers_may_not_know_has_a_mark_and_no_name() -> None:
    hidden = Item("", "", "", GOING, side("now", "9"), "days", (("design", Decimal(1)),))
    scene = picture(difference(hidden))
    marks = [m for m in scene.items if isinstance(m, Mark)]
    assert [m.link and m.link.href for m in marks] == ["", ""]
    assert texts(scene).count("an initiative not shown here") == 2


def test_what_has_no_room_between_the_columns_is_a_sum() -> None:
    more = tuple((skill, Decimal(-n)) for n, skill in enumerate(("consult", "design", "deliver"), 1))
    long = item(6, "days", GOING, side("now", "2"), more=more)
    assert version_words.more(long, 300, 12, Words()) == "− 1 consulting, − 2 design, − 3 delivery"
    assert version_words.more(long, 60, 12, Words()) == "− 6"
    assert version_words.more(long, 5, 12, Words()) == ""
    swapped = item(6, "days", GOING, GOING, more=(("consult", Decimal(1)), ("design", Decimal(-1))))
    assert version_words.more(swapped, 60, 12, Words()) == ""


def some(count: int, seed: int) -> DifferenceView:
    """Many initiatives, the same for the same seed."""
    dice = random.Random(seed)
    return difference(*(_some(number, dice) for number in range(count)))


def _some(number: int, dice: random.Random) -> Item:
    kind = dice.choice((*KINDS, "same", "same", "same"))
    before, after = (side(dice.choice(PLACES), dice.choice((None, "3", "12.5", "104"))) for _ in range(2))
    more = (("design", Decimal(dice.randint(-9, 9) or 1)),)
    if kind in ("came", "left"):
        return item(number, kind, before if kind == "left" else None, after if kind == "came" else None, more=more)
    if kind == "moved":
        other = next(place for place in PLACES if place != before.place)
        return item(number, kind, before, Side(other, after.days), more=more)
    return item(number, kind, before, before, more=more if kind == "days" else ())


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_drawn_and_what_is_counted_are_all_there_is(seed: int, measure: Measure) -> None:
    view = some((3, 17, MOST, MOST + 1, 120, 300)[seed % 6], seed)
    layout = laid_out(view, measure)
    assert layout.drawn + layout.counted == len(view.items)
    drawn = [i for row in layout.rows for i in (row.left, row.right) if i]
    assert len(view.items) > MOST or layout.counted == 0
    for one in {id(i): i for i in drawn}.values():
        assert sum(i is one for i in drawn) == (one.before is not None) + (one.after is not None)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("measure", MEASURES)
def test_everything_stays_in_the_picture_and_no_words_meet(seed: int, measure: Measure) -> None:
    scene = picture(some(24, seed), measure)
    written = [item for item in scene.items if isinstance(item, Text)]
    boxes = [text.box("strong" in text.letters or "value" in text.letters) for text in written]
    assert all(
        left >= -0.5 and right <= scene.width + 0.5 and bottom <= scene.height for left, _, right, bottom in boxes
    )
    assert all(text.size >= 10 for text in written)
    meeting = [
        (written[a].text, written[b].text)
        for a, b in combinations(range(len(boxes)), 2)
        if boxes[a][0] < boxes[b][2]
        and boxes[b][0] < boxes[a][2]
        and boxes[a][1] < boxes[b][3]
        and boxes[b][1] < boxes[a][3]
    ]
    assert meeting == []
    marks = [item for item in scene.items if isinstance(item, Mark)]
    assert all(m.r <= m.y <= scene.height - m.r and m.x - m.r - m.ring >= 0 for m in marks)


def test_a_long_code_keeps_its_mark_within_its_column() -> None:
    long = Item("PROJECT-2026", "A title", "", GOING, GOING, "same")
    (left, right) = [m for m in picture(difference(long)).items if isinstance(m, Mark)]
    assert left.number == right.number
    assert len(left.number) <= 3
    assert left.e <= 3


def test_the_same_facts_give_the_same_drawing_and_the_store_is_asked_first() -> None:
    class Kept(dict[str, str]):
        def put(self, key: str, drawing: str) -> None:
            self[key] = drawing

    store = Kept()
    first = version_difference.figure(SPRING, Words(), store)
    assert set(first.drawings) == set(MEASURES)
    kept = len(store)
    assert version_difference.figure(SPRING, Words(), store) == first
    assert len(store) == kept
    assert version_difference.figure(SPRING, Words(), NoStore()) == first
