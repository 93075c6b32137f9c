"""What one file gives, whatever else lies in the folder: its record, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.domain.fields import is_code
from accord.domain.record import Record
from accord.intake import dotted
from accord.intake.document import Document
from accord.intake.folder import Found
from accord.intake.kinds import MODELS, SINGLE
from accord.intake.located import load
from accord.intake.slip import Slip
from accord.intake.validate import validated
from accord.places import Located, Place, Problem


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file of this name and content gives each time it is read."""

    record: Record | None = None
    """As written, its names not looked up yet; None where the file holds none."""
    problems: tuple[Problem, ...] = ()
    dotted: tuple[Problem, ...] = ()
    """Numbers such as 12.000, told only where the language groups by dots."""
    code: str = ""
    """The code of an initiative as written, in small letters, also where it is no record."""
    format: tuple[int, Place] | None = None
    """The version of the data format that settings name, and where."""


class Shared:
    """What files gave, so that several states of a folder share what did not change between them."""

    def __init__(self, digits: int = 40) -> None:
        """`digits` is how long the ids of files are in the repository."""
        self.digits = digits
        self._taken: dict[tuple[str, str], Taken] = {}

    def get(self, shown: str, blob: str) -> Taken | None:
        """What a file gave under this path when it held this; None where it was not read yet."""
        return self._taken.get((shown, blob))

    def put(self, shown: str, blob: str, taken: Taken) -> None:
        """Keep what a file gave."""
        self._taken[shown, blob] = taken


def taken(file: Found, text: str, loader: Any) -> Taken:
    """What a file with this text gives; `loader` is PyYAML's."""
    try:
        document = load(text, file.shown, loader)
    except Slip as slip:
        return Taken(problems=(_problem(slip, file.shown),))
    subject, written = _subject(file, document.data), _format(file, document)
    grouped = tuple(dotted.problem(file.shown, subject, *where) for where in document.grouped)
    problems = [_problem(slip, file.shown, subject) for slip in document.slips]
    if document.data is None and file.kind in ("settings", "team"):
        document.data = Located({}, document.spot, file.shown)  # everything in them has a default
    if not isinstance(document.data, Located):
        return Taken(None, (*problems, _no_record(document, file.shown, subject)), grouped)
    problems += _named(file, document)
    code = document.data.get("code")
    record, wrong = validated(MODELS[file.kind], document, file.shown, subject)
    small = code.lower() if isinstance(code, str) and is_code(code) else ""
    return Taken(record, (*problems, *wrong), grouped, small, written)


def _format(file: Found, document: Document) -> tuple[int, Place] | None:
    """The number of the format that settings name."""
    if file.kind != "settings" or not isinstance(document.data, Located):
        return None
    number = document.data.get("format")
    if not isinstance(number, str) or not number.isdecimal() or len(number) > 9:
        return None
    return int(number), Place(file.shown, *(document.spot.keys or {})["format"])


def _named(file: Found, document: Document) -> Iterator[Problem]:
    """The file's name is the id; one written in the file as well would be a second truth."""
    if file.kind in SINGLE:
        return
    if "id" in document.data:
        message = "'id' is not written here: the file's name is the id; remove the line"
        place = Place(file.shown, *(document.spot.keys or {})["id"])
        yield Problem(place, "unknown-key", "stop", _subject(file, document.data), message)
    document.data["id"] = file.id


def _no_record(document: Document, shown: str, subject: str) -> Problem:
    if document.data is None:
        return Problem(Place(shown), "missing-key", "stop", subject, "the file is empty; write its keys, or remove it")
    message = "the file must hold keys with values, such as 'title: …'"
    return Problem(Place(shown, document.spot.line, document.spot.column), "wrong-type", "stop", subject, message)


def _problem(slip: Slip, shown: str, subject: str = "") -> Problem:
    return Problem(Place(shown, slip.line, slip.column), slip.check, "stop", subject, slip.message)


def _subject(file: Found, data: Any) -> str:
    """How a planner would call the record: an initiative by its code, others by their id."""
    code = data.get("code") if isinstance(data, dict) else None
    if file.kind == "initiatives" and isinstance(code, str) and is_code(code):
        return str(code)
    return "" if file.kind in SINGLE else file.id
