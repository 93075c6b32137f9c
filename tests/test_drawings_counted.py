"""Altair draws what there is one of in a quarter: twice the initiatives and stakeholders are no drawing more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from accord import site
from accord.charts import draw
from accord.charts.scene import Scene
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.intake import read

Count = Callable[[Portfolio], list[str]]


class Shelf:
    """Keeps what is drawn while one site is made."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.kept.get(key)

    def put(self, key: str, drawing: str) -> None:
        self.kept[key] = drawing


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Count:
    """The drawings that Altair is asked for when a portfolio's whole site is made."""

    def count(portfolio: Portfolio) -> list[str]:
        asked: list[str] = []

        def svg(scene: Scene) -> str:
            asked.append(scene.prefix)
            return f'<svg id="{scene.prefix}"/>'

        monkeypatch.setattr(draw, "svg", svg)
        whole = seen_by(known_on(portfolio, date(2026, 11, 16)), parse("team"))
        site.assemble(site.report(whole, Shelf()))
        return asked

    return count


@pytest.fixture(scope="module")
def larkmere(sample: Path) -> Portfolio:
    found = read(sample)
    assert found.portfolio is not None
    return found.portfolio


def twice(whole: Portfolio) -> Portfolio:
    """A portfolio with a second one of every initiative and every stakeholder, in every quarter's plan too."""
    stakeholders = {f"{key}-2": item.changed(id=f"{key}-2") for key, item in whole.stakeholders.items()}
    initiatives = {
        f"{slug}-2": item.changed(
            id=f"{slug}-2", code=f"M{item.code}", sponsor=f"{item.sponsor}-2" if item.sponsor else None
        )
        for slug, item in whole.initiatives.items()
    }
    quarters = {
        key: quarter.changed(
            entries=(*quarter.entries, *(e.changed(initiative=f"{e.initiative}-2") for e in quarter.entries))
        )
        for key, quarter in whole.quarters.items()
    }
    return whole.changed(
        stakeholders={**whole.stakeholders, **stakeholders},
        initiatives={**whole.initiatives, **initiatives},
        quarters=quarters,
    )


def test_the_number_of_drawings_does_not_grow_with_initiatives_and_stakeholders(
    drawn: Count, larkmere: Portfolio
) -> None:
    once, again = drawn(larkmere), drawn(twice(larkmere))
    assert len(twice(larkmere).initiatives) == 2 * len(larkmere.initiatives)
    assert sorted(again) == sorted(once)


def test_the_number_of_drawings_grows_with_the_quarters(drawn: Count, larkmere: Portfolio) -> None:
    fewer = larkmere.changed(quarters={key: q for key, q in larkmere.quarters.items() if key != "2026-Q4"})
    assert len(drawn(fewer)) < len(drawn(larkmere))
