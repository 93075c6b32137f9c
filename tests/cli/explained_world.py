"""The harbor in which the examples of `accord explain` are tried, and what their comments say in words."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Texts = Mapping[str, str]
"""The YAML of each file, by its path from the portfolio's folder."""
Files = dict[str, dict[str, Any]]
"""What stands in each file, by the same path."""

AUTUMN = date(2026, 11, 16)
SUMMER = date(2026, 6, 20)

BASE: Texts = {
    "organization.yml": "{name: Harbor, goals: [{id: quiet-nights, code: G1, name: Quiet nights}]}",
    "settings.yml": "{format: 1, skills: {consult: Finding out, design: Designing, deliver: Teaching}}",
    "team.yml": "roles: [{id: learning-consultant, title: Learning consultant, fte: 1, skill: design}]",
    "stakeholders/harbor.yml": "{kind: person, title: Head of the harbor, people: 160}",
    "initiatives/signals.yml": "code: HB-1",
    "initiatives/docking.yml": "code: HB-2",
    "initiatives/ropes.yml": "code: HB-3",
    "initiatives/tides.yml": "code: HB-5",
    "initiatives/crane-practice.yml": "code: CR-02",
    "quarters/2026-Q3.yml": "entries: [{initiative: HB-5, place: next}]",
    "quarters/2026-Q4.yml": "entries: [{initiative: HB-5, place: next}]",
}
"""It has goals, people and plans, and nothing goes ahead yet: nearly no check has anything to say."""

PATTERNS: Texts = {
    "initiatives": "{title: Calm lifts, problem: Loads swing into the railing., goals: [quiet-nights]}",
    "negotiations": "with: [harbor]",
}
"""What a file of a folder needs at least, where an example leaves it out."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an example says in words, or leaves out because every reader knows it."""

    files: Texts = field(default_factory=dict)
    day: date = AUTUMN
    """The day on which it is read."""
    right: Texts = field(default_factory=dict)
    """What is said beside the right one."""
    later: date | None = None
    """The day on which the right one is read, where that is a later one."""
    place: str = ""
    """The file in which the problem stands, where that is not the example's."""
    stays: bool = False
    """Whether the right one only changes what is said, as its comment tells."""
    page: tuple[str, str] = ("", "")
    """What a hand-written page says beside the wrong one, and beside the right one."""


_SCORED = "assessments: [{date: 2026-04-07, impact: 5, difficulty: 2, why: Everything is urgent.}]"
_CODES = ("HB-1", "HB-2", "HB-3", "HB-5", "CR-02")
_NOW_IN_Q4 = "entries: [{initiative: HB-4, place: now}]"

CONTEXTS: Mapping[str, Context] = {
    "all-high": Context(
        {
            **{f"initiatives/{name}.yml": _SCORED for name in ("signals", "docking", "ropes", "tides")},
            "quarters/2026-Q4.yml": f"entries: [{', '.join(f'{{initiative: {code}, place: next}}' for code in _CODES)}]",
        },
        place="quarters/2026-Q4.yml",
    ),
    "asked-again": Context(
        {
            "initiatives/simulator.yml": "code: HB-7",
            "negotiations/2026-01-19-harbor-simulator.yml": """
                confirmed: {harbor: 2026-01-19}
                decisions: [{id: d1, kind: scrap, about: HB-7, text: No simulator for now, decided_by: [harbor, ltd]}]
            """,
        },
        right={"initiatives/simulator.yml": "evidence: [{text: Two near misses, source: Log, date: 2026-08-31}]"},
        stays=True,
    ),
    "broken-replacement": Context(
        {
            "negotiations/2026-09-14-harbor-night-crews.yml": """
                decisions: [{id: d1, kind: go-smaller, about: HB-1, text: Night crews, decided_by: [harbor, ltd]}]
            """,
        },
        right={
            "negotiations/2026-03-02-harbor-crane-practice.yml": """
                decisions: [{id: d1, kind: go, about: HB-1, text: All crews, decided_by: [harbor, ltd]}]
            """,
        },
    ),
    "contradictory-agreements": Context(
        {
            "stakeholders/docks.yml": "{kind: person, title: Head of the docks}",
            "quarters/2026-Q4.yml": "capacity: {working_days: 60, skills: {design: {fte: 1, keep_running: 20}}}",
            "negotiations/2026-08-03-docks-signals.yml": """
                with: [docks]
                commitments:
                  - {id: c1, by: ltd, about: HB-2, what: Signals for all docks, due: 2026-12-11,
                     uses_capacity: [{quarter: 2026-Q4, skill: design, days: 30}]}
            """,
        },
    ),
    "forecast-not-checked": Context(day=date(2026, 7, 6)),
    "goal-without-work": Context(
        {
            "organization.yml": "goals: [{id: quiet-nights, name: Quiet nights}, {id: safe-lifts, name: Safe lifts}]",
            "initiatives/crane-practice.yml": "goals: [safe-lifts]",
            "initiatives/night-signals.yml": "{code: CR-05, goals: [quiet-nights]}",
        },
        day=SUMMER,
        place="organization.yml",
    ),
    "hidden-repeat": Context(
        {
            "initiatives/crane-signals.yml": """
                code: CR-04
                title: Crane signals for riggers
                problem: Riggers misread signals.
                requests: [{by: harbor, date: 2026-01-12}]
            """,
            "quarters/2026-Q3.yml": """
                entries: [{initiative: CR-04, place: scrap, why: No time to practice, look_again: 2027-01-15}]
            """,
        },
    ),
    "late-mandate": Context({"quarters/2026-Q4.yml": _NOW_IN_Q4}, place="quarters/2026-Q4.yml"),
    "leak": Context(
        page=(
            "They have no drivers to spare, so each crew practices one night.",
            "Every crew practices for one night.",
        ),
    ),
    "look-again-soon": Context(day=date(2026, 8, 20), later=date(2026, 9, 1)),
    "no-goal": Context(
        {
            "initiatives/crane-practice.yml": "goals: []",
            "quarters/2026-Q4.yml": "entries: [{initiative: CR-02, place: now}]",
        },
    ),
    "no-measure": Context(day=SUMMER),
    "overloaded-stakeholder": Context(place="stakeholders/harbor.yml"),
    "personal-detail": Context(
        {"team.yml": "roles: [{id: designer, title: Learning designer, fte: 1, skill: design}]"}
    ),
    "place-against-area": Context(
        {"initiatives/ropes.yml": "assessments: [{date: 2026-09-14, impact: 2, difficulty: 4}]"},
    ),
    "shaky-days": Context(
        {
            "quarters/2026-Q4.yml": """
                capacity: {working_days: 60, skills: {deliver: {fte: 0.5, keep_running: 20}}}
                entries: [{initiative: HB-1, place: now, planned: {deliver: 20}}]
            """,
        },
        place="quarters/2026-Q4.yml",
    ),
    "stage-against-place": Context({"initiatives/crane-practice.yml": "stage: closed"}, day=SUMMER),
    "stale-as-of": Context(day=SUMMER),
    "stale-assessment": Context({"quarters/2026-Q4.yml": "entries: [{initiative: CR-02, place: now}]"}),
    "unchecked-learning": Context({"quarters/2026-Q4.yml": _NOW_IN_Q4}),
    "waits-for-other": Context({"initiatives/tides.yml": "needs_first: [HB-2]"}, place="initiatives/tides.yml"),
    "waits-too-long": Context(
        {
            "quarters/2026-Q3.yml": """
                entries: [{initiative: HB-2, place: later, why: No design days, look_again: 2026-10-15}]
            """,
        },
    ),
}


def world(*layers: Texts) -> Files:
    """The base with each layer on top, every file with the least it needs."""
    files: Files = {}
    for layer in (BASE, *layers):
        for path, text in layer.items():
            below = files.get(path) or yaml.safe_load(PATTERNS.get(path.split("/")[0], "{}"))
            files[path] = merged(below, yaml.safe_load(text))
    return files


def merged(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Keys of both, the upper one's where both have it; a list takes the place of a list."""
    result = deepcopy(below)
    for key, value in above.items():
        known = result.get(key)
        result[key] = merged(known, value) if isinstance(known, dict) and isinstance(value, dict) else deepcopy(value)
    return result


def write(folder: Path, files: Files) -> None:
    """The files as YAML, below a folder."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
