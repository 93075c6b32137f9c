"""Every name in every record: does it name something, and by its present name from here on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accord.domain.names import Naming, namings, renamed
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.record import Record
from accord.intake.book import Book, Unread
from accord.intake.subject import subject_of
from accord.intake.traps import short
from accord.places import Level, Problem

_WORDS: dict[str, str] = {"role": "role of the team", "talk": "negotiation", "party": "stakeholder"}
"""What a planner calls the kinds that have another name in the program."""


def resolved(portfolio: Portfolio, unread: Unread) -> tuple[Portfolio, list[Problem]]:
    """The portfolio with every name brought to its present form, and a problem for each that names nothing.

    `unread` holds the names of files that are there and could not be read, by kind.
    """
    book = Book(portfolio, unread)
    problems: list[Problem] = []

    def looked_up(record: Any) -> Any:
        found = _LookedUp(book, record)
        problems.extend(found.problems)
        return renamed(record, book.present) if found.otherwise else record

    def group(records: Mapping[str, Any]) -> dict[str, Any]:
        return {key: looked_up(record) for key, record in records.items()}

    present = portfolio.changed(
        organization=looked_up(portfolio.organization),
        team=looked_up(portfolio.team),
        stakeholders=group(portfolio.stakeholders),
        initiatives=group(portfolio.initiatives),
        quarters=group(portfolio.quarters),
        talks=group(portfolio.talks),
        charters={record.with_: record for record in group(portfolio.charters).values()},
    )
    return present, problems


class _LookedUp:
    """What looking up the names of one file's record gave."""

    def __init__(self, book: Book, record: Record) -> None:
        self.book = book
        self.record = record
        self.talk = record if isinstance(record, Negotiation) else None
        self.problems: list[Problem] = []
        self.otherwise = False
        """Whether a name is written otherwise than it is compared: a code, another case, an earlier name."""
        self.listed: set[tuple[int, str | int, str]] = set()
        for naming in namings(record):
            self._look_up(naming)

    def _look_up(self, naming: Naming) -> None:
        name, names = naming.name, naming.names
        if names.local:
            present = name
            self._local(naming)
        else:
            present = self._global(naming)
            self.otherwise = self.otherwise or present != name
        if len(naming.path) > 1:
            once = (id(naming.record), naming.path[0], present)
            if once in self.listed:
                self._tell(naming, f"'{short(name)}' stands twice in this list; keep one", "duplicate")
            self.listed.add(once)

    def _tell(self, naming: Naming, message: str, check: str = "unknown-reference", level: Level = "stop") -> None:
        self.problems.append(Problem(naming.record.where(*naming.path), check, level, subject_of(self.record), message))

    def _global(self, naming: Naming) -> str:
        """The present form of a name that other files may use too; a problem where it names nothing."""
        kinds, name, book = naming.names.kinds, naming.name, self.book
        for kind in kinds:
            present = book.find(kind, name, self.talk)
            if present is not None:
                if present != name and book.is_earlier(kind, name):
                    old, new = name.partition("#")[0], present.partition("#")[0]
                    self._tell(naming, f"'{old}' is now called '{new}'; write the present name", level="note")
                return present
        if not book.excused(kinds, name, self.talk):  # else it is said already, where the file or 'with' is wrong
            self._tell(naming, self._unknown(naming))
        return book.present(name, naming.names)

    def _unknown(self, naming: Naming) -> str:
        kinds, name = naming.names.kinds, naming.name
        if "party" in kinds and self.talk and self.book.portfolio.stakeholder_id(name):
            listed = ", ".join(self.talk.with_)
            return f"'{name}' is not in this talk's 'with'; add it there, or name one of {listed}"
        what = " or ".join(_WORDS.get(kind, kind) for kind in kinds if kind not in ("ltd", "plan"))
        return f"no {what} '{short(name)}'{self.book.hint(kinds, name, self.talk)}"

    def _local(self, naming: Naming) -> None:
        """A name within one talk, such as a1 or c4."""
        kinds, name = naming.names.kinds, naming.name
        choices = self.book.local(kinds, self.talk) if self.talk else []
        if name not in choices:
            known = f"; known are {', '.join(choices)}" if 0 < len(choices) <= 12 else ""
            self._tell(naming, f"this talk has no {' or '.join(kinds)} '{short(name)}'{known}")
