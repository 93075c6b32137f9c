"""`accord render`: the site as a plain folder that MkDocs and other builders can build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from accord.cli import door, folders, saying


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
        saying.nothing_written(built.stops, "accord render")
    files = folder.files(built.site, request.host, request.root / request.content, noindex=request.options.noindex)
    said = folders.write(files, out)
    click.echo(f"{out}: {said}.\nNext: mkdocs build -f {Path(out).as_posix()}/mkdocs.yml")
