"""The finished site before any host carries it: path to text or bytes.

`assemble` puts a portfolio one audience may see into pages; a host only writes what is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import resources

from accord import addresses, exports
from accord.charts import house
from accord.charts.figure import ROOT, Store
from accord.domain.findings import Findings
from accord.domain.portfolio import Portfolio
from accord.domain.revision import Revision
from accord.domain.sources import SourceLinks
from accord.pages import (
    agreement_page,
    agreements_page,
    cards,
    changes_page,
    checks_page,
    coming_page,
    conversation_page,
    conversations_page,
    decide_page,
    feed,
    fits_page,
    forecasts_page,
    goals_page,
    grid_page,
    initiative_page,
    initiatives_page,
    leads_on,
    missing_page,
    not_now_page,
    paper,
    positions,
    promises_page,
    quarter,
    script_words,
    talk_sheet,
    talks_page,
    version_page,
    year_page,
)
from accord.pages.cards import NO_CARDS, Cards
from accord.pages.kept import kept
from accord.pages.page import Page
from accord.pages.report import Report
from accord.words import Words
from accord.words.defaults import spoken

NavItem = tuple[str, "str | tuple[NavItem, ...]"]
"""A navigation entry: its words, and a Markdown path or the entries below it."""

STYLES = ("tokens.css", "accord.css", "sheets.css")
"""Style sheets in the order they must be loaded."""
HOUSE = "house.css"
"""The style sheet that is made for one organization and one day: its colours, and the foot of printed pages."""
SCRIPTS = ("links.js", "lists.js", "marks.js", "grid.js", "pictures.js")
"""Scripts in the order they must be loaded; every page is whole without them."""
ASSETS = "assets/accord"
"""Folder of the files that come with every site, from its root."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is published for one audience on one date."""

    pages: tuple[Page, ...]
    """Generated pages in the order of the navigation."""
    assets: Mapping[str, str | bytes]
    """Other files by their path from the root of the pages, such as `assets/accord/accord.css`."""
    handwritten: Mapping[str, str]
    """Hand-written pages by Markdown path, their blocks filled in."""
    navigation: tuple[NavItem, ...]
    """The plan's pages, for the navigation: titles and Markdown paths."""
    language: str
    """Language of dates and numbers, with its country where one is known, such as `en-US`."""
    audience: str
    as_of: str
    """ISO date."""
    cards: Cards = NO_CARDS
    """The pictures shown beside a link; none where the site's own address is not known."""
    missing: str = ""
    """What stands at an address without a page, as HTML; its links begin with `charts.figure.ROOT`."""
    styles: tuple[str, ...] = tuple(f"{ASSETS}/{name}" for name in (*STYLES, HOUSE))
    """Style sheets among the assets, in the order a host must name them."""
    scripts: tuple[str, ...] = tuple(f"{ASSETS}/{name}" for name in SCRIPTS)
    """Scripts among the assets, likewise."""

    def missing_at(self, root: str) -> str:
        """What stands at an address without a page; `root` is the way to the site's root and ends with a slash."""
        return self.missing.replace(ROOT, root)


Progress = Callable[[str, int, int], None]
"""Told the page being written, its number and how many there are."""


def report(
    portfolio: Portfolio,
    store: Store,
    sources: SourceLinks | None = None,
    findings: Findings | None = None,
    revision: Revision | None = None,
    known_before: Callable[[date], Portfolio] | None = None,
    digest: str = "",
) -> Report:
    """What every page of a portfolio is written from."""
    words = Words(portfolio.settings.language, portfolio.settings.currency)
    portfolio = spoken(portfolio, words)
    taken = partial(exports.files, portfolio, words, store)
    return Report(portfolio, words, store, sources, findings, revision, known_before, digest, taken=taken)


def assemble(
    written: Report,
    *,
    handwritten: Mapping[str, str] | None = None,
    opening: str | None = None,
    colors: tuple[str, str] | None = None,
    site_url: str = "",
    progress: Progress | None = None,
) -> Site:
    """The whole site. `opening` is what a team wrote to open "How we decide", where it did; `colors` are the
    organization's own two, as `#rrggbb`; `site_url` is the address the site will have, where that is known.
    """
    makers = list(_makers(written, opening))
    pages = []
    for at, make in enumerate(makers, 1):
        page = make()
        pages.append(page)
        if progress:
            progress(page.title, at, len(makers))
    portfolio = written.portfolio
    spoken_in = partial(script_words.spoken, words=written.words, as_of=portfolio.as_of)
    pictures = cards.of(written, f"{ASSETS}/cards") if site_url else NO_CARDS
    return Site(
        pages=tuple(pages),
        assets={
            **{f"{ASSETS}/{name}": spoken_in(name, text) for name, text in carried().items()},
            f"{ASSETS}/{HOUSE}": paper.foot(written) + (house.styles(*colors) if colors else ""),
            positions.FILE: positions.text(written),
            **written.files,
            **_feed(written),
            **leads_on.files(written, site_url),
            **pictures.pictures,
        },
        handwritten=dict(handwritten or {}),
        navigation=tuple(_navigation(written, pages)),
        language=written.words.tag,
        audience=str(portfolio.audience),
        as_of=portfolio.as_of.isoformat(),
        cards=pictures,
        missing=missing_page.html(written),
    )


def planned_paths(written: Report) -> set[str]:
    """Markdown paths the plan needs for itself, so that no hand-written page may stand there."""
    earlier = (old.markdown for old, _, _ in leads_on.earlier(written.portfolio))
    return {addresses.HOME.markdown, *(path for path, _ in _wanted(written)), *earlier}


def address_of(path: str) -> addresses.Address:
    """The address of a hand-written page, by its Markdown path."""
    stem = path.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        return addresses.Address(f"/{folder}/" if folder else "/", index=True)
    return addresses.Address(f"/{stem}/")


def _makers(written: Report, opening: str | None) -> Iterable[Callable[[], Page]]:
    """One maker a page, in the order of the navigation."""
    current = written.current
    portfolio = written.portfolio
    if current is not None:
        yield lambda: quarter.page(written, current, addresses.HOME)
    else:
        yield lambda: initiatives_page.home(written)
    for edition in written.editions:
        yield lambda e=edition: quarter.page(written, e)  # type: ignore[misc]  # bound now, not at the end of the loop
        yield lambda e=edition: grid_page.page(written, e)  # type: ignore[misc]
        yield lambda e=edition: fits_page.page(written, e)  # type: ignore[misc]
    for year in year_page.of(written):
        yield lambda y=year: year_page.page(written, y)  # type: ignore[misc]
    if current is not None and changes_page.is_wanted(written):
        yield lambda: changes_page.page(written, current)
    yield from version_page.makers(written)
    yield lambda: promises_page.page(written)
    if portfolio.organization.goals:
        yield lambda: goals_page.page(written)
    if current is not None and coming_page.is_wanted(written):
        yield lambda: coming_page.page(written, current)
    yield lambda: agreements_page.page(written)
    for name in portfolio.visible_stakeholders:
        yield lambda n=name: agreement_page.page(written, n)  # type: ignore[misc]
    yield lambda: initiatives_page.page(written)
    for slug in portfolio.visible_initiatives:
        yield lambda s=slug: initiative_page.page(written, s)  # type: ignore[misc]
    yield lambda: conversations_page.page(written)
    for talk in portfolio.visible_talks:
        yield lambda t=talk: conversation_page.page(written, t)  # type: ignore[misc]
    if forecasts_page.is_wanted(written):
        yield lambda: forecasts_page.page(written)
    yield lambda: not_now_page.page(written)
    yield lambda: decide_page.page(written, opening)
    if written.findings is not None:
        yield lambda: checks_page.page(written)
    if portfolio.audience.is_team and portfolio.talks:
        yield lambda: talks_page.page(written)
        for talk in portfolio.visible_talks:
            yield lambda t=talk: talk_sheet.page(written, t)  # type: ignore[misc]


def _wanted(written: Report) -> Iterable[tuple[str, str]]:
    """Markdown path and what needs it, for every page the plan will make."""
    for edition in written.editions:
        for address in (addresses.edition, addresses.grid, addresses.fits):
            yield address(edition.quarter.id).markdown, edition.quarter.id
    yield from ((addresses.year(y.year).markdown, str(y.year)) for y in year_page.of(written))
    yield from ((address.markdown, quarter) for address, quarter in version_page.addresses_of(written))
    fixed = (
        addresses.PROMISES,
        addresses.GOALS,
        addresses.COMING,
        addresses.AGREEMENTS,
        addresses.INITIATIVES,
        addresses.CONVERSATIONS,
        addresses.FORECASTS,
        addresses.NOT_NOW,
        addresses.HOW_WE_DECIDE,
        addresses.CHANGES,
        addresses.CHECKS,
        addresses.TALKS,
    )
    yield from ((address.markdown, address.path) for address in fixed)
    portfolio = written.portfolio
    yield from ((addresses.agreement(key).markdown, key) for key in portfolio.visible_stakeholders)
    yield from ((addresses.initiative(key).markdown, key) for key in portfolio.visible_initiatives)
    yield from ((addresses.conversation(key).markdown, key) for key in portfolio.visible_talks)
    yield from ((addresses.sheet(key).markdown, key) for key in portfolio.visible_talks)


def styles() -> str:
    """Every style sheet as one text, in the order they must be loaded, for pages that stand alone."""
    files = carried()
    return "\n".join(files[name] for name in STYLES)


def carried() -> dict[str, str]:
    """The style sheets and scripts that come with every site, by file name."""
    folder = resources.files("accord.assets")
    return {
        item.name: item.read_text("utf-8")
        for item in sorted(folder.iterdir(), key=lambda i: i.name)
        if item.name.endswith((".css", ".js"))
    }


def _feed(written: Report) -> dict[str, str]:
    made = kept(written, "feed", lambda: feed.feed(written) or "")
    return {f"{addresses.DATA}/{feed.FILE}": made} if made else {}


def _navigation(written: Report, pages: list[Page]) -> Iterable[NavItem]:
    """The plan's pages as the navigation shows them: few at the top; records are found through their lists."""
    words = written.words
    by_path = {page.address.markdown: page for page in pages}

    def item(name: str, address: addresses.Address) -> Iterable[NavItem]:
        if address.markdown in by_path:
            yield (words.t(f"nav.{name}"), address.markdown)

    yield (words.t("nav.quarter"), addresses.HOME.markdown)
    if written.current:
        yield from item("grid", addresses.grid(written.current.quarter.id))
        yield from item("fits", addresses.fits(written.current.quarter.id))
    yield from item("promises", addresses.PROMISES)
    yield from item("goals", addresses.GOALS)
    yield from item("coming", addresses.COMING)
    yield from item("agreements", addresses.AGREEMENTS)
    yield from item("initiatives", addresses.INITIATIVES)
    talks = (
        *item("conversations", addresses.CONVERSATIONS),
        *item("forecasts", addresses.FORECASTS),
        *item("talks", addresses.TALKS),
    )
    yield from talks if len(talks) == 1 else [(words.t("nav.conversations"), talks)]
    yield from item("not_now", addresses.NOT_NOW)
    quarters = tuple(_quarters(written))
    if quarters:
        yield (words.t("nav.quarters"), quarters)
    yield from item("how_we_decide", addresses.HOW_WE_DECIDE)
    yield from item("checks", addresses.CHECKS)


def _quarters(written: Report) -> Iterable[NavItem]:
    """What changed, every year, then every edition with its grid and what fits; newest first."""
    if written.current is not None and changes_page.is_wanted(written):
        yield (written.words.t("nav.changes"), addresses.CHANGES.markdown)
    for year in reversed(year_page.of(written)):
        yield (written.words.t("year.title", year=str(year.year)), addresses.year(year.year).markdown)
    for edition in reversed(written.editions):
        name = edition.quarter.id
        months = written.words.months(edition.quarter.first_day, edition.quarter.last_day)
        pages = (
            (months, addresses.edition(name).markdown),
            (written.words.t("nav.grid"), addresses.grid(name).markdown),
            (written.words.t("nav.fits"), addresses.fits(name).markdown),
        )
        yield (months, pages)
