"""`accord share`: one stakeholder's agreements as a file to send."""

from __future__ import annotations

from datetime import date

import click

from accord.cli import door, single


@click.command("share")
@click.argument("stakeholder", metavar="STAKEHOLDER")
@click.option("--out", metavar="FILE", type=click.Path(), help="The HTML file to write; the calendar stands beside it.")
@door.config_option
@door.as_of_option
def command(stakeholder: str, out: str | None, config_file: str, as_of: date | None) -> None:
    """Write the page of one stakeholder's agreements as one HTML file, and their dates as a calendar.

    The file holds what this stakeholder may read, and nothing else; it needs no network and no script.
    """
    from accord.build import standalone

    request = door.asked(config_file, as_of=as_of)
    door.say_day(request)
    files = single.made_of(standalone.shared(request, stakeholder), "accord share")
    single.write(files, out or f"agreement-{files.name}.html", request, f"send it to {files.name}, and to nobody else.")
