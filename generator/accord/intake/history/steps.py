"""One pass over the commits of a portfolio: what each did to the files, each version of a file read once.

Git is asked twice: for the commits, and for what the files held that is not kept yet. A version of a file that cannot
be read says nothing: what the file said before stands until it can be read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accord.domain.changes.steps import Gap, Key, Recording, Step
from accord.domain.record import Record
from accord.domain.settings import Settings
from accord.intake.blob_cache import Kept
from accord.intake.files import LARGEST
from accord.intake.history.filed import filed
from accord.intake.history.past_file import Unread, packed, record
from accord.intake.read import FORMAT
from accord.intake.repository import Commit, FileChange, History, Repository


def steps(found: Repository, log: History, folder: str, kept: Kept) -> Iterator[Step]:
    """What each commit of a log did to the records below a folder, oldest first; commits that did nothing to them
    are left out.
    """
    below = "" if folder in ("", ".") else folder.rstrip("/") + "/"
    commits = [(commit, [f for change in commit.changed if (f := _File.of(change, below))]) for commit in log.commits]
    reader = _Reader(found, kept, {f.blob for _, files in commits for f in files if f.blob})
    for commit, files in commits:
        step = reader.step(commit, files)
        if step is not None:
            yield step


class _File:
    """One file of records that a commit touched."""

    __slots__ = ("after", "before", "blob", "was_blob")

    def __init__(self, before: Key | None, after: Key | None, was_blob: str | None, blob: str | None) -> None:
        self.before, self.after, self.was_blob, self.blob = before, after, was_blob, blob

    @classmethod
    def of(cls, change: FileChange, below: str) -> _File | None:
        before = _key(change.before_path, below) if change.old_blob else None
        after = _key(change.path, below) if change.new_blob else None
        if before is None and after is None:
            return None
        return cls(before, after, change.old_blob, change.new_blob if after else None)


def _key(path: str, below: str) -> Key | None:
    return filed(path.removeprefix(below)) if path.startswith(below) else None


class _Reader:
    """The files as they stand while the commits pass by."""

    def __init__(self, found: Repository, kept: Kept, blobs: set[str]) -> None:
        self.found = found
        self.state: dict[Key, Record] = {}
        self.strict: set[Key] = set()
        """Files that were once read wholly: from then on they are no older Accord's."""
        self.read: dict[tuple[Key, str, bool], tuple[Record | Unread, str]] = {}
        self.data: dict[str, Any] = {}
        self._fill(kept, blobs)

    def _fill(self, kept: Kept, blobs: set[str]) -> None:
        """The data of every version of every file: kept, or read and kept from now on."""
        wanted = []
        for blob in sorted(blobs):
            data = kept.get(blob)
            if data is None:
                wanted.append(blob)
            else:
                self.data[blob] = data[0]
        for blob, content in self.found.blobs(wanted, limit=LARGEST):
            self.data[blob] = packed(content)
            kept.put(blob, [self.data[blob]])

    def step(self, commit: Commit, files: list[_File]) -> Step | None:
        before: dict[Key, Record] = {}
        after: dict[Key, Record] = {}
        gaps: list[Gap] = []
        newer = self._newer(files)
        for file in files:
            was = self.state.pop(file.before, None) if file.before else None
            if file.before and was is not None:
                before[file.before] = was
            if file.after is None or file.blob is None:
                continue
            now, gap = (was, newer(file.after)) if newer else self._now(file.after, file.blob, was)
            if gap:
                gaps.append(gap)
            if now is not None:
                after[file.after] = now
        self.state.update(after)
        same = [key for key, was in before.items() if after.get(key) is was]
        for key in same:
            del before[key], after[key]
        if not (before or after or gaps):
            return None
        recording = Recording(commit.id, commit.when.date(), commit.author, commit.cut)
        return Step(recording, before, after, tuple(gaps))

    def _now(self, key: Key, blob: str, was: Record | None) -> tuple[Record | None, Gap | None]:
        """What a file says; what it said, where it cannot be read."""
        lenient = key not in self.strict
        found, left_out = self._record(key, blob, lenient)
        if isinstance(found, Unread):
            return was, Gap(key, "unread", found.reason)
        if left_out:
            return found, Gap(key, "older", f"Left out: {left_out}.")
        self.strict.add(key)
        return found, None

    def _record(self, key: Key, blob: str, lenient: bool) -> tuple[Record | Unread, str]:
        if blob not in self.data:
            return Unread(f"the file is not in this copy of the repository, or has more than {LARGEST:,} bytes"), ""
        if (key, blob, lenient) not in self.read:
            self.read[key, blob, lenient] = record(key, self.data[blob], lambda: self._content(blob), lenient=lenient)
        return self.read[key, blob, lenient]

    def _content(self, blob: str) -> bytes:
        return next((content for _, content in self.found.blobs([blob], limit=LARGEST)), b"")

    def _newer(self, files: list[_File]) -> Any:
        """What says of each file that the commit is written in a format this Accord does not know; None where not."""
        settings = self.state.get(("settings", "settings"))
        for file in files:
            if file.after == ("settings", "settings") and file.blob:
                found = self._record(file.after, file.blob, True)[0]
                settings = found if isinstance(found, Settings) else settings
        number = settings.format if isinstance(settings, Settings) else FORMAT
        if number <= FORMAT:
            return None
        return lambda key: Gap(key, "unread", f"written in format {number}; this Accord reads format {FORMAT}")
