"""Names across files: what they may be, what they become, and what is told about those that name nothing."""

from __future__ import annotations

from pathlib import Path

from accord.domain.portfolio import Portfolio
from accord.intake import read
from intake.intake_world import portfolio, told, write

TALK = """\
with: [works]
about: [lt-01, G1, plan]
asks:
  - {kind: priority, of: field-ops, about: LT-02, text: Which first, between: [LT-01, practice], order: [[LT-02], lt-01]}
conversation:
  summarize_and_clarify:
    confirmations: [{by: works, date: 2026-01-16}]
  clarify_consequences:
    - {for: a1, if_not: Less}
decisions:
  - {id: d1, kind: go, about: handovers, text: Go., decided_by: [works, ltd], replaces: '2026-01-10-first#d1'}
commitments:
  - {id: c1, by: works, what: Two experts, due: 2026-03-31, adds_capacity: [{quarter: 2031-Q1, skill: design, days: 2}]}
"""


def sound(folder: Path) -> Portfolio:
    found = read(folder, "portfolio")
    assert found.portfolio is not None, "\n".join(map(str, found.problems))
    return found.portfolio


def renamed_world(tmp_path: Path) -> Path:
    """A stakeholder and a talk that once had other names, and are still called by them."""
    folder = portfolio(tmp_path)
    write(folder / "stakeholders/field-ops.yml", "kind: person\ntitle: Head of Field Operations\nformerly: works\n")
    write(folder / "negotiations/2026-01-11-second.yml", "with: [field-ops]\ndecisions: [{id: d1, kind: go, text: Go.}]\n"
                                                         "formerly: [2026-01-10-first]\n")  # fmt: skip
    write(folder / "negotiations/2026-01-15-field-ops-handovers.yml", TALK)
    return folder


def test_every_name_is_brought_to_its_present_form(tmp_path: Path) -> None:
    found = sound(renamed_world(tmp_path))
    talk = found.talks["2026-01-15-field-ops-handovers"]
    assert talk.with_ == ("field-ops",)
    assert talk.about == ("handovers", "safe-work", "plan")
    assert talk.asks[0].of == "field-ops"
    assert talk.asks[0].about == ("practice",)
    assert talk.asks[0].between == ("handovers", "practice")
    assert talk.asks[0].order == (("practice",), "handovers")
    assert talk.confirmations[0].by == "field-ops"
    assert talk.consequences[0].for_ == ("a1",)
    assert talk.decisions[0].decided_by == ("field-ops", "ltd")
    assert talk.decisions[0].replaces == "2026-01-11-second#d1"
    assert talk.commitments[0].by == "field-ops"
    assert found.quarters["2026-Q1"].entries[0].initiative == "handovers"


def test_a_name_brought_to_its_present_form_keeps_its_place(tmp_path: Path) -> None:
    talk = sound(renamed_world(tmp_path)).talks["2026-01-15-field-ops-handovers"]
    assert str(talk.decisions[0].where("about")) == "portfolio/negotiations/2026-01-15-field-ops-handovers.yml:11:31"


def test_an_earlier_name_still_works_with_a_note(tmp_path: Path) -> None:
    found = read(renamed_world(tmp_path), "portfolio")
    assert {problem.level for problem in found.problems} == {"note"}
    first, *_, last = [str(problem).partition(".yml:")[2] for problem in found.problems]
    assert first == (
        "1:8: 2026-01-15-field-ops-handovers: 'works' is now called 'field-ops'; write the present name "
        "[unknown-reference]"
    )
    assert len(found.problems) == 5
    assert any("'2026-01-10-first' is now called '2026-01-11-second'" in problem.message for problem in found.problems)
    assert last.endswith("[unknown-reference]")


def test_without_a_team_a_role_is_whatever_the_planner_calls_it(tmp_path: Path) -> None:
    folder = portfolio(tmp_path, team=None)
    write(folder / "initiatives/practice.yml", "code: LT-02\ntitle: Practice\nproblem: It fails.\nowner: anybody\n")
    assert told(folder) == []


def test_what_could_not_be_read_is_not_told_again_where_it_is_named(tmp_path: Path) -> None:
    folder = portfolio(tmp_path, organization="name: [\n", team="roles: 5\n", initiatives__handovers="code: LT-01\n")
    assert [problem.partition(":")[0] for problem in told(folder)] == [
        "portfolio/initiatives/handovers.yml",  # its title and its problem are missing,
        "portfolio/initiatives/handovers.yml",  # and nothing is said of the quarter and the talk that name it
        "portfolio/organization.yml",
        "portfolio/team.yml",
    ]


def test_what_is_misspelt_is_told_though_another_initiative_cannot_be_read(tmp_path: Path) -> None:
    folder = portfolio(tmp_path, initiatives__handovers="code: LT-01\ntitle: Handovers\n")
    write(
        folder / "initiatives/practice.yml",
        "code: LT-02\ntitle: Practice\nproblem: It fails.\nneeds_first: hand-over\n",
    )
    assert [problem.rpartition("[")[2] for problem in told(folder)] == ["missing-key]", "unknown-reference]"]
