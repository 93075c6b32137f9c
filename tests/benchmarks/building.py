"""Running builders as a planner does, and how long each takes. Compiled Python files are kept, as on any machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def project(folder: Path) -> Path:
    """A copy of the sample's project in a folder."""
    for name in ("portfolio", "content"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("private"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def seconds(folder: Path, *command: str) -> float:
    """How long a command takes in a folder, by the clock on the wall."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": str(folder.parent / "pycache")}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    taken = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return taken


def best(times: int, folder: Path, *command: str) -> float:
    """The shortest of several runs: what else the machine does only adds to it."""
    return min(seconds(folder, *command) for _ in range(times))
