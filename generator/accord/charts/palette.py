"""What each part of a figure is drawn with: colours are the style sheet's variables, so one drawing serves all.

The names are those of the classes of `accord.css`; light, dark and paper change the variables only.
"""

from __future__ import annotations

from dataclasses import dataclass

HATCH = "hatch:"
"""Begins a fill that is a hatching: `hatch:kept` or `hatch:open`."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How an area or a line is drawn."""

    fill: str = "none"
    stroke: str = "none"
    width: float = 0.0
    """Of the stroke, in pixels."""
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Letters:
    """How a text is drawn. `words` is its class in the style sheet."""

    words: str
    bold: bool = False
    italic: bool = False
    fill: str = "var(--ac-ink)"


INKS: dict[str, Ink] = {
    # the grid
    "plot": Ink("var(--ac-paper)"),
    "band": Ink("var(--ac-band)"),
    "frame": Ink("none", "var(--ac-line)", 1),
    "axis": Ink("none", "var(--ac-edge)", 1),
    "arrow": Ink("none", "var(--ac-ink)", 1.4),
    "arrowhead": Ink("var(--ac-ink)"),
    # places
    "now": Ink("var(--ac-place-now)"),
    "next": Ink("var(--ac-paper)", "var(--ac-place-next)", 2),
    "next-filled": Ink("var(--ac-place-next)"),
    "later": Ink("var(--ac-wait-soft)", "var(--ac-place-later)", 2),
    "scrap": Ink("var(--ac-paper)", "var(--ac-place-scrap)", 1.6),
    "done": Ink("var(--ac-well-soft)", "var(--ac-place-done)", 1.4),
    "handed-over": Ink("var(--ac-well-soft)", "var(--ac-place-handed)", 1.4),
    "stopped": Ink("var(--ac-paper)", "var(--ac-place-stopped)", 1.6),
    "was": Ink("var(--ac-paper)", "var(--ac-place-was)", 1.2, (2, 2)),
    "would-be": Ink("var(--ac-paper)", "var(--ac-place-would)", 1.3, (4, 2.4)),
    "would-way": Ink("none", "var(--ac-place-would)", 0.9, (1, 3)),
    "ring": Ink("none", "var(--ac-ink)", 1.4),
    # bars
    "ask": Ink("var(--ac-edge)"),
    "plan": Ink("var(--ac-work)"),
    "small": Ink("var(--ac-paper)", "var(--ac-work)", 1.4, (3, 2.4)),
    "waits": Ink("var(--ac-wait-soft)", "var(--ac-wait)", 1.6),
    "scrapped": Ink("var(--ac-paper)", "var(--ac-aside)", 1.4),
    "own": Ink("var(--ac-own)"),
    "load": Ink("var(--ac-own)"),
    "load-open": Ink("var(--ac-paper)", "var(--ac-own)", 1.4),
    "limit": Ink("none", "var(--ac-ink)", 1, (2, 2.4)),
    "own-band": Ink("var(--ac-own-soft)"),
    "own-frame": Ink("var(--ac-own-soft)", "var(--ac-edge)", 1),
    "kept": Ink(HATCH + "kept", "var(--ac-talk)", 1.2),
    "open": Ink(HATCH + "open", "var(--ac-talk)", 1.2, (3, 2.4)),
    "away": Ink("var(--ac-paper)", "var(--ac-aside)", 1.2, (1, 2)),
    "gridline": Ink("none", "var(--ac-line)", 1),
    "capacity": Ink("none", "var(--ac-ink)", 1.4),
    "rule": Ink("none", "var(--ac-edge)", 1),
    "join": Ink("none", "var(--ac-edge)", 1, (2, 2)),
    # time
    "row": Ink("var(--ac-tint)"),
    "quarter-line": Ink("none", "var(--ac-line)", 1.8),
    "as-of": Ink("none", "var(--ac-ink)", 1.2),
    "late": Ink("none", "var(--ac-promise-kept)", 1.6),
    "over": Ink("none", "var(--ac-promise-over)", 2),
    # readings
    "reading": Ink("none", "var(--ac-ink)", 1.8),
    "dot": Ink("var(--ac-ink)"),
    # the marks of promises
    "promise-kept": Ink("var(--ac-promise-kept)"),
    "promise-tick": Ink("none", "var(--ac-on-well)", 1.7),
    "promise-part": Ink("var(--ac-paper)", "var(--ac-promise-kept)", 1.8),
    "promise-run": Ink("var(--ac-promise-run)"),
    "promise-open": Ink("var(--ac-paper)", "var(--ac-promise-run)", 1.8),
    "promise-over": Ink("var(--ac-paper)", "var(--ac-promise-over)", 2.6),
    "promise-gone": Ink("var(--ac-paper)", "var(--ac-promise-gone)", 1.8),
    "promise-gone-line": Ink("none", "var(--ac-promise-gone)", 1.7),
}

LETTERS: dict[str, Letters] = {
    "tick": Letters("ac-tick", fill="var(--ac-quiet)"),
    "axis-word": Letters("ac-axt", fill="var(--ac-quiet)"),
    "area": Letters("ac-area", bold=True),
    "on-the-line": Letters("ac-onl", italic=True, fill="var(--ac-quiet)"),
    "cause": Letters("ac-cause"),
    "more": Letters("ac-val", bold=True),
    "label": Letters("ac-lab"),
    "label-strong": Letters("ac-lab ac-strong", bold=True),
    "label-halo": Letters("ac-lab ac-strong ac-halo", bold=True),
    "value": Letters("ac-val", bold=True),
    "value-halo": Letters("ac-val ac-halo", bold=True),
    "note": Letters("ac-note", fill="var(--ac-quiet)"),
    "note-halo": Letters("ac-note ac-halo", fill="var(--ac-quiet)"),
    "capacity-word": Letters("ac-capt ac-halo", fill="var(--ac-quiet)"),
    # numbers in marks
    "on-now": Letters("n", bold=True, fill="var(--ac-on-work)"),
    "on-open": Letters("n", bold=True),
    "on-closed": Letters("n"),
    "on-was": Letters("n", fill="var(--ac-quiet)"),
}

_KEPT, _GONE = {"s": "promise-kept", "t": "promise-tick"}, {"o": "promise-gone", "t": "promise-gone-line"}
PROMISES: dict[str, dict[str, str]] = {
    "kept": _KEPT,
    "late": _KEPT,
    "part": {"o": "promise-part", "f": "promise-kept"},
    "soon": {"o": "promise-open", "f": "promise-run"},
    "open": {"o": "promise-open"},
    "overdue": {"s": "promise-over"},
    "replaced": _GONE,
    "missed": _GONE,
}
"""The inks of a promise's mark: by its look, then by the role of a part."""

NUMBERS: dict[str, str] = {
    "now": "on-now",
    "next": "on-open",
    "later": "on-open",
    "stopped": "on-open",
    "scrap": "on-closed",
    "done": "on-closed",
    "handed-over": "on-closed",
    "was": "on-was",
    "would-be": "on-closed",
}
"""The letters of the number in a mark, by place."""

CLASSES: dict[str, str] = {"handed-over": "handed", "was": "ghost", "would-be": "would"}
"""Where the style sheet has a shorter word for a place."""
