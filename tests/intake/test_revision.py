"""The commit a folder stands at, in real repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from accord.intake.revision import revision


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def repository_of(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", ".")
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "a.yml").write_text("a: 1\n", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "First")
    return tmp_path


def test_it_is_the_commit_of_the_folder(repository_of: Path) -> None:
    found = revision(repository_of / "plan")
    assert found is not None
    assert git(repository_of, "rev-parse", "HEAD").startswith(found.id)
    assert len(found.id) >= 10
    assert not found.changed


def test_a_tag_does_not_take_its_place(repository_of: Path) -> None:
    git(repository_of, "tag", "-a", "v1", "-m", "One")
    found = revision(repository_of / "plan")
    assert found is not None
    assert git(repository_of, "rev-parse", "HEAD").startswith(found.id)


def test_files_changed_since_are_said(repository_of: Path) -> None:
    (repository_of / "plan" / "a.yml").write_text("a: 2\n", "utf-8")
    found = revision(repository_of / "plan")
    assert found is not None
    assert found.changed


def test_a_new_file_is_a_change_where_one_looks_for_it(repository_of: Path) -> None:
    (repository_of / "site").mkdir()
    (repository_of / "site" / "index.html").write_text("made", "utf-8")
    found = revision(repository_of, ["plan", "", "../elsewhere"])
    assert found is not None
    assert not found.changed
    (repository_of / "plan" / "b.yml").write_text("b: 1\n", "utf-8")
    found = revision(repository_of, ["plan"])
    assert found is not None
    assert found.changed


def test_asking_changes_nothing_in_the_repository(repository_of: Path) -> None:
    (repository_of / "plan" / "a.yml").touch()
    before = (repository_of / ".git" / "index").stat().st_mtime_ns
    revision(repository_of / "plan")
    assert (repository_of / ".git" / "index").stat().st_mtime_ns == before


def test_there_is_none_without_a_repository_or_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert revision(tmp_path) is None
    git(tmp_path, "init", "--quiet", ".")
    assert revision(tmp_path) is None


def test_there_is_none_without_git(repository_of: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert revision(repository_of) is None


def test_what_was_changed_elsewhere_in_the_repository_is_no_change_of_the_plan(repository_of: Path) -> None:
    (repository_of / "other.txt").write_text("1", "utf-8")
    git(repository_of, "add", "other.txt")
    found = revision(repository_of / "plan")
    assert found is not None
    assert not found.changed
