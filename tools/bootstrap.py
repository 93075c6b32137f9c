"""Sets everything up on a fresh machine and runs one thing: the site, the tests, live editing, the checks.

Needs Python 3.11 or newer and nothing else: python tools/bootstrap.py site
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
USAGE = "usage: bootstrap.py site | test | serve | check"


def main(arguments: list[str]) -> int:
    """Set up what is needed and run it. Gives the exit code."""
    if sys.version_info < (3, 11):
        return _say(f"Accord needs Python 3.11 or newer; this is {sys.version.split()[0]}.", 1)
    task = arguments[0] if arguments else ""
    match task:
        case "site":
            return _install("site.txt") or _site()
        case "serve" | "check":
            return _install("site.txt") or _run([PYTHON, "-m", "accord", task, *arguments[1:]])
        case "test":
            return _install("test.txt") or _test(arguments[1:])
        case _:
            return _say(USAGE, 2)


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _run(command: list[object], **environment: str) -> int:
    return subprocess.run([str(part) for part in command], cwd=ROOT, env={**os.environ, **environment}).returncode


def _install(lock: str) -> int:
    """The environment with what the lock names, made anew only when the locks or the project file changed."""
    wanted = _stamp(lock)
    stamp = VENV / "accord-stamp"
    have = stamp.read_text("utf-8").split() if stamp.is_file() else []
    if PYTHON.is_file() and wanted in have:
        return 0
    print(f"Setting up {VENV.name} from requirements/{lock} …", flush=True)
    if not PYTHON.is_file():
        try:
            venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)
        except (subprocess.CalledProcessError, OSError) as error:
            return _say(
                f"Python's venv is missing or cannot be used ({error}); on Debian or Ubuntu: apt install python3-venv",
                1,
            )
    code = _pip(["--require-hashes", "-r", f"requirements/{lock}"]) or _pip(
        ["--no-deps", "--no-build-isolation", "-e", "."]
    )
    if code == 0:
        # The lock of the tests holds all of the site's.
        kept = [wanted, _stamp("site.txt")] if lock == "test.txt" else [wanted]
        stamp.write_text("\n".join(kept) + "\n", "utf-8")
    return code


def _stamp(lock: str) -> str:
    """What an installation depends on."""
    parts = (ROOT / "requirements" / lock, ROOT / "pyproject.toml")
    content = b"\0".join(part.read_bytes() for part in parts)
    return f"{lock}:{hashlib.sha256(content + sys.version.encode()).hexdigest()[:32]}"


def _pip(what: list[str]) -> int:
    uv = shutil.which("uv")
    tool: list[object] = (
        [uv, "pip", "install", "--quiet", "--python", PYTHON]
        if uv
        else [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    )
    return _run([*tool, *what])


def _site() -> int:
    code = _run([PYTHON, "-m", "accord", "build"])
    if code == 0:
        print("\nThe sample's plan is in the folder site.")
        print(
            f"To look at it:    {Path(PYTHON).relative_to(ROOT)} -m http.server 8000 -d site    and open http://localhost:8000"
        )
        print("To edit it live:  make serve    (without make: python tools/bootstrap.py serve)")
    return code


def _test(more: list[str]) -> int:
    """Every test, all of them even where one fails; says which failed."""
    environment = {}
    if os.environ.get("BROWSER") == "no":
        print("The browser tests are left out (BROWSER=no).")
    else:
        chrome = _browser()
        if chrome is None:
            print("No browser was found, so its tests will fail: install Chromium, Chrome or Edge, or set CHROME.")
        else:
            environment["CHROME"] = chrome
    steps: dict[str, list[object]] = {
        "ruff": [PYTHON, "-m", "ruff", "check", "."],
        "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "pytest": [PYTHON, "-m", "pytest", "-q", "-n", "auto", *more],
    }
    failed = [name for name, command in steps.items() if _step(name, command, environment)]
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nEverything passed.")
    return 1 if failed else 0


def _step(name: str, command: list[object], environment: dict[str, str]) -> int:
    print(f"\n== {name}", flush=True)
    return _run(command, **environment)


def _browser() -> str | None:
    """The path of a browser: as named, as found, or installed where that is ours to do."""
    named = os.environ.get("CHROME")
    if named:
        return named
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None) or next(
        (p for p in PLACES if Path(p).is_file()), None
    )
    if found:
        return found
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's chromium for the browser tests …", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "-y", "chromium"], check=False, **quiet)  # type: ignore[call-overload]
        return shutil.which("chromium")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
