"""`accord schema`: the JSON Schema of every file, for editors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.command("schema")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
def command(folder: str) -> None:
    """Write one schema for each kind of file into a folder."""
    try:
        names = write(Path(folder))
    except OSError as error:
        click.echo(f"'{error.filename or folder}': {error.strerror or error}", err=True)
        sys.exit(1)
    click.echo(f"{len(names)} schemas are in {folder}. Next: point your editor at them; 'accord new site' shows how.")


def write(folder: Path) -> list[str]:
    """Write every schema into a folder; gives the files' names."""
    from accord.intake.schema import schemas

    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for name, schema in schemas().items():
        names.append(f"{name}.schema.json")
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / names[-1]).write_text(text, "utf-8", newline="\n")
    return names
