"""No page of a finished site asks another host for anything: nothing is loaded from elsewhere, in any file."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "xlink:href", "ping", "manifest"}
"""Attributes that make a browser ask for something by itself; an <a href> is followed by a reader only."""
FOREIGN = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
IN_CSS = re.compile(r"""(?:url\(|@import)\s*['"]?\s*((?:https?:)?//[^'")\s]+)""", re.IGNORECASE)


class Loads(HTMLParser):
    """Gathers the addresses that a page makes a browser ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.style = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found += [value for name, value in values.items() if name in LOADING and FOREIGN.match(value)]
        if (
            tag in ("link", "use", "image")
            and values.get("rel") != "canonical"
            and FOREIGN.match(values.get("href", ""))
        ):
            self.found.append(values["href"])
        self.found += IN_CSS.findall(values.get("style", ""))
        self.style += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.style -= tag == "style"

    def handle_data(self, data: str) -> None:
        if self.style:
            self.found += IN_CSS.findall(data)


def loads(html: str) -> list[str]:
    """What a page asks other hosts for."""
    reader = Loads()
    reader.feed(html)
    return reader.found


def test_what_is_loaded_from_elsewhere_is_seen() -> None:
    html = (
        '<link rel="stylesheet" href="https://a.example/x.css"><link rel="canonical" href="https://b.example/">'
        '<a href="https://c.example/">a link</a><img srcset="//d.example/x.png 2x"><script src="own.js"></script>'
        '<style>@import "https://e.example/y.css"; p { background: url(own.png) }</style>'
        '<p style="background: url(http://f.example/z.png)">'
    )
    assert loads(html) == [
        "https://a.example/x.css",
        "//d.example/x.png 2x",
        "https://e.example/y.css",
        "http://f.example/z.png",
    ]


def test_no_page_loads_anything_from_elsewhere(open_site: Path, team_site: Path) -> None:
    for site in (open_site, team_site):
        pages = sorted(site.rglob("*.html"))
        assert len(pages) > 60
        found = {page.relative_to(site).as_posix(): loads(page.read_text("utf-8")) for page in pages}
        assert {page: addresses for page, addresses in found.items() if addresses} == {}


def test_no_style_sheet_loads_anything_from_elsewhere(open_site: Path) -> None:
    styles = sorted(open_site.rglob("*.css"))
    assert styles
    assert {s.name: found for s in styles if (found := IN_CSS.findall(s.read_text("utf-8")))} == {}


def test_no_page_tells_the_themes_script_to_ask_a_forge_or_to_draw_with_mermaid(team_site: Path) -> None:
    for page in team_site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert 'data-md-component="source"' not in html
        assert 'class="mermaid"' not in html
