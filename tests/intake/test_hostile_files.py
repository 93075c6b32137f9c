"""Files that are broken, huge or hostile give one clear problem each, and never a traceback."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from accord.intake import read
from accord.intake.files import LARGEST
from intake.intake_world import portfolio, told

AT = "portfolio/initiatives/handovers.yml"
HEAD = "code: LT-01\ntitle: Safer handovers\nproblem: Crews hand over by telephone.\n"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", f"{AT}:1:1: handovers: the file is empty; write its keys, or remove it [missing-key]"),
        (b"# nothing yet\n", f"{AT}:1:1: handovers: the file is empty; write its keys, or remove it [missing-key]"),
        (
            b"code: LT-01\ntitle: Safer\x00 handovers\n",
            f"{AT}:2:13: a NUL sign stands here, which no text has; remove it, and save the file as plain text "
            "(UTF-8) [unreadable]",
        ),
        (
            "code: LT-01\ntitle: Über\n".encode("latin-1"),
            f"{AT}:2:8: a letter here is not written in UTF-8; save the file as UTF-8 (in most editors: Save with "
            "encoding) [unreadable]",
        ),
        (
            HEAD.encode("utf-16"),
            f"{AT}:1:1: the file is saved as UTF-16; save it as UTF-8 (in most editors: Save with encoding) [unreadable]",
        ),
        (
            HEAD.encode() + "scope: a\ufeffb\n".encode(),
            f"{AT}:4:9: a byte order mark stands here, which no text has; remove it, and save the file as plain text "
            "(UTF-8) [unreadable]",
        ),
        (
            b"[" * 200_000,
            f"{AT}:1:41: values are nested deeper than 40 levels; a record needs eight [too-large]",
        ),
        (
            b"{a: " * 50_000,
            f"{AT}:1:161: values are nested deeper than 40 levels; a record needs eight [too-large]",
        ),
        (
            b"- " * 100_000,
            f"{AT}:1:81: values are nested deeper than 40 levels; a record needs eight [too-large]",
        ),
        (
            HEAD.encode() + b"scope: " + b"x" * LARGEST,
            f"{AT}:1:1: the file has 1,000,081 bytes; at most 1,000,000 are read [too-large]",
        ),
        (
            b"a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
            f"{AT}:1:4: '&a' names a value (an anchor), which is not used here; put the text in quotes, or remove the "
            "name [yaml-trap]",
        ),
        (
            b"[" + b"a," * 100_001 + b"]",
            f"{AT}:1:1: the file holds more than 100,000 values; split it [too-large]",
        ),
    ],
    ids=[
        "empty", "only-a-remark", "nul", "latin-1", "utf-16", "byte-order-mark-inside", "brackets", "braces", "dashes",
        "too-large", "alias-bomb", "too-many-values",
    ],
)  # fmt: skip
def test_a_hostile_file_gives_one_clear_problem(content: bytes, problem: str, tmp_path: Path) -> None:
    began = time.monotonic()
    assert told(portfolio(tmp_path, initiatives__handovers=content)) == [problem]
    assert time.monotonic() - began < 60


def test_a_byte_order_mark_at_the_beginning_is_passed_over(tmp_path: Path) -> None:
    assert told(portfolio(tmp_path, initiatives__handovers=b"\xef\xbb\xbf" + HEAD.encode())) == []


def test_windows_and_old_line_ends_are_read(tmp_path: Path) -> None:
    assert told(portfolio(tmp_path, initiatives__handovers=HEAD.replace("\n", "\r\n"))) == []
    assert told(portfolio(tmp_path, initiatives__handovers=HEAD.replace("\n", "\r"))) == []


def test_a_title_full_of_marks_is_read_as_it_was_written(tmp_path: Path) -> None:
    title = "<b>*Safer*</b> {{ handovers }} {% x %} | `now` & [then](javascript:alert(1)) \\ #1"
    folder = portfolio(tmp_path, initiatives__handovers=HEAD.replace("Safer handovers", f"'{title}'"))
    found = read(folder, "portfolio")
    assert found.problems == ()
    assert found.portfolio is not None
    assert found.portfolio.initiatives["handovers"].title == title


def test_a_very_long_key_is_quoted_short(tmp_path: Path) -> None:
    [problem] = told(portfolio(tmp_path, initiatives__handovers=HEAD + "k" * 1000 + ": x\n"))
    assert len(problem) < 600


def test_a_file_that_may_not_be_opened_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    folder = portfolio(tmp_path)
    monkeypatch.setattr(Path, "open", closed)
    problems = told(folder)
    assert f"{AT}:1:1: the file cannot be opened (permission denied); check its permissions [unreadable]" in problems


def test_a_folder_that_may_not_be_opened_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "charters":
            raise PermissionError(13, "Permission denied")
        return real(path)

    folder = portfolio(tmp_path)
    (folder / "charters").mkdir()
    monkeypatch.setattr(os, "scandir", closed)
    message = "the folder cannot be opened (permission denied); check its permissions"
    assert told(folder) == [f"portfolio/charters:1:1: {message} [unreadable]"]
