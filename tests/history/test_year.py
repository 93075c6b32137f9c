"""The history of a plan as its pages tell it: a year of commits, and every sentence of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from accord.build import making, revisions
from accord.build.request import Request, request
from accord.domain.changes import followed
from accord.domain.portfolio import Portfolio
from accord.pages import history
from accord.site import Site
from history import year

EXPECTED = Path(__file__).parent / "expected"
DAY = date(2026, 4, 20)
CONFIG = """site_name: A year
docs_dir: content
plugins:
  - accord:
      as_of: 2026-04-20
"""
PRIVATE = ("sick leave", "before the spring", "Tell us first about the new system", "Who may see what")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project after the whole year."""
    folder = tmp_path_factory.mktemp("year")
    year.made(folder)
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (folder / "content").mkdir()
    return folder


def asked(folder: Path, audience: str = "team", **options: object) -> Request:
    found, _ = request(folder / "mkdocs.yml", DAY)
    assert found is not None
    return found.changed(audience=audience, **options)


def made(folder: Path, audience: str = "team", **options: object) -> Site:
    built = making.build(asked(folder, audience, **options))
    assert built.site is not None, built.stops
    return built.site


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def told(site: Site) -> Iterator[str]:
    """Each page with a history: the line under its title, then each recording with its sentences."""
    for page in sorted(site.pages, key=lambda page: page.address.path):
        if "ac-history" not in page.markdown:
            continue
        yield page.address.path
        yield from (f"  {text(line)}" for line in page.markdown.splitlines() if "ac-last" in line)
        for line in page.markdown.partition("ac-history")[2].splitlines():
            if "ac-when" in line:
                head, *rest = re.split(r"</p><ul>|</li><li>", line)
                yield f"  {text(head)}"
                yield from (f"    - {text(item)}" for item in rest)
            elif "ac-cap" in line:
                yield f"  {text(line)}"
        yield ""


def page(site: Site, path: str) -> str:
    return next(text(page.markdown) for page in site.pages if page.address.path == path)


@pytest.mark.parametrize("audience", ["team", "parties", "party:field-ops", "everyone"])
def test_every_sentence_of_the_year(plan: Path, audience: str, bless: bool) -> None:
    found = "\n".join(told(made(plan, audience, authors=True)))
    file = EXPECTED / f"{audience.replace(':', '-')}.txt"
    if bless:
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")


@pytest.mark.parametrize("audience", ["team", "everyone"])
def test_a_warm_cache_changes_no_byte(plan: Path, audience: str) -> None:
    shutil.rmtree(plan / ".cache", ignore_errors=True)
    cold = made(plan, audience)
    warm = made(plan, audience)
    for file in (plan / ".cache").rglob("*.svg"):
        file.unlink()  # the texts of pages are worked out anew, from what is kept of the old files
    lukewarm = made(plan, audience)
    assert [page.markdown for page in cold.pages] == [page.markdown for page in warm.pages]
    assert [page.markdown for page in cold.pages] == [page.markdown for page in lukewarm.pages]


@pytest.mark.parametrize("audience", ["everyone", "party:field-ops"])
def test_what_is_private_is_in_nothing_that_others_are_given(plan: Path, audience: str) -> None:
    site = made(plan, audience)
    everything = [*(page.markdown for page in site.pages), *(str(data) for data in site.assets.values())]
    for words in PRIVATE:
        assert not [one for one in everything if words in one], words


def test_a_text_that_slips_into_the_history_stops_the_build(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slip(portfolio: Portfolio, audience: object) -> Portfolio:
        return portfolio

    def word_for_word(_voice: object, _ref: str, text: str) -> str:
        return text

    monkeypatch.setattr(followed, "seen_by", slip)
    monkeypatch.setattr(history._Voice, "quoted", word_for_word)
    shutil.rmtree(plan / ".cache", ignore_errors=True)
    for _ in range(2):  # what was found once is not kept for the next build
        built = making.build(asked(plan, "everyone"))
        assert built.site is None
        assert [problem.check for problem in built.stops] == ["leak"]
        assert "supervisor" not in built.stops[0].message.casefold()


def test_a_copy_without_the_older_commits_says_where_its_history_begins(plan: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "--quiet", "--depth=3", plan.as_uri(), str(copy)], check=True)
    (copy / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (copy / "content").mkdir()
    site = made(copy)
    begins = "This copy of the records begins with commit"
    assert begins in page(site, "/initiatives/data-basics/")
    assert begins in page(site, "/changes/")
    assert "is new in the files" not in page(site, "/initiatives/data-basics/").partition("The history")[2]
    assert "kept it 10 days late" in page(site, "/initiatives/safety-conversations/")


def test_without_a_repository_the_site_says_so_and_is_whole(plan: Path, tmp_path: Path) -> None:
    for name in ("portfolio", "mkdocs.yml", "content"):
        found = plan / name
        (shutil.copytree if found.is_dir() else shutil.copy)(found, tmp_path / name)
    site = made(tmp_path)
    assert "made without the history of the files" in page(site, "/changes/")
    assert not any("ac-history" in page.markdown for page in site.pages)
    assert [page.address for page in site.pages] == [page.address for page in made(plan).pages]


def test_a_commit_that_left_a_file_broken_is_named_with_the_line(plan: Path) -> None:
    said = page(made(plan), "/changes/")
    assert "In one commit a file could not be read:" in said
    assert "negotiations/2026-01-20-field-ops-safety.yml, line 25:" in said
    assert "line 25" not in page(made(plan, "everyone"), "/changes/")


def test_commits_are_linked_only_where_sources_are(plan: Path) -> None:
    config = plan / "mkdocs.yml"
    config.write_text("repo_url: https://gitlab.example.org/water/plan\n" + CONFIG, "utf-8")
    try:
        team, everyone = ("".join(page.markdown for page in made(plan, who).pages) for who in ("team", "everyone"))
    finally:
        config.write_text(CONFIG, "utf-8")
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=plan, capture_output=True, text=True, check=True)
    assert f'href="https://gitlab.example.org/water/plan/-/commit/{head.stdout.strip()}"' in team
    assert "/commit/" not in everyone


def test_no_address_of_anybody_and_no_name_unless_wanted(plan: Path) -> None:
    for audience in ("team", "everyone"):
        said = "".join(page.markdown for page in made(plan, audience).pages)
        assert "planner@example.org" not in said
        assert "A Planner" not in said
    assert "by A Planner" in page(made(plan, authors=True), "/initiatives/data-basics/")
    everyone = made(plan, "everyone", authors=True)
    assert "A Planner" not in page(everyone, "/initiatives/data-basics/")
    assert "by Head of Field Operations" in page(everyone, "/initiatives/safety-conversations/")


def test_where_promises_are_overdue_not_all_are_said_to_be_settled(plan: Path) -> None:
    said = page(made(plan), "/agreements/field-ops/")
    assert "overdue between us" in said
    assert "are settled" not in said


def test_a_commit_is_told_by_the_day_it_was_recorded_not_the_day_it_was_written(plan: Path) -> None:
    said = page(made(plan), "/initiatives/safety-conversations/")
    assert "Last change, recorded on 13 April 2026 in commit" in said  # written on 11 April, at home


def test_an_old_plan_has_the_history_up_to_its_commit(plan: Path) -> None:
    with revisions.past(asked(plan), "2026-02-03") as then:
        assert not isinstance(then, str)
        built = making.build(then.changed(as_of=date(2026, 2, 3)))
    assert built.site is not None, built.stops
    said = page(built.site, "/initiatives/safety-conversations/")
    assert "Last change, recorded on 26 January 2026" in said
    assert "April" not in said.partition("The history of this record")[2]
