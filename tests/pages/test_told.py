"""Changes in sentences: one edit of the sample, one sentence; what comes with something new is told by that."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from accord import site
from accord.domain.audience import parse
from accord.domain.changes import between
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.intake import read
from accord.pages.feed import feed
from accord.pages.told import told
from accord.pages.voice import PlainVoice
from accord.words import Words
from kept_drawings import STORE

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = date(2026, 11, 16)
AGAIN = "negotiations/2026-07-15-field-ops-safety-conversations-again.yml"
CLOSING = "negotiations/2026-10-07-field-ops-it-closing-jobs.yml"
ASSISTANT = "negotiations/2026-10-14-it-ai-assistant.yml"
Q4 = "quarters/2026-Q4.yml"
BASICS = "initiatives/data-basics-planners.yml"


def _whole(folder: Path) -> Portfolio:
    found = read(folder, "portfolio")
    assert found.portfolio is not None, [str(problem) for problem in found.problems]
    return found.portfolio


def _edited(folder: Path, *edits: tuple[str, str, str]) -> Path:
    """A copy of the sample's files with some places written differently."""
    for path in sorted((ROOT / "portfolio").rglob("*.yml")):
        inside = path.relative_to(ROOT / "portfolio")
        if "private" not in inside.parts:
            (folder / inside).parent.mkdir(parents=True, exist_ok=True)
            (folder / inside).write_text(path.read_text("utf-8"), "utf-8")
    for name, old, new in edits:
        text = (folder / name).read_text("utf-8")
        assert old in text, old
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return folder


def said(before: Portfolio, after: Portfolio, audience: str = "team", day: date = DAY) -> list[tuple[str, str]]:
    first, second = (seen_by(known_on(p, day), parse(audience)) for p in (before, after))
    voice = PlainVoice(Words("en", "USD"), second, first)
    return [(item.group, item.sentence) for item in told(voice, between(first, second), first, second)]


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    return _whole(ROOT / "portfolio")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            (AGAIN, "due: 2026-12-31", "due: 2027-01-29"),
            [("harder", "Head of Field Operations: due on 29 January 2027 instead of 31 December 2026: “Each supervisor watches one confined-space entry a month and talks about it afterward”.")],
        ),
        (
            (ASSISTANT, "answer: open", "answer: accepted\n    answered_on: 2026-11-12"),
            [("promised", "Head of Digital and IT: “Yes” to “When is the AI assistant released, to whom, and does it come before contractor induction?”.")],
        ),
        (
            (Q4, "planned: {consult: 3, design: 4, deliver: 2}", "planned: {consult: 3, design: 3, deliver: 2}"),
            [("plan", "LT-10 has 8 days in the plan for 2026-Q4, before 9 days.")],
        ),
        (
            (Q4, "  - initiative: LT-17\n    place: later\n", "  - initiative: LT-17\n    place: scrap\n"),
            [("plan", "LT-17 is “Scrap list” in the plan for 2026-Q4, before “Waits”.")],
        ),
        (
            (Q4, "look_again: 2026-11-02", "look_again: 2027-01-15"),
            [("plan", "LT-17: we look again on 15 January 2027, before 2 November 2026.")],
        ),
        (
            (CLOSING, "status: open\n", "status: not-kept\n    closed: 2026-11-10\n    why: No time\n"),
            [("harder", "Head of Field Operations: not kept: “Send the closing report to supervisors every Monday, and talk about it in the depot meeting”.")],
        ),
        (
            (CLOSING, "      date: 2026-11-09", "      date: 2026-12-09"),
            [("promised", "We look at “Our help ends when 90% of jobs are closed on the tablet for four weeks” again on 9 December 2026, before 9 November 2026.")],
        ),
        (("team.yml", "name:", "name:  # the same\n "), []),
    ],
)  # fmt: skip
def test_one_edit_is_one_sentence(
    sample: Portfolio, tmp_path: Path, edit: tuple[str, str, str], expected: list[tuple[str, str]]
) -> None:
    try:
        after = _whole(_edited(tmp_path, edit))
    except AssertionError as missing:
        pytest.fail(str(missing))
    assert said(sample, after) == expected


def test_days_that_one_gives_and_another_gets_are_one_sentence(sample: Portfolio, tmp_path: Path) -> None:
    text = (ROOT / "portfolio" / Q4).read_text("utf-8")
    planned = re.findall(r"initiative: (LT-14|LT-02)\n.*?\n    planned: \{([^}]*)\}", text, re.DOTALL)
    before = dict(planned)
    days = {code: int(re.search(r"design: (\d+)", given)[1]) for code, given in before.items()}  # type: ignore[index]
    edits = []
    for code, more in (("LT-14", -1), ("LT-02", 1)):
        old = re.search(rf"initiative: {code}\n.*?planned: \{{[^}}]*\}}", text, re.DOTALL)
        assert old
        new = re.sub(r"(planned: \{[^}]*design: )\d+", rf"\g<1>{days[code] + more}", old[0])
        new = re.sub(r"(asked: \{[^}]*design: )(\d+)", lambda m: f"{m[1]}{max(int(m[2]), days[code] + more)}", new)  # noqa: B023
        edits.append((Q4, old[0], new))
    found = said(sample, _whole(_edited(tmp_path, *edits)))
    assert ("plan", "1 day of design moved from LT-14 to LT-02 in 2026-Q4.") in found


def test_what_came_with_a_new_talk_is_told_by_it(sample: Portfolio, tmp_path: Path) -> None:
    folder = _edited(tmp_path)
    (folder / CLOSING).unlink()
    before = known_on(_whole_without_stops(folder), DAY)
    after = known_on(sample, DAY)
    voice = PlainVoice(Words("en", "USD"), after, before)
    found = [item.sentence for item in told(voice, between(before, after), before, after)]
    assert "The talk of 7 October is written down, with Head of Field Operations and Head of Digital and IT." in found
    assert sum("promises by" in sentence for sentence in found) == 3
    assert not any("is asked" in sentence or "said yes" in sentence for sentence in found)


def _whole_without_stops(folder: Path) -> Portfolio:
    """The sample without one talk: what names it is taken out."""
    for path in sorted(folder.rglob("*.yml")):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"^.*2026-10-07-field-ops-it-closing-jobs.*\n", "", text, flags=re.MULTILINE), "utf-8")
    return _whole(folder)


def test_everyone_is_told_no_date_of_a_promise_and_no_words_of_a_talk(sample: Portfolio, tmp_path: Path) -> None:
    edits = [
        (AGAIN, "due: 2026-12-31", "due: 2027-01-29"),
        (AGAIN, "Film a model talk", "Film two model talks"),
        (AGAIN, "their_words: Right. Please no start in August.", "their_words: Right. Please start in September."),
    ]
    assert said(sample, _whole(_edited(tmp_path, *edits)), "everyone") == []
    assert len(said(sample, _whole(_edited(tmp_path, *edits)), "party:field-ops")) == 3


def test_between_two_days_the_record_says_what_happened(sample: Portfolio) -> None:
    before, after = known_on(sample, date(2026, 7, 1)), known_on(sample, date(2026, 8, 7))
    voice = PlainVoice(Words("en", "USD"), after, before)
    found = [item.sentence for item in told(voice, between(before, after), before, after)]
    assert "Difficulty of LT-16 fell from 3.5 to 2.25 because of the talk of 15 July." in found
    assert any(sentence.startswith("Head of Field Operations kept it 26 days late: ") for sentence in found)


def _feed(sample: Portfolio, audience: str) -> ET.Element:
    seen = seen_by(known_on(sample, DAY), parse(audience))
    report = site.report(seen, STORE, known_before=lambda day: seen_by(known_on(sample, day), parse(audience)))
    text = feed(report)
    assert text is not None
    assert feed(report) == text
    return ET.fromstring(text)


ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("audience", ["team", "everyone", "party:field-ops"])
def test_the_feed_is_atom_with_ids_that_stay(sample: Portfolio, audience: str) -> None:
    root = _feed(sample, audience)
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) > 5
    assert all(name and name.startswith("tag:") and audience.replace(":", "%3A") in name for name in ids)
    for entry in [root, *root.iter(f"{ATOM}entry")]:
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "L&TD"


def test_the_feed_for_everyone_does_not_say_when_a_promise_was_closed(sample: Portfolio) -> None:
    def closings(audience: str) -> int:
        return sum(" kept" in (entry.findtext(f"{ATOM}content") or "") for entry in _feed(sample, audience))

    assert closings("team") > 0
    assert closings("everyone") == 0
