"""The JSON Schema of every file, for editors: keys, values and their meaning while one types."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from accord.domain.notes import Note
from accord.intake.kinds import MODELS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

NAMES = {
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


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    if model.__name__ not in ("Settings", "Organization", "Team"):
        schema["properties"].pop("id", None)
        schema["required"] = [name for name in schema.get("required", []) if name != "id"]
    if model.__name__ == "Negotiation":
        _shortest(schema)
    for part in (schema, *schema.get("$defs", {}).values()):
        for one in part.get("properties", {}).values():
            _one_or_many(one)
    return {"$schema": DIALECT, **schema}


def _shortest(schema: dict[str, Any]) -> None:
    """What the shortest talk leaves out is filled in from its place, so an editor must not ask for it."""
    schema["required"] = [name for name in schema["required"] if name != "date"]
    for name, optional in (("Ask", ("id", "asked_on")), ("Consequence", ("id",))):
        part = schema["$defs"][name]
        part["required"] = [key for key in part.get("required", []) if key not in optional]


def _one_or_many(part: dict[str, Any]) -> None:
    """A list of texts may be a single text."""
    items = part.get("items")
    if (
        part.get("type") == "array"
        and isinstance(items, dict)
        and items.get("type") == "string"
        and "format" not in items
    ):
        listed = {key: part.pop(key) for key in ("type", "items", "minItems") if key in part}
        part["anyOf"] = [items, listed]
