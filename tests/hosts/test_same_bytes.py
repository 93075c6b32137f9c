"""Same facts, same bytes: two builds of one day are equal, wherever and however they are made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def different(one: Path, two: Path) -> list[str]:
    """The files in which two sites differ."""
    ours, theirs = files(one), files(two)
    assert len(ours) > 60
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


def build(folder: Path, *command: str, **environment: str) -> Path:
    """Build the project in a folder by a program of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "TZ")}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def here(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose figures were drawn before, built under one set of conditions."""
    folder = tmp_path_factory.mktemp("here") / "plan"
    shutil.copytree(project, folder, symlinks=True, ignore=shutil.ignore_patterns("site", "team"))
    return build(folder, "accord", "build", PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LANG="C", LC_ALL="C")


@pytest.mark.slow
def test_another_folder_time_zone_locale_and_hash_seed_change_no_byte(here: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a longer way" / "to another plan"
    shutil.copytree(here.parent, folder, symlinks=True, ignore=shutil.ignore_patterns("site"))
    there = build(folder, "accord", "build", PYTHONHASHSEED="4242", TZ="America/Adak", LANG="C.UTF-8", LC_ALL="C.UTF-8")
    assert different(here, there) == []


@pytest.mark.slow
def test_deleting_what_is_kept_between_builds_changes_no_byte(here: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(here.parent, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    assert different(here, build(folder, "accord", "build")) == []
    assert (folder / ".cache" / "accord").is_dir()


@pytest.mark.slow
def test_mkdocs_by_itself_makes_the_same_bytes(here: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(here.parent, folder, symlinks=True, ignore=shutil.ignore_patterns("site"))
    assert different(here, build(folder, "mkdocs", "build", "--strict")) == []
