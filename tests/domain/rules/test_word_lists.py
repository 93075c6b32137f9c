"""The word lists: what they find, and what they leave alone because it means something else at work."""

from __future__ import annotations

import pytest

from accord.domain.rules.word_lists import ListName, pattern
from accord.domain.settings import Settings


def _words(name: ListName, text: str, **settings: object) -> list[str]:
    return pattern(Settings.model_validate(settings), name).findall(text)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("vague", "Support the rollout", ["Support"]),
        ("vague", "We look  into it ASAP", ["look  into", "ASAP"]),
        ("vague", "Try to help", ["Try to", "help"]),
        ("solution", "Five-day billing academy", ["academy"]),
        ("solution", "A course, and two Courses", ["course", "Courses"]),
        ("solution", "E-learning for crews", ["E-learning"]),
        ("personal", "The designer has been ill since May", ["been ill"]),
        ("personal", "The designer is on sick leave", ["sick"]),
        ("personal", "Her salary is low", ["salary"]),
        ("personal", "The trainer was dismissed", ["was dismissed"]),
        ("personal", "The analyst was diagnosed with asthma", ["diagnosed with"]),
    ],
)
def test_what_is_found(name: ListName, text: str, found: list[str]) -> None:
    assert _words(name, text) == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("vague", "Supported browsers are listed"),
        ("vague", "Facilitate the workshop in June"),
        ("vague", "Try out the card at the north depot"),
        ("vague", "Promote a lead to supervisor"),
        ("vague", "Helpdesk data by reason"),
        ("solution", "The certification of welders lapses in June"),
        ("solution", "Crews are untrained"),
        ("personal", "The trainer says the roles are ill-defined"),
        ("personal", "IT disables the account after a week"),
        ("personal", "The operator depressurizes the pipe"),
        ("personal", "Diagnostics of the pump are slow"),
        ("personal", "The supervisor dismisses the alert"),
        ("personal", "The gas-fired boiler has a new operator"),
        ("personal", "The medical director and the maternity ward"),
        ("personal", "The bonus for supervisors rewards speed"),
        ("personal", "Performance reviews are held in March"),
        ("personal", "Two pumps underperform, says the treatment manager"),
        ("personal", "Chief of surgery"),
    ],
)
def test_what_is_left_alone(name: ListName, text: str) -> None:
    assert _words(name, text) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "La enfermera tiene turno", []),
        ("es-MX", "Está de baja", ["de baja"]),
        ("de", "Das Krankenhaus hat neue Pumpen", []),
        ("DE", "Sie ist krank", ["krank"]),
        ("de_AT", "Die Trainerin wurde entlassen", ["wurde entlassen"]),
        ("de-DE", "Die Pumpe ist ausgebrannt, der Vertrag gekündigt, der Patient entlassen", []),
        ("pt", "She is sick", []),
    ],
)
def test_the_list_is_that_of_the_language(language: str, text: str, found: list[str]) -> None:
    assert _words("personal", text, language=language) == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("vague", "Unterstützen bei der Einführung, so bald wie möglich", ["Unterstützen", "so bald wie möglich"]),
        ("vague", "Prüfen, ob ein Depot frei ist", ["Prüfen, ob"]),
        ("vague", "Die Karte am Depot Nord ausprobieren", []),
        ("solution", "Eine Fortbildung und zwei Lehrgänge", ["Fortbildung", "Lehrgänge"]),
        ("solution", "Die Zertifizierung läuft im Juni ab", []),
    ],
)
def test_german_has_the_words_of_german_planners(name: ListName, text: str, found: list[str]) -> None:
    assert _words(name, text, language="de") == found


@pytest.mark.parametrize(
    ("added", "text", "found"),
    [
        (["champion*"], "Championing the idea", ["Championing"]),
        (["look"], "Look into it, then look", ["Look into", "look"]),
        (["c++ (new)"], "We c++ (new) it", ["c++ (new)"]),
        (["*"], "Anything at all", []),
    ],
)
def test_a_team_adds_its_own_words(added: list[str], text: str, found: list[str]) -> None:
    assert _words("vague", text, words={"vague": added}) == found


def test_a_language_without_a_list_has_the_words_a_team_adds() -> None:
    assert _words("vague", "Apoiar a equipe", language="pt", words={"vague": ["apoiar"]}) == ["Apoiar"]
