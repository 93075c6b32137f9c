"""How much the first page weighs, as a browser is sent it: compressed, with all it loads by itself."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import unquote

from pages import PageReader

OURS = 60_000
WHOLE = 150_000
"""Bytes: what is ours, and with the theme's files; what search loads when one searches is named apart."""
_IN_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)")


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def loaded(page: Path, root: Path) -> set[Path]:
    """The files that a page makes a browser load, those that its style sheets name among them."""
    reader = PageReader()
    reader.feed(page.read_text("utf-8"))
    found = {file for link in reader.loads if (file := local(link, page.parent, root))}
    for sheet in [file for file in found if file.suffix == ".css"]:
        names = _IN_CSS.findall(sheet.read_text("utf-8"))
        found |= {file for name in names if (file := local(name, sheet.parent, root))}
    return found


def local(link: str, folder: Path, root: Path) -> Path | None:
    path = (folder / unquote(link.partition("?")[0].partition("#")[0])).resolve()
    return path if path.is_file() and path.is_relative_to(root.resolve()) and path.suffix != ".html" else None


def test_the_first_page_is_light(open_site: Path) -> None:
    page = open_site / "index.html"
    files = loaded(page, open_site)
    assert {"accord.css", "links.js"} <= {file.name for file in files}  # else nothing was found
    ours = compressed(page) + sum(compressed(file) for file in files if "accord" in file.parts)
    whole = compressed(page) + sum(compressed(file) for file in files)
    searching = compressed(open_site / "search" / "search_index.json")
    said = f"ours {ours:,}, with the theme's files {whole:,}, the search index {searching:,}"
    assert ours <= OURS, said
    assert whole <= WHOLE, said
