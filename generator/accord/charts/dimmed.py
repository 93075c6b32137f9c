"""A grid's own drawing with the initiatives of others set back by a class; nothing is drawn anew."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from accord.charts.assemble import WHOSE

DIM = "ac-dim"
"""The class of what is set back."""
_GROUP = re.compile(rf'class="([^"]*)" {WHOSE}="([^"]*)"')


def but(drawing: str, initiatives: Collection[str]) -> str:
    """The drawing with everything set back that belongs to other initiatives than these, by slug."""

    def group(found: re.Match[str]) -> str:
        if unescape(found[2]) in initiatives:
            return found[0]
        return f'class="{found[1]} {DIM}" {WHOSE}="{found[2]}"'

    return _GROUP.sub(group, drawing)


def shown(drawing: str) -> set[str]:
    """The initiatives that have a part of the drawing, by slug."""
    return {unescape(found[2]) for found in _GROUP.finditer(drawing)}
