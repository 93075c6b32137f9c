"""What every command needs at the door: the day, and the options with the command line's on top."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from accord.build.request import Request, request, why_no_audience
from accord.cli import saying

CONFIG = "mkdocs.yml"


def typed_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """The day as typed, or a sentence about how days are written."""
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:  # one spelling, the records' own: not 20260715, not 2026-W29-3
        raise click.BadParameter(f"'{value}' is not a day; write it like 2026-07-15")
    return day


def _readers(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """The audience as typed, or a sentence about what there is; who is meant is seen when the portfolio is read."""
    wrong = None if value is None else why_no_audience(value)
    if wrong:
        raise click.BadParameter(wrong)
    return value


def config_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--config-file`, the same everywhere."""
    option = click.option(
        "--config-file", "-f", default=CONFIG, show_default=True, type=click.Path(), help="The host's file."
    )
    return option(command)


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--as-of`, the same everywhere."""
    return click.option("--as-of", metavar="DAY", callback=typed_day, help="The day the site describes.")(command)


def audience_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--audience`, the same everywhere."""
    text = "Who will read it: everyone, party:<stakeholder>, parties or team."
    return click.option("--audience", metavar="WHO", callback=_readers, help=text)(command)


def asked(config_file: str, *, form: saying.Form = "text", needed: bool = False, **options: Any) -> Request:
    """What the host's file and the command line ask for. Ends the command where the file cannot be read.

    `needed` says that the command cannot do without the file.
    """
    path = Path(config_file)
    if path.exists() and not path.is_file():
        raise click.UsageError(f"'{config_file}' is not a file")
    if not path.exists() and (needed or config_file != CONFIG):
        raise click.UsageError(f"there is no file '{config_file}'; 'accord new site DIR' starts a project")
    found, host = request(path.absolute(), date.today(), path.as_posix())  # noqa: DTZ011  # the door: asked once
    if found is None:
        saying.show(host.problems, form)
        click.echo(f"{saying.counted(host.problems)}. Mend these, then run the command again.", err=form != "text")
        sys.exit(1)
    return found.changed(**options)


def in_the_way(target: Path, request: Request) -> str | None:
    """Why nothing may be written to a folder: what the planner writes is there; `None` where it may."""
    for name in (request.options.portfolio, request.content):
        if target.resolve().is_relative_to((request.root / name).resolve()):
            return f"'{saying.short(target)}' is for the files of the plan; choose a folder outside '{name}'"
    return None


def say_day(request: Request) -> None:
    """Say which day is meant, when nobody named one."""
    if request.today_used:
        click.echo(f"As of today, {request.as_of.isoformat()} (no date was given).", err=True)
