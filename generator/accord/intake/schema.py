"""The JSON Schema of every file, for editors: keys, values and their meaning while one types."""

from __future__ import annotations

from typing import Any

from accord.domain.negotiation import Negotiation
from accord.domain.notes import Note
from accord.domain.record import Record
from accord.intake.kinds import MODELS, NAMED_BY_FILE, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"

NAMES: dict[Kind, str] = {
    "settings": "settings",
    "organization": "organization",
    "team": "team",
    "stakeholders": "stakeholder",
    "initiatives": "initiative",
    "quarters": "quarter",
    "negotiations": "negotiation",
    "charters": "charter",
}
"""The schema of each kind of file."""


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its name, such as `initiative`."""
    found = {NAMES[kind]: _schema(model) for kind, model in MODELS.items()}
    found["note"] = _schema(Note)
    return dict(sorted(found.items()))


def _schema(model: type[Record]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    if model in NAMED_BY_FILE:
        schema["properties"].pop("id")
        _may_be_missing(schema, "id")
    if model is Negotiation:
        # What the shortest talk leaves out is filled in from its place, so an editor must not ask for it.
        _may_be_missing(schema, "date")
        _may_be_missing(schema["$defs"]["Ask"], "id", "asked_on")
        _may_be_missing(schema["$defs"]["Consequence"], "id")
    return {"$schema": DIALECT, **schema}


def _may_be_missing(part: dict[str, Any], *names: str) -> None:
    part["required"] = [name for name in part.get("required", []) if name not in names]
