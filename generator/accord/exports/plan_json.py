"""The plan as JSON, for other programs. Format 1; a change that could break a reader gets another number.

- `accord`: `format` (1), `as_of` (a day), `audience` (`everyone`, `party:<stakeholder>`, `parties` or `team`).
- `organization`: `name`, `about`, `currency`, and `notice` where the team shows one on every page.
- `stakeholders`: those these readers may know of: `id`, `title`, `kind`, `department`, `page`.
- `goals`: `id`, `code`, `name`, `sponsor`, `page`, and `measures`, the goal's own first: `measure`, `unit`,
  `better` (lower or higher), `baseline`, `target` and `readings`, each with `value` and `date`.
- `quarters`: the latest agreed plan of each: `id`, `first_day`, `last_day`, `motto`, `version`, `agreed_on`,
  `agreed_by`, `page`, and `entries`: `initiative` (its code; null where it is not shown to these readers), `place`,
  `asked` and `planned` (person-days by skill), `smaller`, `why`, `look_again`.
- `initiatives`, `asks`, `decisions`, `promises`, `capacity`: the same rows as the CSV files. The keys are the columns
  of `plan_tables` and `talk_tables`, each with its meaning beside it.

Days are written like 2026-11-16, lists are lists, and what is empty or not for these readers is null.
A `page` is counted from the site's root.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from accord import addresses
from accord.domain import plan
from accord.domain.organization import Goal, Measure, Value
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import is_hidden
from accord.exports.naming import Naming, page
from accord.exports.table import Table, clean, number

FORMAT = 1
"""The version of this format."""


def plan_json(naming: Naming, tables: Sequence[Table]) -> str:
    """The whole plan as its audience may read it, as text that ends with a line break."""
    portfolio = naming.portfolio
    plain = {
        "accord": {"format": FORMAT, "as_of": portfolio.as_of, "audience": str(portfolio.audience)},
        "organization": {
            "name": portfolio.organization.name,
            "about": portfolio.organization.about,
            "currency": portfolio.settings.currency,
            "notice": portfolio.settings.sample_notice,
        },
        "stakeholders": _stakeholders(naming),
        "goals": [_goal(naming, goal) for goal in portfolio.organization.goals],
        "quarters": [_quarter(naming, edition) for edition in plan.editions(portfolio)],
        **{table.name: [dict(zip(table.keys, row, strict=True)) for row in table.rows] for table in tables},
    }
    return json.dumps(_plain(plain), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    """A value as JSON knows it; whole numbers without a point."""
    match value:
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case str():
            return clean(value)
        case _:
            return value


def _stakeholders(naming: Naming) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "title": stakeholder.title,
            "kind": stakeholder.kind,
            "department": stakeholder.department,
            "page": page(addresses.agreement(name)),
        }
        for name, stakeholder in naming.portfolio.visible_stakeholders.items()
    ]


def _goal(naming: Naming, goal: Goal) -> dict[str, Any]:
    return {
        "id": goal.id,
        "code": goal.code,
        "name": goal.name,
        "sponsor": naming.anyone(goal.sponsor),
        "page": page(addresses.goal(goal.id)),
        "measures": [_measure(measure) for measure in (goal, *goal.also_measured)],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "measure": measure.measure,
        "unit": measure.unit,
        "better": measure.better,
        "baseline": _value(measure.baseline),
        "target": _value(measure.target),
        "readings": [_value(reading) for reading in measure.readings],
    }


def _value(value: Value | None) -> dict[str, Any] | None:
    return {"value": number(value.value), "date": value.date} if value else None


def _quarter(naming: Naming, edition: Edition) -> dict[str, Any]:
    quarter, version = edition.quarter, edition.version
    return {
        "id": quarter.id,
        "first_day": quarter.first_day,
        "last_day": quarter.last_day,
        "motto": quarter.motto,
        "version": version.version,
        "agreed_on": version.date,
        "agreed_by": naming.people(version.agreed_by),
        "page": page(addresses.edition(quarter.id)),
        "entries": [_entry(naming, entry) for entry in _shown_first(edition)],
    }


def _shown_first(edition: Edition) -> list[Placed]:
    return sorted(edition.entries, key=lambda entry: is_hidden(entry.initiative))


def _entry(naming: Naming, entry: Placed) -> dict[str, Any]:
    hidden = is_hidden(entry.initiative)
    return {
        "initiative": None if hidden else naming.subject(entry.initiative),
        "place": entry.place,
        "asked": _days(entry.asked) if entry.estimated else None,
        "planned": _days(entry.planned),
        "smaller": entry.smaller,
        "why": entry.why,
        "look_again": None if hidden else entry.look_again,
    }


def _days(days: Mapping[str, Decimal]) -> dict[str, Decimal | None]:
    return {skill: number(value) for skill, value in days.items()}
