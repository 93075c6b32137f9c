"""Forecasts: how each compares with what came, what it is about, and how many there are of each."""

from __future__ import annotations

from typing import Any

import pytest
from conversation_world import EARLY, LATER, ask, day, promise, talk, world

from accord.domain import forecasts
from accord.domain.audience import parse
from accord.domain.forecasts import Forecast
from accord.domain.seen import seen_by


def _came(matched: str = "as-expected", on: str = "2026-04-01") -> dict[str, Any]:
    return {"date": on, "matched": matched, "text": "It came."}


def _step(*consequences: dict[str, Any]) -> dict[str, Any]:
    return {"clarify_consequences": [{"impact": "Slower", **item} for item in consequences]}


def _on(as_of: str, *consequences: dict[str, Any], **more: Any) -> tuple[Forecast, ...]:
    return forecasts.on(world(as_of, {EARLY: talk(conversation=_step(*consequences), **more)}))


@pytest.mark.parametrize("matched", ["as-expected", "partly", "not-as-expected", "not-measured"])
def test_a_forecast_has_come_as_it_is_written_from_the_day_we_looked(matched: str) -> None:
    written = {"what_happened": _came(matched)}
    found = {on: _on(on, written)[0] for on in ("03-31", "04-01")}
    assert {on: (f.state, f.looked_at) for on, f in found.items()} == {
        "03-31": ("ahead", None),
        "04-01": (matched, day("04-01")),
    }


def test_a_talk_without_a_consequence_has_no_forecast() -> None:
    assert forecasts.on(world("04-01", {EARLY: talk()})) == ()


@pytest.mark.parametrize(
    ("belongs_to", "about"),
    [
        ([], ("rope", "sail")),
        (["a1"], ("net",)),
        (["a2"], ("net", "rope")),
        (["a1", "c1"], ("net", "sail")),
        (["c2"], ("rope", "sail")),
    ],
)
def test_a_forecast_is_about_what_its_asks_and_promises_are_about(
    belongs_to: list[str], about: tuple[str, ...]
) -> None:
    found = _on(
        "04-01",
        {"for": belongs_to},
        about=["rope", "sail"],
        asks=[ask(about=["net"]), ask(kind="priority", between=["net", "rope"])],
        commitments=[promise(about=["sail"]), promise(id="c2")],
    )
    assert [forecast.about for forecast in found] == [about]


def test_what_came_is_told_newest_first_and_what_is_ahead_soonest_first() -> None:
    found = _on(
        "05-10",
        {"what_happened": _came(on="2026-04-01")},
        {},
        {"what_happened": _came(on="2026-05-01")},
        {"expect_by": "2026-09-01"},
        {"expect_by": "2026-07-01"},
    )
    assert [f.ref for f in forecasts.came(found)] == [f"{EARLY}#k3", f"{EARLY}#k1"]
    assert [f.ref for f in forecasts.ahead(found)] == [f"{EARLY}#k5", f"{EARLY}#k4", f"{EARLY}#k2"]


def test_forecasts_are_counted_by_state_in_one_order_and_only_those_that_occur() -> None:
    matched = ("not-measured", "partly", "as-expected", "partly")
    found = _on("05-10", *({"what_happened": _came(m)} for m in matched), {})
    assert list(forecasts.counts(found).items()) == [
        ("as-expected", 1),
        ("partly", 2),
        ("not-measured", 1),
        ("ahead", 1),
    ]


def test_a_forecast_of_a_talk_for_the_team_only_is_counted_and_not_worded() -> None:
    talks = {
        EARLY: talk(visible="team", conversation=_step({"what_happened": _came()})),
        LATER: talk(conversation=_step({"if_not": "Less"})),
    }
    whole = world("05-10", talks)
    team, everyone = (forecasts.on(seen_by(whole, parse(who))) for who in ("team", "everyone"))
    assert [f.hidden for f in team] == [False, False]
    assert sorted(f.hidden for f in everyone) == [False, True]
    assert forecasts.counts(everyone) == forecasts.counts(team) == {"as-expected": 1, "ahead": 1}
    assert all(not (f.consequence.impact or f.consequence.if_not) for f in everyone if f.hidden)
