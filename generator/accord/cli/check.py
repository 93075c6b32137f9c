"""`accord check`: what is missing, late or contradictory. Imports neither charts nor a host."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from accord.build.checking import Checked, check
from accord.cli import door, saying
from accord.domain.ahead import Ahead
from accord.domain.rules import CHECKS, EXPIRED, INVALID, UNTRANSLATED


def _names(_context: click.Context, _parameter: click.Parameter, value: str | None) -> frozenset[str] | None:
    """The names of checks as typed, or a sentence about the one that is not known."""
    if value is None:
        return None
    known = (*CHECKS, *INVALID, EXPIRED, UNTRANSLATED)
    names = [name for part in value.split(",") if (name := part.strip())]
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "'accord explain' lists them all"
            raise click.BadParameter(f"no check '{name}'; {hint}")
    if not names:
        raise click.BadParameter("name at least one check; 'accord explain' lists them all")
    family = INVALID if "invalid-data" in names else ()
    return frozenset((*names, *family))


@click.command("check")
@click.argument("portfolio", required=False, type=click.Path())
@door.as_of_option
@click.option("--only", metavar="NAME,NAME", callback=_names, help="Say only what these checks find.")
@click.option("--strict", is_flag=True, help="A warning that nobody accepted counts as a stop.")
@click.option("--format", "form", type=click.Choice(saying.FORMS), default="text", show_default=True)
@door.config_option
def command(
    portfolio: str | None,
    as_of: date | None,
    only: frozenset[str] | None,
    strict: bool,
    form: saying.Form,
    config_file: str,
) -> None:
    """Check a portfolio: exit code 0 when nothing stops the build, 1 when something does, 2 for wrong use.

    With --only, the exit code speaks of these checks alone; where the portfolio cannot be read, the reason is said.
    """
    request = door.asked(config_file, form=form, as_of=as_of)
    if portfolio is not None:
        request = request.at(Path(portfolio))
    door.say_day(request)
    result = _narrowed(check(request), only)
    saying.show(result.problems, form)
    if form == "text":
        saying.show_accepted(result.accepted)
    failed = any(p.stops or (strict and p.level == "warn") for p in result.problems)
    # Programs read the JSON; what is for people goes beside it.
    click.echo(_closing(result, failed), err=form != "text")
    sys.exit(1 if failed else 0)


def _narrowed(result: Checked, only: frozenset[str] | None) -> Checked:
    """Only what some checks found. What cannot be read is said in any case: nothing was checked then."""
    if only is None or not result.ruled:
        return result
    problems = tuple(problem for problem in result.problems if problem.check in only)
    accepted = tuple(item for item in result.accepted if item.problem.check in only)
    return replace(result, problems=problems, accepted=accepted)


def _closing(result: Checked, failed: bool) -> str:
    """What it comes to, and what one would do next."""
    accepted = f" {saying.many(len(result.accepted), 'warning')} accepted." if result.accepted else ""
    count = f"{saying.counted(result.problems)}\n" if result.problems else ""
    count += _later(result.ahead, result.as_of)
    if failed:
        return f"{count}Mend these, then run 'accord check' again.{accepted}"
    if result.problems:
        return f"{count}Nothing stops the build.{accepted} Next: accord serve, to look at the plan."
    files = saying.many(len(result.files), "file")
    return f"{count}{files}, nothing to mend.{accepted} Next: accord serve, to look at the plan."


def _later(ahead: Ahead, day: date) -> str:
    """What is dated after the day and so was not looked at, as a line; empty where there is nothing."""
    counts = ((ahead.talks, "talk"), (ahead.versions, "version"), (ahead.initiatives, "initiative"))
    parts = [saying.many(n, noun) for n, noun in counts if n]
    if not parts:
        return ""
    one = len(parts) == 1 and sum(n for n, _ in counts) == 1
    return f"{', '.join(parts)} {'is' if one else 'are'} dated after {day.isoformat()} and not looked at yet.\n"
