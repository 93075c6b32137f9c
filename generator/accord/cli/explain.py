"""`accord explain`: what a check looks for, why it matters, and how to mend or accept it."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import resources
from textwrap import fill, indent

import click

from accord.domain.rules import CHECKS, INVALID, every

ELSEWHERE = {
    "invalid-data": (
        "stop",
        "What is written follows the format: known keys, values of the right kind, references to things there are.",
    ),
    "leak": ("stop", "Nothing an audience may not read stands anywhere in what is published for it."),
}
"""Checks that are no rule over the portfolio: their level and their sentence."""


@click.command("explain")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Explain a check by its name; without a name, list all of them."""
    if name is None:
        _list()
        return
    wanted = name.strip().lower().strip("[]")
    if wanted not in CHECKS and wanted not in INVALID:
        near = get_close_matches(wanted, (*CHECKS, *INVALID), n=1)
        hint = f"; did you mean '{near[0]}'?" if near else "; 'accord explain' lists them all"
        click.echo(f"no check '{name[:60]}'{hint}", err=True)
        sys.exit(1)
    click.echo("\n".join(_explained(wanted)))


def _list() -> None:
    """Every check with its level and its sentence, in the order of the handbook."""
    for name in CHECKS:
        level, sentence = _rule(name)
        click.echo(f"{name:<26}{level:<6}{sentence.partition('. ')[0].rstrip('.')}")
    click.echo("Next: accord explain NAME, for why it matters and how to mend it.")


def _rule(name: str) -> tuple[str, str]:
    """The level and the sentence of a check."""
    rule = every().get(name)
    if rule:
        return rule.level, " ".join(rule.sentence.split())
    return ELSEWHERE[name]


def _explained(name: str) -> list[str]:
    """All that is said about a check, line by line."""
    family = name in INVALID
    listed = "invalid-data" if family else name
    level, sentence = _rule(listed)
    said = explanations()[listed]
    title = f"{name} ({level}{', one of the family invalid-data' if family else ''})"
    lines = [title, "", fill(sentence, 88), "", "Why it matters", indent(fill(said["matters"], 84), "  ")]
    for heading, key in (("Wrong", "wrong"), ("Right", "right")):
        lines += ["", heading, indent(said[key].strip(), "  ")]
    return [*lines, "", *_living_with(name, level)]


def _living_with(name: str, level: str) -> list[str]:
    """How to accept a warning for a while; a stop has to be mended."""
    if level == "stop":
        return ["It stops the build and cannot be accepted: mend it at the place the message names."]
    return [
        "To live with it for a while, write in the record it is about:",
        "  accepted_warnings:",
        f"    - check: {name}",
        "      until: 2026-12-31    # the last day on which you live with it",
        "      why: One sentence that others will understand.",
    ]


def explanations() -> Mapping[str, Mapping[str, str]]:
    """Why each check matters, with a wrong and a right example, by the name of the check."""
    folder = resources.files("accord.cli") / "explained"
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: item.name)
    found: dict[str, Mapping[str, str]] = {}
    for file in files:
        found |= tomllib.loads(file.read_text("utf-8"))
    return found
