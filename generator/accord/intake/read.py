"""From a folder to a portfolio, or to every problem in it: the one way in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from accord.domain.organization import Organization, Team
from accord.domain.portfolio import Portfolio
from accord.domain.settings import Settings
from accord.intake import dotted
from accord.intake.book import UNKNOWN_CODE
from accord.intake.files import blob_id, content_of, text_in
from accord.intake.folder import Found, Listing, listing
from accord.intake.forbidden import broken
from accord.intake.kinds import MODELS, Kind
from accord.intake.located import FAST
from accord.intake.needed import needed
from accord.intake.references import resolved
from accord.intake.resting import no_collecting
from accord.intake.taken import Shared, Taken, taken
from accord.intake.tree import Blobs, Contents, Node
from accord.places import Problem, in_file_order

_CRLF = b"\r\n"
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
    """Check sum of the files' names and of what they hold."""


Held = Callable[[Found], tuple[bytes, Problem | None]]
"""What a file holds, or why it cannot be opened."""


def read(folder: Path, shown_as: str | None = None, loader: Any = FAST, shared: Shared | None = None) -> Read:
    """The portfolio in a folder. Never raises for what a planner may have written.

    `shown_as` is how problems name the folder, its path when left out; `loader` is PyYAML's, for holding the
    two to each other. What `shared` has of another state of the folder is not read again, and what is read goes there.
    """
    found = listing(folder, folder.as_posix() if shown_as is None else shown_as)
    return _read(Reader(found, loader, shared))


def read_commit(folder: Node, blobs: Blobs, shown: str, shared: Shared) -> Read:
    """The portfolio in a folder of a commit, just as if the folder lay on the disk.

    `blobs` gives what files held; it is asked once, and only for what `shared` does not have.
    """
    found = listing(folder, shown)
    contents = Contents(blobs, (file.blob for file in found.found if shared.get(file.shown, file.blob) is None))
    return _read(Reader(found, FAST, shared, lambda file: contents.of(file.blob, file.shown)))


def _read(reader: Reader) -> Read:
    with no_collecting():
        portfolio = reader.portfolio()
    problems = in_file_order(reader.problems)
    stopped = any(problem.stops for problem in problems)
    files = tuple(file.shown for file in reader.listing.found)
    return Read(None if stopped else portfolio, tuple(problems), files, reader.total.hexdigest())


class Reader:
    """Reads the files of a listing and gathers every problem."""

    def __init__(self, found: Listing, loader: Any, shared: Shared | None = None, held: Held | None = None) -> None:
        self.listing = found
        self.loader = loader
        self.shared = shared or Shared()
        self.held = held or _on_disk
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
        number, place = (self._taken(file).format if file else None) or (FORMAT, None)
        if place is None or number <= FORMAT:
            return None
        message = f"this portfolio is written in format {number}, and this Accord reads format {FORMAT}; update Accord"
        return Problem(place, "out-of-range", "stop", "", message)

    def _read(self, file: Found) -> None:
        """Take a file's record in, and whatever is wrong with it."""
        found = self._taken(file)
        self.problems += found.problems
        self.dotted += found.dotted
        if found.code:
            self.codes[file.id] = found.code
        if found.record is not None:
            self.records[file.kind].setdefault(file.id, found.record)

    def _taken(self, file: Found) -> Taken:
        """What a file gives: what it gave before, where it holds the same."""
        found = self.shared.get(file.shown, file.blob) if file.blob else None
        raw, problem = (b"", None) if found else self.held(file)
        blob = file.blob or blob_id(raw, self.shared.digits)
        self.total.update(f"{file.shown}\n{blob}\n".encode("utf-8", "surrogatepass"))
        if problem:
            return Taken(problems=(problem,))
        found = found or self.shared.get(file.shown, blob)
        if found is None:
            text, problem = text_in(raw, file.shown)
            found = Taken(problems=(problem,)) if problem else taken(file, text, self.loader)
            self.shared.put(file.shown, blob, found)
            if _CRLF in raw:  # git may keep the lines of this very file with the other ending, which gives the same
                self.shared.put(file.shown, blob_id(raw.replace(_CRLF, b"\n"), self.shared.digits), found)
        return found


def _on_disk(file: Found) -> tuple[bytes, Problem | None]:
    return content_of(file.path, file.shown)
