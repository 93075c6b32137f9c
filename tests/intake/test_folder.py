"""What lies in a portfolio's folder: records, and a problem for everything that is not one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from accord.intake import read
from intake.intake_world import HEALTHY, portfolio, told, write

STAKEHOLDER = "kind: person\ntitle: Head of Works\n"


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    found = read(tmp_path / "portfolio", "portfolio")
    assert found.portfolio is None
    assert [str(problem) for problem in found.problems] == [
        "portfolio:1:1: the folder 'portfolio' does not exist; name the folder that holds organization.yml [unreadable]"
    ]


def test_a_file_in_the_place_of_the_folder_is_one_sentence(tmp_path: Path) -> None:
    assert told(write(tmp_path / "portfolio", "name: x\n")) == [
        "portfolio:1:1: the folder 'portfolio' is not a folder; name the folder that holds organization.yml [unreadable]"
    ]


def test_an_empty_folder_is_one_sentence(tmp_path: Path) -> None:
    write(tmp_path / ".gitkeep", "")
    found = read(tmp_path, "portfolio")
    assert found.portfolio is None
    assert [str(problem) for problem in found.problems] == [
        "portfolio:1:1: the folder 'portfolio' holds no portfolio yet; begin with organization.yml, or copy a starter "
        "[missing-key]"
    ]


def test_each_needed_part_that_is_missing_is_told(tmp_path: Path) -> None:
    write(tmp_path / "team.yml", "name: Learning\n")
    assert told(tmp_path) == [
        "portfolio/initiatives:1:1: no initiative is written down yet; add initiatives/<slug>.yml with code, title and "
        "problem [missing-key]",
        "portfolio/organization.yml:1:1: organization.yml is missing; it needs one line, 'name: …' [missing-key]",
        "portfolio/quarters:1:1: no quarter is planned yet; add quarters/2026-Q1.yml with one entry (initiative, place) "
        "[missing-key]",
        "portfolio/stakeholders:1:1: no stakeholder is written down yet; add stakeholders/<id>.yml with kind and title "
        "[missing-key]",
    ]


def test_the_smallest_portfolio_is_read(tmp_path: Path) -> None:
    write(tmp_path / "organization.yml", "name: River Works\n")
    write(tmp_path / "stakeholders/field-ops.yml", STAKEHOLDER)
    write(tmp_path / "initiatives/handovers.yml", "code: LT-01\ntitle: Handovers\nproblem: Crews hand over badly.\n")
    write(tmp_path / "quarters/2026-Q1.yml", "entries:\n  - {initiative: LT-01, place: now}\n")
    found = read(tmp_path, "portfolio")
    assert found.problems == ()
    assert found.files == (
        "portfolio/initiatives/handovers.yml",
        "portfolio/organization.yml",
        "portfolio/quarters/2026-Q1.yml",
        "portfolio/stakeholders/field-ops.yml",
    )


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "stakeholders/README.md",
        ".DS_Store",
        ".vscode/settings.json",
        "initiatives/.gitkeep",
        "private/x.yml",
    ],
)
def test_readmes_hidden_files_and_private_ones_are_passed_over(name: str, tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(folder / name, "anything: [")
    assert told(folder) == []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("stakeholder/x.yml", "stakeholder:1:1: 'stakeholder' is no file or folder of a portfolio; did you mean 'stakeholders'?"),
        ("setings.yml", "setings.yml:1:1: 'setings.yml' is no file or folder of a portfolio; did you mean 'settings.yml'?"),
        ("notes.txt", "notes.txt:1:1: 'notes.txt' is no file or folder of a portfolio; known here are stakeholders, "
                      "initiatives, quarters, negotiations, charters, settings.yml, organization.yml, team.yml"),
        ("team.json", "team.json:1:1: 'team.json' is no file or folder of a portfolio; did you mean 'team.yml'?"),
        ("stakeholders/x.yml~", "stakeholders/x.yml~:1:1: 'x.yml~' is no record; records end in .yml"),
        ("stakeholders/x.txt", "stakeholders/x.txt:1:1: 'x.txt' is no record; records end in .yml; did you mean 'x.yml'?"),
        ("stakeholders/x.YML", "stakeholders/x.YML:1:1: 'x.YML' is no record; records end in .yml; did you mean 'x.yml'?"),
        ("stakeholders/more/x.yml", "stakeholders/more:1:1: 'more' is no record; records end in .yml; did you mean 'more.yml'?"),
        ("stakeholders/Head of Works.yml", "stakeholders/Head of Works.yml:1:1: a file's name is an id of small letters, "
                                           "digits and hyphens; found 'Head of Works.yml'; did you mean 'head-of-works.yml'?"),
        ("stakeholders/..yml.yml", None),
        ("stakeholders/über.yml", "stakeholders/über.yml:1:1: a file's name is an id of small letters, digits and hyphens; "
                                  "found 'über.yml'; did you mean 'ber.yml'?"),
        ("quarters/Q3-2026.yml", "quarters/Q3-2026.yml:1:1: a quarter's file is named like 2026-Q3.yml; found 'Q3-2026.yml'"),
        ("quarters/2026-Q5.yml", "quarters/2026-Q5.yml:1:1: a quarter's file is named like 2026-Q3.yml; found '2026-Q5.yml'"),
        ("negotiations/sales.yml", "negotiations/sales.yml:1:1: a talk's file begins with its day, such as "
                                   "2026-07-15-sales.yml; found 'sales.yml'"),
        ("negotiations/2026-02-30-sales.yml", "negotiations/2026-02-30-sales.yml:1:1: a talk's file begins with its day, "
                                              "such as 2026-07-15-2026-02-30-sales.yml; found '2026-02-30-sales.yml'"),
    ],
)  # fmt: skip
def test_what_is_no_record_is_told_with_what_was_meant(name: str, problem: str | None, tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(folder / name, STAKEHOLDER)
    assert told(folder) == ([f"portfolio/{problem} [unknown-file]"] if problem else [])


def test_a_misnamed_folder_is_one_mistake_though_others_name_what_is_in_it(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    (folder / "stakeholders").rename(folder / "stakeholder")
    assert told(folder) == [
        "portfolio/stakeholder:1:1: 'stakeholder' is no file or folder of a portfolio; did you mean 'stakeholders'? "
        "[unknown-file]"
    ]


def test_a_misnamed_file_is_one_mistake_though_others_name_it(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    (folder / "stakeholders/field-ops.yml").rename(folder / "stakeholders/Field Ops.yml")
    assert told(folder) == [
        "portfolio/stakeholders/Field Ops.yml:1:1: a file's name is an id of small letters, digits and hyphens; found "
        "'Field Ops.yml'; did you mean 'field-ops.yml'? [unknown-file]"
    ]


def test_both_endings_are_read_and_one_thing_twice_is_told(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    (folder / "team.yml").rename(folder / "team.yaml")
    assert told(folder) == []
    write(folder / "stakeholders/safety.yaml", STAKEHOLDER)
    assert told(folder) == [
        "portfolio/stakeholders/safety.yml:1:1: safety: this is the same record as portfolio/stakeholders/safety.yaml; "
        "keep one of the two files [duplicate]"
    ]


def test_a_quarters_name_may_be_small_and_is_one_thing(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    (folder / "quarters/2026-Q1.yml").rename(folder / "quarters/2026-q1.yml")
    found = read(folder, "portfolio").portfolio
    assert found is not None
    assert list(found.quarters) == ["2026-Q1"]
    write(folder / "quarters/2026-Q1.yml", "entries: [{initiative: LT-01, place: now}]\n")
    assert [problem.rpartition("[")[2] for problem in told(folder)] == ["duplicate]"]


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    (folder / "stakeholders/spy.yml").symlink_to(write(tmp_path / "outside.yml", "secret: yes\n"))
    assert told(folder) == [
        "portfolio/stakeholders/spy.yml:1:1: the link leads out of the portfolio; put the file here instead [unreadable]"
    ]


def test_a_folder_that_is_a_link_out_is_not_followed(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(tmp_path / "elsewhere/x.yml", "secret: yes\n")
    (folder / "charters").symlink_to(tmp_path / "elsewhere")
    assert told(folder) == [
        "portfolio/charters:1:1: the link leads out of the portfolio; put the files here instead [unreadable]"
    ]


def test_a_link_within_the_portfolio_is_followed(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    (folder / "stakeholders/works.yml").symlink_to(folder / "stakeholders/safety.yml")
    assert told(folder) == []


@pytest.mark.parametrize("target", ["nowhere.yml", "works.yml"], ids=["dangling", "to-itself"])
def test_a_link_that_leads_nowhere_says_so(target: str, tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    (folder / "stakeholders/works.yml").symlink_to(target)
    assert told(folder) == [
        "portfolio/stakeholders/works.yml:1:1: the link leads nowhere; remove it or put the file here [unreadable]"
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    os.mkfifo(folder / "stakeholders/works.yml")
    assert told(folder) == [
        "portfolio/stakeholders/works.yml:1:1: 'works.yml' is no ordinary file (a pipe, a socket or a device); remove it "
        "[unreadable]"
    ]


@pytest.mark.parametrize("name", ["settings.yml", "stakeholders/works.yml"])
def test_a_folder_named_like_a_file_says_so(name: str, tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    (folder / name).mkdir()
    last = name.rpartition("/")[2]
    assert told(folder) == [f"portfolio/{name}:1:1: '{last}' is a folder and must be a file [wrong-type]"]


def test_a_file_named_like_a_folder_says_so(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(folder / "charters", "x\n")
    assert told(folder) == [
        "portfolio/charters:1:1: 'charters' must be a folder with one file for each record [wrong-type]"
    ]


def test_a_name_that_cannot_be_printed_is_told_in_one_line(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    (folder / os.fsdecode(b"x\xff\n.yml")).write_text("x: y\n")
    [problem] = told(folder)
    assert problem.startswith("portfolio/x\\xff\\x0a.yml:1:1: 'x\\xff\\x0a.yml' is no file or folder")
    assert problem.isprintable()


def test_paths_are_as_they_were_handed_in(tmp_path: Path) -> None:
    folder = portfolio(tmp_path, team="roles: 5\n")
    assert read(folder, "plans/ours").problems[0].place.file == "plans/ours/team.yml"
    assert read(folder, "plans/ours/").problems[0].place.file == "plans/ours/team.yml"
    assert read(folder).problems[0].place.file == f"{folder.as_posix()}/team.yml"


def test_nothing_asks_for_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read(HEALTHY, "portfolio").problems == ()
