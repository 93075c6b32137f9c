"""Writing a folder of files for a command, and saying what came of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from accord.cli import saying


def write(files: Mapping[str, bytes], out: str) -> str:
    """Write files into a folder, and give the words that count them. Ends the command where something is in the way."""
    from accord.hosts import folder

    try:
        done = folder.write(files, Path(out))
    except folder.Foreign as foreign:
        raise click.UsageError(str(foreign)) from None
    except OSError as error:
        click.echo(f"'{error.filename or out}': {error.strerror or error}", err=True)
        sys.exit(1)
    return f"{saying.many(done.written, 'file')} written, {done.unchanged} as before, {done.removed} removed"
