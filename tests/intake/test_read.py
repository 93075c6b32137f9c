"""From a folder to a portfolio: all problems at once, in file order, and nothing left behind."""

from __future__ import annotations

import gc
from decimal import Decimal
from pathlib import Path

import pytest

from accord.intake import read
from accord.intake.located import FAST
from accord.intake.plain_yaml import PlainLoader
from intake.intake_world import portfolio, told, write

SHORTEST = """\
with: [field-ops, safety]
about: LT-01
asks:
  - {kind: resources, of: field-ops, text: Two experts., answer: accepted}
summary: It sounds like you lend us two experts. Does that sound right?
confirmed: {field-ops: 2026-02-04}
commitments:
  - {id: c1, by: field-ops, what: Two experts, amount: {value: 4, unit: person-days}, due: 2026-04-30}
  - {id: c2, by: ltd, what: A report, due: 2026-04-30}
"""


def test_every_problem_of_every_file_is_told_at_once_in_file_order(tmp_path: Path) -> None:
    folder = portfolio(
        tmp_path,
        team="roles:\n  - {id: head, titel: Head}\n  - {id: head2, title: 7, fte: lots}\n",
        initiatives__practice="title: [\n",
        initiatives__handovers="title: Handovers\nimpact: 19\nstage: runing\ncode: LT-01\n",
        settings="limits: {due_soon_days: 1,5}\n",
    )
    assert told(folder) == [
        "portfolio/initiatives/handovers.yml:1:1: LT-01: 'problem' is missing; every such record needs it [missing-key]",
        "portfolio/initiatives/handovers.yml:2:1: LT-01: 'impact' is not known here; it stands below 'assessments' "
        "[unknown-key]",
        "portfolio/initiatives/handovers.yml:3:8: LT-01: 'stage' must be one of idea, looking-into, designing, piloting, "
        "running, measuring, closed; found 'runing'; did you mean 'running'? [out-of-range]",
        "portfolio/initiatives/practice.yml:1:8: the '[' that opens here is not closed [yaml-trap]",
        "portfolio/settings.yml:1:27: '5' is cut off from its text by the comma before it; put the text in quotes, or on "
        "lines of its own after '>' [yaml-trap]",
        "portfolio/team.yml:2:16: 'titel' is not known here; did you mean 'title'? [unknown-key]",
        "portfolio/team.yml:3:32: 'fte' must be a number of days, found 'lots' [wrong-type]",
    ]


def test_the_shortest_talk_is_completed_from_its_place(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(folder / "negotiations/2026-02-03-experts.yml", SHORTEST)
    found = read(folder, "portfolio")
    assert found.portfolio is not None, found.problems
    talk = found.portfolio.talks["2026-02-03-experts"]
    assert (talk.date.isoformat(), talk.asks[0].id, talk.asks[0].asked_on, talk.asks[0].answered_on) == (
        "2026-02-03", "a1", talk.date, talk.date,
    )  # fmt: skip
    assert [promise.to for promise in talk.commitments] == [("ltd",), ("field-ops", "safety")]
    assert talk.confirmations[0].date.isoformat() == "2026-02-04"
    assert talk.commitments[0].amount is not None
    assert talk.commitments[0].amount.value == Decimal(4)


def test_plain_words_are_words_whatever_yaml_1_1_takes_them_for(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(folder / "negotiations/2026-02-03-experts.yml", SHORTEST.replace("Two experts.", "no"))
    found = read(folder, "portfolio").portfolio
    assert found is not None
    assert found.talks["2026-02-03-experts"].asks[0].text == "no"


def test_a_newer_format_is_one_sentence_naming_both_versions(tmp_path: Path) -> None:
    folder = portfolio(tmp_path, settings="colour: blue\nformat: 2\n", team="roles: 5\n")
    assert told(folder) == [
        "portfolio/settings.yml:2:1: this portfolio is written in format 2, and this Accord reads format 1; update Accord "
        "[out-of-range]"
    ]


def test_settings_are_merged_with_the_defaults_key_by_key(tmp_path: Path) -> None:
    text = 'language: es\ngrid: {line: 3.5, impact: {reach: {ask: "How many?", 1: Few, weight: 2}}}\nlimits: {small_group: 5}\n'
    found = read(portfolio(tmp_path, settings=text), "portfolio").portfolio
    assert found is not None
    settings = found.settings
    assert (settings.language, settings.currency, settings.limits.small_group) == ("es", "USD", 5)
    assert settings.limits.due_soon_days == 14
    assert (settings.grid.line, settings.grid.near_line) == (Decimal("3.5"), Decimal("0.25"))
    assert list(settings.grid.impact) == ["reach"]
    assert settings.grid.impact["reach"].anchors[0] == "Few"
    assert list(settings.grid.difficulty) == ["time", "people", "new", "ready"]


@pytest.mark.parametrize("text", ["", "# nothing to set yet\n"])
def test_empty_settings_and_an_empty_team_are_fine(text: str, tmp_path: Path) -> None:
    assert told(portfolio(tmp_path, settings=text, team=text)) == []


def test_dots_in_numbers_are_plain_where_the_language_does_not_group_by_them(tmp_path: Path) -> None:
    assert told(portfolio(tmp_path, settings="limits: {stakeholder_days_per_quarter: 12.000}\n")) == []


def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    assert gc.isenabled()
    read(folder)
    assert gc.isenabled()
    gc.disable()
    try:
        read(folder)
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("loader", [FAST, PlainLoader], ids=["libyaml", "pure"])
def test_the_sample_is_read_without_a_problem(loader: object, repository: Path) -> None:
    found = read(repository / "portfolio", "portfolio", loader)
    assert found.problems == ()
    assert found.portfolio is not None
    counted = (len(found.portfolio.initiatives), len(found.portfolio.stakeholders), len(found.portfolio.talks))
    assert counted == (18, 8, 16)


def test_both_loaders_give_the_same_portfolio(repository: Path) -> None:
    fast, pure = (read(repository / "portfolio", "portfolio", loader) for loader in (FAST, PlainLoader))
    assert fast == pure


def test_every_record_knows_where_it_is_written(repository: Path) -> None:
    found = read(repository / "portfolio", "portfolio").portfolio
    assert found is not None
    for record in found.records():
        assert record.where().file.startswith("portfolio/"), record
