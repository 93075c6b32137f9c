"""The pictures that chats and mails show beside a link: one for each edition, initiative and stakeholder.

They are made of what these readers may see, like the pages. Another page shows the picture of its quarter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from html import unescape

from markupsafe import Markup

from accord import addresses
from accord.addresses import Address
from accord.charts import card, grid, picture
from accord.charts.card import Card
from accord.charts.card_lines import Run
from accord.charts.card_parts import Bar, Dot, SmallGrid
from accord.charts.grid_view import GridView
from accord.domain import headline
from accord.domain.balance import Balance
from accord.domain.headline import Headline
from accord.domain.plan import Edition
from accord.pages import agreement_page, initiative_page
from accord.pages.desk import Desk
from accord.pages.kept import kept
from accord.pages.report import Report

_BOLD = re.compile(r"<b>(.*?)</b>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Cards:
    """The pictures of a site."""

    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """PNG, 1200 by 630 pixels, by path from the site's root."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Every word in each picture, by the same path: a picture itself is not searched for what must not appear."""
    by_page: Mapping[str, str] = field(default_factory=dict)
    """The picture of a page, by the page's Markdown path."""
    usual: str = ""
    """The picture of every other page: that of the current quarter; empty where there is none."""

    def of(self, page: str) -> str:
        """The path of the picture of a page, by the page's Markdown path; empty where there is none."""
        return self.by_page.get(page, self.usual)


NO_CARDS = Cards()


def of(report: Report, folder: str) -> Cards:
    """The pictures of a report, to stand in a folder of the site."""
    drawn = _Drawn(report, folder)
    index = json.loads(kept(report, f"cards in {folder}", drawn.index))
    pictures = {
        path: picture.png(key, report.store, lambda p=path: drawn.svgs[p])  # type: ignore[misc]  # bound now
        for path, key in index["keys"].items()
    }
    return Cards(pictures, index["words"], index["by_page"], index["usual"])


@dataclass(frozen=True)
class _Drawn:
    """What the pictures of a report are made of, worked out when it is asked for."""

    report: Report
    folder: str

    @cached_property
    def cards(self) -> dict[str, tuple[Card, tuple[Address, ...]]]:
        """Each card and the pages it stands for, by the path of its picture."""
        return {f"{self.folder}/{name}.png": (made, pages) for name, made, pages in _cards(self.report)}

    @cached_property
    def svgs(self) -> dict[str, str]:
        """The drawing of each card."""
        return {path: card.svg(made) for path, (made, _) in self.cards.items()}

    def index(self) -> str:
        """All but the pictures themselves."""
        current = self.report.current
        usual = f"{self.folder}/{current.quarter.id.lower()}.png" if current else ""
        return json.dumps(
            {
                "keys": {path: picture.key(svg) for path, svg in self.svgs.items()},
                "words": {path: made.words for path, (made, _) in self.cards.items()},
                "by_page": {page.markdown: path for path, (_, pages) in self.cards.items() for page in pages},
                "usual": usual,
            }
        )


def _cards(report: Report) -> Iterator[tuple[str, Card, tuple[Address, ...]]]:
    """Name, card and pages of every picture."""
    views = {e.quarter.id: grid.view(report.portfolio, e, report.earlier(e)) for e in report.editions}
    for edition in report.editions:
        name = edition.quarter.id
        versions = tuple(addresses.version(name, v.version) for v in edition.quarter.versions)
        pages = (addresses.edition(name), addresses.grid(name), addresses.fits(name), *versions)
        yield name.lower(), _edition(report, edition, views[name]), pages
    now = views[report.current.quarter.id] if report.current else None
    for slug in report.portfolio.visible_initiatives:
        yield f"initiative-{slug}", _initiative(report, slug, now), (addresses.initiative(slug),)
    for name in report.portfolio.visible_stakeholders:
        yield f"agreement-{name}", _agreement(report, name, now), (addresses.agreement(name),)


def _edition(report: Report, edition: Edition, view: GridView) -> Card:
    """The headline in short lines, its counts, the ruler and the grid."""
    desk, balance = Desk(report, addresses.HOME), report.balance(edition)
    counts = headline.of(report.portfolio, edition, balance)
    return Card(
        above=_above(report),
        name=_months(report, edition),
        large=tuple(_runs(line) for line in _lines(desk, counts)),
        counts=tuple(_counts(desk, counts)),
        grid=_grid(view),
        bars=_bars(desk, balance),
    )


def _lines(desk: Desk, counts: Headline) -> Iterator[Markup]:
    if counts.too_big:
        skill, days = max(counts.too_big, key=lambda item: item[1])
        yield desk.say("headline.too_big", n=days, skill=desk.words.skill(skill))
    elif counts.own is None:
        yield desk.say("headline.asked_only", n=counts.asked)
    else:
        yield desk.say("card.asked", n=counts.asked)
        yield desk.say("card.own", n=counts.own)
        if counts.negotiated:
            yield desk.say("headline.added", n=counts.negotiated)


def _counts(desk: Desk, counts: Headline) -> Iterator[tuple[str, str, str]]:
    for place, n, words in (
        ("now", counts.ahead, desk.words.t("card.ahead", n=counts.ahead)),
        ("later", counts.waiting, desk.words.t("card.waiting", n=counts.waiting)),
        ("scrap", counts.scrapped, desk.words.t("card.scrapped", n=counts.scrapped)),
    ):
        yield place, desk.words.number(n), words


def _bars(desk: Desk, balance: Balance) -> tuple[tuple[Bar, ...], ...]:
    """What was asked for, and what there is to do it with."""
    days = {name: balance.sum(name) for name in ("planned", "smaller", "waits", "scrapped", "own", "negotiated")}
    words = {
        "planned": desk.words.t("card.planned", n=days["planned"]),
        "smaller": desk.words.t("figure.ruler.smaller", n=days["smaller"]),
        "waits": desk.words.t("figure.ruler.waits", n=days["waits"]),
        "scrapped": desk.words.t("figure.ruler.scrapped", n=days["scrapped"]),
        "own": desk.words.t("figure.ruler.own", n=days["own"]),
        "negotiated": desk.words.t("figure.ruler.talks", n=days["negotiated"]),
    }
    looks = {"planned": "plan", "smaller": "small", "waits": "wait", "scrapped": "scrap", "own": "own"}
    asked = ("planned", "smaller", "waits", "scrapped")
    have = ("own", "negotiated") if balance.knows_capacity else ()
    return tuple(
        tuple(Bar(words[name], float(days[name]), looks.get(name, "talk")) for name in row if days[name] > Decimal(0))
        for row in (asked, have)
    )


def _initiative(report: Report, slug: str, now: GridView | None) -> Card:
    """The title, the answer of its page, and its place on the quarter's grid."""
    desk, initiative = Desk(report, addresses.initiative(slug)), report.portfolio.initiatives[slug]
    entry = report.current.entry(slug) if report.current else None
    place = (desk.words.t(f"place.{entry.place}"),) if entry else ()
    return Card(
        above=_above(report),
        name=" · ".join((initiative.code, *place)),
        large=((Run(initiative.title),),),
        said=_runs(initiative_page.answer(desk, initiative, entry)),
        grid=_grid(now, {slug}) if now else None,
    )


def _agreement(report: Report, stakeholder: str, now: GridView | None) -> Card:
    """Whose agreements, the answer of their page, and what they sponsor, asked for or talked about on the grid."""
    desk = Desk(report, addresses.agreement(stakeholder))
    title = desk.words.t("agreement.title", who=report.portfolio.stakeholders[stakeholder].title)
    return Card(
        above=_above(report),
        name=_months(report, report.current) if report.current else "",
        large=((Run(title),),),
        said=_runs(agreement_page.answer(desk, agreement_page.Sides(desk, stakeholder))),
        grid=_grid(now, _concerned(report, stakeholder)) if now else None,
    )


def _concerned(report: Report, stakeholder: str) -> set[str]:
    portfolio = report.portfolio
    talked = {slug for talk in portfolio.visible_talks.values() if stakeholder in talk.with_ for slug in talk.about}
    return talked | {
        slug
        for slug, initiative in portfolio.visible_initiatives.items()
        if initiative.sponsor == stakeholder or any(request.by == stakeholder for request in initiative.requests)
    }


def _grid(view: GridView, about: set[str] | None = None) -> SmallGrid | None:
    """The small grid; where the page is about some of its marks, those stand out."""
    if not view.marks:
        return None
    lit = {mark.slug for mark in view.marks if about is None or mark.slug in about}
    dots = (Dot(mark.place, mark.point, mark.slug in lit or not lit) for mark in view.marks)
    return SmallGrid(tuple(dots), view.areas, view.line)


def _above(report: Report) -> str:
    return report.words.t("card.above", name=report.portfolio.organization.name)


def _months(report: Report, edition: Edition) -> str:
    return report.words.months(edition.quarter.first_day, edition.quarter.last_day)


def _runs(sentence: Markup) -> tuple[Run, ...]:
    """A sentence as words of one weight: its counts are bold."""
    parts = _BOLD.split(str(sentence))
    texts = ((unescape(_TAG.sub("", part)), at % 2 == 1) for at, part in enumerate(parts))
    return tuple(Run(text, bold) for text, bold in texts if text)
