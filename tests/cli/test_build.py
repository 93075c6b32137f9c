"""accord build: a site in its place, or the last one untouched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from cli.small_plan import STOP, Accord, edit, stop


def files(folder: Path) -> dict[str, int]:
    """Every file below a folder with the moment it was written."""
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}


def test_the_site_is_built_and_the_command_says_how_to_look_at_it(plan: Path, accord: Accord) -> None:
    done = accord("build")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "The site for everyone, as of 2026-11-16, is in site.\n"
        "Look at it: python -m http.server -d site 8000, then open http://localhost:8000\n"
    )
    assert (plan / "site" / "index.html").is_file()
    assert not list(plan.glob(".site.accord*"))


def test_the_command_line_wins(plan: Path, accord: Accord) -> None:
    done = accord("build", "--audience", "team", "--as-of", "2026-11-20", "--site-dir", "out/team")
    assert "The site for team, as of 2026-11-20, is in out/team." in done.stdout
    assert "20 November 2026" in (plan / "out" / "team" / "index.html").read_text("utf-8")


def test_the_folder_named_in_the_file_is_used(plan: Path, accord: Accord) -> None:
    edit(plan / "mkdocs.yml", "docs_dir:", "site_dir: public\ndocs_dir:")
    assert "is in public." in accord("build").stdout


def test_another_project_is_built_from_here(plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan.parent)
    assert "is in plan/site." in accord("build", "--config-file", "plan/mkdocs.yml").stdout


@pytest.mark.parametrize("what", ["a stop", "strict mode", "an error in a page", "a wrong option"])
def test_whatever_goes_wrong_the_last_site_is_untouched(plan: Path, accord: Accord, what: str) -> None:
    edit(plan / "mkdocs.yml", "docs_dir:", "strict: true\ndocs_dir:")
    assert accord("build").exit_code == 0
    before = files(plan / "site")
    if what == "a stop":
        stop(plan)
    elif what == "strict mode":
        edit(plan / "content" / "welcome.md", "promises.md", "promizes.md")
    elif what == "an error in a page":
        edit(plan / "content" / "welcome.md", "title: Welcome", "title: Welcome\ntemplate: nowhere.html")
    else:
        edit(plan / "mkdocs.yml", "noindex: true", "noindex: perhaps")
    done = accord("build")
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert files(plan / "site") == before
    assert not list(plan.glob(".site.accord*"))


def test_problems_are_said_place_first_with_what_to_do(plan: Path, accord: Accord) -> None:
    stop(plan)
    done = accord("build")
    assert done.stderr == (
        f"{STOP}\n1 problem stops the build\n"
        "No site was made. Mend this, then run 'accord build' again; 'accord check' says it sooner.\n"
    )


def test_a_warning_of_mkdocs_is_said_beside_the_site(plan: Path, accord: Accord) -> None:
    edit(plan / "content" / "welcome.md", "promises.md", "promizes.md")
    done = accord("build")
    assert done.exit_code == 0
    assert done.stderr.startswith("warning: Doc file 'welcome.md' contains a link 'promizes.md'")


def test_without_a_day_the_day_is_said_and_used(plan: Path, accord: Accord) -> None:
    edit(plan / "mkdocs.yml", "as_of: 2026-11-16   ", "# ")
    today = date.today().isoformat()  # noqa: DTZ011  # as the command asks it
    done = accord("build")
    assert f"As of today, {today} (no date was given)." in done.stderr
    assert f"as of {today}," in done.stdout


def test_a_stakeholder_nobody_knows_is_a_problem(plan: Path, accord: Accord) -> None:
    done = accord("build", "--audience", "party:warehose")
    assert done.exit_code == 1
    assert "no stakeholder 'warehose'; did you mean 'warehouse'?" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--audience", "them"), "the audience must be everyone, party:<stakeholder>, parties or team, found 'them'"),
        (("--as-of", "2026-02-30"), "'2026-02-30' is not a day; write it like 2026-07-15"),
        (("--site-dir", "."), "holds the project itself"),
        (("--site-dir", ".."), "holds the project itself"),
        (("--site-dir", "portfolio"), "was not made by Accord"),
        (("--site-dir", "mkdocs.yml"), "is not a folder"),
        (("--config-file", "other.yml"), "there is no file 'other.yml'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_ends_with_two(plan: Path, accord: Accord, words: tuple[str, ...], said: str) -> None:
    done = accord("build", *words)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert (plan / "portfolio" / "team.yml").is_file()


def test_without_a_project_the_command_says_how_to_start_one(accord: Accord) -> None:
    done = accord("build")
    assert done.exit_code == 2
    assert "'accord new site DIR' starts a project" in done.stderr


def test_a_site_can_be_built_from_inside_the_last_one(
    plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert accord("build").exit_code == 0
    monkeypatch.chdir(plan / "site")
    done = accord("build", "--config-file", "../mkdocs.yml")
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_a_kill_leaves_the_last_site_and_the_next_run_clears_up(plan: Path, accord: Accord) -> None:
    assert accord("build").exit_code == 0
    before = files(plan / "site")
    for wait in (0.5, 0.9, 1.3):
        run = subprocess.Popen(
            [sys.executable, "-m", "accord", "build"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(wait)
        run.send_signal(signal.SIGKILL)
        if run.wait() == 0:
            break  # it was done before
        left = files(plan / "site")
        assert left.keys() == before.keys()
        assert len(list(plan.glob(".site.accord*"))) <= 1
    assert accord("build").exit_code == 0
    assert not list(plan.glob(".site.accord*"))
