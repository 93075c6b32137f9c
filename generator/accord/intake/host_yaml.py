"""The host's file as the host reads it: anchors, aliases and merge keys work, tags such as `!ENV` are plain text."""

from __future__ import annotations

from typing import Any

from accord.intake.document import Document
from accord.intake.located import Builder, load
from accord.places import Located, Spot

MERGE = "<<"


def load_host(text: str, file: str) -> Document:
    """The data of the host's file; raises Slip where it cannot be read."""
    return load(text, file, builder=_HostBuilder)


class _HostBuilder(Builder):
    """Takes what a record would be refused for."""

    def __init__(self, text: str, file: str, loader: Any) -> None:
        super().__init__(text, file, loader)
        self.named: dict[str, tuple[Any, Spot]] = {}

    def refuse_marks(self, event: Any) -> None:
        """The host's file may hold tags and anchors."""

    def value(self, event: Any, depth: int, *, flow: bool) -> tuple[Any, Spot]:
        """One value, remembered by its anchor where it has one."""
        found = super().value(event, depth, flow=flow)
        name = getattr(event, "anchor", None)
        return self.named.setdefault(name, found) if name else found

    def alias(self, event: Any) -> tuple[Any, Spot]:
        """The value an alias points to: the same object, so nothing unfolds."""
        return self.named.get(event.anchor, (None, Spot(event.start_mark.line + 1, event.start_mark.column + 1)))

    def key(self, event: Any) -> str:
        """A key, or the sign for merging."""
        value: Any = getattr(event, "value", None)
        return MERGE if value == MERGE else super().key(event)

    def mapping(self, event: Any, depth: int, spot: Spot) -> Located:
        """A mapping with the keys it merges; its own win."""
        values = super().mapping(event, depth, spot)
        merged = values.pop(MERGE, None)
        for source in merged if isinstance(merged, list) else [merged]:
            for name, value in (source or {}).items():
                values.setdefault(name, value)
        return values
