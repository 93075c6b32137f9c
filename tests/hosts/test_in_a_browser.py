"""The finished pages in a real browser: one drawing at a time, in the palette that is chosen, and a link to every place."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/2026-q3/grid/",
    "/2026-q3/fits/",
    "/initiatives/supervisor-safety-conversations/",
    "/agreements/field-ops/",
    "/conversations/2026-07-15-field-ops-safety-conversations-again/",
    "/promises/",
    "/not-now/",
    "/goals/",
    "/how-we-decide/",
    "/agreements/",
    "/initiatives/",
    "/conversations/",
    "/coming/",
    "/forecasts/",
    "/years/2026/",
    "/talks/",
    "/talks/2026-07-15-field-ops-safety-conversations-again/",
    "/checks/",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Tests print nothing of their own."""


@pytest.fixture(scope="module")
def address(team_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(team_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_one_drawing_of_a_figure_is_seen_at_a_time(browser: Browser, address: str) -> None:
    seen = {}
    for width in (360, 1280):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{address}/2026-q3/grid/")
        seen[width] = page.locator("figure svg.ac-svg:visible").count()
        page.close()
    assert seen == {360: 1, 1280: 1}


def test_the_palette_changes_the_figure_without_another_picture(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/2026-q3/grid/")
    colour = "getComputedStyle(document.querySelector('.md-typeset .ac-answer')).color"
    light = page.evaluate(colour)
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert page.evaluate(colour) != light
    page.close()


def test_the_link_beside_a_heading_is_copied_by_mouse_and_by_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "/promises/")
    link = page.locator("h2#open a.headerlink")
    assert link.inner_text() == "Copy link"
    link.click()
    assert page.evaluate("navigator.clipboard.readText()") == address + "/promises/#open"
    assert page.get_by_role("status").inner_text() == link.inner_text() == "Link copied"
    other = page.locator("h2#all a.headerlink")
    other.focus()
    page.keyboard.press("Enter")
    page.locator("h2#all a.headerlink", has_text="Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == address + "/promises/#all"
    context.close()


@pytest.mark.parametrize("page_address", [page for page in PAGES if "/talks/2" not in page])
def test_every_section_has_its_own_link(browser: Browser, address: str, page_address: str) -> None:
    page = browser.new_page()
    page.goto(address + page_address)
    # The second heading level is what one shares; a sheet is shared as a whole.
    missing = page.evaluate("[...document.querySelectorAll('article h1, article h2')].filter("
                            "h => !h.querySelector('a.ac-copy') && h.offsetParent).map(h => h.textContent)")  # fmt: skip
    assert missing == []
    page.close()


def test_without_scripts_the_link_leads_to_its_section(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/promises/")
    assert page.locator("h2#open a.headerlink").get_attribute("href") == "#open"
    context.close()
