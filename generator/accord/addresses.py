"""Where each record is found on the site: the one place that knows addresses. A page never moves.

An address begins and ends with a slash and is counted from the site's root. The Markdown file of a
page is its address with `index.md` for lists and editions and `<name>.md` for the rest, so that
hand-written pages can link to it.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Address:
    """One page, or one spot on it."""

    path: str
    """Such as `/initiatives/data-basics/`."""
    index: bool = False
    """Whether its file is `index.md` in a folder of its own."""
    anchor: str = ""

    @property
    def markdown(self) -> str:
        """The page's Markdown file, counted from the folder of the pages."""
        inner = self.path.strip("/")
        if self.index:
            return posixpath.join(inner, "index.md") if inner else "index.md"
        return f"{inner}.md"

    def at(self, anchor: str) -> Address:
        """A spot on the same page."""
        return Address(self.path, self.index, anchor)


HOME = Address("/", index=True)
INITIATIVES = Address("/initiatives/", index=True)
AGREEMENTS = Address("/agreements/", index=True)
CONVERSATIONS = Address("/conversations/", index=True)
PROMISES = Address("/promises/")
NOT_NOW = Address("/not-now/")
GOALS = Address("/goals/")
COMING = Address("/coming/")
FORECASTS = Address("/forecasts/")
HOW_WE_DECIDE = Address("/how-we-decide/")
CHANGES = Address("/changes/")
CHECKS = Address("/checks/")
TALKS = Address("/talks/", index=True)


def edition(quarter: str) -> Address:
    """The page of a quarter (P1)."""
    return Address(f"/{quarter.lower()}/", index=True)


def version(quarter: str, number: int) -> Address:
    """The page of one version of a quarter's plan."""
    return Address(f"/{quarter.lower()}/v{number}/")


def grid(quarter: str) -> Address:
    """The grid of a quarter (P2)."""
    return Address(f"/{quarter.lower()}/grid/")


def fits(quarter: str) -> Address:
    """What fits in a quarter (P3)."""
    return Address(f"/{quarter.lower()}/fits/")


def year(number: int) -> Address:
    """The quarters of a year beside each other (P12)."""
    return Address(f"/years/{number}/")


def initiative(slug: str) -> Address:
    """The page of an initiative (P4)."""
    return Address(f"/initiatives/{slug}/")


def agreement(stakeholder: str) -> Address:
    """What stands between a stakeholder and us (P5)."""
    return Address(f"/agreements/{stakeholder}/")


def conversation(talk: str) -> Address:
    """The record of a talk (P6)."""
    return Address(f"/conversations/{talk}/")


def sheet(talk: str) -> Address:
    """The sheet for a talk (P14)."""
    return Address(f"/talks/{talk}/")


def goal(goal_id: str) -> Address:
    """A goal on the page of goals (P9)."""
    return GOALS.at(goal_id)


def record(ref: str) -> Address:
    """An ask, decision, promise or consequence on the page of its talk, by `<talk>#c1`."""
    talk, _, local = ref.partition("#")
    return conversation(talk).at(local)


@lru_cache(maxsize=100_000)
def href(target: Address, page: Address) -> str:
    """The relative link from one page to another, so that a site works below any address."""
    if target.path == page.path:
        return f"#{target.anchor}" if target.anchor else "./"
    path = posixpath.relpath(target.path, page.path) + "/"
    return f"{path}#{target.anchor}" if target.anchor else path


DATA = "data"
"""The folder of the files to take along, from the site's root."""


def root(page: Address) -> str:
    """The way from a page to the site's root, to be put before a path: `../../`, or nothing on the home page."""
    return "" if page.path == "/" else posixpath.relpath("/", page.path) + "/"


def asset(name: str, page: Address) -> str:
    """The relative link from a page to one of the files Accord carries with the site."""
    return posixpath.join(posixpath.relpath("/", page.path), "assets", "accord", name)
