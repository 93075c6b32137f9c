"""Figures and tables that a hand-written page can place with a block: by name, for a quarter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from accord.addresses import Address
from accord.charts import fits, grid
from accord.domain import coverage
from accord.domain.plan import Edition
from accord.pages import conversations_page, decide_page, fits_page, goals_page, grid_page, promises_page, would_be
from accord.pages.blocks import Block, choices
from accord.pages.desk import Desk, environment
from accord.pages.report import Report
from accord.pages.rows import Table
from accord.places import Problem

Maker = Callable[[Desk, Edition], "Markup | Table"]


def _grid(desk: Desk, edition: Edition) -> Markup:
    view = grid.view(desk.portfolio, edition, desk.report.earlier(edition))
    figure = desk.figure(grid.figure(view, desk.words, desk.report.store, compact=False))
    return figure + would_be.listing(desk, view.would_be)


def _fits(desk: Desk, edition: Edition) -> Markup:
    return desk.figure(
        fits.waterfall(desk.report.fits(edition), desk.words, desk.report.store, most=desk.report.most_days)
    )


def _skills(desk: Desk, edition: Edition) -> Markup:
    return desk.figure(fits.skills(desk.report.fits(edition), desk.words, desk.report.store))


FIGURES: Mapping[str, Maker] = {"grid": _grid, "fits": _fits, "skills": _skills}
TABLES: Mapping[str, Maker] = {
    "grid": grid_page.table,
    "fits": lambda desk, edition: fits_page.table(desk, desk.report.balance(edition)),
    "capacity": lambda desk, edition: fits_page.capacity_table(desk, desk.report.balance(edition)),
    "goals": lambda desk, edition: goals_page.table(desk, coverage.of(desk.portfolio, edition)),
    "promises": lambda desk, _: promises_page.all_table(desk),
    "asks": lambda desk, _: conversations_page.mix(desk),
    "impact": lambda desk, _: decide_page.anchors(desk, "impact"),
    "difficulty": lambda desk, _: decide_page.anchors(desk, "difficulty"),
}


def render(report: Report, page: Address, block: Block) -> str | Problem:
    """What a block asks for as one piece of HTML, its links pointing from `page`; a problem where it is not known.

    A quarter of which nothing is agreed on the as-of date gives a sentence: the page was written on a later day.
    """
    kind = "figure" if "figure" in block.values else "table"
    makers = FIGURES if kind == "figure" else TABLES
    maker = makers.get(block.values[kind])
    if maker is None:
        return choices(block, kind, tuple(makers))
    edition = _edition(report, block)
    if edition is None:
        named = block.values.get("quarter")
        words = report.words
        return words.t("block.quarter_not_yet", quarter=named.upper()) if named else words.t("block.nothing_yet")
    made = maker(Desk(report, page), edition)
    return str(made) if isinstance(made, Markup) else _table(report, made)


def _edition(report: Report, block: Block) -> Edition | None:
    name = block.values.get("quarter")
    if name is None:
        return report.current
    return next((e for e in report.editions if e.quarter.id == name.upper()), None)


def _table(report: Report, table: Table) -> str:
    writer = environment(report.store)  # type: ignore[arg-type]  # every store can be hashed
    template = writer.from_string('{% import "parts.j2" as parts %}{{ parts.table(table) }}')
    return template.render(table=table).strip().replace("\n", " ")
