"""`accord build`: the finished site, swapped in only when everything has passed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from accord.cli import door
from accord.hosts import swap


@click.command("build")
@door.config_option
@click.option(
    "--site-dir", "-d", default=None, type=click.Path(), help="Where the site goes; the host's file says so else."
)
@door.audience_option
@door.as_of_option
def command(config_file: str, site_dir: str | None, audience: str | None, as_of: date | None) -> None:
    """Build the site. Whatever goes wrong, the last good site stays."""
    request = door.asked(config_file, audience=audience, as_of=as_of)
    config = Path(config_file)
    if not config.exists():
        raise click.UsageError(f"there is no '{config_file}' here; 'accord new site DIR' makes one")
    site = Path(site_dir) if site_dir else request.root / request.host.text("site_dir", "site")
    refused = swap.refusal(site, request.root)
    if refused:
        raise click.UsageError(refused)
    door.say_day(request)
    overrides = {key: value for key, value in (("audience", audience), ("as_of", as_of)) if value is not None}
    complaints = _build(config, site, overrides)
    if complaints:
        for complaint in complaints:
            click.echo(complaint, err=True)
        there = "The last site is untouched." if site.exists() else "No site was made."
        click.echo(f"{there} Mend this, then run 'accord build' again; 'accord check' says it sooner.", err=True)
        sys.exit(1)
    click.echo(f"The site for {request.options.audience} is in {_short(site)}.")
    click.echo(f"Look at it: python -m http.server -d {_short(site)}")


def _build(config: Path, site: Path, overrides: Mapping[str, object]) -> list[str]:
    """Build beside the site and swap it in; gives the complaints that stop it."""
    from accord.hosts import mkdocs

    new = swap.cleared(site.absolute())
    complaints = mkdocs.run(config, new, overrides, door.progress())
    if not complaints:
        swap.swap_in(site.absolute())
    return complaints


def _short(path: Path) -> str:
    """A path as one would type it."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
