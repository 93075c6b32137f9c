"""`accord diff`: what differs between two states of the plan, in sentences, before it is published."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

import click

from accord.cli import door, saying

if TYPE_CHECKING:
    from accord.build.review import Review
    from accord.places import Problem

Form = Literal["text", "markdown", "json"]
FORMS: tuple[Form, ...] = get_args(Form)

LONGEST = 60_000
"""Letters in a comment: GitHub takes 65,536, and what is around it needs some."""


@click.command("diff")
@click.argument("revisions", metavar="[REV [REV]]", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@door.audience_option
@door.as_of_option
@door.config_option
def command(revisions: tuple[str, ...], form: Form, audience: str | None, as_of: date | None, config_file: str) -> None:
    """Say what differs: the files here against the last commit, or against REV, or one REV against another.

    A REV is a commit, a tag, a branch, or a day such as 2026-10-09. Order, comments and layout are no difference.
    """
    from accord.build import revisions as kept

    if len(revisions) > 2:
        raise click.UsageError("name one revision or two")
    request = door.asked(config_file, as_of=as_of, audience=audience or "team")
    door.say_day(request)
    compared = kept.compared(request, *revisions)
    if isinstance(compared, str):
        click.echo(compared, err=True)
        sys.exit(1)
    review, between = compared
    if review.unread:
        saying.show(review.unread)
        click.echo(f"{saying.counted(review.unread)}. Nothing could be compared; mend these first.", err=True)
        sys.exit(1)
    if form == "json":
        click.echo(_json(review))
        return
    click.echo(between, err=True)
    later = _later(review, request.as_of)
    text = _markdown(review, between, later) if form == "markdown" else _text(review)
    if text:
        click.echo(text)
    else:
        click.echo("No fact has changed.", err=True)
    if later and form != "markdown":  # a comment says it itself
        click.echo(later, err=True)


def _later(review: Review, day: date) -> str:
    """What differs and is dated after the day, as a line; empty where there is nothing."""
    if not review.later:
        return ""
    are = "is" if review.later == 1 else "are"
    return f"{saying.many(review.later, 'change')} {are} dated after {day.isoformat()} and not told yet."


def _groups(review: Review) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for said in review.said:
        found.setdefault(said.heading, []).append(said.sentence)
    return list(found.items())


def _problems(review: Review) -> list[tuple[str, tuple[Problem, ...]]]:
    named = (("New to look at", review.new), ("Looked after", review.cleared))
    return [(name, problems) for name, problems in named if problems]


def _text(review: Review) -> str:
    """Sentences under their headings; empty where nothing differs."""
    blocks = ["\n".join([heading, *(f"  {sentence}" for sentence in said)]) for heading, said in _groups(review)]
    for heading, problems in _problems(review):
        blocks.append("\n".join([heading, *(f"  {problem}" for problem in problems)]))
    return "\n\n".join(blocks)


def _markdown(review: Review, between: str, later: str) -> str:
    """A comment for a pull request: as much as fits, the rest counted."""
    lines = ["### What changes in the plan", "", _safe(between), ""]
    end = ["", later] if later else []
    left = LONGEST - sum(len(line) + 1 for line in (*lines, *end))
    items = [(f"**{heading}**", sentence) for heading, said in _groups(review) for sentence in said]
    items += [(f"**{heading}**", str(problem)) for heading, found in _problems(review) for problem in found]
    if not items:
        return "\n".join([*lines, "No fact has changed.", *end])
    written, last = 0, ""
    for heading, sentence in items:
        new = [*(["", heading, ""] if heading != last else []), f"- {_safe(sentence)}"]
        left -= sum(len(line) + 1 for line in new)
        if left < 0:
            break
        lines += new
        written, last = written + 1, heading
    more = len(items) - written
    return "\n".join([*lines, *(["", f"And {more} more; 'accord diff' says them all."] if more else []), *end])


def _safe(text: str) -> str:
    """A sentence that a forge shows as it is: no markup, nobody called, no number linked."""
    signs = "".join(f"\\{sign}" if sign in "\\`*_[]<>|~" else sign for sign in text.replace("\n", " "))
    return signs.replace("@", "@<!-- -->").replace("#", "#<!-- -->")


def _json(review: Review) -> str:
    changes = [
        {
            "sentence": said.sentence,
            "kind": said.kind,
            "subject": said.subject,
            "cause": said.cause or None,
            "file": said.place.file,
            "line": said.place.line,
        }
        for said in review.said
    ]
    problems = {"new": [saying.as_json(p) for p in review.new], "cleared": [saying.as_json(p) for p in review.cleared]}
    later = {"later": review.later} if review.later else {}
    return json.dumps({"changes": changes, "problems": problems} | later, ensure_ascii=False, indent=2)
