"""One file: whether it may be opened, and its text."""

from __future__ import annotations

import os
import stat
from hashlib import sha1, sha256
from pathlib import Path

from accord.places import Place, Problem

LARGEST = 1_000_000
"""Bytes; a record of a thousand lines has about 60,000."""


def refusal(path: Path, folder: Path, shown: str) -> Problem | None:
    """Why a path is no plain file inside the folder; None where it may be opened."""
    try:
        if path.is_symlink():
            if not path.exists():
                return _stop(shown, "the link leads nowhere; remove it or put the file here")
            if not inside(path, folder):
                return _stop(shown, "the link leads out of the portfolio; put the file here instead")
        mode = path.stat().st_mode
    except OSError as error:
        return _closed(shown, error)
    if stat.S_ISDIR(mode):
        return a_folder(path.name, shown)
    if not stat.S_ISREG(mode):
        return _stop(shown, f"'{path.name}' is no ordinary file (a pipe, a socket or a device); remove it")
    return None


def a_folder(name: str, shown: str) -> Problem:
    """Why a folder cannot be opened where a file is meant."""
    return _stop(shown, f"'{name}' is a folder and must be a file", "wrong-type")


def inside(path: Path, folder: Path) -> bool:
    """Whether a path, followed through its links, lies below a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def text_of(path: Path, shown: str) -> tuple[str, Problem | None]:
    """The text of a file, or why it cannot be read."""
    raw, problem = content_of(path, shown)
    return ("", problem) if problem else text_in(raw, shown)


def content_of(path: Path, shown: str) -> tuple[bytes, Problem | None]:
    """The bytes of a file on the disk, or why it cannot be opened."""
    try:
        with path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            raw = file.read() if size <= LARGEST else b""
    except OSError as error:
        return b"", _closed(shown, error)
    return raw, too_large(size, shown)


def too_large(size: int, shown: str) -> Problem | None:
    """Why a file of so many bytes is not read; None where it is."""
    if size <= LARGEST:
        return None
    return _stop(shown, f"the file has {size:,} bytes; at most {LARGEST:,} are read", "too-large")


def not_held(shown: str) -> Problem:
    """Why a file of a commit cannot be read: a clone may hold only some of the older files."""
    message = "this copy of the repository does not hold the file; a clone made without --filter has all of them"
    return _stop(shown, message)


def text_in(raw: bytes, shown: str) -> tuple[str, Problem | None]:
    """The text that bytes hold, or why they hold none."""
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return "", _other_letters(raw, error.start, shown)


def blob_id(raw: bytes, digits: int = 40) -> str:
    """The id git gives to what a file holds: of 40 digits, or of 64 in a repository that counts by SHA-256."""
    total = sha256() if digits == 64 else sha1(usedforsecurity=False)
    total.update(b"blob %d\0" % len(raw))
    total.update(raw)
    return total.hexdigest()


def printable(name: str) -> str:
    """A file's name as it can be printed on one line, whatever its bytes."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign) & 0xFF:02x}" for sign in name)


def _other_letters(raw: bytes, at: int, shown: str) -> Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _stop(shown, "the file is saved as UTF-16; save it as UTF-8 (in most editors: Save with encoding)")
    lines = raw[:at].decode("utf-8", "replace").splitlines() or [""]
    line, column = (len(lines) + 1, 1) if raw[:at].endswith((b"\n", b"\r")) else (len(lines), len(lines[-1]) + 1)
    message = "a letter here is not written in UTF-8; save the file as UTF-8 (in most editors: Save with encoding)"
    return Problem(Place(shown, line, column), "unreadable", "stop", "", message)


def _closed(shown: str, error: OSError) -> Problem:
    return _stop(shown, f"the file cannot be opened ({(error.strerror or 'no access').lower()}); check its permissions")


def _stop(shown: str, message: str, check: str = "unreadable") -> Problem:
    return Problem(Place(shown), check, "stop", "", message)
