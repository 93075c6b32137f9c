"""The smaller commands: render, schema, new site, serve, and the list of them all."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from accord.build.checking import check
from accord.build.request import request
from accord.cli import COMMANDS, saying, starting
from accord.hosts import mkdocs
from cli.small_plan import STOP, Accord, edit, stop


def test_help_lists_every_command_without_importing_one() -> None:
    program = (
        "import sys; sys.argv = ['accord', '--help']\n"
        "from accord.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('accord.') and name != 'accord.cli'])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert [name for name in COMMANDS if f"  {name} " not in said] == []
    assert said.endswith("[]\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for(accord: Accord, name: str) -> None:
    done = accord(name, "--help")
    assert done.exit_code == 0
    assert "Usage: " in done.output


def test_render_writes_a_folder_and_says_what_it_did(plan: Path, accord: Accord) -> None:
    first = accord("render", "--out", "../rendered")
    assert first.exit_code == 0
    assert first.stdout.startswith("../rendered: ")
    assert first.stdout.endswith("\nNext: mkdocs build -f ../rendered/mkdocs.yml\n")
    second = accord("render", "--out", "../rendered")
    assert second.stdout.startswith("../rendered: 0 files written, ")
    assert json.loads((plan.parent / "rendered" / "mkdocs.yml").read_text("utf-8"))["plugins"] == ["search"]


def test_a_second_render_touches_no_file(plan: Path, accord: Accord) -> None:
    accord("render", "--out", "../rendered")
    pages = [path for path in (plan.parent / "rendered").rglob("*") if path.is_file()]
    before = {path: path.stat().st_mtime_ns for path in pages}
    accord("render", "--out", "../rendered")
    assert {path: path.stat().st_mtime_ns for path in pages} == before


def test_render_keeps_what_is_foreign_and_what_somebody_changed(plan: Path, accord: Accord) -> None:
    accord("render", "--out", "../rendered")
    docs = plan.parent / "rendered" / "docs"
    (docs / "theirs.md").write_text("# Theirs", "utf-8")
    edit(docs / "welcome.md", "This page is yours", "This page was changed")
    (plan / "content" / "welcome.md").unlink()
    assert ", 0 removed." in accord("render", "--out", "../rendered").stdout
    assert (docs / "theirs.md").read_text("utf-8") == "# Theirs"
    assert "This page was changed" in (docs / "welcome.md").read_text("utf-8")


def test_render_removes_the_page_of_an_initiative_that_is_gone(plan: Path, accord: Accord) -> None:
    accord("render", "--out", "../rendered")
    gone = plan / "portfolio" / "initiatives" / "better-presentations.yml"
    gone.unlink()
    quarter = plan / "portfolio" / "quarters" / "2026-Q4.yml"
    text = quarter.read_text("utf-8")
    quarter.write_text(text[: text.index("  - initiative: EX-3")], "utf-8")
    assert ", 1 removed." in accord("render", "--out", "../rendered").stdout
    assert not (plan.parent / "rendered" / "docs" / "initiatives" / "better-presentations.md").exists()


def test_render_writes_nothing_where_something_stops(plan: Path, accord: Accord) -> None:
    stop(plan)
    done = accord("render", "--out", "../rendered")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, STOP)
    assert not (plan.parent / "rendered").exists()


@pytest.mark.parametrize(
    "out", [".", "mkdocs.yml", "portfolio/..", "portfolio", "portfolio/out", "content", "content/out"]
)
def test_render_writes_into_no_project(plan: Path, accord: Accord, out: str) -> None:
    assert accord("render", "--out", out).exit_code == 2


def test_render_writes_over_nothing_foreign(plan: Path, accord: Accord) -> None:
    theirs = plan.parent / "theirs"
    theirs.mkdir()
    (theirs / "mkdocs.yml").write_text("site_name: Theirs", "utf-8")
    done = accord("render", "--out", theirs)
    assert done.exit_code == 2
    assert "was not written by Accord" in done.stderr


def test_schema_writes_one_file_for_each_kind(accord: Accord, tmp_path: Path) -> None:
    done = accord("schema", "schemas")
    assert done.exit_code == 0
    assert done.stdout.startswith("9 schemas are in schemas. Next: ")
    found = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "schemas").iterdir()}
    assert len(found) == 9
    assert "code" in found["initiative.schema.json"]["required"]
    assert {schema["type"] for schema in found.values()} == {"object"}


def test_schema_cannot_write_where_a_file_is(accord: Accord, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("", "utf-8")
    assert accord("schema", "there").exit_code == 2


def test_a_new_site_checks_and_builds_at_once(accord: Accord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = accord("new", "site", "plan")
    assert done.exit_code == 0
    assert done.stdout == "26 files are in plan.\nNext: cd plan, then accord check, then accord serve.\n"
    monkeypatch.chdir(tmp_path / "plan")
    checked = accord("check", "--strict")
    assert (checked.exit_code, "nothing to mend" in checked.stdout) == (0, True)
    assert accord("build").exit_code == 0
    assert accord("render", "--out", "../rendered").exit_code == 0


def test_a_new_site_says_how_to_step_into_it(accord: Accord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert accord("new", "site", "our plan").stdout.endswith(
        'Next: cd "our plan", then accord check, then accord serve.\n'
    )
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert accord("new", "site", ".").stdout.endswith("Next: accord check, then accord serve.\n")


def test_a_new_site_needs_a_folder_of_its_own(accord: Accord, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / ".hidden").write_text("", "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "empty").mkdir()
    full = accord("new", "site", "there")
    assert (full.exit_code, "'there' is not empty; name a new folder" in full.stderr) == (2, True)
    assert [path.name for path in (tmp_path / "there").iterdir()] == [".hidden"]
    for name in ("file", "link"):
        refused = accord("new", "site", name)
        assert (refused.exit_code, f"'{name}' is not a folder" in refused.stderr) == (2, True)
    below = accord("new", "site", "file/plan")
    assert (below.exit_code, below.stderr) == (1, "'file/plan': Not a directory\n")
    assert accord("new", "site", "empty").exit_code == 0


def test_every_file_of_a_new_site_is_commented_and_mapped_to_its_schema(tmp_path: Path) -> None:
    names = starting.write(tmp_path, date(2026, 11, 16))
    written = [name for name in names if name.endswith(".yml")]
    assert len([name for name in written if name.startswith("portfolio/initiatives/")]) == 3
    for name in (*written, ".gitignore", ".gitattributes"):
        text = (tmp_path / name).read_text("utf-8")
        assert text.startswith("# "), name
        assert "$" not in text, name
    lines = (tmp_path / ".vscode" / "settings.json").read_text("utf-8").splitlines()
    mapped = json.loads("\n".join(line for line in lines if "//" not in line))["yaml.schemas"]
    assert {name for name in names if name.startswith("schemas/")} == {name.removeprefix("./") for name in mapped}
    assert "redhat.vscode-yaml" in (tmp_path / ".vscode" / "extensions.json").read_text("utf-8")
    ignored = (tmp_path / ".gitignore").read_text("utf-8").split()
    assert {"/site/", "/.cache/", "/portfolio/private/"} <= set(ignored)


def test_a_new_site_has_its_lists_of_sentences_one_a_line(tmp_path: Path) -> None:
    names = starting.write(tmp_path, date(2026, 11, 16))
    portfolio = [(tmp_path / name).read_text("utf-8") for name in names if name.startswith("portfolio/")]
    assert len(portfolio) == 10
    assert [line for text in portfolio for line in text.splitlines() if line.lstrip(" #").startswith("- {")] == []
    assert len([text for text in portfolio if "goal: 4" in text and "ready: 4" in text]) == 1


@pytest.mark.parametrize("day", range(2, 9))
def test_the_days_of_a_new_site_are_working_days(tmp_path: Path, day: int) -> None:
    names = starting.write(tmp_path, date(2026, 11, day))
    texts = [(tmp_path / name).read_text("utf-8") for name in names if name.startswith("portfolio/")]
    days = {date.fromisoformat(found) for text in texts for found in re.findall(r"\b\d{4}-\d\d-\d\d\b", text)}
    assert [found.isoformat() for found in sorted(days) if found.weekday() > 4] == []


def test_the_day_that_a_new_site_proposes_is_the_one_it_was_made_on(tmp_path: Path) -> None:
    starting.write(tmp_path, date(2027, 3, 1))
    assert "# as_of: 2027-03-01 " in (tmp_path / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize("month", range(1, 13))
def test_a_new_site_has_nothing_to_mend_on_any_day(tmp_path: Path, month: int) -> None:
    for day in (1, 2, 15, 28):
        today = date(2027, month, day)
        folder = tmp_path / str(day)
        starting.write(folder, today)
        asked, _ = request(folder / "mkdocs.yml", today)
        assert asked is not None
        assert [str(problem) for problem in check(asked).problems] == []


def test_a_new_site_goes_on_building_when_time_goes_by(tmp_path: Path) -> None:
    today = date(2026, 11, 16)
    starting.write(tmp_path, today)
    for days in (30, 100, 400, 2000):
        asked, _ = request(tmp_path / "mkdocs.yml", today + timedelta(days=days))
        assert asked is not None
        assert [str(problem) for problem in check(asked).problems if problem.stops] == []


def test_serve_hands_the_project_to_mkdocs(plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(mkdocs, "serve", lambda *given: asked.extend(given))
    done = accord("serve", "--audience", "team", "-a", "localhost:8001")
    assert done.exit_code == 0
    assert done.stdout == "Stopped. Next: accord build, to make the site.\n"
    config, given, address = asked
    assert (config, address) == (Path("mkdocs.yml"), "localhost:8001")
    assert given.options == {"audience": "team"}  # type: ignore[attr-defined]


def test_serve_says_when_it_cannot_listen(plan: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: object) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(mkdocs, "serve", taken)
    done = accord("serve")
    assert done.exit_code == 1
    assert done.stderr == "cannot listen (Address already in use); choose another address with --address\n"


def test_progress_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saying.progress() is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    tell = saying.progress()
    assert tell is not None
    tell("First page", 1, 2)
    tell("Second page", 2, 2)
    assert capsys.readouterr().err == "\r\x1b[K1/2 First page\r\x1b[K"
