"""What tests of every room are given."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept the pages of tests/example as they are now")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the project."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """Larkmere Water."""
    return ROOT / "portfolio"


@pytest.fixture(scope="session")
def real_goals() -> Path:
    """Real input that nobody here wrote; beside the project where there is one."""
    folder = ROOT.parent / "shared" / "data" / "real" / "rust-goals-2025h2" / "portfolio"
    if not folder.is_dir():
        pytest.skip("the folder with real input is not beside the project")
    return folder


@pytest.fixture(scope="session")
def chrome() -> str:
    """A browser; its absence is a failure unless the tests in a browser are left out."""
    if os.environ.get("BROWSER") == "no":
        pytest.skip("left out by BROWSER=no")
    found = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.fail("no browser: install Chromium, Chrome or Edge, or set CHROME to its path")
    return found


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether to accept what is made now."""
    return bool(request.config.getoption("--bless"))
