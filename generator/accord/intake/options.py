"""The host's file, read without the host: the plugin's block, and what other hosts need to know.

Tags such as `!ENV` and `!!python/name` are taken as plain text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accord.domain.fields import shown as found_there
from accord.domain.options import Options
from accord.intake.document import Document
from accord.intake.files import text_of
from accord.intake.host_yaml import load_host
from accord.intake.slip import Slip
from accord.intake.validate import validated
from accord.places import Located, Place, Problem, Spot

PLUGIN = "accord"


@dataclass(frozen=True, slots=True)
class HostSettings:
    """What the host's file says beside the plugin's block; empty where it says nothing."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """Every setting as plain data: texts, numbers as texts, lists, mappings."""

    def text(self, name: str, default: str = "") -> str:
        """A setting that is a text."""
        value = self.values.get(name)
        return str(value) if isinstance(value, str) else default

    def theme(self, name: str) -> Any:
        """A setting of the theme."""
        theme = self.values.get("theme")
        return theme.get(name) if isinstance(theme, Mapping) else None


@dataclass(frozen=True, slots=True)
class HostFile:
    """What reading the host's file gave."""

    options: Options | None
    """None where a problem stops the build."""
    settings: HostSettings
    problems: tuple[Problem, ...]


def read_options(path: Path, shown: str = "mkdocs.yml") -> HostFile:
    """The plugin's options and the host's settings; defaults where the file is absent."""
    if not path.exists():
        return HostFile(Options(), HostSettings(), ())
    text, problem = text_of(path, shown)
    if problem is not None:
        return HostFile(None, HostSettings(), (problem,))
    try:
        document = load_host(text, shown)
    except Slip as slip:
        wrong = Problem(Place(shown, slip.line, slip.column), slip.check, "stop", "", slip.message)
        return HostFile(None, HostSettings(), (wrong,))
    if not isinstance(document.data, Mapping):
        return HostFile(Options(), HostSettings(), ())
    settings = HostSettings(document.data)
    block, spot = _block(document)
    if not isinstance(block, Mapping):
        message = f"'{PLUGIN}' must be a group of keys, each with a value; found {found_there(block)}"
        return HostFile(
            None, settings, (Problem(Place(shown, spot.line, spot.column), "wrong-type", "stop", "", message),)
        )
    options, problems = validated(Options, Document(block, spot), shown, "")
    return HostFile(options, settings, tuple(problems))


def _block(document: Document) -> tuple[Any, Spot]:
    """The plugin's block and where it stands; an empty one for a bare `- accord`, or where there is none."""
    plugins, spot = document.data.get("plugins"), _below(document.spot, "plugins")
    items: list[tuple[Any, Spot]] = []
    if isinstance(plugins, list) and isinstance(spot.kids, list):
        items = list(zip(plugins, spot.kids, strict=True))
    elif isinstance(plugins, Mapping):
        items = [(plugins, spot)]
    for item, at in items:
        if isinstance(item, Mapping) and item.get(PLUGIN) is not None:
            return item[PLUGIN], _below(at, PLUGIN)
    return Located({}, spot, ""), spot


def _below(spot: Spot, key: str) -> Spot:
    return spot.kids[key] if isinstance(spot.kids, Mapping) and key in spot.kids else spot
