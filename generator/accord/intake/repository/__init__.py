"""All that is asked of git: what changed when, what files held then, and which commit is meant; plain values only.

Nothing here knows what a file means, writes to the repository or its working tree, or reaches for the network.
"""

from __future__ import annotations

from accord.intake.repository.history import Commit, FileChange, History
from accord.intake.repository.naming import Unknown
from accord.intake.repository.opened import Missing, Repository, open  # noqa: A004  # read as `repository.open`

__all__ = ["Commit", "FileChange", "History", "Missing", "Repository", "Unknown", "open"]
