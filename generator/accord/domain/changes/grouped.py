"""Changes in the groups in which a reviewer asks, and days that moved from one initiative to another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, get_args

from accord.domain.changes.between import Change

Group = Literal["plan", "grid", "promised", "harder", "measured", "other"]
GROUPS: tuple[Group, ...] = get_args(Group)


def group(change: Change) -> Group:
    """Where a reviewer looks for it."""
    kind, aspect = change.about.kind, change.aspect
    if kind in ("entry", "version", "quarter", "capacity") and aspect != "worded":
        return "plan"
    if kind == "assessment" or (kind == "initiative" and aspect in ("added", "removed", "renamed", "stage")):
        return "grid"
    if kind == "promise" and (aspect in ("due", "amount", "removed") or _not_as_promised(change)):
        return "harder"
    if kind == "reading" or aspect == "came":
        return "measured"
    told = {"ask", "decision", "promise", "confirmation", "consequence", "talk"}
    return "promised" if kind in told and aspect != "worded" else "other"


def _not_as_promised(change: Change) -> bool:
    return change.aspect == "closed" and change.after.get("status") in ("partly-kept", "not-kept", "withdrawn")


def days_moved(changes: tuple[Change, ...]) -> Iterator[tuple[Change, Change]]:
    """Who got days, with who gave just as many of the same skill in the same quarter; each once."""
    days = [change for change in changes if change.kind == "entry-days" and len(days_between(change)) == 1]
    givers = [change for change in days if next(iter(days_between(change).values())) < 0]
    for change in days:
        (skill, n) = next(iter(days_between(change).items()))
        if n <= 0:
            continue
        quarter = change.about.id.partition("/")[0]
        for giver in givers:
            if giver.about.id.partition("/")[0] == quarter and days_between(giver) == {skill: -n}:
                givers.remove(giver)
                yield change, giver
                break


def days_between(change: Change) -> dict[str, Decimal]:
    """How many more days are planned per skill; empty where only what was asked has changed as well."""
    before, after = dict(change.before.get("planned", ())), dict(change.after.get("planned", ()))
    every = {skill: after.get(skill, Decimal(0)) - before.get(skill, Decimal(0)) for skill in {*before, *after}}
    return {skill: n for skill, n in every.items() if n}
