"""What is written down already and not known yet on the as-of date, in counts."""

from __future__ import annotations

from dataclasses import dataclass

from accord.domain.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class Ahead:
    """How many records are dated after the day the site describes."""

    talks: int = 0
    versions: int = 0
    """Versions of plans."""
    initiatives: int = 0
    """Initiatives first asked for later."""

    def __bool__(self) -> bool:
        return bool(self.talks or self.versions or self.initiatives)


NOTHING = Ahead()


def of(whole: Portfolio, known: Portfolio) -> Ahead:
    """What stands in the files and is not known yet; `known` is the same portfolio as known on its day."""
    return Ahead(
        talks=len(whole.talks) - len(known.talks),
        versions=_versions(whole) - _versions(known),
        initiatives=len(whole.initiatives) - len(known.initiatives),
    )


def _versions(portfolio: Portfolio) -> int:
    return sum(len(quarter.versions) for quarter in portfolio.quarters.values())
