"""accord check: the problems, how many there are, and the exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from accord.cli import saying
from accord.places import Place, Problem
from cli.small_plan import STOP, Accord, stop, warn


def test_a_good_portfolio_needs_no_mending(plan: Path, accord: Accord) -> None:
    done = accord("check")
    accepted, said = done.stdout.splitlines()
    assert accepted == (
        "portfolio/organization.yml:21:11: accepted until 2027-09-13: safe-work: EX-2 is for this goal, and starts when "
        "the routes are known [goal-without-work]"
    )
    assert said == "10 files, nothing to mend. 1 warning accepted. Next: accord serve, to look at the plan."
    assert (done.exit_code, done.stderr) == (0, "")


def test_the_sample_is_checked_and_nothing_stops_it(
    repository: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("portfolio", "content"):
        shutil.copytree(repository / name, tmp_path / "plan" / name, ignore=shutil.ignore_patterns("private"))
    shutil.copy(repository / "mkdocs.yml", tmp_path / "plan")
    monkeypatch.chdir(tmp_path / "plan")
    done = accord("check")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith("Nothing stops the build. Next: accord serve, to look at the plan.\n")


def test_a_stop_ends_with_one_and_the_count(plan: Path, accord: Accord) -> None:
    stop(plan)
    done = accord("check")
    assert (done.exit_code, done.stdout) == (
        1,
        f"{STOP}\n1 problem in 1 file\nMend these, then run 'accord check' again.\n",
    )


def test_problems_stand_in_the_order_of_the_files_and_are_counted(plan: Path, accord: Accord) -> None:
    stop(plan)
    (plan / "portfolio" / "team.yml").write_text("nam: Us\n", "utf-8")
    (plan / "portfolio" / "stakeholders" / "warehouse.yml").write_text("kind: persn\ntitle: W\n", "utf-8")
    lines = accord("check").stdout.splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == [
        "portfolio/initiatives/first-four-weeks.yml",
        "portfolio/stakeholders/warehouse.yml",
        "portfolio/team.yml",
    ]
    assert lines[3] == "3 problems in 3 files"


def test_a_warning_stops_only_a_strict_check(plan: Path, accord: Accord) -> None:
    warn(plan)
    done = accord("check")
    assert done.exit_code == 0
    assert ": warning: " in done.stdout
    assert done.stdout.endswith(
        "Nothing stops the build. 1 warning accepted. Next: accord serve, to look at the plan.\n"
    )
    assert accord("check", "--strict").exit_code == 1


def test_json_is_a_list_of_problems_and_nothing_else(plan: Path, accord: Accord) -> None:
    stop(plan)
    done = accord("check", "--format", "json")
    assert json.loads(done.stdout) == [
        {
            "file": "portfolio/initiatives/first-four-weeks.yml",
            "line": 53,
            "column": 13,
            "check": "out-of-range",
            "level": "stop",
            "subject": "EX-1",
            "message": "'impact' must be between 1 and 5, found 9",
        }
    ]
    assert done.exit_code == 1
    assert "1 problem in 1 file" in done.stderr


def test_json_of_a_good_portfolio_is_an_empty_list(plan: Path, accord: Accord) -> None:
    assert json.loads(accord("check", "--format", "json").stdout) == []


def test_github_marks_the_line(plan: Path, accord: Accord) -> None:
    stop(plan)
    assert accord("check", "--format", "github").stdout == (
        "::error file=portfolio/initiatives/first-four-weeks.yml,line=53,col=13,title=out-of-range"
        "::EX-1: 'impact' must be between 1 and 5, found 9\n"
    )


def test_github_marks_a_warning_as_one(plan: Path, accord: Accord) -> None:
    warn(plan)
    done = accord("check", "--format", "github")
    assert done.stdout.startswith("::warning file=portfolio/negotiations/")


def test_github_marks_a_note_as_one_and_its_signs_keep_their_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    saying.show([Problem(Place("a,b.yml", 2, 3), "noted", "note", "", "100 %\nof: all")], "github")
    assert capsys.readouterr().out == "::notice file=a%2Cb.yml,line=2,col=3,title=noted::100 %25%0Aof: all\n"


def test_github_gets_nothing_else_where_the_host_file_cannot_be_read(plan: Path, accord: Accord) -> None:
    (plan / "mkdocs.yml").write_text("plugins: [search", "utf-8")
    done = accord("check", "--format", "github")
    assert (len(done.stdout.splitlines()), done.stdout.startswith("::error file=mkdocs.yml,")) == (1, True)
    assert "1 problem in 1 file" in done.stderr


def test_another_day_is_asked_for_and_no_day_is_said(plan: Path, accord: Accord) -> None:
    assert "overdue" in accord("check", "--as-of", "2027-03-01").stdout
    file = plan / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("as_of: 2026-11-16   ", "# "), "utf-8")
    assert "(no date was given)" in accord("check").stderr


def test_a_portfolio_without_a_project_is_checked(plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch) -> None:
    stop(plan)
    monkeypatch.chdir(plan.parent)
    done = accord("check", "plan/portfolio", "--as-of", "2026-11-16")
    assert done.exit_code == 1
    assert done.stdout.startswith(f"plan/{STOP}")


def test_a_missing_portfolio_is_a_problem(accord: Accord) -> None:
    done = accord("check", "nowhere")
    assert done.exit_code == 1
    assert done.stdout.startswith("nowhere:1:1: the folder 'nowhere' does not exist")


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "xml"),
        ("--as-of", "15.7.2026"),
        ("--config-file", "other.yml"),
        ("--config-file", "."),
        ("one", "two"),
        ("--nonsense",),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_two(accord: Accord, words: tuple[str, ...]) -> None:
    done = accord("check", *words)
    assert done.exit_code == 2
    assert "Error: " in done.stderr


def test_a_host_file_that_cannot_be_read_is_a_problem_in_every_format(plan: Path, accord: Accord) -> None:
    (plan / "mkdocs.yml").write_text("plugins: [search", "utf-8")
    done = accord("check")
    assert (done.exit_code, done.stdout.startswith("mkdocs.yml:")) == (1, True)
    assert json.loads(accord("check", "--format", "json").stdout)[0]["file"] == "mkdocs.yml"


def test_tags_in_the_host_file_are_plain_text(plan: Path, accord: Accord) -> None:
    file = plan / "mkdocs.yml"
    name = "!!python/name:material.extensions.emoji.twemoji"
    tags = f"site_url: !ENV [SITE, '']\nwatch: [!ENV DIR]\nextra: {{index: {name} }}\n"
    file.write_text(file.read_text("utf-8").replace("extra:\n  generator: false\n", tags), "utf-8")
    assert accord("check").exit_code == 0


@pytest.fixture
def larkmere(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The sample, beside which the command is run."""
    shutil.copytree(repository / "portfolio", tmp_path / "portfolio", ignore=shutil.ignore_patterns("private"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_only_what_one_asks_for_is_said(larkmere: Path, accord: Accord) -> None:
    done = accord("check", "--as-of", "2026-11-16", "--only", "overdue-promise, unanswered-ask")
    said = [line.rpartition(" [")[2].rstrip("]") for line in done.stdout.splitlines() if "portfolio/" in line]
    assert said == ["overdue-promise", "overdue-promise", "unanswered-ask"]
    assert done.stdout.splitlines()[-2:] == [
        "3 problems in 3 files",
        "Nothing stops the build. Next: accord serve, to look at the plan.",
    ]
    assert done.exit_code == 0


def test_with_only_the_exit_code_speaks_of_these_checks(larkmere: Path, accord: Accord) -> None:
    entry = larkmere / "portfolio" / "quarters" / "2026-Q4.yml"
    text = entry.read_text("utf-8")
    entry.write_text(
        text.replace("  - initiative: LT-17\n    place: later\n", "  - initiative: LT-17\n    place: scrap\n"), "utf-8"
    )
    (larkmere / "portfolio" / "initiatives" / "contractor-induction.yml").write_text(
        (larkmere / "portfolio" / "initiatives" / "contractor-induction.yml")
        .read_text("utf-8")
        .replace("goals: [safe-work]", "goals: []"),
        "utf-8",
    )
    assert accord("check", "--as-of", "2026-11-16").exit_code == 1
    assert accord("check", "--as-of", "2026-11-16", "--only", "no-goal").exit_code == 1
    assert accord("check", "--as-of", "2026-11-16", "--only", "overdue-promise").exit_code == 0
    assert accord("check", "--as-of", "2026-11-16", "--only", "overdue-promise", "--strict").exit_code == 1


def test_only_says_in_any_case_why_a_portfolio_cannot_be_read(larkmere: Path, accord: Accord) -> None:
    (larkmere / "portfolio" / "team.yml").write_text("rolles: []\n", "utf-8")
    done = accord("check", "--as-of", "2026-11-16", "--only", "overdue-promise")
    assert done.exit_code == 1
    assert "[unknown-key]" in done.stdout


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("overdue-promises", "no check 'overdue-promises'; did you mean 'overdue-promise'?"),
        ("zzz", "no check 'zzz'; 'accord explain' lists them all"),
        (",", "name at least one check; 'accord explain' lists them all"),
    ],
)
def test_a_check_there_is_not_is_wrong_use(larkmere: Path, accord: Accord, typed: str, hint: str) -> None:
    done = accord("check", "--only", typed)
    assert done.exit_code == 2
    assert hint in " ".join(done.stderr.replace("│", " ").split())


def test_what_is_dated_later_is_counted(larkmere: Path, accord: Accord) -> None:
    done = accord("check", "--as-of", "2026-05-04", "--only", "contradictory-agreements")
    assert "112 days promised" in done.stdout
    assert "6 talks, 6 versions, 1 initiative are dated after 2026-05-04 and not looked at yet." in done.stdout
