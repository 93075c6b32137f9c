"""Rules on the entries of a plan; they hold for every quarter, since an entry is right or wrong on every date."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Entry, Quarter
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import code, is_placeholder, number
from accord.domain.versions import entry_in


@check("contradictory-entry", level="stop")
def contradictory_entry(portfolio: Portfolio) -> Iterator[Finding]:
    """An initiative stands once in a quarter, and no skill has more days planned than full scope would cost."""
    for quarter in portfolio.quarters.values():
        yield from _double(portfolio, quarter)
        for entry in _as_placed(quarter):
            yield from _beyond_full_scope(portfolio, quarter, entry)


@check("unexplained-wait", level="stop")
def unexplained_wait(portfolio: Portfolio) -> Iterator[Finding]:
    """What waits or is on the scrap list has a reason and a date to look again."""
    for quarter in portfolio.quarters.values():
        for entry in _as_placed(quarter):
            missing = _missing(entry) if entry.place in ("later", "scrap") else []
            for key, what in missing:
                place = "waits" if entry.place == "later" else "is on the scrap list"
                message = f"{place} in {quarter.id} without {what}: write it as `{key}`."
                yield Finding(entry.where(key), code(portfolio, entry.initiative), message)


def _missing(entry: Entry) -> list[tuple[str, str]]:
    reason = [("why", "a reason")] if is_placeholder(entry.why) else []
    return reason if entry.look_again else [*reason, ("look_again", "a date to look again")]


def _as_placed(quarter: Quarter) -> Iterator[Entry]:
    """Every entry as each version of the plan has it."""
    for entry in quarter.entries:
        if not entry.before:
            yield entry
            continue
        states = (entry_in(entry, version.version) for version in quarter.all_versions)
        yield from (state for state in states if state)


def _double(portfolio: Portfolio, quarter: Quarter) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for entry in quarter.entries:
        kept = first.setdefault(entry.initiative, entry)
        if kept is not entry:
            message = f"stands twice in {quarter.id}, first in line {kept.where().line}: keep one of the two."
            yield Finding(entry.where("initiative"), code(portfolio, entry.initiative), message)


def _beyond_full_scope(portfolio: Portfolio, quarter: Quarter, entry: Entry) -> Iterator[Finding]:
    if entry.asked is None or entry.planned is None:
        return
    for skill, planned in entry.planned.items():
        asked = entry.asked.get(skill, Decimal(0))
        if planned > asked:
            have = f"{number(planned)} {skill} days planned in {quarter.id}, and full scope would cost {number(asked)}"
            message = f"{have}: `asked` is never less than `planned`."
            yield Finding(entry.where("planned", skill), code(portfolio, entry.initiative), message)
