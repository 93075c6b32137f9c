"""What one file said, from the bytes that git keeps of it: a record, or why it says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from accord.domain.changes.steps import FileKind, Key
from accord.domain.record import Record
from accord.intake.document import Document
from accord.intake.kinds import MODELS, SINGLE
from accord.intake.located import load
from accord.intake.slip import Slip
from accord.intake.validate import validated
from accord.places import Located, Plain

_MARK = ""
"""The key under which an unquoted scalar is kept; no file can hold an empty key."""
_BARE = "\1"
"""Stands before a key that was written without quotes and could be a number."""
_WRONG = "\0"
"""The key under which it is kept that a file cannot be read; no YAML can hold this sign."""
_ALWAYS_THERE: frozenset[FileKind] = frozenset({"settings", "team"})
"""Files in which everything has a default, so that an empty one is a record too."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that says nothing."""

    reason: str


def packed(content: bytes) -> Any:
    """The data of a file in a form that JSON can hold and `record` reads; equal for the same bytes."""
    try:
        document = load(content.decode("utf-8-sig"), "")
    except UnicodeDecodeError:
        return {_WRONG: "a letter is not written in UTF-8"}
    except Slip as slip:
        return {_WRONG: f"line {slip.line}: {slip.message}"}
    if document.slips:
        return {_WRONG: f"line {document.slips[0].line}: {document.slips[0].message}"}
    return _packed(document.data)


def record(key: Key, data: Any, content: Any, *, lenient: bool) -> tuple[Record | Unread, str]:
    """The record that packed data holds, and what of it was left out.

    `content` gives the bytes of the file, for saying what is wrong with it. `lenient` leaves out what the reader of
    today does not know: a file that was written for an older Accord.
    """
    kind, name = key
    if isinstance(data, dict) and _WRONG in data:
        return Unread(str(data[_WRONG])), ""
    plain = _unpacked(data)
    if plain is None and kind in _ALWAYS_THERE:
        plain = {}
    if not isinstance(plain, dict):
        return Unread("the file holds no keys with values"), ""
    if kind not in SINGLE:
        plain["id"] = name
    try:
        return MODELS[kind].model_validate(plain), ""
    except ValidationError as error:
        left_out = _left_out(plain, error) if lenient else ""
        if left_out:
            try:
                return MODELS[kind].model_validate(plain), left_out
            except ValidationError:
                pass
    return Unread(_reason(key, content())), ""


def _left_out(plain: Any, error: ValidationError) -> str:
    """Take what is not known out of the data, where that is all that is wrong; the keys that were taken out."""
    errors = error.errors(include_url=False, include_context=False, include_input=False)
    if any(found["type"] != "extra_forbidden" for found in errors):
        return ""
    for found in errors:
        below: Any = plain
        for step in found["loc"][:-1]:
            if not isinstance(below, dict) or step in below:  # the tags of alternatives are no steps in the data
                below = below[step]
        below.pop(found["loc"][-1], None)
    return ", ".join(dict.fromkeys(str(found["loc"][-1]) for found in errors))


def _reason(key: Key, content: bytes) -> str:
    """The first thing that is wrong with a file, read once more with its lines."""
    kind, name = key
    document: Document = load(content.decode("utf-8-sig"), "")
    if isinstance(document.data, Located) and kind not in SINGLE:
        document.data["id"] = name
    _, problems = validated(MODELS[kind], document, "", name)
    return f"line {problems[0].place.line}: {problems[0].message}" if problems else "the file holds no record"


def _packed(value: Any) -> Any:
    if isinstance(value, Plain):
        return {_MARK: str(value)}
    if isinstance(value, dict):
        return {_BARE + key if isinstance(key, Plain) else key: _packed(item) for key, item in value.items()}
    return [_packed(item) for item in value] if isinstance(value, list) else value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        if _MARK in value:
            return Plain(value[_MARK])
        return {_key(key): item if type(item) is str else _unpacked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [item if type(item) is str else _unpacked(item) for item in value]
    return value


def _key(key: str) -> str:
    return Plain(key[1:]) if key.startswith(_BARE) else key
