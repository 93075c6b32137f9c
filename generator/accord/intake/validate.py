"""From data to a record, or to every problem in it, said in a planner's words and in file order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from accord.domain.fields import shown
from accord.intake.document import Document
from accord.places import Place, Problem, Spot, deepest

Model = TypeVar("Model", bound=BaseModel)

_YES_NO = frozenset(("yes", "no", "on", "off", "y", "n", "true", "false"))


def validated(model: type[Model], document: Document, file: str, subject: str) -> tuple[Model | None, list[Problem]]:
    """The record of a file, or None with every problem in it."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, list(_problems(error, model, document, file, subject))


def _problems(
    error: ValidationError, model: type[BaseModel], document: Document, file: str, subject: str
) -> Iterator[Problem]:
    errors = error.errors(include_url=False)
    missing = {(e["loc"][:-1], str(e["loc"][-1])) for e in errors if e["type"] == "missing" and e["loc"]}
    renamed: set[tuple[tuple[int | str, ...], str]] = set()
    for found in errors:
        if found["type"] == "extra_forbidden":
            near = _near(str(found["loc"][-1]), [name for parent, name in missing if parent == found["loc"][:-1]])
            if near:
                renamed.add((found["loc"][:-1], near))
    for found in errors:
        loc = found["loc"]
        if found["type"] == "missing" and (loc[:-1], str(loc[-1])) in renamed:
            continue  # the unknown key beside it is this one, misspelt: one mistake, said once
        place = _place(document.spot, loc, found["type"], file)
        check, message = _said(found, _keys_at(model, loc[:-1]))
        yield Problem(place, check, "stop", subject, message)


def _place(spot: Spot, loc: tuple[int | str, ...], kind: str, file: str) -> Place:
    """Where to mend it: an unknown key at the key itself, a missing one at the record it is missing from."""
    if kind == "extra_forbidden":
        at = _key_of(spot, loc)
        if at:
            return Place(file, *at)
    if kind == "missing":
        return Place(file, *_first_key(spot, loc[:-1]))
    path = tuple(step for step in loc if step != "[key]")
    if loc and loc[-1] == "[key]":
        at = _key_of(spot, path)
        if at:
            return Place(file, *at)
    return Place(file, *deepest(spot, path))


def _walk(spot: Spot, path: tuple[int | str, ...]) -> Spot:
    for step in path:
        if (isinstance(spot.kids, Mapping) and isinstance(step, str) and step in spot.kids) or (
            isinstance(spot.kids, list) and isinstance(step, int) and step < len(spot.kids)
        ):
            spot = spot.kids[step]
    return spot


def _key_of(spot: Spot, loc: tuple[int | str, ...]) -> tuple[int, int] | None:
    return (_walk(spot, loc[:-1]).keys or {}).get(str(loc[-1]))


def _first_key(spot: Spot, path: tuple[int | str, ...]) -> tuple[int, int]:
    found = _walk(spot, path)
    return (found.line, found.column)


def _near(word: str, words: list[str]) -> str:
    found = get_close_matches(word, words, n=1, cutoff=0.7)
    return found[0] if found else ""


def _hint(near: str) -> str:
    return f"; did you mean '{near}'?" if near else ""


def _said(found: Any, known: list[str]) -> tuple[str, str]:
    """The check's name and the sentence for one of pydantic's errors."""
    kind, loc, value = found["type"], found["loc"], found["input"]
    name = _name(loc)
    if kind == "extra_forbidden":
        return _unknown_key(str(loc[-1]), known)
    if kind == "missing":
        return "missing-key", f"'{loc[-1]}' is missing; every such record needs it"
    if kind == "missing_value":
        return "missing-key", f"'{name}' has no value; write one, or remove the line if it may be left out"
    if kind == "literal_error":
        return _not_listed(name, value, str(found["ctx"]["expected"]))
    if kind in ("wrong_type", "quoted_number", "too_long", "bad_date", "out_of_range"):
        return _wrong_value(kind, name, value, found["msg"])
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "wrong-type", f"'{name}' must be a group of keys below it, found {shown(value)}"
    if kind in ("tuple_type", "list_type"):
        return "wrong-type", f"'{name}' must be a list (one item a line, each after a dash), found {shown(value)}"
    if kind == "too_short":
        return "missing-key", f"'{name}' must name at least one"
    return "wrong-type", f"'{name}' cannot be read: {found['msg']}"


def _name(loc: tuple[int | str, ...]) -> str:
    words = [
        step
        for step in loc
        if isinstance(step, str) and step not in ("plain", "group", "one", "list", "absent", "[key]")
    ]
    return words[-1] if words else "the file"


def _unknown_key(key: str, known: list[str]) -> tuple[str, str]:
    if key == "id" and "id" not in known:
        return "unknown-key", "'id' is not written here: the file's name is the id; remove the line"
    near = _near(key, known)
    return "unknown-key", f"'{key}' is not known here{_hint(near) or '; known are ' + ', '.join(known)}"


def _not_listed(name: str, value: Any, expected: str) -> tuple[str, str]:
    listed = re.findall(r"'([^']*)'", expected)
    near = _near(str(value), listed)
    if isinstance(value, str) and value.lower() in _YES_NO:
        return (
            "yaml-trap",
            f"'{name}' must be one of {', '.join(listed)}, found '{value}', which many programs read as true or false",
        )
    return "out-of-range", f"'{name}' must be one of {', '.join(listed)}, found {shown(value)}{_hint(near)}"


def _wrong_value(kind: str, name: str, value: Any, said: str) -> tuple[str, str]:
    text = str(value) if isinstance(value, str) else ""
    wants_number = "number" in said
    if wants_number and re.fullmatch(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", text):
        return "yaml-trap", f"'{name}' must be a number without separators: write {text.replace(',', '')}, found {text}"
    if wants_number and re.fullmatch(r"[-+]?[0-9]+,[0-9]+", text):
        return "yaml-trap", f"'{name}' must be a number with a point: write {text.replace(',', '.')}, found {text}"
    if kind == "quoted_number":
        return "wrong-type", f"'{name}' {said}; remove the quotes"
    if kind == "bad_date":
        return "bad-date", f"'{name}' {said}{_meant_day(text)}"
    return ("out-of-range" if kind == "out_of_range" else "wrong-type"), f"'{name}' {said}"


def _meant_day(text: str) -> str:
    """The date as it should be written, for the usual other ways."""
    dotted = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    if dotted:
        day, month, year = dotted.groups()
        return f"; write {year}-{int(month):02}-{int(day):02}"
    if re.fullmatch(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}", text):
        return "; write the year first, with hyphens"
    return ""


def _keys_at(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys that are known at a place, walking the models along the path."""
    here: Any = model
    for step in path:
        if isinstance(step, int) or step in ("plain", "group", "one", "list"):
            continue
        here = _model_below(here, step)
        if here is None:
            return []
    return sorted(
        info.alias or name for name, info in here.model_fields.items() if not (name == "id" and _is_file(here))
    )


def _is_file(model: Any) -> bool:
    return model.__name__ in ("Initiative", "Stakeholder", "Quarter", "Negotiation", "Charter")


def _model_below(model: Any, step: str) -> Any:
    fields = getattr(model, "model_fields", {})
    info = fields.get(step) or next((i for i in fields.values() if i.alias == step), None)
    if info is None:
        return model  # a key of a plain mapping, such as a skill
    return _first_model(info.annotation)


def _first_model(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    for part in getattr(kind, "__args__", ()):
        found = _first_model(part)
        if found is not None:
            return found
    return None
