"""How a site is built from a portfolio: what a planner sets in the host's file or on the command line."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from accord.domain.fields import Day, Text, shown
from accord.domain.record import Record


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value) in ("true", "True", "TRUE"):
        return True
    if str(value) in ("false", "False", "FALSE"):
        return False
    raise PydanticCustomError("wrong_type", "must be true or false, found {found}", {"found": shown(value)})


Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]


class Options(Record):
    """The block of the plugin `accord` in the host's file. Everything may be left out."""

    portfolio: Text = "portfolio"
    """The folder of the portfolio, from the folder of the host's file."""
    as_of: Day | None = None
    """The day the site describes; today when left out."""
    audience: Text = "everyone"
    """Who will read it: everyone, party:<stakeholder>, parties or team."""
    names: Truth = False
    """Whether everyone may read the names of persons."""
    money: Truth = False
    """Whether everyone may read sums of money."""
    noindex: Truth = True
    """Whether search engines are asked to stay away."""
    source_links: Truth | None = None
    """Whether pages link the lines of their files; for the team only when left out."""
    authors: Truth = False
    """Whether histories say who recorded a change: by role where there is one, by name where these readers may read
    names."""
