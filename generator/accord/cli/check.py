"""`accord check`: what is missing, late or contradictory. Imports neither charts nor a host."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from accord.build.checking import Checked, check
from accord.cli import door, saying


@click.command("check")
@click.argument("portfolio", required=False, type=click.Path())
@door.as_of_option
@click.option("--strict", is_flag=True, help="A warning that nobody accepted counts as a stop.")
@click.option("--format", "form", type=click.Choice(saying.FORMS), default="text", show_default=True)
@door.config_option
def command(portfolio: str | None, as_of: date | None, strict: bool, form: saying.Form, config_file: str) -> None:
    """Check a portfolio: exit code 0 when nothing stops the build, 1 when something does, 2 for wrong use."""
    request = door.asked(config_file, form=form, as_of=as_of)
    if portfolio is not None:
        request = request.at(Path(portfolio))
    door.say_day(request)
    result = check(request)
    saying.show(result.problems, form)
    failed = any(p.stops or (strict and p.level == "warn") for p in result.problems)
    # Programs read the JSON; what is for people goes beside it.
    click.echo(_closing(result, failed), err=form != "text")
    sys.exit(1 if failed else 0)


def _closing(result: Checked, failed: bool) -> str:
    """What it comes to, and what one would do next."""
    accepted = f" {saying.many(len(result.accepted), 'warning')} accepted." if result.accepted else ""
    count = f"{saying.counted(result.problems)}\n" if result.problems else ""
    if failed:
        return f"{count}Mend these, then run 'accord check' again.{accepted}"
    if result.problems:
        return f"{count}Nothing stops the build.{accepted} Next: accord serve, to look at the plan."
    files = saying.many(len(result.files), "file")
    return f"{files}, nothing to mend.{accepted} Next: accord serve, to look at the plan."
