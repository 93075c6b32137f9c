"""The table of asks: every ask of a talk that these readers may know of, with its answer in words they may have."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from accord import site
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read
from accord.pages import conversations_page
from kept_drawings import STORE


def rows(sample: Path, audience: str, as_of: date = date(2026, 11, 16)) -> list[list[str]]:
    """The cells of the table as one reads them, without its head."""
    found = read(sample)
    assert found.portfolio is not None
    seen = seen_by(known_on(found.portfolio, as_of), parse(audience))
    page = conversations_page.page(site.report(seen, STORE)).markdown
    table = page.partition('id="asks"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in re.findall("<tr.*?</tr>", table, re.DOTALL)
    ]
    return [[" ".join(unescape(re.sub("<[^>]+>", "", cell)).split()) for cell in row] for row in cells]


def test_every_ask_is_there_newest_first(sample: Path) -> None:
    found = rows(sample, "team")
    assert len(found) == 31
    assert found[0] == [
        *("14 October 2026", "Clear priorities"),
        "When is the AI assistant released, to whom, and does it come before contractor induction?",
        *("Head of Digital and IT", "No answer yet"),
    ]
    answers = {(row[0], row[2].partition(".")[0]): row[-1] for row in found}
    leads = "Two crew leads at half time, from mid-February to the end of June"
    assert answers["12 January 2026", leads] == "Another way, 46 person-days"
    assert answers["14 January 2026", "Money for a practice rig and gas detectors"] == "Another way, $14,000"


def test_everyone_has_the_kinds_and_a_soft_no(sample: Path) -> None:
    team, everyone = rows(sample, "team"), rows(sample, "everyone")
    assert [row[:2] for row in team] == [row[:2] for row in everyone]
    assert [row[-1] for row in team].count("No") == 1
    assert "No" not in [row[-1] for row in everyone]
    assert [row[-1] for row in everyone].count("Could not be taken on now") == 1
    assert not {row[2] for row in team} & {row[2] for row in everyone}


@pytest.mark.parametrize(("day", "count"), [(date(2026, 1, 1), 0), (date(2026, 1, 31), 15)])
def test_only_what_was_asked_by_the_day(sample: Path, day: date, count: int) -> None:
    assert len(rows(sample, "team", day)) == count
