"""`accord diff`: what a branch changes in the plan, in real repositories."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from accord.intake.blob_cache import Kept
from cli.small_plan import Accord

AGAIN = "portfolio/negotiations/2026-07-15-field-ops-safety-conversations-again.yml"
ASSISTANT = "portfolio/negotiations/2026-10-14-it-ai-assistant.yml"
INDUCTION = "portfolio/initiatives/contractor-induction.yml"


def git(folder: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def plan(repository: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A repository that holds the sample, in which the command is run."""
    folder = tmp_path / "plan"
    shutil.copytree(repository / "portfolio", folder / "portfolio", ignore=shutil.ignore_patterns("private"))
    (folder / "mkdocs.yml").write_text("site_name: Plan\nplugins:\n  - accord:\n      as_of: 2026-11-16\n", "utf-8")
    git(folder, "init", "--quiet", ".")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "First")
    monkeypatch.chdir(folder)
    return folder


def edit(plan: Path, name: str, old: str, new: str) -> None:
    text = (plan / name).read_text("utf-8")
    assert old in text
    (plan / name).write_text(text.replace(old, new, 1), "utf-8")


def three(plan: Path) -> None:
    """One score, one answer, one due date."""
    edit(plan, AGAIN, "due: 2026-12-31", "due: 2027-01-29")
    edit(plan, ASSISTANT, "answer: open", "answer: accepted\n    answered_on: 2026-11-12")
    edit(plan, INDUCTION, "critical: 3", "critical: 5")


SENTENCES = [
    "Impact of LT-12 rose from 3 to ",
    "Head of Digital and IT: “Yes” to “When is the AI assistant released, to whom, and does it come before contractor ",
    "Head of Field Operations: due on 29 January 2027 instead of 31 December 2026: “Each supervisor watches one ",
]


def sentences(text: str) -> list[str]:
    facts = text.partition("New to look at")[0].partition("Looked after")[0]
    return [line.strip() for line in facts.splitlines() if line.startswith("  ")]


def test_one_score_one_answer_and_one_due_date_are_three_sentences(plan: Path, accord: Accord) -> None:
    three(plan)
    done = accord("diff")
    assert done.exit_code == 0
    said = sentences(done.stdout)
    assert len(said) == 3
    assert all(line.startswith(start) for line, start in zip(said, SENTENCES, strict=True))
    assert [line for line in done.stdout.splitlines() if line and not line.startswith("  ")][:3] == [
        "What moves on the grid",
        "What was agreed, promised or answered",
        "What got harder to keep",
    ]


def test_what_the_checks_find_anew_and_no_more_stands_at_the_end(plan: Path, accord: Accord) -> None:
    edit(plan, ASSISTANT, "answer: open", "answer: accepted\n    answered_on: 2026-11-12")
    edit(plan, AGAIN, "due: 2027-01-08", "due: 2026-11-12")
    text = accord("diff").stdout
    assert "[overdue-promise]" in text.partition("New to look at")[2].partition("Looked after")[0]
    assert "[unanswered-ask]" in text.partition("Looked after")[2]


def test_a_branch_that_only_changes_the_layout_says_nothing(plan: Path, accord: Accord) -> None:
    git(plan, "switch", "--quiet", "-c", "layout")
    for path in (plan / "portfolio").rglob("*.yml"):
        path.write_text("# Ours\n" + path.read_text("utf-8").replace("\n\n", "\n\n\n"), "utf-8")
    git(plan, "commit", "--quiet", "-am", "Layout")
    done = accord("diff", "main", "layout")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No fact has changed." in done.stderr


def test_two_revisions_are_compared_whatever_lies_in_the_folder(plan: Path, accord: Accord) -> None:
    git(plan, "tag", "before")
    three(plan)
    git(plan, "commit", "--quiet", "-am", "Three")
    shutil.rmtree(plan / "portfolio" / "negotiations")
    assert len(sentences(accord("diff", "before", "HEAD").stdout)) == 3
    backwards = sentences(accord("diff", "HEAD", "before").stdout)
    assert backwards[0].startswith("Impact of LT-12 fell from ")
    git(plan, "checkout", "--quiet", "--", ".")
    assert sentences(accord("diff", "HEAD").stdout) == []


def test_json_holds_the_sentence_the_kind_the_place_and_the_problems(plan: Path, accord: Accord) -> None:
    three(plan)
    found = json.loads(accord("diff", "--format", "json").stdout)
    assert found.keys() == {"changes", "problems"}
    assert found["problems"].keys() == {"new", "cleared"}
    due = found["changes"][2]
    assert due.keys() == {"sentence", "kind", "subject", "cause", "file", "line"}
    line = (plan / AGAIN).read_text("utf-8").splitlines().index("    due: 2027-01-29") + 1
    talk = Path(AGAIN).stem
    assert (due["kind"], due["subject"], due["cause"]) == ("promise-due", f"{talk}#c1", talk)
    assert (due["file"], due["line"]) == (AGAIN, line)


def test_markdown_calls_nobody_and_fits_a_comment(plan: Path, accord: Accord) -> None:
    edit(plan, AGAIN, "Help at the depots continues in August.", "'Ask @everyone about #12 *now* <b>.'")
    text = accord("diff", "--format", "markdown").stdout
    assert "@everyone" not in text and "#12" not in text and "<b>" not in text
    for path in (plan / "portfolio" / "negotiations").glob("*.yml"):
        path.write_text(
            path.read_text("utf-8").replace("text: ", "text: Now it is said at far greater length that ", 99), "utf-8"
        )
    assert len(accord("diff", "--format", "markdown").stdout) < 65_536


@pytest.mark.parametrize("audience", ["everyone", "party:coo"])
def test_readers_are_told_only_what_they_may_see(plan: Path, accord: Accord, audience: str) -> None:
    edit(plan, AGAIN, "due: 2026-12-31", "due: 2027-01-29")
    edit(plan, AGAIN, "why: Crews behave differently", "why: People behave differently")
    done = accord("diff", "--audience", audience)
    assert (done.exit_code, done.stdout) == (0, "")


def test_readers_there_are_not_are_told_with_the_nearest(plan: Path, accord: Accord) -> None:
    done = accord("diff", "--audience", "party:feild-ops")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no stakeholder 'feild-ops'; did you mean 'field-ops'?" in done.stderr


def test_a_state_that_cannot_be_read_is_told_with_its_place(plan: Path, accord: Accord) -> None:
    (plan / "portfolio" / "team.yml").write_text("rolles: []\n", "utf-8")
    done = accord("diff")
    assert done.exit_code == 1
    assert "portfolio/team.yml:1:1: " in done.stdout


@pytest.mark.parametrize("typed", ["nothing-like-it", "--all", "2020-01-01"])
def test_an_unknown_revision_is_told_with_a_remedy(plan: Path, accord: Accord, typed: str) -> None:
    done = accord("diff", "--", typed)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert typed in done.stderr


def test_without_a_repository_there_is_nothing_to_compare_with(
    plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(plan / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(plan.parent))
    done = accord("diff")
    assert done.exit_code == 1
    assert "repository" in done.stderr


def test_what_is_dated_after_the_day_is_counted_in_a_closing_line(plan: Path, accord: Accord) -> None:
    three(plan)
    done = accord("diff", "--as-of", "2026-10-31")
    assert len(sentences(done.stdout)) == 2
    assert done.stderr.splitlines()[-1] == "1 change is dated after 2026-10-31 and not told yet."
    assert "dated after" not in accord("diff").stderr


def test_a_talk_that_was_held_after_the_day_is_not_gone_from_the_files(plan: Path, accord: Accord) -> None:
    edit(plan, ASSISTANT, "answer: open", "answer: accepted\n    answered_on: 2026-11-12")  # held since, planned before
    done = accord("diff", "--as-of", "2026-06-30")
    assert sentences(done.stdout) == []
    assert done.stderr.splitlines()[-1] == "1 change is dated after 2026-06-30 and not told yet."
    (plan / ASSISTANT).unlink()
    assert sentences(accord("diff", "--as-of", "2026-06-30").stdout) == [
        "The talk with Head of Digital and IT is gone from the files."
    ]


def later(plan: Path) -> None:
    """Two due dates in a talk of July."""
    edit(plan, AGAIN, "due: 2026-12-31", "due: 2027-01-29")
    edit(plan, AGAIN, "due: 2027-01-08", "due: 2027-01-15")


LATER = "2 changes are dated after 2026-06-30 and not told yet."


def test_where_all_that_differs_is_dated_later_every_form_says_so(plan: Path, accord: Accord) -> None:
    later(plan)
    done = accord("diff", "--as-of", "2026-06-30")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-2:] == ["No fact has changed.", LATER]
    comment = accord("diff", "--as-of", "2026-06-30", "--format", "markdown").stdout
    assert comment.splitlines()[-3:] == ["No fact has changed.", "", LATER]
    found = json.loads(accord("diff", "--as-of", "2026-06-30", "--format", "json").stdout)
    assert found == {"changes": [], "problems": {"new": [], "cleared": []}, "later": 2}


@pytest.mark.parametrize("audience", ["everyone", "party:coo"])
def test_readers_are_not_told_how_much_of_what_they_may_not_see_is_dated_later(
    plan: Path, accord: Accord, audience: str
) -> None:
    edit(plan, AGAIN, "due: 2026-12-31", "due: 2027-01-29")
    done = accord("diff", "--as-of", "2026-06-30", "--audience", audience)
    assert done.stderr.splitlines()[-1] == "No fact has changed."


def test_what_is_dated_later_and_differs_in_nothing_is_not_counted(plan: Path, accord: Accord) -> None:
    edit(plan, INDUCTION, "title: ", "title: Really, ")
    done = accord("diff", "--as-of", "2026-06-30")
    assert len(sentences(done.stdout)) == 1
    assert "dated after" not in done.stderr


def said(accord: Accord, *words: str) -> tuple[int, str, str]:
    done = accord("diff", *words)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("words", [(), ("--format", "json"), ("--format", "markdown"), ("HEAD", "HEAD")])
def test_what_is_kept_between_runs_changes_nothing(plan: Path, accord: Accord, words: tuple[str, ...]) -> None:
    three(plan)
    kept = plan / ".cache" / "accord" / "review.z"
    cold = said(accord, *words)
    raw = kept.read_bytes()
    assert said(accord, *words) == cold
    assert kept.read_bytes() == raw
    for damaged in (b"", raw[:-1], raw[: len(raw) // 2], b"something else"):
        kept.write_bytes(damaged)
        assert said(accord, *words) == cold
        assert kept.read_bytes() == raw


@pytest.mark.parametrize("other", [1, "x", [1], [["a.yml", 1, 1, "no-goal", "grave", "", "x"]], [["a.yml"]], {}])
def test_what_somebody_else_wrote_there_is_passed_over(
    plan: Path, accord: Accord, other: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(plan)
    cold = said(accord)
    monkeypatch.setattr(Kept, "get", lambda *_: other)
    assert said(accord) == cold


def test_where_nothing_can_be_kept_the_same_is_said(plan: Path, accord: Accord) -> None:
    three(plan)
    cold = said(accord)
    shutil.rmtree(plan / ".cache")
    (plan / ".cache").write_text("a file in the place of the folder", "utf-8")
    assert said(accord) == cold


def test_kept_findings_are_those_of_the_day_and_of_the_files(plan: Path, accord: Accord) -> None:
    edit(plan, AGAIN, "due: 2027-01-08", "due: 2026-11-12")
    assert "[overdue-promise]" in accord("diff").stdout
    assert "[overdue-promise]" not in accord("diff", "--as-of", "2026-11-01").stdout
    edit(plan, AGAIN, "due: 2026-11-12", "due: 2027-01-09")
    assert "[overdue-promise]" not in accord("diff").stdout


def test_a_commit_is_read_with_what_is_wrong_in_its_folder(plan: Path, accord: Accord) -> None:
    (plan / "portfolio" / "tema.yml").write_text("roles: []\n", "utf-8")
    git(plan, "add", ".")
    git(plan, "commit", "--quiet", "-m", "A wrong name")
    told = [line for line in accord("check").stdout.splitlines() if "tema.yml" in line]
    (plan / "portfolio" / "tema.yml").unlink()
    done = accord("diff")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == told
    assert len(told) == 1


def test_a_link_in_a_commit_is_no_file_of_it(plan: Path, accord: Accord) -> None:
    (plan / "portfolio" / "stakeholders" / "linked.yml").symlink_to("coo.yml")
    git(plan, "add", ".")
    git(plan, "commit", "--quiet", "-m", "A link")
    assert said(accord, "HEAD~1", "HEAD")[:2] == (0, "")


@pytest.mark.parametrize(
    ("below", "name", "written"),
    [
        ("", "portfolio", "./portfolio/"),
        ("plans/ours", "portfolio", "portfolio"),
        ("plans", "ours", "{here}/plans/ours"),
        ("portfolio", ".", "."),
    ],
)
def test_the_plan_may_lie_anywhere_in_the_repository(
    plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, below: str, name: str, written: str
) -> None:
    folder = tmp_path / "moved"
    shutil.copytree(plan / "portfolio", folder / below / name)
    options = f"      as_of: 2026-11-16\n      portfolio: {written.format(here=folder)}\n"
    (folder / below / ".plan.yml").write_text(f"plugins:\n  - accord:\n{options}", "utf-8")
    git(folder, "init", "--quiet", ".")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "First")
    edit(folder / below / name, AGAIN.removeprefix("portfolio/"), "due: 2026-12-31", "due: 2027-01-29")
    monkeypatch.chdir(folder / below)
    done = accord("diff", "--config-file", ".plan.yml")
    assert done.exit_code == 0, done.output
    assert len(sentences(done.stdout)) == 1


def test_a_plan_that_was_not_there_yet_cannot_be_compared(plan: Path, accord: Accord) -> None:
    git(plan, "mv", "portfolio", "plan")
    git(plan, "commit", "--quiet", "-m", "Elsewhere")
    git(plan, "mv", "plan", "portfolio")
    done = accord("diff")
    assert done.exit_code == 1
    assert "the folder 'portfolio' does not exist" in done.stdout


def test_a_repository_that_counts_by_sha256_is_read_as_well(plan: Path, accord: Accord) -> None:
    shutil.rmtree(plan / ".git")
    git(plan, "init", "--quiet", "--object-format=sha256", ".")
    git(plan, "add", ".")
    git(plan, "commit", "--quiet", "-m", "First")
    three(plan)
    assert len(sentences(accord("diff").stdout)) == 3
