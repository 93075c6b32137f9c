"""A plan to take along: the tables as CSV, as one spreadsheet and as JSON, and the dates as calendars.

Everything is written from the portfolio one audience may see, and from nothing else.
"""

from __future__ import annotations

from accord import addresses
from accord.domain.audience import Audience
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.exports import calendars, workbook
from accord.exports.naming import Naming
from accord.exports.plan_json import plan_json
from accord.exports.separated import separated
from accord.exports.table import Cell
from accord.exports.tables import tables
from accord.exports.workbook import Store
from accord.words import Words
from accord.words.defaults import spoken


def files(portfolio: Portfolio, words: Words, store: Store | None = None) -> dict[str, str | bytes]:
    """Every file of a portfolio already seen by its audience, by its path from the site's root, in order.

    With a store, the spreadsheet is written anew only where a cell has changed.
    """
    naming = Naming(portfolio, words)
    every = tables(naming)
    found: dict[str, str | bytes] = {f"{table.name}.csv": separated(table) for table in every}
    given = every, _about(naming), portfolio.as_of
    found["plan.xlsx"] = workbook.kept(*given, store) if store else workbook.workbook(*given)
    found["plan.json"] = plan_json(naming, every)
    found |= calendars.calendars(naming)
    return {f"{addresses.DATA}/{path}": found[path] for path in sorted(found)}


def for_readers(whole: Portfolio, audience: Audience) -> dict[str, bytes]:
    """The same files for an audience of the whole portfolio, without a site: by their path in a folder of their own."""
    seen = seen_by(whole, audience)
    words = Words(seen.settings.language, seen.settings.currency)
    found = files(spoken(seen, words), words)
    return {path.removeprefix(f"{addresses.DATA}/"): _bytes(content) for path, content in found.items()}


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _about(naming: Naming) -> list[tuple[str, Cell]]:
    """What a file that travels alone must say of itself: whose plan, which day, for whom."""
    portfolio, words = naming.portfolio, naming.words
    who = naming.anyone(portfolio.audience.stakeholder or None)
    said: list[tuple[str, Cell]] = [
        ("organization", portfolio.organization.name),
        ("as of", portfolio.as_of),
        ("for", words.t(f"audience.{portfolio.audience.circle}", who=who or "")),
        ("notice", portfolio.settings.sample_notice),
    ]
    return [(name, value) for name, value in said if value is not None]
