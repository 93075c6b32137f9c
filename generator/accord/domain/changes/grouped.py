"""Changes in the groups in which a reviewer asks, and days that moved from one initiative to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, get_args

from accord.domain.changes.between import Change
from accord.domain.changes.facts import About, Kind
from accord.domain.portfolio import is_hidden

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


def parts_moved(changes: tuple[Change, ...]) -> Iterator[tuple[Change, Change]]:
    """What stands in another record now, word for word, with where it stood before; each once.

    Both records are there before and after: what comes or goes with a whole record is told by that.
    """
    gone = [c for c in changes if c.aspect == "removed" and c.within is None and _tells_itself(c, c.before)]
    for change in changes if gone else ():
        if change.aspect != "added" or not _tells_itself(change, change.after):
            continue
        for before in gone:
            same = before.about.kind == change.about.kind and before.before == change.after
            if same and _owner(before) != _owner(change):
                gone.remove(before)
                yield change, before
                break


_MOVABLE: Mapping[Kind, tuple[str, ...]] = {
    "assessment": ("date",), "reading": ("value",), "ask": ("text",), "decision": ("text",), "promise": ("what",),
    "consequence": ("if_not", "realistic", "impact"),
}  # fmt: skip
"""Parts that say the same whatever record they stand in, and the fields by which one knows them again."""


def _tells_itself(change: Change, fields: Mapping[str, Any]) -> bool:
    """Whether these readers can know it again: it is no nameless one, and its words are theirs to read."""
    return any(word in fields for word in _MOVABLE.get(change.about.kind, ())) and not is_hidden(change.about.id)


def _owner(change: Change) -> About | None:
    fact = change.now or change.was
    return fact.within if fact else None


def days_between(change: Change) -> dict[str, Decimal]:
    """How many more days are planned per skill; empty where only what was asked has changed as well."""
    before, after = dict(change.before.get("planned", ())), dict(change.after.get("planned", ()))
    every = {skill: after.get(skill, Decimal(0)) - before.get(skill, Decimal(0)) for skill in {*before, *after}}
    return {skill: n for skill, n in every.items() if n}
