"""What a team has not written in its settings stands in its language; what it has written stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from accord.domain.organization import Organization
from accord.domain.portfolio import Portfolio
from accord.domain.settings import Settings
from accord.words import Words
from accord.words.defaults import spoken


def portfolio(**settings: object) -> Portfolio:
    """A portfolio with these settings and nothing else."""
    return Portfolio(Organization(name="Larkmere"), Settings.model_validate(settings))


def test_in_english_they_are_those_of_the_format() -> None:
    plain = portfolio()
    assert spoken(plain, Words("en-US")) is plain


def test_a_german_plan_that_says_nothing_has_german_areas_questions_and_skills() -> None:
    found = spoken(portfolio(language="de-DE"), Words("de-DE")).settings
    assert found.grid.areas.name("plan-together") == "Gemeinsam planen"
    assert found.grid.impact["gap"].ask == "Wie weit ist heute von dem entfernt, was nötig ist?"
    assert found.grid.difficulty["time"].anchors[4] == "Mehr als 100"
    assert found.skills["design"] == "Konzipieren und entwickeln"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ({"grid": {"areas": {"do-first": "Do first"}}}, lambda s: s.grid.areas.do_first == "Do first"),
        ({"grid": {"impact": {"reach": {"ask": "How many?"}}}}, lambda s: list(s.grid.impact) == ["reach"]),
        ({"skills": {"film": "Filming"}}, lambda s: s.skills == {"film": "Filming"}),
    ],
)
def test_what_a_team_has_written_stays_in_its_words(
    written: dict[str, object], kept: Callable[[Settings], bool]
) -> None:
    found = spoken(portfolio(language="de", **written), Words("de")).settings
    assert kept(found)
    assert found.grid.areas.rethink == "Überdenken oder streichen"
