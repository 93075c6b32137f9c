"""`accord new`: something to start from."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from accord.build.opening import Refused, Target, initiative, one_line, refused
from accord.build.opening_quarter import quarter
from accord.build.opening_talk import talk
from accord.build.request import Request
from accord.cli import door, publishing, saying, starting
from accord.cli.opening import initiative as initiative_file
from accord.cli.opening import quarter as quarter_file
from accord.cli.opening import talk as talk_file

_TAKEN = "this file is there already, and nothing is overwritten; rename it, and bring over what you need from it"


@click.group("new")
def command() -> None:
    """Start something new."""


@command.command("site")
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--ci", "forge", type=click.Choice(publishing.FORGES), help="Add the files that check and publish there.")
def site(folder: str, forge: str | None) -> None:
    """Start a project in a new folder: a small plan with every file commented, which checks and builds at once."""
    target = Path(folder)
    if (target.exists() or target.is_symlink()) and not target.is_dir():
        raise click.UsageError(f"'{folder}' is not a folder; name a new one")
    try:
        if target.is_dir() and any(target.iterdir()):
            raise click.UsageError(f"'{folder}' is not empty; name a new folder")
        files = starting.write(target, date.today())  # noqa: DTZ011  # the door: asked once
        recipe = publishing.write(target, forge) if forge else ()
    except OSError as error:
        click.echo(f"'{error.filename or folder}': {error.strerror or error}", err=True)
        sys.exit(1)
    where = f'"{folder}"' if " " in folder else folder  # as one types it, here and on Windows
    click.echo(f"{saying.many(len(files) + len(recipe), 'file')} are in {where}.")
    click.echo(f"Next: {_step_in(target, where)}accord check, then accord serve.")
    if recipe:
        click.echo(f"To publish it: set ACCORD_SOURCE, as the first lines of {recipe[0]} say.")


def _step_in(target: Path, typed: str) -> str:
    """The step into the folder, unless one stands in it already."""
    return "" if target.resolve() == Path.cwd() else f"cd {typed}, then "


@command.command("ci")
@click.argument("forge", metavar="github|gitlab", type=click.Choice(publishing.FORGES))
def ci(forge: str) -> None:
    """Add the files with which GitHub or GitLab checks the plan in this folder and publishes the site for everyone."""
    folder = Path()
    if not (folder / door.CONFIG).is_file():
        raise click.UsageError(f"there is no file '{door.CONFIG}' here; run this in the folder of the plan")
    taken = publishing.there(folder, forge)
    if taken:
        _refuse(Refused(tuple(problem for name in taken for problem in refused(name, "duplicate", _TAKEN).problems)))
    try:
        names = publishing.write(folder, forge)
    except OSError as error:
        click.echo(f"'{error.filename or forge}': {error.strerror or error}", err=True)
        sys.exit(1)
    click.echo(f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} written.")
    click.echo(f"Next: set ACCORD_SOURCE, as the first lines of {names[0]} say, then commit.")


def _words(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """What was typed, with something to read in it."""
    if not any(sign.isprintable() for sign in one_line(value)):
        raise click.BadParameter("there is nothing to read in it; say it in a few words")
    return value


def _quarter_name(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """The quarter as typed, or a sentence about how quarters are written."""
    if not re.fullmatch(r"[0-9]{4}-[Qq][1-4]", value) or value.startswith("0000"):
        raise click.BadParameter(f"'{value}' is not a quarter; write it like 2027-Q1")
    return value.upper()


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where the portfolio is, and the day on which the file is opened."""
    portfolio = click.option("--portfolio", type=click.Path(), help="The folder of the portfolio.")
    return portfolio(door.as_of_option(door.config_option(command)))


@command.command("initiative")
@click.argument("name", metavar="NAME", callback=_words)
@click.option("--by", metavar="STAKEHOLDER", help="Who asked for it.")
@_options
def new_initiative(name: str, by: str | None, **where: Any) -> None:
    """Open the file of an initiative: a free code, the day, and a comment for everything else."""
    found = initiative(_asked(**where), name, by)
    if isinstance(found, Refused):
        _refuse(found)
    _write(found.target, initiative_file.text(found), f", with the code {found.code}")
    click.echo("Next: say in it what the problem is, then accord check.")


@command.command("talk")
@click.argument("stakeholder", metavar="STAKEHOLDER", callback=_words)
@click.argument("about", metavar="ABOUT", callback=_words)
@click.option(
    "--date", "on", metavar="DAY", callback=door.typed_day, help="The day of the talk; the day described if not given."
)
@_options
def new_talk(stakeholder: str, about: str, on: date | None, **where: Any) -> None:
    """Open the file of a talk to come, about an initiative, a goal, a quarter or a few words.

    It brings the open promises both ways, what was said last time, and what waits for an answer.
    """
    found = talk(_asked(**where), stakeholder, about, on)
    if isinstance(found, Refused):
        _refuse(found)
    _write(found.target, talk_file.text(found))
    click.echo("Next: answer the six questions in it and write down what you ask, then accord check.")


@command.command("quarter")
@click.argument("name", metavar="QUARTER", callback=_quarter_name)
@_options
def new_quarter(name: str, **where: Any) -> None:
    """Open the plan of a quarter as a draft: what is next, later, on the scrap list or unfinished is carried over."""
    found = quarter(_asked(**where), name)
    if isinstance(found, Refused):
        _refuse(found)
    since = f", carried over from {found.since}" if found.since else ""
    _write(
        found.target, quarter_file.text(found), f": a draft with {saying.many(len(found.entries), 'initiative')}{since}"
    )
    click.echo("Next: count the days in it, move and shrink until it fits, then accord check.")


def _asked(config_file: str, portfolio: str | None, as_of: date | None) -> Request:
    """What is asked for, with the day said where nobody named one."""
    request = door.asked(config_file, as_of=as_of)
    door.say_day(request)
    return request if portfolio is None else request.at(Path(portfolio))


def _refuse(found: Refused) -> NoReturn:
    """Say why nothing is written, and end."""
    saying.show(found.problems)
    these = "this" if len(found.problems) == 1 else "these"
    click.echo(f"{saying.counted(found.problems)}. Nothing was written. Mend {these}, then run the command again.")
    sys.exit(1)


def _write(target: Target, text: str, more: str = "") -> None:
    """Write a file that is not there yet; whoever was quicker wins."""
    try:
        target.path.parent.mkdir(parents=True, exist_ok=True)
        with target.path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        click.echo(f"'{target.shown}': {error.strerror or error}; nothing was written", err=True)
        sys.exit(1)
    click.echo(f"{target.shown} is written{more}.")
