"""Fenced blocks in hand-written pages that place a figure or a table of the plan.

A block has the language `accord` and lines of `key: value`. A block inside a longer fence is an
example and left alone, as is one in an indented code block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from accord.pages.containers import Containers
from accord.places import Place, Problem

LANGUAGE = "accord"
KEYS = ("figure", "table", "quarter")

_FENCE = re.compile(r"(?P<head> *(?:[-*+] +|[0-9]+[.)] +)?)(?P<marks>`{3,}|~{3,}) *(?P<language>[^`\s]*)[^`]*")
_PAIR = re.compile(r"([A-Za-z_-]+)\s*:\s*(.*)")
_MARKUP = re.compile(r"[\\`*_{}\[\]~^|]")
"""Signs that Markdown reads inside a line."""


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
        return Place(self.place.file, self.lines.get(key, self.place.line))


class Render(Protocol):
    """Makes what a block asks for."""

    def __call__(self, block: Block, /) -> str | Problem:
        """One line of HTML; or the problem, where there is no such thing."""


@dataclass(frozen=True, slots=True)
class _Fence:
    """A fence and what stands in it; lines are counted from 0."""

    head: str
    """What stands before the marks: spaces, a list's marker."""
    language: str
    first: int
    last: int
    """The line of the closing marks; the last line of the text where nothing closes it."""
    closed: bool


def fill(text: str, file: str, render: Render) -> tuple[str, list[Problem]]:
    """The page with each block replaced by what `render` makes of it, and the problems met, in order."""
    lines = text.replace("\r\n", "\n").split("\n")
    out: list[str] = []
    problems: list[Problem] = []
    at = 0
    for fence in _fences(lines):
        out += lines[at : fence.first]
        at = fence.last + 1
        if fence.language != LANGUAGE:
            out += lines[fence.first : at]
            continue
        made = _made(fence, lines, file, render)
        if isinstance(made, str):
            out.append(made)
        else:
            problems += made
    return "\n".join(out + lines[at:]), problems


def _fences(lines: list[str]) -> Iterator[_Fence]:
    """Every outermost fence of a page."""
    around = Containers()
    at = 0
    while at < len(lines):
        opened = _FENCE.fullmatch(lines[at])
        allowed = around.deepest_text(lines[at])
        if not opened or len(opened["head"]) - len(opened["head"].lstrip(" ")) > allowed:
            at += 1
            continue
        closing = re.compile(rf" *{re.escape(opened['marks'][0])}{{{len(opened['marks'])},}}[ \t]*")
        last = next((n for n in range(at + 1, len(lines)) if closing.fullmatch(lines[n])), None)
        end = len(lines) - 1 if last is None else last
        yield _Fence(opened["head"], opened["language"], at, end, last is not None)
        at = end + 1


def _made(fence: _Fence, lines: list[str], file: str, render: Render) -> str | list[Problem]:
    """What a block becomes, or what is wrong with it."""
    place = Place(file, fence.first + 1)
    if not fence.closed:
        return [_problem(place, "this block is never closed; end it with the marks it began with", "unreadable")]
    block, problems = _read(place, lines[fence.first + 1 : fence.last])
    if problems:
        return problems
    made = render(block)
    if isinstance(made, Problem):
        return [made]
    inside = len(fence.head) > 3 or bool(fence.head.strip())
    # Inside a list or a note Markdown takes HTML for a part of a line, and would read the signs in it.
    return fence.head + _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", made) if inside else made


def _read(place: Place, lines: Iterable[str]) -> tuple[Block, list[Problem]]:
    """The block in the lines of a fence, and the problems in them."""
    values: dict[str, str] = {}
    where: dict[str, int] = {}
    problems = []
    for number, line in enumerate(lines, place.line + 1):
        pair = _PAIR.fullmatch(line.strip())
        here = Place(place.file, number)
        if pair is None and line.strip():
            problems.append(_problem(here, f"a line of a block is a key and a value, found '{line.strip()[:40]}'"))
        elif pair is not None and pair[1] not in KEYS:
            problems.append(_problem(here, f"'{pair[1][:40]}' is not known in a block{_hint(pair[1], KEYS)}"))
        elif pair is not None and pair[1] in values:
            problems.append(_problem(here, f"'{pair[1]}' stands here twice; keep one", "duplicate"))
        elif pair is not None:
            values[pair[1]], where[pair[1]] = pair[2], number
    if not problems and ("figure" in values) == ("table" in values):
        message = "a block names one 'figure' or one 'table', such as 'figure: grid'"
        problems.append(_problem(place, message, "missing-key"))
    return Block(place, values, where), problems


def choices(block: Block, key: str, known: Iterable[str]) -> Problem:
    """The problem of a value that names none of what is known."""
    value = block.values[key]
    message = f"no {key} '{value[:40]}'{_hint(value, tuple(known))}"
    return _problem(block.at(key), message, "unknown-reference")


def _hint(word: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(known)}"


def _problem(place: Place, message: str, check: str = "unknown-key") -> Problem:
    return Problem(place, check, "stop", "", message)
