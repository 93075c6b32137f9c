"""The same sentence is the same run of words, however it is written."""

from __future__ import annotations

import pytest

from accord.leak.text import entities_read, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Not while we put FieldFlow in.", ["not", "while", "we", "put", "fieldflow", "in"]),
        ("one_two-three/four", ["one", "two", "three", "four"]),
        ("38 supervisors’ time – “half-day”", ["38", "supervisors", "time", "half", "day"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("caf\u00e9 cafe\u0301 CAFÉ", ["café", "café", "café"]),
        ("con\u00adfi\u200bdential", ["confidential"]),
        ("\ufb01nd ５ m²", ["find", "5", "m2"]),
        ("a\u00a0b\u2003c\td\ne", ["a", "b", "c", "d", "e"]),
        ("来年春まで ABC日本", ["来", "年", "春", "ま", "で", "abc", "日", "本"]),
        ("Привет, мир", ["привет", "мир"]),
        ("한국어 글", ["한국어", "글"]),
        ("lone \ud800 half", ["lone", "half"]),
    ],
)
def test_a_text_as_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_each_letter_of_a_script_without_spaces_is_a_word() -> None:
    assert words("ไทย ລາວ ខ្មែរ မြန်") == [*"ไทยລາວខមរမန"]


def test_where_nobody_looks_for_them_such_letters_are_separators() -> None:
    assert words("ABC日本def – été", spaceless=False) == ["abc", "def", "été"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q&amp;A &lt;b&gt; caf&eacute; &#233;&#xE9;", "Q&A <b> café éé"),
        ("&amp;eacute;", "é"),
        ("profit&notes &unknown; AT&T", "profit&notes &unknown; AT&T"),
    ],
)
def test_entities_are_the_signs_they_stand_for(text: str, expected: str) -> None:
    assert entities_read(text) == expected
