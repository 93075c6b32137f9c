"""The smaller commands: render, schema, new site, serve, and the list of them all."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from accord.build.checking import check
from accord.build.request import request
from accord.cli import COMMANDS, saying, starting
from accord.hosts import mkdocs
from cli.small_plan import STOP, Accord, stop


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


@pytest.mark.parametrize("out", [".", "mkdocs.yml", "portfolio/.."])
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
    names = sorted(path.name for path in (tmp_path / "schemas").iterdir())
    assert "initiative.schema.json" in names
    assert done.stdout.startswith(f"{len(names)} schemas are in schemas. Next: ")


def test_schema_cannot_write_where_a_file_is(accord: Accord, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("", "utf-8")
    assert accord("schema", "there").exit_code == 2


def test_a_new_site_checks_and_builds_at_once(accord: Accord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = accord("new", "site", "plan")
    assert done.exit_code == 0
    assert done.stdout.endswith("Next: cd plan, then accord serve.\n")
    monkeypatch.chdir(tmp_path / "plan")
    checked = accord("check", "--strict")
    assert (checked.exit_code, "nothing to mend" in checked.stdout) == (0, True)
    assert accord("build").exit_code == 0


def test_a_new_site_needs_a_folder_of_its_own(accord: Accord, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / ".hidden").write_text("", "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    assert "is not empty" in accord("new", "site", "there").stderr
    assert accord("new", "site", "file").exit_code == 2
    (tmp_path / "empty").mkdir()
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
    ignored = (tmp_path / ".gitignore").read_text("utf-8").split()
    assert {"/site/", "/.cache/", "/portfolio/private/"} <= set(ignored)


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
