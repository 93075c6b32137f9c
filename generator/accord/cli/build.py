"""`accord build`: the finished site, swapped in only when everything has passed."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from accord.cli import door, saying
from accord.hosts import swap
from accord.hosts.handed_in import HandedIn


@click.command("build")
@door.config_option
@click.option("--site-dir", "-d", type=click.Path(), help="Where the site goes, if not where the file says.")
@door.audience_option
@door.as_of_option
def command(config_file: str, site_dir: str | None, audience: str | None, as_of: date | None) -> None:
    """Build the site. Whatever goes wrong, the last good site stays."""
    request = door.asked(config_file, needed=True, audience=audience, as_of=as_of)
    named = Path(site_dir) if site_dir else request.root / request.host.text("site_dir", "site")
    site, where = swap.real(named), saying.short(named)
    refused = swap.refusal(site, request.root) or door.in_the_way(site, request)
    if refused:
        raise click.UsageError(refused)
    door.say_day(request)
    given = {key: value for key, value in (("audience", audience), ("as_of", as_of)) if value is not None}
    complaints = _build(Path(config_file), site, HandedIn(given, request.today, saying.progress()))
    if complaints:
        _stopped(complaints, site)
    click.echo(f"The site for {request.options.audience}, as of {request.as_of.isoformat()}, is in {where}.")
    click.echo(f"Look at it: python -m http.server -d {where} 8000, then open http://localhost:8000")


def _build(config: Path, site: Path, given: HandedIn) -> tuple[str, ...]:
    """Build beside the site and swap it in; gives the complaints that stop it."""
    from accord.hosts import mkdocs

    try:
        with swap.beside(site) as new:
            outcome = mkdocs.run(config, new, given)
            if not outcome.complaints:
                swap.swap_in(site)
    except OSError as error:
        return (f"'{error.filename or site}': {error.strerror or error}",)
    for warning in outcome.warnings:
        click.echo(f"warning: {warning}", err=True)
    return outcome.complaints


def _stopped(complaints: tuple[str, ...], site: Path) -> None:
    """Say what stopped the build, and end the command."""
    for complaint in complaints:
        click.echo(complaint, err=True)
    there = "The last site is untouched." if site.exists() else "No site was made."
    click.echo(f"{there} Mend this, then run 'accord build' again; 'accord check' says it sooner.", err=True)
    sys.exit(1)
