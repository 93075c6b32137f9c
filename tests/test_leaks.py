"""The leak test in every build: a text its readers may not see stops the build, and nothing is written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import kept_drawings
from accord.build.making import build
from accord.build.request import request
from accord.domain import seen
from accord.domain.audience import Clearance

SECRET = "Crews behave differently when safety staff are there"
"""Why an idea was declined in a talk of the sample: for the parties of that talk."""
NOTE = "We would settle for one page of rules and a date"
TALK = "2026-07-15-field-ops-safety-conversations-again"

Accord = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def project(repository: Path, tmp_path: Path) -> Path:
    """A copy of the sample's project."""
    folder = tmp_path / "plan"
    for name in ("portfolio", "content"):
        shutil.copytree(repository / name, folder / name, ignore=shutil.ignore_patterns("private"))
    shutil.copy(repository / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def accord(project: Path) -> Accord:
    """The command, as a planner runs it in the project."""
    kept_drawings.shared(project)

    def run(*words: str, module: str = "accord") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", module, *words]
        return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)

    return run


def write(project: Path, name: str, text: str) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("audience", ["everyone", "party:coo"])
def test_a_page_that_repeats_what_its_readers_may_not_see_stops_the_build(
    project: Path, accord: Accord, audience: str
) -> None:
    write(
        project,
        "content/letter.md",
        f"# A letter\n\nAs we said: *{SECRET.lower().replace(' staff', '  <b>staff</b>')}*!\n",
    )
    done = accord("build", "--audience", audience)
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert f"portfolio/negotiations/{TALK}.yml:80:" in said
    assert "stands in letter.md" in said
    assert "[leak]" in said
    assert "behave differently" not in said.casefold()  # the text itself is never printed
    assert not (project / "site").exists()


def test_readers_who_may_see_it_are_not_kept_from_it(project: Path, accord: Accord) -> None:
    write(project, "content/letter.md", f"# A letter\n\n{SECRET}.\n")
    for audience in ("party:field-ops", "parties", "team"):
        done = accord("render", "--audience", audience, "--out", "out")
        assert done.returncode == 0, done.stdout


def test_render_and_plain_mkdocs_are_stopped_as_well_and_write_nothing(project: Path, accord: Accord) -> None:
    write(project, "content/letter.md", f"# A letter\n\n{SECRET}.\n")
    (project / "site").mkdir()
    write(project, "site/index.html", "the last good site")
    rendered = accord("render", "--out", "out")
    assert (rendered.returncode, (project / "out").exists()) == (1, False)
    assert "[leak]" in rendered.stdout
    plain = accord("build", module="mkdocs")
    assert plain.returncode == 1
    assert "[leak]" in plain.stderr
    assert (project / "site" / "index.html").read_text("utf-8") == "the last good site"


HOOK = """
from pathlib import Path

def on_post_build(config):
    Path(config.site_dir, {where!r}).parent.mkdir(parents=True, exist_ok=True)
    Path(config.site_dir, {where!r}).write_text({what!r}, "utf-8")
"""


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("extra.html", f"<p title='{SECRET}'></p>"),
        ("search/other.json", '{"text": "' + SECRET.replace("e", "\\u0065") + '"}'),
        ("data/own.csv", SECRET),
        ("own.ics", f"DESCRIPTION:{SECRET[:30]}\r\n {SECRET[30:]}"),
        ("assets/own.svg", "<svg><desc>" + SECRET.replace("safety", "s&#97;fety") + "</desc></svg>"),
    ],
)
def test_what_another_plugin_writes_is_searched_before_the_site_is_swapped_in(
    project: Path, accord: Accord, where: str, what: str
) -> None:
    assert accord("build").returncode == 0
    before = (project / "site" / "index.html").read_bytes()
    write(project, "hook.py", HOOK.format(where=where, what=what))
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks: [hook.py]\n")
    done = accord("build")
    assert done.returncode == 1
    assert f"stands in {where}" in done.stderr
    assert "The last site is untouched." in done.stderr
    assert (project / "site" / "index.html").read_bytes() == before
    assert not (project / "site" / where).exists()


@pytest.mark.parametrize("audience", ["everyone", "team"])
def test_a_private_note_stands_on_no_site_not_even_the_teams(project: Path, accord: Accord, audience: str) -> None:
    write(project, "portfolio/private/notes/it.yml", f"for: 2026-10-14-it-ai-assistant\nleast_we_accept: {NOTE}\n")
    assert accord("render", "--audience", audience, "--out", "out").returncode == 0
    write(project, "content/letter.md", f"# A letter\n\n{NOTE}.\n")
    done = accord("render", "--audience", audience, "--out", "out")
    assert done.returncode == 1
    assert "portfolio/private/notes/it.yml:2:" in done.stdout
    assert "is kept from every site" in done.stdout


def test_a_note_belongs_to_a_talk_there_is(project: Path, accord: Accord) -> None:
    write(project, "portfolio/private/notes/it.yml", f"for: 2026-10-14-it-ai-asistant\nleast_we_accept: {NOTE}\n")
    done = accord("check")
    assert done.returncode == 1
    said = next(line for line in done.stdout.splitlines() if "[unknown-reference]" in line)
    assert said.startswith("portfolio/private/notes/it.yml:1:6: it: no talk '2026-10-14-it-ai-asistant'; did you mean ")


class Everything(seen.Sight):
    """A rule of its own: what it says of a model is kept apart from what the right one says."""

    def keeps(self, *_: object) -> bool:
        return True


def _everything(_: object, clearance: Clearance, opened: bool = False) -> seen.Sight:
    return Everything(clearance, names=False, money=False, opened=opened)


def _all(portfolio: object, *_: object) -> object:
    return portfolio


SLIPS: dict[str, tuple[str, object]] = {
    "every field stays": ("_sight", _everything),
    "talks stay whole": ("_talk", lambda _, talk: talk),
    "records for the team keep their names": ("without_names", _all),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_one_line_less_in_what_is_seen_stops_the_build(
    project: Path, monkeypatch: pytest.MonkeyPatch, slip: str
) -> None:
    talk = project / "portfolio" / "negotiations" / f"{TALK}.yml"
    text = talk.read_text("utf-8")
    if slip == "records for the team keep their names":
        talk.write_text(text.replace("visible: parties", "visible: team"), "utf-8")
    asked, _ = request(project / "mkdocs.yml", date(2026, 11, 16))
    assert asked is not None
    assert build(asked).site is not None
    name, instead = SLIPS[slip]
    monkeypatch.setattr(f"{seen.__name__}.{name}", instead)
    built = build(asked)
    assert built.site is None
    assert {problem.check for problem in built.stops} == {"leak"}
