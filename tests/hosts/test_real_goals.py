"""Real goals that nobody here wrote, as a finished site: every title reads exactly as it was written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from hosts.conftest import accord
from pages import text

CONFIG = """\
site_name: Real goals
docs_dir: content
strict: true
theme: {{name: material}}
plugins:
  - search
  - accord: {{portfolio: {portfolio}, as_of: 2026-11-16}}
"""


@pytest.fixture(scope="session")
def real_site(real_goals: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everyone's site of the real goals, built in strict mode."""
    folder = tmp_path_factory.mktemp("real")
    (folder / "content").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG.format(portfolio=real_goals.as_posix()), "utf-8")
    done = accord("build", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.mark.slow
def test_every_title_reads_as_it_was_written(real_site: Path, real_goals: Path) -> None:
    titles = {path.stem: _title(path) for path in sorted((real_goals / "initiatives").glob("*.yml"))}
    assert len(titles) == 42
    everything = text(real_site, "initiatives")
    assert [slug for slug, title in titles.items() if title not in everything] == []
    assert [slug for slug, title in titles.items() if title not in text(real_site, f"initiatives/{slug}")] == []


@pytest.mark.slow
def test_every_team_has_its_page(real_site: Path, real_goals: Path) -> None:
    teams = {path.stem: _title(path) for path in sorted((real_goals / "stakeholders").glob("*.yml"))}
    assert len(teams) == 19
    assert [team for team, title in teams.items() if title not in text(real_site, f"agreements/{team}")] == []


def _title(path: Path) -> str:
    """What stands in the file, white space folded as a browser does."""
    return re.sub(r"\s+", " ", str(yaml.safe_load(path.read_text("utf-8"))["title"])).strip()
