"""`accord talk`: the sheet before a talk, the confirmation after it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cli.small_plan import Accord

THIN = "2026-10-14-it-ai-assistant"
HELD = "2026-07-15-field-ops-safety-conversations-again"


@pytest.fixture
def larkmere(sample: Path, accord: Accord, tmp_path: Path) -> Accord:
    """The command, run beside a copy of the sample as it stood on 16 November 2026."""
    shutil.copytree(sample, tmp_path / "portfolio", ignore=shutil.ignore_patterns("private"))
    (tmp_path / "mkdocs.yml").write_text("site_name: Plan\nplugins:\n  - accord:\n      as_of: 2026-11-16\n", "utf-8")
    return accord


def text_of(page: str) -> str:
    """What is read, without tags, styles and drawings."""
    body = re.sub(r"<(style|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).replace("&#8217;", "’").split())


def test_the_sheet_is_one_page_of_questions_and_one_of_steps(larkmere: Accord) -> None:
    page = larkmere("talk", THIN).stdout
    front, back = re.findall(r'<section class="ac-sheet.*?</section>', page, re.DOTALL)
    assert [text_of(q) for q in re.findall(r'<div class="ac-sheet__box"><h2>(.*?)</h2>', front)] == [
        "1 Why is this critical to the business?",
        "2 How does it serve the goals, and what data say so?",
        "3 Why is it not on the scrap list?",
        "4 What can we realistically do?",
        "5 What might bridge the gap?",
        "6 Where, and from whom, do we need help?",
    ]
    assert [text_of(step) for step in re.findall(r'<div class="ac-sheet__step"><div><h2>(.*?)</h2>', back)] == [
        "1 Start with alignment",
        "2 Share the current picture",
        "3 Invite ideas",
        "4 Summarize and clarify",
        "5 Clarify consequences",
        "6 End with next steps",
    ]
    assert back.count('class="ac-sheet__line"') >= 18
    assert "ac-sheet__line" not in front


def test_the_sheet_brings_what_the_portfolio_knows(larkmere: Accord) -> None:
    said = text_of(larkmere("talk", THIN).stdout)
    assert "planned 35 of 54 66 of 67 43 of 44 left 19 1 1" in said
    assert "LT-17: Waits. Difficulty 2, impact 2.75." in said
    assert "Read access to FieldFlow data for nine planners, by 30 October 2026" in said
    again = text_of(larkmere("talk", HELD).stdout)
    assert "Last talk, 15 January 2026" in again
    assert "We wrote: “Practice days will lift safe entries at first." in again
    assert "Came as expected. 19 of 20 in April; 15 of 20 in July." in again


@pytest.mark.parametrize("talk", [THIN, HELD])
def test_the_sheet_is_one_file_that_asks_for_nothing(larkmere: Accord, talk: str) -> None:
    page = larkmere("talk", talk).stdout
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|\bsrc=|url\((?!#)|@import|<iframe", page)
    assert re.findall(r'href="(?!#)[^"]*"', page) == []


def test_a_part_of_the_name_is_enough_where_only_one_talk_has_it(larkmere: Accord) -> None:
    assert "The AI assistant, when and for whom" in larkmere("talk", "AI-assistant").stdout
    done = larkmere("talk", "field-ops")
    assert done.exit_code == 1
    assert done.stderr.startswith("'field-ops' fits 4 talks: ")
    assert done.stderr.endswith("; write more of the one you mean\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-10-14-it-ai-asistant", f"no talk '2026-10-14-it-ai-asistant'; did you mean '{THIN}'?"),
        ("zzz", "no talk 'zzz'; known are "),
    ],
)
def test_an_unknown_talk_is_told_with_the_nearest(larkmere: Accord, typed: str, said: str) -> None:
    done = larkmere("talk", typed)
    assert done.exit_code == 1
    assert done.stderr.startswith(said)
    assert done.stdout == ""


AFTER = """\
Subject: Supervisor safety conversations, second try, 15 July 2026: does that sound right?

Thank you for the talk of 15 July 2026. This is what I took away from it.

It sounds like every supervisor will watch one entry a month from September and talk about it afterward, safety will \
share each depot's result by the 10th, and we will run a half-day practice before the end of September. You also \
extend the crew lead by ten days.

What we decided:
- LT-16 joins the plan in Q3, with one watched entry per supervisor per month. We look at it again on \
20 January 2027. Has the rate stayed at 18 or more?
- Help at the depots continues in August.

Who promised what, by when:
- Head of Field Operations: Each supervisor watches one confined-space entry a month and talks about it afterward \
(152 observations), by 31 December 2026
- Health and Safety Manager: Send each depot its result by the 10th of the month, October to January (4 reports), \
by 8 January 2027
- L&TD: Half-day coaching practice for all 38 supervisors (38 people), by 25 September 2026
- Head of Field Operations: Crew lead at the depots for ten days in August (10 person-days), by 30 September 2026

Next steps:
- L&TD: Send the summary, by 15 July 2026
- Head of Field Operations: Name the first two depots, by 31 July 2026

What that means:
- Two watched entries a month are not possible; one is. What can be done: Half the number of talks. What it would \
mean: We expect a slower climb, about 18 of 20 by the end of October instead of 19.

Does that sound right? If something is off, please tell me by 22 July 2026.

Thank you for finding a way forward together.
"""


def test_the_confirmation_can_be_pasted_into_an_email(larkmere: Accord) -> None:
    done = larkmere("talk", HELD, "--after", "--as-of", "2026-07-15")
    assert done.exit_code == 0
    assert done.stdout == AFTER


@pytest.mark.parametrize(
    ("day", "until"),
    [
        ("2026-07-21", "22 July 2026"),  # the last day before the talk's own five working days end
        ("2026-07-22", "29 July 2026"),  # on the day itself nobody would have time to answer
        ("2026-11-16", "23 November 2026"),
    ],
)
def test_a_late_confirmation_leaves_time_to_answer(larkmere: Accord, day: str, until: str) -> None:
    said = larkmere("talk", HELD, "--after", "--as-of", day).stdout
    assert f"please tell me by {until}." in said


def test_there_is_nothing_to_confirm_before_the_talk(larkmere: Accord) -> None:
    done = larkmere("talk", THIN, "--after")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"'{THIN}' has no conversation written down by 2026-11-16")
    assert done.stdout == ""


def test_a_private_note_is_on_no_sheet_and_in_no_confirmation(larkmere: Accord, tmp_path: Path) -> None:
    notes = tmp_path / "portfolio" / "private" / "notes"
    notes.mkdir(parents=True)
    secret = "We would settle for a single page of rules"
    for talk in (THIN, HELD):
        (notes / f"{talk}.yml").write_text(f"for: {talk}\nfallback: {secret}\n", "utf-8")
    for words in (("talk", THIN), ("talk", HELD), ("talk", HELD, "--after"), ("share", "field-ops", "--out", "x.html")):
        done = larkmere(*words)
        assert done.exit_code == 0, done.stderr
        assert secret not in done.stdout
    assert secret not in (tmp_path / "x.html").read_text("utf-8")


def test_the_file_named_is_written_and_nobody_elses_is_written_over(larkmere: Accord, tmp_path: Path) -> None:
    done = larkmere("talk", THIN, "--out", "sheets/it.html")
    assert done.stdout.splitlines()[0] == "Written: sheets/it.html"
    first = (tmp_path / "sheets" / "it.html").read_bytes()
    assert larkmere("talk", THIN, "--out", "sheets/it.html").exit_code == 0  # one of ours is written anew
    assert (tmp_path / "sheets" / "it.html").read_bytes() == first
    mine = tmp_path / "mine.html"
    mine.write_text("<!doctype html>\n<p>My own page", "utf-8")
    refused = larkmere("talk", THIN, "--out", "mine.html")
    assert refused.exit_code == 2
    assert "'mine.html' exists and was not written by this command; name another file" in refused.stderr
    assert mine.read_text("utf-8") == "<!doctype html>\n<p>My own page"
    for place in ("portfolio/it.html", "portfolio/negotiations/it.html"):
        assert "is for the files of the plan" in larkmere("talk", THIN, "--out", place).stderr
        assert not (tmp_path / place).exists()


def test_a_portfolio_that_cannot_be_read_is_told_as_by_check(larkmere: Accord, tmp_path: Path) -> None:
    (tmp_path / "portfolio" / "team.yml").write_text("roles: [", "utf-8")
    done = larkmere("talk", THIN)
    assert done.exit_code == 1
    assert "portfolio/team.yml:1:" in done.stdout
    assert "<!doctype" not in done.stdout
