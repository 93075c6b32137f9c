"""What old files said, and what was found in them, kept between runs under the id of what they held.

Deleting the file changes no byte of the site. What is kept is everything or nothing: a file that is damaged, that
another Accord wrote, or that is too large counts as empty, and a folder that cannot be written keeps nothing.
"""

from __future__ import annotations

import json
import os
import platform
import tempfile
import zlib
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

import pydantic
import yaml

from accord import __version__

NAME = "history.z"
LARGEST = 64_000_000
"""Letters of JSON; the history of 750 versions of files has about 3,000,000."""
_PACKED = 1  # the fastest: reading takes the same time for all
_READERS = ("intake", "domain", "places.py")


class Kept:
    """Plain values by a key such as a blob id, in one file of a folder; read when first asked for, written once at the
    end.

    with Kept(folder) as kept:
        value = kept.get(blob)
        if value is None:
            kept.put(blob, value := parsed(content))
    """

    def __init__(self, folder: Path, maker: str = "", largest: int = LARGEST, name: str = NAME) -> None:
        """`maker` is whatever a value depends on beside its key; else it is this very Accord. `largest` is how many
        letters of JSON are kept, `name` the file's.
        """
        self._file = folder / name
        self._maker = maker
        self._largest = largest
        self._texts: dict[str, str] | None = None
        self._used: dict[str, None] = {}
        self._new = False

    def get(self, key: str) -> Any:
        """The value kept under a key, a new one each time; None where there is none."""
        text = self._all().get(_written(key))
        if text is None:
            return None
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):  # somebody else wrote it
            return None
        self._used[_written(key)] = None
        return value

    def put(self, key: str, value: object) -> None:
        """Keep a value that JSON can hold: texts, numbers, true, false, None, lists, and mappings by text."""
        text = _written(value)
        self._used[_written(key)] = None
        if self._all().get(_written(key)) != text:
            self._all()[_written(key)] = text
            self._new = True

    def save(self) -> None:
        """Write the file, whole or not at all, where something new is to be kept."""
        if self._new and _replaced(self._file, self._packed()):
            self._new = False

    def __enter__(self) -> Kept:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.save()

    def _all(self) -> dict[str, str]:
        if self._texts is None:
            self._texts = _read(self._file, self._head(), self._largest)
        return self._texts

    def _head(self) -> str:
        return _written(self._maker or made_by())

    def _packed(self) -> bytes:
        """Lines of a key and its value. What was used now comes first, and what no longer fits is let go."""
        texts, left = self._all(), self._largest - len(self._head())
        lines = [self._head()]
        for key in {**self._used, **dict.fromkeys(texts)}:
            left -= len(key) + len(texts[key]) + 2
            if left >= 0:
                lines.append(f"{key}\t{texts[key]}")
        return zlib.compress("\n".join(lines).encode("ascii"), _PACKED)


@cache
def made_by() -> str:
    """The version of everything that reads and checks files, so that no value outlives a change in how that is done."""
    package = Path(__file__).parent.parent
    # Every module and list: whoever runs Accord from a branch has another reader long before there is another version.
    ours = sha256()
    for reader in _READERS:
        for file in (package / reader, *sorted((package / reader).rglob("*"))):
            if file.is_file() and file.parent.name != "__pycache__":
                ours.update(file.read_bytes() + b"\0")
    others = platform.python_version(), yaml.__version__, pydantic.VERSION
    return " ".join((__version__, *others, ours.hexdigest()))


def _written(value: object) -> str:
    """JSON in plain letters on one line, so that a tab and a line's end never stand in it."""
    return json.dumps(value, separators=(",", ":"))


def _read(file: Path, head: str, largest: int) -> dict[str, str]:
    try:
        packed = file.read_bytes() if file.stat().st_size <= largest else b""
        unpack = zlib.decompressobj()
        raw = unpack.decompress(packed, largest + 1)
        if not unpack.eof or len(raw) > largest:  # the check sum stands at the end
            return {}
        first, *lines = raw.decode("ascii").split("\n")
    except (OSError, ValueError, zlib.error):
        return {}
    pairs = (line.partition("\t") for line in lines)
    return {key: text for key, _, text in pairs if text} if first == head else {}


def _replaced(file: Path, content: bytes) -> bool:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        return False
    return True
