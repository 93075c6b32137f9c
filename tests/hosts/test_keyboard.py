"""The keyboard alone reaches everything, one sees where it is, and nothing holds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from publishing import Published
from visits import kinds, served, visit

pytestmark = pytest.mark.browser

SKIPPED = {
    ".md-search button": "the theme takes its own reset out of the row until something is typed",
    ".md-option:not(:checked)": "the arrow keys lead from one choice of a group to the other",
    ".md-search__input": "the theme opens the whole search around it, which is more to see than a frame",
}
"""What of the theme need not be reached by the Tab key or look otherwise then, and why."""

WATCH = """(skipped) => {
    const looks = ["outlineStyle", "outlineWidth", "boxShadow", "backgroundColor", "color", "opacity",
                   "textDecorationThickness", "borderBottomColor"];
    const look = (one) => looks.map((name) => getComputedStyle(one)[name]).join();
    const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
    const can = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const all = [...document.querySelectorAll(can)].filter((one) => seen(one) && !one.matches(skipped));
    /* The theme's palette is chosen by a button that nobody sees; the sign beside it stands for it. */
    const shown = (one) => (one.matches(".md-option") ? one.nextElementSibling : one);
    window.wanted = new Map(all.map((one) => [one, look(shown(one))]));
    window.reached = new Map();
    addEventListener("focusin", ({ target }) => {
        const style = getComputedStyle(shown(target));
        const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        if (!reached.has(target)) reached.set(target, ring || look(shown(target)) !== wanted.get(target));
    });
    return wanted.size;
}"""
"""Note what can be used on a page, and what the keyboard reaches of it, and whether one sees that."""

LEFT = """() => [...wanted.keys()].filter((one) => !reached.has(one))
    .map((one) => `not reached: ${one.outerHTML.slice(0, 160)}`)"""

UNSEEN = """() => [...reached].filter(([one, shown]) => !shown && wanted.has(one))
    .map(([one]) => `looks the same: ${one.outerHTML.slice(0, 160)}`)"""

UNNAMED = """() => [...document.querySelectorAll("article *")].filter((one) => {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
    /* A piece of code says itself what it is; a table says it by its frame. */
    const named = one.localName === "code" || (one.getAttribute("role") === "region" && one.getAttribute("aria-label"));
    return scrolls && one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && !(named && one.tabIndex === 0);
}).map((one) => `scrolls, but the keyboard cannot: ${one.outerHTML.slice(0, 160)}`)"""


def walked(page: Page) -> list[str]:
    """What is wrong with a page for someone who goes through it by the Tab key, from its top to its end."""
    for _ in range(page.evaluate(WATCH, ", ".join(SKIPPED)) + 5):
        page.keyboard.press("Tab")
    return list(page.evaluate(LEFT) + page.evaluate(UNSEEN))


def read(page: Page, site: Published, addresses: list[str], what: Any) -> dict[str, list[str]]:
    """What is wrong with pages, by their addresses."""
    found = {}
    for address in addresses:
        visit(page, site, address)
        found[address] = what(page)
    return {address: said for address, said in found.items() if said}


def test_the_tab_key_reaches_all_that_can_be_used_and_one_sees_where_it_is(team_site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    with served(team_site) as site:
        assert read(page, site, kinds(site), walked) == {}
    page.close()


def test_what_scrolls_sideways_on_a_phone_can_be_scrolled_by_keyboard(team_site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    with served(team_site) as site:
        assert read(page, site, kinds(site), lambda one: list(one.evaluate(UNNAMED))) == {}
        visit(page, site, "initiatives/")
        frame = page.get_by_role("region").last
        frame.focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("frame => frame.scrollLeft > 0", arg=frame.element_handle())
    page.close()
