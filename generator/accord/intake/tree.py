"""A folder of a commit, to be looked at like a folder on the disk: no file of it is ever written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import normpath

from accord.intake.files import LARGEST, not_held, too_large
from accord.places import Problem

Blobs = Callable[[Iterable[str], None], Iterator[tuple[str, bytes]]]
"""What files held by their ids, as `Repository.blobs` gives it: the ids, and no limit to the bytes."""


@dataclass(frozen=True, slots=True)
class Node:
    """A file or a folder. Git keeps no empty folders: what is neither is not there."""

    path: str
    """From the folder the commit was asked about."""
    blob: str = ""
    """The id of what a file holds."""
    below: tuple[Node, ...] = field(default=(), repr=False)
    """What lies in a folder."""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    def exists(self) -> bool:
        """Whether it is there."""
        return bool(self.blob or self.below)

    def is_dir(self) -> bool:
        """Whether it is a folder."""
        return bool(self.below)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a file; there are no links to be followed."""
        return bool(self.blob)

    def is_symlink(self) -> bool:
        """Links are left out where a commit is read."""
        return False

    def as_posix(self) -> str:
        """Its path."""
        return self.path


def node(files: Mapping[str, str], path: str) -> Node:
    """What stands at a path of a commit, by the ids of its files by path (`Repository.tree`)."""
    path = normpath(path)
    if path in files:
        return Node(path, files[path])
    head = "" if path == "." else f"{path}/"
    return _folder(path, {name.removeprefix(head): blob for name, blob in files.items() if name.startswith(head)})


def _folder(path: str, files: Mapping[str, str]) -> Node:
    inside: dict[str, dict[str, str]] = {}
    for name, blob in files.items():
        first, _, rest = name.partition("/")
        inside.setdefault(first, {})[rest] = blob
    below = ((f"{path}/{name}", held) for name, held in inside.items())
    return Node(path, below=tuple(Node(at, held[""]) if "" in held else _folder(at, held) for at, held in below))


class Contents:
    """What files of a commit held, asked of git all at once."""

    def __init__(self, blobs: Blobs, ids: Iterable[str]) -> None:
        # A file that is too large is only told, with its size.
        self._held = {blob: (len(raw), raw if len(raw) <= LARGEST else b"") for blob, raw in blobs(ids, None)}

    def of(self, blob: str, shown: str) -> tuple[bytes, Problem | None]:
        """The bytes of a file, or why they are not read."""
        if blob not in self._held:
            return b"", not_held(shown)
        size, raw = self._held[blob]
        return raw, too_large(size, shown)
