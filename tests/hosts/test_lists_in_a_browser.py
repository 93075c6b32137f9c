"""The lists in a browser: sorted by day, number and word, narrowed by words and choices, and the address says how."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from listening import quiet
from playwright.sync_api import Browser, Locator, Page, expect
from publishing import Published

pytestmark = pytest.mark.browser


def table(page: Page, at: int = 0) -> Locator:
    return page.locator("table.ac-records").nth(at)


def opened(page: Page, site: Published, address: str) -> Locator:
    page.goto(site.address + address)
    table(page).get_by_role("button").first.wait_for()
    return table(page)


def column(found: Locator, name: str) -> list[str]:
    """The words of a column, row by row, of the rows that are shown."""
    heads = [one.strip() for one in found.locator("thead th, thead td").all_inner_texts()]
    cells = found.locator(f"tbody tr:visible > :nth-child({heads.index(name) + 1})")
    return [" ".join(text.split()) for text in cells.all_inner_texts()]


def press(page: Page, found: Locator, name: str) -> str:
    """Sort by a column with the keyboard; gives how it is said to be sorted."""
    head = found.get_by_role("columnheader", name=name)
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    return head.get_attribute("aria-sort") or ""


def day(text: str) -> date:
    return datetime.strptime(f"{text} UTC", "%d %B %Y %Z").replace(tzinfo=UTC).date()


def test_days_are_sorted_as_days_and_what_has_none_stands_last(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        found = opened(page, published, "promises/")
        as_it_came = column(found, "What")
        for expected in ("ascending", "descending"):
            assert press(page, found, "Closed") == expected
            closed = column(found, "Closed")
            days = [day(text) for text in closed if text]
            assert days == sorted(days, reverse=expected == "descending")
            assert len(set(days)) > 10
            assert "" in closed
            assert closed.index("") == len(days)
        assert press(page, found, "Closed") == ""
        assert column(found, "What") == as_it_came


def test_numbers_are_sorted_as_numbers_and_words_as_words(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        found = opened(page, published, "2026-q4/grid/")
        press(page, found, "Impact")
        numbers = [float(text) for text in column(found, "Impact")]
        assert numbers == sorted(numbers)
        assert len(set(numbers)) > 5
        press(page, found, "Initiative")
        titles = column(found, "Initiative")
        assert titles == sorted(titles, key=str.casefold)
        expect(page.get_by_role("status").filter(has_text="Sorted by Initiative, rising.")).to_have_count(1)


def test_a_list_is_narrowed_by_words_and_by_choices(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        found = opened(page, published, "promises/")
        everything = column(found, "What")
        late = [state for state in column(found, "State") if state.startswith("overdue")]
        page.get_by_role("combobox", name="State", exact=True).select_option("overdue")
        assert column(found, "State") == late
        page.get_by_role("searchbox", name="Find in the table").fill("FieldFlow  ACCESS")
        assert column(found, "What") == ["Read access to FieldFlow data for nine planners"]
        expect(page.get_by_role("status").filter(has_text=f"1 of {len(everything)} rows")).to_have_count(1)
        assert page.url == f"{published.address}promises/?state=overdue&find=FieldFlow+ACCESS"
        page.get_by_role("button", name="Show all").click()
        assert column(found, "What") == everything
        assert page.url == f"{published.address}promises/"


def test_the_address_gives_the_same_view(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        found = opened(page, published, "promises/")
        page.get_by_role("combobox", name="By", exact=True).select_option("Head of Field Operations")
        for _ in range(2):
            press(page, found, "Due")
        seen, address = column(found, "What"), page.url.removeprefix(published.address)
        assert len(seen) == 5
    with quiet(browser, published) as page:
        found = opened(page, published, address)
        assert column(found, "What") == seen
        assert found.locator("[aria-sort]").get_attribute("aria-sort") == "descending"
        found = opened(page, published, "promises/?sort=-nothing&by=Nobody")
        assert len(column(found, "What")) == 42


def test_two_lists_of_a_page_are_apart(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        talks = opened(page, published, "conversations/")
        asks = table(page, 1)
        before = column(talks, "Talk"), column(asks, "What we asked")
        assert (len(before[0]), len(before[1])) == (16, 31)
        choices = page.get_by_role("combobox", name="Answer", exact=True)
        choices.select_option("Another way")
        assert len(column(asks, "Answer")) == 5
        assert column(talks, "Talk") == before[0]
        press(page, talks, "Talk")
        assert len(column(asks, "Answer")) == 5
        assert page.url.endswith("conversations/?2.answer=Another+way&sort=talk")


@pytest.mark.parametrize(("address", "rows"), [("initiatives/", 18), ("not-now/", 4)])
def test_each_list_has_its_controls(published: Published, browser: Browser, address: str, rows: int) -> None:
    with quiet(browser, published) as page:
        found = opened(page, published, address)
        assert len(column(found, "Initiative")) == rows
        assert press(page, found, "Sponsor") == "ascending"
        page.get_by_role("searchbox").last.fill("no such words")
        assert column(found, "Initiative") == []


def test_a_list_survives_instant_navigation(published: Published, browser: Browser) -> None:
    with quiet(browser, published) as page:
        opened(page, published, "promises/?state=overdue")
        page.evaluate("window.same = true")
        page.locator("nav.md-tabs a[href$='initiatives/']").click()
        page.wait_for_url(f"{published.address}initiatives/")
        table(page).get_by_role("button").first.wait_for()
        page.go_back()
        page.wait_for_url(f"{published.address}promises/?state=overdue")
        expect(page.get_by_role("combobox", name="State", exact=True)).to_have_value("overdue")
        assert len(column(table(page), "What")) == 2
        assert page.locator(".ac-narrow").count() == 1
        assert page.evaluate("window.same") is True
