"""What the hand-written pages show and promise is true: the examples can be read, the figures and pages exist."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from accord import addresses
from accord.addresses import Address
from accord.intake import read
from accord.pages.placing import FIGURES, TABLES

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
PORTFOLIO = ROOT / "portfolio"
PAGES = sorted(CONTENT.rglob("*.md"))
FORMAT = (CONTENT / "data-format.md").read_text("utf-8")

EXAMPLE = re.compile(r"^```yaml\n# portfolio/(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```accord\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
LISTED = re.compile(r"Figures are (.+?); tables are (.+?)\.$", re.MULTILINE)

FIXED = (
    addresses.HOME,
    addresses.INITIATIVES,
    addresses.AGREEMENTS,
    addresses.CONVERSATIONS,
    addresses.PROMISES,
    addresses.NOT_NOW,
    addresses.GOALS,
    addresses.HOW_WE_DECIDE,
    addresses.COMING,
    addresses.FORECASTS,
)


def of_records() -> Iterator[Address]:
    """The pages that the plan makes of its files."""
    for path in PORTFOLIO.glob("quarters/*.yml"):
        yield from (addresses.edition(path.stem), addresses.grid(path.stem), addresses.fits(path.stem))
    yield from (addresses.initiative(path.stem) for path in PORTFOLIO.glob("initiatives/*.yml"))
    yield from (addresses.agreement(path.stem) for path in PORTFOLIO.glob("stakeholders/*.yml"))
    yield from (addresses.conversation(path.stem) for path in PORTFOLIO.glob("negotiations/*.yml"))


def files() -> set[str]:
    """Every Markdown file of the site, counted from its root."""
    plan = {address.markdown for address in (*FIXED, *of_records())}
    return plan | {path.relative_to(CONTENT).as_posix() for path in PAGES}


def links() -> list[tuple[str, str]]:
    """Every relative link of a hand-written page: the page, and the file it leads to."""
    return [
        (page.name, posixpath.normpath(posixpath.join(page.relative_to(CONTENT).parent.as_posix(), target)))
        for page in PAGES
        for link in LINK.findall(page.read_text("utf-8"))
        for target, _, _ in [link.partition("#")]
        if target and "://" not in target and not target.startswith("mailto:")
    ]


def placed() -> list[tuple[str, str, str]]:
    """Every figure and table a hand-written page places: the page, figure or table, and its name."""
    return [
        (page.name, kind, name)
        for page in PAGES
        for block in BLOCK.findall(page.read_text("utf-8"))
        for kind, name in re.findall(r"^(figure|table): *(\S+)$", block, re.MULTILINE)
    ]


def in_code(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The portfolio of the page, as someone would copy it."""
    for name, text in EXAMPLE.findall(FORMAT):
        path = tmp_path / "portfolio" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "portfolio"


def test_the_page_shows_a_file_of_every_kind() -> None:
    assert [name for name, _ in EXAMPLE.findall(FORMAT)] == [
        "organization.yml",
        "stakeholders/front-desk.yml",
        "initiatives/first-call.yml",
        "quarters/2026-Q2.yml",
        "negotiations/2026-03-24-front-desk-first-call.yml",
    ]


def test_every_example_says_which_file_it_is() -> None:
    assert len(EXAMPLE.findall(FORMAT)) == FORMAT.count("```yaml")


def test_the_examples_together_are_a_portfolio_without_a_problem(example: Path) -> None:
    assert read(example).problems == ()


def test_the_figures_and_tables_the_page_names_are_those_there_are() -> None:
    (figures, tables), *more = LISTED.findall(FORMAT)
    assert (in_code(figures), in_code(tables), more) == (set(FIGURES), set(TABLES), [])


@pytest.mark.parametrize(("page", "kind", "name"), placed())
def test_every_figure_a_page_places_exists(page: str, kind: str, name: str) -> None:
    assert name in {"figure": FIGURES, "table": TABLES}[kind]


@pytest.mark.parametrize(("page", "target"), links())
def test_every_link_of_a_page_leads_to_a_page(page: str, target: str) -> None:
    assert target in files()


def test_the_pages_have_links_and_figures_to_look_at() -> None:
    assert len(links()) >= 3
    assert len(placed()) >= 3
