"""Single files that a command writes or prints: none that is not ours is ever written over."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli import door, saying

if TYPE_CHECKING:
    from accord.build.request import Request
    from accord.build.standalone import Files


def made_of(made: Files, command: str) -> Files:
    """The files that were made. Ends the command where there are none, and says why."""
    if made.refused:
        click.echo(made.refused, err=True)
        sys.exit(1)
    if not made.texts:
        saying.nothing_written(made.checked.stops, command)
    return made


def say_or_write(files: Files, out: str | None, request: Request, next_step: str) -> None:
    """Print the one text there is; into a file where one is named, or where a page would be printed to a terminal."""
    ((suffix, text),) = files.texts.items()
    if out is None and (suffix == ".txt" or not sys.stdout.isatty()):
        click.echo(text, nl=False)
        return
    write(files, out or f"{files.name}{suffix}", request, next_step)


def write(files: Files, out: str, request: Request, next_step: str) -> None:
    """Write the files beside each other, under one name. Ends the command where something of others' is in the way."""
    target = Path(out)
    first, *others = files.texts.items()
    paths = {target: first[1], **{target.with_suffix(suffix): text for suffix, text in others}}
    for path, text in paths.items():
        refused = door.in_the_way(path, request) or _not_ours(path, text)
        if refused:
            raise click.UsageError(refused)
    try:
        for path, text in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
    except OSError as error:
        click.echo(f"'{error.filename or out}': {error.strerror or error}", err=True)
        sys.exit(1)
    click.echo(f"Written: {' and '.join(path.as_posix() for path in paths)}")
    click.echo(f"Next: {next_step}")


def _not_ours(path: Path, text: bytes) -> str | None:
    """Why a file may not be written: one stands there that this command has not made. `None` where it may."""
    if path.is_dir():
        return f"'{saying.short(path)}' is a folder; name a file"
    if path.exists() and not _alike(path, text):
        return f"'{saying.short(path)}' exists and was not written by this command; name another file"
    return None


def _alike(path: Path, text: bytes) -> bool:
    """Whether a file begins as those this command writes do: an earlier one of ours."""
    with path.open("rb") as file:
        begins = file.read(200)
    first, second = text[:200].splitlines()[:3], begins.splitlines()[:3]
    return bool(second) and first == second
