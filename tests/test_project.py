"""The project's own order: what is written once, what is packed, and what is never written down."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import accord
from imported import PACKAGE, ROOT, dotted, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text("utf-8") for name in ("site", "test")}
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)( ; [a-z_]+ [!<>=]+ '[^']+')? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
HOME = re.compile(r"(?<![\w.$}-])(?:/(?:work|root|home|Users|tmp|opt|mnt)/|[A-Za-z]:\\Users\\)[\w.-]+")
"""A path that exists on one machine only."""
MADE = re.compile(r"(^|/)(\.|__pycache__/)|^site/|\.egg-info/")


def tracked() -> list[Path]:
    """Every file of the project, as git lists them; in a copy without git, all that is not hidden or made."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = [name for name in listed.stdout.split("\0") if name]
    found = [ROOT / name for name in names] or [path for path in ROOT.rglob("*") if not MADE.search(_short(path))]
    return [path for path in found if path.is_file()]


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_names_versions_and_hashes_and_nothing_else(lock: str) -> None:
    lines = LOCKS[lock].splitlines()
    assert [line for line in lines[1:] if not (PINNED.match(line) or HASH.match(line))] == []
    assert lines[0].startswith("# ")
    assert "/" not in lines[0].replace("tools/lock.py", "")


def test_the_tests_are_locked_to_the_versions_of_the_site() -> None:
    pins = {name: {line for line in text.splitlines() if PINNED.match(line)} for name, text in LOCKS.items()}
    assert pins["site"] - pins["test"] == set()


def test_what_the_project_asks_for_is_locked() -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]
    names = {_name(each) for each in asked}
    tests = {_name(each) for each in PROJECT["project"]["optional-dependencies"]["test"]}
    assert names - _locked("site") == set()
    assert (names | tests) - _locked("test") == set()


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9.-]", requirement)[0].lower().replace(".", "-")


def _locked(lock: str) -> set[str]:
    return {found[1] for line in LOCKS[lock].splitlines() if (found := PINNED.match(line))}


def test_no_file_names_a_path_of_one_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix == ".png" or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            found += [f"{_short(path)}:{number}: {each}" for each in HOME.findall(line)]
    assert found == []


def test_every_ignored_lint_rule_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    lint = text[text.index("\nignore = [") : text.index("[tool.ruff.lint.flake8")]
    rules = [line for line in lint.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert len(rules) > 5
    assert [line for line in rules if not re.search(r'",\s+# \S+ \S+', line)] == []


def test_the_version_is_written_once() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert PROJECT["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "accord.__version__"}
    assert f"## [{accord.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_module_opens_with_a_sentence_and_can_be_held_in_the_head(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "the module says nothing of itself"
    assert len(text.splitlines()) <= 400, "when a file grows this long, it is two files"


@pytest.mark.slow
def test_every_data_file_of_the_package_is_packed(tmp_path: Path) -> None:
    _pack(tmp_path)
    made = tmp_path / "made"
    packed = {path.relative_to(made) for path in made.rglob("*")}
    wanted = {path.relative_to(PACKAGE.parent) for path in tracked() if path.is_relative_to(PACKAGE)}
    assert sorted(wanted - packed) == []


def _pack(folder: Path) -> None:
    """What an installed Accord consists of, put together by the build backend from a copy of the project."""
    for path in tracked():
        if path.is_relative_to(PACKAGE) or path.parent == ROOT:
            copy = folder / "copy" / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    command = [sys.executable, "-c", "import setuptools; setuptools.setup()", "-q", "build", "--build-lib", "../made"]
    run = subprocess.run(command, cwd=folder / "copy", capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
