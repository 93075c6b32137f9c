"""Page one's ruler: two bars on one scale, written from a template."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from accord.charts import ruler
from accord.words import Words

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Sums:
    """A balance with these sums, in days."""

    asked: int = 202
    planned: int = 144
    smaller: int = 42
    waits: int = 16
    scrapped: int = 0
    own: int | None = 145
    negotiated: int = 20

    edition = SimpleNamespace(quarter=SimpleNamespace(id="2026-Q4"))

    @property
    def knows_capacity(self) -> bool:
        return self.own is not None

    def sum(self, what: str) -> Decimal:
        return Decimal(getattr(self, what) or 0)


def drawing(sums: Any, measure: str = "wide") -> ET.Element:
    """The ruler of a balance, read back."""
    return ET.fromstring(ruler.figure(sums, Words()).drawings[measure])  # type: ignore[index]


def words(root: ET.Element) -> list[str]:
    """What is written in it."""
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_the_headline_sentence_as_two_bars() -> None:
    assert words(drawing(Sums())) == [
        "Asked for 202: in the plan 144",
        "made smaller 42",
        "waits 16",
        "Our own days 145",
        "+ 20 from talks",
    ]


def test_what_finds_no_room_over_its_piece_stands_below() -> None:
    assert words(drawing(Sums(), "phone"))[1] == "made smaller 42, waits 16"


def test_without_known_capacity_there_is_one_bar() -> None:
    assert words(drawing(Sums(own=None, negotiated=0, smaller=0, waits=0))) == ["Asked for 202: in the plan 144"]


@pytest.mark.parametrize(
    "sums",
    [Sums(0, 0, 0, 0, 0, 0, 0), Sums(), Sums(461, 182, 95, 84, 100, 175, 26), Sums(10, 90, 0, 0, 0, 5, 300)],
)
@pytest.mark.parametrize("measure", ["wide", "phone", "paper"])
def test_bars_stay_in_the_picture(sums: Any, measure: str) -> None:
    root = drawing(sums, measure)
    rects = [rect for rect in root.iter(f"{SVG}rect") if "rx" in rect.attrib]
    wide = float(root.get("width", "0"))
    assert all(float(rect.get("x", "0")) + float(rect.get("width", "0")) <= wide + 0.01 for rect in rects)


def test_the_ruler_has_a_title_and_a_description_and_no_links() -> None:
    html = ruler.html(Sums(), Words())  # type: ignore[arg-type]
    assert '<title id="wide-ruler-2026-q4-title">Asked for 202 days, in the plan 144 days</title>' in html
    assert "made smaller 42, waits 16, Our own days 145, from talks 20." in html
    assert html.count("<svg") == 3
    assert "<a " not in html
    assert "style=" not in html


@pytest.mark.parametrize("measure", ["wide", "phone", "paper"])
@pytest.mark.parametrize("sums", [Sums(256, 155, 26, 45, 30, 164, 12), Sums()], ids=["spilled", "above"])
def test_no_two_lines_of_words_touch(sums: Sums, measure: str) -> None:
    texts = drawing(sums, measure).findall(f"{SVG}text")
    lines = sorted({float(text.get("y", "0")) for text in texts})
    size = float(texts[0].get("font-size", "0"))
    assert all(below - above >= size + 4 for above, below in itertools.pairwise(lines))
