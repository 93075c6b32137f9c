"""The table names fields that there are, and what it does not name is for the team."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.notes import Note
from accord.domain.organization import Organization, Team
from accord.domain.quarter import Quarter
from accord.domain.record import Record
from accord.domain.settings import Settings
from accord.domain.stakeholder import Charter, Stakeholder
from accord.leak.conditions import CONDITIONS
from accord.leak.table import IDS, MAY, who_may
from imported import PACKAGE, imports

FILES: dict[str, type[Record]] = {
    "settings": Settings,
    "organization": Organization,
    "team": Team,
    "stakeholders": Stakeholder,
    "initiatives": Initiative,
    "quarters": Quarter,
    "negotiations": Negotiation,
    "charters": Charter,
    "private.notes": Note,
}
FOR_THE_TEAM = {
    "settings.words.vague",
    "settings.words.solution",
    "settings.words.personal",
    "quarters.capacity.notes",
}


def fields(kind: Any, path: str) -> Iterator[str]:
    """The paths of the texts below a kind of value, as the YAML has them."""
    if isinstance(kind, type) and issubclass(kind, Record):
        for name, info in kind.model_fields.items():
            yield from fields(info.annotation, f"{path}.{info.alias or name}")
    elif kind is str:
        yield path
    elif get_origin(kind) is not Literal:
        for inner in get_args(kind):
            yield from fields(inner, f"{path}.*" if get_origin(kind) is dict else path)


EVERY = {path for name, kind in FILES.items() for path in fields(kind, name)}


def test_every_path_of_the_table_is_a_field() -> None:
    assert sorted(MAY.keys() - EVERY) == []
    assert MAY.keys() >= IDS


def test_what_is_not_listed_is_for_the_team() -> None:
    unlisted = {path for path in EVERY - MAY.keys() if not path.startswith("private.notes.")}
    assert {path for path in unlisted if ".accepted_warnings." not in path} == FOR_THE_TEAM
    assert all(who_may(path) == "team" for path in unlisted)
    assert who_may("negotiations.something_new") == "team"


def test_every_condition_is_about_a_field() -> None:
    starts = [start for start, _ in CONDITIONS]
    assert [start for start in starts if not any(f"{path}.".startswith(start) for path in EVERY)] == []


def test_the_second_opinion_shares_nothing_with_the_first() -> None:
    forbidden = ("seen", "dropping", "nameless", "remainder", "names", "talks", "confirmations", "versions")
    named = {one.name for path in sorted(Path(PACKAGE / "leak").glob("*.py")) for one in imports(path)}
    assert sorted(name for name in named if name.startswith(tuple(f"accord.domain.{f}" for f in forbidden))) == []
    marks = ("accord.domain.audience.Seen", "accord.domain.audience.RANK", "accord.domain.audience.Clearance")
    assert sorted(named & set(marks)) == []
    text = "".join(path.read_text("utf-8") for path in (PACKAGE / "leak").glob("*.py"))
    assert ".metadata" not in text and "Seen" not in text and ".clearance(" not in text
