"""From a folder to a portfolio, or to every problem in it: the one way in."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from accord.domain.fields import is_code
from accord.domain.organization import Organization, Team
from accord.domain.portfolio import Portfolio
from accord.domain.settings import Settings
from accord.intake import dotted
from accord.intake.book import UNKNOWN_CODE
from accord.intake.document import Document
from accord.intake.files import text_of
from accord.intake.folder import Found, Listing, listing
from accord.intake.forbidden import broken
from accord.intake.kinds import MODELS, SINGLE, Kind
from accord.intake.located import FAST, load
from accord.intake.needed import needed
from accord.intake.references import resolved
from accord.intake.slip import Slip
from accord.intake.validate import validated
from accord.places import Located, Place, Problem, in_file_order

FORMAT = 1
"""The newest version of the data format this program reads."""


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a folder gave."""

    portfolio: Portfolio | None
    """None where a problem stops the build."""
    problems: tuple[Problem, ...]
    """In file order."""
    files: tuple[str, ...]
    """Every record's file, as a planner would type it."""
    digest: str = ""
    """Check sum of the files' names and texts."""


def read(folder: Path, shown_as: str | None = None, loader: Any = FAST) -> Read:
    """The portfolio in a folder. Never raises for what a planner may have written.

    `shown_as` is how problems name the folder, its path when left out; `loader` is PyYAML's, for holding the
    two to each other.
    """
    found = listing(folder, folder.as_posix() if shown_as is None else shown_as)
    with _no_collecting():
        reader = Reader(found, loader)
        portfolio = reader.portfolio()
    problems = in_file_order(reader.problems)
    stopped = any(problem.stops for problem in problems)
    files = tuple(file.shown for file in found.found)
    return Read(None if stopped else portfolio, tuple(problems), files, reader.total.hexdigest())


@contextmanager
def _no_collecting() -> Iterator[None]:
    """The garbage collector rests: reading makes many small values and drops none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # What was read stays. Passing through the frozen ones puts it among the old at once, so that the
            # collector does not walk all of it for nothing as soon as it wakes.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


class Reader:
    """Reads the files of a listing and gathers every problem."""

    def __init__(self, found: Listing, loader: Any) -> None:
        self.listing = found
        self.loader = loader
        self.problems = list(found.problems)
        self.records: dict[Kind, dict[str, Any]] = {kind: {} for kind in MODELS}
        self.codes: dict[str, str] = {}
        """Codes of initiatives as written, by slug, also of those that are no record."""
        self.dotted: list[Problem] = []
        """Numbers such as 12.000, told only where the language groups by dots."""
        self.total = sha256()

    def portfolio(self) -> Portfolio | None:
        """The portfolio with its names resolved, or None where there is not enough to speak of."""
        newer = self._newer()
        if newer:
            self.problems = [newer]
            return None
        for file in self.listing.found:
            self._read(file)
        settings = self.records["settings"].get("settings") or Settings()
        self.problems += needed(self.listing, self.records)
        if dotted.groups_by_dots(settings.language):
            self.problems += self.dotted
        portfolio = self._assembled(settings)
        self.problems += broken(portfolio)
        portfolio, unknown = resolved(portfolio, self._unread())
        self.problems += unknown
        return portfolio

    def _assembled(self, settings: Settings) -> Portfolio:
        records = self.records
        return Portfolio(
            organization=records["organization"].get("organization") or Organization(name="?"),
            settings=settings,
            team=records["team"].get("team") or Team(),
            stakeholders=records["stakeholders"],
            initiatives=records["initiatives"],
            quarters=records["quarters"],
            talks=records["negotiations"],
            charters=records["charters"],
        )

    def _unread(self) -> dict[Kind, set[str]]:
        """Files that are there and could not be read: naming them is no mistake of its own."""
        unread: dict[Kind, set[str]] = {kind: set() for kind in MODELS}
        for kind, name in self.listing.meant:
            unread[kind].add(name)
        for file in self.listing.found:
            if file.id not in self.records[file.kind]:
                unread[file.kind].add(file.id)
                if file.kind == "initiatives":
                    unread[file.kind].add(self.codes.get(file.id, UNKNOWN_CODE))
        return unread

    def _newer(self) -> Problem | None:
        """The one problem that matters where the settings name a format this program does not know yet."""
        file = next((file for file in self.listing.found if file.kind == "settings"), None)
        document = self._document(file)[0] if file else None
        if not file or not document or not isinstance(document.data, Located):
            return None
        number = document.data.get("format")
        if not isinstance(number, str) or not number.isdecimal() or len(number) > 9 or int(number) <= FORMAT:
            return None
        message = (
            f"this portfolio is written in format {int(number)}, and this Accord reads format {FORMAT}; update Accord"
        )
        line, column = (document.spot.keys or {})["format"]
        return Problem(Place(file.shown, line, column), "out-of-range", "stop", "", message)

    def _document(self, file: Found) -> tuple[Document | None, Problem | None]:
        text, problem = text_of(file.path, file.shown)
        self.total.update(f"{file.shown}\n{text}\n".encode("utf-8", "surrogatepass"))
        if problem is None:
            try:
                return load(text, file.shown, self.loader), None
            except Slip as slip:
                problem = _problem(slip, file.shown)
        return None, problem

    def _read(self, file: Found) -> None:
        """Take a file's record in, and whatever is wrong with it."""
        document, problem = self._document(file)
        if problem is not None:
            self.problems.append(problem)
        if document is None:
            return
        subject = _subject(file, document.data)
        self.problems += [_problem(slip, file.shown, subject) for slip in document.slips]
        self.dotted += [dotted.problem(file.shown, subject, *where) for where in document.grouped]
        if document.data is None and file.kind in ("settings", "team"):
            document.data = Located({}, document.spot, file.shown)  # everything in them has a default
        if not isinstance(document.data, Located):
            self.problems.append(_no_record(document, file.shown, subject))
            return
        self.problems += _named(file, document)
        code = document.data.get("code")
        if isinstance(code, str) and is_code(code):
            self.codes[file.id] = code.lower()
        record, problems = validated(MODELS[file.kind], document, file.shown, subject)
        self.problems += problems
        if record is not None:
            self.records[file.kind].setdefault(file.id, record)


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
