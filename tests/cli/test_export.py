"""`accord export`: the plan as files, without a site."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.cli import starting
from accord.cli.export import command
from cli.small_plan import DAY, STOP, edit, stop

Export = Callable[..., Result]
"""Runs the command with these words."""


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of a small project whose day is named, in which the command is run."""
    folder = tmp_path / "plan"
    starting.write(folder, DAY)
    edit(folder / "mkdocs.yml", "# as_of: 2026-11-16 ", "as_of: 2026-11-16   ")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def export(project: Path) -> Export:
    """The command, run in the small project."""
    return lambda *words: CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def test_it_writes_the_files_and_says_what_to_do_next(project: Path, export: Export) -> None:
    done = export("--out", "../taken")
    assert done.exit_code == 0
    said = done.stdout.splitlines()
    assert said[0].startswith("../taken: ") and said[0].endswith(
        " files written, 0 as before, 0 removed; for everyone."
    )
    assert said[1] == "Next: open ../taken/plan.xlsx, or add ../taken/dates.ics to a calendar."
    names = {path.name for path in (project.parent / "taken").iterdir()}
    assert {"plan.xlsx", "plan.json", "promises.csv", "dates.ics", "calendars"} <= names


def test_the_audience_and_the_day_are_the_ones_asked_for(project: Path, export: Export) -> None:
    done = export("--out", "../taken", "--audience", "team", "--as-of", "2026-11-20")
    assert "; for the team only." in done.stdout
    found = json.loads((project.parent / "taken" / "plan.json").read_text("utf-8"))
    assert found["accord"] == {"format": 1, "as_of": "2026-11-20", "audience": "team"}


def test_a_second_run_changes_nothing(project: Path, export: Export) -> None:
    export("--out", "../taken")
    assert export("--out", "../taken").stdout.startswith("../taken: 0 files written, ")


def test_another_audience_takes_the_place_of_the_first_and_leaves_nothing_behind(project: Path, export: Export) -> None:
    export("--out", "../taken", "--audience", "team")
    export("--out", "../taken")
    export("--out", "../fresh")
    taken, fresh = (
        {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        for folder in (project.parent / "taken", project.parent / "fresh")
    )
    assert taken == fresh


def test_it_writes_over_nobody_elses_file(project: Path, export: Export) -> None:
    theirs = project.parent / "taken" / "promises.csv"
    theirs.parent.mkdir()
    theirs.write_text("theirs", "utf-8")
    done = export("--out", "../taken")
    assert done.exit_code == 2
    assert "promises.csv' was not written by Accord; choose another folder, or remove it yourself" in done.stderr
    assert [path.name for path in theirs.parent.iterdir()] == ["promises.csv"]
    assert theirs.read_text("utf-8") == "theirs"


@pytest.mark.parametrize(
    ("out", "why"),
    [
        (".", "'.' holds the project itself; choose a folder of its own"),
        ("portfolio/taken", "'portfolio/taken' is for the files of the plan; choose a folder outside 'portfolio'"),
        ("mkdocs.yml", "'mkdocs.yml' is not a folder; choose another name"),
    ],
)
def test_it_says_why_a_folder_will_not_do(export: Export, out: str, why: str) -> None:
    done = export("--out", out)
    assert done.exit_code == 2
    assert why in " ".join(done.stderr.split())


def test_it_keeps_out_of_a_folder_with_a_site(project: Path, export: Export) -> None:
    site = project.parent / "rendered"
    site.mkdir()
    (site / "mkdocs.yml").write_text("{}", "utf-8")
    done = export("--out", "../rendered")
    assert done.exit_code == 2
    assert "holds a site; choose a folder of its own" in done.stderr
    assert [path.name for path in site.iterdir()] == ["mkdocs.yml"]


def test_it_writes_nothing_where_something_stops(project: Path, export: Export) -> None:
    stop(project)
    done = export("--out", "../taken")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, STOP)
    assert done.stdout.endswith("Nothing was written; mend these, then run 'accord export' again.\n")
    assert not (project.parent / "taken").exists()


def test_an_unknown_stakeholder_is_said_so(project: Path, export: Export) -> None:
    done = export("--out", "../taken", "--audience", "party:nobody")
    assert done.exit_code == 1
    assert "no stakeholder 'nobody'" in done.stdout
