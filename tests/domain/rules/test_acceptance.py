"""Warnings a team has accepted, and the list of rules."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Any

import pytest
from conversation_world import EARLY, day, promise, talk, world

from accord.domain import rules
from accord.places import Problem


def _outcome(as_of: str, check: str, until: str = "2026-04-30", **written: Any) -> rules.Outcome:
    accepted = [{"check": check, "until": until, "why": "They told us."}]
    given = promise(accepted_warnings=accepted, **written)
    return rules.outcome(world(as_of, {EARLY: talk(commitments=[given])}), day(as_of))


def _checks(problems: tuple[Problem, ...]) -> list[str]:
    ours = ("overdue-promise", "incomplete-promise", "expired-acceptance", "unknown-reference")
    return [problem.check for problem in problems if problem.check in ours]


def _accepted(found: rules.Outcome) -> tuple[Problem, ...]:
    return tuple(item.problem for item in found.accepted)


@pytest.mark.parametrize(
    ("as_of", "check", "problems", "accepted"),
    [
        ("04-30", "overdue-promise", [], ["overdue-promise"]),
        ("05-01", "overdue-promise", ["expired-acceptance", "overdue-promise"], []),
        ("04-30", "promise-at-risk", ["overdue-promise"], []),
        ("04-30", "overdue-promises", ["overdue-promise", "unknown-reference"], []),
    ],
)
def test_a_warning_is_accepted_by_its_name_up_to_its_last_day(
    as_of: str, check: str, problems: list[str], accepted: list[str]
) -> None:
    found = _outcome(as_of, check)
    assert (sorted(_checks(found.problems)), _checks(_accepted(found))) == (problems, accepted)


def test_what_is_accepted_keeps_its_reason_and_its_last_day() -> None:
    (item,) = _outcome("04-30", "overdue-promise").accepted
    assert (item.until.isoformat(), item.why) == ("2026-04-30", "They told us.")


def test_two_that_are_accepted_in_one_file_each_keep_their_own_reason() -> None:
    given = [
        promise(id=name, accepted_warnings=[{"check": "overdue-promise", "until": "2026-04-30", "why": f"Of {name}."}])
        for name in ("c1", "c2")
    ]
    found = rules.outcome(world("04-15", {EARLY: talk(commitments=given)}), day("04-15")).accepted
    assert [(item.problem.subject, item.why) for item in found] == [
        (f"{EARLY}#c1", "Of c1."),
        (f"{EARLY}#c2", "Of c2."),
    ]


def test_what_is_accepted_at_the_top_of_a_file_counts_for_all_that_is_written_in_it() -> None:
    accepted = [{"check": "overdue-promise", "until": "2026-04-30", "why": "All of it."}]
    held = talk(commitments=[promise(id="c1"), promise(id="c2")], accepted_warnings=accepted)
    found = rules.outcome(world("04-15", {EARLY: held}), day("04-15"))
    assert _checks(found.problems) == []
    assert [(item.problem.subject, item.why) for item in found.accepted] == [
        (f"{EARLY}#c1", "All of it."),
        (f"{EARLY}#c2", "All of it."),
    ]


def test_a_stop_cannot_be_accepted() -> None:
    found = _outcome("03-20", "incomplete-promise", what="tbd")
    assert (_checks(found.problems), _checks(_accepted(found))) == (["incomplete-promise"], [])


def test_an_unknown_check_names_the_one_that_is_meant() -> None:
    (found,) = (p for p in _outcome("03-20", "overdue-promises").problems if p.check == "unknown-reference")
    assert found.message == "no check 'overdue-promises'; did you mean 'overdue-promise'?"


def test_every_rule_is_a_check_and_says_its_sentence() -> None:
    assert len(rules.CHECKS) == len(set(rules.CHECKS)) == 50
    assert [name for name, rule in rules.every().items() if not rule.sentence.endswith(".")] == []


def test_the_rules_read_a_whole_portfolio_as_known_on_the_day() -> None:
    whole = world("12-31", {EARLY: talk(commitments=[promise()])})
    assert _checks(tuple(rules.run(whole, day("03-31")))) == []
    assert _checks(tuple(rules.run(whole, day("04-01")))) == ["overdue-promise"]


def test_a_rule_that_can_stop_is_among_those_a_build_looks_at_for_anybody() -> None:
    stopping = {rule.name for rule in rules.STOPPING}
    assert {rule.name for rule in rules.every().values() if rule.level == "stop"} <= stopping
    others = {rule.find.__module__ for rule in rules.every().values() if rule.name not in stopping}
    assert [name for name in sorted(others) if _finds_graver(Path(sys.modules[name].__file__ or ""))] == []


def _finds_graver(module: Path) -> bool:
    """Whether a module makes a finding that stops although its rule only warns."""
    calls = (node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call))
    made = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Finding")
    return any(isinstance(part, ast.Constant) and part.value == "stop" for call in made for part in ast.walk(call))


def test_a_build_for_others_than_the_team_finds_the_same_stops() -> None:
    whole = world("04-15", {EARLY: talk(commitments=[promise(what="tbd")])})
    every = rules.outcome(whole, day("04-15")).problems
    assert rules.outcome(whole, day("04-15"), stops_only=True).problems == tuple(
        problem for problem in every if problem.check in {rule.name for rule in rules.STOPPING}
    )
    assert "incomplete-promise" in _checks(every)
