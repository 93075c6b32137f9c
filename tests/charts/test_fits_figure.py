"""What fits: a sum read downward, one line at our own capacity, a hatched piece per promise."""

from __future__ import annotations

from decimal import Decimal

import pytest
from larkmere import fits, named, part

from accord.charts import bars, skills, waterfall
from accord.charts import fits as what_fits
from accord.charts.bars import BOARDS
from accord.charts.cache import NoStore
from accord.charts.fits_view import FitsView, Named, SkillFit
from accord.charts.scene import Line, Rect, Scene, Text
from accord.words import Words

ZERO = Decimal(0)
NOTHING = fits(
    asked=ZERO, scrapped=ZERO, waits=ZERO, smaller=ZERO, planned=ZERO, own=ZERO, slices=(), skills=(), ahead=0
)
UNKNOWN = fits(own=None, slices=(), skills=(SkillFit("design", Decimal("4.5"), None, ()),))


def picture(view: FitsView, measure: str = "wide", most: int = 0) -> Scene:
    """The sum of an edition."""
    board = BOARDS[measure]  # type: ignore[index]
    return waterfall.draw(view, board, "wide", Words(), ("T", "D"), Decimal(most))


def by_skill(view: FitsView, measure: str = "wide") -> Scene:
    """The bars of an edition's skills."""
    return skills.draw(view, BOARDS[measure], "wide", Words(), ("T", "D"), ZERO)  # type: ignore[index]


def rects(scene: Scene, *inks: str) -> list[Rect]:
    """The bars drawn with some inks."""
    return [item for item in scene.items if isinstance(item, Rect) and item.ink in inks]


def words(scene: Scene) -> list[str]:
    """Everything that is written."""
    return [item.text for item in scene.items if isinstance(item, Text)]


def test_the_sum_is_read_downward() -> None:
    said = words(picture(fits()))
    assert [text for text in said if text[:1] in "−0123456789"] == [
        *("0 days", "50", "100", "150", "200", "250", "300"),
        *("306", "− 30", "− 61", "12, 14 and 17", "− 66", "02, 03, 06 and 10", "149"),
        *("173", "131 own, 42 from talks; 24 left"),
    ]


def test_a_single_initiative_stands_with_its_title_many_are_counted() -> None:
    assert "Billing dispute academy (05)" in words(picture(fits()))
    many = named(*(f"{n:02d}" for n in range(1, 12)))
    assert "01, 02, 03, 04, 05 and 6 more" in words(picture(fits(waiting=many)))
    long = (Named("05", "A title " * 20),)
    assert "05" in words(picture(fits(scrap_list=long)))


def test_each_step_begins_where_the_one_before_ends() -> None:
    asked, scrapped, waits, smaller, planned = rects(picture(fits()), "ask", "scrapped", "waits", "small", "plan")
    ends = [rect.x + rect.width for rect in (asked, scrapped, waits, smaller)]
    assert ends[1] == pytest.approx(ends[0])
    assert ends[2] == pytest.approx(scrapped.x, abs=2)
    assert ends[3] == pytest.approx(waits.x, abs=2)
    assert planned.x + planned.width == pytest.approx(smaller.x, abs=2)


def test_one_line_at_our_own_capacity_runs_through_all_rows() -> None:
    scene = picture(fits())
    (line,) = [item for item in scene.items if isinstance(item, Line) and item.ink == "capacity"]
    (own,) = rects(scene, "own")
    assert line.x1 == pytest.approx(own.x + own.width, abs=1)
    assert line.y1 < rects(scene, "ask")[0].y < own.y + own.height < line.y2
    assert "our own capacity, 131" in words(scene)


def test_every_promise_is_a_slice_as_long_as_its_days() -> None:
    kept = rects(picture(fits()), "kept")
    (asked,) = rects(picture(fits()), "ask")
    assert [round((rect.width + bars.GAP) / (asked.width + bars.GAP) * 306, 1) for rect in kept] == [20, 10, 12]


def test_open_promises_are_dashed_and_broken_ones_outlined() -> None:
    scene = picture(fits(slices=(part("20"), part("10", "open"), part("12", "away"))))
    assert [rect.ink for rect in rects(scene, "kept", "open", "away")] == ["kept", "open", "away"]
    assert any("12 promised, not given" in text for text in words(scene))


def test_without_known_capacity_there_is_no_line_and_no_we_have() -> None:
    scene = picture(UNKNOWN)
    assert not [item for item in scene.items if isinstance(item, Line) and item.ink in ("capacity", "rule")]
    assert "We have" not in words(scene)
    figure = what_fits.waterfall(UNKNOWN, Words(), NoStore(), measures=("wide",))
    assert figure.caption == "Read downward like a sum."


def test_a_plan_that_is_too_big_says_by_how_much() -> None:
    assert "131 own, 42 from talks; 27 too many" in words(picture(fits(planned=Decimal(200))))
    assert "27 too many" in words(by_skill(fits(skills=(SkillFit("design", Decimal(74), Decimal(47), ()),))))


@pytest.mark.parametrize("measure", ["wide", "phone", "paper"])
@pytest.mark.parametrize("view", [fits(), NOTHING, UNKNOWN, fits(asked=Decimal("0.5")), fits(asked=Decimal(98765))])
def test_everything_stays_in_the_picture(view: FitsView, measure: str) -> None:
    for scene in (picture(view, measure), by_skill(view, measure)):
        items = [item for item in scene.items if isinstance(item, Rect)]
        assert all(rect.x >= -1 and rect.x + rect.width <= scene.width + 1 for rect in items)
        texts = [item for item in scene.items if isinstance(item, Text)]
        assert all(text.box()[0] >= -1 and text.box()[2] <= scene.width + 1 for text in texts)
        assert all(text.size >= 10 and text.y <= scene.height for text in texts)


def test_work_that_grew_has_a_plus() -> None:
    assert "+ 4" in words(picture(fits(asked=Decimal(236), smaller=Decimal(-4))))


def test_zero_days_are_printed() -> None:
    said = words(picture(NOTHING))
    assert said.count("0") == 6
    assert rects(picture(NOTHING), "ask", "plan", "own") == []


def test_all_quarters_share_the_scale_of_the_largest() -> None:
    small, large = picture(fits(), most=461), picture(fits(asked=Decimal(461)), most=461)
    assert rects(small, "plan")[0].width == rects(large, "plan")[0].width


def test_a_skill_stands_in_the_frame_of_its_own_days() -> None:
    scene = by_skill(fits())
    frames, plans = rects(scene, "own-frame"), rects(scene, "plan")
    assert [plan.width > frame.width for plan, frame in zip(plans, frames, strict=True)] == [False, True, True]
    assert all(frame.y < plan.y < frame.y + frame.height for plan, frame in zip(plans, frames, strict=True))


def test_a_skill_says_what_is_left_and_what_it_would_lack_without_the_talks() -> None:
    said = words(by_skill(fits()))
    assert [text for text in said if "left" in text] == [
        "15 left",
        "5 left; 15 short without the talks",
        "4 left; 18 short without the talks",
    ]
    assert "+ 10 Field Operations, 12 COO" in said


def test_half_days_and_many_skills() -> None:
    many = fits(skills=tuple(SkillFit(f"s{n}", Decimal("1.5"), Decimal("2.5"), ()) for n in range(5)))
    assert words(by_skill(many)).count("1.5 of 2.5") == 5


@pytest.mark.parametrize(("most", "expected"), [(306, 50), (461, 100), (9, 2), (0.5, 1), (98765, 20000), (0, 1)])
def test_the_scale_has_round_numbers(most: float, expected: float) -> None:
    assert bars.step(most, 8) == expected
