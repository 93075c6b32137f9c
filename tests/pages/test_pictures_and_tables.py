"""Goals, talks and forecasts: the picture on each page and the table or list beside it show the same."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from accord import site
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read
from kept_drawings import STORE

AUDIENCES = ("team", "everyone")


@pytest.fixture(scope="module", params=AUDIENCES)
def pages(request: pytest.FixtureRequest, sample: Path) -> dict[str, str]:
    """Larkmere's pages for some readers, by their files."""
    found = read(sample)
    assert found.portfolio is not None
    seen = seen_by(known_on(found.portfolio, date(2026, 11, 16)), parse(request.param))
    return {page.address.markdown: page.markdown for page in site.assemble(site.report(seen, STORE)).pages}


def drawing(page: str, measure: str = "wide") -> str:
    """The page's first drawing of a measure."""
    return re.findall(rf'<svg[^>]*class="ac-svg ac-{measure}".*?</svg>', page, re.DOTALL)[0]


def rows(page: str, caption: str) -> list[list[str]]:
    """The cells of a table, as they are written."""
    table = page.partition(f'aria-label="{caption}"')[2].partition("</table>")[0]
    body = table.partition("<tbody>")[2]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall("<tr.*?</tr>", body, re.DOTALL)]


def said(html: str) -> str:
    return str(Markup(html).striptags())


def test_the_matrix_of_goals_links_what_its_table_names(pages: dict[str, str]) -> None:
    page = pages["goals.md"]
    drawn = Counter(re.findall(r'href="\.\./initiatives/([\w-]+)/"', drawing(page)))
    named = [re.findall(r'href="\.\./initiatives/([\w-]+)/"', "".join(row))
             for row in rows(page, "Goals, measures and work this quarter")]  # fmt: skip
    assert drawn == Counter(slug for row in named for slug in row)
    assert sum(drawn.values()) == 20


def test_the_matrix_has_the_days_and_values_of_its_table(pages: dict[str, str]) -> None:
    page = pages["goals.md"]
    shown = set(re.findall(r"<text[^>]*>([^<]+)</text>", drawing(page)))
    for row in rows(page, "Goals, measures and work this quarter")[:-1]:
        goal, _, start, latest, _, target, days = map(said, row[:7])
        assert {goal, start, target, days} <= shown
        assert {latest, f"met, {latest}"} & shown


def test_a_bar_of_the_matrix_leads_to_a_goal_of_the_page(pages: dict[str, str]) -> None:
    page = pages["goals.md"]
    spots = set(re.findall(r'<section class="ac-goal[^"]*" id="([\w-]+)"', page))
    assert set(re.findall(r'href="\.\./goals/#([\w-]+)"', drawing(page))) == spots - {"no-goal"}


def test_the_mix_of_asks_has_the_numbers_of_its_table(pages: dict[str, str]) -> None:
    page = pages["conversations/index.md"]
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page.partition('id="mix"')[2].partition("</thead>")[0])
    cells = {
        f"{kind}: {head} {n}"
        for kind, *row in rows(page, "What we ask for, and what the answers were")[:-1]
        for head, n in zip(heads[1:-1], row[:-1], strict=True)
        if n != "–"
    }
    assert set(re.findall(r"<g><title>(.+?)</title>", drawing(page))) == cells
    assert len(cells) == 7


def test_a_no_is_said_softly_only_to_everyone(pages: dict[str, str]) -> None:
    page = pages["conversations/index.md"]
    soft = "For everyone." in page
    assert ("Could not be taken on now 1" in drawing(page)) == soft
    assert (">No 1<" in drawing(page)) != soft
    heading = said(re.findall('id="mix">(.*?)</h2>', page)[0])
    assert heading.startswith("We mostly ask for resources; commitment is where ")


def test_every_forecast_that_is_drawn_leads_to_its_place_in_the_list(pages: dict[str, str]) -> None:
    page = pages["forecasts.md"]
    spots = re.findall(r'<div class="ac-talkrow" id="([\w-]+)"', page)
    drawn = re.findall(r'href="\.\./forecasts/#([\w-]+)"', drawing(page))
    assert sorted(drawn) == sorted(spots)
    assert len(drawn) == 9


@pytest.mark.parametrize(
    ("path", "name"),
    [("goals.md", "coverage-2026-q4"), ("conversations/index.md", "ask-mix"), ("forecasts.md", "expected")],
)
def test_each_picture_is_there_for_a_screen_a_phone_and_paper(pages: dict[str, str], path: str, name: str) -> None:
    titles = re.findall(rf'id="(\w+)-{name}-title"', pages[path])
    assert titles == ["wide", "phone", "paper"]
    assert len(re.findall(rf'id="(\w+)-{name}-desc"', pages[path])) == 3
