"""Talks made by hand: each test writes only what it is about; the parties are the deck, the engine and the shore."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from small_portfolio import ask, day, decision, initiative, portfolio, promise

from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio

__all__ = ["EARLY", "LATER", "ask", "day", "decision", "initiative", "promise", "talk", "world"]

EARLY = "2026-03-02-early"
LATER = "2026-05-04-later"


def talk(**more: Any) -> dict[str, Any]:
    """A talk with the deck that was summed up and that the deck has confirmed."""
    return {"with": ["deck"], "summary": "It sounds like two people.", "confirmed": {"deck": "2026-03-03"}, **more}


def world(as_of: str, talks: Mapping[str, Mapping[str, Any]], **more: Any) -> Portfolio:
    """These talks as known on a day of 2026, beside the initiatives net, rope and sail."""
    initiatives = {name: initiative(goals=["safe"]) for name in ("net", "rope", "sail")}
    return known_on(portfolio(talks=talks, **{"initiatives": initiatives, **more}), day(as_of))
