"""`accord schema`: the JSON Schema of every file, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("schema")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
def command(folder: str) -> None:
    """Write one schema for each kind of file into a folder."""
    from accord.intake.schema import schemas

    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (target / f"{name}.schema.json").write_text(text, "utf-8")
    click.echo(
        f"{len(schemas())} schemas are in {folder}. Next: point your editor at them; 'accord new site' shows how."
    )
