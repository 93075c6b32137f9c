"""Every file in `tests/broken` gives exactly the problems it names, on the lines where it names them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from accord.intake import read
from accord.intake.located import FAST
from accord.intake.plain_yaml import PlainLoader
from accord.places import Problem

BROKEN = Path(__file__).parents[1] / "broken"
CASES = sorted(BROKEN.glob("*.yml"))
NAMED = re.compile(r"(?P<check>[a-z-]+)(?: \((?P<words>.*?)\))?(?= \||$)")


def placed(case: Path, folder: Path) -> str:
    """Puts a broken file at its place in a healthy portfolio, and gives that place."""
    shutil.copytree(BROKEN / "healthy", folder, dirs_exist_ok=True)
    text = case.read_text("utf-8")
    name = text.partition("\n")[0].removeprefix("# file: ")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8", newline="")
    return name


def named_in(case: Path) -> list[tuple[int, str, str]]:
    """Line, check and words of every problem a broken file names."""
    found = []
    for line, text in enumerate(case.read_text("utf-8").splitlines(), 1):
        _, sign, named = text.partition("# problem: ")
        found += [(line, match["check"], match["words"] or "") for match in NAMED.finditer(named)] if sign else []
    return found


def test_the_healthy_portfolio_has_no_problem() -> None:
    found = read(BROKEN / "healthy", "portfolio")
    assert found.problems == ()
    assert found.portfolio is not None


@pytest.mark.parametrize("loader", [FAST, PlainLoader], ids=["libyaml", "pure"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_file_gives_exactly_the_problems_it_names(case: Path, loader: Any, tmp_path: Path) -> None:
    name = placed(case, tmp_path)
    found = read(tmp_path, "portfolio", loader)
    expected = sorted(named_in(case))
    assert expected, "the file names no problem"
    assert found.portfolio is None
    assert [(p.place.file, p.place.line, p.check) for p in found.problems] == [
        (f"portfolio/{name}", line, check) for line, check, _ in expected
    ], "\n".join(map(str, found.problems))
    assert [p.message for p in found.problems if not _says(p, expected)] == []


def _says(problem: Problem, expected: list[tuple[int, str, str]]) -> bool:
    words = [words for line, check, words in expected if (line, check) == (problem.place.line, problem.check)]
    return any(part in problem.message for part in words)
