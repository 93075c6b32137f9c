"""The recipes for GitHub and GitLab: written once, valid, careful with what strangers type, and refused where unsafe."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from accord.cli import cli, publishing
from cli.small_plan import Accord

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "generator" / "accord" / "cli" / "recipes"
CHECK = RECIPES / "github" / "accord-check.yml"
PUBLISH = RECIPES / "github" / "accord-publish.yml"
GITLAB = RECIPES / "gitlab" / "gitlab-ci.yml"
EVERY = (CHECK, PUBLISH, GITLAB)
GITHUB_FILES = (".github/workflows/accord-check.yml", ".github/workflows/accord-publish.yml")
COMMAND = re.compile(r"(?:^|\s)accord ([a-z]+)([^|>\n]*)")


def read(path: Path) -> dict[str, Any]:
    """A recipe as a forge reads it."""
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # texts only: on is no True
    return found


def jobs(path: Path) -> Mapping[str, Any]:
    """The jobs of a recipe by name."""
    found = read(path)
    if "jobs" in found:
        return dict(found["jobs"])
    return {name: job for name, job in found.items() if isinstance(job, dict) and "script" in job}


def scripts(path: Path) -> Iterator[tuple[str, str]]:
    """Every text that a forge hands to a shell, with the job it belongs to."""
    for name, job in jobs(path).items():
        if "steps" in job:
            yield from ((name, step["run"]) for step in job["steps"] if "run" in step)
        else:
            yield name, "\n".join((*read(path)["default"]["before_script"], *job["script"]))


ALL_SCRIPTS = [
    pytest.param(path, job, text, id=f"{path.stem}-{job}-{n}")
    for path in EVERY
    for n, (job, text) in enumerate(scripts(path), 1)
]


# What is written


@pytest.mark.parametrize(("forge", "names"), [("github", GITHUB_FILES), ("gitlab", (".gitlab-ci.yml",))])
def test_a_new_site_comes_with_the_files_of_its_forge(
    accord: Accord, tmp_path: Path, forge: str, names: tuple[str, ...]
) -> None:
    done = accord("new", "site", "plan", "--ci", forge)
    assert done.exit_code == 0
    assert f"{26 + len(names)} files are in plan." in done.stdout
    assert f"To publish it: set ACCORD_SOURCE, as the first lines of {names[0]} say.\n" in done.stdout
    assert [name for name in names if not (tmp_path / "plan" / name).is_file()] == []
    assert "ACCORD_SOURCE" in "".join((tmp_path / "plan" / names[0]).read_text("utf-8").splitlines()[:8])


def test_a_new_site_without_a_forge_has_none_of_them(plan: Path) -> None:
    assert [name for forge in publishing.FORGES for name in publishing.there(plan, forge)] == []


@pytest.mark.parametrize(
    ("forge", "said"),
    [
        ("github", f"{GITHUB_FILES[0]} and {GITHUB_FILES[1]} are written."),
        ("gitlab", ".gitlab-ci.yml is written."),
    ],
)
def test_a_plan_that_is_there_gets_them_too(plan: Path, accord: Accord, forge: str, said: str) -> None:
    done = accord("new", "ci", forge)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, said)
    assert "Next: set ACCORD_SOURCE" in done.stdout


def test_nothing_is_overwritten_and_nothing_is_half_written(plan: Path, accord: Accord) -> None:
    theirs = plan / GITHUB_FILES[1]
    theirs.parent.mkdir(parents=True)
    theirs.write_text("on: push\n", "utf-8")
    done = accord("new", "ci", "github")
    assert done.exit_code == 1
    assert done.stdout == (
        f"{GITHUB_FILES[1]}:1:1: this file is there already, and nothing is overwritten; rename it, and bring over "
        "what you need from it [duplicate]\n"
        "1 problem in 1 file. Nothing was written. Mend this, then run the command again.\n"
    )
    assert theirs.read_text("utf-8") == "on: push\n"
    assert not (plan / GITHUB_FILES[0]).exists()


def test_a_link_that_leads_nowhere_is_not_written_through(plan: Path, accord: Accord) -> None:
    (plan / ".gitlab-ci.yml").symlink_to("elsewhere.yml")
    assert accord("new", "ci", "gitlab").exit_code == 1
    assert not (plan / "elsewhere.yml").exists()


def test_a_file_in_the_place_of_a_folder_is_said(plan: Path, accord: Accord) -> None:
    (plan / ".github").write_text("", "utf-8")
    done = accord("new", "ci", "github")
    assert done.exit_code == 1
    assert done.stderr.startswith("'.github")


def test_the_files_belong_to_a_plan(accord: Accord, tmp_path: Path) -> None:
    done = accord("new", "ci", "gitlab")
    assert done.exit_code == 2
    assert "there is no file 'mkdocs.yml' here" in done.stderr
    assert list(tmp_path.iterdir()) == []


# What they say


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        (CHECK, ["vendor.github-workflows"]),
        (PUBLISH, ["vendor.github-workflows"]),
        (GITLAB, ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_a_recipe_is_valid_against_the_schema_of_its_forge(path: Path, schema: list[str]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *schema, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(("path", "job", "text"), ALL_SCRIPTS)
def test_every_script_can_be_read_by_the_shell(path: Path, job: str, text: str) -> None:
    run = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(("path", "job", "text"), ALL_SCRIPTS)
def test_what_others_typed_reaches_no_script_as_text(path: Path, job: str, text: str) -> None:
    assert "${{" not in text  # of GitHub: values come through env alone


@pytest.mark.parametrize(("path", "job", "text"), ALL_SCRIPTS)
def test_accord_comes_from_the_address_that_the_planner_gave_and_from_nowhere_else(
    path: Path, job: str, text: str
) -> None:
    lines = [line.strip() for line in text.splitlines() if re.search(r"\b(pip3?|pipx|uv|uvx)\b", line)]
    assert [line for line in lines if not re.fullmatch(r'python -m pip install (--\S+ )+"\$ACCORD_SOURCE"', line)] == []
    assert "accord-planning" not in path.read_text("utf-8")


@pytest.mark.parametrize(("path", "job", "text"), ALL_SCRIPTS)
def test_every_command_of_a_recipe_is_one_of_ours(path: Path, job: str, text: str) -> None:
    for name, rest in COMMAND.findall(text):
        command = cli.get_command(click.Context(cli), name)
        assert command is not None, f"accord {name}"
        known = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known


def test_a_protected_site_is_published_by_none_of_them() -> None:
    for path in EVERY:
        text = path.read_text("utf-8")
        assert "--yes-protected" not in text
        assert "--audience" not in text
    assert [read(path)["env"]["ACCORD_PUBLISHING"] for path in (CHECK, PUBLISH)] == ["1", "1"]
    assert read(GITLAB)["variables"] == {"GIT_DEPTH": "0", "ACCORD_PUBLISHING": "1"}


def test_the_whole_history_is_there() -> None:
    steps = [step for path in (CHECK, PUBLISH) for job in jobs(path).values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"] for step in checkouts] == [{"fetch-depth": "0", "persist-credentials": "false"}] * 2


def test_github_may_do_what_is_needed_and_nothing_else() -> None:
    found = {(path.stem, name): job["permissions"] for path in (CHECK, PUBLISH) for name, job in jobs(path).items()}
    assert found == {
        ("accord-check", "check"): {"contents": "read"},
        ("accord-check", "comment"): {"pull-requests": "write"},
        ("accord-publish", "build"): {"contents": "read"},
        ("accord-publish", "publish"): {"pages": "write", "id-token": "write"},
    }
    assert [read(path)["permissions"] for path in (CHECK, PUBLISH)] == [{}, {}]
    assert read(CHECK)["on"] == {"pull_request": ""}
    assert [list(read(PUBLISH)["on"]), read(PUBLISH)["on"]["push"]] == [
        ["push", "workflow_dispatch"],
        {"branches": ["main"]},
    ]


def test_only_the_forge_s_own_actions_are_used_and_each_says_its_version() -> None:
    uses = {
        step["uses"]
        for path in (CHECK, PUBLISH)
        for job in jobs(path).values()
        for step in job["steps"]
        if "uses" in step
    }
    assert [each for each in sorted(uses) if not re.fullmatch(r"actions/[a-z-]+@v[0-9]+", each)] == []


def test_the_hook_for_pre_commit_checks_the_plan_as_a_whole() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["entry"], hook["language"], hook["pass_filenames"]) == (
        "accord-check",
        "accord check",
        "python",
        False,
    )
    wanted = ("portfolio/team.yml", "content/letter.md", "mkdocs.yml", "README.md", "docs/mkdocs.yml", "my-portfolio/a")
    assert [name for name in wanted if re.search(hook["files"], name)] == list(wanted[:3])


# What is refused


@pytest.mark.parametrize("audience", ["team", "parties", "party:warehouse"])
def test_a_site_for_some_is_published_only_when_somebody_says_yes(
    plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch, audience: str
) -> None:
    monkeypatch.setenv("ACCORD_PUBLISHING", "true")
    done = accord("build", "--audience", audience)
    said = " ".join(done.stderr.split())
    assert done.exit_code == 2
    assert f"whoever has its address could read what is for '{audience}' alone" in said
    assert "say so with --yes-protected" in said
    assert not (plan / "site").exists()


def test_with_a_yes_it_is_built(plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_PUBLISHING", "1")
    done = accord("build", "--audience", "team", "--yes-protected")
    assert (done.exit_code, "The site for team" in done.stdout) == (0, True)


def test_the_audience_in_the_file_is_asked_about_as_well(
    plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORD_PUBLISHING", "1")
    config = plan / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("# audience: team ", "audience: team   "), "utf-8")
    assert accord("build").exit_code == 2


@pytest.mark.parametrize(("variable", "value"), [("ACCORD_PUBLISHING", "0"), ("ACCORD_PUBLISHING", ""), ("CI", "true")])
def test_a_job_that_publishes_nothing_is_not_asked(
    plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert accord("build", "--audience", "team").exit_code == 0


def test_a_site_for_everyone_is_published_without_a_question(
    plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORD_PUBLISHING", "1")
    assert accord("build").exit_code == 0
