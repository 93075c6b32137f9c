"""`accord build`: the finished site, swapped in only when everything has passed."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from accord.build.request import Request
from accord.cli import door, saying
from accord.hosts import swap
from accord.hosts.handed_in import HandedIn

PUBLISHING = "ACCORD_PUBLISHING"
"""The environment variable that says that a build is published."""


@click.command("build")
@door.config_option
@click.option("--site-dir", "-d", type=click.Path(), help="Where the site goes, if not where the file says.")
@door.audience_option
@door.as_of_option
@click.option("--at", metavar="REV", help="Build an old plan: a commit, a tag, or the last commit of a day.")
@click.option("--yes-protected", is_flag=True, help="Where a site is published: the server asks who its readers are.")
def command(
    config_file: str,
    site_dir: str | None,
    audience: str | None,
    as_of: date | None,
    at: str | None,
    yes_protected: bool,
) -> None:
    """Build the site. Whatever goes wrong, the last good site stays.

    With --at, the portfolio, your own pages and the options are those of that commit; the look is today's. Such a
    site goes to a folder of its own, and the files you work on are left alone.
    """
    request = door.asked(config_file, needed=True, audience=audience, as_of=as_of)
    if _publishing() and not yes_protected:
        _only_for_everyone(request.options.audience)
    if at is not None:
        _old_plan(request, at, Path(config_file), site_dir)
        return
    named = Path(site_dir) if site_dir else request.root / request.host.text("site_dir", "site")
    door.say_day(request)
    given = {key: value for key, value in (("audience", audience), ("as_of", as_of)) if value is not None}
    _into(named, request, request, Path(config_file), HandedIn(given, request.today, saying.progress()))


def _old_plan(request: Request, at: str, config: Path, site_dir: str | None) -> None:
    """Build the plan of a commit into a folder of its own."""
    from accord.build import revisions

    with revisions.past(request, at) as then:
        if isinstance(then, str):
            click.echo(then, err=True)
            sys.exit(1)
        assert then.past is not None
        named = Path(site_dir) if site_dir else request.root / f"site-{then.past.id}"
        _into(named, request, then, config, HandedIn({}, then.today, saying.progress(), then))


def _into(named: Path, request: Request, meant: Request, config: Path, given: HandedIn) -> None:
    """Build a site into a folder and say where it is; `meant` is what it shows."""
    site, where = swap.real(named), saying.short(named)
    refused = swap.refusal(site, request.root) or door.in_the_way(site, request)
    if refused:
        raise click.UsageError(refused)
    complaints = _build(config, site, given)
    if complaints:
        _stopped(complaints, site)
    click.echo(f"The site for {meant.options.audience}, as of {meant.as_of.isoformat()}, is in {where}.")
    click.echo(f"Look at it: python -m http.server -d {where} 8000, then open http://localhost:8000")


def _publishing() -> bool:
    """Whether what is built here is on its way to an address: the publishing recipes set `ACCORD_PUBLISHING`.

    It is a variable of its own, and not the `CI` that forges set: a team may build a protected site in a job that
    publishes nothing, for a test or an archive, and is not asked there.
    """
    return os.environ.get(PUBLISHING, "").strip().lower() in ("1", "true", "yes", "on")


def _only_for_everyone(audience: str) -> None:
    """End the command where a site for some would be published without a word about who can open it."""
    if audience == "everyone":
        return
    raise click.UsageError(
        f"this site would be published ({PUBLISHING} is set), and whoever has its address could read what is "
        f"for '{audience}' alone; build it for everyone, or, where the server asks its readers who they are, "
        "say so with --yes-protected"
    )


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
