"""Without scripts every fact is there, every figure is drawn, every link leads on, and no control is dead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from publishing import Published
from visits import kinds, served, visit

pytestmark = pytest.mark.browser

FACTS = """() => {
    const controls = ".ac-narrow, .ac-tools, .ac-shown, .ac-moves, .ac-tip, .ac-find, .headerlink";
    const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    const said = [];
    while (texts.nextNode()) {
        const around = texts.currentNode.parentElement;
        const named = around.localName === "title" && around.closest("article a");
        const seen = around.localName !== "desc" && around.localName !== "title" && around.checkVisibility();
        if ((seen || (named && around.parentElement.checkVisibility())) && !around.closest(controls))
            said.push(texts.currentNode.data);
    }
    const marks = [...document.querySelectorAll("article svg a[aria-label]")].filter((one) => one.checkVisibility());
    return [...said, ...marks.map((one) => one.getAttribute("aria-label"))].map((one) => one.replace(/\\s+/g, " ").trim());
}"""
"""Every piece of text that is seen in a page, and the names of the marks in its figures; controls left out."""

DEAD = """() => [...document.querySelectorAll("article :is(button, input, select, textarea)")]
    .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120))"""

EMPTY = """() => [...document.querySelectorAll("article figure")].filter((figure) => {
    if (!figure.checkVisibility()) return false;
    const drawn = [...figure.querySelectorAll("svg")].map((one) => one.getBoundingClientRect());
    return !drawn.some((box) => box.width > 100 && box.height > 50);
}).map((one) => one.outerHTML.slice(0, 120))"""


@contextmanager
def opened(browser: Browser, *, scripts: bool) -> Iterator[Page]:
    """A page of a browser that runs scripts, or does not."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=scripts)
    yield context.new_page()
    context.close()


def facts(page: Page, site: Published, addresses: list[str]) -> dict[str, Counter[str]]:
    """What pages say, by their addresses."""
    found = {}
    for address in addresses:
        visit(page, site, address)
        found[address] = Counter(said for said in page.evaluate(FACTS) if said)
    return found


def test_every_fact_is_there_and_no_control_is_dead(team_site: Path, browser: Browser) -> None:
    with served(team_site) as site:
        addresses = kinds(site)
        with opened(browser, scripts=True) as page:
            told = facts(page, site, addresses)
        assert sum(told[""].values()) > 100
        with opened(browser, scripts=False) as page:
            for address in addresses:
                visit(page, site, address)
                said = Counter(one for one in page.evaluate(FACTS) if one)
                assert told[address] - said == Counter(), address
                assert page.evaluate(DEAD) == page.evaluate(EMPTY) == [], address


def test_links_in_lists_tables_and_figures_lead_on(team_site: Path, browser: Browser) -> None:
    with served(team_site) as site, opened(browser, scripts=False) as page:
        for where, link in (
            ("2026-q4/grid/", "figure svg.ac-wide a"),
            ("initiatives/", "table.ac-records tbody a"),
            ("", ".ac-list a"),
        ):
            page.goto(site.address + where)
            page.locator(f"article {link}").first.click()
            page.wait_for_url(re.compile(r"/(initiatives|conversations|agreements)/[a-z0-9-]+/"))
            assert page.locator("article h1").first.inner_text()


def test_what_is_folded_opens(team_site: Path, browser: Browser) -> None:
    with served(team_site) as site, opened(browser, scripts=False) as page:
        page.goto(site.address + "promises/")
        table = page.locator("details.ac-twin table").first
        assert not table.is_visible()
        page.locator("details.ac-twin summary").first.click()
        assert table.is_visible()
