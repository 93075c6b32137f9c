"""A portfolio in a commit is read like one on the disk, and what another state gave already is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from accord.intake import Read, read
from accord.intake.files import LARGEST, blob_id
from accord.intake.read import read_commit
from accord.intake.taken import Shared
from accord.intake.tree import node
from intake.intake_world import HEALTHY, portfolio, write

SAFETY = "stakeholders/safety.yml"


class Commit:
    """The files of a folder as git would keep them, and which of them were asked for."""

    def __init__(self, folder: Path) -> None:
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        held = {path: path.read_bytes() for path in files}
        self.files = {f"plan/{path.relative_to(folder).as_posix()}": blob_id(raw) for path, raw in held.items()}
        self.held = {blob_id(raw): raw for raw in held.values()}
        self.asked: list[str] = []

    def blobs(self, ids: Iterable[str], limit: int | None = LARGEST) -> Iterator[tuple[str, bytes]]:
        wanted = list(ids)
        self.asked += sorted(path.removeprefix("plan/") for path, blob in self.files.items() if blob in wanted)
        yield from ((blob, self.held[blob]) for blob in wanted if blob in self.held)

    def read(self, shared: Shared | None = None) -> Read:
        return read_commit(node(self.files, "plan"), self.blobs, "portfolio", shared or Shared())


def problems(found: Read) -> list[str]:
    return [str(problem) for problem in found.problems]


@pytest.mark.parametrize("folder", [HEALTHY, HEALTHY.parents[2] / "portfolio"], ids=["healthy", "sample"])
def test_the_same_files_give_the_same(folder: Path) -> None:
    assert Commit(folder).read() == read(folder, "portfolio")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", b"x"),
        ("team.json", b"{}"),
        ("setings.yml", b"language: en\n"),
        ("README.md", b"# Ours\n"),
        (".vscode/settings.json", b"{}"),
        ("private/notes/x.yml", b"for: nobody\n"),
        ("stakeholder/x.yml", b"kind: person\n"),
        ("charters", b"a file in the place of a folder\n"),
        ("initiatives/more.yml/x.yml", b"a folder in the place of a file\n"),
        ("stakeholders/more/x.yml", b"kind: person\ntitle: X\n"),
        ("stakeholders/safety.yaml", b"kind: person\ntitle: Twice\n"),
        ("stakeholders/Head of Works.yml", b"kind: person\ntitle: X\n"),
        ("quarters/Q3-2026.yml", b"entries: []\n"),
        ("quarters/2026-q1.yml", b"entries: []\n"),
        ("negotiations/2026-02-30-sales.yml", b"with: [safety]\n"),
        ("stakeholders/x.yml", b"kind: person\ntitle: \xdcber\n"),
        ("stakeholders/x.yml", "kind: person\n".encode("utf-16")),
        ("stakeholders/x.yml", b"\xef\xbb\xbfkind: person\r\ntitle: X\r\n"),
        ("stakeholders/x.yml", b"kind: person\ntitle: " + b"x" * LARGEST),
        ("stakeholders/x.yml", b""),
        ("settings.yml", b"format: 2\n"),
    ],
)
def test_what_is_wrong_is_told_in_the_same_words(name: str, content: bytes, tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(folder / name, content)
    assert problems(Commit(folder).read()) == problems(read(folder, "portfolio"))


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({}, "the folder 'portfolio' does not exist; name the folder that holds organization.yml"),
        ({"planning/team.yml": "1"}, "the folder 'portfolio' does not exist; name the folder that holds organization.yml"),
        ({"plan": "1"}, "the folder 'portfolio' is not a folder; name the folder that holds organization.yml"),
        ({"plan/.gitkeep": "1"}, "the folder 'portfolio' holds no portfolio yet; begin with organization.yml, or copy a "
                                 "starter"),
    ],
)  # fmt: skip
def test_a_folder_that_was_not_there_yet_is_one_sentence(files: dict[str, str], problem: str) -> None:
    found = read_commit(node(files, "plan"), lambda *_: iter(()), "portfolio", Shared())
    assert found.portfolio is None
    assert [told.message for told in found.problems] == [problem]


def test_a_file_this_copy_of_the_repository_does_not_hold_is_told(tmp_path: Path) -> None:
    commit = Commit(portfolio(tmp_path))
    del commit.held[commit.files[f"plan/{SAFETY}"]]
    assert f"portfolio/{SAFETY}:1:1: this copy of the repository does not hold the file; a clone made without --filter " \
        "has all of them [unreadable]" in problems(commit.read())  # fmt: skip


@pytest.mark.parametrize("digits", [40, 64])
def test_only_what_differs_is_asked_of_git_and_the_rest_is_the_very_same(digits: int, tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    commit = Commit(folder)
    commit.files = {path: blob_id(commit.held[blob], digits) for path, blob in commit.files.items()}
    commit.held = {blob_id(raw, digits): raw for raw in commit.held.values()}
    write(folder / SAFETY, "kind: person\ntitle: Another\n")
    shared = Shared(digits)
    here, then = read(folder, "portfolio", shared=shared).portfolio, commit.read(shared).portfolio
    assert here is not None
    assert then is not None
    assert commit.asked == [SAFETY]
    assert then.organization is here.organization
    assert then.stakeholders["field-ops"] is here.stakeholders["field-ops"]
    assert then.stakeholders["safety"].title != here.stakeholders["safety"].title == "Another"


def test_a_state_that_shares_says_what_it_says_alone(tmp_path: Path) -> None:
    folder = portfolio(tmp_path, initiatives__handovers="code: LT-01\ntitel: Handovers\n", settings="language: de\n")
    commit = Commit(folder)
    write(folder / "settings.yml", "limits: {stakeholder_days_per_quarter: 12.000}\n")
    write(folder / SAFETY, "kind: persn\n")
    shared = Shared()
    here = read(folder, "portfolio", shared=shared)
    assert here == read(folder, "portfolio")
    assert commit.read(shared) == commit.read()


def test_the_same_text_under_another_name_is_another_record(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    commit = Commit(folder)
    (folder / SAFETY).rename(folder / "stakeholders" / "safety-at-work.yml")
    shared = Shared()
    read(folder, "portfolio", shared=shared)
    assert commit.read(shared) == commit.read()


def test_a_file_whose_lines_end_otherwise_here_is_not_asked_of_git(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    commit = Commit(folder)
    write(folder / SAFETY, (folder / SAFETY).read_bytes().replace(b"\n", b"\r\n"))
    shared = Shared()
    here = read(folder, "portfolio", shared=shared)
    then = commit.read(shared)
    assert commit.asked == []
    assert then.portfolio == here.portfolio == commit.read().portfolio


@pytest.mark.parametrize("file", sorted(HEALTHY.parent.glob("*.yml")), ids=lambda file: file.stem)
def test_how_lines_end_changes_neither_records_nor_problems(file: Path, tmp_path: Path) -> None:
    raw = file.read_bytes()
    unix, windows = portfolio(tmp_path / "unix"), portfolio(tmp_path / "windows")
    for name in ("initiatives/handovers.yml", "settings.yml", "team.yml"):
        write(unix / name, raw)
        write(windows / name, raw.replace(b"\n", b"\r\n"))
    assert problems(read(windows, "portfolio")) == problems(read(unix, "portfolio"))
