"""Which commit a folder stands at, asked of git; nothing where there is no git or no repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from accord.domain.revision import Revision

_LENGTH = 10
_COMMIT = "# branch.oid "
_PATIENCE = 10
"""Seconds after which a site is made without its commit."""


def revision(folder: Path, parts: Iterable[str] = (".",)) -> Revision | None:
    """The commit of a folder, and whether a file in its parts was changed or added since; None where git cannot say.

    `parts` are paths from the folder; one that leads out of it is left out.
    """
    inside = [part for part in parts if part and (folder / part).resolve().is_relative_to(folder.resolve())]
    # One call for both. Without optional locks git compares in memory and leaves the repository as it is.
    ask = ["git", "-C", str(folder), "status", "--porcelain=v2", "--branch", "--", *(inside or ["."])]
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        said = subprocess.run(ask, capture_output=True, timeout=_PATIENCE, env=quiet, check=False)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    lines = said.stdout.decode("utf-8", "replace").splitlines()
    commit = next((line.removeprefix(_COMMIT) for line in lines if line.startswith(_COMMIT)), "")
    if said.returncode or not commit.isalnum():  # "(initial)" where nothing is committed yet
        return None
    return Revision(commit[:_LENGTH], any(not line.startswith("#") for line in lines))
