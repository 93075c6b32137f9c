"""`accord serve`: the site on this machine, built again on every change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from accord.cli import door


@click.command("serve")
@door.config_option
@door.audience_option
@door.as_of_option
@click.option("--address", "-a", default=None, help="Host and port, such as localhost:8000.")
def command(config_file: str, audience: str | None, as_of: date | None, address: str | None) -> None:
    """Show the site in a browser; what is wrong is shown as a page until it is mended."""
    from accord.hosts import mkdocs

    if not Path(config_file).exists():
        raise click.UsageError(f"there is no '{config_file}' here; 'accord new site DIR' makes one")
    overrides = {key: value for key, value in (("audience", audience), ("as_of", as_of)) if value is not None}
    mkdocs.serve(Path(config_file), overrides, address)
