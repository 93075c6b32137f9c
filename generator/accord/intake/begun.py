"""A portfolio that has begun: it reads well, and only lacks its first stakeholder, initiative or quarter."""

from __future__ import annotations

from pathlib import Path

from accord.domain.portfolio import Portfolio
from accord.intake.folder import listing
from accord.intake.located import FAST
from accord.intake.read import Reader

_FIRST = ("stakeholders", "initiatives", "quarters")
"""What may still be missing; `needed` names the folder that would hold it."""


def begun(folder: Path, shown: str) -> Portfolio | None:
    """What a folder holds, where nothing but a first record stops the build; else None.

    Such a portfolio cannot be built yet, and still one would add to it.
    """
    found = listing(folder, shown)
    reader = Reader(found, FAST)
    portfolio = reader.portfolio()
    missing = {f"{found.shown}/{name}" for name in _FIRST}
    stops = [problem for problem in reader.problems if problem.stops]
    fine = all(stop.check == "missing-key" and stop.place.file in missing for stop in stops)
    return portfolio if fine else None
