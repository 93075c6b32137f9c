"""A version of a quarter's plan: what did it look like on its day, and what changed from the version before?

Made from the record alone, so that it is the same in a copy of the files without their history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial

from markupsafe import Markup

from accord import addresses
from accord.charts import ruler
from accord.charts import version_difference as figure_11
from accord.charts.figure import Figure
from accord.domain import version_difference
from accord.domain.balance import Balance
from accord.domain.portfolio import is_hidden
from accord.domain.quarter import Quarter, Version
from accord.domain.version_difference import Difference, Kind
from accord.pages import version_rows
from accord.pages.desk import Desk
from accord.pages.kept import kept
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Table

_COUNTED: tuple[Kind, ...] = ("came", "left", "moved", "days")
"""Differences a heading tells."""


@dataclass(frozen=True)
class Told:
    """One version, and what it is compared with."""

    quarter: Quarter
    version: Version
    balance: Balance
    """The version and what fitted, as known on its date."""
    difference: Difference | None
    """None for the first version these readers may know of."""
    next: Version | None
    """The agreed version that took its place."""


def addresses_of(report: Report) -> Iterator[tuple[addresses.Address, str]]:
    """The page of each version of each quarter's plan, and the quarter."""
    for quarter, version in _versions(report):
        yield addresses.version(quarter.id, version.version), quarter.id


def makers(report: Report) -> Iterator[Callable[[], Page]]:
    """One maker for the page of each version."""

    @cache
    def read(quarter: str, number: int) -> Balance:
        written = report.portfolio.quarters[quarter]
        version = next(v for v in written.all_versions if v.version == number)
        return version_difference.as_it_was(report.portfolio, written, version)

    for quarter, version in _versions(report):
        yield partial(_made, report, quarter, version, partial(read, quarter.id))


def _versions(report: Report) -> Iterator[tuple[Quarter, Version]]:
    for quarter in sorted(report.portfolio.quarters.values(), key=lambda quarter: (quarter.first_day, quarter.id)):
        for version in version_difference.versions(report.portfolio, quarter):
            yield quarter, version


def _made(report: Report, quarter: Quarter, version: Version, read: Callable[[int], Balance]) -> Page:
    """The page of a version, worked out where it is not kept: two balances and a figure for each."""
    name = f"version {quarter.id} {version.version}"
    text = kept(report, name, lambda: _page(report, quarter, version, read).markdown)
    section = report.words.t("nav.quarters")
    # The file is named here: what the checks find in it today is about the newest version, not about this one.
    return Page(
        addresses.version(quarter.id, version.version),
        _title(report, quarter, version),
        text,
        section,
        in_navigation=False,
        source=quarter.where(),
    )


def _title(report: Report, quarter: Quarter, version: Version) -> str:
    months = report.words.months(quarter.first_day, quarter.last_day)
    name = "version.title" if version.state == "agreed" else "version.title_draft"
    return report.words.t(name, n=version.version, months=months)


def _page(report: Report, quarter: Quarter, version: Version, read: Callable[[int], Balance]) -> Page:
    desk = Desk(report, addresses.version(quarter.id, version.version))
    told = _told(report, quarter, version, read)
    sentence = answer(desk, told)
    difference, edition = told.difference, told.balance.edition
    finding = _finding(desk, difference) if difference else Markup()
    return desk.write(
        "version.md.j2",
        title=_title(report, quarter, version),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.quarters"),
        in_navigation=False,
        searchable=False,  # the same initiatives stand in every version; one finds them on their own pages
        beside=_beside(desk, told),
        answer=sentence,
        ruler=_ruler(desk, told.balance),
        meta=_meta(desk, told),
        what=desk.say("plain", text=version.what) if version.what else "",
        finding=finding,
        figure=_figure(desk, difference, str(finding)) if difference else None,
        groups=version_rows.groups(desk, difference) if difference else [],
        table=version_rows.table(desk, edition, difference),
        sums=_sums(desk, told),
    )


def _told(report: Report, quarter: Quarter, version: Version, read: Callable[[int], Balance]) -> Told:
    """The version with the one before and the one after."""
    known = version_difference.versions(report.portfolio, quarter)
    at = known.index(version)
    after = next((later for later in known[at + 1 :] if later.state == "agreed"), None)
    balance = read(version.version)
    before = read(known[at - 1].version) if at else None
    difference = version_difference.between(report.portfolio, before, balance) if before else None
    return Told(quarter, version, balance, difference, after)


def _figure(desk: Desk, difference: Difference, finding: str) -> Figure:
    view = figure_11.view(desk.portfolio, difference)
    return figure_11.figure(view, desk.words, desk.report.store, title=finding)


def _ruler(desk: Desk, balance: Balance) -> Markup:
    return desk.raw(ruler.html(balance, desk.words)) if balance.sum("asked") or balance.knows_capacity else Markup()


def _beside(desk: Desk, told: Told) -> Markup:
    """Every version of the plan, and the page of the quarter where there is one."""
    known = version_difference.versions(desk.portfolio, told.quarter)
    links = []
    for version in known:
        name = desk.words.t("version.dated", n=version.version, day=desk.near(version.date))
        here = Markup('<b aria-current="page">{}</b>').format(name)
        address = addresses.version(told.quarter.id, version.version)
        links.append(here if version is told.version else desk.a(address, name))
    if any(edition.quarter.id == told.quarter.id for edition in desk.report.editions):
        months = desk.words.months(told.quarter.first_day, told.quarter.last_day)
        links.append(desk.a(addresses.edition(told.quarter.id), desk.words.t("quarter.title", months=months)))
    return Markup('<p class="ac-beside">{}</p>').format(Markup(" ").join(links))


def answer(desk: Desk, told: Told) -> Markup:
    """What was asked and there, what went ahead, and what changed from the version before."""
    balance, day = told.balance, desk.near(told.version.date)
    asked, own = balance.sum("asked"), balance.sum("own")
    opening = "version.answer.have" if balance.knows_capacity else "version.answer.asked_only"
    parts = [desk.say(opening, n=asked, own=own, day=day)]
    if balance.sum("negotiated"):
        parts.append(desk.say("headline.added", n=balance.sum("negotiated")))
    parts.append(_needed(desk, balance))
    parts.append(_since(desk, told))
    return Markup(" ").join(parts)


def _needed(desk: Desk, balance: Balance) -> Markup:
    n = len(balance.edition.at_place("now"))
    ahead = desk.say("version.answer.ahead", n=n, count=desk.words.opening_count(n))
    planned = balance.sum("planned")
    if not balance.too_big:
        return desk.say("version.answer.needed", n=planned, ahead=ahead)
    short = desk.row(
        desk.say("quarter.short", skill=desk.words.skill(s.skill), days=-(s.left or Decimal(0)))
        for s in balance.too_big
    )
    return desk.say("version.answer.too_big", n=planned, ahead=ahead, short=short)


def _since(desk: Desk, told: Told) -> Markup:
    """How many entries differ from the version before, and how."""
    difference = told.difference
    if difference is None:
        agreed = told.version.state == "agreed"
        return desk.say("version.answer.first_agreed" if agreed else "version.answer.first_draft")
    counts = [(kind, len(difference.of(kind))) for kind in version_difference.KINDS if kind != "same"]
    parts = [desk.say(f"version.answer.{kind}", n=n, count=desk.words.count(n)) for kind, n in counts if n]
    more = difference.after.sum("own") - difference.before.sum("own")
    if more:
        parts.append(desk.say("version.answer.own_more" if more > 0 else "version.answer.own_fewer", n=abs(more)))
    version = difference.before.edition.version.version
    if not parts:
        return desk.say("version.answer.nothing", version=version)
    return desk.say("version.answer.since", version=version, what=desk.row(parts))


def _finding(desk: Desk, difference: Difference) -> Markup:
    """The difference as a heading; the plain topic where no entry came, left, moved or changed its days."""
    parts = []
    for kind in _COUNTED:
        found = difference.of(kind)
        days = sum((n for pair in found for n in pair.planned.values()), Decimal(0))
        way = f"days_{'other' if not days else 'more' if days > 0 else 'fewer'}" if kind == "days" else kind
        if found:
            values = {"n": len(found), "count": desk.words.count(len(found)), "days": desk.words.days(abs(days))}
            parts.append(desk.say(f"version.finding.{way}", **values))
    if not parts:
        return desk.say("version.same_in_both")
    said = str(desk.row(parts))
    return Markup(said[:1].upper() + said[1:])


def _meta(desk: Desk, told: Told) -> Markup:
    """Who agreed, because of which talks, on which day it is read, and what took its place."""
    version, words = told.version, desk.words
    day = desk.near(version.date)
    if version.state == "draft":
        parts = [desk.say("version.meta_draft", day=day)]
    elif version.agreed_by:
        parts = [desk.say("version.meta_agreed_by", day=day, by=desk.parties(version.agreed_by))]
    else:
        parts = [desk.say("version.meta_agreed", day=day)]
    talks = version.because_of
    if talks:
        several = len(talks) > 1
        links = desk.row(_talk(desk, talk, several) for talk in talks)
        parts.append(desk.say("version.because", n=len(talks), count=words.count(len(talks)), talks=links))
    parts.append(desk.say("as_it_stood", day=words.full(version.date)))
    if told.next:
        name = words.t("version.short", n=told.next.version)
        later = desk.a(addresses.version(told.quarter.id, told.next.version), name)
        parts.append(desk.say("version.later", version=later, day=desk.near(told.next.date)))
    return Markup(" ").join(parts)


def _talk(desk: Desk, talk: str, several: bool) -> Markup:
    if is_hidden(talk) or talk not in desk.portfolio.talks:
        return desk.talk(talk)
    day = desk.near(desk.portfolio.talks[talk].date)
    return desk.talk(talk, day if several else desk.words.t("version.the_talk", day=day))


def _sums(desk: Desk, told: Told) -> Table:
    """The sums of this version, beside those of the version before."""
    balances = [told.difference.before, told.balance] if told.difference else [told.balance]
    rows = ["asked", "scrap", "waits", "smaller", "planned"]
    if any(balance.knows_capacity for balance in balances):
        rows += ["own", "negotiated", "total", "left"]
    what = {"scrap": "scrapped"}
    body = [
        [desk.words.t(f"fits.row.{row}"), *(_sum(desk, balance, what.get(row, row)) for balance in balances)]
        for row in rows
    ]
    head = [desk.words.t("fits.person_days")]
    head += [desk.words.t("version.short", n=balance.edition.version.version) for balance in balances]
    strong = frozenset({4, 7} if len(rows) > 5 else {4})
    return Table(head, body, frozenset(range(1, len(head))), desk.words.t("version.sums"), strong)


def _sum(desk: Desk, balance: Balance, what: str) -> str:
    return desk.words.number(balance.sum(what))
