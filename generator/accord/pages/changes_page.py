"""P10, what changed: in the last weeks, with the latest version, since the quarter began; and every version by date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from accord import addresses
from accord.domain.changes import GROUPS, between
from accord.domain.plan import Edition
from accord.domain.quarter import Version
from accord.pages import history_block
from accord.pages.desk import Desk
from accord.pages.kept import kept
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Table
from accord.pages.told import told
from accord.pages.voice import PageVoice

LATELY = timedelta(days=30)
"""How far back the last changes go."""


@dataclass(frozen=True, slots=True)
class Period:
    """What changed since one day, by group."""

    id: str
    title: str
    note: str
    groups: tuple[tuple[str, list[Markup]], ...]
    """Heading and sentences."""


def is_wanted(report: Report) -> bool:
    """Whether earlier days can be looked at, and there is something to compare."""
    return report.known_before is not None and report.current is not None


def page(report: Report, edition: Edition) -> Page:
    """The changes of the current quarter, and the way to every version of every plan."""
    # What git tells depends on how much of it there is here, which no file of the plan says.
    text = kept(
        report, f"changes {report.histories and report.histories.reach}", lambda: _page(report, edition).markdown
    )
    return Page(addresses.CHANGES, report.words.t("changes.title"), text, report.words.t("nav.quarters"))


def _page(report: Report, edition: Edition) -> Page:
    desk = Desk(report, addresses.CHANGES)
    days = list(_days(report, edition))
    ends = [report.portfolio.as_of, *(day for _, day in days)]
    periods = [found for (name, day), end in zip(days, ends, strict=False) if (found := _period(desk, name, day, end))]
    sentence = _answer(desk, periods)
    return desk.write(
        "changes.md.j2",
        title=desk.words.t("changes.title"),
        description=str(sentence.striptags()),
        answer=sentence,
        meta=desk.as_it_stood(),
        periods=periods,
        versions=_versions(desk),
        far=history_block.how_far(desk),
    )


def _days(report: Report, edition: Edition) -> Iterator[tuple[str, date]]:
    """The days one looks back to, the nearest first, each once."""
    as_of = report.portfolio.as_of
    days = {"lately": as_of - LATELY, "quarter": edition.quarter.first_day - timedelta(days=1)}
    version = edition.version.date - timedelta(days=1)
    if version > days["quarter"]:
        days["version"] = version
    seen: set[date] = set()
    for name, day in sorted(days.items(), key=lambda item: item[1], reverse=True):
        if day < as_of and day not in seen:
            seen.add(day)
            yield name, day


def _period(desk: Desk, name: str, since: date, until: date) -> Period | None:
    """What changed after a day, up to another: nothing is told twice on the page."""
    known_before = desk.report.known_before
    if known_before is None:
        return None
    before = known_before(since)
    after = desk.portfolio if until == desk.portfolio.as_of else known_before(until)
    found = told(PageVoice(desk), between(before, after), before, after)
    if not found:
        return None
    groups = tuple(
        (desk.words.t(f"change.group.{group}"), [Markup(item.sentence) for item in found if item.group == group])
        for group in GROUPS
        if any(item.group == group for item in found)
    )
    title = desk.words.t(f"changes.since.{name}", day=desk.words.full(since + timedelta(days=1)))
    return Period(name, title, desk.words.number(len(found)), groups)


def _answer(desk: Desk, periods: list[Period]) -> Markup:
    """How much has changed since the day farthest back."""
    if not periods:
        return desk.say("changes.none")
    n = sum(len(sentences) for period in periods for _, sentences in period.groups)
    since = desk.words.t(f"changes.from.{periods[-1].id}")
    return desk.say("changes.answer", n=n, count=desk.words.opening_count(n), since=since)


def _versions(desk: Desk) -> Table:
    """Every version of every plan, the newest first, each with its page."""
    known = [
        (version.date, quarter.id, version)
        for quarter in desk.portfolio.quarters.values()
        for version in quarter.all_versions
        if version.date <= desk.portfolio.as_of and (version.state == "agreed" or desk.portfolio.audience.is_team)
    ]
    head = [desk.words.t(f"changes.column.{name}") for name in ("version", "day", "by", "what")]
    newest = sorted(known, key=lambda row: row[:2], reverse=True)
    body = [_version(desk, quarter, version) for _, quarter, version in newest]
    return Table(head, body, caption=desk.words.t("changes.versions"))


def _version(desk: Desk, quarter: str, version: Version) -> list[Markup | str]:
    months = desk.portfolio.quarters[quarter]
    name = desk.words.t(
        "changes.version", n=version.version, quarter=desk.words.months(months.first_day, months.last_day)
    )
    by = desk.parties(version.agreed_by) if version.agreed_by else Markup("–")
    return [
        desk.a(addresses.version(quarter, version.version), name),
        desk.words.full(version.date),
        by,
        desk.say("plain", text=version.what) if version.what else "",
    ]
