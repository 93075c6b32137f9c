"""What only the team reads: the checks (P13), the marks they leave on other pages, the sheets (P14), the commit."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import kept_drawings
from accord.build.making import Built, build
from accord.build.request import request
from accord.domain.rules import CHECKS

DAY = date(2026, 11, 16)


@pytest.fixture(scope="module")
def project(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's project."""
    folder = tmp_path_factory.mktemp("team") / "plan"
    for name in ("portfolio", "content"):
        shutil.copytree(repository / name, folder / name, ignore=shutil.ignore_patterns("private"))
    shutil.copy(repository / "mkdocs.yml", folder)
    kept_drawings.shared(folder)
    return folder


def made(project: Path, audience: str = "team", as_of: date = DAY) -> Built:
    asked, _ = request(project / "mkdocs.yml", DAY)
    assert asked is not None
    built = build(asked.changed(audience=audience, as_of=as_of))
    assert built.site is not None, built.stops
    return built


@pytest.fixture(scope="module")
def pages(project: Path) -> dict[str, str]:
    """The team's pages as one reads them, by path."""
    return said(made(project))


def said(built: Built) -> dict[str, str]:
    assert built.site is not None
    return {page.address.markdown: _read(page.markdown) for page in built.site.pages}


def _read(markdown: str) -> str:
    body = re.sub(r"<svg.*?</svg>", "", markdown.split("\n---\n", 1)[1], flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_the_page_of_checks_counts_what_there_is_to_look_at(pages: dict[str, str]) -> None:
    page = pages["checks.md"]
    assert "Twelve warnings and 15 notes to look at; nothing stops the plan." in page
    assert "50 files were read; 32 of 50 checks have found nothing." in page
    assert "3 days overdue. LT-05 waits for it." in page
    assert "portfolio/negotiations/2026-09-02-contact-center-billing-again.yml, line 118" in page


def test_it_lists_all_that_is_looked_for(pages: dict[str, str]) -> None:
    listed = pages["checks.md"].partition("What is looked for")[2]
    assert [name for name in CHECKS if f" {name} " not in listed] == []


def test_what_is_dated_later_is_counted(project: Path) -> None:
    page = said(made(project, as_of=date(2026, 5, 4)))["checks.md"]
    assert "Dated after 4 May 2026 and not looked at yet: 6 talks, 6 versions of plans and 1 initiative." in page
    assert "112 days promised" in page


@pytest.mark.parametrize(
    ("page", "mark"),
    [
        ("initiatives/contractor-induction.md", "Note: impact 3.0: on the line."),
        (
            "initiatives/contractor-induction.md",
            "Warning: is in the plan for 2026-Q4; nobody outside L&TD has confirmed",
        ),
        ("conversations/2026-10-14-it-ai-assistant.md", "no answer for 33 days"),
        ("agreements/field-ops.md", "Warning: 198 days of their time in 2026-Q2"),
        ("2026-q4/index.md", "Warning: LT-17 : waits for 2 quarters in a row"),
        ("goals.md", "Note: Compliant and secure : no work now in 2026-Q4."),
    ],
)
def test_a_page_shows_what_the_checks_found_about_it(pages: dict[str, str], page: str, mark: str) -> None:
    assert mark in pages[page]


@pytest.mark.parametrize("audience", ["everyone", "party:field-ops", "parties"])
def test_nobody_else_reads_the_checks_or_the_sheets(project: Path, audience: str) -> None:
    others = said(made(project, audience))
    assert [path for path in others if path == "checks.md" or path.startswith("talks/")] == []
    assert [path for path, text in others.items() if "unconfirmed-work" in text or "on the line. Talk" in text] == []


def test_there_is_a_sheet_for_every_talk_and_those_to_come_stand_first(pages: dict[str, str]) -> None:
    listed = pages["talks/index.md"]
    assert "One talk is being prepared." in listed
    assert "5 of 6 questions have an answer" in listed
    assert listed.index("The AI assistant, when and for whom") < listed.index("Held already")
    talks = {path.stem for path in (Path(__file__).parent.parent / "portfolio" / "negotiations").glob("*.yml")}
    assert {path[6:-3] for path in pages if path.startswith("talks/") and path != "talks/index.md"} == talks


def test_what_the_team_accepts_is_shown_with_its_reason(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    kept_drawings.shared(folder)
    talk = folder / "portfolio" / "negotiations" / "2026-10-14-it-ai-assistant.yml"
    accepted = "accepted_warnings:\n  - {check: unanswered-ask, until: 2026-12-31, why: We meet in December anyway}\n"
    talk.write_text(talk.read_text("utf-8") + accepted, "utf-8")
    page = said(made(folder))["checks.md"]
    assert "Eleven warnings and 15 notes to look at" in page
    assert "1 warning is accepted for now." in page
    row = page.partition("Accepted for now")[2]
    assert "no answer for 33 days" in row
    assert "We meet in December anyway" in row
    assert "until 31 December 2026" in row


def git(folder: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def test_the_stamp_names_the_commit_and_whether_files_have_changed_since(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    kept_drawings.shared(folder)
    stamp = "For everyone. As it stood on 16 November 2026."
    assert said(made(folder, "everyone"))["promises.md"].endswith(stamp)  # nothing is said without a repository
    git(folder, "init", "--quiet", ".")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "First")
    commit = git(folder, "rev-parse", "HEAD")[:10]
    assert said(made(folder, "everyone"))["promises.md"].endswith(f"{stamp} Commit {commit}.")
    (folder / "content" / "more.md").write_text("# More\n", "utf-8")
    assert said(made(folder, "everyone"))["promises.md"].endswith(
        f"{stamp} Commit {commit}, with changes that are not recorded yet."
    )
