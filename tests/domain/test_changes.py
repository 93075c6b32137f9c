"""Changes as values: what is a change and what is none, and that they lead from the one portfolio to the other."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from river import INITIATIVES, TALKS, river
from small_portfolio import ORGANIZATION, days, initiative, portfolio, promise

from accord.domain import changes
from accord.domain.audience import parse
from accord.domain.changes import About, applied, between
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.intake import read

ROOT = Path(__file__).resolve().parent.parent.parent
_DAYS = st.integers(0, 220)
_AUDIENCES = st.sampled_from(["team", "everyone", "parties", "party:deck"])


def fields(portfolio: Portfolio) -> dict[About, dict[str, Any]]:
    return {about: dict(fact.fields) for about, fact in changes.facts(portfolio).items()}


def on(days: int, audience: str, **marks: Any) -> Portfolio:
    return seen_by(known_on(river(**marks), date(2026, 1, 1) + timedelta(days=days)), parse(audience))


@settings(deadline=None, max_examples=120)
@given(first=_DAYS, second=_DAYS, audience=_AUDIENCES, hidden=st.frozensets(st.sampled_from([*INITIATIVES, *TALKS])))
def test_applied_to_the_first_they_give_the_second(
    first: int, second: int, audience: str, hidden: frozenset[str]
) -> None:
    before, after = on(first, audience, hidden=hidden), on(second, audience, hidden=hidden)
    assert applied(between(before, after), fields(before)) == fields(after)


@settings(deadline=None, max_examples=60)
@given(day=_DAYS, audience=_AUDIENCES, more=st.frozensets(st.sampled_from([*INITIATIVES, *TALKS])))
def test_what_is_marked_for_the_team_is_gone_for_the_others_and_nothing_else(
    day: int, audience: str, more: frozenset[str]
) -> None:
    before, after = on(day, audience), on(day, audience, hidden=more)
    assert applied(between(before, after), fields(before)) == fields(after)


@settings(deadline=None, max_examples=120)
@given(first=_DAYS, second=_DAYS, audience=_AUDIENCES, hidden=st.frozensets(st.sampled_from([*INITIATIVES, *TALKS])))
def test_they_are_about_just_the_facts_that_differ(
    first: int, second: int, audience: str, hidden: frozenset[str]
) -> None:
    whole = river(hidden=hidden)  # known on two days, it shares the records that no day changes
    before, after = (
        seen_by(known_on(whole, date(2026, 1, 1) + timedelta(days=n)), parse(audience)) for n in (first, second)
    )
    earlier, later = fields(before), fields(after)
    differ = {about for about in {**earlier, **later} if earlier.get(about) != later.get(about)}
    assert {change.about for change in between(before, after)} == differ


def _reading(value: int) -> dict[str, Any]:
    return {"text": "Better", "readings": [{"date": "2026-03-01", "value": value}]}


def test_a_goal_and_an_initiative_of_one_name_keep_their_readings_apart() -> None:
    goal = {"id": "ramp", "name": "Ramp", "readings": [{"date": "2026-03-01", "value": 1}]}
    before, after = (
        portfolio(organization={**ORGANIZATION, "goals": [goal]}, initiatives={"ramp": initiative(outcome=_reading(n))})
        for n in (2, 3)
    )
    found = between(before, after)
    assert [(change.kind, change.about.id, change.within) for change in found] == [
        ("reading-value", "ramp/2026-03-01~2", None)
    ]
    assert applied(found, fields(before)) == fields(after)


def test_numbers_spelled_otherwise_are_no_change() -> None:
    before, after = (
        portfolio(talks={"2026-01-10-deck": {"with": ["deck"], "about": "safe", "commitments": [
            promise(adds_capacity=[{**days("2026-Q1", skill, 0), "days": Decimal(n)} for skill, n in adds], what=what),
        ]}})
        for what, adds in (
            ("Two", [("design", "2"), ("deliver", "2.0")]),
            ("2", [("deliver", "2"), ("design", "2.0")]),
        )
    )  # fmt: skip
    assert [change.before for change in between(before, after)] == [{"what": "Two"}]


def _sample(folder: Path) -> Portfolio:
    found = read(folder, "portfolio").portfolio
    assert found is not None
    return known_on(found, date(2026, 11, 16))


def _copied(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of the sample's files in which one place is written differently."""
    for path in sorted((ROOT / "portfolio").rglob("*.yml")):
        inside = path.relative_to(ROOT / "portfolio")
        if "private" in inside.parts:
            continue
        text = path.read_text("utf-8")
        if inside.as_posix() == name:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / inside).parent.mkdir(parents=True, exist_ok=True)
        (folder / inside).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    return _sample(ROOT / "portfolio")


Q4 = "quarters/2026-Q4.yml"
TALK = "negotiations/2026-07-15-field-ops-safety-conversations-again.yml"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TALK, "with: [field-ops, safety]", "with: [safety, field-ops]  # the other way round"),
        (TALK, "about: [LT-16, LT-02]", "about:\n  - LT-02\n  - LT-16"),
        (TALK, "    status: open\n", ""),  # what is meant when nothing is written
        (TALK, "date: 2026-07-15\noccasion", "occasion"),  # the day stands in the file's name
        (Q4, "  - initiative: LT-03\n", "\n\n  # first\n  - initiative: lt-03\n"),
    ],
)
def test_order_comments_and_other_spellings_are_no_change(
    sample: Portfolio, tmp_path: Path, name: str, old: str, new: str
) -> None:
    assert between(sample, _sample(_copied(tmp_path, name, old, new))) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "kind", "about"),
    [
        (TALK, "due: 2026-12-31", "due: 2027-01-29", "promise-due", f"{TALK[13:-4]}#c1"),
        (
            TALK,
            "look_again:\n      date: 2027-01-20",
            "look_again:\n      date: 2027-02-20",
            "decision-look-again",
            f"{TALK[13:-4]}#d1",
        ),
        (TALK, "Film a model talk", "Film two model talks", "talk-worded", TALK[13:-4]),
        (TALK, "matched: as-expected", "matched: partly", "consequence-came", f"{TALK[13:-4]}#k1"),
        (
            "initiatives/contractor-induction.yml",
            "stage: ",
            "stage: piloting  # was ",
            "initiative-stage",
            "contractor-induction",
        ),
        ("organization.yml", "name: Nobody gets hurt", "name: Nobody is hurt", "goal-renamed", "safe-work"),
    ],
)
def test_one_edit_is_one_change(
    sample: Portfolio, tmp_path: Path, name: str, old: str, new: str, kind: str, about: str
) -> None:
    found = between(sample, _sample(_copied(tmp_path, name, old, new)))
    assert [(change.kind, change.about.id) for change in found] == [(kind, about)]
    assert found[0].place.file == f"portfolio/{name}"


def test_a_renamed_file_is_the_same_initiative(sample: Portfolio, tmp_path: Path) -> None:
    folder = _copied(tmp_path, Q4, "motto", "motto")
    (folder / "initiatives" / "contractor-induction.yml").rename(folder / "initiatives" / "safe-at-the-gate.yml")
    assert [change.kind for change in between(sample, _sample(folder))] == []
