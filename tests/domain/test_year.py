"""The year: each quarter's days and places, and what was asked, promised and decided in it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from small_portfolio import ask, day, days, decision, initiative, portfolio, promise

from accord.domain import year
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.domain.year import Year

WINTER, SPRING, HIDDEN = "2026-02-02-winter", "2026-05-04-spring", "2026-05-05-hidden"


def _entry(name: str, place: str, count: int) -> dict[str, Any]:
    amount = "planned" if place == "now" else "asked"
    return {"initiative": name, "place": place, amount: {"design": count}}


def _quarter(agreed: str, *entries: Mapping[str, Any], own: int | None = 10, **more: Any) -> dict[str, Any]:
    capacity = {"working_days": own, "skills": {"design": {"fte": 1}}} if own is not None else None
    written = {"versions": [{"version": 1, "date": agreed}], "entries": list(entries), **more}
    return {**written, "capacity": capacity} if capacity else written


def _plan(as_of: str = "06-10", **quarters: Mapping[str, Any]) -> Portfolio:
    usual = {
        "2026-Q1": _quarter("2026-01-05", _entry("net", "now", 8), _entry("rope", "scrap", 12), own=8),
        "2026-Q2": _quarter("2026-04-02", _entry("net", "now", 10), _entry("rope", "later", 5)),
    }
    talks = {
        WINTER: {
            "with": ["deck"],
            "confirmed": {"deck": "2026-02-03"},
            "asks": [ask(answer="accepted"), ask(answer="countered"), ask(asked_on="2026-04-01")],
            "decisions": [decision()],
            "commitments": [promise(status="kept", closed="2026-03-30", adds_capacity=[days("2026-Q2", "design", 3)])],
        },
        SPRING: {
            "with": ["deck"],
            "confirmed": {"deck": "2026-05-05"},
            "asks": [ask()],
            "decisions": [decision(), decision(id="d2")],
            "commitments": [promise(due="2026-05-31"), promise(id="c2", due="2026-12-31")],
        },
        HIDDEN: {"with": ["shore"], "visible": "team", "asks": [ask(of="shore", answer="declined")]},
    }
    files = {"initiatives": {name: initiative() for name in ("net", "rope")}, "talks": talks}
    written = portfolio(quarters={**usual, **{k.replace("_", "-"): q for k, q in quarters.items()}}, **files)
    return known_on(written, day(as_of))


def _the_year(small: Portfolio) -> Year:
    (found,) = year.on(small)
    return found


def test_each_quarter_has_the_days_and_places_of_its_agreed_version() -> None:
    found = [
        (q.edition.quarter.id, q.asked, q.own, q.negotiated, q.planned, q.ahead, q.waiting, q.scrapped)
        for q in _the_year(_plan()).quarters
    ]
    assert found == [("2026-Q1", 20, 8, 0, 8, 1, 0, 1), ("2026-Q2", 15, 10, 3, 10, 1, 1, 0)]


def test_the_ratio_is_what_was_asked_over_our_own_days() -> None:
    assert [q.ratio for q in _the_year(_plan()).quarters] == [Decimal("2.5"), Decimal("1.5")]


def test_without_capacity_there_is_no_ratio_and_no_sum_of_own_days() -> None:
    bare = _quarter("2026-04-02", _entry("net", "now", 10), own=None)
    found = _the_year(_plan(**{"2026_Q2": bare}))
    assert [(q.own, q.ratio) for q in found.quarters] == [(8, Decimal("2.5")), (None, None)]
    assert (found.own, found.planned) == (None, 18)


def test_own_days_of_zero_have_no_ratio() -> None:
    none = _quarter("2026-04-02", _entry("net", "now", 10), own=0)
    assert [q.ratio for q in _the_year(_plan(**{"2026_Q2": none})).quarters] == [Decimal("2.5"), None]


def test_asks_promises_and_decisions_stand_in_the_quarter_in_which_they_were_made() -> None:
    found = _the_year(_plan())
    assert [(dict(q.answers), dict(q.promised), q.decided) for q in found.quarters] == [
        ({"accepted": 1, "countered": 1}, {"kept": 1}, 1),
        ({"declined": 1, "open": 2}, {"overdue": 1, "open": 1}, 2),
    ]


def test_the_sums_of_a_year_are_those_of_its_quarters_in_the_order_of_the_states() -> None:
    found = _the_year(_plan())
    assert list(found.answers.items()) == [("accepted", 1), ("countered", 1), ("declined", 1), ("open", 2)]
    assert list(found.promised.items()) == [("kept", 1), ("overdue", 1), ("open", 1)]
    assert (found.own, found.negotiated, found.planned, found.decided) == (18, 3, 18, 3)


def test_everyone_reads_the_same_counts_with_lateness_folded() -> None:
    team, everyone = (_the_year(seen_by(_plan(), parse(who))) for who in ("team", "everyone"))
    assert (everyone.answers, everyone.decided, everyone.own) == (team.answers, team.decided, team.own)
    assert everyone.promised == {"kept": 1, "open": 2}


def test_a_quarter_belongs_to_the_year_in_its_name_and_only_with_an_agreed_version() -> None:
    early = _quarter("2025-10-01", _entry("net", "now", 1))
    fiscal = _quarter("2026-06-01", _entry("net", "now", 1), starts="2026-05-20", ends="2026-06-30")
    draft = _quarter("2026-06-02", _entry("net", "now", 1))
    draft["versions"] = [{"version": 1, "date": "2026-06-02", "state": "draft"}]
    small = _plan(**{"2025_Q4": early, "2027_Q1": fiscal, "2026_Q3": draft})
    assert [(y.year, [q.edition.quarter.id for q in y.quarters]) for y in year.on(small)] == [
        (2025, ["2025-Q4"]),
        (2026, ["2026-Q1", "2026-Q2"]),
        (2027, ["2027-Q1"]),
    ]


def test_without_a_plan_there_is_no_year() -> None:
    assert year.on(portfolio()) == ()
