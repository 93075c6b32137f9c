"""Writes the lock files from pyproject.toml: versions and hashes only, for every platform, no address.

Needs pip-tools: python -m pip install pip-tools
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"site.txt": [], "test.txt": ["--extra=test"]}
BUILD_TOOLS = ["setuptools>=77", "wheel>=0.45"]
OTHER_PLATFORMS = ["colorama>=0.4.6 ; sys_platform == 'win32'", "tzdata>=2024.1 ; sys_platform == 'win32'"]
"""What other systems need and the one that writes the locks may not."""

HEAD = "# Versions and hashes of everything Accord is built with. Written by tools/lock.py; do not edit.\n"


def main() -> None:
    """Write every lock file."""
    folder = ROOT / "requirements"
    folder.mkdir(exist_ok=True)
    extra = folder / "extra.in"
    extra.write_text("\n".join([*BUILD_TOOLS, *OTHER_PLATFORMS]) + "\n")
    try:
        for name, options in LOCKS.items():
            _compile(folder / name, extra, options)
    finally:
        extra.unlink()


def _compile(lock: Path, extra: Path, options: list[str]) -> None:
    quiet = ["--quiet", "--no-header", "--no-annotate", "--strip-extras", "--allow-unsafe", "--generate-hashes"]
    no_address = ["--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host"]
    files = [f"--output-file={lock}", "pyproject.toml", str(extra)]
    command = [sys.executable, "-m", "piptools", "compile", *quiet, *no_address, *options, *files]
    subprocess.run(command, cwd=ROOT, check=True)
    lines = [line for line in lock.read_text().splitlines() if not _is_address(line)]
    lock.write_text(HEAD + "\n".join(lines) + "\n")
    print(f"{lock.relative_to(ROOT)}: {sum('==' in line for line in lines)} packages")


def _is_address(line: str) -> bool:
    return line.startswith("--") or bool(re.search(r"https?://|file:|/simple", line))


if __name__ == "__main__":
    main()
