"""`accord export`: the plan as tables and calendars to take along, without a site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from accord.cli import door, folders, saying


@click.command("export")
@click.option("--out", required=True, metavar="DIR", type=click.Path(), help="The folder to write.")
@door.config_option
@door.audience_option
@door.as_of_option
def command(out: str, config_file: str, audience: str | None, as_of: date | None) -> None:
    """Write the plan as CSV, spreadsheet, JSON and calendars, for one audience."""
    from accord import exports
    from accord.build import leaks
    from accord.build.checking import check
    from accord.hosts import folder

    request = door.asked(config_file, audience=audience, as_of=as_of)
    target = Path(out)
    refused = folder.refusal(target, request.root) or door.in_the_way(target, request) or _a_site_in(target)
    if refused:
        raise click.UsageError(refused)
    door.say_day(request)
    checked = check(request, stops_only=True)
    files = exports.for_readers(checked.portfolio, checked.audience) if checked.portfolio else {}
    checked = leaks.searched(checked, leaks.secrets(checked), files.items())
    if checked.portfolio is None:
        saying.nothing_written(checked.stops, "accord export")
    said = folders.write(files, out)
    click.echo(f"{out}: {said}; for {_readers(str(checked.audience))}.")
    calendar = f", or add {target.as_posix()}/dates.ics to a calendar" if "dates.ics" in files else ""
    click.echo(f"Next: open {target.as_posix()}/plan.xlsx{calendar}.")


def _a_site_in(target: Path) -> str | None:
    """Why a folder that 'accord render' has written is not for these files: they would take the place of the site's."""
    if (target / "mkdocs.yml").exists():
        return f"'{saying.short(target)}' holds a site; choose a folder of its own, so that nothing of it is removed"
    return None


def _readers(audience: str) -> str:
    """Who may have the files, in words: one copies a folder more easily than a site."""
    circle, _, who = audience.partition(":")
    return {"party": f"{who} and the team", "parties": "the parties", "team": "the team only"}.get(circle, circle)
