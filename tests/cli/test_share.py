"""`accord share`: one stakeholder's agreements as one file, and their dates as a calendar."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, sync_playwright

from cli.small_plan import Accord

PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture
def larkmere(sample: Path, accord: Accord, tmp_path: Path) -> Accord:
    """The command, run beside a copy of the sample as it stood on 16 November 2026."""
    shutil.copytree(sample, tmp_path / "portfolio", ignore=shutil.ignore_patterns("private"))
    (tmp_path / "mkdocs.yml").write_text("site_name: Plan\nplugins:\n  - accord:\n      as_of: 2026-11-16\n", "utf-8")
    return accord


def test_it_is_the_page_as_the_stakeholder_may_read_it(larkmere: Accord, tmp_path: Path) -> None:
    done = larkmere("share", "field-ops")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "Written: agreement-field-ops.html and agreement-field-ops.ics",
        "Next: send it to field-ops, and to nobody else.",
    ]
    page = (tmp_path / "agreement-field-ops.html").read_text("utf-8")
    assert "Please no start in August." in page  # their words in a talk of theirs
    assert "You" in page
    assert "For Head of Field Operations and the L&#38;TD team. As it stood on 16 November 2026." in page
    # Another stakeholder's words stay with that stakeholder, and the team's own preparation with the team.
    assert "That is the one case I kept the reserve for" not in page
    assert "AI assistant" not in page


def test_it_asks_for_nothing_and_needs_no_script(larkmere: Accord, tmp_path: Path) -> None:
    larkmere("share", "field-ops", "--out", "fo.html")
    page = (tmp_path / "fo.html").read_text("utf-8")
    assert not re.search(r"<script|<link|\bsrc=|url\((?!#)|@import|<iframe", page)
    assert re.findall(r'href="(?!#)[^"]*"', page) == []
    assert "&amp;#" not in page  # what was encoded once is not encoded again


def test_every_spot_it_links_to_is_in_it(larkmere: Accord, tmp_path: Path) -> None:
    larkmere("share", "field-ops", "--out", "fo.html")
    page = (tmp_path / "fo.html").read_text("utf-8")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(set(ids)) == sorted(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_the_calendar_has_the_dates_between_them_and_us(larkmere: Accord, tmp_path: Path) -> None:
    larkmere("share", "field-ops", "--out", "out/fo.html")
    calendar = icalendar.Calendar.from_ical((tmp_path / "out" / "fo.ics").read_bytes())
    events = {str(event["SUMMARY"]): event["DTSTART"].dt.isoformat() for event in calendar.walk("VEVENT")}
    monday = "Head of Field Operations: Send the closing report to supervisors every Monday, "
    assert [day for said, day in events.items() if said.startswith(monday)] == ["2026-12-21"]
    assert "2027-01-20" in events.values()


def test_an_unknown_stakeholder_is_told_with_the_nearest(larkmere: Accord, tmp_path: Path) -> None:
    done = larkmere("share", "feild-ops")
    assert done.exit_code == 1
    assert "no stakeholder 'feild-ops'; did you mean 'field-ops'?" in done.stdout
    assert not list(tmp_path.glob("agreement-*"))


def test_a_calendar_of_somebody_else_is_not_written_over(larkmere: Accord, tmp_path: Path) -> None:
    own = tmp_path / "fo.ics"
    own.write_text("BEGIN:VCALENDAR\nmine\n", "utf-8")
    done = larkmere("share", "field-ops", "--out", "fo.html")
    assert done.exit_code == 2
    assert own.read_text("utf-8") == "BEGIN:VCALENDAR\nmine\n"
    assert not (tmp_path / "fo.html").exists()


@pytest.fixture(scope="module")
def browser(chrome: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.mark.browser
@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize(
    "words",
    [
        ("share", "field-ops"),
        ("share", "coo"),
        ("talk", "2026-10-14-it-ai-assistant"),
        ("talk", "2026-07-15-field-ops-safety-conversations-again"),
    ],
)
def test_it_opens_without_a_network_and_prints_on_two_sheets_at_most(
    larkmere: Accord, browser: Browser, tmp_path: Path, words: tuple[str, ...], size: str
) -> None:
    larkmere(*words, "--out", "one.html")
    context = browser.new_context(offline=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "one.html").as_uri())
    assert asked == [(tmp_path / "one.html").as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert len(PAGES.findall(page.pdf(format=size, prefer_css_page_size=size == "A4"))) in (1, 2)
    context.close()
