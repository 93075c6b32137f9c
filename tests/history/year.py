"""A year of a plan as a repository: each folder becomes a commit, in the order of their names."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from intake.scripted import Scripted

FOLDERS = Path(__file__).parent / "a-year"


def made(folder: Path, until: str = "") -> Scripted:
    """The repository as it stands after the folder called `until`, after all of them when left out."""
    repository = Scripted(folder)
    for step in sorted(path for path in FOLDERS.iterdir() if path.is_dir()):
        _commit(repository, step, tomllib.loads((step / "commit.toml").read_text("utf-8")))
        if step.name == until:
            break
    return repository


def _commit(repository: Scripted, step: Path, about: dict[str, Any]) -> None:
    when, subject = about["when"], about["subject"]
    dates = {"GIT_AUTHOR_DATE": about.get("written", when), "GIT_COMMITTER_DATE": when}
    if "merge" in about:
        repository.git("merge", "--quiet", "--no-ff", "--message", subject, about["merge"], **dates)
        return
    if about.get("revert"):
        repository.git("revert", "--no-edit", "HEAD", **dates)
        return
    if "branch" in about:
        repository.git("switch", "--quiet", "--create", about["branch"])
    below = step / "portfolio"
    files: dict[str, str | bytes | None] = {
        file.relative_to(step).as_posix(): file.read_text("utf-8") for file in sorted(below.rglob("*.yml"))
    }
    files |= dict.fromkeys((f"portfolio/{path}" for path in about.get("removed", ())), None)
    who = {"GIT_AUTHOR_NAME": about["author"]} if "author" in about else {}
    repository.commit(files, subject, when, **dates, **who)
    if "branch" in about:
        repository.git("switch", "--quiet", "main")
