"""Every name in every record: does it name something, and by its present name from here on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from accord.domain.fields import LTD
from accord.domain.initiative import Initiative
from accord.domain.names import Kind, Names, Naming, namings, renamed
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.record import Record
from accord.places import Problem

Unread = Mapping[Any, set[str]]

_WORDS: dict[Kind, str] = {
    "stakeholder": "stakeholder",
    "ltd": "ltd",
    "role": "role of the team",
    "initiative": "initiative",
    "goal": "goal",
    "plan": "plan",
    "skill": "skill",
    "talk": "negotiation",
    "decision": "decision",
    "promise": "promise",
    "ask": "ask",
    "party": "party of this talk",
}


def resolved(portfolio: Portfolio, unread: Unread) -> tuple[Portfolio, list[Problem]]:
    """The portfolio with every name brought to its present form, and a problem for each that names nothing.

    `unread` holds the ids of files that are there and could not be read, by kind.
    """
    book = _Book(portfolio, unread)
    problems = [problem for record in portfolio.records() for problem in book.unknown(record)]
    return _canonical(portfolio, book), problems


def _canonical(portfolio: Portfolio, book: _Book) -> Portfolio:
    def group(records: Mapping[str, Any]) -> dict[str, Any]:
        return {key: renamed(record, book.present) for key, record in records.items()}

    return portfolio.changed(
        organization=renamed(portfolio.organization, book.present),
        team=renamed(portfolio.team, book.present),
        stakeholders=group(portfolio.stakeholders),
        initiatives=group(portfolio.initiatives),
        quarters=group(portfolio.quarters),
        talks=group(portfolio.talks),
        charters={record.with_: record for record in group(portfolio.charters).values()},
    )


class _Book:
    """What can be named, and how."""

    def __init__(self, portfolio: Portfolio, unread: Unread) -> None:
        self.portfolio = portfolio
        self.unread = unread
        self.skills = set(portfolio.settings.skills)
        self.known: dict[Kind, list[str]] = {
            "stakeholder": list(portfolio.stakeholders),
            "role": list(portfolio.roles),
            "initiative": [*portfolio.initiatives, *(i.code for i in portfolio.initiatives.values())],
            "goal": [name for goal in portfolio.organization.goals for name in (goal.id, goal.code or goal.id)],
            "skill": list(portfolio.settings.skills),
            "talk": list(portfolio.talks),
            "ltd": [LTD],
            "plan": ["plan"],
        }

    def unknown(self, record: Record) -> Iterator[Problem]:
        """A problem for each name in a record that names nothing, and a note for each earlier name."""
        talk = record if isinstance(record, Negotiation) else None
        for naming in namings(record):
            problem = self._local(record, talk, naming) if naming.names.local else self._global(record, talk, naming)
            if problem:
                yield problem

    def _global(self, record: Record, talk: Negotiation | None, naming: Naming) -> Problem | None:
        kinds = naming.names.kinds
        for kind in kinds:
            if self._find(kind, naming.name, talk) is not None:
                return self._earlier(record, naming) if kind in ("stakeholder", "initiative", "talk") else None
        if self._excused(kinds, naming.name) or (talk and "party" in kinds and naming.name in talk.with_):
            return None  # said already, where the file or the talk's 'with' is wrong
        return self._problem(record, talk, naming)

    def _find(self, kind: Kind, name: str, talk: Negotiation | None) -> str | None:
        """The present form of a name of one kind, or None."""
        match kind:
            case "stakeholder":
                return self.portfolio.stakeholder_id(name)
            case "party":
                found = self.portfolio.stakeholder_id(name)
                parties = {self.portfolio.stakeholder_id(p) for p in talk.with_} if talk else set()
                return found if found in parties else None
            case "initiative":
                return self.portfolio.initiative_id(name)
            case "goal":
                return self.portfolio.goal_id(name)
            case "talk":
                return self.portfolio.talk_id(name)
            case "decision" | "promise":
                return self._record_ref(kind, name)
            case "role":
                # Without team.yml a role is whatever the planner calls it.
                return name if name in self.portfolio.roles or not self.portfolio.roles else None
            case "skill":
                return name if name in self.skills else None
            case _:
                return name if name == kind else None

    def _record_ref(self, kind: Kind, name: str) -> str | None:
        talk_name, sign, local = name.partition("#")
        talk_id = self.portfolio.talk_id(talk_name)
        if not sign or talk_id is None:
            return None
        talk = self.portfolio.talks[talk_id]
        items = talk.decisions if kind == "decision" else talk.commitments
        return f"{talk_id}#{local}" if any(item.id == local for item in items) else None

    def _excused(self, kinds: tuple[Kind, ...], name: str) -> bool:
        """Whether the name may be that of a file that could not be read: its own problem says enough."""
        files = {"stakeholder": "stakeholders", "party": "stakeholders", "initiative": "initiatives", "talk": "negotiations",
                 "decision": "negotiations", "promise": "negotiations"}  # fmt: skip
        for kind in kinds:
            unread = self.unread.get(files.get(kind), set())
            if name.partition("#")[0] in unread or (kind == "initiative" and unread):
                return True
            if kind in ("goal", "role", "skill") and self.unread.get(
                {"goal": "organization", "role": "team", "skill": "settings"}[kind]
            ):
                return True
        return False

    def _problem(self, record: Record, talk: Negotiation | None, naming: Naming) -> Problem:
        if "party" in naming.names.kinds and self.portfolio.stakeholder_id(naming.name) is not None:
            message = f"'{naming.name}' is not in this talk's 'with'; add it there, or name one of {', '.join(talk.with_ if talk else ())}"
            return self._at(record, naming, message)
        kinds = [kind for kind in naming.names.kinds if kind not in ("ltd", "plan")]
        what = " or ".join(_WORDS[kind] if kind != "party" else "stakeholder" for kind in kinds)
        choices = [word for kind in naming.names.kinds for word in self._choices(kind, talk)]
        near = get_close_matches(naming.name, choices, n=1, cutoff=0.6)
        hint = f"; did you mean '{near[0]}'?" if near else self._list(choices)
        return self._at(record, naming, f"no {what} '{naming.name[:60]}'{hint}")

    def _choices(self, kind: Kind, talk: Negotiation | None) -> list[str]:
        if kind == "party":
            return list(talk.with_) if talk else []
        if kind == "decision":
            return list(self.portfolio.decisions)
        if kind == "promise":
            return list(self.portfolio.commitments)
        return self.known.get(kind, [])

    def _list(self, choices: list[str]) -> str:
        return f"; known are {', '.join(sorted(set(choices)))}" if 0 < len(set(choices)) <= 8 else ""

    def _earlier(self, record: Record, naming: Naming) -> Problem | None:
        """A note where a record is named by an earlier file name: it still works."""
        for kind in naming.names.kinds:
            present = self._find(kind, naming.name, None)
            if present is None:
                continue
            records: Mapping[str, Any] = {"stakeholder": self.portfolio.stakeholders, "initiative": self.portfolio.initiatives,
                                          "talk": self.portfolio.talks}.get(kind, {})  # fmt: skip
            if present in records and naming.name in records[present].formerly and naming.name not in records:
                return self._at(
                    record, naming, f"'{naming.name}' is now called '{present}'; write the present name", "note"
                )
            return None
        return None

    def _local(self, record: Record, talk: Negotiation | None, naming: Naming) -> Problem | None:
        """Names within one talk: a1, c4."""
        if talk is None:
            return None
        asks, promises = [ask.id for ask in talk.asks], [item.id for item in talk.commitments]
        choices = (asks if "ask" in naming.names.kinds else []) + (promises if "promise" in naming.names.kinds else [])
        if naming.name in choices:
            return None
        what = " or ".join(_WORDS[kind] for kind in naming.names.kinds)
        return self._at(record, naming, f"this talk has no {what} '{naming.name[:60]}'{self._list(choices)}")

    def _at(self, record: Record, naming: Naming, message: str, level: Any = "stop") -> Problem:
        return Problem(naming.record.where(*naming.path), "unknown-reference", level, subject_of(record), message)

    def present(self, name: str, names: Names) -> str:
        """A name as everything downstream may compare it: slugs, goal ids, present ids."""
        if names.local:
            return name
        for kind in names.kinds:
            if kind == "party":
                found = self.portfolio.stakeholder_id(name)
            else:
                found = self._find(kind, name, None)
            if found is not None:
                return found
        return name


def subject_of(record: Record) -> str:
    """How a planner would call a record: an initiative by its code, others by their id."""
    return record.code if isinstance(record, Initiative) else str(getattr(record, "id", ""))
