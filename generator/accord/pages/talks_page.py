"""P14, the talks to come: which are being prepared, and with what still missing."""

from __future__ import annotations

from markupsafe import Markup

from accord import addresses
from accord.domain import sheet
from accord.domain.negotiation import Negotiation
from accord.pages import beside
from accord.pages import conversation_parts as parts
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Row

QUESTIONS = 6


def page(report: Report) -> Page:
    """The talks in preparation by date, and below them the sheets of the talks that were held, newest first."""
    desk = Desk(report, addresses.TALKS)
    to_come = sheet.to_come(report.portfolio)
    coming = {talk.id for talk in to_come}
    held = [talk for talk in reversed(tuple(report.portfolio.visible_talks.values())) if talk.id not in coming]
    sentence = desk.say("talks.answer", n=len(to_come), count=desk.words.opening_count(len(to_come)))
    return desk.write(
        "talks.md.j2",
        title=desk.words.t("talks.title"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.talks"),
        beside=beside.talks(desk),
        answer=sentence,
        coming=[_row(desk, talk, prepared=True) for talk in to_come],
        held=[_row(desk, talk, prepared=False) for talk in held],
    )


def _row(desk: Desk, talk: Negotiation, *, prepared: bool) -> Row:
    text = desk.a(addresses.sheet(talk.id), desk.talk_title(talk.id))
    who = desk.say("talk.with", who=desk.parties(talk.with_))
    if prepared:
        ready = len(parts.six_questions(desk, talk))
        who = Markup("{}. {}").format(who, desk.say("talks.prepared", n=ready, all=QUESTIONS))
    return Row(Markup(), text, who, desk.words.full(talk.date))
