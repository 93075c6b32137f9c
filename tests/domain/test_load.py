"""Load: how many days we ask of each stakeholder in each quarter."""

from __future__ import annotations

from typing import Any

import pytest
from small_portfolio import day, days, portfolio, promise

from accord.domain import load
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio


def _small(*promises: dict[str, Any], **more: Any) -> Portfolio:
    talk = {
        "with": ["deck", "shore"],
        "summary": "Yes",
        "confirmed": {"deck": "2026-01-10"},
        "commitments": list(promises),
    }
    quarters = {"2026-Q1": {"versions": [{"version": 1, "date": "2026-01-05"}]}}
    return known_on(portfolio(talks={"2026-01-10-deck": talk, **more}, quarters=quarters), day("06-30"))


def _days(amount: int, unit: str) -> dict[str, Any]:
    return {"amount": {"value": amount, "unit": unit}}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (_days(4, "person-days"), {"2026-Q1": 4}),
        (_days(15, "hours"), {"2026-Q1": 2}),
        ({**_days(4, "person-days"), "due": "2026-04-01"}, {"2026-Q1": 0, "2026-Q2": 4}),
        (_days(4, "observations"), {"2026-Q1": 0}),
        ({}, {"2026-Q1": 0}),
        ({**_days(9, "person-days"), "adds_capacity": [days("2026-Q1", "design", 2), days("2026-Q2", "design", 7)]},
         {"2026-Q1": 2, "2026-Q2": 7}),
        ({**_days(900, "money"), "adds_capacity": [days("2026-Q1", "design", 2)]}, {"2026-Q1": 0}),
        ({**_days(4, "person-days"), "status": "kept", "closed": "2026-03-01"}, {"2026-Q1": 4}),
        ({**_days(4, "person-days"), "status": "withdrawn", "closed": "2026-03-01"}, {"2026-Q1": 0}),
        ({**_days(4, "person-days"), "status": "replaced", "closed": "2026-03-01"}, {"2026-Q1": 0}),
        ({**_days(4, "person-days"), "by": "shore"}, {"2026-Q1": 0}),
    ],
)  # fmt: skip
def test_days_of_a_promise_load_its_giver(written: dict[str, Any], expected: dict[str, int]) -> None:
    found = load.of(_small(promise(**written)), "deck")
    assert {quarter: of_quarter.days for quarter, of_quarter in found.items()} == expected


def test_parts_are_largest_first_and_unconfirmed_ones_are_told_apart() -> None:
    later = {"with": ["deck"], "commitments": [promise(**_days(9, "person-days"))]}
    small = _small(promise(**_days(4, "person-days")), **{"2026-01-11-deck": later})
    found = load.of(small, "deck")["2026-Q1"]
    assert (found.days, found.unconfirmed) == (13, 9)
    assert found.parts == (("2026-01-11-deck#c1", 9), ("2026-01-10-deck#c1", 4))


def test_a_replaced_promise_is_no_load() -> None:
    new = promise(replaces="2026-01-10-deck#c1", **_days(1, "person-days"))
    later = {"with": ["deck"], "confirmed": {"deck": "2026-02-01"}, "commitments": [new]}
    small = _small(promise(**_days(4, "person-days")), **{"2026-02-01-deck": later})
    assert load.of(small, "deck")["2026-Q1"].days == 1


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (_days(4, "observations"), ("2026-01-10-deck#c1",)),
        ({}, ("2026-01-10-deck#c1",)),
        (_days(4, "person-days"), ()),
        (_days(900, "money"), ()),
        ({"kind": "money"}, ()),
        ({**_days(4, "observations"), "status": "withdrawn", "closed": "2026-03-01"}, ()),
        ({**_days(4, "observations"), "by": "shore"}, ()),
    ],
)
def test_a_promise_that_counts_no_days_stands_beside_the_load_of_its_quarter(
    written: dict[str, Any], expected: tuple[str, ...]
) -> None:
    found = load.besides(_small(promise(**written)), "deck")
    assert found == ({"2026-Q1": expected} if expected else {})
