"""accord build: a site in its place, or the last one untouched."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from cli.small_plan import STOP, Accord, edit, stop


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below a folder: the moment it was written, and its bytes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


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


BROKEN = {
    "a value": ("portfolio/initiatives/first-four-weeks.yml", "impact: 4 ", "impact: 9 ", "[out-of-range]"),
    "YAML": ("portfolio/team.yml", "roles:", "roles: [", "portfolio/team.yml:4:3:"),
    "the host's file": ("mkdocs.yml", "plugins:", "plugins: [", "mkdocs.yml:"),
    "an option's value": ("mkdocs.yml", "noindex: true", "noindex: perhaps", "'noindex'"),
    "an option nobody knows": ("mkdocs.yml", "noindex: true", "noindx: true", "did you mean 'noindex'?"),
    "a figure nobody knows": ("content/welcome.md", "figure: grid", "figure: gird", "content/welcome.md:13:"),
    "a quarter nobody knows": (
        "content/welcome.md",
        "figure: grid",
        "figure: grid\nquarter: 2031-Q1",
        "welcome.md:14:",
    ),
    "a link, in strict mode": ("content/welcome.md", "promises.md", "promizes.md", "promizes.md"),
    "a template": ("content/welcome.md", "title: Welcome", "title: Welcome\ntemplate: nowhere.html", "nowhere.html"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_whatever_is_broken_the_last_site_is_untouched(built: Path, accord: Accord, what: str) -> None:
    file, before, after, said = BROKEN[what]
    edit(built / file, before, after)
    site = files(built / "site")
    done = accord("build")
    assert done.exit_code == 1
    assert said in done.output
    assert "Traceback" not in done.output
    assert files(built / "site") == site
    assert not list(built.glob(".site.accord*"))


def test_a_page_of_ones_own_in_the_place_of_a_page_of_the_plan_stops(built: Path, accord: Accord) -> None:
    (built / "content" / "promises.md").write_text("# Ours", "utf-8")
    site = files(built / "site")
    done = accord("build")
    assert done.exit_code == 1
    assert "content/promises.md:1:1: the plan needs the address /promises/" in done.stderr
    assert "[address-taken]" in done.stderr
    assert files(built / "site") == site


def test_what_a_killed_run_left_is_cleared_by_the_next_one_even_if_it_fails(built: Path, accord: Accord) -> None:
    left = built / ".site.accord-new"
    left.mkdir()
    (left / "half.html").write_text("half", "utf-8")
    site = files(built / "site")
    edit(built / "content" / "welcome.md", "promises.md", "promizes.md")
    assert accord("build").exit_code == 1
    assert not left.exists()
    assert files(built / "site") == site


def test_a_swap_that_was_stopped_between_its_renames_is_completed(built: Path, accord: Accord) -> None:
    shutil.copytree(built / "site", built / ".site.accord-new")
    edit(built / ".site.accord-new" / "index.html", "<html", "<!-- newer --><html")
    (built / "site").rename(built / ".site.accord-old")
    edit(built / "content" / "welcome.md", "promises.md", "promizes.md")
    done = accord("build")
    assert done.exit_code == 1
    assert "The last site is untouched." in done.stderr
    assert "<!-- newer -->" in (built / "site" / "index.html").read_text("utf-8")
    assert not list(built.glob(".site.accord*"))


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
        (("--as-of", "20261116"), "'20261116' is not a day; write it like 2026-07-15"),
        (("--site-dir", "portfolio"), "was not made by Accord"),
        (("--site-dir", "portfolio/site"), "is for the files of the plan"),
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
