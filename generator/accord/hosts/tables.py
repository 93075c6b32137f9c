"""Markdown tables whose columns are aligned by an attribute: a `style` would be refused by a strict policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_BY_ATTRIBUTE = {"use_align_attribute": True}


def aligned(extensions: Iterable[str]) -> Mapping[str, dict[str, Any]]:
    """Options by Markdown extension, for those of a host's extensions that make tables."""
    found: dict[str, dict[str, Any]] = {}
    for name in extensions:
        match name.removeprefix("markdown.extensions."):
            case "tables":
                found[name] = dict(_BY_ATTRIBUTE)
            case "extra":  # which brings tables of its own
                found[name] = {"tables": dict(_BY_ATTRIBUTE)}
            case "pymdownx.extra":
                found[name] = {"markdown.extensions.tables": dict(_BY_ATTRIBUTE)}
    return found


def listed(extensions: Iterable[Any]) -> list[Any]:
    """A host's list of extensions, names or names with options, with tables among them and their columns aligned."""
    found: list[Any] = []
    for item in extensions:
        named = item if isinstance(item, Mapping) else {item: None}
        options = {name: {**_of(name), **(own or {})} for name, own in named.items()}
        found.append(options if any(options.values()) else item)
    return found if any(_is_table(item) for item in found) else [*found, aligned(["tables"])]


def _of(name: str) -> dict[str, Any]:
    return aligned([name]).get(name, {})


def _is_table(item: Any) -> bool:
    return isinstance(item, Mapping) and any(name.removeprefix("markdown.extensions.") == "tables" for name in item)
