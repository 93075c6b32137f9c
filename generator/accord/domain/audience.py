"""Who may read what: circles of readers, and the mark each field of a record carries.

A static site has no locks, so confidentiality is a property of the build. Every field says beside
its type who may read it; a field that says nothing is for the team. Source: `format.md`,
"Confidential or published?".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Circle = Literal["everyone", "party", "parties", "team"]
Clearance = Literal["everyone", "parties", "team"]
"""How much of one record a reader may see."""

RANK: dict[Clearance, int] = {"everyone": 0, "parties": 1, "team": 2}


@dataclass(frozen=True, slots=True)
class Seen:
    """The mark beside a field: who may read it."""

    by: Clearance
    opened: bool = False
    """Whether `visible: everyone` on the talk opens the field to everyone too."""
    kind: Literal["words", "name", "money"] = "words"
    """A name or an amount of money has a switch of its own on top."""


EVERYONE = Seen("everyone")
PARTIES = Seen("parties")
"""Those who took part, and the team."""
OPENABLE = Seen("parties", opened=True)
TEAM = Seen("team")
NAME = Seen("everyone", kind="name")
"""A person's name: for everyone only with `names: true`."""
MONEY = Seen("everyone", kind="money")
"""A sum of money: for everyone only with `money: true`."""


@dataclass(frozen=True, slots=True)
class Audience:
    """The readers a build is made for."""

    circle: Circle = "everyone"
    stakeholder: str = ""
    """Id of the stakeholder of `party:<stakeholder>`, else empty."""
    names: bool = False
    """Whether everyone may read the names of persons."""
    money: bool = False
    """Whether everyone may read sums of money."""

    def __str__(self) -> str:
        return f"party:{self.stakeholder}" if self.circle == "party" else self.circle

    @property
    def is_team(self) -> bool:
        """Whether the readers are the L&TD team itself."""
        return self.circle == "team"

    @property
    def everyone_only(self) -> bool:
        """Whether nobody but the general reader is meant."""
        return self.circle == "everyone"

    def clearance(self, parties: frozenset[str] | set[str]) -> Clearance:
        """How much this audience sees of a record whose parties are given, before any `visible`."""
        match self.circle:
            case "team":
                return "team"
            case "parties":
                return "parties"
            case "party":
                return "parties" if self.stakeholder in parties else "everyone"
            case _:
                return "everyone"


TEAM_AUDIENCE = Audience("team", names=True, money=True)


def parse(text: str, *, names: bool = False, money: bool = False) -> Audience:
    """The audience a planner wrote, such as `everyone` or `party:field-ops`.

    Raises ValueError, with a sentence for the planner, when it is none of the four.
    """
    circle, _, who = text.strip().partition(":")
    if circle == "party" and who:
        return Audience("party", who.strip(), names=names, money=money)
    if circle in ("everyone", "parties", "team") and not who:
        return Audience(circle, names=names, money=money)  # type: ignore[arg-type]  # narrowed above
    raise ValueError(f"the audience must be everyone, party:<stakeholder>, parties or team, found '{text}'")
