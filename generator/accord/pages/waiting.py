"""The box of page one: what waits for an answer, by stakeholder; for everyone, the quarter's look-again dates."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from accord.domain.decisions import LookAgain
from accord.domain.fields import LTD
from accord.domain.plan import Edition
from accord.domain.portfolio import is_hidden
from accord.domain.promises import Promise
from accord.pages.desk import Desk
from accord.pages.rows import Row


def title(desk: Desk) -> str:
    """The box's heading."""
    return desk.words.t("waiting.title" if desk.shows_lateness else "waiting.dates")


def rows(desk: Desk, edition: Edition) -> list[Row]:
    """One row a stakeholder, with what is open between us; for everyone one row a look-again date."""
    if edition is not desk.report.current:
        return []
    if not desk.shows_lateness:
        return [_date_row(desk, item) for item in desk.report.look_agains if _of_quarter(item, edition)]
    names = [*desk.portfolio.visible_stakeholders, LTD]
    found = [(row, key) for name in names if (row := _party_row(desk, name)) for key in [_urgency(desk, name)]]
    return [row for row, _ in sorted(found, key=lambda pair: pair[1])] + _passed(desk)


def _of_quarter(item: LookAgain, edition: Edition) -> bool:
    in_quarter = edition.quarter.first_day <= item.date <= edition.quarter.last_day
    return in_quarter and not item.looked_at and not (item.initiative or "").startswith("~")


def _due(desk: Desk, party: str) -> list[Promise]:
    return [p for p in desk.report.promises if p.by == party and p.full and p.state in ("overdue", "due-soon")]


def _asks(desk: Desk, party: str) -> list[date]:
    return [
        a.ask.asked_on
        for a in desk.report.asks
        if a.ask.of == party
        and a.days_open is not None
        and desk.portfolio.may(a.talk, "parties")
        and not is_hidden(a.talk.id)
    ]


def _urgency(desk: Desk, party: str) -> tuple[date, str]:
    return (min([p.due for p in _due(desk, party) if p.due] + _asks(desk, party)), party)


def _party_row(desk: Desk, party: str) -> Row | None:
    """A party with the number of its open asks and of its promises overdue or due soon."""
    due, asked = _due(desk, party), _asks(desk, party)
    if not due and not asked:
        return None
    overdue = [p for p in due if p.state == "overdue"]
    soon = [p for p in due if p.state == "due-soon"]
    counts = [
        desk.words.t(name, n=len(items), count=desk.words.count(len(items)))
        for name, items in (("waiting.overdue", overdue), ("waiting.soon", soon), ("waiting.asks", asked))
        if items
    ]
    text = Markup("<b>{}</b>: {}").format(desk.party(party), desk.row(counts))
    mark = desk.pmark("overdue" if overdue else "ask" if asked else "due-soon")
    return Row(mark, text, _first_of(desk, due, asked))


def _first_of(desk: Desk, due: list[Promise], asked: list[date]) -> Markup:
    parts = [desk.say("waiting.promise", what=desk.phrase(p.ref, p.commitment.what), when=when(desk, p)) for p in due]
    parts += [desk.say("waiting.ask", day=desk.near(day)) for day in asked]
    return Markup("; ").join(parts)


def when(desk: Desk, promise: Promise) -> str:
    """When a promise is due, and how far off that is."""
    w = desk.words
    if promise.due is None:
        return ""
    if promise.state == "overdue":
        return w.t("due.over", day=desk.near(promise.due), n=promise.days_late or 0)
    if promise.days_left == 0:
        return w.t("due.today", day=desk.near(promise.due))
    return w.t("due.left", day=desk.near(promise.due), n=promise.days_left or 0)


def _passed(desk: Desk) -> list[Row]:
    """Look-again dates that went by unlooked: they wait for both sides."""
    return [_date_row(desk, item) for item in desk.report.look_agains if item.passed]


def _date_row(desk: Desk, item: LookAgain) -> Row:
    day = desk.near(item.date)
    if item.ref:
        subject = desk.record(item.ref, item.question or desk.words.t("look_again.decision"))
    else:
        subject = desk.initiative(item.initiative or "~")
    late = item.passed and desk.shows_lateness
    quiet = desk.words.t("look_again.was" if late else "look_again.on", day=day)
    parties = [p for p in item.parties if not is_hidden(p)]
    return Row(desk.pmark("again"), subject, Markup("{} {}").format(desk.parties(parties), quiet) if parties else quiet)
