"""How git is asked: by its command, in one voice whatever a planner's settings say, and never for long."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import IO

PATIENCE = 60
"""Seconds after which git is not waited for; the history of 2,000 commits takes a tenth of one."""
ABSENT = 127
"""Git is not there, or may not be started."""
LATE = 124
"""Git did not answer in time."""
REFUSED = 128
"""Git did not take the question."""

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""A planner's settings stay, as it is there that a folder is said to be trusted."""
_OURS = {
    "GIT_OPTIONAL_LOCKS": "0",
    # A replaced object is one machine's business; a file's id says what it holds on all of them.
    "GIT_NO_REPLACE_OBJECTS": "1",
    # A clone without older files would fetch each of them; no way to fetch is allowed, and git 2.45 does not try.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_SETTINGS = (
    "core.quotePath=false",
    "log.showRoot=true",  # else the first commit tells no files
    "log.follow=false",
    "log.diffMerges=separate",
    "diff.relative=false",
    "diff.renameLimit=1000",
    # The repository's own .mailmap says how people wish to be called; nobody's private one does.
    "mailmap.file=",
    "mailmap.blob=",
)


@dataclass(frozen=True, slots=True)
class Said:
    """Git's answer."""

    code: int
    """0 where all went well; `ABSENT`, `LATE` or `REFUSED` where git was not heard."""
    out: bytes = b""
    err: str = ""
    """What git says of a failure, in English; it may name folders of this machine."""


def ask(folder: Path, *words: str, stdin: IO[bytes] | None = None, stdout: IO[bytes] | None = None) -> Said:
    """Ask git something about a folder; an answer that goes to `stdout` is not in `out`."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    command = ["git", "-C", str(folder), "--literal-pathspecs", *settings, *words]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            stdout=subprocess.PIPE if stdout is None else stdout,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            env=surroundings(),
            check=False,
        )
    except OSError:
        return Said(ABSENT)
    except subprocess.TimeoutExpired:
        return Said(LATE)
    except (subprocess.SubprocessError, ValueError):  # a text that no command can be given
        return Said(REFUSED)
    return Said(done.returncode, done.stdout or b"", done.stderr.decode("utf-8", "replace"))


def surroundings() -> dict[str, str]:
    """The variables git is started with: a hook's GIT_DIR and GIT_INDEX_FILE speak of another repository than ours."""
    theirs = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return theirs | _OURS


def is_id(text: str) -> bool:
    """Whether a text is the whole id of a commit or a file, and so nothing that git reads as an option."""
    return bool(_ID.fullmatch(text))


def text(raw: bytes) -> str:
    """A path as git gives it; bytes that are no UTF-8 come back as they were when it is used."""
    return raw.decode("utf-8", "surrogateescape")


def inside(paths: Iterable[str]) -> list[str]:
    """Paths from a folder in their plain form; one that leads out of it is left out. "." is the folder itself."""
    plain = [normpath(path) for path in paths if path and "\0" not in path]
    return [path for path in plain if path != ".." and not path.startswith(("../", "/"))]
