"""What changed when: every commit of a branch that touched some files, told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from accord.intake.repository.asking import LATE, ask, inside, is_id, text
from accord.intake.repository.moments import moment

HEAD = "HEAD"

_FIELDS = ("%H", "%cd", "%aN", "%s")
_LOG = (
    *("log", "--reverse", "--topo-order", "--first-parent", "-m"),
    *("--raw", "-z", "--no-abbrev", "-M", "-O/dev/null", "--no-ext-diff", "--no-textconv"),
    *("--no-color", "--no-show-signature", "--no-notes", "--encoding=UTF-8", "--date=raw"),
    "--format=" + "%x00".join(_FIELDS),
)
_ADDRESS = re.compile(r"[^\s<>(),;]+@[^\s<>(),;]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class FileChange:
    """What one commit did to one file. Paths are from the folder that was asked about."""

    path: str
    """Where the file is now; of a file that was removed, where it was. Bytes that are no UTF-8 are surrogates in it."""
    before_path: str
    """Where the file was; the same as `path` unless it was moved."""
    old_blob: str | None
    """The id of what the file held; None where it was not there."""
    new_blob: str | None
    """The id of what the file holds; None where it is gone."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, and the files it changed against the one before it on the same branch."""

    id: str
    when: datetime
    """When it was recorded, in the zone of whoever recorded it: the date by which `commit_at` finds it."""
    author: str
    """The author's name as `.mailmap` has it, without any address; empty where an address was all there was."""
    subject: str
    """The first line of its message, without any address."""
    changed: tuple[FileChange, ...]
    """At least one, in the order of their paths."""
    cut: bool = False
    """Whether the clone holds nothing older, so that every file looks new here."""


@dataclass(frozen=True, slots=True)
class History:
    """The commits that changed some files, oldest first."""

    commits: tuple[Commit, ...] = ()
    shallow: bool = False
    """Whether the clone holds only the newest commits, so that the history begins with the oldest of these."""
    gap: str = ""
    """Why there are no commits, where git could not tell them."""

    @property
    def oldest(self) -> Commit | None:
        """The first commit that is told."""
        return self.commits[0] if self.commits else None


def history(folder: Path, prefix: str, cut: frozenset[str], paths: Iterable[str], until: str = HEAD) -> History:
    """The commits up to one, along its first parents, that changed files under some paths."""
    wanted = inside(paths)
    shallow = bool(cut)
    if not wanted or not (until == HEAD or is_id(until)):
        return History(shallow=shallow)
    said = ask(folder, *_LOG, until, "--", *wanted)
    if said.code:
        return History(shallow=shallow, gap=_gap(said.code, said.err))
    told = (_commit(fields, entries, prefix, cut) for fields, entries in _records(said.out))
    return History(tuple(commit for commit in told if commit.changed), shallow)


def _gap(code: int, err: str) -> str:
    if code == LATE:
        return "git took too long to tell the history; 'git gc' may make it faster"
    if f"'{HEAD}'" in err:
        return "nothing is committed yet; the history begins with the first commit"
    if "promisor" in err or "not allowed" in err:
        return "this clone holds only some of the older files; a clone made without --filter has the whole history"
    return "git could not tell the history; 'git fsck' says what is wrong"


def _records(out: bytes) -> Iterator[tuple[list[bytes], list[tuple[bytes, list[bytes]]]]]:
    """The fields of each commit, and for each of its files the raw line and one or two paths.

    All are counted, none is searched for, so that no path and no message can be taken for something else.
    """
    parts = out.split(b"\0")
    at = 0
    while at + len(_FIELDS) <= len(parts):
        fields, at = parts[at : at + len(_FIELDS)], at + len(_FIELDS)
        entries = []
        while at < len(parts) and (raw := parts[at].removeprefix(b"\n")).startswith(b":"):
            count = 2 if raw.split()[4][:1] in (b"R", b"C") else 1
            entries.append((raw, parts[at + 1 : at + 1 + count]))
            at += 1 + count
        yield fields, entries


def _commit(fields: list[bytes], entries: list[tuple[bytes, list[bytes]]], prefix: str, cut: frozenset[str]) -> Commit:
    commit, when, author, subject = (field.decode("utf-8", "replace") for field in fields)
    changes = [change for raw, paths in entries if (change := _change(raw, [text(path) for path in paths], prefix))]
    changes.sort(key=lambda change: (change.path, change.before_path))
    return Commit(commit, moment(when), _plain(author, ""), _plain(subject, "…"), tuple(changes), commit in cut)


def _change(raw: bytes, paths: list[str], prefix: str) -> FileChange | None:
    """What happened to a file; None where only its permissions changed, or it is a link or another repository."""
    old_mode, new_mode, old, new, _ = raw[1:].decode("ascii").split()
    if not all(path.startswith(prefix) for path in paths):
        return None
    before, after = paths[0].removeprefix(prefix), paths[-1].removeprefix(prefix)
    old_blob, new_blob = _blob(old_mode, old), _blob(new_mode, new)
    if old_blob == new_blob and before == after:
        return None
    return FileChange(after, before, old_blob, new_blob)


def _blob(mode: str, blob: str) -> str | None:
    return blob if mode.startswith("100") else None  # 120000 is a link, 160000 another repository, 000000 nothing


def _plain(written: str, instead: str) -> str:
    """A line of somebody's text, with nothing in it that is somebody's address."""
    return " ".join(_CONTROL.sub(" ", _ADDRESS.sub(instead, written)).replace("<>", "").split())
