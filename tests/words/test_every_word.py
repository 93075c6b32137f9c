"""Every sentence that is asked for exists, every one that exists is asked for, and none uses a word we avoid."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import word_uses as uses
from babel import Locale

from accord.words import Pattern, Words

AVOIDED = re.compile(
    r"\b(deliverables?|bandwidth|leverag\w*|alignment scores?|backlog\w*|grooming|depriorit\w*|reject\w*|"
    r"learner population|training interventions?|win|wins|won|winners?|los[et]|loses|losing|losers?|concessions?|"
    r"conced\w*|demand\w*|opponents?|stakeholder management|manag\w* stakeholders?)\b",
    re.IGNORECASE,
)
"""Words of a contest, and words no business leader would use; `design/practice.md` has the list."""

PLURALS = [(name, pattern) for name, pattern in uses.sentences().items() if not isinstance(pattern, str)]


def test_every_sentence_named_in_code_or_a_template_exists() -> None:
    assert {name for name in uses.asked_for() if not name.startswith("figure.")} - set(uses.sentences()) == set()


def test_every_word_of_a_figure_exists() -> None:
    assert {name for name in uses.asked_for() if name.startswith("figure.")} - set(uses.sentences()) == set()


def test_every_family_of_names_put_together_is_written_down_here() -> None:
    assert uses.put_together() <= set(uses.FAMILIES)


@pytest.mark.parametrize("family", uses.FAMILIES)
def test_every_sentence_of_a_family_exists(family: str) -> None:
    assert uses.of_family(family) != ()
    assert set(uses.of_family(family)) - set(uses.sentences()) == set()


def test_no_sentence_is_left_that_nobody_asks_for() -> None:
    families = {name for family in uses.FAMILIES for name in uses.of_family(family)}
    figures = {name for name in uses.sentences() if name.startswith("figure.")}
    assert set(uses.sentences()) - uses.asked_for() - uses.constants() - families - figures == set()


@pytest.mark.parametrize(("name", "given"), uses.filled() + uses.filled_in_families())
def test_every_gap_of_a_sentence_is_filled_where_it_is_said(name: str, given: frozenset[str]) -> None:
    needed = set().union(*(uses.gaps(form) for form in uses.forms(uses.sentences()[name])))
    assert needed - given == set()


@pytest.mark.parametrize(("name", "pattern"), PLURALS)
def test_the_plural_forms_of_a_sentence_are_those_of_english(name: str, pattern: dict[str, str]) -> None:
    assert set(pattern) - {"zero"} == {"one", "other"}


@pytest.mark.parametrize(("name", "pattern"), PLURALS)
def test_the_plural_forms_of_a_sentence_have_the_same_gaps_but_for_the_number(
    name: str, pattern: dict[str, str]
) -> None:
    number = {"n", "count"}
    assert uses.gaps(pattern["one"]) - number == uses.gaps(pattern["other"]) - number
    assert uses.gaps(pattern["one"]) <= uses.gaps(pattern["other"]) | number
    assert uses.gaps(pattern.get("zero", "")) <= uses.gaps(pattern["other"])


@pytest.mark.parametrize(("name", "text"), uses.printed())
def test_no_page_uses_a_word_we_avoid(name: str, text: str) -> None:
    assert AVOIDED.findall(text) == []


@pytest.mark.parametrize("room", ["domain/rules", "cli", "build", "exports", "leak"])
def test_no_message_uses_a_word_we_avoid(room: str) -> None:
    assert {text for text in uses.messages(room) if AVOIDED.search(text)} == set()


@pytest.mark.parametrize(("name", "text"), uses.said())
def test_a_sentence_stands_on_one_line_without_a_space_too_many(name: str, text: str) -> None:
    assert "\n" not in text
    assert "  " not in text
    assert text == text.strip() or name == "figure.comma"


@pytest.mark.parametrize("path", uses.word_files(), ids=lambda path: path.stem)
def test_a_word_file_is_named_for_a_language_and_adds_no_sentence_of_its_own(path: Path) -> None:
    Locale.parse(path.stem)
    assert set(tomllib.loads(path.read_text("utf-8"))) <= {name.partition(".")[0] for name in uses.sentences()}


@pytest.mark.parametrize(("name", "pattern"), uses.sentences().items())
def test_every_sentence_can_be_said(name: str, pattern: Pattern) -> None:
    gaps = {gap: "x" for form in uses.forms(pattern) for gap in uses.gaps(form) - {"n"}}
    assert [Words().t(name, n=n, **gaps) for n in (0, 1, 2)]
