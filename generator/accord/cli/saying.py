"""How commands say problems: as text a person reads, as JSON, or as annotations of GitHub."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, get_args

import click

from accord.places import Problem

if TYPE_CHECKING:
    from accord.domain.rules import Accepted  # the rules are for the one command that holds them against a plan

Form = Literal["text", "json", "github"]
FORMS: tuple[Form, ...] = get_args(Form)

_GITHUB = {"stop": "error", "warn": "warning", "note": "notice"}
_MARKED = {"stop": "", "warn": "warning: ", "note": "note: "}


def show(problems: Sequence[Problem], form: Form = "text") -> None:
    """Print problems in the order given."""
    if form == "json":
        click.echo(json.dumps([as_json(p) for p in problems], ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(_annotation(problem) if form == "github" else _text(problem))


def show_accepted(accepted: Sequence[Accepted]) -> None:
    """Print what the team lives with for now: until when, and why."""
    for item in accepted:
        problem = item.problem
        click.echo(f"{problem.place}: accepted until {item.until}: {problem.subject}: {item.why} [{problem.check}]")


def _text(problem: Problem) -> str:
    return f"{problem.place}: {_MARKED[problem.level]}{_said(problem)} [{problem.check}]"


def _said(problem: Problem) -> str:
    return f"{problem.subject}: {problem.message}" if problem.subject else problem.message


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem as its values."""
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
    at = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.check)}"
    return f"::{_GITHUB[problem.level]} {at}::{_data(_said(problem))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def nothing_written(stops: Sequence[Problem], command: str) -> NoReturn:
    """Say what stops a command before it has written anything, and end it."""
    show(stops)
    click.echo(f"{counted(stops)}. Nothing was written; mend these, then run '{command}' again.")
    sys.exit(1)


def counted(problems: Sequence[Problem]) -> str:
    """How many problems in how many files."""
    return f"{many(len(problems), 'problem')} in {many(len({p.place.file for p in problems}), 'file')}"


def many(n: int, noun: str) -> str:
    """A number and its noun."""
    return f"{n} {noun}{'' if n == 1 else 's'}"


def short(path: Path) -> str:
    """A path as one would type it here."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def progress() -> Callable[[str, int, int], None] | None:
    """A line that counts the pages, on a terminal only."""
    if not sys.stderr.isatty():
        return None

    def tell(title: str, at: int, of: int) -> None:
        # The line is written over and cleared at the end, so that nothing of it stays.
        click.echo(f"\r\033[K{at}/{of} {title[:60]}" if at < of else "\r\033[K", nl=False, err=True)

    return tell
