"""`accord render`: the site as a plain folder that MkDocs and other builders can build."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from accord.cli import door, saying


@click.command("render")
@click.option("--out", required=True, metavar="DIR", type=click.Path(), help="The folder to write.")
@door.config_option
@door.audience_option
@door.as_of_option
def command(out: str, config_file: str, audience: str | None, as_of: date | None) -> None:
    """Write mkdocs.yml and docs/ with every page, ready for any builder."""
    from accord.build.making import build
    from accord.hosts import folder

    request = door.asked(config_file, audience=audience, as_of=as_of)
    refused = folder.refusal(Path(out), request.root) or door.in_the_way(Path(out), request)
    if refused:
        raise click.UsageError(refused)
    door.say_day(request)
    built = build(request, saying.progress())
    if built.site is None:
        saying.show(built.stops)
        click.echo(f"{saying.counted(built.stops)}. Nothing was written; mend these, then run 'accord render' again.")
        sys.exit(1)
    files = folder.files(built.site, request.host, request.root / request.content, noindex=request.options.noindex)
    try:
        done = folder.write(files, Path(out))
    except folder.Foreign as foreign:
        raise click.UsageError(str(foreign)) from None
    except OSError as error:
        click.echo(f"'{error.filename or out}': {error.strerror or error}", err=True)
        sys.exit(1)
    said = f"{saying.many(done.written, 'file')} written, {done.unchanged} as before, {done.removed} removed"
    click.echo(f"{out}: {said}.\nNext: mkdocs build -f {Path(out).as_posix()}/mkdocs.yml")
