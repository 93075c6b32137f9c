"""Everything on the grid says whose it is, so that a page can set the others back by a class."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from larkmere import SUMMER

from accord.charts import dimmed, grid
from accord.charts.cache import NoStore
from accord.charts.figure import Figure
from accord.words import Words


@pytest.fixture(scope="module")
def summer() -> Figure:
    """The grid of July to September."""
    return grid.figure(SUMMER, Words(), NoStore())


def groups(drawing: str) -> Counter[tuple[str, str]]:
    """How many groups there are of a class and an initiative."""
    found = (g for g in ET.fromstring(drawing).iter() if g.get("data-initiative"))
    return Counter((g.get("class", ""), g.get("data-initiative", "")) for g in found)


def test_every_mark_dotted_mark_arrow_and_cause_says_whose_it_is(summer: Figure) -> None:
    found = groups(summer.drawings["wide"])
    assert found["ac-m ac-m--now", "lt-16"] == found["ac-m ac-m--ghost", "lt-16"] == 1
    assert found["ac-of", "lt-16"] == 2  # the arrow and its cause
    marks = {slug for look, slug in found if look.startswith("ac-m ") and "ghost" not in look}
    assert marks == {mark.slug for mark in SUMMER.marks}


def test_the_others_are_set_back_by_a_class_and_nothing_else_changes(summer: Figure) -> None:
    for drawing in summer.drawings.values():
        pale = dimmed.but(drawing, {"lt-16", "lt-02"})
        clear = {slug for look, slug in groups(pale) if "ac-dim" not in look.split()}
        assert clear == {"lt-16", "lt-02"}
        assert {slug for look, slug in groups(pale) if "ac-dim" in look.split()} == dimmed.shown(drawing) - clear
        assert pale.replace(" ac-dim", "") == drawing
        assert not re.search(r" style=", pale)
