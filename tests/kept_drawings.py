"""Drawings that tests of pages and sites have in common: each is drawn once in a run, by whichever process comes first.

They are kept under what they were made of, as between builds; what is drawn is tested in tests/charts, without them.
"""

from __future__ import annotations

import os
from pathlib import Path

from accord.charts.cache import FolderStore

FOLDER = Path(os.environ["ACCORD_TEST_DRAWINGS"])
"""Made and taken away by the process that starts the others (see conftest.py)."""
STORE = FolderStore(FOLDER)


def shared(project: Path) -> None:
    """Let the builds of a project's folder keep their drawings here."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (project / ".cache").mkdir()
    (project / ".cache" / "accord").symlink_to(FOLDER, target_is_directory=True)
