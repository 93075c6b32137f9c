"""The scripts of the recipes, run: what they install, what they report, and the one comment they keep up to date."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from cli.small_plan import stop, warn
from cli.test_recipes import CHECK, GITLAB, PUBLISH, ROOT, jobs, read

pytestmark = [
    pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash"),
    pytest.mark.skipif(os.name == "nt", reason="the forges run these on Linux"),
]
PINNED = "git+https://git.example.org/tools/accord@v0.1.0"
MARKER = "<!-- accord: what changes -->"


def step(path: Path, job: str, name: str) -> str:
    """The script of one step of a workflow."""
    return next(str(each["run"]) for each in jobs(path)[job]["steps"] if each.get("name") == name)


def command(folder: Path, name: str, text: str) -> None:
    """A command that stands in for another."""
    file = folder / "bin" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/usr/bin/env bash\n{text}\n", "utf-8")
    file.chmod(0o755)


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A script, run in a folder as a forge runs it, with the commands that stand there first."""
    path = f"{folder / 'bin'}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    given = {
        name: value for name, value in os.environ.items() if not name.startswith(("ACCORD", "CI", "GITHUB", "GH_"))
    }
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        shell, cwd=folder, env={**given, "PATH": path, **environment}, capture_output=True, text=True, check=False
    )


INSTALLS = {
    "accord-check": step(CHECK, "check", "Install Accord"),
    "accord-publish": step(PUBLISH, "build", "Install Accord"),
    "gitlab": "\n".join(read(GITLAB)["default"]["before_script"]),
}


@pytest.mark.parametrize("recipe", INSTALLS)
@pytest.mark.parametrize("source", [PINNED, "https://files.example.org/accord_planning-0.1.0-py3-none-any.whl"])
def test_an_address_with_a_version_is_installed(tmp_path: Path, recipe: str, source: str) -> None:
    command(tmp_path, "python", 'printf "%s\\n" "$@" > asked')
    assert run(INSTALLS[recipe], tmp_path, ACCORD_SOURCE=source).returncode == 0
    assert (tmp_path / "asked").read_text("utf-8").splitlines()[-1] == source


@pytest.mark.parametrize("recipe", INSTALLS)
@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "ACCORD_SOURCE is not set"),
        ("accord-planning", "ACCORD_SOURCE must say exactly what is installed"),
        ("accord-planning==0.1.0", "ACCORD_SOURCE must say exactly what is installed"),
        ("git+https://git.example.org/tools/accord", "ACCORD_SOURCE must say exactly what is installed"),
        ("git+https://me@git.example.org/accord", "ACCORD_SOURCE must say exactly what is installed"),
        ("git+https://git.example.org/tools/accord@", "ACCORD_SOURCE must say exactly what is installed"),
        ("http://files.example.org/accord.whl", "ACCORD_SOURCE must say exactly what is installed"),
        ("$(touch here)@v1", "ACCORD_SOURCE must say exactly what is installed"),
    ],
)
def test_any_other_is_refused_with_what_to_do(tmp_path: Path, recipe: str, source: str, said: str) -> None:
    command(tmp_path, "python", "touch asked")
    done = run(INSTALLS[recipe], tmp_path, ACCORD_SOURCE=source)
    assert (done.returncode, said in done.stdout) == (1, True)
    assert {path.name for path in tmp_path.iterdir()} == {"bin"}


COMMENT = step(CHECK, "comment", "Write the comment, or bring it up to date")
GH = 'printf "%s\\n" "$*" >> asked\nif [ "$2" = --paginate ]; then cat ids; else cat comment.md > posted; fi'


@pytest.mark.parametrize(
    ("ids", "asked"),
    [
        ("", "api --silent --method POST repos/us/plan/issues/7/comments --field body=@comment.md"),
        ("31\n", "api --silent --method PATCH repos/us/plan/issues/comments/31 --field body=@comment.md"),
        ("31\n45\n", "api --silent --method PATCH repos/us/plan/issues/comments/31 --field body=@comment.md"),
    ],
    ids=["the first time", "the second time", "where there are two"],
)
def test_github_has_one_comment_that_is_brought_up_to_date(tmp_path: Path, ids: str, asked: str) -> None:
    command(tmp_path, "gh", GH)
    (tmp_path / "ids").write_text(ids, "utf-8")
    (tmp_path / "changes.md").write_text('LT-16 is `rm -rf` "harder" $(touch here).\n', "utf-8")
    done = run(COMMENT, tmp_path, GITHUB_REPOSITORY="us/plan", NUMBER="7", GH_TOKEN="secret")
    assert (done.returncode, done.stderr) == (0, "")
    look, write = (tmp_path / "asked").read_text("utf-8").splitlines()
    assert look.startswith("api --paginate repos/us/plan/issues/7/comments --jq ")
    assert f'startswith("{MARKER}")' in look
    assert write == asked
    assert (tmp_path / "posted").read_text("utf-8") == f'{MARKER}\nLT-16 is `rm -rf` "harder" $(touch here).\n'
    assert not (tmp_path / "here").exists()


@pytest.fixture
def accord_at_hand(plan: Path) -> Path:
    """The folder of a small project, in which scripts find the command of this Accord."""
    command(plan, "accord", f'PYTHONPATH="{ROOT / "generator"}" exec "{sys.executable}" -m accord "$@"')
    return plan


REPORT = "\n".join(jobs(GITLAB)["accord-check"]["script"])


def test_gitlab_gets_a_report_with_what_is_found(accord_at_hand: Path) -> None:
    stop(accord_at_hand)
    done = run(REPORT, accord_at_hand)
    assert (done.returncode, "[out-of-range]" in done.stdout) == (1, True)
    (found,) = json.loads((accord_at_hand / "accord-report.json").read_text("utf-8"))
    assert len(found.pop("fingerprint")) == 64
    assert found == {
        "description": "EX-1 'impact' must be between 1 and 5, found 9",
        "check_name": "out-of-range",
        "severity": "blocker",
        "location": {"path": "portfolio/initiatives/first-four-weeks.yml", "lines": {"begin": 53}},
    }


def test_a_warning_is_reported_and_the_job_goes_on(accord_at_hand: Path) -> None:
    warn(accord_at_hand)
    assert run(REPORT, accord_at_hand).returncode == 0
    found = json.loads((accord_at_hand / "accord-report.json").read_text("utf-8"))
    assert {each["severity"] for each in found} == {"minor"}


def test_wrong_use_ends_the_job_with_its_own_words(accord_at_hand: Path) -> None:
    (accord_at_hand / "mkdocs.yml").unlink()
    (accord_at_hand / "mkdocs.yml").mkdir()
    done = run(REPORT, accord_at_hand)
    assert (done.returncode, "'mkdocs.yml' is not a file" in done.stderr) == (2, True)


class GitLab(HTTPServer):
    """A GitLab with one merge request, whose notes can be read, written and changed."""

    def __init__(self, notes: list[dict[str, Any]]) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.notes = notes
        self.asked: list[str] = []


class _Answers(BaseHTTPRequestHandler):
    server: GitLab

    def do_GET(self) -> None:  # the name that http.server asks for
        page = int(self.path.partition("&page=")[2] or 1)
        self._answer({"id": 5} if self.path == "/user" else self.server.notes[(page - 1) * 100 : page * 100])

    def do_POST(self) -> None:  # as above
        self.server.notes.append(note(9999, 5, self._body()))
        self._answer({})

    def do_PUT(self) -> None:  # as above
        number = int(self.path.rpartition("/")[2])
        next(each for each in self.server.notes if each["id"] == number)["body"] = self._body()
        self._answer({})

    def _body(self) -> str:
        return str(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"])

    def _answer(self, value: object) -> None:
        assert self.headers["PRIVATE-TOKEN"] == "secret"
        self.server.asked.append(f"{self.command} {self.path.partition('?')[0]}")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


def note(number: int, author: int, body: str) -> dict[str, Any]:
    return {"id": number, "author": {"id": author}, "body": body}


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    """A GitLab in which people have talked before, one of them with our mark."""
    server = GitLab([note(n, 2, "Looks right") for n in range(120)] + [note(500, 2, f"{MARKER}\nnot ours")])
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


NOTE = jobs(GITLAB)["accord-changes"]["script"][-1]
NOTES = "/projects/3/merge_requests/7/notes"


def test_gitlab_has_one_note_that_is_brought_up_to_date(gitlab: GitLab, tmp_path: Path) -> None:
    given = {
        "CI_API_V4_URL": f"http://127.0.0.1:{gitlab.server_port}",
        "CI_MERGE_REQUEST_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
        "ACCORD_NOTE_TOKEN": "secret",
    }
    for text in ("One promise is new.", "Two promises are new."):
        (tmp_path / "changes.md").write_text(text, "utf-8")
        done = run(NOTE, tmp_path, **given)
        assert (done.returncode, done.stderr) == (0, "")
    assert [each["body"] for each in gitlab.notes[120:]] == [f"{MARKER}\nnot ours", f"{MARKER}\nTwo promises are new."]
    look = ["GET /user", f"GET {NOTES}", f"GET {NOTES}"]
    assert gitlab.asked == [*look, f"POST {NOTES}", *look, f"PUT {NOTES}/9999"]


def test_without_a_token_there_is_no_note_and_the_job_goes_on(tmp_path: Path) -> None:
    done = run(NOTE, tmp_path)
    assert (done.returncode, "ACCORD_NOTE_TOKEN is not set" in done.stdout) == (0, True)
