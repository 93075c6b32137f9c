"""What files held: the files of a commit, their contents by id, and a copy of them in another folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from accord.intake.repository.asking import ask, inside, is_id, text

LIMIT = 2_000_000
"""Bytes; a file of records is read up to half of it."""
_PIECE = 1 << 16


def blobs(folder: Path, ids: Iterable[str], limit: int | None = LIMIT) -> Iterator[tuple[str, bytes]]:
    """What files held, by their ids and in the order of these; one that is missing or larger than `limit` is left out.

    Git answers all at once into a file that nobody else sees. So it never waits for whoever reads slowly, is done
    when a reader stops half-way, and only one file at a time is in memory.
    """
    wanted = [each for each in dict.fromkeys(ids) if is_id(each)]
    if not wanted:
        return
    with TemporaryFile() as asked, TemporaryFile() as told:
        asked.write("".join(f"{each}\n" for each in wanted).encode("ascii"))
        asked.seek(0)
        ask(folder, "cat-file", "--batch", "--buffer", stdin=asked, stdout=told)
        told.seek(0)
        yield from _told(told, limit)


def _told(told: IO[bytes], limit: int | None) -> Iterator[tuple[str, bytes]]:
    """Each answer is `<id> blob <size>`, the content and a line's end, or `<id> missing`."""
    while head := told.readline().split():
        if len(head) != 3 or not head[2].isdigit():
            continue
        size = int(head[2])
        if head[1] != b"blob" or (limit is not None and size > limit):
            _skip(told, size + 1)
            continue
        content = told.read(size)
        if len(content) < size or told.read(1) != b"\n":
            return  # git stopped in the middle
        yield head[0].decode("ascii"), content


def _skip(told: IO[bytes], size: int) -> None:
    while size > 0 and (piece := told.read(min(size, _PIECE))):
        size -= len(piece)


def tree(folder: Path, prefix: str, commit: str, paths: Iterable[str]) -> dict[str, str]:
    """The ids of the files of a commit under some paths, by path from the folder and in the order of git."""
    wanted = inside(paths)
    if not wanted or not is_id(commit):
        return {}
    below = [] if not prefix and "." in wanted else [_below(prefix, path) for path in wanted]
    said = ask(folder, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *below)
    found: dict[str, str] = {}
    for entry in said.out.split(b"\0") if not said.code else ():
        kind, _, raw = entry.partition(b"\t")
        path = text(raw)
        if kind.startswith(b"100") and path.startswith(prefix):  # neither a link nor another repository
            found[path.removeprefix(prefix)] = kind.split()[2].decode("ascii")
    return found


def _below(prefix: str, path: str) -> str:
    return prefix.removesuffix("/") if path == "." else prefix + path


def export(folder: Path, prefix: str, commit: str, paths: Iterable[str], target: Path) -> tuple[str, ...]:
    """Write the files of a commit below another folder, byte for byte; the paths of those that could not be."""
    files = tree(folder, prefix, commit, paths)
    by_id: dict[str, list[str]] = {}
    for path, blob in files.items():
        by_id.setdefault(blob, []).append(path)
    written: set[str] = set()
    for blob, content in blobs(folder, by_id, limit=None):
        written.update(path for path in by_id[blob] if _write(target, path, content))
    return tuple(path for path in files if path not in written)


def _write(target: Path, path: str, content: bytes) -> bool:
    """Write one file, unless its path leads out of the target: a tree made by hand may hold any name."""
    if any(_leads_away(part) for part in path.split("/")):
        return False
    file = target / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_symlink() or not file.parent.resolve().is_relative_to(target.resolve()):
            return False
        file.write_bytes(content)
    except (OSError, ValueError):  # a name this system cannot write
        return False
    return True


def _leads_away(part: str) -> bool:
    # A `.git` among the files would be read by the next question put to git there.
    return part in ("", ".", "..") or part.lower() == ".git" or (os.name == "nt" and bool(set(part) & set("\\:")))
