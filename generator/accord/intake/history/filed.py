"""Which record a path in a portfolio holds, by its name alone: what git tells of old files is paths."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from accord.domain.changes.steps import FileKind, Key
from accord.intake.kinds import FOLDERS, SINGLE

_ENDINGS = (".yml", ".yaml")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_QUARTER = re.compile(r"[0-9]{4}-[Qq][1-4]")
_PLACES: dict[str, FileKind] = {name: kind for name, kind in {**SINGLE, **FOLDERS}.items() if kind != "notes"}


def filed(path: str) -> Key | None:
    """The kind and the name of the record at a path from the portfolio's folder; None where none is kept there."""
    parts = PurePosixPath(path).parts
    name = PurePosixPath(parts[-1]) if parts else PurePosixPath()
    if name.suffix not in _ENDINGS:
        return None
    match parts:
        case (_,) if name.stem in SINGLE:
            return _PLACES[name.stem], name.stem
        case (folder, _) if folder in FOLDERS:
            kind = _PLACES[folder]
            wanted = _QUARTER if kind == "quarters" else _NAME
            if wanted.fullmatch(name.stem):
                return kind, name.stem.upper() if kind == "quarters" else name.stem
    return None
