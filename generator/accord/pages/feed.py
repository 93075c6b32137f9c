"""The changes of the last months as an Atom feed (RFC 4287): one entry a day on which something changed.

Everything comes from the record, so the same files give the same feed wherever they lie. An entry's id is made of the
organization, the readers and the day: a feed reader that saw it sees the same one again when its words are mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from urllib.parse import quote

from accord import addresses
from accord.domain import promises
from accord.domain.changes import between
from accord.domain.portfolio import Portfolio
from accord.pages.gate import one_line
from accord.pages.report import Report
from accord.pages.told import told
from accord.pages.voice import PlainVoice

FILE = "changes.xml"
BACK = timedelta(days=120)
MOST = 20
"""Entries in a feed: the newest days."""


def feed(report: Report) -> str | None:
    """The feed; None where earlier days are not at hand, or nothing has changed."""
    if report.known_before is None:
        return None
    entries = [entry for day in _days(report.portfolio) if (entry := _entry(report, day))]
    if not entries:
        return None
    portfolio, words = report.portfolio, report.words
    title = words.t("feed.title", name=portfolio.organization.name)
    newest = entries[0][0]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(words.locale.language)}">',
        f"<id>{_id(portfolio)}</id>",
        f"<title>{escape(one_line(title))}</title>",
        f"<updated>{_time(newest)}</updated>",
        f"<author><name>{escape(one_line(words.t('ltd')))}</name></author>",
        f'<link rel="alternate" type="text/html" href="../{addresses.CHANGES.path.strip("/")}/"/>',
        "<generator>Accord</generator>",
        *(xml for _, xml in entries),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(report: Report, day: date) -> tuple[date, str] | None:
    """What changed on one day; None where these readers are told nothing of it."""
    assert report.known_before is not None
    before = report.known_before(day - timedelta(days=1))
    after = report.portfolio if day == report.portfolio.as_of else report.known_before(day)
    voice = PlainVoice(report.words, after, before)
    said = [item.sentence for item in told(voice, between(before, after), before, after, by_day=True)]
    if not said:
        return None
    title = report.words.t("feed.day", day=report.words.full(day), n=len(said))
    items = "".join(f"<li>{escape(one_line(sentence))}</li>" for sentence in said)
    return day, "\n".join(
        [
            "<entry>",
            f"<id>{_id(report.portfolio, day)}</id>",
            f"<title>{escape(title)}</title>",
            f"<updated>{_time(day)}</updated>",
            f'<content type="html">{escape(f"<ul>{items}</ul>")}</content>',
            "</entry>",
        ]
    )


def _days(portfolio: Portfolio) -> list[date]:
    """The days on which something was written as done, as far as these readers may know them; newest first."""
    last = portfolio.as_of
    days = {day for day in _dated(portfolio) if last - BACK <= day <= last}
    return sorted(days, reverse=True)[:MOST]


def _dated(portfolio: Portfolio) -> Iterator[date]:
    for quarter in portfolio.quarters.values():
        yield from (version.date for version in quarter.all_versions)
    for initiative in portfolio.visible_initiatives.values():
        yield from (assessment.date for assessment in initiative.assessments)
        yield from (value.date for value in initiative.outcome.readings if value.date) if initiative.outcome else ()
    for goal in portfolio.organization.goals:
        yield from (value.date for value in goal.readings if value.date)
    for talk in portfolio.visible_talks.values():
        yield talk.date
        yield from (ask.answered_on for ask in talk.asks if ask.answered_on)
        yield from (item.what_happened.date for item in talk.consequences if item.what_happened)
    yield from (promise.closed for promise in promises.on(portfolio) if promise.closed)


def _id(portfolio: Portfolio, day: date | None = None) -> str:
    """A tag URI (RFC 4151): who, for whom, which day."""
    name = quote(one_line(portfolio.organization.name), safe="")
    readers = quote(str(portfolio.audience), safe="")
    return f"tag:accord.invalid,2026:{name}/{readers}/changes" + (f"/{day.isoformat()}" if day else "")


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
