"""Every text of the river ferry says how private it is: what each reader takes along holds nothing more private."""

from __future__ import annotations

import re

import pytest
from river import FIRST, SECOND, river
from small_portfolio import day

from accord import exports
from accord.domain.audience import parse
from accord.domain.known import known_on

AS_OF = day("04-15")
COUNTED = ("initiatives", "asks", "decisions", "promises", "capacity")


def texts(audience: str, **marks: frozenset[str]) -> dict[str, str]:
    """Every file as unfolded text; the spreadsheet holds the same tables as the CSV files."""
    files = exports.for_readers(known_on(river(**marks), AS_OF), parse(audience))
    return {path: data.decode().replace("\r\n ", "") for path, data in files.items() if not path.endswith(".xlsx")}


def private(audience: str, *words: str, **marks: frozenset[str]) -> set[str]:
    """The beginnings of texts so private."""
    pattern = rf"(?:{'|'.join(words)}) [a-z]+ (?:of )?[a-z0-9]+[a-z0-9-]*"
    return {found for text in texts(audience, **marks).values() for found in re.findall(pattern, text)}


def test_everyone_takes_along_what_is_for_everyone() -> None:
    assert private("everyone", "parties", "open", "team", "name of") == set()
    assert private("everyone", "all") == private("team", "all")
    assert not [text for text in texts("everyone").values() if re.search(r"\b(?:991|881|771|777)\b", text)]


def test_the_team_takes_along_no_name_of_a_person_either() -> None:
    assert private("team", "name of") == set()


def test_a_party_takes_along_its_own_talks_only() -> None:
    found = private("party:shore", "parties", "open")
    assert f"parties words of {SECOND}" in found
    assert [text for text in found if FIRST in text] == []


@pytest.mark.parametrize("audience", ["everyone", "party:deck", "parties"])
def test_what_is_hidden_stays_counted(audience: str) -> None:
    marks = {"hidden": frozenset({"ramp", FIRST})}
    few, whole = texts(audience, **marks), texts("team", **marks)
    lines = [{name: text[f"{name}.csv"].count("\r\n") for name in COUNTED} for text in (few, whole)]
    assert lines[0] == lines[1]
    hidden = ("ramp", FIRST, "~")
    assert [name for name in hidden if any(name in text for text in few.values())] == []
