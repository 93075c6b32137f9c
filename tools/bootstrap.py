r"""Sets everything up on a fresh machine and does one thing: the site, the tests, live editing, the check.

It needs Python 3.11 or newer and nothing else:

    python3 tools/bootstrap.py site        (Windows: py tools\bootstrap.py site)

What comes after the word is handed on: `bootstrap.py test -k grid`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "accord-stamp.json"
LOCKS = {"site": "requirements/site.txt", "test": "requirements/test.txt"}

MADE = (".venv", ".cache", "site", ".site.accord-*", ".*_cache", ".hypothesis", "build", "dist", "generator/*.egg-info")
"""What the targets make here; every other file is somebody's work."""

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
"""Names looked for on the PATH, and the places where two systems keep them."""


class NotSetUp(Exception):
    """Why nothing could be set up, and what to do about it."""


def main(arguments: list[str]) -> int:
    """Set up what is needed, then do it; gives the exit code."""
    if sys.version_info < (3, 11):
        return _refuse(f"Accord needs Python 3.11 or newer; this is {sys.version.split()[0]} at {sys.executable}.")
    task, more = (arguments[0], arguments[1:]) if arguments else ("", [])
    try:
        if task == "site":
            set_up("site")
            return site(more)
        if task in ("serve", "check"):
            set_up("site")
            return _run(PYTHON, "-m", "accord", task, *more)
        if task == "test":
            set_up("test")
            return test(more)
        if task == "clean":
            return clean()
    except NotSetUp as reason:
        return _refuse(str(reason))
    except KeyboardInterrupt:
        return 130
    print("usage: bootstrap.py site | test | serve | check | clean [what is handed on]", file=sys.stderr)
    return 2


def set_up(what: str) -> None:
    """The environment for the site or for the tests. The tests' has all of the site's, and grows from it."""
    key = _key()
    there = _stamped(key)
    if there in (what, "test"):
        return
    print(f"Setting up {VENV.name} from {LOCKS[what]}; the first time takes a minute …", flush=True)
    if there is None:
        _new_environment()
    _install("--require-hashes", "-r", LOCKS[what])
    _install("--no-deps", "--no-build-isolation", "-e", ".")
    STAMP.write_text(json.dumps({"key": key, "what": what}) + "\n", "utf-8")


def _key() -> str:
    """What an environment was made from: the locks, what the project says of itself, this Python and this folder."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    said = [project["build-system"], project["project"], project["tool"]["setuptools"]]
    parts = [json.dumps(said), *((ROOT / lock).read_text("utf-8") for lock in LOCKS.values()), sys.version, str(ROOT)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _stamped(key: str) -> str | None:
    """What the environment was set up for, if it was set up whole, and from the same things as now."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return str(stamp["what"]) if stamp["key"] == key and PYTHON.exists() else None


def _new_environment() -> None:
    if VENV.exists():
        shutil.rmtree(VENV)
    uv = shutil.which("uv")
    command = [uv, "venv", "--quiet", "--python", sys.executable] if uv else [sys.executable, "-m", "venv"]
    made = subprocess.run([*command, str(VENV)], cwd=ROOT, capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        said = (made.stdout + made.stderr).strip()
        raise NotSetUp(
            f"{said}\n\nPython's venv could not make {VENV.name}; its words are above. "
            "Where a part of it is missing: on Debian and Ubuntu 'apt install python3-venv', "
            "elsewhere install Python from python.org, or install uv."
        )


def _install(*what: str) -> None:
    """Install with uv where it is at hand, which is ten times as quick, else with pip."""
    uv = shutil.which("uv")
    python = str(PYTHON)
    tool = [uv, "pip", "install", "--quiet", "--python", python] if uv else [python, "-m", "pip", "install", "--quiet"]
    if _run(*tool, *what, PIP_DISABLE_PIP_VERSION_CHECK="1"):
        raise NotSetUp("The installation stopped; its words are above. Once that is mended, run this again.")


def site(more: list[str]) -> int:
    """Build the plan of this folder, and say how to look at it; gives the exit code."""
    code = _run(PYTHON, "-m", "accord", "build", *more)
    if code == 0:
        again = "py tools\\bootstrap.py serve" if os.name == "nt" else "make serve"
        print(f"Or read it while you edit it: {again}")
    return code


def test(more: list[str]) -> int:
    """Run every step, also after one has failed; at the end say which failed. Gives the exit code."""
    environment = _with_browser()
    steps = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "pytest": ["pytest", "-q", "-n", "auto", "--dist", "worksteal", *more],
    }
    failed = []
    for name, command in steps.items():
        print(f"\n== {name}", flush=True)
        if _run(PYTHON, "-m", *command, **environment):
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nEverything passed.")
    return 1 if failed else 0


def clean() -> int:
    """Remove all that was made here; gives the exit code."""
    for pattern in MADE:
        for made in ROOT.glob(pattern):
            shutil.rmtree(made)
    return 0


def _with_browser() -> dict[str, str]:
    """CHROME for the tests that need it; they fail, and say why, where there is none."""
    if os.environ.get("BROWSER") == "no":
        print("The tests in a browser are left out (BROWSER=no).")
        return {}
    chrome = os.environ.get("CHROME") or browser() or _debian_browser()
    if chrome:
        return {"CHROME": chrome}
    print("No browser was found, so its tests will fail. Install Chromium, Chrome or Edge, or set CHROME to its path;")
    print("to leave them out: BROWSER=no")
    return {}


def browser() -> str | None:
    """The path of a browser of the Chromium family on this machine, if there is one."""
    found = (shutil.which(name) for name in BROWSERS)
    return next((path for path in found if path), None)


def _debian_browser() -> str | None:
    """Debian's Chromium, installed where that is ours to do: as root, in a container or on a fresh machine."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return None
    print("Installing Chromium with apt-get …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "chromium"]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return browser()


def _run(*command: str | Path, **environment: str) -> int:
    """Run in the root of the project; gives the exit code."""
    sys.stdout.flush()
    whole = [str(part) for part in command]
    return subprocess.run(whole, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
