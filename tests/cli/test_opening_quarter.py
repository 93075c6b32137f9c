"""`accord new quarter`: a draft that carries everything over, and checks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.opened import loaded, stops
from cli.small_plan import Accord, edit
from imported import ROOT


@pytest.fixture
def sample(accord: Accord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of the sample, in which the command is run."""
    shutil.copytree(ROOT / "portfolio", tmp_path / "sample" / "portfolio")
    monkeypatch.chdir(tmp_path / "sample")
    return tmp_path / "sample" / "portfolio"


@pytest.mark.parametrize("day", ["2026-11-16", "2027-01-10"])
def test_a_new_quarter_of_the_sample_checks_without_a_stop(sample: Path, accord: Accord, day: str) -> None:
    done = accord("new", "quarter", "2027-Q1", "--as-of", day)
    assert done.exit_code == 0
    assert done.stdout == (
        "portfolio/quarters/2027-Q1.yml is written: a draft with 18 initiatives, carried over from 2026-Q4.\n"
        "Next: count the days in it, move and shrink until it fits, then accord check.\n"
    )
    assert accord("check", "--as-of", day).exit_code == 0


def test_a_new_quarter_carries_everything_over(sample: Path, accord: Accord) -> None:
    before = loaded(sample / "quarters" / "2026-Q4.yml")
    accord("new", "quarter", "2027-Q1", "--as-of", "2026-11-16")
    after = loaded(sample / "quarters" / "2027-Q1.yml")
    old = {entry["initiative"]: entry for entry in before["entries"]}
    new = {entry["initiative"]: entry for entry in after["entries"]}
    kept = ("place", "asked", "planned", "smaller", "why", "look_again", "to")
    assert list(old.keys() - new.keys()) == []
    assert {code: {key: entry.get(key) for key in kept} for code, entry in new.items()} == {
        code: {key: entry.get(key) for key in kept} for code, entry in old.items()
    }
    assert after["versions"] == [
        {
            "version": 1,
            "date": yaml.safe_load("2026-11-16"),
            "state": "draft",
            "what": "First draft, carried over from 2026-Q4",
        }
    ]
    assert after["capacity"]["skills"]["design"] == {"fte": 2, "leave": 12, "keep_running": 18, "buffer": 8}


def test_each_entry_says_where_it_comes_from(sample: Path, accord: Accord) -> None:
    accord("new", "quarter", "2027-Q1", "--as-of", "2026-11-16")
    text = (sample / "quarters" / "2027-Q1.yml").read_text("utf-8")
    assert (
        "  # “Contractor safety induction” was now in 2026-Q4 and is not finished; days and reason are those of" in text
    )
    assert (
        "  # “Using the AI assistant safely” was later in 2026-Q4.\n"
        "  # The day to look at it again has passed: talk about it, then write the next one.\n"
        "  # It has waited for 2 quarters: do it, or put it on the scrap list with a reason.\n"
        "  - initiative: LT-17\n"
    ) in text
    assert "comes before 2027-Q1 begins: look then, and write the next one.\n  - initiative: LT-13\n" in text
    assert "      # absences: [{days: 27, known_from: 2026-08-03}]\n" in text
    assert text.count("  # “") == text.count("  - initiative: ") == 18


def test_what_is_finished_is_done_and_says_so(sample: Path, accord: Accord) -> None:
    edit(sample / "initiatives" / "contractor-induction.yml", "\nstage: ", "\nstage: closed  # was ")
    accord("new", "quarter", "2027-Q1", "--as-of", "2026-11-16")
    text = (sample / "quarters" / "2027-Q1.yml").read_text("utf-8")
    assert (
        "was now in 2026-Q4, and its work is closed; so it is finished.\n  - initiative: LT-12\n    place: done\n"
        in text
    )
    assert stops(sample) == []


def test_what_is_next_has_its_turn_and_work_without_a_goal_waits_for_one(plan: Path, accord: Accord) -> None:
    quarter = plan / "portfolio" / "quarters" / "2026-Q4.yml"
    edit(quarter, "place: later ", "place: next  ")
    edit(plan / "portfolio" / "initiatives" / "better-presentations.yml", "goals: [keep-customers]\n", "")
    edit(quarter, "  - initiative: EX-2\n", "  - initiative: EX-2\n    asked: {consult: 2}\n")
    accord("new", "quarter", "2027-q1")
    entries = loaded(plan / "portfolio" / "quarters" / "2027-Q1.yml")["entries"]
    assert [(e["initiative"], e["place"], e.get("planned")) for e in entries] == [
        ("EX-1", "now", {"consult": 8, "design": 16, "deliver": 8}),
        ("EX-2", "now", {"consult": 2}),
        ("EX-3", "next", None),
    ]
    assert accord("check").exit_code == 0


def test_what_was_in_no_plan_is_there_to_be_placed(plan: Path, accord: Accord) -> None:
    accord("new", "initiative", "Fewer returns")
    accord("new", "quarter", "2027-Q1")
    text = (plan / "portfolio" / "quarters" / "2027-Q1.yml").read_text("utf-8")
    assert "  # “Fewer returns” is in no plan yet.\n  - initiative: EX-4\n    place: next\n" in text
    assert accord("check").exit_code == 0


def test_days_that_promises_bind_or_add_are_named(plan: Path, accord: Accord) -> None:
    talk = next((plan / "portfolio" / "negotiations").iterdir())
    edit(talk, "adds_capacity:\n      - quarter: 2026-Q4", "adds_capacity:\n      - quarter: 2027-Q1")
    accord("new", "quarter", "2027-Q1")
    text = (plan / "portfolio" / "quarters" / "2027-Q1.yml").read_text("utf-8")
    assert "#   - adds 6 design days: Two team leads for three days each, to build the practice calls." in text


def test_a_fiscal_quarter_begins_the_day_after_the_last_one(plan: Path, accord: Accord) -> None:
    quarter = plan / "portfolio" / "quarters" / "2026-Q4.yml"
    edit(quarter, "motto: ", "starts: 2026-11-01\nmotto: ")
    accord("new", "quarter", "2027-Q1")
    accord("new", "quarter", "2027-Q3")
    starts = [loaded(plan / "portfolio" / "quarters" / f"2027-{q}.yml")["starts"].isoformat() for q in ("Q1", "Q3")]
    assert starts == ["2027-02-01", "2027-08-01"]
    assert stops(plan / "portfolio") == []


@pytest.mark.parametrize("name", ["2027-Q5", "2027Q1", "Q1-2027", "2027", "spring", "0000-Q1", "2027-Q1\n"])
def test_what_is_no_quarter_is_wrong_use(plan: Path, accord: Accord, name: str) -> None:
    done = accord("new", "quarter", name)
    assert done.exit_code == 2
    assert "is not a quarter; write it like 2027-Q1" in done.stderr


def test_the_same_day_gives_the_same_bytes(sample: Path, accord: Accord) -> None:
    file = sample / "quarters" / "2027-Q1.yml"
    write: Callable[[], Any] = lambda: accord("new", "quarter", "2027-Q1", "--as-of", "2026-11-16")  # noqa: E731
    write()
    first = file.read_bytes()
    file.unlink()
    write()
    assert file.read_bytes() == first
