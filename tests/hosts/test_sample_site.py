"""The finished sites of the sample show the figures of the sample, each to those who may read it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pages import read, text

TEAM = {
    "/": [
        "We were asked for 202 days of work and have 145. Talks added 20.",
        "Seven initiatives go ahead, one waits, three are on the scrap list.",
        "Promised to L&TD: 7 kept, 2 overdue and 4 open.",
        "Promised by L&TD: 3 kept, 1 kept late, 1 in part and 1 due soon.",
    ],
    "/2026-q1/": [
        "We were asked for 461 days of work and have 175. Talks added 26.",
        "Nine initiatives go ahead, three wait, three are on the scrap list.",
        "One ask could not be taken on now.",
    ],
    "/2026-q2/": ["We were asked for 350 days of work and have 179. Talks added 44."],
    "/2026-q2/fits/": ["That is 2.0 times what we have ourselves."],
    "/2026-q4/grid/": ["Going ahead 7", "Waits 1", "Scrap list 3", "Done 5", "Handed over 2"],
    "/2026-q3/": ["We were asked for 306 days of work and have 131. Talks added 42."],
    "/promises/": [
        "Of 42 promises, 30 were kept, four of them late. Two are overdue, five are still open.",
        "26 promised to L&TD, 16 promised by L&TD.",
        "Promised to L&TD 15 3 2 – 2 – 4",
        "Promised by L&TD 11 1 1 2 – 1 –",
        "All 26 4 3 2 2 1 4",
        "$56,000 promised to us",
        "overdue, 17 days",
        "overdue, 3 days",
        "$14,000",
        "$24,000",
    ],
    "/conversations/": [
        "31 asks, 24 decisions, 42 promises, 9 consequences.",
        "16 talks",
        "Of 9 forecasts, 6 came as expected, 2 in part as expected and 1 was not measured.",
        "Talks added 132 days: 26 in January to March 2026, 44 in April to June 2026, 42 in July to September",
        "and 20 in October to December 2026.",
        "Resources 9 4 – – 13",
        "Commitment 7 1 1 – 9",
        "Clear priorities 8 – – 1 9",
        "All 24 5 1 1 31",
    ],
    "/2026-q3/grid/": ["impact 4.25, difficulty 3.5", "Four initiatives moved left into Do first."],
    "/2026-q1/fits/": [
        "That is 2.6 times what we have ourselves.",
        "In the plan 48 84 50 182",
        "From talks 0 0 + 26 + 26",
    ],
    "/2026-q4/fits/": ["Own days 54 59 32 145", "Left 19 1 1 21"],
    "/agreements/field-ops/": ["January to March 2026 16", "April to June 2026 198", "July to September 2026 10"],
    "/not-now/": ["One initiative waits, three are on the scrap list."],
    "/goals/": ["Four of six goals have work this quarter.", "One target is met."],
}
HANDWRITTEN = ("strategy-letter", "reading-the-grid", "data-format", "how-we-decide")
"""Pages that explain the words, and say what a team may want to keep."""

OPEN = {
    "/": [
        "We were asked for 202 days of work and have 145. Talks added 20.",
        "Promised to L&TD: 7 kept and 6 open.",
    ],
    "/promises/": ["Of 42 promises, 30 were kept.", "26 promised to L&TD, 16 promised by L&TD."],
    "/conversations/": ["31 asks, 24 decisions, 42 promises, 9 consequences.", "All 24 5 1 1 31"],
    "/2026-q1/fits/": ["In the plan 48 84 50 182"],
}


@pytest.mark.parametrize(("address", "sentence"), [(a, s) for a, found in TEAM.items() for s in found])
def test_the_team_reads(team_site: Path, address: str, sentence: str) -> None:
    assert sentence in text(team_site, address)


@pytest.mark.parametrize(("address", "sentence"), [(a, s) for a, found in OPEN.items() for s in found])
def test_everyone_reads(open_site: Path, address: str, sentence: str) -> None:
    assert sentence in text(open_site, address)


@pytest.mark.parametrize(
    "secret",
    [
        "$14,000", "$24,000", "overdue", "kept late", "Alder", "Rowan", "17 days",
        "Right. Please no start in August",  # a quote
        "It sounds like every supervisor will watch",  # a summary
        "More than one crew off the road",
        "Leave and holidays", "Long absences",
    ],
)  # fmt: skip
def test_everyone_never_reads(open_site: Path, secret: str) -> None:
    told = [p for p in open_site.rglob("*.html") if p.parent.name not in HANDWRITTEN]
    assert [p.relative_to(open_site) for p in told if secret in p.read_text("utf-8")] == []


def test_every_link_of_every_page_leads_somewhere(team_site: Path) -> None:
    pages = {p: read(p) for p in team_site.rglob("*.html") if p.name == "index.html"}
    broken = []
    for page, reader in pages.items():
        for link in reader.links:
            if re.match(r"[a-z]+:", link) or link.startswith("//"):
                continue
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            target = target / "index.html" if target.is_dir() else target
            if not target.exists() or (
                anchor and target in pages and anchor not in pages[target].ids and anchor != "__skip"
            ):
                broken.append((str(page.relative_to(team_site)), link))
    assert broken == []


def test_no_page_asks_another_host_for_anything(open_site: Path) -> None:
    for page in open_site.rglob("*.html"):
        assert [load for load in read(page).loads if re.match(r"(https?:)?//", load)] == []
    for style in (open_site / "assets" / "accord").glob("*.css"):
        assert "http" not in style.read_text("utf-8")


def test_every_page_asks_search_engines_to_stay_away(open_site: Path) -> None:
    for page in open_site.rglob("*.html"):
        assert {"name": "robots", "content": "noindex"} in read(page).metas, page
    assert "Disallow: /" in (open_site / "robots.txt").read_text("utf-8")


def test_the_home_page_is_cited_as_its_edition_and_is_not_found_twice(open_site: Path) -> None:
    index = (open_site / "search" / "search_index.json").read_text("utf-8")
    assert '"location":"2026-q4/"' in index
    assert '"location":""' not in index


def test_every_person_initiative_and_talk_that_is_named_in_a_list_is_a_link(team_site: Path) -> None:
    links = read(team_site / "index.html").links
    assert "initiatives/fieldflow-crews/" in links
    assert "agreements/it/" in links
    assert "conversations/2026-10-07-field-ops-it-closing-jobs/#c2" in links


def test_no_heading_is_empty(team_site: Path) -> None:
    for page in team_site.rglob("index.html"):
        assert not re.search(r"<h([1-6])[^>]*>\s*(<span>\s*</span>)?\s*</h\1>", page.read_text("utf-8")), page


def test_the_style_sheet_is_the_only_place_of_style(team_site: Path) -> None:
    for page in team_site.rglob("index.html"):
        article = page.read_text("utf-8").split("<article", 1)[1].split("</article", 1)[0]
        assert " style=" not in article, page
