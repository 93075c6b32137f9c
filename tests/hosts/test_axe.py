"""No page has a fault that axe-core can find: light on a wide screen, dark on a phone, and while its controls are used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page
from publishing import Published
from visits import every, kinds, served, visit

pytestmark = pytest.mark.browser


class Theme(NamedTuple):
    """A fault of the theme itself, which a site of ours cannot mend."""

    rule: str
    selector: str
    why: str


THEME = (
    Theme(
        "aria-dialog-name",
        ".md-search",
        "Material gives its search the role of a dialog and no name; the field inside it has one.",
    ),
)

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SLOW = {"color-contrast": {"enabled": False}}
"""More than half of the time of a run; measured for every look instead, and for each of them once."""
ALL: dict[str, Any] = {"runOnly": {"type": "tag", "values": TAGS}, "rules": SLOW}
WIDTH: dict[str, Any] = {"runOnly": {"type": "rule", "values": ("target-size", "scrollable-region-focusable")}}
"""What the width of a window changes; names, roles and headings are the same in each."""
COLOUR: dict[str, Any] = {"runOnly": {"type": "rule", "values": ("color-contrast", "link-in-text-block")}}

RUN = """async ([rules, theme, within]) => {
    const given = { ...rules, resultTypes: ["violations"], preload: false };
    const { violations } = await axe.run(within ? { include: window.looks } : document, given);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => {
        const at = document.querySelector(node.target.at(-1));
        const known = theme.findIndex(([rule, selector]) => rule === id && at.matches(selector));
        const why = [...node.any, ...node.all, ...node.none].map((one) => one.message).join(" ");
        return [known, `${id}: ${node.target.join(" ")}: ${node.html.slice(0, 160)}: ${why}`];
    }));
}"""

NEW = """(known) => {
    const found = new Map();
    const say = (one) => {
        const { color, backgroundColor, fontSize, fontWeight, opacity } = getComputedStyle(one);
        return [one.localName, color, backgroundColor, fontSize, fontWeight, opacity].join();
    };
    const path = (one) => (one && one !== document.body ? `${path(one.parentElement)}>${say(one)}` : "");
    for (const one of document.querySelectorAll("body *")) {
        const words = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (words && !one.closest("svg") && one.checkVisibility()) found.set(path(one), one);
    }
    const looks = [...found.keys()].filter((look) => !known.includes(look));
    window.looks = looks.map((look) => found.get(look));
    return looks;
}"""
"""The looks of a page's words that are new: their colours and size, and those of all that is around them."""


class Reader:
    """Someone who reads pages with axe-core at hand, which no policy keeps out, and remembers what was seen."""

    def __init__(self, page: Page, site: Published) -> None:
        self.page, self.site = page, site
        self.looks: list[str] = []
        self.theme: set[Theme] = set()

    def run(self, rules: dict[str, Any], *, looks: bool = False) -> list[str]:
        """What axe-core finds that is ours; what is the theme's is remembered."""
        known = [(one.rule, one.selector) for one in THEME]
        found = self.page.evaluate(RUN, [rules, known, looks])
        self.theme |= {THEME[at] for at, _ in found if at >= 0}
        return [said for at, said in found if at < 0]

    def colours(self) -> list[str]:
        """What is hard to see, among the looks that were not met before."""
        new = self.page.evaluate(NEW, self.looks)
        self.looks += new
        return self.run(COLOUR, looks=True) if new else []

    def light_and_dark(self, *, wide: bool) -> list[str]:
        """The page that is open, light in a wide window, then dark on a phone; all rules but those of colour once.

        What a wide window changes is looked at where `wide` says so.
        """
        found = self.colours() + (self.run(WIDTH) if wide else [])
        self.page.set_viewport_size({"width": 360, "height": 740})
        self.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
        found += self.run(ALL) + self.colours()
        self.page.set_viewport_size({"width": 1280, "height": 900})
        return found

    def read(self, addresses: list[str]) -> dict[str, list[str]]:
        """What is wrong with pages, by their addresses."""
        found = {}
        one_of_each = set(kinds(self.site))
        for address in addresses:
            visit(self.page, self.site, address)
            found[address] = self.light_and_dark(wide=address in one_of_each)
        return {address: said for address, said in found.items() if said}


STILL = """addEventListener("DOMContentLoaded", () => {
    const still = new CSSStyleSheet();
    still.replaceSync("* { transition: none !important; }");
    document.adoptedStyleSheets = [still];
});"""
"""A colour on its way to another one is not measured."""


@contextmanager
def opened(browser: Browser, folder: Path, scheme: Any = "light") -> Iterator[Reader]:
    """A reader of a site who likes light or dark."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    context.add_init_script(AXE_SCRIPT)
    context.add_init_script(STILL)
    with served(folder) as site:
        yield Reader(context.new_page(), site)
    context.close()


def test_no_page_of_the_team_has_a_fault_and_those_of_the_theme_are_still_met(
    team_site: Path, browser: Browser
) -> None:
    with opened(browser, team_site) as reader:
        pages = every(reader.site)
        assert len(pages) > 70
        assert reader.read(pages) == {}
        assert len(reader.looks) > 100
        assert reader.theme == set(THEME), "what the theme has mended can leave the list"


def test_the_pages_that_say_less_to_everyone_have_no_fault(open_site: Path, browser: Browser) -> None:
    with opened(browser, open_site) as reader:
        assert reader.read(["", "agreements/field-ops/", "promises/", "conversations/", "forecasts/"]) == {}


@pytest.mark.parametrize(("scheme", "name"), [("light", "default"), ("dark", "slate")])
def test_the_controls_have_none_while_they_are_used(team_site: Path, browser: Browser, scheme: str, name: str) -> None:
    with opened(browser, team_site, scheme) as reader:
        page, site = reader.page, reader.site
        visit(page, site, "2026-q4/grid/?place=now&since=2026-q1")
        assert page.locator("body").get_attribute("data-md-color-scheme") == name
        page.locator(".ac-moves li").first.wait_for()
        page.locator("svg.ac-wide .ac-m:not(.ac-dim) > a").first.focus()
        page.locator("[role=tooltip]").wait_for()
        assert reader.run(ALL) + reader.colours() == []
        visit(page, site, "initiatives/")
        page.locator(".ac-sort").first.click()
        page.locator(".ac-narrow input").fill("safety")
        page.get_by_role("button", name="Show all").wait_for()
        page.locator("a.ac-copy").first.focus()
        assert reader.run(ALL) + reader.colours() == []
