"""An organization's own colours: as they are where they can be read, and moved no farther than needed where not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.charts import house

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(("one", "other", "found"), [("#000000", "#ffffff", 21.0), ("#777777", "#777777", 1.0)])
def test_contrast_is_that_of_the_guidelines(one: str, other: str, found: float) -> None:
    assert house.contrast(one, other) == pytest.approx(found)


@given(COLORS, st.sampled_from(sorted(house.PAGES.values())))
def test_every_colour_becomes_readable_on_every_page(color: str, page: str) -> None:
    assert house.contrast(house.readable(color, page), page) >= house.TEXT


@given(COLORS, st.sampled_from(sorted(house.PAGES.values())))
def test_a_readable_colour_stays_as_it_is(color: str, page: str) -> None:
    if house.contrast(color, page) >= house.TEXT:
        assert house.readable(color, page) == color


def test_the_style_sheet_has_both_schemes_and_keeps_the_marks_colours() -> None:
    made = house.styles("#ffcc00", "#123456")
    assert re.findall(r'scheme="(\w+)"', made) == ["default", "slate"]
    assert made.count("--ac-house: #ffcc00") == 2
    assert "--ac-work" not in made
    light, _, dark = made.partition("slate")
    assert "#123456" in light
    assert "#123456" not in dark  # too dark for a dark page
    assert made.startswith("@media screen")  # paper keeps its black ink
