"""What may not be there is found once, wherever it stands, and said without its words."""

from __future__ import annotations

from typing import Any

import pytest

from accord.domain.stakeholder import Stakeholder
from accord.leak.search import search
from accord.leak.secret import Secret
from accord.leak.text import words
from accord.places import Located, Place, Spot

TEXT = "No more than one crew off the road per depot"
FILE = "portfolio/stakeholders/field-ops.yml"
SPOT = Spot(1, 1, {"interests": Spot(9, 3, [Spot(9, 5)])}, {"interests": (8, 1)})
RECORD = Stakeholder.model_validate(
    Located({"id": "field-ops", "kind": "person", "title": "Head", "interests": [TEXT]}, SPOT, FILE)
)


def secret(text: str = TEXT, **more: Any) -> Secret:
    given = {
        "way": ((RECORD, ("interests", 0)),),
        "field": "stakeholders.interests",
        "subject": "field-ops",
        "readers": "everyone",
    }
    return Secret(words=tuple(words(text)), **{**given, **more})


def said(text: str | Secret, *files: str) -> list[str]:
    wanted = text if isinstance(text, Secret) else secret(text)
    return [str(each) for each in search([wanted], [(f"{at}.html", content) for at, content in enumerate(files)])]


def test_a_find_names_the_field_and_the_file_and_never_the_text() -> None:
    (problem,) = search([secret()], [("quiet.md", "x"), ("a.md", f"x {TEXT} y"), ("b.md", TEXT), ("c.md", TEXT)])
    assert (problem.place, problem.check, problem.level) == (Place(FILE, 9, 5), "leak", "stop")
    assert problem.subject == "field-ops"
    assert problem.message.startswith(
        "'stakeholders.interests' is not for everyone, but its text stands in a.md and in 2 more files; take"
    )
    assert TEXT[:10] not in str(problem)


def test_what_is_kept_from_every_site_is_said_so() -> None:
    (line,) = said(secret(readers=""), TEXT)
    assert "is kept from every site, but its text stands in 0.html; take" in line


@pytest.mark.parametrize(
    "content",
    [
        TEXT.upper(),
        f"<p>{TEXT.replace(' ', chr(10))}</p>",
        TEXT.replace("crew", "<b>crew</b>"),
        f"no more than one crew and {TEXT}.",
    ],
)
def test_it_is_found(content: str) -> None:
    assert len(said(TEXT, content)) == 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        TEXT.removesuffix("depot"),
        TEXT.replace("crew", "small crew"),
        f"{TEXT}s",
        f"s{TEXT}",
        "depot per road the off crew one than more no",
        "No more than one crew off the road. One crew off the road per depot.",
    ],
)
def test_it_is_not_found(content: str) -> None:
    assert said(TEXT, content) == []


@pytest.mark.parametrize(
    ("name", "content", "times"),
    [
        ("Robin Alder", "By Robin  Alder.", 1),
        ("Robin Alder", "By Robin Alders", 0),
        ("R. Alder", "By R. Alder,", 1),
        ("R. Alder", "Mr. Alder", 0),
        ("R. Alder", "By R. Anna Alder", 0),
        ("Robin van Alder", "robin van alder", 1),
        ("山田太郎", "課長の山田太郎です", 1),
        ("山田太郎", "山田次郎", 0),
    ],
)
def test_a_name_is_found_at_word_boundaries(name: str, content: str, times: int) -> None:
    assert len(said(name, content)) == times


def test_a_name_of_one_word_is_found_only_as_it_is_spelled() -> None:
    assert len(said(secret("Rose", spelled="Rose"), "Ask Rose.")) == 1
    assert said(secret("Rose", spelled="Rose"), "Prices rose.") == []


def test_many_texts_that_begin_alike_are_told_apart() -> None:
    many = [secret(f"It sounds like you lend us two experts for week {at}") for at in range(500)]
    page = "It sounds like you lend us two experts for week 77. It sounds like you lend us."
    assert len(search(many, [("a.md", page)])) == 1


def test_a_text_in_letters_without_spaces_is_found() -> None:
    text = "来年の春までに全員が一度は見学に参加すると約束した"
    assert len(said(text, f"<p>部長は{text[:9]}\n{text[9:]}。</p>")) == 1
    assert said(text, text[:-2]) == []


def test_without_secrets_no_file_is_opened() -> None:
    assert search([], [("a.md", None)]) == []  # type: ignore[list-item]
