"""A word file of another language says what the English one says: the same sentences, the same gaps, its own plurals."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

import pytest
import word_uses as uses
from babel import Locale

from accord.words import Pattern, Words, _own, translated

COMPLETE = ("de",)
"""Languages that leave no sentence to English."""
OTHERS = tuple(path.stem for path in uses.word_files() if path.stem != "en")
SAME = {"ltd", "stamp.commit", "date.month", "chart.stakeholder"}
"""Sentences with letters outside their gaps that are right in both languages."""
ENGLISH = uses.sentences()

CONTEST = re.compile(
    r"\b(Deliverables?|Backlog\w*|ablehn\w*|abgelehnt\w*|Ablehnung\w*|gewinn\w*|gewonnen|verlier\w*|verloren\w*|"
    r"Zugeständnis\w*|Forderung\w*|forder[nt]|fordert\w*|Gegner\w*|Gegenseite|Gegenpartei|Stakeholder-?Management|"
    r"durchsetz\w*|erzwing\w*|Schuld|schuldig|versagt\w*|gescheitert\w*|Mitarbeiter|Kunden?)\b",
    re.IGNORECASE,
)
"""Words of a contest or of blame in German, and some that name one gender where all are meant."""


def literal(text: str) -> str:
    """A sentence without its gaps and its markup."""
    return re.sub("<[^>]*>", "", "".join(part for part, *_ in string.Formatter().parse(text)))


def said(language: str) -> Iterator[tuple[str, str]]:
    """Every sentence of a language's own file by its name, in each of its plural forms."""
    return ((name, text) for name, pattern in _own(language).items() for text in uses.forms(pattern))


def both(language: str) -> Iterator[tuple[str, Pattern, Pattern]]:
    """Every sentence that both have: its name, the English one, and that of the language."""
    return ((name, ENGLISH[name], pattern) for name, pattern in _own(language).items() if name in ENGLISH)


def plurals(pattern: Pattern) -> set[str]:
    """The plural forms of a sentence; none where it is one sentence for every number."""
    return set() if isinstance(pattern, str) else set(pattern)


@pytest.mark.parametrize("language", COMPLETE)
def test_a_complete_language_leaves_no_sentence_to_english(language: str) -> None:
    assert translated(language)
    assert set(ENGLISH) - set(_own(language)) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_no_sentence_that_english_has_not(language: str) -> None:
    assert set(_own(language)) - set(ENGLISH) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_has_the_gaps_of_the_english_one(language: str) -> None:
    number = {"n", "count"}  # "{n} promise" may be "eine Zusage"
    for name, *pair in both(language):
        theirs, ours = (set().union(*map(uses.gaps, uses.forms(form))) for form in pair)
        assert (name, ours - number) == (name, theirs - number)
        assert (name, ours - theirs) == (name, set())


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_has_the_plural_forms_of_its_language(language: str) -> None:
    wanted = {*Locale.parse(language).plural_form.tags, "other"}
    for name, english, pattern in both(language):
        ours = plurals(pattern)
        counted = not isinstance(english, str) or "n" in uses.gaps(english)
        assert counted or not ours, f"{name}: without a number the code could choose no form"
        assert not ours or ours - {"zero"} == wanted - {"zero"}, name
        assert "zero" in ours or "zero" not in plurals(english), name


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    alike = {name for name, english, pattern in both(language) if pattern == english}
    words = {name for name in alike if re.search(r"[^\W\d_]", "".join(map(literal, uses.forms(ENGLISH[name]))))}
    assert words - SAME == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_stands_on_one_line_without_a_space_too_many(language: str) -> None:
    untidy = {name for name, text in said(language) if "\n" in text or "  " in text or text != text.strip()}
    assert untidy - {"figure.comma"} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_the_markup_of_a_sentence_is_that_of_the_english_one(language: str) -> None:
    tags = re.compile(r"<[^>]*>")
    for name, *pair in both(language):
        theirs, ours = ({tag for form in uses.forms(pattern) for tag in tags.findall(form)} for pattern in pair)
        assert ours <= theirs, name
        assert all(text.count("<b>") == text.count("</b>") for text in uses.forms(pair[1])), name


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_can_be_said(language: str) -> None:
    words = Words(language)
    for name, pattern in _own(language).items():
        gaps = {gap: "x" for form in uses.forms(pattern) for gap in uses.gaps(form) - {"n"}}
        assert [words.t(name, n=n, **gaps) for n in (0, 1, 2)]


def test_german_is_calm() -> None:
    assert {name: found for name, text in said("de") if (found := CONTEST.findall(text))} == {}


@pytest.mark.parametrize("text", ["Wer gewinnt", "Die Gegenseite", "eine Forderung", "abgelehnt", "drei Mitarbeiter"])
def test_a_word_that_is_not_calm_would_be_found(text: str) -> None:
    assert CONTEST.search(text)


def test_german_has_its_own_quotation_marks_and_no_dash_for_a_pause() -> None:
    for name, text in said("de"):
        assert text.count("„") == text.count("“"), name
        assert set(literal(text)) & set("\"”‘’'—") == set(), name


def test_german_says_sie_and_never_du() -> None:
    assert {
        name for name, text in said("de") if re.search(r"\b(du|dir|dich|dein\w*|ihr seid|euch|euer\w*)\b", text)
    } == set()
