"""The grid in a browser: narrowed by choices, with moves since another quarter, told to pointer and keyboard, saved."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from listening import quiet, quiet_but_for
from playwright.sync_api import Browser, Locator, Page, expect
from publishing import Published

from accord.domain.known import known_on
from accord.domain.plan import editions
from accord.domain.portfolio import Portfolio
from accord.intake import read

pytestmark = pytest.mark.browser

GRID = "2026-q4/grid/"


@pytest.fixture(scope="module")
def plan(sample: Path) -> Portfolio:
    found = read(sample)
    assert found.portfolio is not None
    return known_on(found.portfolio, date(2026, 11, 16))


def opened(page: Page, site: Published, address: str = GRID) -> None:
    page.goto(site.address + address)
    chooser(page, "Stakeholder").wait_for()


def chooser(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def marked(page: Page) -> set[str]:
    """The initiatives whose marks are not set back."""
    marks = page.locator("svg.ac-wide .ac-m:not(.ac-m--ghost, .ac-m--would, .ac-dim)")
    return set(marks.evaluate_all("all => all.map(one => one.dataset.initiative)"))


def listed(page: Page) -> set[str]:
    """The initiatives whose rows are shown in the list and in the table; the same in both."""
    found = [
        set(page.locator(rows).evaluate_all("all => all.filter(a => a.checkVisibility()).map(a => a.pathname)"))
        for rows in ("[data-positions] .ac-list:not(.ac-moves) li a[href*='initiatives/']", "table.ac-records tbody a")
    ]
    assert found[0] == found[1]
    return {path.split("/")[-2] for path in found[0]}


def of_stakeholder(plan: Portfolio) -> set[str]:
    about = {slug for talk in plan.talks.values() if "field-ops" in talk.with_ for slug in talk.about}
    wanted = {
        slug
        for slug, one in plan.initiatives.items()
        if one.sponsor == "field-ops" or "field-ops" in {request.by for request in one.requests}
    }
    return (about | wanted) & set(plan.initiatives)


def of_goal(plan: Portfolio) -> set[str]:
    return {slug for slug, one in plan.initiatives.items() if "one-work-system" in one.goals}


def of_place(plan: Portfolio) -> set[str]:
    now = next(e for e in editions(plan) if e.quarter.id == "2026-Q4")
    return {entry.initiative for entry in now.entries if entry.place == "scrap"}


def of_kind(plan: Portfolio) -> set[str]:
    asks = [(talk, ask) for talk in plan.talks.values() for ask in talk.asks if ask.kind == "commitment"]
    return {slug for talk, ask in asks for slug in (ask.about or talk.about)} & set(plan.initiatives)


CHOICES: tuple[tuple[str, str, str, Callable[[Portfolio], set[str]]], ...] = (
    ("Stakeholder", "stakeholder", "field-ops", of_stakeholder),
    ("Goal", "goal", "one-work-system", of_goal),
    ("Place", "place", "scrap", of_place),
    ("We ask for", "ask", "commitment", of_kind),
)


def test_each_choice_leaves_what_it_concerns(published: Published, browser: Browser, plan: Portfolio) -> None:
    with quiet(browser, published) as page:
        opened(page, published)
        drawn, all_ = marked(page), listed(page)
        for label, name, value, concerned in CHOICES:
            expected = concerned(plan) & all_
            assert 0 < len(expected) < len(all_)
            chooser(page, label).select_option(value)
            assert marked(page) == expected & drawn, name
            assert listed(page) == expected, name
            shown = page.get_by_role("status").filter(has_text="initiatives shown")
            assert shown.inner_text() == f"{len(expected)} of {len(all_)} initiatives shown."
            assert page.url.endswith(f"{GRID}?{name}={value}")
            page.get_by_role("button", name="Show all").click()
            assert (marked(page), listed(page)) == (drawn, all_)
            assert page.url.endswith(GRID)


def test_choices_combine_and_the_address_gives_the_same_view(
    published: Published, browser: Browser, plan: Portfolio
) -> None:
    expected = of_stakeholder(plan) & of_goal(plan)
    with quiet(browser, published) as page:
        opened(page, published)
        chooser(page, "Stakeholder").select_option("field-ops")
        chooser(page, "Goal").select_option("one-work-system")
        assert listed(page) == expected
        address = page.url.removeprefix(published.address)
    assert address == f"{GRID}?stakeholder=field-ops&goal=one-work-system"
    with quiet(browser, published) as page:
        opened(page, published, address)
        assert listed(page) == expected
        assert chooser(page, "Goal").input_value() == "one-work-system"


def test_an_unknown_choice_in_the_address_is_no_choice(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        opened(page, published, f"{GRID}?stakeholder=nobody&since=1999-q9&place=scrap")
        assert chooser(page, "Stakeholder").input_value() == ""
        assert len(listed(page)) == 3


@pytest.mark.parametrize("since", ["2026-Q1", "2026-Q2"])
def test_moves_since_a_quarter_are_those_of_the_scores(
    published: Published, browser: Browser, plan: Portfolio, since: str
) -> None:
    quarters = {e.quarter.id: {one.initiative: one.score for one in e.entries} for e in editions(plan)}
    then, now = quarters[since], quarters["2026-Q4"]
    with quiet(browser, published) as page:
        opened(page, published)
        drawn = marked(page)
        moved = {s for s in drawn if then.get(s) and now[s] and then[s].point != now[s].point}  # type: ignore[union-attr]
        assert moved
        chooser(page, "Moves since").select_option(since.lower())
        links = page.locator(".ac-moves a").evaluate_all("all => all.map(a => a.pathname.split('/').at(-2))")
        assert set(links) == moved
        assert page.locator("svg.ac-wide g.ac-since").count() == len(moved)
        assert page.get_by_role("status").filter(has_text=f": {len(moved)}.").count() == 1
        # Those of the quarter before, which the page comes with, are not shown beside them.
        assert not page.locator("svg.ac-wide .ac-m--ghost").first.is_visible()


def test_sorting_the_table_leaves_it_narrowed(published: Published, browser: Browser, plan: Portfolio) -> None:
    with quiet(browser, published) as page:
        opened(page, published, f"{GRID}?stakeholder=field-ops")
        narrowed = listed(page)
        page.locator("table.ac-records").get_by_role("button", name="Impact").click()
        assert listed(page) == narrowed == of_stakeholder(plan) & narrowed
        assert len(narrowed) < len(plan.initiatives)


def test_without_the_positions_the_page_is_as_it_came(published: Published, browser: Browser) -> None:
    with quiet_but_for(browser, published, "grid.json") as page:
        page.goto(published.address + GRID)
        page.get_by_role("button", name="Save as SVG").wait_for()
        page.wait_for_load_state("networkidle")
        assert page.locator(".ac-moves").count() == 0
        assert len(listed(page)) == 18


def test_only_earlier_quarters_are_offered(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        opened(page, published, "2026-q3/grid/")
        options = chooser(page, "Moves since").locator("option")
        assert options.all_inner_texts() == ["the quarter before", "January to March 2026"]
        opened(page, published, "2026-q1/grid/")
        assert chooser(page, "Moves since").count() == 0


def test_a_mark_says_the_same_to_the_pointer_and_to_the_keyboard(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        opened(page, published)
        mark = page.locator("svg.ac-wide .ac-m--now[data-initiative=data-basics-planners] > a")
        told = page.get_by_role("tooltip")
        mark.hover()
        pointed = told.inner_text()
        assert pointed.startswith("LT-14 Data basics for planners")
        assert "FieldFlow data exists now" in pointed
        page.mouse.move(5, 5)
        told.wait_for(state="hidden")
        mark.focus()
        assert told.inner_text() == pointed
        page.keyboard.press("Escape")
        assert not told.is_visible()
        page.keyboard.press("Enter")
        page.wait_for_url("**/initiatives/data-basics-planners/")


def test_the_keyboard_passes_by_what_is_set_back(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        opened(page, published, f"{GRID}?place=scrap")
        page.get_by_role("button", name="Show all").focus()
        reached = []
        for _ in range(8):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.closest('[data-initiative]')?.dataset.initiative"))
        assert len({name for name in reached if name}) == 3
        assert page.locator("svg.ac-wide .ac-dim a:not([tabindex='-1'])").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_saved_as_it_is_seen(published: Published, browser: Browser, scheme: str) -> None:
    with quiet(browser, published, color_scheme=scheme) as page:
        opened(page, published, f"{GRID}?stakeholder=field-ops")
        with page.expect_download() as waited:
            page.get_by_role("button", name="Save as SVG").click()
        assert waited.value.suggested_filename == "grid-2026-q4.svg"
        text = Path(waited.value.path()).read_text("utf-8")
        root = ElementTree.fromstring(text)
        assert "var(" not in text
        assert "class=" not in text
        paper = root[0].get("fill")
        assert paper == {"light": "#fff", "dark": "#1a1e26"}[scheme]
        links = [link.get("href", "") for link in root.iter("{http://www.w3.org/2000/svg}a")]
        assert len(links) > 10
        assert {link.rpartition("/initiatives/")[0] + "/" for link in links} == {published.address}
        with page.expect_download() as waited:
            page.get_by_role("button", name="Save as PNG").click()
        data = Path(waited.value.path()).read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = struct.unpack(">II", data[16:24])
        box = [float(part) for part in str(root.get("viewBox")).split()]
        assert (width, height) == (int(box[2] * 2), int(box[3] * 2))


def test_it_survives_instant_navigation_and_the_palette(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        opened(page, published)
        page.evaluate("window.same = true")
        chooser(page, "Place").select_option("scrap")
        for _ in range(2):
            page.locator("label[for^=__palette]:visible").click()
        assert len(listed(page)) == 3
        page.locator("nav.md-tabs a[href$='promises/']").click()
        page.wait_for_url(f"{published.address}promises/")
        page.get_by_label("State").wait_for()
        page.go_back()
        page.wait_for_url(re.compile(r".*/2026-q4/grid/\?place=scrap$"))
        expect(chooser(page, "Place")).to_have_value("scrap")
        assert len(listed(page)) == 3
        for what in ("form.ac-narrow, .ac-narrow", ".ac-tools"):
            assert page.locator(f"[data-positions] {what}").count() == 1
        assert page.evaluate("window.same") is True
