"""Words some checks look for in texts: the language's own list, and what a team has added in `settings.yml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from accord.domain.settings import Settings

ListName = Literal["vague", "solution", "personal"]


def pattern(settings: Settings, name: ListName) -> re.Pattern[str]:
    """What finds each word of a list as a whole word, in capitals or not; a final `*` stands for any ending."""
    added: tuple[str, ...] = getattr(settings.words, name)
    return _pattern(settings.language.replace("_", "-").partition("-")[0].lower(), name, added)


@cache
def _pattern(language: str, name: ListName, added: tuple[str, ...]) -> re.Pattern[str]:
    words = (*_lists().get(language, {}).get(name, ()), *added)
    # The longest first, so that "look into" is met before a "look" somebody added.
    parts = sorted((_part(word) for word in words if word.strip(" *")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)", re.IGNORECASE)


def _part(word: str) -> str:
    stem = r"\s+".join(re.escape(piece) for piece in word.strip().rstrip("*").split())
    return rf"{stem}\w*" if word.strip().endswith("*") else stem


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    text = (resources.files("accord.domain.rules") / "word_lists.toml").read_text("utf-8")
    return tomllib.loads(text)
