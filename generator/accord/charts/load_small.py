"""A small bar of one quarter's load beside its figures, with the line of the most we aim for; plain SVG."""

from __future__ import annotations

from decimal import Decimal

from accord.charts.shapes import number as n

WIDE, HIGH = 150.0, 14.0
"""In pixels."""
_BAR = 8.0


def bar(days: Decimal, limit: Decimal, most: Decimal) -> str:
    """The bar of some person-days on a scale that ends at `most` or at `limit`, whichever is more."""
    scale = (WIDE - 2) / float(max(most, limit, Decimal(1)))
    reach, line = float(days) * scale, float(limit) * scale + 0.5
    shape = f'<rect class="ac-own" x="0.5" y="{n((HIGH - _BAR) / 2)}" width="{n(reach)}" height="{n(_BAR)}"/>'
    base = f'<line class="ac-hr" x1="0.5" y1="1" x2="0.5" y2="{n(HIGH - 1)}"/>'
    limits = f'<line class="ac-hr2" x1="{n(line)}" y1="0" x2="{n(line)}" y2="{n(HIGH)}"/>'
    return (
        f'<svg class="ac-i ac-loadbar" viewBox="0 0 {n(WIDE)} {n(HIGH)}" width="{n(WIDE)}" height="{n(HIGH)}" '
        f'aria-hidden="true" focusable="false">{base}{shape if reach > 0 else ""}{limits}</svg>'
    )
