"""What is known for a new file: the ground all of them stand on, and a new initiative."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accord.build.request import Request
from accord.domain.fields import is_code
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.intake.begun import begun
from accord.intake.folder import listing
from accord.intake.near import nearest
from accord.intake.read import read
from accord.places import Place, Problem

_LONGEST = 60
"""Signs of a file's name that still read as a few words."""
_FIRST_CODE = "LT-01"
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})
"""Letters that are no plain letter with an accent."""
_RESERVED = frozenset(
    ("plan", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""Names with another meaning: the plan as a whole, and what Windows keeps for devices."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was written."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Something a planner may name in a file, with the words people know it by."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Target:
    """The file to be written."""

    path: Path
    shown: str
    """As a planner would type it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The portfolio that a new file is for."""

    whole: Portfolio
    known: Portfolio
    """As known on the day of the request."""
    folder: Path
    shown: str

    @property
    def day(self) -> date:
        """The day the file is opened on."""
        return self.known.as_of

    def target(self, kind: str, name: str) -> Target:
        """The file of a record."""
        return Target(self.folder / kind / f"{name}.yml", f"{self.shown}/{kind}/{name}.yml")

    def taken(self, kind: str, name: str, remedy: str) -> Refused | None:
        """A refusal where the record is there already, in any spelling of its file's name."""
        place = self.folder / kind
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.stem.lower() == name.lower() and path.suffix.lower() in (".yml", ".yaml"):
                message = f"this file is there already, and nothing is overwritten; open it, or {remedy}"
                return refused(f"{self.shown}/{kind}/{path.name}", "duplicate", message, name)
        return None


@dataclass(frozen=True, slots=True)
class NewInitiative:
    """What is known for a new initiative."""

    target: Target
    code: str
    title: str
    day: date
    by: str | None
    """The stakeholder who asked, where that was said."""
    stakeholders: tuple[Named, ...]
    roles: tuple[Named, ...]
    goals: tuple[Named, ...]
    skills: tuple[str, ...]
    impact: tuple[Named, ...]
    """The criteria of the grid, with the question each asks."""
    difficulty: tuple[Named, ...]


def ground(asked: Request) -> Ground | Refused:
    """The portfolio to add to; refused with everything that keeps it from being read."""
    folder, shown = asked.root / asked.options.portfolio, asked.shown or asked.options.portfolio
    found = read(folder, shown)
    whole = found.portfolio or begun(folder, shown)
    if whole is None:
        return Refused(found.problems)
    return Ground(whole, known_on(whole, asked.as_of), folder, listing(folder, shown).shown)


def refused(file: str, check: str, message: str, subject: str = "") -> Refused:
    """A refusal with one reason."""
    return Refused((Problem(Place(file), check, "stop", subject, message),))


def initiative(asked: Request, name: str, by: str | None = None) -> NewInitiative | Refused:
    """What is known for a new initiative with this title."""
    on = ground(asked)
    if isinstance(on, Refused):
        return on
    title, code = one_line(name), next_code(on.whole)
    slug = _free(on.whole, slugged(title), code)
    asker = stakeholder(on, by) if by else None
    if isinstance(asker, Refused):
        return asker
    settings = on.whole.settings
    return on.taken("initiatives", slug, "choose another name") or NewInitiative(
        target=on.target("initiatives", slug),
        code=code,
        title=title,
        day=on.day,
        by=asker,
        stakeholders=stakeholders(on.whole),
        roles=roles(on.whole),
        goals=tuple(Named(goal.id, goal.name) for goal in on.whole.organization.goals),
        skills=tuple(settings.skills),
        impact=_questions(settings.grid.impact),
        difficulty=_questions(settings.grid.difficulty),
    )


def stakeholder(on: Ground, name: str) -> str | Refused:
    """The id of a stakeholder as typed; refused with the one that was probably meant."""
    found = on.whole.stakeholder_id(name)
    if found:
        return found
    titles = {record.title: key for key, record in on.whole.stakeholders.items()}
    near = nearest(name, [*on.whole.stakeholders, *titles])
    near = titles.get(near, near)
    known = f"known are {', '.join(on.whole.stakeholders)}" if on.whole.stakeholders else "none is written down yet"
    hint = f"did you mean '{near}'?" if near else f"{known}; for a new one, add stakeholders/<id>.yml"
    return refused(f"{on.shown}/stakeholders", "unknown-reference", f"no stakeholder '{one_line(name)}'; {hint}")


def stakeholders(portfolio: Portfolio) -> tuple[Named, ...]:
    """Every stakeholder, by role."""
    return tuple(Named(key, record.title) for key, record in portfolio.stakeholders.items())


def roles(portfolio: Portfolio) -> tuple[Named, ...]:
    """Every role of the team."""
    return tuple(Named(role.id, role.title) for role in portfolio.team.roles)


def one_line(text: str) -> str:
    """What was typed, as a title: without line breaks, and without signs that no text has."""
    fit = text.encode("utf-8", "replace").decode("utf-8")  # a terminal may hand over broken letters
    kept = "".join(sign if unicodedata.category(sign) not in ("Cc", "Cn", "Co") else " " for sign in fit)
    return " ".join(kept.replace("\ufeff", "").split())


def slugged(text: str) -> str:
    """A text as a file's name: small plain letters, digits and hyphens; empty where it has none of them."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", letters)).strip("-")
    return words if len(words) <= _LONGEST else words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]


def next_code(portfolio: Portfolio) -> str:
    """The first free code after the highest one of the pattern that most codes follow."""
    taken = _names(portfolio)
    codes = [initiative.code for initiative in portfolio.initiatives.values()]
    found = [match for match in (re.fullmatch(r"(.*?)([0-9]+)", code) for code in codes) if match]
    for prefix, _count in Counter(match[1] for match in found).most_common():
        digits = [match[2] for match in found if match[1] == prefix]
        width = max((len(each) for each in digits if each.startswith("0")), default=1)
        number = max(int(each) for each in digits) + 1
        while f"{prefix}{number:0{width}}".lower() in taken:
            number += 1
        if is_code(f"{prefix}{number:0{width}}"):
            return f"{prefix}{number:0{width}}"
    number = 1
    while f"lt-{number:02}" in taken:
        number += 1
    return f"LT-{number:02}" if number > 1 else _FIRST_CODE


def _names(portfolio: Portfolio) -> set[str]:
    """What is already the name of an initiative or a goal."""
    goals = (name for goal in portfolio.organization.goals for name in (goal.id, goal.code) if name)
    own = (name for each in portfolio.initiatives.values() for name in (each.id, each.code, *each.formerly))
    return {name.lower() for name in (*goals, *own)}


def _free(portfolio: Portfolio, slug: str, code: str) -> str:
    """The slug; with the code where it has no letters of its own, or means something else already."""
    if not slug:
        return f"initiative-{code.lower()}"
    other = (_names(portfolio) - portfolio.initiatives.keys()) | _RESERVED
    return f"{slug}-{code.lower().strip('-')}" if slug in other else slug


def _questions(criteria: Mapping[str, object]) -> tuple[Named, ...]:
    return tuple(Named(name, str(getattr(each, "ask", None) or "")) for name, each in criteria.items())
