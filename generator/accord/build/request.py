"""What a build is asked for: everything it depends on, handed in at the door."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from accord.domain.options import Options
from accord.intake.options import HostFile, HostSettings, read_options


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
    """The folder of hand-written pages."""
    shown: str = ""
    """How a planner names the portfolio's folder, where that is not the option's own words."""

    @property
    def as_of(self) -> date:
        """The day the site describes."""
        return self.options.as_of or self.today

    def at(self, portfolio: Path) -> Request:
        """The same for another portfolio's folder, as the planner typed it."""
        return replace(
            self, options=self.options.changed(portfolio=str(portfolio.absolute())), shown=portfolio.as_posix()
        )


def request(config: Path, today: date, shown: str = "mkdocs.yml") -> tuple[Request | None, HostFile]:
    """What the host's file asks for; None where a problem in it stops the build."""
    found = read_options(config, shown)
    if found.options is None:
        return None, found
    content = found.settings.text("docs_dir", "content")
    return Request(config.parent, today, found.options, found.settings, content), found
