"""Hatching: days that exist because of a talk. Dark where the promise is kept, lighter where it is still open."""

from __future__ import annotations

KINDS = {"kept": (5, "1.6", "1"), "open": (7, "1.1", ".75")}
"""Distance, width and strength of the lines, by the state of the promise."""


def fill(prefix: str, kind: str) -> str:
    """The fill of a bar in the drawing whose ids begin with `prefix`."""
    return f"url(#{prefix}-{kind})"


def definitions(prefix: str, body: str) -> str:
    """The patterns that a drawing uses; nothing where it uses none."""
    used = [kind for kind in KINDS if fill(prefix, kind) in body]
    return f"<defs>{''.join(pattern(prefix, kind) for kind in used)}</defs>" if used else ""


def pattern(prefix: str, kind: str) -> str:
    """Slanted lines of the ink of talks on the colour of the page."""
    step, width, strength = KINDS[kind]
    return (
        f'<pattern id="{prefix}-{kind}" width="{step}" height="{step}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="{step}" height="{step}" fill="var(--ac-paper)"/>'
        f'<line x1="0" y1="0" x2="0" y2="{step}" stroke="var(--ac-talk)" stroke-width="{width}" '
        f'stroke-opacity="{strength}"/></pattern>'
    )
