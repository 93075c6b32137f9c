"""One finished site of the sample for each audience, built once for all tests of the hosts."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from publishing import EARLIER, Published, Server, accord

import kept_drawings


@pytest.fixture(scope="session")
def project(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's project, for building in."""
    folder = tmp_path_factory.mktemp("project") / "plan"
    folder.mkdir()
    for name in ("portfolio", "content"):
        shutil.copytree(repository / name, folder / name, ignore=shutil.ignore_patterns("private"))
    shutil.copy(repository / "mkdocs.yml", folder)
    kept_drawings.shared(folder)
    return folder


@pytest.fixture(scope="session")
def team_site(project: Path) -> Path:
    """The team's site of the sample."""
    done = accord("build", "--audience", "team", "--site-dir", "team", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "team"


@pytest.fixture(scope="session")
def open_site(project: Path) -> Path:
    """Everyone's site of the sample."""
    done = accord("build", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="session")
def published(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The team's site of the sample as it is published: at an address, with instant navigation and earlier names."""
    folder = tmp_path_factory.mktemp("published") / "plan"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", "team", ".cache"))
    kept_drawings.shared(folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(folder / "site"))) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        file = folder / "mkdocs.yml"
        text = file.read_text("utf-8").replace("  features:\n", "  features:\n    - navigation.instant\n", 1)
        file.write_text(f"site_url: {address}\n{text}", "utf-8")
        for name, earlier in EARLIER.items():
            record = folder / "portfolio" / f"{name}.yml"
            record.write_text(f"{record.read_text('utf-8').rstrip()}\nformerly: [{earlier}]\n", "utf-8")
        done = accord("build", "--audience", "team", cwd=folder)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Published(folder / "site", address)
        server.shutdown()


@pytest.fixture(scope="module")
def browser(chrome: str) -> Iterator[Browser]:
    """A browser; a second one at a time cannot be driven."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()
