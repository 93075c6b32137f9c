"""The board of agreements: with whom does something stand, and where is attention needed?"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from accord import addresses
from accord.pages.agreement_page import between
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.report import Report


@dataclass(frozen=True, slots=True)
class Card:
    """One stakeholder on the board."""

    id: str
    who: Markup
    department: str
    standing: Markup
    next: Markup
    theirs: Markup
    ours: Markup
    urgency: tuple[int, str]


def page(report: Report) -> Page:
    """One card per stakeholder, those that need attention first."""
    desk = Desk(report, addresses.AGREEMENTS)
    cards = sorted((_card(desk, key) for key in report.portfolio.visible_stakeholders), key=lambda card: card.urgency)
    sentence = _answer(desk)
    return desk.write(
        "agreements.md.j2",
        title=desk.words.t("agreements.title"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.agreements"),
        answer=sentence,
        meta=desk.as_it_stood(),
        cards=cards,
    )


def _answer(desk: Desk) -> Markup:
    in_force = {key for key, items in desk.report.agreements.items() if any(a.in_force for a in items)}
    n = len(desk.portfolio.visible_stakeholders)
    if not desk.report.portfolio.talks:
        return desk.say("agreements.none")
    return desk.say(
        "agreements.answer", n=len(in_force), count=desk.words.opening_count(len(in_force)), all=desk.words.count(n)
    )


def _card(desk: Desk, key: str) -> Card:
    who = desk.portfolio.stakeholders[key]
    agreements = desk.report.agreements.get(key, ())
    force = [a for a in agreements if a.in_force]
    risky = [a for a in force if a.state in ("at-risk", "missed")] if desk.shows_lateness else []
    standing = [desk.say("agreements.in_force", n=len(force))]
    if risky:
        standing.append(desk.say("agreements.at_risk", n=len(risky)))
    promises = between(desk, key)
    dates = sorted(
        a.date
        for a in desk.report.look_agains
        if key in a.parties and not a.looked_at and a.date >= desk.portfolio.as_of
    )
    marks = {
        side: Markup("").join(desk.pmark(p.shown) for p in promises if (p.by == key) == (side == "theirs"))
        for side in ("theirs", "ours")
    }
    overdue = sum(p.full and p.state == "overdue" for p in promises)
    return Card(
        id=key,
        who=desk.party(key),
        department=who.department or "",
        standing=desk.row(standing),
        next=desk.say("agreements.next", day=desk.near(dates[0])) if dates else Markup(),
        theirs=marks["theirs"],
        ours=marks["ours"],
        urgency=(-overdue * 10 - len(risky), who.title),
    )
