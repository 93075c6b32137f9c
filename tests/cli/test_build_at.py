"""`accord build --at`: an old plan from git, with the working tree left alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cli.small_plan import Accord, edit

INITIATIVE = "portfolio/initiatives/first-four-weeks.yml"


def git(folder: Path, *words: str, day: str = "2026-11-10") -> str:
    dated = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+01:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00+01:00"}
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **dated}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def kept(plan: Path) -> Path:
    """A small project with two commits: the title changed in between, and a page of its own came."""
    git(plan, "init", "--quiet", ".")
    git(plan, "add", ".")
    git(plan, "commit", "--quiet", "-m", "First")
    git(plan, "tag", "first")
    text = (plan / INITIATIVE).read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    edit(plan / INITIATIVE, title, "title: Quite another name")
    (plan / "content" / "news.md").write_text("# News\n", "utf-8")
    git(plan, "add", ".")
    git(plan, "commit", "--quiet", "-m", "Second", day="2026-11-14")
    return plan


def page(folder: Path) -> str:
    return (folder / "initiatives" / "first-four-weeks" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("at", ["first", "HEAD~1", "2026-11-13"])
def test_the_files_of_that_commit_are_shown_and_stamped(kept: Path, accord: Accord, at: str) -> None:
    edit(kept / INITIATIVE, "title: Quite another name", "title: Not recorded yet")
    done = accord("build", "--at", at)
    assert done.exit_code == 0, done.stdout + done.stderr
    commit = git(kept, "rev-parse", "first")[:10]
    assert f"is in site-{commit}." in done.stdout
    shown = page(kept / f"site-{commit}")
    assert "Quite another name" not in shown
    assert "Not recorded yet" not in shown
    assert f"An old plan, from the files as they were recorded in commit {commit} on 10 November 2026." in shown
    assert not (kept / f"site-{commit}" / "news" / "index.html").exists()
    assert not (kept / "site").exists()
    assert git(kept, "status", "--porcelain", "--", "portfolio", "content") == f"M {INITIATIVE}"


def test_the_day_is_the_one_typed_else_the_commits_own_options_else_its_own(kept: Path, accord: Accord) -> None:
    assert "as of 2026-11-16," in accord("build", "--at", "first").stdout  # as_of stands in its mkdocs.yml
    assert "as of 2026-11-12," in accord("build", "--at", "first", "--as-of", "2026-11-12").stdout
    edit(kept / "mkdocs.yml", "as_of: 2026-11-16", "# as_of: 2026-11-16")
    git(kept, "commit", "--quiet", "-am", "Without a day", day="2026-11-20")
    assert "as of 2026-11-20," in accord("build", "--at", "HEAD").stdout


def test_the_audience_and_the_folder_are_the_ones_typed(kept: Path, accord: Accord) -> None:
    done = accord("build", "--at", "first", "--audience", "team", "--site-dir", "old")
    assert done.stdout.startswith("The site for team, as of 2026-11-16, is in old.")
    assert (kept / "old" / "checks" / "index.html").is_file()


def test_the_same_commit_gives_the_same_bytes(kept: Path, accord: Accord) -> None:
    accord("build", "--at", "first", "--site-dir", "one")
    accord("build", "--at", "first", "--site-dir", "two")
    one, two = (
        {
            path.relative_to(kept / name).as_posix(): path.read_bytes()
            for path in (kept / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert {name for name in one if one[name] != two.get(name)} <= {"sitemap.xml.gz"}


@pytest.mark.parametrize("typed", ["nothing", "2020-01-01"])
def test_what_names_no_commit_is_told_with_a_remedy(kept: Path, accord: Accord, typed: str) -> None:
    done = accord("build", "--at", typed)
    assert (done.exit_code, done.stdout) == (1, "")
    assert typed in done.stderr
    assert not list(kept.glob("site*"))
