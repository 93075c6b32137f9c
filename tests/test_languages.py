"""A plan in another language: German pages hold no English of ours; French has its dates at once, and one note."""

from __future__ import annotations

import re
import shutil
import string
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from accord.build.checking import check
from accord.build.making import build
from accord.build.request import Request, request
from accord.domain.rules import UNTRANSLATED, every
from accord.places import Problem
from accord.words import _sentences

DAY = date(2026, 11, 16)
ENOUGH = 15
"""Letters from which a piece of an English sentence is no chance."""


def asked(repository: Path, folder: Path, language: str, audience: str) -> Request:
    """The sample in another language; its people go on writing English."""
    for name in ("portfolio", "content"):
        shutil.copytree(repository / name, folder / name)
    shutil.copy(repository / "mkdocs.yml", folder)
    settings = folder / "portfolio" / "settings.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en-US", f"language: {language}"), "utf-8")
    found, host = request(folder / "mkdocs.yml", DAY)
    assert found is not None, host.problems
    return found.changed(audience=audience)


def made(wanted: Request) -> str:
    """All pages as one text: their sentences, and what is said about figures."""
    built = build(wanted)
    assert built.site is not None, [str(problem) for problem in built.stops]
    return unescape(re.sub(r"<(?!svg|/svg|title|desc)[^>]+>", "", "\n".join(p.markdown for p in built.site.pages)))


def written(wanted: Request) -> str:
    """What stays English in these plans: people's words, and the checks."""
    files = [*(wanted.root / "portfolio").rglob("*.yml"), *(wanted.root / "content").rglob("*.md")]
    checks = [*(problem.message for problem in check(wanted).problems), *(rule.sentence for rule in every().values())]
    return " ".join(" ".join([*(path.read_text("utf-8") for path in files), *checks]).split())


def notes(wanted: Request) -> list[Problem]:
    """What is said about the language."""
    return [problem for problem in check(wanted).problems if problem.check == UNTRANSLATED]


def pieces(language: str) -> set[str]:
    """The longer pieces of a language's sentences, without gaps and markup."""
    forms = [
        text
        for pattern in _sentences(language).values()
        for text in ([pattern] if isinstance(pattern, str) else pattern.values())
    ]
    found = (re.sub(r"<[^>]+>", "", part).strip() for text in forms for part, *_ in string.Formatter().parse(text))
    return {part for part in found if len(part) >= ENOUGH and " " in part}


@pytest.mark.parametrize("audience", ["team", "party:it"])
def test_german_pages_of_the_sample_hold_no_sentence_of_ours_in_english(
    repository: Path, tmp_path: Path, audience: str
) -> None:
    wanted = asked(repository, tmp_path, "de-DE", audience)
    said = made(wanted)
    theirs = written(wanted)
    assert {piece for piece in pieces("en") - pieces("de") if piece in said and piece not in theirs} == set()
    for sign in ("16. November 2026", "Oktober bis Dezember 2026", "2,25", "Vorhaben werden umgesetzt"):
        assert sign in said
    assert notes(wanted) == []


def test_a_language_without_a_file_has_its_dates_at_once_and_english_words_with_one_note(
    repository: Path, tmp_path: Path
) -> None:
    wanted = asked(repository, tmp_path, "fr-FR", "everyone")
    said = made(wanted)
    assert "As it stood on 16 novembre 2026." in said
    assert "impact 4,25" in said
    assert "novembre" in said
    assert "November 2026" not in said
    (note,) = notes(wanted)
    assert (note.level, note.place.file, note.place.line) == ("note", "portfolio/settings.yml", 2)
    assert note.message.startswith("no words in 'fr' yet: dates and numbers follow it")


@pytest.mark.parametrize(
    ("language", "said"), [("en-GB", []), ("de_AT", []), ("it", ["no words in 'it'"]), ("xx", ["'xx' is no language"])]
)
def test_the_note_is_said_once_and_only_where_words_are_missing(
    repository: Path, tmp_path: Path, language: str, said: list[str]
) -> None:
    found = notes(asked(repository, tmp_path, language, "team"))
    assert len(found) == len(said)
    assert all(note.message.startswith(start) for note, start in zip(found, said, strict=True))
