"""`accord new talk`: what is known is brought along, and what planners wrote survives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from accord.intake.read import read
from cli.opened import LINES, NASTY, loaded, put, stops
from cli.small_plan import DAY, Accord, edit
from imported import ROOT


@pytest.fixture
def sample(accord: Accord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of the sample, in which the command is run."""
    shutil.copytree(ROOT / "portfolio", tmp_path / "sample" / "portfolio")
    monkeypatch.chdir(tmp_path / "sample")
    return tmp_path / "sample" / "portfolio"


def test_a_new_talk_brings_what_is_known(sample: Path, accord: Accord) -> None:
    done = accord("new", "talk", "field-ops", "lt-02", "--as-of", "2026-11-16", "--date", "2026-11-20")
    assert done.stdout == (
        "portfolio/negotiations/2026-11-20-field-ops-fieldflow-crews.yml is written.\n"
        "Next: answer the six questions in it and write down what you ask, then accord check.\n"
    )
    file = sample / "negotiations" / "2026-11-20-field-ops-fieldflow-crews.yml"
    text, talk = file.read_text("utf-8"), loaded(file)
    assert (talk["with"], talk["about"], talk["date"].isoformat()) == (["field-ops"], ["LT-02"], "2026-11-20")
    assert talk["preparation"]["alignment_and_data"]["goals"] == ["one-work-system"]
    assert talk["preparation"]["realistic_with_capacity"].startswith("9 days in 2026-Q4")
    assert {"asks", "conversation", "decisions", "commitments", "summary"} & talk.keys() == set()
    for piece in (
        "#   They promised:\n#   - Send the closing report to supervisors every Monday",
        "#   We promised:\n#   - Data basics pilot with nine planners, on their own three questions. (due 2026-11-27",
        "# Last time, on 2026-10-07 (2026-10-07-field-ops-it-closing-jobs):\n#   It sounds like",
        "#   - 2026-11-09, 2026-10-07-field-ops-it-closing-jobs#d2: Have 90% of jobs been closed",
        "# revisits:                        # talks on the same question, which this one takes up again\n"
        "#   - 2026-10-07-field-ops-it-closing-jobs\n",
    ):
        assert piece in text
    assert accord("check", "--as-of", "2026-11-16").exit_code == 0


def test_last_times_consequences_and_open_asks_are_there(sample: Path, accord: Accord) -> None:
    accord("new", "talk", "field-ops", "LT-16", "--as-of", "2026-11-16")
    accord("new", "talk", "it", "LT-17", "--as-of", "2026-11-16")
    field_ops, it = (
        (sample / "negotiations" / f"2026-11-16-{name}.yml").read_text("utf-8")
        for name in ("field-ops-supervisor-safety-conversations", "it-ai-assistant-safely")
    )
    assert "#   What we said would come of it:\n#   - k1: " in field_ops
    assert "17 days overdue, to Head of Field" in it
    assert "# Asked of them, and still without an answer.\n#   - When is the AI assistant released" in it


@pytest.mark.parametrize(
    ("about", "file", "subject"),
    [
        ("2027-Q1", "coo-2027-q1", ["plan"]),
        ("2027-q1", "coo-2027-q1", ["plan"]),
        ("plan", "coo-plan", ["plan"]),
        ("G1", "coo-safe-work", ["safe-work"]),
        ("fieldflow-crews", "coo-fieldflow-crews", ["LT-02"]),
        ("The budget for 2027", "coo-the-budget-for-2027", None),
        ("🎓", "coo", None),
    ],
)
def test_a_talk_is_about_work_a_goal_a_quarter_or_words(
    sample: Path, accord: Accord, about: str, file: str, subject: list[str] | None
) -> None:
    assert accord("new", "talk", "coo", about, "--as-of", "2026-11-16").exit_code == 0
    assert loaded(sample / "negotiations" / f"2026-11-16-{file}.yml").get("about") == subject
    assert accord("check", "--as-of", "2026-11-16").exit_code == 0


def uncommented(text: str) -> str:
    """The talk as a planner would have it after taking the '#' away from its asks, steps, decisions and promises."""
    lines, on = [], False
    for line in text.splitlines():
        on = line.startswith(("# asks:", "# conversation:", "# decisions:", "# commitments:")) or (
            on and line[:1] == "#"
        )
        lines.append(line[2:] if on else line)
    return "\n".join(lines) + "\n"


def test_what_is_in_comments_is_right_once_the_sign_is_taken_away(plan: Path, accord: Accord) -> None:
    accord("new", "talk", "warehouse", "EX-2")
    file = plan / "portfolio" / "negotiations" / f"{DAY}-warehouse-safer-forklifts.yml"
    file.write_text(uncommented(file.read_text("utf-8")), "utf-8")
    assert loaded(file)["conversation"]["end_with_next_steps"]["steps"][0]["who"] == "ltd"
    assert accord("check").exit_code == 0


@pytest.mark.parametrize("words", [*NASTY.values(), *LINES.values()], ids=[*NASTY, *LINES])
def test_what_planners_wrote_survives(plan: Path, accord: Accord, words: str) -> None:
    folder = plan / "portfolio"
    fact = {"text": words, "source": words, "date": DAY}
    put(folder / "initiatives" / "first-four-weeks.yml", problem=words, evidence=[fact], title=words)
    put(folder / "stakeholders" / "customer-service.yml", interests=[words], prefers=words, title=words)
    quarter = folder / "quarters" / "2026-Q4.yml"
    later = {"initiative": "EX-3", "place": "later", "why": words, "look_again": DAY}
    entry = {"initiative": "EX-1", "place": "now", "why": words, "smaller": words, "planned": {"design": 1}}
    put(quarter, entries=[entry, later])
    talk = next((folder / "negotiations").iterdir())
    data = loaded(talk)
    data["commitments"][0]["what"] = words
    data["conversation"]["summarize_and_clarify"]["summary"] = words
    data["conversation"]["clarify_consequences"][0]["impact"] = words
    put(talk, commitments=data["commitments"], conversation=data["conversation"])
    known = stops(folder)
    assert accord("new", "quarter", "2027-Q1").exit_code == 0
    assert accord("new", "talk", "customer-service", "EX-1").exit_code == 0
    assert stops(folder) == known == []
    found = read(folder, "portfolio").portfolio
    assert found is not None
    new = found.talks[f"{DAY}-customer-service-first-four-weeks"].preparation
    assert new is not None and new.alignment_and_data is not None
    assert new.why_critical == found.initiatives["first-four-weeks"].problem == words.strip()
    assert [each.text for each in new.alignment_and_data.evidence] == [words.strip()]
    why = {entry.initiative: entry.why for entry in found.quarters["2027-Q1"].entries}
    assert why["first-four-weeks"] == why["better-presentations"] == words.strip()


def test_what_only_the_team_may_know_stays_so(plan: Path, accord: Accord) -> None:
    initiative = plan / "portfolio" / "initiatives" / "safer-forklifts.yml"
    edit(initiative, "    source: Safety report\n", "    source: Safety report\n    visible: team\n")
    edit(initiative, "code: EX-2\n", "code: EX-2\nvisible: team\n")
    accord("new", "talk", "warehouse", "EX-2")
    talk = loaded(plan / "portfolio" / "negotiations" / f"{DAY}-warehouse-safer-forklifts.yml")
    assert talk["visible"] == talk["preparation"]["alignment_and_data"]["evidence"][0]["visible"] == "team"
