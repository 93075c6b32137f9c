"""What a build is asked for: everything it depends on, handed in at the door."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from accord.domain import audience as audiences
from accord.domain.options import Options
from accord.domain.revision import Revision
from accord.intake.options import HostFile, HostSettings, read_options
from accord.places import Place

CACHE = Path(".cache") / "accord"
"""Where finished figures are kept, below the folder of the host's file; safe to delete."""


@dataclass(frozen=True, slots=True)
class Request:
    """Everything a build depends on. Nothing below asks the clock or the current folder."""

    root: Path
    """The folder of the host's file; every other path is counted from it."""
    today: date
    """Asked once, at the door."""
    options: Options = field(default_factory=Options)
    host: HostSettings = field(default_factory=HostSettings)
    content: str = "content"
    """The folder of hand-written pages, from the root; empty where there are none to look at."""
    shown: str = ""
    """How a planner names the portfolio's folder, where that is not the option's own words."""
    typed: frozenset[str] = frozenset()
    """The options the command line gave, which have no place in a file."""
    past: Revision | None = None
    """The commit the files were taken from; None where they are those of the working tree."""
    config: Path | None = None
    """The host's file, where it was found."""
    keeps: Path | None = None
    """Where finished figures are kept, if not beside the files."""

    @property
    def parts(self) -> tuple[str, ...]:
        """What a planner edits, as paths from the root: the portfolio and the hand-written pages."""
        return tuple(part for part in (self.options.portfolio, self.content) if part)

    @property
    def as_of(self) -> date:
        """The day the site describes."""
        return self.options.as_of or self.today

    @property
    def today_used(self) -> bool:
        """Whether nobody named a day."""
        return self.options.as_of is None

    def where(self, option: str) -> Place:
        """Where an option is written."""
        written = self.options.where(option)
        return Place(f"--{option}") if option in self.typed or not written.file else written

    def changed(self, **options: Any) -> Request:
        """The same with options of the command line on top; None leaves one as it is."""
        given = {name: value for name, value in options.items() if value is not None}
        return replace(self, options=self.options.changed(**given), typed=self.typed | given.keys())

    def at(self, portfolio: Path) -> Request:
        """The same for a portfolio's folder as the planner typed it; hand-written pages belong to the usual one."""
        folder = portfolio.absolute()
        usual = folder.resolve() == (self.root / self.options.portfolio).resolve()
        options = self.options.changed(portfolio=str(folder))
        return replace(self, options=options, shown=portfolio.as_posix(), content=self.content if usual else "")


def request(config: Path, today: date, shown: str = "mkdocs.yml") -> tuple[Request | None, HostFile]:
    """What the host's file asks for; None where a problem in it stops the build."""
    found = read_options(config, shown)
    if found.options is None:
        return None, found
    pages = found.settings.text("docs_dir", "content" if not config.exists() else "docs")
    return Request(config.parent, today, found.options, found.settings, pages, config=config), found


def why_no_audience(text: str) -> str | None:
    """Why a text is no audience, in a sentence; None where it is one."""
    try:
        audiences.parse(text)
    except ValueError as error:
        return str(error)
    return None
