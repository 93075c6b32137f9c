"""What an audience may see: words go, numbers stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from river import FIRST, INITIATIVES, PLANNED, SECOND, TALKS, THIRD, river
from small_portfolio import day, decision, initiative, portfolio

from accord.domain import asks, balance, coverage, decisions, forecasts, headline, plan, promises, talks, year
from accord.domain.audience import TEAM_AUDIENCE, Audience, parse
from accord.domain.known import known_on
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.record import Record
from accord.domain.seen import seen_by
from accord.exports.naming import Naming
from accord.exports.tables import tables
from accord.places import Located, Spot
from accord.words import Words

AS_OF = day("04-15")
EVERYONE, PARTIES = Audience("everyone"), Audience("parties")


def _seen(audience: Audience, **marks: Any) -> Portfolio:
    return seen_by(known_on(river(**marks), AS_OF), audience)


def _texts(value: Any) -> Iterable[str]:
    """Every text in a record, a list or a group, names of groups too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        yield from (text for field in type(value).model_fields for text in _texts(getattr(value, field)))
    elif isinstance(value, (tuple, list)):
        yield from (text for item in value for text in _texts(item))
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for item in pair for text in _texts(item))


def _everything(seen: Portfolio) -> set[str]:
    groups = (seen.stakeholders, seen.initiatives, seen.quarters, seen.talks, seen.charters, dict(seen.endings))
    names = {name for group in groups for name in group} | {ending.by for ending in seen.endings.values()}
    return names | {text for record in seen.records() for text in _texts(record)}


def _beginning(seen: Portfolio, *words: str) -> set[str]:
    """The sentences that begin with one of these words: those so private."""
    return {text for text in _everything(seen) if " " in text and text.split(" ")[0] in words}


def test_everyone_reads_what_is_for_everyone_and_nothing_else() -> None:
    seen = _seen(EVERYONE)
    assert _beginning(seen, "parties", "open", "team", "name") == set()
    assert _beginning(seen, "all") == _beginning(_seen(TEAM_AUDIENCE), "all")


def test_the_parties_read_each_others_records_and_not_what_is_for_the_team() -> None:
    seen = _seen(PARTIES)
    assert _beginning(seen, "team") == set()
    assert _beginning(seen, "parties", "open", "name") == _beginning(_seen(TEAM_AUDIENCE), "parties", "open", "name")


def test_a_party_reads_the_whole_of_what_it_took_part_in() -> None:
    seen = _seen(parse("party:shore"))
    assert "parties quote of " + FIRST not in _everything(seen) and "open ask of " + FIRST not in _everything(seen)
    assert {"open ask of " + SECOND, "parties words of " + SECOND, "open short of " + THIRD} <= _everything(seen)
    assert {"parties note of shore", "name of shore", "parties charter of shore"} <= _everything(seen)
    assert not {"parties note of deck", "name of deck", "parties charter of deck"} & _everything(seen)
    assert "parties evidence of radio" in _everything(seen) and "parties evidence of raft" not in _everything(seen)


def test_the_team_reads_everything() -> None:
    known = known_on(river(hidden=frozenset({"ramp", FIRST})), AS_OF)
    assert _everything(seen_by(known, TEAM_AUDIENCE)) == _everything(known)


def test_a_talk_for_everyone_is_opened_but_for_quotes_names_and_money() -> None:
    seen = _seen(EVERYONE, opened=frozenset({FIRST}))
    assert _beginning(seen, "open") == {
        text for text in _beginning(_seen(TEAM_AUDIENCE), "open") if text.endswith(FIRST)
    }
    assert _beginning(seen, "parties", "team", "name") == set()
    talk = seen.talks[FIRST]
    assert talk.ideas[0].from_ is None and talk.asks[0].amount is None
    assert _beginning(_seen(EVERYONE, opened=frozenset({PLANNED})), "team") == set()  # its preparation, before the talk


def test_names_have_a_switch() -> None:
    assert "name of lead" in _everything(_seen(Audience("everyone", names=True)))
    assert "name of deck" in _everything(_seen(Audience("everyone", names=True)))


def _money(seen: Portfolio) -> list[Any]:
    amounts = (commitment.amount for _, commitment in seen.commitments.values())
    return [amount.value for amount in amounts if amount and amount.unit == "money"]


def test_money_has_a_switch() -> None:
    assert _money(_seen(EVERYONE)) == []
    assert _money(_seen(Audience("everyone", money=True))) == [991]
    assert _money(_seen(PARTIES)) == [991]


def test_readings_of_a_small_group_are_left_out_for_everyone() -> None:
    goals = [
        {"id": name, "name": name, "people": people, "baseline": {"value": 1}, "target": {"value": 3},
         "readings": [{"value": 2}], "also_measured": [{"people": people, "readings": [{"value": 2}]}]}
        for name, people in (("few", 9), ("many", 10))
    ]  # fmt: skip
    work = {
        name: initiative(outcome={"readings": [{"value": 2}]}, for_whom={"text": "All", "people": people})
        for name, people in (("few", 9), ("many", 10))
    }
    small = portfolio(organization={"name": "Ferry", "goals": goals}, initiatives=work)
    for audience, shown in ((EVERYONE, ["many"]), (PARTIES, ["few", "many"])):
        seen = seen_by(small, audience)
        assert [goal.id for goal in seen.organization.goals if goal.readings and goal.baseline] == shown
        assert [goal.id for goal in seen.organization.goals if goal.also_measured[0].readings] == shown
        assert [i.id for i in seen.initiatives.values() if i.outcome and i.outcome.readings] == shown
        assert all(goal.target for goal in seen.organization.goals)


def test_a_draft_is_for_the_team() -> None:
    found = _seen(EVERYONE).quarters["2026-Q2"]
    assert [version.version for version in found.versions] == [2]
    assert found.entries[0].planned == {"design": 44} and found.entries[0].before == {}


def test_a_hidden_talk_stays_as_a_nameless_remainder() -> None:
    seen = _seen(EVERYONE, hidden=frozenset({FIRST, THIRD}))
    assert list(seen.talks) == ["~t1", SECOND, "~t2", PLANNED]
    talk = seen.talks["~t1"]
    assert (talk.title, talk.with_, talk.for_ltd, talk.public_summary) == (None, ("~p1",), (), None)
    assert [(item.kind, item.of, item.answer) for item in talk.asks] == [
        ("resources", "~p1", "countered"),
        ("priority", "~p1", "open"),
    ]
    assert [(item.id, item.by, item.what) for item in talk.commitments] == [
        ("c1", "~p1", ""),
        ("c2", "ltd", ""),
        ("c3", "~p1", ""),
    ]
    assert seen.talks["~t2"].with_ == ("~p2", "~p3") and seen.talks["~t2"].revisits == ("~t1",)
    assert seen.endings["~t1#d1"].by == "~t2#d1"
    assert seen.quarters["2026-Q1"].versions[0].because_of == ("~t1",)
    assert not any(FIRST in text or THIRD in text for text in _everything(seen))


def test_a_hidden_talk_is_hidden_from_those_who_took_part() -> None:
    for audience in (PARTIES, parse("party:deck")):
        assert not any(FIRST in text for text in _everything(_seen(audience, hidden=frozenset({FIRST}))))


def test_a_hidden_initiative_keeps_its_place_and_days() -> None:
    seen = _seen(EVERYONE, hidden=frozenset({"ramp"}))
    found = seen.initiatives["~i1"]
    assert (found.code, found.title, found.problem, found.assessments, found.sponsor) == ("", "", "", (), None)
    entry = next(e for e in seen.quarters["2026-Q1"].entries if e.initiative == "~i1")
    assert (entry.place, entry.planned, entry.why, entry.smaller) == ("now", {"design": 31}, None, None)
    assert seen.initiatives["radio"].needs_first == ("~i1",)
    assert not any(text == "ramp" for text in _everything(seen))
    assert list(seen.initiatives)[-1] == "~i1"


def test_a_hidden_record_does_not_know_its_file() -> None:
    written = {"id": "2026-01-02-deck", "with": ["deck"], "visible": "team"}
    talk = Negotiation.model_validate(Located(written, Spot(1, 1), "negotiations/secret.yml"))
    seen = seen_by(portfolio().changed(talks={talk.id: talk}), EVERYONE)
    assert (talk.where().file, seen.talks["~t1"].where().file) == ("negotiations/secret.yml", "")


def _of_the_year(quarter: year.QuarterNumbers) -> list[Any]:
    """All numbers of a quarter; how a promise stands is said more exactly to those who gave it."""
    promised = Counter[str]()
    for state, n in quarter.promised.items():
        promised[promises.FOLDED.get(state, state)] += n
    others = (field.name for field in fields(quarter) if field.name not in ("edition", "promised"))
    return [promised, *(getattr(quarter, name) for name in others)]


def _figures(seen: Portfolio) -> dict[str, Any]:
    """Every sum of days and every count that must be the same for everyone."""
    figures: dict[str, Any] = {
        "asks": Counter((item.ask.kind, item.ask.answer) for item in asks.on(seen)),
        "decisions": Counter((item.decision.kind, item.live, item.confirmed) for item in decisions.on(seen)),
        "promises": Counter((item.folded, item.side, item.confirmed) for item in promises.on(seen)),
        "due": Counter((item.folded, item.side) for item in promises.due_since(seen, day("03-15"))),
        "talks": Counter(talks.standing(seen, talk).state for talk in seen.talks.values()),
        "forecasts": Counter(
            c.what_happened and c.what_happened.matched for t in seen.talks.values() for c in t.consequences
        ),
        "look again": Counter((item.date, item.looked_at) for item in decisions.look_agains(seen)),
        "came": dict(forecasts.counts(forecasts.on(seen))),
        "years": [(item.year, item.own, [_of_the_year(q) for q in item.quarters]) for item in year.on(seen)],
        "taken along": {table.name: len(table.rows) for table in tables(Naming(seen, Words("en", "USD")))},
    }
    for edition in plan.editions(seen):
        fits = balance.of(seen, edition)
        names = (
            "asked",
            "scrapped",
            "waits",
            "smaller",
            "planned",
            "gross",
            "unavailable",
            "own",
            "negotiated",
            "total",
        )
        counts = headline.of(seen, edition, fits)
        figures[edition.quarter.id] = (
            edition.version.version,
            Counter(
                (entry.place, bool(entry.confirmed), entry.days_asked, entry.days_planned) for entry in edition.entries
            ),
            [[getattr(skill, name) for name in names] for skill in fits.skills],
            sorted((a.skill, a.days, -1 if a.given is None else a.given, a.kept, a.fell_away) for a in fits.additions),
            {work.goal.id: (work.days, len(work.entries)) for work in coverage.of(seen, edition)},
            (
                counts.asked,
                counts.ahead,
                counts.waiting,
                counts.scrapped,
                counts.declined,
                counts.declined_with_consequence,
            ),
        )
    return figures


_AUDIENCES = st.sampled_from(["everyone", "parties", "party:deck", "party:shore", "party:engine"])


@settings(deadline=None, max_examples=150)
@given(
    hidden=st.frozensets(st.sampled_from([*INITIATIVES, *TALKS])),
    opened=st.frozensets(st.sampled_from([*TALKS])),
    audience=_AUDIENCES,
    names=st.booleans(),
    money=st.booleans(),
    after=st.integers(0, 200),
)
def test_numbers_are_the_same_for_everyone(
    hidden: frozenset[str], opened: frozenset[str], audience: str, names: bool, money: bool, after: int
) -> None:
    whole = known_on(river(hidden=hidden, opened=opened), date(2026, 1, 1) + timedelta(days=after))
    assert _figures(seen_by(whole, parse(audience, names=names, money=money))) == _figures(whole)


@pytest.mark.parametrize("audience", ["everyone", "parties", "party:deck"])
def test_what_an_audience_sees_it_sees_again(audience: str) -> None:
    once = _seen(parse(audience), hidden=frozenset({FIRST, "ramp"}))
    assert seen_by(once.changed(endings=dict(once.endings)), parse(audience)) == once


def test_a_replacement_that_does_not_count_yet_does_not_count_for_anybody() -> None:
    new: dict[str, Any] = {"with": ["deck", "shore"], "confirmed": {"shore": "2026-02-10"}, "visible": "team"}
    files: dict[str, dict[str, Any]] = {
        "2026-01-10-deck": {"with": ["deck"], "summary": "Yes", "decisions": [decision()]},
        "2026-02-10-deck": {**new, "decisions": [decision(replaces="2026-01-10-deck#d1")]},
    }
    whole = known_on(portfolio(talks=files), AS_OF)
    assert [item.live for item in decisions.on(seen_by(whole, EVERYONE))] == [item.live for item in decisions.on(whole)]
