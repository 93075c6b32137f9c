"""Words on a card: set in lines no wider than they may be, in two weights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from accord.charts.shapes import number as n
from accord.charts.type import fitted, plain, room

INK = "#16202c"
_AFTER_SPACE = re.compile(r"(?<= )(?=[^ ])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight."""

    text: str
    bold: bool = False


def broken(runs: Sequence[Run], size: float, space: float) -> list[tuple[Run, ...]]:
    """Words set in lines no wider than the space; a single word that is too long is shortened."""
    lines: list[tuple[Run, ...]] = []
    line: tuple[Run, ...] = ()
    for word in _words(runs):
        if line and _room((*line, *word), size) > space:
            lines.append(line)
            line = ()
        line = (*line, *(word if _room(word, size) <= space else _cut(word, size, space)))
    return [tuple(_joined(line)) for line in (*lines, line) if line]


def _words(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Every word with the space behind it; one that is bold in part is several runs."""
    word: list[Run] = []
    for run in runs:
        for part in _AFTER_SPACE.split(run.text):
            word.append(Run(part, run.bold))
            if part.endswith(" "):
                yield tuple(word)
                word = []
    if word:
        yield tuple(word)


def _cut(word: Sequence[Run], size: float, space: float) -> tuple[Run, ...]:
    bold = any(run.bold for run in word)
    return (Run(fitted("".join(run.text for run in word), space, size, bold), bold),)


def _joined(line: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one weight as one."""
    last: Run | None = None
    for run in line:
        if last and last.bold == run.bold:
            last = Run(last.text + run.text, run.bold)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _room(runs: Sequence[Run], size: float) -> float:
    """The room of a line, without the space behind it."""
    *first, last = runs
    return sum(room(run.text, size, run.bold) for run in first) + room(last.text.rstrip(), size, last.bold)


def shortened(lines: list[tuple[Run, ...]], most: int, size: float, space: float) -> list[tuple[Run, ...]]:
    """At most so many lines; the last says that there was more."""
    if len(lines) <= most:
        return lines
    kept, last = lines[: most - 1], lines[most - 1]
    words = fitted("".join(run.text for run in last).rstrip() + " …", space - size, size)
    return [*kept, (Run(words),)]


def drawn(line: Iterable[Run], x: float, y: float, size: float) -> str:
    """One line in two weights, beginning at a point."""
    spans = "".join(
        f'<tspan font-weight="{"bold" if run.bold else "normal"}">{escape(_plain(run.text))}</tspan>' for run in line
    )
    return f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="{INK}" xml:space="preserve">{spans}</text>'


def _plain(text: str) -> str:
    """A text without signs that XML cannot hold, and with the space at its ends."""
    return f"{' ' * text.startswith(' ')}{plain(text)}{' ' * (text.endswith(' ') and text.strip() != '')}"


def words(x: float, y: float, text: str, size: float, fill: str, *, bold: bool = False, end: bool = False) -> str:
    """Words of one weight, beginning or ending at a point."""
    weight, anchor = ' font-weight="bold"' * bold, ' text-anchor="end"' * end
    return (
        f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="{fill}"{weight}{anchor}>{escape(plain(text))}</text>'
    )
