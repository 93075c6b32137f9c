"""Which commit a folder stands at, asked of git; nothing where there is no git or no repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from accord.domain.revision import Revision

_LENGTH = 10
_CHANGED = "-changed"
_PATIENCE = 10
"""Seconds after which a site is made without its commit."""


def revision(folder: Path) -> Revision | None:
    """The commit of a folder and whether tracked files were changed since; None where git cannot say."""
    # One call for both; tags are passed over, since a commit is what one looks up.
    how = ("--always", "--exclude=*", f"--abbrev={_LENGTH}", f"--dirty={_CHANGED}")
    ask = ["git", "-C", str(folder), "describe", *how]
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        said = subprocess.run(ask, capture_output=True, text=True, timeout=_PATIENCE, env=quiet, check=False)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    name = said.stdout.strip()
    if said.returncode or not name:
        return None
    return Revision(name.removesuffix(_CHANGED), name.endswith(_CHANGED))
