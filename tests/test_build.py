"""The one road from a folder to a site, or to the list of its problems."""

from __future__ import annotations

import html
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from accord.build.checking import check
from accord.build.making import Built, build
from accord.build.request import Request, request
from accord.cli import starting
from accord.domain.options import Options
from accord.intake.options import HostSettings

DAY = date(2026, 11, 16)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project: what `accord new site` makes."""
    starting.write(tmp_path / "plan", DAY)
    return tmp_path / "plan"


def asked(project: Path, **options: object) -> Request:
    """What a command asks for, with these options typed."""
    found, host = request(project / "mkdocs.yml", DAY)
    assert found is not None, host.problems
    return found.changed(**options)


def said(built: Built) -> list[str]:
    """What stops a build."""
    return [str(problem) for problem in built.stops]


def test_a_project_becomes_a_site(project: Path) -> None:
    built = build(asked(project))
    assert built.site is not None
    assert "initiatives/first-four-weeks.md" in {page.address.markdown for page in built.site.pages}
    assert "<svg" in built.site.handwritten["welcome.md"]
    assert built.checked.problems == ()


def test_without_a_day_it_is_the_one_asked_at_the_door(project: Path) -> None:
    assert (check(asked(project)).as_of, check(asked(project)).today_used) == (DAY, True)
    other = check(asked(project, as_of=date(2026, 12, 1)))
    assert (other.as_of, other.today_used) == (date(2026, 12, 1), False)


def test_a_stakeholder_of_whom_nobody_knows_is_no_audience(project: Path) -> None:
    expected = "--audience:1:1: no stakeholder 'warehose'; did you mean 'warehouse'? [unknown-reference]"
    assert said(build(asked(project, audience="party:warehose"))) == [expected]


def test_an_audience_in_the_file_is_looked_at_there(project: Path) -> None:
    file = project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("# audience: team ", "audience: them #"), "utf-8")
    (problem,) = build(asked(project)).stops
    assert problem.place.file == "mkdocs.yml"
    assert "must be everyone, party:<stakeholder>, parties or team" in problem.message


@pytest.mark.parametrize("path", ["promises.md", "promises/index.md", "Promises.md", "promises/README.md"])
def test_a_hand_written_page_at_an_address_of_the_plan_is_a_stop_that_names_both(project: Path, path: str) -> None:
    page = project / "content" / path
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Ours", "utf-8")
    assert said(build(asked(project))) == [
        f"content/{path}:1:1: the plan needs the address /promises/ for its own page promises.md; "
        "give this file another name [address-taken]"
    ]


def test_whether_an_address_is_taken_depends_on_no_audience(project: Path) -> None:
    initiative = project / "portfolio" / "initiatives" / "safer-forklifts.yml"
    initiative.write_text(initiative.read_text("utf-8") + "visible: team\n", "utf-8")
    (project / "content" / "initiatives").mkdir()
    (project / "content" / "initiatives" / "safer-forklifts.md").write_text("# Ours", "utf-8")
    for audience in ("everyone", "team"):
        assert [p.check for p in build(asked(project, audience=audience)).stops] == ["address-taken"]


def test_what_is_wrong_in_a_hand_written_page_is_found_by_the_check_already(project: Path) -> None:
    page = project / "content" / "welcome.md"
    page.write_text(
        "# Welcome\n\n```accord\nfigure: gird\n```\n\n```accord\nfigure: grid\nquarter: 2019-Q1\n```\n", "utf-8"
    )
    stops = [str(p) for p in check(asked(project)).problems if p.stops]
    assert stops == [
        "content/welcome.md:4:1: no figure 'gird'; did you mean 'grid'? [unknown-reference]",
        "content/welcome.md:9:1: no quarter '2019-Q1'; known are 2026-Q4 [unknown-reference]",
    ]
    assert said(build(asked(project))) == stops


@pytest.mark.parametrize(
    ("line", "said"), [("\nquarter: 2026-q4", "Nothing is agreed for 2026-Q4 yet."), ("", "No quarter is agreed yet.")]
)
def test_a_figure_of_a_quarter_still_to_come_is_a_sentence(project: Path, line: str, said: str) -> None:
    page = project / "content" / "welcome.md"
    page.write_text(f"# Welcome\n\n```accord\nfigure: grid{line}\n```\n", "utf-8")
    site = build(asked(project, as_of=date(2026, 1, 5))).site
    assert site is not None
    assert said in site.handwritten["welcome.md"]


def test_another_portfolio_is_checked_without_the_pages_of_this_project(project: Path, tmp_path: Path) -> None:
    (project / "content" / "promises.md").write_text("# Ours", "utf-8")
    shutil.copytree(project / "portfolio", tmp_path / "other")
    assert check(asked(project).at(tmp_path / "other")).problems == ()
    assert [p.check for p in check(asked(project).at(project / "portfolio")).problems] == ["address-taken"]


def test_what_a_team_writes_opens_the_page_on_how_we_decide(project: Path) -> None:
    part = project / "content" / "parts" / "how-we-decide.md"
    part.parent.mkdir()
    part.write_text("Ours to say.\n\n```accord\nfigure: grid\n```\n", "utf-8")
    site = build(asked(project)).site
    assert site is not None
    page = next(page for page in site.pages if page.address.markdown == "how-we-decide.md")
    assert "Ours to say." in page.markdown
    assert 'href="../initiatives/first-four-weeks/"' in page.markdown
    assert "parts/how-we-decide.md" not in site.handwritten


def test_a_part_of_no_page_is_a_problem_rather_than_silence(project: Path) -> None:
    part = project / "content" / "parts" / "how-we-deside.md"
    part.parent.mkdir()
    part.write_text("Lost.", "utf-8")
    assert [p.check for p in build(asked(project)).stops] == ["unknown-file"]


def test_sources_are_linked_for_the_team_and_where_the_options_say_so(project: Path) -> None:
    def links(**options: object) -> list[str]:
        host = HostSettings({"repo_url": "https://github.com/acme/plan", "edit_uri": "edit/trunk/content/"})
        return sorted(build(replace(asked(project, **options), host=host)).edit_links.values())

    assert links() == []
    assert links(audience="team", source_links=False) == []
    team = links(audience="team")
    assert team == links(audience="team", source_links=True)
    base = "https://github.com/acme/plan/edit/trunk"
    assert f"{base}/portfolio/initiatives/first-four-weeks.yml" in team
    assert f"{base}/content/welcome.md" in team


@pytest.mark.parametrize(
    "portfolio", ["nowhere", "content", "mkdocs.yml", "../../../etc", "portfolio/team.yml"], ids=lambda name: name
)
def test_a_folder_that_is_no_portfolio_stops_without_raising(project: Path, portfolio: str) -> None:
    built = build(asked(project, portfolio=portfolio))
    assert built.site is None
    assert built.stops


def test_every_file_of_a_portfolio_may_be_broken_at_once(project: Path) -> None:
    files = sorted((project / "portfolio").rglob("*.yml"))
    for file in files:
        file.write_bytes(b"\xff\x00{[")
    assert {p.place.file for p in build(asked(project)).stops} == {p.relative_to(project).as_posix() for p in files}


def test_a_project_without_pages_of_its_own_is_built(project: Path) -> None:
    shutil.rmtree(project / "content")
    site = build(asked(project)).site
    assert site is not None
    assert site.handwritten == {}


def test_every_page_is_told_as_it_is_written(project: Path) -> None:
    told: list[tuple[int, int]] = []
    site = build(asked(project), lambda _title, at, of: told.append((at, of))).site
    assert site is not None
    assert told == [(n, len(site.pages)) for n in range(1, len(site.pages) + 1)]


@pytest.mark.slow
def test_real_goals_that_nobody_here_wrote_become_a_site(real_goals: Path, tmp_path: Path) -> None:
    built = build(Request(tmp_path, DAY, Options(portfolio=str(real_goals)), content=""))
    assert built.site is not None, said(built)
    paths = [page.address.markdown for page in built.site.pages]
    assert sum(path.startswith("initiatives/") for path in paths) == 42 + 1
    assert sum(path.startswith("agreements/") for path in paths) == 19 + 1


def test_what_a_stakeholder_asked_of_us_is_said_as_their_ask(project: Path) -> None:
    (talk,) = (project / "portfolio" / "negotiations").glob("*.yml")
    asked_of_us = "  - {kind: commitment, of: ltd, text: Tell us a month before a course begins.}\n"
    talk.write_text(talk.read_text("utf-8").replace("\nasks:\n", f"\nasks:\n{asked_of_us}"), "utf-8")
    site = build(asked(project, audience="team")).site
    assert site is not None
    pages = {page.address.markdown: html.unescape(page.markdown) for page in site.pages}
    assert "asked L&TD for one thing: one without an answer yet." in pages[f"conversations/{talk.stem}.md"]
    assert "Tell us a month before a course begins." in pages["agreements/customer-service.md"]
