"""`accord new`: something to start from."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from accord.cli import saying, starting


@click.group("new")
def command() -> None:
    """Start something new."""


@command.command("site")
@click.argument("folder", metavar="DIR", type=click.Path())
def site(folder: str) -> None:
    """Start a project in a new folder: a small plan with every file commented, which checks and builds at once."""
    target = Path(folder)
    if (target.exists() or target.is_symlink()) and not target.is_dir():
        raise click.UsageError(f"'{folder}' is not a folder; name a new one")
    try:
        if target.is_dir() and any(target.iterdir()):
            raise click.UsageError(f"'{folder}' is not empty; name a new folder")
        files = starting.write(target, date.today())  # noqa: DTZ011  # the door: asked once
    except OSError as error:
        click.echo(f"'{error.filename or folder}': {error.strerror or error}", err=True)
        sys.exit(1)
    where = f'"{folder}"' if " " in folder else folder  # as one types it, here and on Windows
    click.echo(f"{saying.many(len(files), 'file')} are in {where}.")
    click.echo(f"Next: {_step_in(target, where)}accord check, then accord serve.")


def _step_in(target: Path, typed: str) -> str:
    """The step into the folder, unless one stands in it already."""
    return "" if target.resolve() == Path.cwd() else f"cd {typed}, then "
