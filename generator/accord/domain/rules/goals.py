"""Rules on goals."""

from __future__ import annotations

from collections.abc import Iterator

from accord.domain.plan import Placed
from accord.domain.portfolio import Portfolio
from accord.domain.record import Warnable
from accord.domain.rules.editions import in_view
from accord.domain.rules.registry import Finding, check


@check("no-goal", level="stop")
def no_goal(portfolio: Portfolio) -> Iterator[Finding]:
    """An initiative that goes ahead serves a business goal; one that does not go ahead may have none yet."""
    if not portfolio.organization.goals:
        return
    ahead, entries = _placed(portfolio)
    for initiative in portfolio.initiatives.values():
        if initiative.goals:
            continue
        quarter = ahead.get(initiative.id)
        found = [placed.entry for placed in entries.get(initiative.id, ())]
        records: tuple[Warnable, ...] = (initiative, *found)
        if quarter:
            message = f"goes ahead in {quarter} and has no goal: name the goal it serves, or let it wait."
            yield Finding(initiative.where("goals"), initiative.code, message, records)
        else:
            message = "has no goal. That may be the reason to wait."
            yield Finding(initiative.where("goals"), initiative.code, message, records, "note")


def _placed(portfolio: Portfolio) -> tuple[dict[str, str], dict[str, list[Placed]]]:
    """The quarter in which an initiative goes ahead, and its entries, in the plans that checks look at."""
    ahead: dict[str, str] = {}
    entries: dict[str, list[Placed]] = {}
    for edition in in_view(portfolio):
        for placed in edition.entries:
            entries.setdefault(placed.initiative, []).append(placed)
            if placed.place == "now":
                ahead.setdefault(placed.initiative, edition.quarter.id)
    return ahead, entries
