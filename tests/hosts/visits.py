"""Reading a finished site in a browser: its pages in turn, each as it is when its scripts have done their work."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page
from publishing import Published, Server

SCRIPTS = "!document.documentElement.classList.contains('no-js')"
"""Whether a page's scripts run: the first of the theme's takes the class away."""


@contextmanager
def served(folder: Path) -> Iterator[Published]:
    """A site at an address, as long as it is read."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Published(folder, f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()


def every(site: Published) -> list[str]:
    """The addresses of all pages of a site within it, the one for a missing address among them."""
    pages = (file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.html"))
    return sorted(page.removesuffix("index.html") for page in pages)


def kinds(site: Published) -> list[str]:
    """One page of each kind: the one with most to say."""
    longest: dict[str, tuple[int, str]] = {}
    for page in every(site):
        kind = re.sub(r"^(initiatives|agreements|conversations|talks)/[^/]+/$", r"\1/*", page)
        kind = re.sub(r"\d{4}-q\d", "*", re.sub(r"/v\d+/$", "/v*", kind))
        file = site.folder / (page if page.endswith(".html") else f"{page}index.html")
        longest[kind] = max(longest.get(kind, (0, "")), (file.stat().st_size, page))
    return sorted(page for _, page in longest.values())


def visit(page: Page, site: Published, address: str) -> None:
    """Open a page of a site, wait for what its scripts add, and open all that can be opened."""
    page.goto(site.address + address)
    if page.locator("[data-positions]").count() and page.evaluate(SCRIPTS):
        page.locator(".ac-moves").wait_for(state="attached")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
