"""How a site is built from a portfolio: what a planner sets in the host's file or on the command line."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

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


def _color(value: Any) -> str:
    text = str(value).strip().lower()
    short = re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", text)
    if short:
        return "#" + "".join(2 * digit for digit in short.groups())
    if re.fullmatch(r"#[0-9a-f]{6}", text):
        return text
    message = "must be a colour such as '#00457c', in quotes, for a # begins a comment; found {found}"
    raise PydanticCustomError("wrong_type", message, {"found": shown(value)})


Color = Annotated[
    str, BeforeValidator(_color), WithJsonSchema({"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"})
]
"""Red, green and blue, written #rrggbb or #rgb."""


def _csp(value: Any) -> str:
    if value is False or str(value).lower() in ("off", "no", "false"):  # to older YAML, `off` is a truth value
        return "off"
    if value == "meta":
        return "meta"
    raise PydanticCustomError("wrong_type", "must be meta or off, found {found}", {"found": shown(value)})


Csp = Annotated[Literal["meta", "off"], BeforeValidator(_csp)]


class Colors(Record):
    """The organization's own two colours."""

    main: Color
    """The band over the header, and links."""
    accent: Color | None = None
    """Links one points at; the main colour when left out."""


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
    colors: Colors | None = None
    """The organization's two colours; the house's own when left out."""
    csp: Csp = "meta"
    """Whether pages say what a browser may load and run: meta, as a tag in each page and as lines for a server; or
    off."""
