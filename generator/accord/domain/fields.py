"""The kinds of value a field can hold, each saying in a planner's words what it wants.

A value is what the field says it is: the reader of the files hands over unquoted scalars as `Plain`
text, and the field turns them into a number or a day, or keeps them as words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, StringConstraints, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from accord.places import Plain

LTD = "ltd"
"""How the records call us, the L&TD team."""

_WHOLE = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUARTER = re.compile(r"[0-9]{4}-Q[1-4]")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Za-z0-9-]{1,8}")
_DIGITS = 30
"""More digits than any day, head count or budget has; longer ones are a slip or an attack."""


def _wrong(check: str, message: str, **found: object) -> PydanticCustomError:
    return PydanticCustomError(check, message, found or None)


def shown(value: object) -> str:
    """A value as a message quotes it: short, and never a page of it."""
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = str(value)
    text = text if len(text) <= 60 else text[:57] + "..."
    bare = isinstance(value, (Plain, int, float, Decimal)) and " " not in text
    return text if bare else f"'{text}'"


def _text(value: Any) -> str:
    if isinstance(value, str):
        text = str(value).strip()
        if text and not (isinstance(value, Plain) and text in ("~", "null", "Null", "NULL")):
            return text
        raise _wrong("missing_value", "must be a text, found nothing")
    if value is None:
        raise _wrong("missing_value", "must be a text, found nothing")
    raise _wrong("wrong_type", "must be a text, found {found}", found=shown(value))


def _digits(value: Any, wanted: str, pattern: re.Pattern[str]) -> str:
    if isinstance(value, bool) or value is None:
        raise _wrong("wrong_type", "must be {wanted}, found {found}", wanted=wanted, found=shown(value))
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, str) and pattern.fullmatch(value):
        if not isinstance(value, Plain):
            raise _wrong(
                "quoted_number", "must be {wanted}, found {found} in quotes", wanted=wanted, found=shown(value)
            )
        if len(value) > _DIGITS:
            raise _wrong("too_long", "must be {wanted}, found one with {count} digits", wanted=wanted, count=len(value))
        return str(value)
    raise _wrong("wrong_type", "must be {wanted}, found {found}", wanted=wanted, found=shown(value))


def _whole(value: Any) -> int:
    return int(_digits(value, "a whole number", _WHOLE))


def _number(value: Any) -> Decimal:
    return Decimal(_digits(value, "a number", _NUMBER))


def _days(value: Any) -> Decimal:
    days = Decimal(_digits(value, "a number of days", _NUMBER))
    if days < 0:
        raise _wrong("out_of_range", "must be 0 or more days, found {found}", found=shown(value))
    return days


def _whole_between(low: int, high: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        number = _whole(value)
        if not low <= number <= high:
            raise _wrong("out_of_range", f"must be between {low} and {high}, found {{found}}", found=shown(value))
        return number

    return read


def _half_score(value: Any) -> Decimal:
    number = _number(value)
    if not 1 <= number <= 5:
        raise _wrong("out_of_range", "must be between 1 and 5, found {found}", found=shown(value))
    if number * 2 % 1:
        raise _wrong(
            "out_of_range", "must be a whole or a half number between 1 and 5, found {found}", found=shown(value)
        )
    return number


def _positive(value: Any) -> Decimal:
    number = _number(value)
    if number <= 0:
        raise _wrong("out_of_range", "must be above 0, found {found}", found=shown(value))
    return number


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _wrong("bad_date", "must be a day of the calendar, found {found}", found=str(value)) from None
    raise _wrong("bad_date", "must be a date such as 2026-07-15, found {found}", found=shown(value))


def _matching(pattern: re.Pattern[str], wanted: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text = _text(value)
        if not pattern.fullmatch(text):
            raise _wrong("wrong_type", f"must be {wanted}, found {{found}}", found=shown(value))
        return text

    return read


def _link(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"https?://[^\s<>\"'`]+", text):
        raise _wrong(
            "wrong_type", "must be an address that starts with https:// or http://, found {found}", found=shown(value)
        )
    return text


def is_code(text: str) -> bool:
    """Whether a text could be the code of an initiative or a goal."""
    return _CODE.fullmatch(text) is not None


def _one_or_many(value: Any) -> Any:
    if value is None or isinstance(value, (list, tuple)):
        return value
    return [value]


def _schema(**schema: object) -> WithJsonSchema:
    return WithJsonSchema(dict(schema))


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), _schema(type="string", minLength=1)]
"""Plain text; a blank line starts a paragraph, nothing else is markup. Most of a portfolio is text, so pydantic's own
validation does it."""
Whole = Annotated[int, BeforeValidator(_whole), _schema(type="integer")]
Count = Annotated[int, BeforeValidator(_whole_between(0, 100_000_000)), _schema(type="integer", minimum=0)]
Number = Annotated[Decimal, BeforeValidator(_number), _schema(type="number")]
Weight = Annotated[Decimal, BeforeValidator(_positive), _schema(type="number", exclusiveMinimum=0)]
Days = Annotated[Decimal, BeforeValidator(_days), _schema(type="number", minimum=0)]
"""Person-days; half days are allowed."""
Score = Annotated[int, BeforeValidator(_whole_between(1, 5)), _schema(type="integer", minimum=1, maximum=5)]
HalfScore = Annotated[
    Decimal, BeforeValidator(_half_score), _schema(type="number", minimum=1, maximum=5, multipleOf=0.5)
]
EvidenceLevel = Annotated[int, BeforeValidator(_whole_between(1, 5)), _schema(type="integer", minimum=1, maximum=5)]
VersionNumber = Annotated[int, BeforeValidator(_whole_between(1, 999)), _schema(type="integer", minimum=1)]
Year = Annotated[int, BeforeValidator(_whole_between(1900, 2999)), _schema(type="integer", minimum=1900)]
Day = Annotated[date, BeforeValidator(_day), _schema(type="string", format="date")]
"""A calendar day, written 2026-07-15."""
QuarterName = Annotated[
    str,
    BeforeValidator(_matching(_QUARTER, "a quarter such as 2026-Q3")),
    _schema(type="string", pattern=r"^[0-9]{4}-Q[1-4]$"),
]
Id = Annotated[
    str,
    BeforeValidator(_matching(_ID, "an id of small letters, digits and hyphens")),
    _schema(type="string", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
]
Code = Annotated[
    str,
    BeforeValidator(_matching(_CODE, "a code of at most 8 letters, digits and hyphens")),
    _schema(type="string", pattern=r"^[A-Za-z0-9-]{1,8}$"),
]
Link = Annotated[str, BeforeValidator(_link), _schema(type="string", pattern="^https?://")]

Many = Annotated[
    tuple[Text, ...],
    BeforeValidator(_one_or_many),
    _schema(anyOf=[{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string", "minLength": 1}}]),
]
"""One text or a list of them."""


def _is_group(value: Any) -> str:
    return "group" if isinstance(value, Mapping) else "plain"


Placement = Annotated[
    Annotated[HalfScore, Tag("plain")] | Annotated[dict[Text, Score], Tag("group")], Discriminator(_is_group)
]
"""One axis of the grid: a plain 1 to 5, halves allowed, or a whole 1 to 5 for each criterion."""

SkillDays = dict[Text, Days]
"""Person-days per skill."""

DaysOrSkillDays = Annotated[
    Annotated[Days, Tag("plain")] | Annotated[SkillDays, Tag("group")], Discriminator(_is_group)
]


def _is_list(value: Any) -> str:
    return "list" if isinstance(value, (list, tuple)) else "one"


Rank = Annotated[Annotated[Text, Tag("one")] | Annotated[tuple[Text, ...], Tag("list")], Discriminator(_is_list)]
"""One place in an order: a single thing, or several that are equal."""

Visible = Literal["everyone", "parties", "team"]
"""The widest circle that may read a record."""
