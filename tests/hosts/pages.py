"""A finished page as a reader meets it: its words, its links, what it loads."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

BLOCKS = frozenset(("td", "th", "tr", "p", "li", "div", "h1", "h2", "h3", "h4", "dt", "dd", "span", "text"))
"""What stands apart from what follows it."""


class PageReader(HTMLParser):
    """Gathers the visible words, the ids, the links and everything a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.metas: list[dict[str, str | None]] = []
        self.article = 0
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "article":
            self.article += 1
        if tag in ("script", "style", "title", "desc"):
            self.silent += 1
        if values.get("id"):
            self.ids.add(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        if tag == "meta":
            self.metas.append(values)
        if tag == "link" and values.get("rel") != "canonical" and values.get("href"):
            self.loads.append(str(values["href"]))
        if values.get("src"):
            self.loads.append(str(values["src"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.article -= 1
        if tag in ("script", "style", "title", "desc"):
            self.silent -= 1
        if tag in BLOCKS:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self.article and not self.silent and data != "¶":
            self.words.append(data)

    @property
    def text(self) -> str:
        """The words of the page, white space folded."""
        return " ".join("".join(self.words).split())


def read(page: Path) -> PageReader:
    """A finished page."""
    reader = PageReader()
    reader.feed(page.read_text("utf-8"))
    return reader


def text(site: Path, address: str) -> str:
    """The words of a page by its address."""
    return read(site / address.strip("/") / "index.html").text
