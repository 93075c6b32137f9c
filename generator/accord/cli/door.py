"""What every command needs at the door: the day, the options, and the way problems are said."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from accord.build.request import Request, request
from accord.places import Problem

CONFIG = "mkdocs.yml"
_GITHUB = {"stop": "error", "warn": "warning", "note": "notice"}
_MARKED = {"stop": "", "warn": "warning: ", "note": "note: "}


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in the stubs of some versions only
    """A day written 2026-07-15."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a sentence about how days are written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day; write it like 2026-07-15", param, ctx)


def config_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--config-file`, the same everywhere."""
    return click.option(
        "--config-file", "-f", default=CONFIG, show_default=True, type=click.Path(), help="The host's file."
    )(command)


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--as-of`, the same everywhere."""
    return click.option("--as-of", type=Day(), default=None, help="The day the site describes.")(command)


def audience_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--audience`, the same everywhere."""
    text = "Who will read it: everyone, party:<stakeholder>, parties or team."
    return click.option("--audience", default=None, help=text)(command)


def asked(config_file: str, **overrides: Any) -> Request:
    """What the host's file and the command line ask for. Ends the command where the file cannot be read."""
    path = Path(config_file)
    if not path.exists() and config_file != CONFIG:
        raise click.UsageError(f"there is no file '{config_file}'")
    found, host = request(path.absolute(), date.today(), config_file)  # noqa: DTZ011  # the door: asked once
    if found is None:
        show(host.problems)
        sys.exit(1)
    given = {key: value for key, value in overrides.items() if value is not None}
    return replace(found, options=found.options.changed(**given))


def say_day(asked_for: Request) -> None:
    """Say which day is meant, when nobody named one."""
    if asked_for.options.as_of is None:
        click.echo(f"As of today, {asked_for.as_of.isoformat()} (no date was given).", err=True)


def show(problems: Sequence[Problem], form: str = "text") -> None:
    """Print problems: as text a person reads, as JSON, or as annotations of GitHub."""
    if form == "json":
        click.echo(json.dumps([_json(p) for p in problems], ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(_annotation(problem) if form == "github" else _text(problem))


def _text(problem: Problem) -> str:
    whose = f"{problem.subject}: " if problem.subject else ""
    return f"{problem.place}: {_MARKED[problem.level]}{whose}{problem.message} [{problem.check}]"


def _json(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "check": problem.check,
        "level": problem.level,
        "subject": problem.subject,
        "message": problem.message,
    }


def _annotation(problem: Problem) -> str:
    place = problem.place
    whose = f"{problem.subject}: " if problem.subject else ""
    message = f"{whose}{problem.message}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = place.file.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return (
        f"::{_GITHUB[problem.level]} file={file},line={place.line},col={place.column},title={problem.check}::{message}"
    )


def counted(problems: Sequence[Problem]) -> str:
    """How many problems in how many files."""
    files = len({p.place.file for p in problems})
    return f"{_many(len(problems), 'problem')} in {_many(files, 'file')}"


def _many(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def progress() -> Callable[[str, int, int], None] | None:
    """A line that counts the pages, on a terminal only."""
    if not sys.stderr.isatty():
        return None

    def tell(title: str, at: int, of: int) -> None:
        click.echo(f"\r\033[K{at}/{of} {title[:60]}", nl=at == of, err=True)

    return tell
