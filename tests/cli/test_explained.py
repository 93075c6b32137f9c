"""`accord explain`: every example does in a folder what it says, and every check is explained once."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from accord.cli.explain import ELSEWHERE, explanations
from accord.domain import rules
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.rules import CHECKS, INVALID, every
from accord.intake.located import FAST, load
from accord.intake.read import read
from accord.leak import search, secrets
from accord.places import Problem
from cli.explained_world import CONTEXTS, Context, Texts, world, write
from cli.small_plan import Accord

SAID = explanations()
RULES = every()
LEVELS = {name: RULES[name].level for name in RULES} | {name: level for name, (level, _) in ELSEWHERE.items()}
ACCEPTABLE = [name for name in CHECKS if LEVELS.get(name) != "stop"]
STOPS = [name for name in (*CHECKS, *INVALID) if name not in ACCEPTABLE]


def file_of(example: str) -> str:
    """The file that an example's first line names, from the portfolio's folder."""
    found = re.match(r"# portfolio/([\w/.-]+\.yml)", example.strip())
    assert found, example
    return found[1]


def texts(name: str, kind: str) -> list[Texts]:
    """What is laid over the base; a right example in another file stands beside the wrong one."""
    context, said = CONTEXTS.get(name, Context()), SAID[name]
    wrong, right = ({file_of(said[each]): said[each]} for each in ("wrong", "right"))
    if kind == "wrong":
        return [context.files, wrong]
    return [context.files, *([] if wrong.keys() == right.keys() else [wrong]), context.right, right]


def problems(folder: Path, name: str, kind: str, day: date) -> list[Problem]:
    """All that is found on a day in a folder with the example in it."""
    write(folder, world(*texts(name, kind)))
    found = read(folder, "portfolio")
    if found.portfolio is None:
        return list(found.problems)
    page = CONTEXTS.get(name, Context()).page[kind == "right"]
    leaks = search(secrets(known_on(found.portfolio, day), parse("everyone")), [("index.html", f"<p>{page}</p>")])
    return [*found.problems, *rules.outcome(found.portfolio, day).problems, *leaks]


def of_check(name: str, found: Iterable[Problem]) -> list[Problem]:
    """The problems a check has found; a mistake in writing has a name of its own."""
    names = INVALID if name == "invalid-data" else (name,)
    return [problem for problem in found if problem.check in names]


@pytest.mark.parametrize("name", SAID)
def test_the_wrong_example_fires_its_check(name: str, tmp_path: Path) -> None:
    context = CONTEXTS.get(name, Context())
    for day in (context.day, context.later or context.day):
        found = problems(tmp_path, name, "wrong", day)
        own = of_check(name, found)
        place = f"portfolio/{context.place or file_of(SAID[name]['wrong'])}"
        assert place in {problem.place.file for problem in own}, found
        assert [problem for problem in found if problem.stops and problem not in own] == []


@pytest.mark.parametrize("name", [name for name in SAID if not CONTEXTS.get(name, Context()).stays])
def test_the_right_example_does_not_fire_it(name: str, tmp_path: Path) -> None:
    context = CONTEXTS.get(name, Context())
    found = problems(tmp_path, name, "right", context.later or context.day)
    assert of_check(name, found) == []
    assert [problem for problem in found if problem.stops] == []


def test_a_note_that_stays_says_what_is_new(tmp_path: Path) -> None:
    wrong = of_check("asked-again", problems(tmp_path / "wrong", "asked-again", "wrong", CONTEXTS["asked-again"].day))
    right = of_check("asked-again", problems(tmp_path / "right", "asked-again", "right", CONTEXTS["asked-again"].day))
    assert [problem.message.partition("New evidence: ")[2] for problem in (*wrong, *right)] == [
        "none yet. Add what is new, or agree on what would bring it back. "
        "Link both: write `revisits: 2026-01-19-harbor-simulator`.",
        "'Two near misses'.",
    ]


def test_the_world_itself_is_calm(tmp_path: Path) -> None:
    write(tmp_path, world())
    found = read(tmp_path, "portfolio")
    assert found.problems == ()
    assert found.portfolio is not None
    # Nothing goes ahead in it yet, so its goal waits for work; of all else it is silent.
    assert {problem.check for problem in rules.run(found.portfolio, Context().day)} == {"goal-without-work"}


@pytest.mark.parametrize("name", SAID)
def test_an_example_is_short_and_reads_without_a_slip(name: str) -> None:
    assert set(SAID[name]) == {"matters", "wrong", "right"}
    for kind in ("wrong", "right"):
        example = SAID[name][kind].strip()
        assert load(example, file_of(example), FAST).slips == []
        assert len(example.splitlines()) <= 12
        day = re.search(r"read on (\S+)\n", example.splitlines()[0] + "\n")
        assert day is None or date.fromisoformat(day[1]) == CONTEXTS.get(name, Context()).day
    assert SAID[name]["matters"].strip().endswith((".", "?"))


def test_every_context_is_of_a_check() -> None:
    assert set(CONTEXTS) <= set(CHECKS)


def test_every_check_is_explained_once() -> None:
    folder = resources.files("accord.cli") / "explained"
    listed = Counter(
        name
        for file in folder.iterdir()
        if file.name.endswith(".toml")
        for name in tomllib.loads(file.read_text("utf-8"))
    )
    assert listed == Counter(CHECKS)


def test_every_check_is_a_rule_or_looked_after_elsewhere() -> None:
    assert {*RULES, *ELSEWHERE} == set(CHECKS)
    assert not RULES.keys() & ELSEWHERE.keys()


@pytest.mark.parametrize("name", [*RULES, *ELSEWHERE])
def test_a_rule_is_said_in_one_or_two_sentences(name: str) -> None:
    sentence = RULES[name].sentence if name in RULES else ELSEWHERE[name][1]
    assert sentence.endswith(".")
    assert 1 <= len(re.findall(r"\.(?=\s|$)", sentence)) <= 2
    assert "\n\n" not in sentence


def test_without_a_name_all_are_listed(accord: Accord) -> None:
    done = accord("explain")
    *lines, last = done.output.splitlines()
    assert done.exit_code == 0
    assert [line.split()[0] for line in lines] == list(CHECKS)
    assert [line.split()[1] for line in lines] == [LEVELS[name] for name in CHECKS]
    assert last == "Next: accord explain NAME, for why it matters and how to mend it."


@pytest.mark.parametrize("name", [*CHECKS, *INVALID])
def test_a_check_is_explained(name: str, accord: Accord) -> None:
    done = accord("explain", name)
    listed = "invalid-data" if name in INVALID else name
    sentence = RULES[listed].sentence if listed in RULES else ELSEWHERE[listed][1]
    said = " ".join(done.output.split())
    assert done.exit_code == 0
    assert done.output.startswith(f"{name} ({LEVELS[listed]}{', one of the family invalid-data' * (name in INVALID)})")
    for part in (sentence, "Why it matters", "Wrong", "Right", *SAID[listed].values()):
        assert " ".join(part.split()) in said


@pytest.mark.parametrize("name", ACCEPTABLE)
def test_what_is_no_stop_can_be_accepted(name: str, accord: Accord) -> None:
    said = accord("explain", name).output
    assert f"accepted_warnings:\n    - check: {name}\n      until: " in said
    assert "      why: " in said


@pytest.mark.parametrize("name", STOPS)
def test_a_stop_has_to_be_mended(name: str, accord: Accord) -> None:
    said = accord("explain", name).output
    assert "cannot be accepted" in said
    assert "accepted_warnings" not in said


@pytest.mark.parametrize(("typed", "said"), [("No-Goal", "no-goal (stop)"), ("[no-goal]", "no-goal (stop)")])
def test_a_name_may_be_copied_from_a_message(typed: str, said: str, accord: Accord) -> None:
    assert accord("explain", typed).output.startswith(said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("overdue-promises", "no check 'overdue-promises'; did you mean 'overdue-promise'?\n"),
        ("unknwon-key", "no check 'unknwon-key'; did you mean 'unknown-key'?\n"),
        ("xyz", "no check 'xyz'; 'accord explain' lists them all\n"),
    ],
)
def test_an_unknown_name_is_told_the_nearest(typed: str, said: str, accord: Accord) -> None:
    done = accord("explain", typed)
    assert done.exit_code == 1
    assert done.output == said
