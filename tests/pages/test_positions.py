"""What our scripts are given: the places of initiatives, and words; and that the scripts stay small."""

from __future__ import annotations

import json
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from accord import site
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read
from accord.pages import positions, script_words
from accord.pages.report import Report
from accord.words import Words
from kept_drawings import STORE

AUDIENCES = ("team", "everyone", "party:hr")


def report(sample: Path, audience: str) -> Report:
    found = read(sample)
    assert found.portfolio is not None
    return site.report(seen_by(known_on(found.portfolio, date(2026, 11, 16)), parse(audience)), STORE)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_they_say_nothing_that_the_pages_of_the_same_readers_do_not(sample: Path, audience: str) -> None:
    seen = report(sample, audience)
    known: dict[str, Any] = json.loads(positions.text(seen))
    pages = " ".join(unescape(page.markdown) for page in site.assemble(seen).pages)
    for facet in ("stakeholder", "goal"):  # the others are our own words
        assert known["names"][facet]
        assert [name for pair in known["names"][facet].items() for name in pair if name not in pages] == []
    for slug, concerned in known["of"].items():
        assert f"initiatives/{slug}/" in pages
        assert set(concerned["stakeholder"]) <= set(known["names"]["stakeholder"])
        assert set(concerned["goal"]) <= set(known["names"]["goal"])


def test_everyone_is_given_the_same_places_as_the_team(sample: Path) -> None:
    team, everyone = (json.loads(positions.text(report(sample, name))) for name in ("team", "everyone"))
    assert team["quarters"] == everyone["quarters"]
    assert [len(quarter["places"]) for quarter in team["quarters"]] == [15, 17, 18, 18]


def test_a_mark_stands_in_its_half_point_cell(sample: Path) -> None:
    quarter = json.loads(positions.text(report(sample, "team")))["quarters"][-1]
    across, down, difficulty, impact = quarter["at"]["data-basics-planners"]
    assert (difficulty, impact) == ("2.25", "3.5")
    line_across, line_down, *_ = quarter["at"]["operator-knowledge-capture"]  # difficulty 3: on the line
    assert across < line_across == 0.5
    assert down > line_down


@pytest.mark.parametrize("name", site.SCRIPTS)
def test_a_script_is_under_ten_kilobytes_in_every_language(name: str) -> None:
    carried = site.carried()[name]
    for language in ("en-US", "de-DE"):
        shipped = script_words.spoken(name, carried, Words(language), date(2026, 11, 16))
        assert len(shipped.encode()) < 10_240


@pytest.mark.parametrize("name", sorted(script_words.NAMES))
def test_no_word_of_a_script_stays_english(name: str) -> None:
    carried = site.carried()[name]
    english, german = (
        script_words.spoken(name, carried, Words(language), date(2026, 11, 16)) for language in ("en-US", "de-DE")
    )
    first, second = (json.loads(text.partition("const words = ")[2].partition(";\n")[0]) for text in (english, german))
    assert first.keys() == second.keys()
    same = {key for key in first if first[key] == second[key]} - {"year", "stakeholder"}
    assert same == set()
