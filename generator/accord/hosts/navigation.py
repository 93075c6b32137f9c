"""Where the plan's pages stand in the navigation, among the pages a team has written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from accord.site import NavItem

HERE = "..."
"""In a navigation of the team's own: the plan's pages go here."""


def as_host_data(items: Iterable[NavItem]) -> list[dict[str, Any]]:
    """Navigation entries as a host's file has them."""
    return [{words: below if isinstance(below, str) else as_host_data(below)} for words, below in items]


def merged(plan: Iterable[NavItem], own: Any, handwritten: Iterable[str]) -> list[Any]:
    """The whole navigation: with one of the team's own, `...` is where the plan goes; else the plan comes first."""
    planned: list[Any] = list(as_host_data(plan))
    if isinstance(own, list) and own:
        return _placed(own, planned)
    return [*planned, *sorted(path for path in handwritten if not path.startswith("parts/"))]


def _placed(own: list[Any], planned: list[Any]) -> list[Any]:
    found: list[Any] = []
    for item in own:
        if item == HERE:
            found += planned
        elif isinstance(item, Mapping):
            found.append(
                {words: _placed(below, planned) if isinstance(below, list) else below for words, below in item.items()}
            )
        else:
            found.append(item)
    return found


def named(navigation: Iterable[Any]) -> set[str]:
    """Every Markdown path a navigation names."""
    paths: set[str] = set()
    for item in navigation:
        if isinstance(item, str):
            paths.add(item)
        elif isinstance(item, Mapping):
            for below in item.values():
                paths |= {below} if isinstance(below, str) else named(below or ())
    return paths
