"""A portfolio in a language that has no word file yet: its dates and numbers are there at once, its words are not."""

from __future__ import annotations

from collections.abc import Iterator

from accord.domain.portfolio import Portfolio
from accord.domain.rules import UNTRANSLATED
from accord.places import Problem


def problems(portfolio: Portfolio) -> Iterator[Problem]:
    """One note where the pages' words are not in the portfolio's language."""
    settings = portfolio.settings
    name = settings.language.replace("_", "-").partition("-")[0].lower()
    if name == "en":
        return
    from accord.words import known, translated  # Babel takes a while to load, and English needs none of it to check

    message = ""
    if not known(settings.language):
        message = (
            f"'{settings.language}' is no language we know, so dates, numbers and words are English. "
            "Write one such as en-US, de or fr."
        )
    elif not translated(settings.language):
        message = (
            f"no words in '{name}' yet: dates and numbers follow it, the pages' own words are English. "
            f"Nothing has to be done; whoever wants to translate them adds one file, words/{name}.toml."
        )
    if message:
        yield Problem(settings.where("language"), UNTRANSLATED, "note", "", message)
