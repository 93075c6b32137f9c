"""The JSON Schema of every file: what an editor accepts and what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from accord.intake.schema import schemas

ROOT = Path(__file__).parents[2]
FOLDERS = {"initiatives": "initiative", "stakeholders": "stakeholder", "quarters": "quarter",
           "negotiations": "negotiation", "charters": "charter", "notes": "note"}  # fmt: skip


class Yaml12(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates and no, yes, on, off are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # PyYAML keeps them there


for name, pattern, first in (
    ("int", r"[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)$", "-+.0123456789"),
    ("bool", r"(true|false)$", "tf"),
    ("null", r"(~|null|)$", ("~", "n", "")),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(pattern), list(first))


def as_json(value: Any) -> Any:
    """Keys of a JSON object are texts."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list) else value


def complaints(schema: str, text: str) -> list[str]:
    validator = Draft202012Validator(schemas()[schema])
    return [error.message for error in validator.iter_errors(as_json(yaml.load(text, Yaml12)))]


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert list(schemas()) == [
        "charter", "initiative", "negotiation", "note", "organization", "quarter", "settings", "stakeholder", "team",
    ]  # fmt: skip
    for schema in schemas().values():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "path",
    sorted([*(ROOT / "portfolio").rglob("*.yml"), *(ROOT / "tests/broken/healthy").rglob("*.yml")]),
    ids=lambda path: path.stem,
)
def test_every_healthy_file_keeps_its_schema(path: Path) -> None:
    assert complaints(FOLDERS.get(path.parent.name, path.stem), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("initiative", "code: LT-01\ntitle: A\nproblem: B\nimpact: 4\n"),
        ("initiative", "id: a\ncode: LT-01\ntitle: A\nproblem: B\n"),
        ("initiative", "code: LT-01\ntitle: A\n"),
        ("initiative", "code: LT-01\ntitle: A\nproblem: B\nstage: runing\n"),
        (
            "initiative",
            "code: LT-01\ntitle: A\nproblem: B\nassessments: [{date: 2026-01-01, impact: 19, difficulty: 3}]\n",
        ),
        ("settings", "words: {vague: help}\n"),
        ("quarter", "entries: [{initiative: A, place: soon}]\n"),
    ],
)
def test_a_broken_file_does_not(schema: str, text: str) -> None:
    assert len(complaints(schema, text)) == 1


@pytest.mark.parametrize("goals", ["safe-work", "[safe-work, one-system]"])
def test_one_or_a_list_is_both_fine(goals: str) -> None:
    assert complaints("initiative", f"code: LT-01\ntitle: A\nproblem: B\ngoals: {goals}\n") == []


def test_the_keys_are_those_of_the_files_and_say_what_they_mean() -> None:
    talk = schemas()["negotiation"]
    assert "with" in talk["properties"]
    assert "id" not in talk["properties"]
    assert talk["required"] == ["with"]
    assert talk["properties"]["visible"]["enum"] == ["everyone", "parties", "team"]
    assert talk["properties"]["asks"]["description"] == "What we ask."
    assert talk["$defs"]["Ask"]["required"] == ["kind", "of", "text"]


def test_every_field_of_every_file_has_a_description() -> None:
    silent = [
        f"{name}: {field}"
        for name, schema in schemas().items()
        for part in (schema, *schema.get("$defs", {}).values())
        for field, shape in part["properties"].items()
        if not shape.get("description") and "$ref" not in shape  # what it points to says the same
    ]
    assert silent == []
