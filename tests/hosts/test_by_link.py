"""A page by its link: what a chat shows of it, where an earlier address leads, and what a wrong one says."""

from __future__ import annotations

import struct
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from publishing import EARLIER, Published, accord

from accord.cli import starting
from accord.hosts import social
from pages import read

CARDS = "assets/accord/cards"


def shown(site: Path, page: str) -> dict[str, str]:
    """What a page says about itself to a chat."""
    metas = read(site / page / "index.html").metas
    return {str(meta["property"]): str(meta["content"]) for meta in metas if meta.get("property")}


@pytest.mark.parametrize(
    ("page", "title", "picture"),
    [
        ("", "October to December 2026, on a page", "2026-q4"),
        ("2026-q3/grid", "The grid, July to September 2026", "2026-q3"),
        ("2026-q1/v1", "Version 1 of the plan, January to March 2026", "2026-q1"),
        ("initiatives/supervisor-safety-conversations", "Supervisor safety conversations",
         "initiative-supervisor-safety-conversations"),
        ("agreements/field-ops", "Head of Field Operations and L&TD", "agreement-field-ops"),
        ("promises", "Promises, both sides", "2026-q4"),
        ("strategy-letter", "The strategy letter", "2026-q4"),
    ],
)  # fmt: skip
def test_a_pasted_link_shows_title_sentence_and_picture(
    published: Published, page: str, title: str, picture: str
) -> None:
    said = shown(published.folder, page)
    assert said["og:title"] == title
    assert said["og:description"]
    assert said["og:image"] == f"{published.address}{CARDS}/{picture}.png"
    assert (published.folder / CARDS / f"{picture}.png").is_file()


def test_a_pasted_link_names_the_address_that_is_meant_to_be_cited(published: Published) -> None:
    assert shown(published.folder, "")["og:url"] == f"{published.address}2026-q4/"
    assert shown(published.folder, "promises")["og:url"] == f"{published.address}promises/"


def test_every_picture_is_as_large_as_chats_want_it_and_small_to_fetch(published: Published) -> None:
    pictures = sorted((published.folder / CARDS).glob("*.png"))
    assert len(pictures) == 4 + 18 + 8  # editions, initiatives, stakeholders
    for picture in pictures:
        data = picture.read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", data[16:24]) == (1200, 630)
        assert len(data) < 100_000, picture


def test_without_an_address_of_its_own_a_site_has_words_and_no_pictures(open_site: Path) -> None:
    said = shown(open_site, "promises")
    assert said["og:title"] == "Promises, both sides"
    assert "og:image" not in said
    assert "og:url" not in said
    assert not (open_site / CARDS).exists()


def test_texts_are_escaped_once_and_the_tags_of_another_plugin_stay() -> None:
    said = social.Shown('L&amp;TD and "us"', "A <b> & more", "Larkmere")
    assert 'property="og:title" content="L&amp;TD and &quot;us&quot;"' in social.tags(said)
    assert 'property="og:description" content="A &lt;b&gt; &amp; more"' in social.tags(said)
    theirs = '<head><meta property="og:title" content="theirs"></head>'
    assert social.placed(theirs, said) == theirs


MOVED = {
    "initiatives/safety-talks": "initiatives/supervisor-safety-conversations/",
    "agreements/operations": "agreements/field-ops/",
    "conversations/2026-07-15-field-ops": "conversations/2026-07-15-field-ops-safety-conversations-again/",
    "talks/2026-07-15-field-ops": "talks/2026-07-15-field-ops-safety-conversations-again/",
}


@pytest.mark.parametrize(("old", "new"), MOVED.items())
def test_an_earlier_address_leads_on_without_a_script(published: Published, old: str, new: str) -> None:
    html = (published.folder / old / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{published.address}{new}">' in html
    assert f'<meta http-equiv="refresh" content="0; url=../{new.split("/")[1]}/">' in html
    assert read(published.folder / old / "index.html").links == [f"../{new.split('/')[1]}/"]


def test_an_earlier_address_is_in_no_navigation_no_search_and_no_site_map(published: Published) -> None:
    index = (published.folder / "search" / "search_index.json").read_text("utf-8")
    site_map = (published.folder / "sitemap.xml").read_text("utf-8")
    home = (published.folder / "index.html").read_text("utf-8")
    for old in MOVED:
        assert [
            name for name, text in (("search", index), ("map", site_map), ("home", home)) if f"{old}/" in text
        ] == []


@pytest.mark.browser
def test_an_earlier_address_leads_to_the_same_spot(published: Published, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{published.address}initiatives/safety-talks/#history")
    page.wait_for_url(f"{published.address}initiatives/supervisor-safety-conversations/#history")
    page.close()


@pytest.mark.browser
def test_an_earlier_address_leads_on_where_scripts_are_off(published: Published, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{published.address}agreements/operations/")
    page.wait_for_url(f"{published.address}agreements/field-ops/")
    context.close()


def small(tmp_path: Path, record: str, earlier: str) -> Path:
    """The plan that `accord new` writes, with an earlier name of a record."""
    starting.write(tmp_path / "plan", date(2026, 11, 16))
    file = tmp_path / "plan" / "portfolio" / record
    file.write_text(f"{file.read_text('utf-8').rstrip()}\nformerly: [{earlier}]\n", "utf-8")
    return tmp_path / "plan"


def test_a_page_of_the_team_at_an_earlier_address_stops_the_build(tmp_path: Path) -> None:
    plan = small(tmp_path, "initiatives/first-four-weeks.yml", "first-weeks")
    page = plan / "content" / "initiatives" / "first-weeks.md"
    page.parent.mkdir()
    page.write_text("# First weeks\n", "utf-8")
    done = accord("check", cwd=plan)
    assert done.returncode == 1
    said = "content/initiatives/first-weeks.md:1:1: the plan needs the address /initiatives/first-weeks/"
    assert said in done.stdout + done.stderr
    assert "[address-taken]" in done.stdout + done.stderr


def test_two_records_that_claim_one_address_stop_the_build(tmp_path: Path) -> None:
    plan = small(tmp_path, "initiatives/first-four-weeks.yml", "first-weeks")
    one = plan / "portfolio" / "initiatives" / "first-four-weeks.yml"
    text = one.read_text("utf-8").replace("code: ", "code: X", 1)
    (one.parent / "first-days.yml").write_text(text, "utf-8")
    done = accord("check", cwd=plan)
    assert done.returncode == 1
    assert (
        "'first-weeks' cannot be an earlier name here: it names 'first-days'; remove one" in done.stdout + done.stderr
    )


def test_the_rendered_folder_has_the_earlier_address_too(published: Published, tmp_path: Path) -> None:
    done = accord("render", "--out", str(tmp_path / "out"), cwd=published.folder.parent)
    assert done.returncode == 0, done.stderr
    docs = tmp_path / "out" / "docs"
    assert (docs / "initiatives" / "safety-talks" / "index.html").is_file()
    page = (docs / "initiatives" / "supervisor-safety-conversations.md").read_text("utf-8")
    assert f'card: "{published.address}{CARDS}/initiative-supervisor-safety-conversations.png"' in page
    assert (docs / CARDS / "initiative-supervisor-safety-conversations.png").is_file()


def test_a_missing_page_says_so_in_our_words_and_leads_on(published: Published) -> None:
    page = read(published.folder / "404.html")
    assert page.text.startswith("There is no page at this address")
    assert {"/", "/initiatives/", "/agreements/", "/conversations/"} <= set(page.links)


@pytest.mark.browser
def test_a_missing_page_searches_for_the_words_of_its_address(published: Published, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{published.address}initiatives/confined-space/")
    assert page.get_by_label("Look for").input_value() == "confined space"
    page.locator("form.ac-find").get_by_role("button").click()
    page.locator(".md-search-result__item a[href*='initiatives/confined-space-practice/']").first.wait_for()
    page.close()


def test_every_earlier_name_of_these_tests_is_taken(published: Published) -> None:
    assert len(MOVED) == len(EARLIER) + 1  # a talk has a record and a sheet
