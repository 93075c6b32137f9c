"""From a folder to a portfolio, or to every problem in it: the one way in."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.organization import Organization, Team
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Quarter
from accord.domain.settings import Settings
from accord.domain.stakeholder import Charter, Stakeholder
from accord.intake import dotted
from accord.intake.folder import Found, Kind, Listing, listing, text_of
from accord.intake.format_rules import broken
from accord.intake.document import Document
from accord.intake.located import FAST, load
from accord.intake.references import resolved
from accord.intake.slip import Slip
from accord.intake.validate import validated
from accord.places import Located, Place, Problem, in_file_order

FORMAT = 1
"""The newest version of the data format this program reads."""

MODELS: dict[Kind, type[BaseModel]] = {
    "settings": Settings,
    "organization": Organization,
    "team": Team,
    "stakeholders": Stakeholder,
    "initiatives": Initiative,
    "quarters": Quarter,
    "negotiations": Negotiation,
    "charters": Charter,
}


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a folder gave."""

    portfolio: Portfolio | None
    """None where a problem stops the build."""
    problems: tuple[Problem, ...]
    """In file order."""
    files: tuple[str, ...]
    """Every record's file, as a planner would type it."""


def read(folder: Path, shown_as: str = "portfolio", loader: Any = FAST) -> Read:
    """The portfolio in a folder. Never raises for what a planner may have written.

    `shown_as` is how problems name the folder; `loader` is PyYAML's, for holding the two to each other.
    """
    found = listing(folder, shown_as)
    with _no_collecting():
        reader = _Reader(found, loader)
        portfolio = reader.portfolio()
    problems = in_file_order(reader.problems)
    stopped = any(problem.stops for problem in problems)
    return Read(None if stopped else portfolio, tuple(problems), tuple(f.shown for f in found.found))


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


class _Reader:
    """Reads the files of a listing and gathers every problem."""

    def __init__(self, found: Listing, loader: Any) -> None:
        self.listing = found
        self.loader = loader
        self.problems = list(found.problems)
        self.grouped: list[tuple[Found, int, int, str]] = []

    def portfolio(self) -> Portfolio | None:
        """The portfolio with its names resolved, or None."""
        of_kind: dict[Kind, dict[str, Any]] = {kind: {} for kind in MODELS}
        if self._too_new():
            return None
        for file in self.listing.found:
            record = self._record(file)
            if record is not None:
                of_kind[file.kind].setdefault(file.id, record)
        self._needs(of_kind)
        settings = of_kind["settings"].get("settings") or Settings()
        self.problems += dotted.problems(settings.language, self.grouped)
        if self.listing.problems and not self.listing.found:
            return None
        organization = of_kind["organization"].get("organization")
        portfolio = Portfolio(
            organization=organization or Organization(name="?"),
            settings=settings,
            team=of_kind["team"].get("team") or Team(),
            stakeholders=of_kind["stakeholders"],
            initiatives=of_kind["initiatives"],
            quarters=of_kind["quarters"],
            talks=of_kind["negotiations"],
            charters=of_kind["charters"],
        )
        unread = self._unread(of_kind)
        self.problems += broken(portfolio)
        portfolio, unknown = resolved(portfolio, unread)
        self.problems += unknown
        return portfolio

    def _unread(self, of_kind: dict[Kind, dict[str, Any]]) -> dict[Kind, set[str]]:
        """Files that are there and could not be read: naming them is no mistake of its own."""
        unread: dict[Kind, set[str]] = {kind: set() for kind in MODELS}
        for file in self.listing.found:
            if file.id not in of_kind[file.kind]:
                unread[file.kind].add(file.id)
        return unread

    def _too_new(self) -> bool:
        """Whether the settings name a format this program does not know yet; then nothing else is said."""
        for file in self.listing.found:
            if file.kind != "settings":
                continue
            document = self._document(file, quiet=True)
            number = document.data.get("format") if document and isinstance(document.data, dict) else None
            if document and isinstance(number, str) and number.isdigit() and len(number) < 9 and int(number) > FORMAT:
                line, column = document.spot.kids["format"].line, document.spot.kids["format"].column  # type: ignore[call-overload, index]
                message = f"this portfolio is written in format {number}, and this Accord reads format {FORMAT}; update Accord"
                self.problems = [Problem(Place(file.shown, line, column), "out-of-range", "stop", "", message)]
                return True
        return False

    def _document(self, file: Found, quiet: bool = False) -> Document | None:
        text, problem = text_of(file)
        if problem is None:
            try:
                return load(text, file.shown, self.loader)
            except Slip as slip:
                problem = _problem(slip, file.shown)
        if not quiet:
            self.problems.append(problem)
        return None

    def _record(self, file: Found) -> Any:
        document = self._document(file)
        if document is None:
            return None
        subject = _subject(file, document.data)
        self.problems += [_problem(slip, file.shown, subject) for slip in document.slips]
        self.grouped += [(file, *where) for where in document.grouped]
        if not isinstance(document.data, Located):
            if document.data is None and file.kind in ("settings", "team"):
                return MODELS[file.kind]()
            what = (
                "the file is empty"
                if document.data is None
                else "the file must hold keys with values, such as 'title: …'"
            )
            self.problems.append(
                Problem(
                    Place(file.shown), "missing-key" if document.data is None else "wrong-type", "stop", subject, what
                )
            )
            return None
        self._name(file, document)
        record, problems = validated(MODELS[file.kind], document, file.shown, subject)
        self.problems += problems
        return record

    def _name(self, file: Found, document: Document) -> None:
        """The file's name is the id; an `id` written in the file is refused by the record."""
        data: Located = document.data
        if file.kind in ("settings", "organization", "team"):
            return
        if "id" in data:
            line, column = (document.spot.keys or {})["id"]
            message = "'id' is not written here: the file's name is the id; remove the line"
            self.problems.append(Problem(Place(file.shown, line, column), "unknown-key", "stop", file.id, message))
        data["id"] = file.id

    def _needs(self, of_kind: dict[Kind, dict[str, Any]]) -> None:
        """The little that every portfolio must hold."""
        there = {file.kind for file in self.listing.found}
        shown = self.listing.shown
        if not self.listing.folder.is_dir():
            return
        wanted: tuple[tuple[Kind, str, str], ...] = (
            ("organization", f"{shown}/organization.yml", "organization.yml is missing; it needs one line, 'name: …'"),
            (
                "stakeholders",
                f"{shown}/stakeholders",
                "no stakeholder is written down yet; add stakeholders/<id>.yml with kind and title",
            ),
            (
                "initiatives",
                f"{shown}/initiatives",
                "no initiative is written down yet; add initiatives/<slug>.yml with code, title and problem",
            ),
            (
                "quarters",
                f"{shown}/quarters",
                "no quarter is planned yet; add quarters/2026-Q1.yml with one entry (initiative, place)",
            ),
        )
        for kind, place, message in wanted:
            if kind not in there:
                self.problems.append(Problem(Place(place), "missing-key", "stop", "", message))
        quarters = of_kind["quarters"].values()
        if quarters and not any(quarter.entries for quarter in quarters):
            first = next(iter(quarters))
            self.problems.append(
                Problem(
                    first.where(),
                    "missing-key",
                    "stop",
                    first.id,
                    "the quarter places no initiative; add 'entries' with one initiative and its place",
                )
            )


def _problem(slip: Slip, shown: str, subject: str = "") -> Problem:
    return Problem(Place(shown, slip.line, slip.column), slip.check, "stop", subject, slip.message)


def _subject(file: Found, data: Any) -> str:
    """How a planner would call the record: an initiative by its code, others by their id."""
    code = data.get("code") if isinstance(data, dict) else None
    if file.kind == "initiatives" and isinstance(code, str) and 0 < len(code) <= 8:
        return code
    return "" if file.kind in ("settings", "organization", "team") else file.id
