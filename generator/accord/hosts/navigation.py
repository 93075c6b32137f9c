"""Where the plan's pages stand in the navigation, among the pages a team has written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from accord.site import NavItem

HERE = "..."
"""In a navigation of the team's own: the plan's pages go here."""


def merged(plan: Iterable[NavItem], own: Any, handwritten: Iterable[str]) -> list[Any]:
    """The whole navigation, as a host's file has it.

    With one of the team's own, `...` is where the plan goes; without, the plan comes first and the
    hand-written pages follow, in the groups their folders make.
    """
    planned = _as_host_data(plan)
    if isinstance(own, list) and own:
        return _placed(own, planned)
    return [*planned, *_folders([(path.split("/"), path) for path in sorted(handwritten)])]


def _as_host_data(items: Iterable[NavItem]) -> list[Any]:
    return [{words: below if isinstance(below, str) else _as_host_data(below)} for words, below in items]


def _placed(own: list[Any], planned: list[Any]) -> list[Any]:
    found: list[Any] = []
    for item in own:
        if item == HERE:
            found += planned
        elif isinstance(item, Mapping):
            found.append({words: _below(below, planned) for words, below in item.items()})
        else:
            found.append(item)
    return found


def _below(below: Any, planned: list[Any]) -> Any:
    """An entry's target: a group that is `...` alone holds the plan's pages, like one that lists it."""
    if below == HERE:
        return planned
    return _placed(below, planned) if isinstance(below, list) else below


def _folders(paths: list[tuple[list[str], str]]) -> list[Any]:
    """Pages, then one group a folder, named as MkDocs would name it."""
    pages: list[Any] = [path for parts, path in paths if len(parts) == 1]
    groups: dict[str, list[tuple[list[str], str]]] = {}
    for parts, path in paths:
        if len(parts) > 1:
            groups.setdefault(parts[0], []).append((parts[1:], path))
    return pages + [{_title(folder): _folders(inside)} for folder, inside in groups.items()]


def _title(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ")
    return words.capitalize() if words.lower() == words else words


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
