"""Fenced blocks in hand-written pages that place a figure or a table of the plan.

A block has the language `accord` and lines of `key: value`. A block inside a longer fence is an
example and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from accord.places import Place, Problem

KEYS = ("figure", "table", "quarter")

_FENCE = re.compile(r"^(?P<indent> *(?:[-*+] +|[0-9]+[.)] +)?)(?P<marks>`{3,}|~{3,}) *(?P<language>[^`\s]*)[^`]*$")
_PAIR = re.compile(r"^\s*([A-Za-z_-]+)\s*:\s*(.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: what it asks for, and where."""

    place: Place
    """Where the fence opens."""
    values: Mapping[str, str]
    lines: Mapping[str, int]
    """The line of each key, from 1."""

    def at(self, key: str) -> Place:
        """Where a key is written."""
        return Place(self.place.file, self.lines.get(key, self.place.line), 1)


Render = Callable[[Block], "str | Problem"]


def fill(text: str, file: str, render: Render) -> tuple[str, list[Problem]]:
    """The page with each block replaced by what `render` makes of it, and the problems met."""
    lines = text.splitlines(keepends=True)
    out: list[str] = []
    problems: list[Problem] = []
    at = 0
    while at < len(lines):
        opened = _FENCE.match(lines[at].rstrip("\r\n"))
        if not opened:
            out.append(lines[at])
            at += 1
            continue
        end = _end(lines, at + 1, opened["marks"])
        if opened["language"] != "accord":
            out += lines[at : end + 1]
        else:
            made = _made(lines, at, end, file, render)
            if isinstance(made, str):
                pad = re.sub(r"[^ ]", " ", opened["indent"])
                head = opened["indent"] if opened["indent"].strip() else pad
                out.append(f"{head}{made}\n")
            else:
                problems += made
        at = end + 1
    return "".join(out), problems


def _end(lines: list[str], at: int, marks: str) -> int:
    """The line that closes a fence: at least as many of the same marks; the last line where none does."""
    closing = re.compile(rf"^ *{re.escape(marks[0])}{{{len(marks)},}} *$")
    return next((n for n in range(at, len(lines)) if closing.match(lines[n].rstrip("\r\n"))), len(lines) - 1)


def _made(lines: list[str], start: int, end: int, file: str, render: Render) -> str | list[Problem]:
    values: dict[str, str] = {}
    where: dict[str, int] = {}
    problems = []
    for at in range(start + 1, end):
        line = lines[at].strip()
        if not line:
            continue
        pair = _PAIR.match(line)
        key = pair[1] if pair else ""
        if not pair or key not in KEYS:
            problems.append(_problem(file, at + 1, _unknown(key or line)))
            continue
        if key in values:
            problems.append(_problem(file, at + 1, f"'{key}' stands here twice; keep one", "duplicate"))
        values[key], where[key] = pair[2], at + 1
    if problems:
        return problems
    if ("figure" in values) == ("table" in values):
        return [
            _problem(
                file, start + 1, "a block names one 'figure' or one 'table', such as 'figure: grid'", "missing-key"
            )
        ]
    made = render(Block(Place(file, start + 1, 1), values, where))
    return [made] if isinstance(made, Problem) else made


def _unknown(key: str) -> str:
    near = get_close_matches(key, KEYS, n=1, cutoff=0.6)
    return f"'{key[:40]}' is not known in a block" + (
        f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(KEYS)}"
    )


def _problem(file: str, line: int, message: str, check: str = "unknown-key") -> Problem:
    return Problem(Place(file, line, 1), check, "stop", "", message)


def choices(block: Block, key: str, known: Iterator[str] | tuple[str, ...]) -> Problem:
    """The problem of a value that names none of what is known."""
    names = list(known)
    value = block.values[key]
    near = get_close_matches(value, names, n=1, cutoff=0.6)
    hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(names)}"
    return Problem(block.at(key), "unknown-reference", "stop", "", f"no {key} '{value[:40]}'{hint}")
