"""What MkDocs and the command line hand in, as one request for the core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from accord.build.request import Request
from accord.domain.options import Options
from accord.intake.options import HostFile, HostSettings, read_options
from accord.places import Place, Problem
from accord.site import Progress

_MKDOCS_GUESSES = ("edit/master/docs/", "src/default/docs/")
"""What MkDocs takes for `edit_uri` where nothing is written."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a command tells the plugin; MkDocs has no way of its own for it."""

    options: Mapping[str, Any] = field(default_factory=dict)
    """The options of the command line, which win over the file's."""
    today: date | None = None
    """The day as the command asked it; None where MkDocs was started by itself."""
    progress: Progress | None = None
    past: Request | None = None
    """What is asked for in full, where the files are those of an old commit and not the ones MkDocs sees."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The host's file as MkDocs read it, environment variables and inherited files included."""

    file: Path
    block: Mapping[str, Any]
    """The plugin's block."""
    pages: str
    """The folder of hand-written pages, from the folder of the file."""
    texts: Mapping[str, str]
    """Settings that are texts, such as the address of the repository."""


def request(resolved: Resolved, given: HandedIn, today: date) -> tuple[Request | None, tuple[Problem, ...]]:
    """What the core is asked for, or what is wrong with the options."""
    if given.past is not None:
        return given.past, ()
    found = read_options(resolved.file, resolved.file.name)
    options, problems = _options(found, resolved)
    if options is None:
        return None, problems
    # A guess of MkDocs is no word of the team's about its branch.
    texts = {name: text for name, text in resolved.texts.items() if text not in _MKDOCS_GUESSES}
    settings = HostSettings({**found.settings.values, **texts})
    asked = Request(resolved.file.parent, given.today or today, options, settings, resolved.pages)
    return asked.changed(**given.options), ()


def _options(found: HostFile, resolved: Resolved) -> tuple[Options | None, tuple[Problem, ...]]:
    """The options as MkDocs resolved them; where they are those of the file, the ones that know their place."""
    block = {name: str(value) if isinstance(value, datetime) else value for name, value in resolved.block.items()}
    try:
        options = Options.model_validate(block)
    except ValueError as error:
        return None, found.problems or (_elsewhere(resolved.file.name, error),)
    return (found.options if found.options == options else options), ()


def _elsewhere(file: str, error: ValueError) -> Problem:
    """The problem of an option that stands in an inherited file or comes from an environment variable."""
    items: Any = error
    said = "; ".join(f"'{'.'.join(map(str, item['loc']))}' {item['msg']}" for item in items.errors())
    return Problem(Place(file), "wrong-type", "stop", "", f"an option that is not written in this file: {said}")
