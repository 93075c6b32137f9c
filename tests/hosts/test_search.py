"""The search of the finished site: what it finds, and what is kept out of it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from publishing import Published

DRAWING = re.compile(r'<svg\b[^>]*class="ac-svg.*?</svg>', re.DOTALL)


def entries(site: Path) -> list[dict[str, Any]]:
    """What is searched: the parts of pages, each with its address, title and text."""
    found: list[dict[str, Any]] = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    return found


def having(site: Path, words: str) -> set[str]:
    """The pages in which words are searched."""
    said = ((e["location"].partition("#")[0], unescape(f"{e['title']} {e['text']}")) for e in entries(site))
    return {page for page, text in said if words in text}


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("LT-16", "initiatives/supervisor-safety-conversations/"),
        ("We need a better confined-space course for all crews.", "initiatives/confined-space-practice/"),
        ("Head of Field Operations", "agreements/field-ops/"),
    ],
)
def test_code_words_of_a_request_and_a_stakeholder_are_searched(team_site: Path, words: str, page: str) -> None:
    assert page in having(team_site, words)


def test_no_word_of_a_figure_is_searched(team_site: Path) -> None:
    index = " ".join(entry["text"] for entry in entries(team_site))
    assert "<svg" not in index
    assert "<path" not in index
    searched = {entry["text"] for entry in entries(team_site)}
    for page in ("2026-q4/grid", "2026-q4/fits", "initiatives/supervisor-safety-conversations"):
        html = (team_site / page / "index.html").read_text("utf-8")
        drawings = DRAWING.findall(html)
        assert drawings, page
        description = re.search(r"<desc[^>]*>([^<]+)</desc>", drawings[0])
        assert description is not None
        assert [text for text in searched if unescape(description[1]) in unescape(text)] == []


def test_the_start_page_is_searched_once_at_its_own_address(team_site: Path) -> None:
    assert "" not in {entry["location"].partition("#")[0] for entry in entries(team_site)}
    assert "2026-q4/" in {entry["location"] for entry in entries(team_site)}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("LT-16", "initiatives/supervisor-safety-conversations/"),
        ("better confined-space course", "initiatives/confined-space-practice/"),
        ("Head of Field Operations", "agreements/field-ops/"),
    ],
)
def test_the_first_results_lead_to_it(published: Published, browser: Browser, words: str, page: str) -> None:
    window = browser.new_page(viewport={"width": 1280, "height": 900})
    window.goto(published.address)
    window.keyboard.press("/")
    window.keyboard.type(words)
    # While one types there are other results; these are there to stay.
    window.locator(f".md-search-result__item:nth-child(-n + 3) > a[href*='/{page}']").first.wait_for()
    window.close()
