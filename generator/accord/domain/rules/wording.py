"""How messages name things: people by role, initiatives by code, days as they are written in the files."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from accord.domain.fields import LTD
from accord.domain.portfolio import Portfolio

_LONGEST = 90
_PLACEHOLDERS = {"", "na", "none", "tba", "tbc", "tbd", "todo", "unknown", "x", "xx", "xxx",
                 "to be agreed", "to be announced", "to be confirmed", "to be decided", "to be defined",
                 "to be determined", "to be done", "to do"}  # fmt: skip


def is_placeholder(text: str | None) -> bool:
    """Whether a text is missing or only keeps a place: "tbd", "?", "…"."""
    letters = "".join(sign for sign in text or "" if sign.isalnum() or sign.isspace())
    return " ".join(letters.lower().split()) in _PLACEHOLDERS


def quoted(text: str) -> str:
    """A planner's words within a message: one line, and never a page of it."""
    line = " ".join(text.split()).rstrip(".")
    return f"'{line if len(line) <= _LONGEST else line[: _LONGEST - 3].rstrip() + '...'}'"


def who(portfolio: Portfolio, party: str) -> str:
    """A party by its role."""
    if party == LTD:
        return "L&TD"
    return portfolio.stakeholders[party].title if party in portfolio.stakeholders else party


def code(portfolio: Portfolio, initiative: str) -> str:
    """An initiative by its code; anything else by its id."""
    return portfolio.initiatives[initiative].code if initiative in portfolio.initiatives else initiative


def codes(portfolio: Portfolio, names: Iterable[str]) -> str:
    """The initiatives among some names, by code."""
    return listed(code(portfolio, name) for name in names if name in portfolio.initiatives)


def listed(items: Iterable[str]) -> str:
    """Several things in a sentence: a, b and c."""
    *most, last = [*items] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def number(value: Decimal) -> str:
    """A number without trailing zeros."""
    return f"{value.normalize():f}"


def days(count: int) -> str:
    """A number of days with its noun."""
    return "1 day" if count == 1 else f"{count} days"
