"""Writes the lock files from pyproject.toml: versions and hashes for every system, and no address.

Needs uv, which resolves for all systems and all Pythons at once: python -m pip install uv
Versions stay as they are where they can; all are raised with: python tools/lock.py --upgrade
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = Path("requirements/test.txt")
SITE = Path("requirements/site.txt")
HEAD = "# Versions and hashes of what Accord is built with, for every system. Written by tools/lock.py.\n"
OPTIONS = ("--universal", "--generate-hashes", "--no-header", "--no-annotate", "--no-config", "--quiet")


def main(arguments: list[str]) -> int:
    """Write both lock files; gives the exit code."""
    uv = _uv()
    if uv is None:
        print("uv is needed to write the lock files: python -m pip install uv", file=sys.stderr)
        return 1
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    python = project["project"]["requires-python"].removeprefix(">=")
    command = [*uv, "pip", "compile", *OPTIONS, f"--python-version={python}", *arguments, "pyproject.toml", "-"]
    backend = "\n".join(project["build-system"]["requires"])
    _compile([*command, "--extra=test"], backend, TESTS)
    # The site's versions are those of the tests, so that an environment grows from one to the other.
    _compile([*command, f"--constraint={TESTS}"], backend, SITE)
    return 0


def _uv() -> list[str] | None:
    """How uv is called here, as a command or as a module; None where it is missing."""
    command = shutil.which("uv")
    if command:
        return [command]
    return [sys.executable, "-m", "uv"] if find_spec("uv") else None


def _compile(command: list[str], backend: str, lock: Path) -> None:
    subprocess.run([*command, f"--output-file={lock}"], cwd=ROOT, input=backend, text=True, check=True)
    path = ROOT / lock
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(("-", "#"))]
    path.write_text(HEAD + "\n".join(lines) + "\n", "utf-8", newline="\n")
    print(f"{lock.as_posix()}: {sum('==' in line for line in lines)} packages")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
