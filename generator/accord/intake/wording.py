"""Pydantic's errors, said in a planner's words: what must hold, what was found, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from accord.domain.fields import shown
from accord.intake.near import nearest

Said = tuple[str, str]
"""The check's name and the sentence."""

STEPS = ("plain", "group", "one", "list", "absent", "[key]")
"""What pydantic adds to a path for a union's branch or a mapping's key."""

_YES_NO = frozenset(("yes", "no", "on", "off", "y", "n", "true", "false"))
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}([,' \u00a0\u202f’][0-9]{3})+([.,][0-9]+)?")
_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?")


def said(found: Any, loc: Sequence[int | str]) -> Said:
    """The check's name and the sentence for one of pydantic's errors, unknown and missing keys aside."""
    kind, value, name = found["type"], found["input"], named(loc)
    match kind:
        case _ if (value is None or kind in ("missing_value", "string_too_short")) and kind != "literal_error":
            whose = f"an item of '{name}'" if loc and isinstance(loc[-1], int) else f"'{name}'"
            return "missing-key", f"{whose} has no value; write one, or remove the line if it may be left out"
        case "string_type":
            return "wrong-type", f"'{name}' must be a text, found {shown(value)}"
        case "literal_error":
            return _not_listed(name, value, str(found["ctx"]["expected"]))
        case "bad_date":
            return "bad-date", f"'{name}' {found['msg']}{_meant_day(value)}"
        case "quoted_number":
            return "wrong-type", f"'{name}' {found['msg']}; remove the quotes"
        case "out_of_range":
            return "out-of-range", f"'{name}' {found['msg']}"
        case "wrong_type" | "too_long":
            return _wrong_type(name, value, found["msg"])
        case "model_type" | "model_attributes_type" | "dict_type":
            return "wrong-type", f"'{name}' must be a group of keys, each with a value; found {shown(value)}"
        case "tuple_type" | "list_type":
            return "wrong-type", f"'{name}' must be a list (one item a line, each after a dash); found {shown(value)}"
        case "too_short":
            return "missing-key", f"'{name}' must name at least one"
    return "wrong-type", f"'{name}' cannot be read: {found['msg']}"


def named(loc: Sequence[int | str]) -> str:
    """The last key of a path: what a planner sees on the line."""
    words = [step for step in loc if isinstance(step, str) and step not in STEPS]
    return words[-1] if words else "the file"


def _not_listed(name: str, value: Any, expected: str) -> Said:
    listed = re.findall(r"'([^']*)'", expected)
    must = f"'{name}' must be one of {', '.join(listed)}"
    if len(listed) == 1:
        must = f"'{name}' must be '{listed[0]}'"
    if isinstance(value, str) and value.strip("“”‘’\"'").lower() in _YES_NO:
        return "yaml-trap", f"{must}; found '{value}', which is a plain word here and stands for no answer"
    if value is None:
        return "missing-key", f"{must}; found nothing"
    near = nearest(str(value), listed)
    return "out-of-range", f"{must}; found {shown(value)}" + (f"; did you mean '{near}'?" if near else "")


def _wrong_type(name: str, value: Any, message: str) -> Said:
    """A value of another kind; numbers with separators are YAML's oldest trap."""
    text = str(value) if isinstance(value, str) else ""
    if "number" in message or "between" in message:
        if _GROUPED.fullmatch(text):
            plain = re.sub(r"[,' \u00a0\u202f’](?=[0-9]{3})", "", text)
            return (
                "yaml-trap",
                f"'{name}' must be a number without separators: write {plain.replace(',', '.')}, found {text}",
            )
        if _COMMA.fullmatch(text):
            return "yaml-trap", f"'{name}' must be a number with a point: write {text.replace(',', '.')}, found {text}"
        if _TIME.fullmatch(text):
            return "yaml-trap", f"'{name}' {message}, which reads as a time"
    return "wrong-type", f"'{name}' {message}"


def _meant_day(value: Any) -> str:
    """The date as it should be written, for the usual other ways."""
    text = value if isinstance(value, str) else ""
    dotted = re.fullmatch(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})", text)
    if dotted:
        day, month, year = (int(part) for part in dotted.groups())
        return f"; write {year}-{month:02}-{day:02}"
    short = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", text)
    if short and len(text) < 10:
        return f"; write {short[1]}-{int(short[2]):02}-{int(short[3]):02}"
    if re.fullmatch(r"[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}|[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}", text):
        return "; write the year first, then month and day, with hyphens"
    return ""
