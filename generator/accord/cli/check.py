"""`accord check`: what is missing, late or contradictory. Imports neither charts nor a host."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from accord.build.checking import check
from accord.cli import door
from accord.places import Problem, in_file_order


@click.command("check")
@click.argument("portfolio", required=False, type=click.Path())
@door.as_of_option
@click.option("--strict", is_flag=True, help="A warning that nobody accepted counts as a stop.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@door.config_option
def command(portfolio: str | None, as_of: date | None, strict: bool, form: str, config_file: str) -> None:
    """Check a portfolio: exit code 0 when nothing stops the build, 1 when something does, 2 for wrong use."""
    request = door.asked(config_file, as_of=as_of)
    if portfolio is not None:
        request = request.at(Path(portfolio))
    door.say_day(request)
    result = check(request)
    problems = in_file_order(result.problems)
    door.show(problems, form)
    failed = any(p.stops or (strict and p.level == "warn") for p in problems)
    if form == "text":
        _close(problems, len(result.accepted), len(result.files), failed)
    sys.exit(1 if failed else 0)


def _close(problems: list[Problem], accepted: int, files: int, failed: bool) -> None:
    """What it comes to, and what one would do next."""
    if problems:
        click.echo(door.counted(problems))
    more = f"; {accepted} accepted" if accepted else ""
    if failed:
        click.echo(f"Mend these, then run 'accord check' again{more}.")
    elif problems:
        click.echo(f"Nothing stops the build{more}. Next: accord serve, to look at the plan.")
    else:
        click.echo(f"{files} files, nothing to mend{more}. Next: accord serve, to look at the plan.")
