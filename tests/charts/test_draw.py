"""Drawings: well-formed, named, linked, the same in every process, and without anything a page does not need."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from larkmere import SUMMER, fits, grid, mark, part

from accord.charts import fits as what_fits
from accord.charts import grid as the_grid
from accord.charts.cache import NoStore
from accord.charts.draw import svg
from accord.charts.figure import CLASS, ROOT, Figure
from accord.charts.scene import Link, Mark, Rect, Text, scene
from accord.words import Words

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('x')</script> & \"quotes\" ]]> --> </title> \n\n \x00 {{ x }} url(#y)"


@pytest.fixture(scope="module")
def summer() -> Figure:
    """The grid of July to September."""
    return the_grid.figure(SUMMER, Words(), NoStore())


@pytest.fixture(scope="module")
def sums() -> Figure:
    """What fits from July to September, with a promise of every state."""
    view = fits(slices=(part("20"), part("10", "open"), part("12", "away")))
    return what_fits.waterfall(view, Words(), NoStore())


def drawings(*figures: Figure) -> list[str]:
    """Every drawing of some figures."""
    return [svg for figure in figures for svg in figure.drawings.values()]


def test_each_measure_is_drawn_and_has_its_class(summer: Figure) -> None:
    for measure, drawing in summer.drawings.items():
        assert f'class="ac-svg {CLASS[measure]}"' in drawing
    assert list(summer.drawings) == ["wide", "phone", "paper"]


def test_a_drawing_is_one_line_of_well_formed_svg(summer: Figure, sums: Figure) -> None:
    for drawing in drawings(summer, sums):
        assert "\n" not in drawing
        assert ET.fromstring(drawing).tag == f"{SVG}svg"


def test_a_drawing_has_a_title_and_a_description(summer: Figure) -> None:
    root = ET.fromstring(summer.drawings["wide"])
    assert root.get("aria-labelledby") == "wide-grid-2026-q3-title wide-grid-2026-q3-desc"
    assert root.findtext(f"{SVG}title") == summer.title == "Where 17 initiatives stand"
    assert root.findtext(f"{SVG}desc") == summer.description


def test_the_description_tells_what_the_picture_shows(summer: Figure) -> None:
    assert summer.description == (
        "Impact and difficulty from 1 to 5, the line at 3. Going ahead: 7, Waits: 3, Scrap list: 3, Done: 3, "
        "Handed over: 1. 4 moved since last quarter. One is new. One more is in the list only."
    )


def test_no_id_occurs_twice_on_a_page_with_every_figure(summer: Figure, sums: Figure) -> None:
    other = what_fits.skills(fits(), Words(), NoStore())
    ids = re.findall(r' id="([^"]+)"', "".join(drawings(summer, sums, other)))
    assert len(ids) == len(set(ids))
    assert all(name.startswith(("wide-", "phone-", "paper-")) for name in ids)


def test_what_is_referred_to_is_in_the_same_drawing(sums: Figure) -> None:
    for drawing in sums.drawings.values():
        used = set(re.findall(r"url\(#([^)]+)\)", drawing))
        assert used
        assert used <= set(re.findall(r' id="([^"]+)"', drawing))


def test_colours_are_variables_of_the_style_sheet(summer: Figure, sums: Figure) -> None:
    for drawing in drawings(summer, sums):
        colours = set(re.findall(r' (?:fill|stroke)="([^"]+)"', drawing))
        assert all(re.fullmatch(r"none|var\(--ac-[a-z-]+\)|url\(#[a-z0-9-]+\)", colour) for colour in colours)


def test_nothing_reaches_outside_and_nothing_has_a_style(summer: Figure, sums: Figure) -> None:
    for drawing in drawings(summer, sums):
        rest = drawing.replace('xmlns="http://www.w3.org/2000/svg"', "").replace(ROOT, "")
        assert not re.search(r"http| style=|xlink|font-family|<image|<use|<script| on\w+=", rest)


def test_a_mark_is_a_link_with_a_name(summer: Figure) -> None:
    root = ET.fromstring(summer.drawings["wide"])
    links = {link.get("href"): link.findtext(f"{SVG}title") for link in root.iter(f"{SVG}a")}
    assert len(links) == 17
    assert links[f"{ROOT}initiatives/lt-16/"] == (
        "LT-16 Supervisor safety conversations, Going ahead, impact 4.25, difficulty 2.25, "
        "before: impact 4.25, difficulty 3.5"
    )


def test_a_slice_is_a_link_to_its_promise(sums: Figure) -> None:
    root = ET.fromstring(sums.drawings["phone"])
    names = [link.findtext(f"{SVG}title") for link in root.iter(f"{SVG}a")]
    assert names == [
        "20 days from Human Resources, promise kept",
        "10 days from Human Resources, promise open",
        "12 days from Human Resources, promised, not given",
    ]


def test_a_promise_that_may_not_be_named_is_drawn_without_a_link() -> None:
    hidden = replace(part("20"), who="", href="")
    drawing = what_fits.waterfall(fits(slices=(hidden,)), Words(), NoStore()).drawings["wide"]
    assert "<a " not in drawing
    assert "20 days from agreement not shown here, promise kept" in drawing


def test_a_picture_with_links_is_a_group_and_one_without_an_image(summer: Figure) -> None:
    assert 'role="group"' in summer.drawings["wide"]
    assert 'role="img"' in summer.drawings["paper"]  # nobody follows a link on paper


def test_every_mark_is_drawn(summer: Figure) -> None:
    assert summer.marks + summer.counted == 18
    assert summer.drawings["wide"].count('class="ac-m ac-m--') == 17 + 4


def test_hostile_words_are_words() -> None:
    view = grid(mark(1, "now", "4", "2", ("4", "4"), "</text><script>", title=HOSTILE))
    for drawing in the_grid.figure(view, Words(), NoStore(), title=HOSTILE).drawings.values():
        root = ET.fromstring(drawing)
        assert not list(root.iter(f"{SVG}script"))
        assert "\n" not in drawing
        assert (root.findtext(f"{SVG}title") or "").startswith("<script>alert('x')</script> & \"quotes\" ]]> -->")


def test_a_figure_leads_to_pages_of_the_site_only() -> None:
    for address in ("https://example.com/", "javascript:alert(1)", "/initiatives/"):
        made = scene("g", "wide", (9, 9), "T", "D", Mark(4, 4, 3, "now", link=Link("x", address)))
        with pytest.raises(ValueError, match="own pages"):
            svg(made)


def test_pieces_are_drawn_where_they_were_laid_out() -> None:
    made = scene("g", "wide", (90, 60), "T", "D", Rect(10, 20, 30, 5, "plan"), Text(7, 8, "Hi", "label", 12, "end"))
    drawing = svg(made)
    assert '<path d="M10,20h30v5h-30Z" fill="var(--ac-work)"/>' in drawing
    assert '<text x="7" y="8" text-anchor="end" font-size="12" fill="var(--ac-ink)" class="ac-lab">Hi</text>' in drawing


def test_items_are_drawn_in_their_order() -> None:
    made = scene(
        "g", "wide", (90, 60), "T", "D", Text(1, 9, "low", "label", 12), Rect(0, 0, 9, 9, "own"), Mark(5, 5, 4, "now")
    )
    drawing = svg(made)
    assert drawing.index("low") < drawing.index("--ac-own") < drawing.index("--ac-place-now")


PROGRAM = """
import sys
from hashlib import sha256
from larkmere import SUMMER, fits
from accord.charts import grid, fits as what
from accord.charts.cache import NoStore
from accord.words import Words
w, s = Words(), NoStore()
made = [grid.figure(SUMMER, w, s), what.waterfall(fits(), w, s), what.skills(fits(), w, s)]
print(sha256("".join(svg for figure in made for svg in figure.drawings.values()).encode()).hexdigest())
"""


def drawn_elsewhere(**environment: str) -> str:
    """The sum of every drawing, made in another process."""
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    env = {**os.environ, "PYTHONPATH": paths, **environment}
    return subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True).stdout


def test_a_drawing_is_the_same_in_every_process() -> None:
    here = drawn_elsewhere(PYTHONHASHSEED="0", TZ="UTC", LANG="C.UTF-8")
    there = drawn_elsewhere(PYTHONHASHSEED="7", TZ="Asia/Kathmandu", LANG="de_DE.UTF-8", LC_ALL="tr_TR.UTF-8")
    assert here == there
