"""P6, the record of a talk: what did we ask, what was said, decided and confirmed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from accord import addresses
from accord.domain.changes import About
from accord.domain.conversation import Confirmation, Consequence, Idea
from accord.domain.decisions import Settled
from accord.domain.fields import LTD
from accord.domain.negotiation import ANSWERS, Ask, Negotiation
from accord.domain.portfolio import is_hidden
from accord.domain.promises import Promise
from accord.domain.talks import held, latest_confirmations
from accord.pages import conversation_parts as steps
from accord.pages import history_block
from accord.pages.ask_words import ask_text, ask_words
from accord.pages.conversations_page import state
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.promises_page import quiet as promise_quiet
from accord.pages.promises_page import state_words
from accord.pages.report import Report


@dataclass(frozen=True, slots=True)
class Item:
    """One ask, decision, promise or consequence, with the id its links lead to."""

    id: str
    mark: Markup
    text: Markup | str
    answer: Markup | str
    """The answer or state in bold words."""
    lines: tuple[Markup | str, ...]
    """Quieter lines below."""
    source: Markup


def page(report: Report, talk_id: str) -> Page:
    """The record of one talk, as these readers may read it."""
    talk = report.portfolio.talks[talk_id]
    desk = Desk(report, addresses.conversation(talk_id))
    sentence = answer(desk, talk)
    return desk.write(
        "conversation.md.j2",
        title=desk.talk_title(talk_id),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.conversations"),
        in_navigation=False,
        source=talk.where(),
        concerns=talk.id,
        answer=sentence,
        history=history_block.of(desk, About("talk", talk_id)),
        meta=_meta(desk, talk),
        summary=steps.summary(talk),
        confirmations=_confirmations(desk, talk),
        asks=[_ask(desk, talk, ask) for ask in talk.asks],
        decisions=[_decision(desk, s) for s in report.decisions if s.talk.id == talk_id],
        promises=[_promise(desk, p) for p in report.promises_of_talks.get(talk_id, ())],
        consequences=[_consequence(desk, c) for c in talk.consequences],
        ideas=[_idea(desk, idea) for idea in talk.ideas],
        said=steps.said(desk, talk),
        questions=steps.six_questions(desk, talk),
        next_steps=steps.next_steps(desk, talk),
        related=_related(desk, talk),
    )


def answer(desk: Desk, talk: Negotiation) -> Markup:
    """What was asked of whom, how it was answered, and whether it is confirmed."""
    theirs = [ask for ask in talk.asks if ask.of != LTD]
    ours = [ask for ask in talk.asks if ask.of == LTD]
    parts = []
    if theirs:
        who = desk.row(desk.party_name(p) for p in dict.fromkeys(ask.of for ask in theirs))
        parts.append(_asked(desk, "talk.answer", theirs, who))
    if ours:
        parts.append(_asked(desk, "talk.asked_us", ours, desk.row(desk.party_name(p) for p in talk.with_)))
    if not talk.asks:
        parts.append(desk.say("talk.no_ask", who=desk.row(desk.party_name(p) for p in talk.with_)))
    parts.append(desk.say("talk.is", state=state(desk, talk)))
    return Markup(" ").join(parts)


def _asked(desk: Desk, sentence: str, asks: Sequence[Ask], who: Markup) -> Markup:
    """How many things one side asked the other for, and the answers."""
    counts = [(a, sum(ask.answer == a for ask in asks)) for a in ANSWERS]
    answers = desk.row(desk.say(f"ask.count.{a}", n=n, count=desk.words.count(n)) for a, n in counts if n)
    return desk.say(sentence, n=len(asks), count=desk.words.count(len(asks)), who=who, answers=answers)


def _meta(desk: Desk, talk: Negotiation) -> Markup:
    about = [desk.subject(name) for name in talk.about]
    parts = [desk.say("talk.meta", day=desk.words.full(talk.date), who=desk.parties(talk.with_))]
    if talk.for_ltd:
        parts.append(desk.say("talk.for_ltd", who=desk.row(desk.party_name(role) for role in talk.for_ltd)))
    if about:
        parts.append(desk.say("talk.about", what=desk.row(about)))
    if talk.occasion:
        parts.append(desk.say(f"talk.occasion.{talk.occasion}"))
    return Markup(" ").join([*parts, desk.as_it_stood()])


def _confirmations(desk: Desk, talk: Negotiation) -> list[Markup]:
    """Each party's latest answer to "Does that sound right?", and who has not answered."""
    if not held(talk) or not desk.portfolio.may(talk, "parties"):
        return []
    latest = latest_confirmations(talk, desk.portfolio.as_of)
    lines = [_confirmation(desk, latest[party]) for party in talk.with_ if party in latest]
    missing = [party for party in talk.with_ if party not in latest]
    if missing:
        lines.append(desk.say("talk.not_confirmed", who=desk.parties(missing)))
    return lines


def _confirmation(desk: Desk, given: Confirmation) -> Markup:
    parts = [desk.say(f"confirmation.{given.answer}", who=desk.party(given.by), day=desk.near(given.date))]
    if given.how:
        parts.append(desk.say("confirmation.how", how=given.how))
    if given.changes:
        parts.append(desk.say("confirmation.changes", text=given.changes))
    if given.their_words:
        parts.append(desk.say("quote", text=given.their_words))
    return Markup(" ").join([*parts, desk.source(given.where())])


def order_words(desk: Desk, order: tuple[str | tuple[str, ...], ...]) -> Markup:
    """An agreed order, equals side by side."""
    ranks = [desk.subject(r) if isinstance(r, str) else Markup(" = ").join(desk.subject(n) for n in r) for r in order]
    return Markup(", ").join(ranks)


def _ask(desk: Desk, talk: Negotiation, ask: Ask) -> Item:
    lines: list[Markup | str] = [
        desk.say(
            "ask.of", kind=desk.words.t(f"ask.kind.{ask.kind}"), who=desk.party(ask.of), day=desk.near(ask.asked_on)
        )
    ]
    if ask.amount:
        lines.append(desk.say("ask.amount", amount=desk.words.amount(ask.amount.value, ask.amount.unit)))
    if ask.order:
        lines.append(desk.say("ask.order", order=order_words(desk, ask.order)))
    if ask.their_words:
        lines.append(desk.say("quote", text=ask.their_words))
    mark = desk.pmark("ask") if ask.answer in ("open", "later") else Markup()
    return Item(ask.id, mark, ask_text(desk, ask), ask_words(desk, talk, ask), tuple(lines), desk.source(ask.where()))


def _decision(desk: Desk, settled: Settled) -> Item:
    decision = settled.decision
    lines: list[Markup | str] = []
    if decision.about:
        lines.append(desk.say("decision.about", what=desk.row(desk.subject(name) for name in decision.about)))
    if decision.decided_by:
        lines.append(desk.say("decision.by", who=desk.parties(decision.decided_by)))
    for name, people in (("consulted", decision.consulted), ("informed", decision.informed)):
        if people:
            lines.append(desk.say(f"decision.{name}", who=desk.parties(people)))
    if decision.order:
        lines.append(desk.say("ask.order", order=order_words(desk, decision.order)))
    if decision.look_again:
        again = decision.look_again
        name = "decision.look_again" if again.question else "decision.look_again_plain"
        lines.append(desk.say(name, day=desk.words.full(again.date), question=again.question or ""))
    if settled.ended_by:
        lines.append(desk.say("decision.replaced", by=_successor(desk, settled.ended_by)))
    if decision.replaces:
        lines.append(desk.say("decision.replaces", what=_successor(desk, decision.replaces)))
    kind = desk.words.t(f"decision.kind.{decision.kind}")
    return Item(decision.id, Markup(), decision.text, kind, tuple(lines), desk.source(decision.where()))


def _successor(desk: Desk, ref: str) -> Markup:
    talk_id = ref.partition("#")[0]
    if is_hidden(talk_id):
        return desk.say("hidden.agreement")
    day = desk.near(desk.portfolio.talks[talk_id].date)
    return desk.record(ref, desk.words.t("talk.of", day=day))


def _promise(desk: Desk, promise: Promise) -> Item:
    commitment = promise.commitment
    lines: list[Markup | str] = [desk.say("promise.between", by=desk.party(promise.by), to=desk.parties(promise.to))]
    if promise.hidden:
        return Item(commitment.id, desk.pmark("open"), desk.say("promises.hidden", n=1), "", tuple(lines[:0]), Markup())
    if commitment.amount:
        lines.append(desk.words.amount(commitment.amount.value, commitment.amount.unit))
    if promise.due and promise.folded != "open":
        closed = desk.near(promise.closed) if promise.closed else ""
        name = "promise.due_closed" if closed else "promise.due"
        lines.append(desk.say(name, due=desk.near(promise.due), closed=closed))
    extra = promise_quiet(desk, promise)
    if extra:
        lines.append(extra)
    if promise.full and commitment.why:
        lines.append(desk.say("quote", text=commitment.why))
    if promise.full and commitment.proof:
        lines.append(desk.say("promise.proof", text=commitment.proof))
    if promise.full and commitment.got:
        lines.append(
            desk.say(
                "promise.got",
                amount=desk.words.amount(
                    commitment.got.value, commitment.got.unit or (commitment.amount.unit if commitment.amount else None)
                ),
            )
        )
    if promise.replaced_by:
        lines.append(desk.say("decision.replaced", by=_successor(desk, promise.replaced_by)))
    return Item(
        commitment.id,
        desk.pmark(promise.shown),
        commitment.what,
        state_words(desk, promise),
        tuple(lines),
        desk.source(commitment.where()),
    )


def _consequence(desk: Desk, consequence: Consequence) -> Item:
    lines: list[Markup | str] = []
    if consequence.realistic:
        lines.append(desk.say("consequence.realistic", text=consequence.realistic))
    if consequence.impact:
        lines.append(desk.say("consequence.impact", text=consequence.impact))
    if consequence.accepted_by:
        lines.append(desk.say("consequence.accepted", who=desk.parties(consequence.accepted_by)))
    came = consequence.what_happened
    matched = desk.words.t(f"consequence.matched.{came.matched}") if came else desk.words.t("consequence.not_yet")
    if came:
        lines.append(desk.say("consequence.came", day=desk.near(came.date), text=came.text or ""))
    text = consequence.if_not or desk.words.t("consequence.if_not")
    return Item(consequence.id, Markup(), text, matched, tuple(lines), desk.source(consequence.where()))


def _idea(desk: Desk, idea: Idea) -> Markup:
    name = "idea.from" if idea.from_ else "idea.plain"
    became = desk.words.t(f"idea.became.{idea.became}") if idea.became else ""
    text = desk.say(name, idea=idea.idea.rstrip("."), who=desk.party(idea.from_ or LTD), became=became)
    return Markup("{} {}").format(text, desk.say("plain", text=idea.why)) if idea.why else text


def _related(desk: Desk, talk: Negotiation) -> list[Markup]:
    """Links back and forth: the talks it revisits or builds on, and those that came after."""
    talks = desk.portfolio.visible_talks
    groups = (
        ("revisits", [t for t in talk.revisits if t in talks]),
        ("follows", [t for t in talk.follows if t in talks]),
        ("revisited_by", [t.id for t in talks.values() if talk.id in t.revisits]),
        ("followed_by", [t.id for t in talks.values() if talk.id in t.follows]),
    )
    return [
        desk.say(f"talk.related.{name}", talks=desk.row(_dated(desk, other) for other in names))
        for name, names in groups
        if names
    ]


def _dated(desk: Desk, talk_id: str) -> Markup:
    title = desk.words.t(
        "talk.dated", title=desk.talk_title(talk_id), day=desk.near(desk.portfolio.talks[talk_id].date)
    )
    return desk.talk(talk_id, title)
