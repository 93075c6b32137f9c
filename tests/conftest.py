"""What tests of every room are given."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import bootstrap
import pytest

ROOT = Path(__file__).resolve().parent.parent
if "ACCORD_TEST_DRAWINGS" not in os.environ:  # else another process has started this one, and named the folder
    os.environ["ACCORD_TEST_DRAWINGS"] = tempfile.mkdtemp(prefix="accord-tests-")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept what is made now as what is expected")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["ACCORD_TEST_DRAWINGS"], ignore_errors=True)


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether to accept what is made now."""
    return bool(request.config.getoption("--bless"))


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
    """The path of a browser; where there is none the test fails, unless the tests in a browser are left out."""
    if os.environ.get("BROWSER") == "no":
        pytest.skip("left out by BROWSER=no")
    found = os.environ.get("CHROME") or bootstrap.browser()
    if not found:
        pytest.fail("no browser: install Chromium, Chrome or Edge, or set CHROME to its path; BROWSER=no skips this")
    return found
