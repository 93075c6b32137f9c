"""Pages at the addresses that records had under earlier names: each leads on to where its record is now.

They are plain HTML, so that every builder copies them and none takes them into its navigation, search or site map.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from html import escape
from urllib.parse import urljoin

from accord import addresses
from accord.addresses import Address
from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.stakeholder import Stakeholder
from accord.pages.gate import one_line
from accord.pages.report import Report

SCRIPT = "leads-on.js"
"""Takes the spot on a page along, which a browser would leave behind."""

Named = Mapping[str, Initiative | Stakeholder | Negotiation]


def files(report: Report, site_url: str = "") -> dict[str, str]:
    """HTML by path from the site's root, for the records these readers may know of."""
    return {
        f"{old.path.strip('/')}/index.html": _html(report, old, new, title, site_url)
        for old, new, title in earlier(report.portfolio)
    }


def earlier(portfolio: Portfolio) -> Iterator[tuple[Address, Address, str]]:
    """Every earlier address, the one it leads on to, and the title of what is found there."""
    yield from _of(portfolio.visible_initiatives, addresses.initiative)
    yield from _of(portfolio.visible_stakeholders, addresses.agreement)
    yield from _of(portfolio.visible_talks, addresses.conversation)
    if portfolio.audience.is_team:
        yield from _of(portfolio.visible_talks, addresses.sheet)


def _of(records: Named, address: Callable[[str], Address]) -> Iterator[tuple[Address, Address, str]]:
    for record in records.values():
        for name in record.formerly:
            yield address(name), address(record.id), record.title or record.id


def _html(report: Report, old: Address, new: Address, title: str, site_url: str) -> str:
    words = report.words
    way = posixpath.relpath(new.path, old.path) + "/"
    cited = urljoin(site_url, new.path.lstrip("/")) if site_url else way
    said, name = (escape(one_line(text)) for text in (words.t("moved.title"), title))
    link = f'<a href="{escape(way)}">{name}</a>'
    return (
        f'<!doctype html>\n<html lang="{escape(words.tag)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{said}</title>\n'
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{escape(cited)}">\n'
        f'<meta http-equiv="refresh" content="0; url={escape(way)}">\n</head>\n<body>\n'
        f"<h1>{said}</h1>\n<p>{link}</p>\n"
        f'<script src="{addresses.asset(SCRIPT, old)}"></script>\n</body>\n</html>\n'
    )
