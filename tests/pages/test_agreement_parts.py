"""The side of an agreement page: their initiatives on the quarter's own grid, and their load in small bars."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from accord import addresses, site
from accord.charts.cache import FolderStore
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read
from accord.pages import agreement_page, agreement_parts, quarter
from accord.pages.desk import Desk
from accord.pages.report import Report

FIELD_OPS = {"fieldflow-crews", "supervisor-essentials", "supervisor-safety-conversations", "data-basics-planners"}


@pytest.fixture(scope="module")
def report(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    found = read(sample)
    assert found.portfolio is not None
    whole = seen_by(known_on(found.portfolio, date(2026, 11, 16)), parse("team"))
    return site.report(whole, FolderStore(tmp_path_factory.mktemp("store")))


def drawings(page: str, first: str) -> list[str]:
    """The drawings of a page whose ids begin so."""
    return [svg for svg in re.findall(r"<svg.*?</svg>", page) if f'<title id="{first}' in svg]


def test_the_grid_is_the_drawing_of_page_one_with_the_others_set_back(report: Report) -> None:
    assert report.current is not None
    theirs = agreement_page.page(report, "field-ops").markdown
    whole = quarter.page(report, report.current).markdown
    [pale], [clear] = (drawings(page, "phone-grid-2026-q4") for page in (theirs, whole))
    assert pale.replace(" ac-dim", "").replace("../../", "../") == clear
    groups = re.findall(r'class="([^"]*)" data-initiative="([^"]*)"', pale)
    assert {slug for look, slug in groups if "ac-dim" not in look} == FIELD_OPS


def test_a_stakeholder_without_an_initiative_on_the_grid_has_no_grid(report: Report) -> None:
    assert agreement_parts.grid(Desk(report, addresses.agreement("hr")), []) is None


def test_each_quarter_has_a_bar_on_one_scale_and_no_days_are_not_nothing(report: Report) -> None:
    table = agreement_parts.load_table(Desk(report, addresses.agreement("field-ops")), "field-ops")
    assert table is not None
    bars = [re.search(r'class="ac-own" [^>]*width="([\d.]+)"', str(row[2])) for row in table.body]
    wide = [float(bar[1]) if bar else 0.0 for bar in bars]
    assert [row[1] for row in table.body] == ["16", "198", "10", "0"]
    assert [round(reach / wide[1] * 198) for reach in wide] == [16, 198, 10, 0]
    assert "Each supervisor watches one confined-space entry a month" in str(table.body[3][2])


def test_nothing_on_the_page_has_a_style(report: Report) -> None:
    assert " style=" not in agreement_page.page(report, "field-ops").markdown
