"""The versions of the plan that checks look at."""

from __future__ import annotations

from accord.domain import plan
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Quarter, Version
from accord.domain.remembered import remembered


@remembered
def in_view(portfolio: Portfolio) -> tuple[Edition, ...]:
    """The current quarter's latest agreed version, and every later draft of it or of a later quarter."""
    current = plan.current(portfolio)
    later = [q for q in portfolio.quarters.values() if current is None or q.first_day >= current.first_day]
    agreed = [plan.edition(portfolio, current)] if current else []
    drafts = [plan.edition(portfolio, q, v.version) for q in later for v in _drafts(portfolio, q)]
    return tuple(edition for edition in (*agreed, *drafts) if edition)


def _drafts(portfolio: Portfolio, quarter: Quarter) -> list[Version]:
    """Drafts that no agreed version has followed yet."""
    known = [version for version in quarter.all_versions if version.date <= portfolio.as_of]
    last = max((version.date for version in known if version.state == "agreed"), default=None)
    return [version for version in known if version.state == "draft" and (last is None or version.date > last)]
