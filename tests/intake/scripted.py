"""Repositories that are written commit by commit, and a short way to say what they tell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from accord.intake import repository
from accord.intake.repository import FileChange, History, Repository

NOON = "2026-07-15T12:00:00 +0200"
PLANNER = "A Planner"
ADDRESS = "planner@example.org"


class Scripted:
    """A repository that is written commit by commit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", ".")

    def git(self, *words: str, **variables: str) -> str:
        calm = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        known = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        known |= {f"GIT_{who}_NAME": PLANNER for who in ("AUTHOR", "COMMITTER")}
        known |= {f"GIT_{who}_EMAIL": ADDRESS for who in ("AUTHOR", "COMMITTER")}
        known |= {f"GIT_{who}_DATE": NOON for who in ("AUTHOR", "COMMITTER")}
        command = ["git", "-c", "protocol.file.allow=always", *words]
        done = subprocess.run(command, cwd=self.folder, env=calm | known | variables, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def commit(
        self, files: Mapping[str, str | bytes | None], subject: str = "A change", when: str = NOON, **also: str
    ) -> str:
        """Write some files, remove those that are None, and commit them all; the id of the commit."""
        for path, content in files.items():
            file = self.folder / path
            if content is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        self.git("add", "--all", ".")
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        self.git("commit", "--quiet", "--allow-empty", "--message", subject, **(dates | also))
        return self.git("rev-parse", "HEAD")

    def opened(self, below: str = "") -> Repository:
        return opened(self.folder / below)


def opened(folder: Path) -> Repository:
    found = repository.open(folder)
    assert isinstance(found, Repository), found
    return found


def long(word: str) -> str:
    """A file that is recognised when it moves."""
    return "".join(f"{word}: {line}\n" for line in range(30))


def told(history: History) -> list[tuple[str, list[str]]]:
    """The subject of each commit, and its files: + new, - gone, ~ changed, > moved."""
    return [(commit.subject, [_sign(change) for change in commit.changed]) for commit in history.commits]


def _sign(change: FileChange) -> str:
    if change.path != change.before_path:
        return f"{change.before_path} > {change.path}"
    return {(True, False): "+", (False, True): "-"}.get((not change.old_blob, not change.new_blob), "~") + change.path


def held(found: Repository, history: History) -> list[bytes]:
    ids = [change.new_blob for commit in history.commits for change in commit.changed if change.new_blob]
    return [content for _, content in found.blobs(ids)]
