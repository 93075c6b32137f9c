"""On a phone, at twice the size and with letters twice as large, everything is there, and only tables scroll sideways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from publishing import Published
from visits import kinds, served, visit

pytestmark = pytest.mark.browser

SIDEWAYS = """() => {
    const wide = document.documentElement;
    if (wide.scrollWidth <= innerWidth) return [];
    return [`the page is ${wide.scrollWidth} wide in a window of ${innerWidth}`];
}"""

OUTSIDE = """() => {
    const framed = (one) => one.closest(".ac-scroll, .md-typeset__scrollwrap, pre, .ac-unseen");
    const inked = "p, li, td, th, dt, dd, h1, h2, h3, h4, summary, figcaption, img, svg, button, input, select";
    return [...document.querySelectorAll("article :is(" + inked + ")")].filter((one) => {
        const box = one.getBoundingClientRect();
        return one.checkVisibility() && box.width && (box.right > innerWidth + 1 || box.left < -1) && !framed(one);
    }).map((one) => `outside the window: ${one.outerHTML.slice(0, 120)}`);
}"""

SMALL = """() => {
    const size = (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
    return [...document.querySelectorAll("article figure svg text")]
        .filter((text) => text.checkVisibility() && text.textContent.trim() && size(text) < 9.99)
        .map((text) => `${size(text).toFixed(1)} px: ${text.textContent}`);
}"""

CLIPPED = """() => {
    const hides = (style) => [style.overflowX, style.overflowY].some((one) => one === "hidden" || one === "clip");
    return [...document.querySelectorAll("article, article *")].filter((one) => {
        if (!one.checkVisibility() || !one.textContent.trim() || one.closest("svg, .ac-unseen")) return false;
        if (!hides(getComputedStyle(one))) return false;
        const words = document.createRange();
        words.selectNodeContents(one);
        const [inner, outer] = [words.getBoundingClientRect(), one.getBoundingClientRect()];
        return inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1;
    }).map((one) => `cut off: ${one.outerHTML.slice(0, 120)}`);
}"""

COVERED = """() => {
    const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    const lines = [];
    while (texts.nextNode()) {
        const { currentNode: node } = texts;
        const around = node.parentElement;
        if (!node.data.trim() || !around.checkVisibility() || around.closest("svg, option, .ac-unseen, sup")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) if (box.width > 1) lines.push({ box, node });
    }
    lines.sort((a, b) => a.box.top - b.box.top);
    const found = [];
    lines.forEach(({ box, node }, at) => {
        for (const other of lines.slice(at + 1)) {
            if (other.box.top > box.bottom - 4) break;
            const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
            const down = Math.min(box.bottom, other.box.bottom) - other.box.top;
            if (other.node !== node && across > 2 && down > 4)
                found.push(`over each other: ${node.data.trim().slice(0, 50)} / ${other.node.data.trim().slice(0, 50)}`);
        }
    });
    return found;
}"""
"""Lines of text that lie over each other by more than four pixels, which is more than the air between lines."""


def read(page: Page, site: Published, addresses: list[str], looks: Callable[[], list[str]]) -> dict[str, list[str]]:
    """What is wrong with pages, by their addresses."""
    found = {}
    for address in addresses:
        visit(page, site, address)
        found[address] = looks()
    return {address: said for address, said in found.items() if said}


def nothing_lost(page: Page) -> list[str]:
    """What is cut off, covered or outside the window."""
    return [said for look in (SIDEWAYS, OUTSIDE, CLIPPED, COVERED) for said in page.evaluate(look)]


def twice_as_large_and_on_a_phone(page: Page) -> list[str]:
    """The same page at 200 % of a window of 1280 pixels, and on a phone of 360."""
    page.set_viewport_size({"width": 640, "height": 450})
    large = nothing_lost(page)
    page.set_viewport_size({"width": 360, "height": 740})
    return large + nothing_lost(page) + list(page.evaluate(SMALL))


def test_at_twice_the_size_and_on_a_phone_nothing_is_lost(team_site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    with served(team_site) as site:
        assert len(kinds(site)) > 20
        assert read(page, site, kinds(site), lambda: twice_as_large_and_on_a_phone(page)) == {}
    page.close()


def test_with_letters_twice_as_large_nothing_is_lost(team_site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    # What a reader sets in the browser, where 16 and 13 are usual.
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    with served(team_site) as site:
        visit(page, site, "")
        assert page.locator(".ac-stamp").evaluate("one => parseFloat(getComputedStyle(one).fontSize)") == 26
        assert read(page, site, kinds(site), lambda: nothing_lost(page)) == {}
    page.close()
