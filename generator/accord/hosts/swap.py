"""Putting a finished folder in the place of the last one: in one step where the system can, else by two renames.

Whatever happens, the last good site is either still in its place or one rename away, and the next
run makes that rename.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2


def new_beside(site: Path) -> Path:
    """The one folder in which a build is made, beside the site."""
    return site.with_name(f".{site.name}.accord-new")


def _old_beside(site: Path) -> Path:
    return site.with_name(f".{site.name}.accord-old")


def cleared(site: Path) -> Path:
    """The folder for a new build, empty; an interrupted exchange of an earlier run is completed first."""
    new, old = new_beside(site), _old_beside(site)
    if not site.exists() and old.exists():
        # Stopped between the two renames: the new site was complete, or the old one is the last good one.
        (new if new.exists() else old).rename(site)
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)
    new.mkdir(parents=True)
    return new


def swap_in(site: Path) -> None:
    """Put the new folder in the site's place and remove what was there."""
    new, old = new_beside(site), _old_beside(site)
    if not site.exists():
        new.rename(site)
        return
    if _exchange(new, site):
        shutil.rmtree(new)
        return
    site.rename(old)
    new.rename(site)
    shutil.rmtree(old)


def _exchange(one: Path, two: Path) -> bool:
    """Whether the system exchanged two folders in one step (Linux, `renameat2`)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(two), _EXCHANGE)
    if done == 0:
        return True
    if ctypes.get_errno() in (errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.EOPNOTSUPP):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(two))


def refusal(site: Path, root: Path) -> str | None:
    """Why a site must not be written to a folder, or None: what is there may not be ours to replace."""
    site, root = site.absolute(), root.absolute()
    if site == root or site in root.parents:
        return f"'{site}' holds the project itself; choose a folder of its own, such as site"
    if site.is_file():
        return f"'{site}' is a file; choose a folder"
    if not site.is_dir() or not any(site.iterdir()):
        return None
    if (site / "404.html").is_file() or (site / "sitemap.xml").is_file():
        return None
    return f"'{site}' is not empty and holds no site; choose another folder, or empty it yourself"
