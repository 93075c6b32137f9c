"""What takes the place of what, by what, and from which day."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import EARLY, LATER, day, decision, promise, talk, world

from accord.domain import replacing


def _endings(early: dict[str, Any], later: dict[str, Any], as_of: str = "06-01") -> dict[str, tuple[str, str]]:
    known = world(as_of, {EARLY: talk(**early), LATER: talk(**{"confirmed": {"deck": "2026-05-06"}, **later})})
    found = replacing.endings(known, known.as_of)
    return {ref.partition("#")[2]: (e.by.partition("#")[2], f"{e.on:%m-%d}") for ref, e in found.items()}


NAMED = {"id": "d7", "replaces": f"{EARLY}#d1"}
BOTH = ["deck", "shore"]


@pytest.mark.parametrize(
    ("early", "later", "since"),
    [
        ({"with": ["deck"]}, {}, "05-06"),
        ({"with": BOTH}, {"with": BOTH}, None),
        ({"with": BOTH}, {"with": BOTH, "confirmed": {"deck": "2026-05-06", "shore": "2026-05-09"}}, "05-09"),
        ({"with": BOTH}, {"with": ["deck"]}, "05-06"),
        ({"with": ["deck"]}, {"with": BOTH}, "05-06"),
        ({"with": ["shore"]}, {"with": ["deck"]}, "05-06"),
        ({"with": ["shore"]}, {"with": ["deck"], "confirmed": {}}, None),
        ({"with": ["deck"]}, {"confirmed": {"deck": "2026-04-30"}}, "05-04"),
    ],
)
def test_a_replacement_counts_once_the_old_parties_in_the_new_talk_have_confirmed_it(
    early: dict[str, Any], later: dict[str, Any], since: str | None
) -> None:
    old = {**early, "decisions": [decision(decided_by=[*early["with"], "ltd"], about="net")]}
    found = _endings(old, {**later, "decisions": [decision(**NAMED)]})
    assert found == ({"d1": ("d7", since)} if since else {})


def test_a_promise_is_replaced_once_giver_and_receiver_have_confirmed() -> None:
    early = {"with": BOTH, "commitments": [promise(by="ltd", to=["shore"])]}
    later = {"with": BOTH, "commitments": [promise(id="c4", by="ltd", to=["shore"], replaces=f"{EARLY}#c1")]}
    assert _endings(early, later) == {}
    assert _endings(early, {**later, "confirmed": {"shore": "2026-05-08"}}) == {"c1": ("c4", "05-08")}


def test_before_its_day_a_replacement_is_not_known() -> None:
    early, later = {"decisions": [decision(about="net")]}, {"decisions": [decision(**NAMED)]}
    assert [len(_endings(early, later, on)) for on in ("05-05", "05-06")] == [0, 1]


@pytest.mark.parametrize(
    ("old", "new", "ends"),
    [
        ({"kind": "go", "about": "net"}, {"kind": "scrap", "about": "net"}, True),
        ({"kind": "wait", "about": "net"}, {"kind": "hand-over", "about": ["rope", "net"]}, True),
        ({"kind": "go", "about": "net"}, {"kind": "go", "about": "rope"}, False),
        ({"kind": "order", "order": ["net", "rope"]}, {"kind": "order", "order": ["rope", "net"]}, True),
        ({"kind": "order", "order": ["net", "rope"]}, {"kind": "go", "about": "net"}, False),
        ({"kind": "go"}, {"kind": "stop", "about": "plan"}, True),
    ],
)
def test_a_talk_that_revisits_another_ends_decisions_on_the_same_question(
    old: dict[str, Any], new: dict[str, Any], ends: bool
) -> None:
    early, later = {"decisions": [decision(**old)]}, {"decisions": [decision(**{**new, "id": "d3"})]}
    assert _endings(early, later) == {}
    assert _endings(early, {**later, "revisits": EARLY}) == ({"d1": ("d3", "05-06")} if ends else {})


def test_nothing_is_replaced_by_something_older_or_by_itself() -> None:
    early = {"decisions": [decision(replaces=f"{LATER}#d1"), decision(id="d2", replaces=f"{EARLY}#d2")]}
    assert _endings(early, {"decisions": [decision()]}) == {}


def test_without_known_on_the_endings_are_worked_out_from_the_records() -> None:
    talks = {EARLY: talk(decisions=[decision()]), LATER: talk(decisions=[decision(**NAMED)])}
    whole = world("06-01", talks).changed(endings={})
    ending = replacing.ended(whole, f"{EARLY}#d1", day("06-01"))
    assert ending is not None
    assert ending.by == f"{LATER}#d7"
