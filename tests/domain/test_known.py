"""What is known on a day: facts dated later do not exist yet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from small_portfolio import ORGANIZATION, ask, day, days, decision, initiative, portfolio, promise

from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio

TALK = "2026-02-10-deck"


def _talk(on: str, **talk: Any) -> Any:
    """The talk of 10 February as known on a day, or None."""
    return known_on(portfolio(talks={TALK: {"with": ["deck"], **talk}}), day(on)).talks.get(TALK)


@pytest.mark.parametrize(
    ("talk", "known"),
    [
        ({"conversation": {"share_current_picture": "So it is"}}, False),
        ({"summary": "It sounds like yes"}, False),
        ({"asks": [ask(answer="accepted")]}, False),
        ({"preparation": {"why_critical": "People get hurt"}}, True),
    ],
)
def test_a_talk_is_there_from_its_date_and_a_plan_for_one_always(talk: dict[str, Any], known: bool) -> None:
    assert (_talk("02-09", **talk) is not None) is known
    assert _talk("02-10", **talk) is not None


def test_a_planned_talk_has_the_asks_made_so_far_and_nothing_settled() -> None:
    asks = [ask(asked_on="2026-01-20"), ask(asked_on="2026-02-10")]
    talk = _talk("01-31", asks=asks, decisions=[decision()], commitments=[promise()])
    assert [a.id for a in talk.asks] == ["a1"]
    assert (talk.decisions, talk.commitments) == ((), ())


def test_an_answer_is_open_before_it_was_given() -> None:
    written = ask(answer="countered", answered_on="2026-02-20", got={"value": 1}, their_words="One", order=["safe"])
    before, after = (_talk(on, asks=[written]).asks[0] for on in ("02-19", "02-20"))
    assert (before.answer, before.answered_on, before.got, before.their_words, before.order) == (
        "open",
        None,
        None,
        None,
        (),
    )
    assert (after.answer, after.their_words) == ("countered", "One")


def test_confirmations_come_with_their_dates_in_both_forms() -> None:
    long = {"summarize_and_clarify": {"confirmations": [{"by": "deck", "date": "2026-02-15"}]}}
    talk = {"conversation": long, "confirmed": {"deck": "2026-02-12"}}
    assert [len(_talk(on, **talk).confirmations) for on in ("02-11", "02-12", "02-15")] == [0, 1, 2]


def test_a_promise_is_open_before_it_was_closed() -> None:
    written = promise(
        status="partly-kept", closed="2026-03-31", why="Ill", proof="A list", got={"value": 1},
        progress=[{"date": "2026-02-28", "value": 1}, {"date": "2026-03-30", "value": 2}],
        adds_capacity=[{**days("2026-Q1", "design", 2), "got": {"value": 1}}],
    )  # fmt: skip
    before, after = (_talk(on, commitments=[written]).commitments[0] for on in ("03-29", "03-31"))
    assert (before.status, before.closed, before.why, before.proof, before.got) == ("open", None, None, None, None)
    assert [note.value for note in before.progress] == [1]
    assert before.adds_capacity[0].got is None
    assert (after.status, after.closed, len(after.progress)) == ("partly-kept", day("03-31"), 2)


def test_what_happened_comes_with_its_date() -> None:
    consequence = {"impact": "Slower", "what_happened": {"date": "2026-03-01", "matched": "partly"}}
    talk = {"conversation": {"clarify_consequences": [consequence]}}
    assert [_talk(on, **talk).consequences[0].what_happened is None for on in ("02-28", "03-01")] == [True, False]


@pytest.mark.parametrize(
    ("requests", "known"),
    [
        ([], True),
        ([{"by": "deck"}], True),
        ([{"by": "deck", "date": "2026-02-10"}], False),
        ([{"by": "deck", "date": "2026-02-10"}, {"by": "shore", "date": "2026-02-09"}], True),
    ],
)
def test_an_initiative_is_there_from_its_first_request(requests: list[dict[str, str]], known: bool) -> None:
    small = portfolio(initiatives={"ramp": initiative(requests=requests)})
    assert ("ramp" in known_on(small, day("02-09")).initiatives) is known


def test_readings_assessments_evidence_and_checks_come_with_their_dates() -> None:
    dates = ("2026-02-01", "2026-02-02")
    ramp = initiative(
        outcome={"baseline": {"value": 1, "date": "2026-02-02"}, "target": {"value": 9, "date": "2026-12-31"},
                 "readings": [{"value": 2, "date": when} for when in dates]},
        assessments=[{"date": when, "impact": 3, "difficulty": 3} for when in dates],
        evidence=[{"text": "A fact"}, *({"text": "A fact", "date": when} for when in dates)],
        learning_check={"verdict": "learning", "date": "2026-02-02"},
    )  # fmt: skip
    found = known_on(portfolio(initiatives={"ramp": ramp}), day("02-01")).initiatives["ramp"]
    assert found.outcome is not None and found.outcome.target is not None
    assert (found.outcome.baseline, len(found.outcome.readings)) == (None, 1)
    assert (len(found.assessments), len(found.evidence), found.learning_check) == (1, 2, None)


def test_goals_have_the_readings_taken_so_far() -> None:
    readings = [{"value": 2, "date": "2026-02-01"}, {"value": 3, "date": "2026-03-01"}]
    goal = {"id": "safe", "name": "Safe", "readings": readings, "also_measured": [{"readings": readings}]}
    small = portfolio(organization={**ORGANIZATION, "goals": [goal]})
    [found] = known_on(small, day("02-01")).organization.goals
    assert (len(found.readings), len(found.also_measured[0].readings)) == (1, 1)


def _quarter(on: date) -> Portfolio:
    versions = [{"version": 1, "date": "2026-01-05"}, {"version": 2, "date": "2026-02-02"}]
    before = {1: {"why": "It fits", "planned": {"design": 1}}}
    entries = [
        {"initiative": "ramp", "place": "now", "why": "It is law now", "planned": {"design": 2}, "before": before},
        {"initiative": "late", "place": "now", "before": {1: "absent"}},
        {"initiative": "asked-later", "place": "later"},
    ]
    skills = {
        "design": {"absences": [{"days": 3, "known_from": "2026-01-05"}, {"days": 4, "known_from": "2026-01-06"}]}
    }
    quarter = {"versions": versions, "entries": entries, "capacity": {"working_days": 62, "skills": skills}}
    asked_later = initiative(requests=[{"by": "deck", "date": "2026-01-06"}])
    return known_on(
        portfolio(
            initiatives={"ramp": initiative(), "late": initiative(), "asked-later": asked_later},
            quarters={"2026-Q1": quarter},
        ),
        on,
    )


def test_a_plan_is_known_by_its_newest_version_so_far() -> None:
    found = _quarter(day("01-05")).quarters["2026-Q1"]
    assert [version.version for version in found.versions] == [1]
    assert [(entry.initiative, entry.why, dict(entry.before)) for entry in found.entries] == [("ramp", "It fits", {})]
    assert found.capacity is not None
    assert [absence.days for absence in found.capacity.skills["design"].absences] == [3]


def test_a_plan_without_a_version_so_far_is_not_there() -> None:
    assert _quarter(day("01-04")).quarters == {}


def test_a_charter_is_there_from_the_day_it_was_agreed() -> None:
    small = portfolio(charters={"deck": {"agreed_on": "2026-01-12"}, "shore": {}})
    assert list(known_on(small, day("01-11")).charters) == ["shore"]


def test_nothing_names_what_is_not_there_yet() -> None:
    files = {
        "ramp": initiative(
            needs_first=["later", "rope"], again_from="later",
            assessments=[{"date": "2026-01-01", "impact": 3, "difficulty": 3, "because_of": [TALK]}],
        ),
        "rope": initiative(),
        "later": initiative(requests=[{"by": "deck", "date": "2026-02-10"}]),
    }  # fmt: skip
    quarter = {
        "versions": [{"version": 1, "date": "2026-01-05", "because_of": [TALK]}],
        "entries": [{"initiative": "ramp", "place": "now", "confirmed": [f"{TALK}#d1"]}],
    }
    talks = {
        "2026-01-02-deck": {"with": ["deck"], "about": ["ramp", "later", "plan"], "summary": "Yes",
                            "asks": [ask(kind="priority", between=["ramp", "later"])]},
        TALK: {"with": ["deck"], "summary": "Yes", "decisions": [decision()]},
    }  # fmt: skip
    known = known_on(portfolio(initiatives=files, quarters={"2026-Q1": quarter}, talks=talks), day("02-09"))
    ramp, talk, plan = known.initiatives["ramp"], known.talks["2026-01-02-deck"], known.quarters["2026-Q1"]
    assert (ramp.needs_first, ramp.again_from, ramp.assessments[0].because_of) == (("rope",), None, ())
    assert (talk.about, talk.asks[0].between) == (("ramp", "plan"), ("ramp",))
    assert (plan.versions[0].because_of, plan.entries[0].confirmed) == ((), ())


def test_a_replacement_counts_from_the_day_the_parties_of_the_old_one_have_confirmed() -> None:
    new = {
        "with": ["deck", "shore"],
        "summary": "It sounds like less",
        "confirmed": {"deck": "2026-02-12", "shore": "2026-02-14"},
        "decisions": [decision(replaces="2026-01-10-deck#d1", decided_by=["deck", "shore"])],
        "commitments": [promise(replaces="2026-01-10-deck#c1", to=["shore"])],
    }
    old = {"with": ["deck", "shore"], "decisions": [decision()], "commitments": [promise(to=["shore", "ltd"])]}
    small = portfolio(talks={"2026-01-10-deck": old, TALK: new})
    decided = {on: "2026-01-10-deck#d1" in known_on(small, day(on)).endings for on in ("02-11", "02-12")}
    promised = {on: "2026-01-10-deck#c1" in known_on(small, day(on)).endings for on in ("02-13", "02-14")}
    assert (decided, promised) == ({"02-11": False, "02-12": True}, {"02-13": False, "02-14": True})


def test_a_record_of_which_everything_is_known_is_the_same_record() -> None:
    small = portfolio(
        initiatives={"ramp": initiative(requests=[{"by": "deck", "date": "2026-01-02"}])},
        talks={TALK: {"with": ["deck"], "summary": "Yes", "commitments": [promise()]}},
    )
    known = known_on(small, day("03-01"))
    assert known.talks[TALK] is small.talks[TALK] and known.initiatives["ramp"] is small.initiatives["ramp"]
    assert known.as_of == day("03-01")
