"""The foot of printed pages, and the organization's colours, in the style sheet made for the site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from accord.build.making import build
from accord.build.request import request


@pytest.fixture
def plan(repository: Path, tmp_path: Path) -> Path:
    """The sample's project without git and with a host's file of its own."""
    (tmp_path / "content").mkdir()
    (tmp_path / "portfolio").symlink_to(repository / "portfolio", target_is_directory=True)
    return tmp_path


def house(plan: Path, options: str, audience: str = "everyone") -> str:
    config = f"site_name: A\ndocs_dir: content\nplugins:\n  - accord:\n      as_of: 2026-11-16\n{options}"
    (plan / "mkdocs.yml").write_text(config, "utf-8")
    asked, found = request(plan / "mkdocs.yml", date(2026, 11, 16))
    if asked is None:
        return "\n".join(str(problem) for problem in found.problems)
    site = build(asked.changed(audience=audience)).site
    assert site is not None
    assert site.styles[-1] == "assets/accord/house.css"
    return str(site.assets[site.styles[-1]])


@pytest.mark.parametrize(
    ("audience", "who"), [("everyone", "everyone"), ("party:it", "Head of Digital and IT and the L&TD team")]
)
def test_each_sheet_says_for_whom_and_as_of_when(plan: Path, audience: str, who: str) -> None:
    made = house(plan, "", audience)
    assert f'content: "Larkmere Water. For {who}. As it stood on 16 November 2026.";' in made
    assert 'counter(page) " of " counter(pages)' in made
    assert "--ac-house" not in made


def test_two_colours_of_the_organization(plan: Path) -> None:
    assert "--ac-house: #00457c" in house(plan, '      colors: {main: "#00457C", accent: "#d2691e"}\n')
    assert "--ac-house: #004477" in house(plan, '      colors: {main: "#047"}\n')


@pytest.mark.parametrize(
    "colors", ["{main: blue}", "{main: '#12'}", "{main: }", "blue", "{main: '#123456', third: '#123'}"]
)
def test_what_is_no_colour_is_said_with_its_place(plan: Path, colors: str) -> None:
    assert "mkdocs.yml:6:" in house(plan, f"      colors: {colors}\n")
