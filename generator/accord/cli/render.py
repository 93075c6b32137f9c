"""`accord render`: the site as a plain folder that MkDocs and other builders can build."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from accord.build.making import build
from accord.cli import door
from accord.hosts import folder


@click.command("render")
@click.option("--out", required=True, type=click.Path(), help="The folder to write.")
@door.config_option
@door.audience_option
@door.as_of_option
def command(out: str, config_file: str, audience: str | None, as_of: date | None) -> None:
    """Write mkdocs.yml and docs/ with every page, ready for any builder."""
    request = door.asked(config_file, audience=audience, as_of=as_of)
    refused = folder.refusal(Path(out), request.root)
    if refused:
        raise click.UsageError(refused)
    door.say_day(request)
    built = build(request, door.progress())
    if built.site is None:
        stops = [problem for problem in built.problems if problem.stops]
        door.show(stops)
        click.echo(f"{door.counted(stops)}. Nothing was written.")
        sys.exit(1)
    done = folder.render(built.site, Path(out), request.host, request.root / request.content, request.options.noindex)
    click.echo(f"{out}: {done.written} files written, {done.unchanged} as they were, {done.removed} removed.")
    click.echo(f"Next: mkdocs build -f {out}/mkdocs.yml")
