"""What can be named in a portfolio, and how: the book in which every reference is looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping

from accord.domain.fields import LTD
from accord.domain.names import Kind as Named
from accord.domain.names import Names
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.intake.kinds import Kind
from accord.intake.near import hint, nearest
from accord.intake.traps import short

Unread = Mapping[Kind, set[str]]
UNKNOWN_CODE = "*"
"""Stands among the unread initiatives for one whose code nobody knows."""

_FILES: dict[Named, Kind] = {
    "stakeholder": "stakeholders", "party": "stakeholders", "initiative": "initiatives", "talk": "negotiations",
    "decision": "negotiations", "promise": "negotiations", "goal": "organization", "role": "team", "skill": "settings",
}  # fmt: skip
"""The kind of file that holds what a name of a kind names."""
_WHOLE = ("goal", "role", "skill")
"""Kinds of which nothing is known when their one file cannot be read."""
_MOST_HINTS = 200
"""Suggestions are for people; whoever has more broken names than this has one cause for them."""


class Book:
    """The names of a portfolio."""

    def __init__(self, portfolio: Portfolio, unread: Unread) -> None:
        self.portfolio = portfolio
        self.unread = unread
        self.hints: dict[tuple[object, ...], str] = {}
        self.known: dict[Named, list[str]] = {
            "stakeholder": list(portfolio.stakeholders),
            "role": list(portfolio.roles),
            "initiative": [*portfolio.initiatives, *(i.code for i in portfolio.initiatives.values())],
            "goal": [name for goal in portfolio.organization.goals for name in (goal.id, goal.code or goal.id)],
            "skill": list(portfolio.settings.skills),
            "talk": list(portfolio.talks),
            "ltd": [LTD],
            "plan": ["plan"],
        }

    def find(self, kind: Named, name: str, talk: Negotiation | None = None) -> str | None:
        """The present form of a name of one kind, or None; a party is looked for in the talk."""
        match kind:
            case "stakeholder":
                return self.portfolio.stakeholder_id(name)
            case "party":
                return self._party(name, talk)
            case "initiative":
                return self.portfolio.initiative_id(name)
            case "goal":
                return self.portfolio.goal_id(name)
            case "talk":
                return self.portfolio.talk_id(name)
            case "decision" | "promise":
                return self._in_a_talk(kind, name)
            case "role":
                # Without roles in team.yml a role is whatever the planner calls it.
                return name if name in self.portfolio.roles or not self.portfolio.roles else None
            case "skill":
                skills = self.portfolio.settings.skills
                return name if name in skills or not skills else None
            case _:
                return name if name == kind else None

    def present(self, name: str, names: Names) -> str:
        """A name as everything downstream may compare it: slugs, goal ids, present ids."""
        if names.local:
            return name
        found = (self.find("stakeholder" if kind == "party" else kind, name) for kind in names.kinds)
        return next((one for one in found if one is not None), name)

    def is_earlier(self, kind: Named, name: str) -> bool:
        """Whether a known name is an earlier file name rather than the present one."""
        portfolio = self.portfolio
        if kind == "initiative":
            found = portfolio.initiatives.get(portfolio.initiative_id(name) or "")
            return (
                found is not None and name != found.id and name.lower() != found.code.lower() and name in found.formerly
            )
        if kind in ("stakeholder", "party"):
            return name not in portfolio.stakeholders
        return kind in ("talk", "decision", "promise") and name.partition("#")[0] not in portfolio.talks

    def excused(self, kinds: tuple[Named, ...], name: str, talk: Negotiation | None) -> bool:
        """Whether a name may be that of something that could not be read: its own problem says enough."""
        if talk is not None and "party" in kinds and name in talk.with_ and self.find("stakeholder", name) is None:
            return True
        return any(self._may_be_unread(kind, name) for kind in kinds if kind in _FILES)

    def _may_be_unread(self, kind: Named, name: str) -> bool:
        unread = self.unread.get(_FILES[kind], set())
        if "" in unread:
            return True  # the whole folder could not be read
        if kind == "initiative" and UNKNOWN_CODE in unread and re.fullmatch(r"[A-Za-z0-9-]{1,8}", name):
            return True
        return bool(unread) if kind in _WHOLE else name.partition("#")[0].lower() in unread

    def hint(self, kinds: tuple[Named, ...], name: str, talk: Negotiation | None) -> str:
        """The end of a sentence about an unknown name: what was probably meant."""
        if "decision" in kinds or "promise" in kinds:
            return self._hint_in_a_talk(kinds[0], name)
        key = (kinds, name, talk.with_ if talk and "party" in kinds else ())
        if key not in self.hints:
            choices = [word for kind in kinds for word in self._choices(kind, talk)]
            self.hints[key] = hint(name, choices) if len(self.hints) < _MOST_HINTS else ""
        return self.hints[key]

    def local(self, kinds: tuple[Named, ...], talk: Negotiation) -> list[str]:
        """The names within one talk, of the kinds that are asked for."""
        asks = [ask.id for ask in talk.asks] if "ask" in kinds else []
        return asks + ([promise.id for promise in talk.commitments] if "promise" in kinds else [])

    def _party(self, name: str, talk: Negotiation | None) -> str | None:
        found = self.portfolio.stakeholder_id(name)
        parties = {self.portfolio.stakeholder_id(party) for party in talk.with_} if talk else set()
        return found if found in parties else None

    def _in_a_talk(self, kind: Named, name: str) -> str | None:
        talk_name, sign, local = name.partition("#")
        talk_id = self.portfolio.talk_id(talk_name) if sign else None
        return f"{talk_id}#{local}" if talk_id and local in self._items(kind, talk_id) else None

    def _items(self, kind: Named, talk_id: str) -> list[str]:
        talk = self.portfolio.talks[talk_id]
        return [item.id for item in (talk.decisions if kind == "decision" else talk.commitments)]

    def _choices(self, kind: Named, talk: Negotiation | None) -> list[str]:
        if kind == "party":
            return list(talk.with_) if talk else []
        return self.known.get(kind, [])

    def _hint_in_a_talk(self, kind: Named, name: str) -> str:
        """What was meant by the name of a decision or promise of another talk."""
        talk_name, sign, local = name.partition("#")
        talk_id = self.portfolio.talk_id(talk_name)
        if talk_id is None:
            near = nearest(talk_name, self.portfolio.talks)
            return (
                f"; did you mean '{near}#{short(local)}'?"
                if near and local
                else f"; write it as '<negotiation>#{kind[0]}1'"
            )
        items = [f"{talk_id}#{item}" for item in self._items(kind, talk_id)]
        if not items:
            return f"; that talk has no {kind}"
        return (
            f"; that talk has {', '.join(items[:6])}"
            if sign
            else f"; name the {kind} in that talk, such as '{items[0]}'"
        )
