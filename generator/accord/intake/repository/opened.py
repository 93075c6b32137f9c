"""The repository a folder is part of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from accord.intake.repository import held, naming
from accord.intake.repository.asking import ABSENT, Said, ask, text
from accord.intake.repository.history import HEAD, History, history
from accord.intake.repository.naming import Unknown

_SHORT = 10


@dataclass(frozen=True, slots=True)
class Missing:
    """No repository that can be read."""

    reason: str
    """A sentence for a planner, with what would help; it names no folder of this machine, so a page may print it."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as seen from one of its folders: every path here is from that folder."""

    folder: Path
    prefix: str = ""
    """Where the folder is in the repository: empty, or a path that ends with `/`."""
    cut: frozenset[str] = frozenset()
    """The commits before which this clone holds nothing; none where the clone is whole."""

    @property
    def shallow(self) -> bool:
        """Whether the clone holds only the newest commits."""
        return bool(self.cut)

    def log(self, paths: Iterable[str] = (".",), until: str = HEAD) -> History:
        """The commits that changed files under some paths, oldest first, up to a commit given by its whole id."""
        return history(self.folder, self.prefix, self.cut, paths, until)

    def blobs(self, ids: Iterable[str], limit: int | None = held.LIMIT) -> Iterator[tuple[str, bytes]]:
        """What files held, by id and in the order of the ids, each once.

        A file that is missing, or has more bytes than `limit`, is left out.
        """
        return held.blobs(self.folder, ids, limit)

    def tree(self, commit: str, paths: Iterable[str] = (".",)) -> Mapping[str, str]:
        """The ids of the files of a commit under some paths, by path; links and other repositories are left out."""
        return held.tree(self.folder, self.prefix, commit, paths)

    def export(self, commit: str, paths: Iterable[str], target: Path) -> tuple[str, ...]:
        """Write the files of a commit under some paths below `target`; what lies in the folder is left as it is.

        Returns the paths that were not written: those that would lead out of the target, or that this system
        cannot write. Links are never written.
        """
        return held.export(self.folder, self.prefix, commit, paths, target)

    def commit_at(self, written: str) -> str | Unknown:
        """The whole id of the commit that is meant by a commit, a tag, a branch, or a day (YYYY-MM-DD).

        A day means the last commit on this branch that was recorded on it or before, each in its committer's zone.
        """
        return naming.commit_at(self.folder, written, self.cut)

    def recorded(self, commit: str) -> datetime | None:
        """When a commit was recorded, in its committer's zone: the date by which `commit_at` finds it."""
        return naming.recorded(self.folder, commit)

    def short(self, commit: str) -> str:
        """A commit's id as pages print it: always of the same length, however many commits a clone holds."""
        return commit[:_SHORT]


def open(folder: Path) -> Repository | Missing:  # noqa: A001  # read as `repository.open`
    """The repository a folder is part of, or why there is none to read."""
    said = ask(folder, "rev-parse", "--is-shallow-repository", "--show-prefix")
    if said.code:
        return Missing(_reason(said))
    shallow, _, prefix = said.out.partition(b"\n")
    cut = _cut(folder) if shallow == b"true" else frozenset()
    return Repository(folder, text(prefix.removesuffix(b"\n")), cut)


def _cut(folder: Path) -> frozenset[str]:
    said = ask(folder, "rev-parse", "--git-path", "shallow")
    try:
        return frozenset((folder / text(said.out.removesuffix(b"\n"))).read_text("ascii").split())
    except (OSError, ValueError):
        return frozenset()


def _reason(said: Said) -> str:
    if said.code == ABSENT:
        return "git is not installed, so there is no history to read; git-scm.com has it for every system"
    if "dubious ownership" in said.err or "unsafe repository" in said.err:
        return (
            "git does not open this repository, as its folder belongs to another user; if you trust it, "
            "run 'git config --global --add safe.directory \"$PWD\"' in the top folder of the repository"
        )
    if "not a git repository" in said.err:
        return "this folder is in no git repository, so it has no history; 'git init' and a first commit begin one"
    return "git could not read the repository of this folder; 'git status' in this folder says why"
