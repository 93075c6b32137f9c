"""`accord new`: initiatives, what is refused, and a portfolio that has only begun."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from accord.cli.opening import writing
from accord.intake.read import read
from cli.opened import LINES, NASTY, loaded, put, stops
from cli.small_plan import DAY, Accord, stop
from imported import ROOT


@pytest.fixture
def sample(accord: Accord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of the sample, in which the command is run."""
    shutil.copytree(ROOT / "portfolio", tmp_path / "sample" / "portfolio")
    monkeypatch.chdir(tmp_path / "sample")
    return tmp_path / "sample" / "portfolio"


def test_a_new_initiative_has_the_next_code_and_says_what_comes_next(sample: Path, accord: Accord) -> None:
    done = accord("new", "initiative", "Safer handovers", "--by", "field-ops", "--as-of", "2026-11-16")
    assert done.stdout == (
        "portfolio/initiatives/safer-handovers.yml is written, with the code LT-19.\n"
        "Next: say in it what the problem is, then accord check.\n"
    )
    written = loaded(sample / "initiatives" / "safer-handovers.yml")
    assert written == {
        "code": "LT-19",
        "title": "Safer handovers",
        "problem": "Not clear yet.",
        "requests": [{"by": "field-ops", "date": yaml.safe_load("2026-11-16")}],
        "learning_check": {"verdict": "not-checked"},
        "stage": "idea",
    }
    assert accord("check", "--as-of", "2026-11-16").exit_code == 0


@pytest.mark.parametrize(
    ("codes", "next_one"),
    [
        (("EX-9", "EX-10", "EX-2"), "EX-11"),
        (("LT-01", "LT-07", "Z9"), "LT-08"),
        (("A1", "A2", "FOO"), "A3"),
        (("one", "two", "three"), "LT-01"),
        (("ABCDE-99", "one", "two"), "LT-01"),
        (("K", "K99", "K100"), "K101"),
    ],
)
def test_the_next_code_follows_the_pattern_of_the_others(
    plan: Path, accord: Accord, codes: tuple[str, str, str], next_one: str
) -> None:
    files = sorted((plan / "portfolio" / "initiatives").iterdir())
    for file, code in zip(files, codes, strict=True):
        put(file, code=code)
    shutil.rmtree(plan / "portfolio" / "negotiations")
    place = {"entries": [{"initiative": codes[0], "place": "next"}], "versions": []}
    put(plan / "portfolio" / "quarters" / "2026-Q4.yml", **place)
    assert f"with the code {next_one}.\n" in accord("new", "initiative", "One more").stdout


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Übergabe für Œuvres", "ubergabe-fur-oeuvres"),
        ("Don't panic!", "dont-panic"),
        ("Plan", "plan-ex-4"),
        ("CON", "con-ex-4"),
        ("Safe work", "safe-work-ex-4"),
        ("EX-1", "ex-1-ex-4"),
        ("السلامة أولاً", "initiative-ex-4"),
        ("🎓", "initiative-ex-4"),
        ("../../etc/passwd", "etc-passwd"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_the_file_is_named_for_the_title(plan: Path, accord: Accord, name: str, file: str) -> None:
    done = accord("new", "initiative", name)
    assert done.stdout.startswith(f"portfolio/initiatives/{file}.yml is written")
    assert stops(plan / "portfolio") == []


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
def test_a_title_survives(plan: Path, accord: Accord, words: str) -> None:
    before = set((plan / "portfolio" / "initiatives").iterdir())
    assert accord("new", "initiative", "--", words).exit_code == 0
    (made,) = set((plan / "portfolio" / "initiatives").iterdir()) - before
    found = read(plan / "portfolio", "portfolio").portfolio
    assert found is not None
    assert found.initiatives[made.stem].title == loaded(made)["title"].strip() == " ".join(words.split())


@pytest.mark.parametrize(
    ("typed", "title"), [("One\nline", "One line"), ("a\x00b\x1b[1m", "a b [1m"), ("bro\udcffken", "bro?ken")]
)
def test_a_title_is_one_line_that_can_be_read(plan: Path, accord: Accord, typed: str, title: str) -> None:
    assert accord("new", "initiative", typed).exit_code == 0
    found = read(plan / "portfolio", "portfolio").portfolio
    assert found is not None
    assert title in [initiative.title for initiative in found.initiatives.values()]


@pytest.mark.parametrize("words", [*NASTY.values(), *LINES.values()], ids=[*NASTY, *LINES])
def test_every_text_survives_on_one_line_and_on_several(words: str) -> None:
    made = "\n".join(["list:", f"  - {writing.text(words)}", *writing.keyed("text", words)])
    back = yaml.safe_load(made)
    assert (back["list"], back["text"].strip()) == ([words], words.strip())
    assert yaml.safe_load("\n".join(writing.comment(words, 4))) is None


# What is refused.


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (("quarter", "2027-Q1"), "quarters/2027-Q1"),
        (("initiative", "Fewer returns"), "initiatives/fewer-returns"),
        (("talk", "warehouse", "EX-2"), f"negotiations/{DAY}-warehouse-safer-forklifts"),
    ],
)
@pytest.mark.parametrize("ending", [".yml", ".yaml"])
def test_nothing_is_overwritten(plan: Path, accord: Accord, words: tuple[str, ...], file: str, ending: str) -> None:
    accord("new", *words)
    there = plan / "portfolio" / f"{file}.yml"
    there = there.rename(there.with_suffix(ending))
    before = {path: path.read_bytes() for path in plan.rglob("*.y*ml")}
    again = accord("new", *words)
    assert again.exit_code == 1
    assert f"portfolio/{file}{ending}:1:1: " in again.stdout
    assert "this file is there already, and nothing is overwritten; open it, or " in again.stdout
    assert again.stdout.endswith("\n1 problem in 1 file. Nothing was written. Mend this, then run the command again.\n")
    assert {path: path.read_bytes() for path in plan.rglob("*.y*ml")} == before


def test_a_file_that_appears_in_the_meantime_is_not_overwritten(
    plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accord.build.opening.Ground.taken", lambda *_: None)
    there = plan / "portfolio" / "quarters" / "2026-Q4.yml"
    before = there.read_bytes()
    done = accord("new", "quarter", "2026-Q4")
    assert (done.exit_code, there.read_bytes()) == (1, before)
    assert "nothing was written" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("talk", "warehose", "EX-2"),
            "portfolio/stakeholders:1:1: no stakeholder 'warehose'; did you mean 'warehouse'? ",
        ),
        (("talk", "warehouse", "safer-forklift"), "no initiative 'safer-forklift'; did you mean 'safer-forklifts'? "),
        (("talk", "warehouse", "ZZ-99"), "no initiative 'ZZ-99'. For a talk about something else, use a few words"),
        (("talk", "warehouse", "2027-Q9"), "portfolio/quarters:1:1: '2027-Q9' is not a quarter; write it like 2027-Q1"),
        (("talk", "ltd", "EX-2"), "no stakeholder 'ltd'; known are customer-service, warehouse"),
        (("initiative", "New", "--by", "nobody"), "no stakeholder 'nobody'; "),
    ],
)
def test_an_unknown_name_is_told_with_the_one_that_was_meant(
    plan: Path, accord: Accord, words: tuple[str, ...], said: str
) -> None:
    before = sorted(plan.rglob("*"))
    done = accord("new", *words)
    assert done.exit_code == 1
    assert said in done.stdout
    assert sorted(plan.rglob("*")) == before


@pytest.mark.parametrize("words", [("initiative", " "), ("talk", "warehouse", "\u200b"), ("talk", "", "EX-2")])
def test_an_empty_word_is_wrong_use(plan: Path, accord: Accord, words: tuple[str, ...]) -> None:
    assert accord("new", *words).exit_code == 2


@pytest.mark.parametrize("words", [("quarter", "2027-Q1"), ("initiative", "New"), ("talk", "warehouse", "EX-2")])
def test_a_portfolio_that_cannot_be_read_says_so_as_check_does(
    plan: Path, accord: Accord, words: tuple[str, ...]
) -> None:
    stop(plan)
    done, checked = accord("new", *words), accord("check")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[0] == checked.stdout.splitlines()[0]
    elsewhere = accord("new", *words, "--portfolio", "nowhere")
    assert "the folder 'nowhere' does not exist" in elsewhere.stdout


# A portfolio that has only begun.


def begun(plan: Path, *gone: str) -> None:
    for name in gone:
        shutil.rmtree(plan / "portfolio" / name)


def test_the_first_quarter_places_what_there_is(plan: Path, accord: Accord) -> None:
    begun(plan, "quarters", "negotiations")
    done = accord("new", "quarter", "2026-Q4")
    assert done.stdout.startswith("portfolio/quarters/2026-Q4.yml is written: a draft with 3 initiatives.\n")
    assert accord("check").exit_code == 0


def test_the_first_talk_and_the_first_initiative_find_nothing_and_are_fine(plan: Path, accord: Accord) -> None:
    begun(plan, "quarters", "negotiations", "initiatives")
    assert "with the code LT-01.\n" in accord("new", "initiative", "The first one").stdout
    assert accord("new", "talk", "warehouse", "LT-01").exit_code == 0
    assert accord("new", "quarter", "2026-Q4").exit_code == 0
    assert accord("check").exit_code == 0


def test_a_quarter_without_anything_to_plan_says_where_to_begin(plan: Path, accord: Accord) -> None:
    begun(plan, "quarters", "negotiations", "initiatives")
    done = accord("new", "quarter", "2026-Q4")
    assert done.exit_code == 1
    assert "begin with 'accord new initiative NAME'" in done.stdout


def test_a_folder_without_a_portfolio_is_told(accord: Accord) -> None:
    assert accord("new", "quarter", "2026-Q4").exit_code == 1


def test_another_portfolio_can_be_named(sample: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample.parent.parent)
    done = accord("new", "quarter", "2027-Q1", "--portfolio", "sample/portfolio", "--as-of", "2026-11-16")
    assert done.stdout.startswith("sample/portfolio/quarters/2027-Q1.yml is written")
