"""A small whole: the portfolio of the page on the data format, and every page it makes, as readable Markdown.

To accept a change: pytest tests/test_example.py --bless
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from accord import site
from accord.charts.cache import NoStore
from accord.domain import audience as audiences
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read

EXPECTED = Path(__file__).parent / "example" / "expected"
AUDIENCES = ("everyone", "team")
DAY = date(2026, 5, 4)


def _portfolio(repository: Path, folder: Path) -> Path:
    """The examples of the page, written to files."""
    text = (repository / "content" / "data-format.md").read_text("utf-8")
    for path, body in re.findall(r"```yaml\n# (portfolio/\S+)\n(.*?)```", text, re.DOTALL):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body, "utf-8")
    return folder / "portfolio"


def _pages(folder: Path, audience: str) -> dict[str, str]:
    found = read(folder)
    assert found.portfolio is not None, [str(p) for p in found.problems]
    known = known_on(found.portfolio, DAY)
    written = site.report(seen_by(known, audiences.parse(audience)), NoStore())
    return {page.address.markdown: _readable(page.markdown) for page in site.assemble(written).pages}


def _readable(markdown: str) -> str:
    """A page without its drawings, whose words stand in the figure's own tests."""
    without = re.sub(r"<svg.*?</svg>", "<svg/>", markdown, flags=re.DOTALL)
    return re.sub(r"(?:<svg/>)+", "<svg/>", without)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_small_whole_makes_these_pages(repository: Path, tmp_path: Path, audience: str, bless: bool) -> None:
    made = _pages(_portfolio(repository, tmp_path), audience)
    folder = EXPECTED / audience
    if bless:
        for path, text in made.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    expected = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in sorted(folder.rglob("*.md"))}
    assert made == expected, "the pages changed; where that is meant: pytest tests/test_example.py --bless"
