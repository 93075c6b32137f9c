"""The words of figure 11: what a mark is called, what stands between the columns, and the picture told in words."""

from __future__ import annotations

from decimal import Decimal

from accord.charts.type import room
from accord.charts.version_difference import DifferenceView, Item, Side
from accord.charts.version_rows import Layout
from accord.words import Words

TOLD = 12
"""Differences that are told one by one to somebody who cannot see the picture; the page's list has them all."""


def title(view: DifferenceView, words: Words) -> str:
    """What the picture shows."""
    return words.t("figure.version.title", before=view.before[0], after=view.after[0])


def named(item: Item, words: Words) -> str:
    """An initiative's title; nameless where these readers may not know of it."""
    return item.title or words.t("hidden.initiative")


def name(item: Item, side: Side, version: int, words: Words) -> str:
    """What a mark is called: Data basics in version 2, Going ahead, 14 days."""
    place = words.t(f"place.{side.place}")
    said = words.t("figure.version.mark", title=named(item, words), version=version, place=place)
    return said if side.days is None else words.t("figure.version.mark_days", mark=said, days=words.days(side.days))


def column(version: tuple[int, object], words: Words) -> str:
    """The head of a column: Version 1, 10 April."""
    return words.t("figure.version.column", n=version[0], day=version[1])


def counts(before: int, after: int, words: Words) -> str:
    """How many stood at a place, once where it is the same number."""
    if before == after:
        return words.number(after)
    return words.t("figure.version.then", before=before, after=after)


def more(item: Item, space: float, size: float, words: Words) -> str:
    """The days more or fewer by skill, or their sum where that is too long; empty where even it is."""
    parts = [_signed(n, words.skill(skill), words) for skill, n in item.more]
    whole = words.t("figure.comma").join(parts)
    if room(whole, size, bold=True) <= space:
        return whole
    total = sum((n for _, n in item.more), Decimal(0))
    short = words.t("figure.fits.plus" if total > 0 else "figure.fits.minus", n=abs(total)) if total else ""
    return short if room(short, size, bold=True) <= space else ""


def _signed(n: Decimal, skill: str, words: Words) -> str:
    return words.t("figure.version.more" if n > 0 else "figure.version.fewer", n=abs(n), skill=skill)


def description(view: DifferenceView, words: Words) -> str:
    """Both versions in a sentence each, then what differs."""
    said = [
        words.t("figure.version.has", version=number, n=sum(side is not None for side in sides), days=words.days(days))
        for (number, _), sides, days in zip(
            (view.before, view.after),
            ([item.before for item in view.items], [item.after for item in view.items]),
            view.planned,
            strict=True,
        )
    ]
    changed = [item for item in view.items if not item.same]
    said += [_told(item, words) for item in changed[:TOLD]]
    left = len(changed) - TOLD
    said += [words.t("figure.version.others", n=left)] if left > 0 else []
    return " ".join(said)


def _told(item: Item, words: Words) -> str:
    """What differs for one initiative."""
    who = named(item, words)
    if item.before is None or item.after is None:
        return words.t("figure.version.came" if item.before is None else "figure.version.left", title=who)
    if item.before.place != item.after.place:
        was, now = (words.t(f"place.{side.place}") for side in (item.before, item.after))
        return words.t("figure.version.moved", title=who, before=was, after=now)
    parts = words.list(_signed(n, words.skill(skill), words) for skill, n in item.more)
    return words.t("figure.version.days", title=who, more=parts)


def caption(view: DifferenceView, layout: Layout, words: Words) -> str:
    """How to read it, naming only what the picture has."""
    kinds = {item.kind for item in view.items}
    said = ["figure.version.caption.days"]
    said += ["figure.version.caption.new"] * ("came" in kinds)
    said += ["figure.version.caption.moved"] * any(_moves(item) for item in view.items)
    said += ["figure.version.caption.more"] * bool(layout.more)
    return " ".join(words.t(name) for name in said)


def _moves(item: Item) -> bool:
    return bool(item.before and item.after and item.before.place != item.after.place)
