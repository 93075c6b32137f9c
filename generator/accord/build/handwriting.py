"""Hand-written pages among those of the plan: that they stand in nobody's way, and their blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accord import site
from accord.build.request import Request
from accord.charts.cache import NoStore
from accord.domain.portfolio import Portfolio
from accord.intake.handwritten import Handwritten
from accord.pages import blocks, placing
from accord.pages.blocks import Block
from accord.pages.report import Report
from accord.places import Place, Problem

PARTS = "parts/"
"""Texts that become parts of generated pages, and no pages of their own."""
OPENING = f"{PARTS}how-we-decide.md"
"""What a team writes here opens the page "How we decide"."""


def problems(known: Portfolio, pages: Iterable[Handwritten], quarters: tuple[str, ...]) -> list[Problem]:
    """Pages at an address the plan needs, and blocks that ask for what there is not. Nothing is drawn.

    `quarters` are those of the whole portfolio: one that begins after the as-of date may be asked for.
    """
    needed = {_key(path): path for path in site.planned_paths(site.report(known, NoStore()))}
    found: list[Problem] = []
    for page in pages:
        if _key(page.path) in needed:
            found.append(_taken(page, needed[_key(page.path)]))
        if page.path.startswith(PARTS) and page.path != OPENING:
            message = f"no page has such a part; known is {OPENING}; a page of its own stands in another folder"
            found.append(Problem(Place(page.shown), "unknown-file", "stop", "", message))
        found += blocks.fill(page.text, page.shown, lambda block: _unknown(block, quarters) or "")[1]
    return found


def filled(report: Report, pages: Iterable[Handwritten]) -> Mapping[str, str]:
    """The text of each page with its blocks filled in, by path; `problems` has looked at them before."""
    return {page.path: _filled(report, page) for page in pages}


def _filled(report: Report, page: Handwritten) -> str:
    # A part is read on the page it is a part of, and so are the links in its figures.
    at = site.address_of(page.path.removeprefix(PARTS))
    return blocks.fill(page.text, page.shown, lambda block: placing.render(report, at, block))[0]


def published(pages: Mapping[str, str]) -> dict[str, str]:
    """Those of the texts that are pages of their own."""
    return {path: text for path, text in pages.items() if not path.startswith(PARTS)}


def edited(asked: Request, page: str) -> Place:
    """The file one would edit to change a hand-written page."""
    return Place(f"{asked.content}/{page}")


def _key(path: str) -> str:
    """What two paths share that would be one page, also where a system does not tell capitals apart."""
    return site.address_of(path).path.casefold()


def _taken(page: Handwritten, planned: str) -> Problem:
    address = site.address_of(planned).path
    message = f"the plan needs the address {address} for its own page {planned}; give this file another name"
    return Problem(Place(page.shown), "address-taken", "stop", "", message)


def _unknown(block: Block, quarters: tuple[str, ...]) -> Problem | None:
    """The problem of a block that asks for what there is not."""
    kind = "figure" if "figure" in block.values else "table"
    known = tuple(placing.FIGURES if kind == "figure" else placing.TABLES)
    if block.values[kind] not in known:
        return blocks.choices(block, kind, known)
    if "quarter" in block.values and block.values["quarter"].upper() not in quarters:
        return blocks.choices(block, "quarter", quarters)
    return None
