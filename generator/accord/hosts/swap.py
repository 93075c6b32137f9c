"""Putting a finished site in the place of the last one: in one step where the system can, else by two renames.

Whatever happens, the last good site is either still in its place or one rename away, and the next
run makes that rename.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accord.site import ASSETS

_AT_FDCWD = -100
_EXCHANGE = 2
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.EOPNOTSUPP)
"""What a system or a file system answers that knows no exchange."""


def real(site: Path) -> Path:
    """The folder a site is really in: a link to a folder stays a link, and its folder is exchanged."""
    return site.resolve()


def _new(site: Path) -> Path:
    """The one folder in which a build is made, beside the site."""
    return site.with_name(f".{site.name}.accord-new")


def _old(site: Path) -> Path:
    """Where the last site waits between the two renames."""
    return site.with_name(f".{site.name}.accord-old")


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """An empty folder beside the site for a new build. What an earlier run left there is put in order first."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site.parent):
        _complete(site)
        _clear(_new(site), _old(site))
        _new(site).mkdir()
        try:
            yield _new(site)
        finally:
            _clear(_new(site))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other build writes in a folder. The lock ends with this program, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _complete(site: Path) -> None:
    """End an exchange that was stopped between its two renames: the new site is complete by then."""
    if not site.exists() and _old(site).exists():
        (_new(site) if _new(site).exists() else _old(site)).rename(site)


def _clear(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)


def swap_in(site: Path) -> None:
    """Put the new folder in the site's place and remove what was there."""
    new, old = _new(site), _old(site)
    if not site.exists():
        new.rename(site)
        return
    _keep_hidden(site, new)
    if _exchange(new, site):
        shutil.rmtree(new)
        return
    site.rename(old)
    new.rename(site)
    shutil.rmtree(old)


def _keep_hidden(site: Path, new: Path) -> None:
    """MkDocs leaves hidden files in the site's folder alone (`.nojekyll`, `.htaccess`, `.git`), and so do we."""
    for entry in sorted(site.iterdir()):
        target = new / entry.name
        if not entry.name.startswith(".") or target.exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True)
        else:
            shutil.copy2(entry, target, follow_symlinks=False)


def _exchange(one: Path, two: Path) -> bool:
    """Whether the system exchanged two folders in one step (Linux, `renameat2`)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(two), _EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(two))


def refusal(site: Path, root: Path) -> str | None:
    """Why a site must not be written to a folder, or None: everything in that folder is going to be replaced."""
    if site == root.resolve() or site in root.resolve().parents:
        return f"'{site}' holds the project itself; choose a folder of its own, such as site"
    if site.exists() and not site.is_dir():
        return f"'{site}' is not a folder; choose another name"
    if not site.is_dir() or (site / ASSETS).is_dir() or all(entry.name.startswith(".") for entry in site.iterdir()):
        return None
    return f"'{site}' is not empty and was not made by Accord; choose another folder, or empty it yourself"
