"""`accord serve`: the site on this machine, built again on every change."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from accord.cli import door
from accord.hosts.handed_in import HandedIn


@click.command("serve")
@door.config_option
@door.audience_option
@door.as_of_option
@click.option("--address", "-a", metavar="HOST:PORT", help="Where to listen, if not at localhost:8000.")
def command(config_file: str, audience: str | None, as_of: date | None, address: str | None) -> None:
    """Show the site in a browser; what is wrong is shown as a page until it is mended."""
    request = door.asked(config_file, needed=True, audience=audience, as_of=as_of)
    from accord.hosts import mkdocs

    door.say_day(request)
    given = {key: value for key, value in (("audience", audience), ("as_of", as_of)) if value is not None}
    try:
        mkdocs.serve(Path(config_file), HandedIn(given, request.today), address)
    except OSError as error:
        click.echo(f"cannot listen ({error.strerror or error}); choose another address with --address", err=True)
        sys.exit(1)
    click.echo("Stopped. Next: accord build, to make the site.")
