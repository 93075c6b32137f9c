"""P5, you and us: what stands between a stakeholder and L&TD, what both promised, what waits?"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from accord import addresses
from accord.domain.agreements import Agreement
from accord.domain.changes import About
from accord.domain.decisions import LookAgain
from accord.domain.fields import LTD
from accord.domain.negotiation import Negotiation
from accord.domain.promises import Promise, tally
from accord.pages import agreement_parts, history_block
from accord.pages.ask_words import ask_text, told_answer
from accord.pages.conversation_parts import bullets
from accord.pages.conversations_page import state as talk_state
from accord.pages.desk import Desk
from accord.pages.gate import line, paragraphs
from accord.pages.page import Page
from accord.pages.promises_page import progress, state_words
from accord.pages.report import Report
from accord.pages.rows import Row
from accord.pages.waiting import when


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One talk in three columns: asked, agreed, what happened; and its confirmation."""

    id: str
    day: str
    title: Markup
    state: str | Markup
    asked: list[Markup]
    agreed: Markup
    happened: list[Row]
    confirmation: Markup


class Sides:
    """How a page names its two sides: you and we where the reader is meant, else by their titles."""

    def __init__(self, desk: Desk, stakeholder: str) -> None:
        self.desk = desk
        self.stakeholder = stakeholder
        self.you = desk.portfolio.audience.stakeholder == stakeholder
        self.form = "you" if self.you else "they"

    def name(self, party: str) -> Markup:
        """Who promises or asks."""
        if self.you and party == self.stakeholder:
            return self.desk.say("sides.you")
        if self.you and party == LTD:
            return self.desk.say("sides.we")
        return line(self.desk.party_name(party)) if party in (LTD, self.stakeholder) else self.desk.party(party)

    def say(self, sentence: str, **values: object) -> Markup:
        """A sentence in the form that fits the reader."""
        return self.desk.say(f"{sentence}.{self.form}", who=self.desk.party_name(self.stakeholder), **values)


def page(report: Report, stakeholder: str, *, alone: bool = False) -> Page:
    """The page of one stakeholder; `alone` is for the file that is sent to them, without the quarter's whole grid."""
    desk = Desk(report, addresses.agreement(stakeholder))
    who = report.portfolio.stakeholders[stakeholder]
    sides = Sides(desk, stakeholder)
    sentence = answer(desk, sides)
    entries = agreement_parts.theirs(desk, stakeholder)
    return desk.write(
        "agreement.md.j2",
        title=desk.words.t("agreement.title", who=who.title),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.agreements"),
        in_navigation=False,
        source=who.where(),
        concerns=stakeholder,
        sought=True,
        take=(f"calendars/{stakeholder}.ics",),
        answer=sentence,
        history=history_block.of(desk, About("stakeholder", stakeholder)),
        meta=_meta(desk, stakeholder),
        talks=[_talk(desk, sides, talk) for talk in _talks(desk, stakeholder)],
        dates=_dates(desk, sides),
        tallies=[t for t in (_tally(desk, sides, stakeholder), _tally(desk, sides, LTD)) if t],
        load=agreement_parts.load_table(desk, stakeholder),
        load_note=agreement_parts.load_note(desk, stakeholder),
        initiatives=agreement_parts.rows(desk, entries),
        grid=None if alone else agreement_parts.grid(desk, entries),
        charter=_charter(desk, stakeholder),
        about=_about(desk, stakeholder),
    )


def _talks(desk: Desk, stakeholder: str) -> list[Negotiation]:
    talks = [t for t in desk.portfolio.visible_talks.values() if stakeholder in t.with_]
    return sorted(talks, key=lambda t: (t.date, t.id), reverse=True)


def between(desk: Desk, stakeholder: str) -> list[Promise]:
    """Promises by them, and those by us to them, by date."""
    return [p for p in desk.report.promises if p.by == stakeholder or (p.by == LTD and stakeholder in p.to)]


def answer(desk: Desk, sides: Sides) -> Markup:
    """What is overdue between us, what is open on both sides, which date has passed; counts only for everyone."""
    promises = between(desk, sides.stakeholder)
    theirs = [p for p in promises if p.by == sides.stakeholder]
    ours = [p for p in promises if p.by == LTD]
    if not promises and not _talks(desk, sides.stakeholder):
        return sides.say("agreement.nothing")
    parts = []
    overdue = [p for p in promises if p.state == "overdue" and p.full]
    if any(p.full for p in promises):
        parts.append(desk.say("agreement.overdue", n=len(overdue), count=desk.words.opening_count(len(overdue))))
    opened = [
        (side, sum(p.folded == "open" and not (p.full and p.state == "overdue") for p in items))
        for side, items in (("theirs", theirs), ("ours", ours))
    ]
    lines = [sides.say(f"agreement.{side}", n=n, count=desk.words.count(n)) for side, n in opened if n]
    if lines:
        row = desk.row(lines)
        parts.append(Markup("{}.").format(_capital(row)))
    elif not overdue:
        parts.append(desk.say("agreement.all_settled", n=len(promises)))
    passed = [a for a in _look_agains(desk, sides.stakeholder) if a.passed]
    if passed and desk.shows_lateness:
        parts.append(desk.say("agreement.passed", n=len(passed), count=desk.words.opening_count(len(passed))))
    return Markup(" ").join(parts)


def _capital(text: Markup) -> Markup:
    """The sentence with a capital at its beginning, also behind an opening tag."""
    raw = str(text)
    at = raw.find(">") + 1 if raw.startswith("<") else 0
    return Markup(raw[:at] + raw[at : at + 1].upper() + raw[at + 1 :])


def _meta(desk: Desk, stakeholder: str) -> Markup:
    who = desk.portfolio.stakeholders[stakeholder]
    name = (
        desk.say("agreement.person", name=who.name, title=who.title)
        if who.name
        else desk.say("sentence", text=who.title)
    )
    parts = [name]
    if who.department and who.department not in who.title:
        parts.append(desk.say("sentence", text=who.department))
    waiting = [t for t in _talks(desk, stakeholder) if stakeholder in desk.report.standings[t.id].unconfirmed_by]
    if waiting and desk.portfolio.may(who, "parties"):
        talks = desk.row(desk.talk(t.id) for t in waiting)
        parts.append(desk.say("agreement.unconfirmed", n=len(waiting), talks=talks))
    return Markup(" ").join([*parts, desk.as_it_stood()])


def _agreement(desk: Desk, stakeholder: str, talk: Negotiation) -> Agreement | None:
    return next((a for a in desk.report.agreements.get(stakeholder, ()) if a.talk.id == talk.id), None)


def _talk(desk: Desk, sides: Sides, talk: Negotiation) -> TalkRow:
    agreement = _agreement(desk, sides.stakeholder, talk)
    full = desk.portfolio.may(talk, "parties")
    state = desk.words.t(f"agreement.state.{agreement.state}") if agreement and full else talk_state(desk, talk)
    return TalkRow(
        id=talk.id,
        day=desk.near(talk.date),
        title=desk.talk(talk.id, desk.talk_title(talk.id)),
        state=state,
        asked=_asked(desk, sides, talk),
        agreed=_agreed(desk, talk, agreement),
        happened=_happened(desk, sides, talk),
        confirmation=_confirmation(desk, sides, talk, agreement),
    )


def _asked(desk: Desk, sides: Sides, talk: Negotiation) -> list[Markup]:
    lines = []
    for slug in talk.about:
        initiative = desk.portfolio.visible_initiatives.get(slug)
        for request in initiative.requests if initiative else ():
            if request.by == sides.stakeholder and _first_talk_about(desk, slug, sides.stakeholder) == talk.id:
                text = desk.say("quote", text=request.their_words) if request.their_words else desk.initiative(slug)
                lines.append(sides.say("agreement.they_asked", text=text))
    for ask in talk.asks:
        if ask.of in (sides.stakeholder, LTD):
            answer_ = told_answer(desk, talk, ask)
            asked = desk.a(addresses.record(talk.ref(ask)), ask_text(desk, ask)) if ask.text else ask_text(desk, ask)
            name = "agreement.asked_of_us" if ask.of == LTD else "agreement.we_asked"
            lines.append(sides.say(name, text=asked, answer=answer_))
    return lines


def _first_talk_about(desk: Desk, slug: str, stakeholder: str) -> str:
    """The first talk with them about an initiative: there their request is told, once."""
    talks = sorted(_talks(desk, stakeholder), key=lambda t: (t.date, t.id))
    return next((t.id for t in talks if slug in t.about), "")


def _agreed(desk: Desk, talk: Negotiation, agreement: Agreement | None) -> Markup:
    decisions = [s for s in desk.report.decisions if s.talk.id == talk.id]
    lines = []
    for settled in decisions:
        text = desk.record(settled.ref, settled.decision.text)
        again = settled.decision.look_again
        if again and settled.live:
            text = Markup("{} {}").format(text, desk.say("decision.look_again_plain", day=desk.words.full(again.date)))
        lines.append(Markup("<p>{}</p>").format(text))
    if not lines and agreement and agreement.statement:
        return paragraphs(agreement.statement)
    if not lines:
        return paragraphs(talk.public_summary) or Markup("<p>{}</p>").format(desk.words.t("agreement.nothing_settled"))
    return Markup("").join(lines)


def _happened(desk: Desk, sides: Sides, talk: Negotiation) -> list[Row]:
    rows = [
        _promise_row(desk, sides, p)
        for p in desk.report.promises_of_talks.get(talk.id, ())
        if not p.hidden and (p.by == sides.stakeholder or p.by == LTD or sides.stakeholder in p.to)
    ]
    for consequence in talk.consequences:
        came = consequence.what_happened
        if came:
            matched = desk.words.t(f"consequence.matched.{came.matched}")
            text = desk.record(talk.ref(consequence), came.text or consequence.impact or matched)
            rows.append(Row(Markup(), text, matched))
    for settled in desk.report.decisions:
        again = settled.decision.look_again
        if settled.talk.id == talk.id and settled.live and again and _passed(desk, settled.ref):
            question = again.question or desk.words.t("look_again.decision")
            rows.append(
                Row(
                    desk.pmark("again"),
                    desk.record(settled.ref, question),
                    desk.words.t("look_again.was", day=desk.near(again.date)),
                )
            )
    return rows


def _passed(desk: Desk, ref: str) -> bool:
    return desk.shows_lateness and any(a.ref == ref and a.passed for a in desk.report.look_agains)


def _promise_row(desk: Desk, sides: Sides, promise: Promise) -> Row:
    text = Markup("<b>{}</b>: {}").format(sides.name(promise.by), desk.phrase(promise.ref, promise.commitment.what))
    parts = [when(desk, promise)] if promise.due and promise.folded == "open" else [state_words(desk, promise)]
    if promise.closed and promise.folded != "open":
        parts.append(desk.near(promise.closed))
    if promise.full and promise.commitment.progress and promise.folded == "open":
        parts.append(progress(desk, promise))
    if not promise.confirmed:
        parts.append(desk.words.t("promises.unconfirmed"))
    return Row(
        desk.pmark(promise.shown), text, Markup(", ").join(line(p) if not isinstance(p, Markup) else p for p in parts)
    )


def _confirmation(desk: Desk, sides: Sides, talk: Negotiation, agreement: Agreement | None) -> Markup:
    if not desk.portfolio.may(talk, "parties"):
        return Markup()
    if agreement is None:
        unconfirmed = sides.stakeholder in desk.report.standings[talk.id].unconfirmed_by
        return sides.say("agreement.waits_for_confirmation") if unconfirmed else Markup()
    parts = [sides.say("agreement.confirmed", day=desk.near(agreement.confirmed))]
    mine = [c for c in talk.confirmations if c.by == sides.stakeholder and c.date == agreement.confirmed]
    parts += [desk.say("quote", text=c.their_words) for c in mine if c.their_words]
    if agreement.changes:
        parts.append(desk.say("confirmation.changes", text=agreement.changes))
    others = [p for p in desk.report.standings[talk.id].unconfirmed_by if p != sides.stakeholder]
    if others:
        parts.append(desk.say("talk.not_confirmed", who=desk.parties(others)))
    return Markup(" ").join(parts)


def _look_agains(desk: Desk, stakeholder: str) -> list[LookAgain]:
    return [
        a
        for a in desk.report.look_agains
        if stakeholder in a.parties and not a.looked_at and not (a.ref or "").startswith("~")
    ]


def _dates(desk: Desk, sides: Sides) -> list[Row]:
    """Look-again dates and due dates to come, by date."""
    found = []
    for item in _look_agains(desk, sides.stakeholder):
        text = (
            desk.record(item.ref, item.question or desk.words.t("look_again.decision"))
            if item.ref
            else desk.initiative(item.initiative or "~")
        )
        right = (
            desk.words.t("passed", day=desk.words.short(item.date))
            if item.passed and desk.shows_lateness
            else desk.words.short(item.date)
        )
        found.append((item.date, Row(desk.pmark("again"), text, "", right)))
    for promise in between(desk, sides.stakeholder):
        if promise.due and promise.folded == "open" and not promise.hidden:
            text = Markup("<b>{}</b>: {}").format(
                sides.name(promise.by), desk.phrase(promise.ref, promise.commitment.what)
            )
            found.append((promise.due, Row(desk.pmark(promise.shown), text, "", desk.words.short(promise.due))))
    return [row for _, row in sorted(found, key=lambda item: item[0])]


def _tally(desk: Desk, sides: Sides, party: str) -> dict[str, object] | None:
    """One side's promises as a row of marks, and counted."""
    items = [p for p in between(desk, sides.stakeholder) if p.by == party]
    if not items:
        return None
    counts = tally(items)
    title = sides.say("agreement.promised_theirs" if party != LTD else "agreement.promised_ours", n=len(items))
    states = desk.row(desk.say(f"promise.count.{state}", n=n) for state, n in counts.items())
    return {"title": title, "marks": Markup("").join(desk.pmark(p.shown) for p in items), "states": states}


def _charter(desk: Desk, stakeholder: str) -> dict[str, object] | None:
    charter = desk.portfolio.charters.get(stakeholder)
    if charter is None or not desk.portfolio.may(charter, "parties"):
        return None
    dates = []
    if charter.agreed_on:
        dates.append(desk.say("charter.agreed", day=desk.words.full(charter.agreed_on)))
    if charter.review:
        dates.append(desk.say("charter.review", day=desk.words.full(charter.review)))
    return {
        "we": bullets([line(text) for text in charter.we_will]),
        "they": bullets([line(text) for text in charter.they_will]),
        "wrong": charter.if_it_goes_wrong,
        "dates": Markup(" ").join(dates),
    }


def _about(desk: Desk, stakeholder: str) -> list[tuple[str, Markup]]:
    """What they have told us; for themselves, the parties and the team."""
    who = desk.portfolio.stakeholders[stakeholder]
    parts = (
        ("interests", who.interests),
        ("can_commit", who.can_commit),
        ("decides_on", who.decides_on),
        ("prefers", (who.prefers,) if who.prefers else ()),
        ("contact", (who.contact,) if who.contact else ()),
        ("speaks_through", (who.speaks_through,) if who.speaks_through else ()),
        ("note", (who.note,) if who.note else ()),
    )
    return [
        (desk.words.t(f"stakeholder.{name}"), bullets([line(text) for text in texts])) for name, texts in parts if texts
    ]
