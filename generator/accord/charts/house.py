"""An organization's own two colours, brought to a contrast that everybody can read, in light and in dark.

Status marks keep their colours: they were measured against each other, for readers who see colours differently.
"""

from __future__ import annotations

TEXT = 4.5
"""The least contrast of a link with its page. Source: WCAG 2.2, 1.4.3."""
PAGES = {"default": "#ffffff", "slate": "#1a1e26"}
"""The pages' own colours, by the theme's schemes; the same as in `tokens.css`."""
_STEP = 0.04

Channels = tuple[float, float, float]


def styles(main: str, accent: str) -> str:
    """The style sheet of two colours given as `#rrggbb`: a band over the header and links; links one points at."""
    light = _scheme("default", main, accent)
    dark = _scheme("slate", main, accent)
    # Paper keeps its black ink.
    return f"@media screen {{\n{light}\n{dark}\n.md-header {{\n  border-top: 0.2rem solid var(--ac-house);\n}}\n}}\n"


def readable(color: str, page: str) -> str:
    """A colour moved towards black or white, as little as needed, until it can be read on a page of another."""
    towards = 0.0 if _light(_channels(page)) > 0.5 else 1.0
    part = 0.0
    while contrast(mixed := _mixed(color, towards, part), page) < TEXT and part < 1:
        part += _STEP
    return mixed


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    low, high = sorted((_light(_channels(one)), _light(_channels(other))))
    return (high + 0.05) / (low + 0.05)


def _scheme(name: str, main: str, accent: str) -> str:
    link, pointed = (readable(color, PAGES[name]) for color in (main, accent))
    return "\n".join(
        (
            f'[data-md-color-scheme="{name}"] {{',
            f"  --ac-house: {main};",
            f"  --md-typeset-a-color: {link};",
            f"  --md-accent-fg-color: {pointed};",
            "}",
        )
    )


def _channels(color: str) -> Channels:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _mixed(color: str, towards: float, part: float) -> str:
    values = (channel + (towards - channel) * min(part, 1) for channel in _channels(color))
    return "#" + "".join(f"{round(value * 255):02x}" for value in values)


def _light(channels: Channels) -> float:
    """Relative luminance, from 0 to 1. Source: WCAG 2.2."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
