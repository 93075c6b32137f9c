"""The six questions and the six steps of a talk, as far as these readers may read them."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from accord.domain.conversation import Preparation
from accord.domain.fields import LTD
from accord.domain.negotiation import Negotiation
from accord.domain.record import Evidence
from accord.pages.desk import Desk
from accord.pages.gate import line, paragraphs


def summary(talk: Negotiation) -> Markup:
    """What both sides heard at the end; what everyone may read of it where that is all."""
    return paragraphs(talk.summed_up or talk.public_summary)


class Part(NamedTuple):
    """One step or question with what was written for it."""

    id: str
    """Its spot on the page."""
    title: str
    text: Markup


def said(desk: Desk, talk: Negotiation) -> list[Part]:
    """Steps 1, 2 and 6: what was said first, the picture shared, and the thanks."""
    conversation = talk.conversation
    if conversation is None:
        return []
    found: list[Part] = []
    start = conversation.start_with_alignment
    if start and (start.said or start.their_words):
        parts = [paragraphs(start.said)]
        if start.answer:
            parts.append(Markup("<p>{}</p>").format(desk.say(f"alignment.{start.answer}")))
        if start.their_words:
            parts.append(Markup("<p>{}</p>").format(desk.say("quote", text=start.their_words)))
        found.append(Part("start", desk.words.t("step.start"), Markup("").join(parts)))
    if conversation.share_current_picture:
        found.append(Part("picture", desk.words.t("step.picture"), paragraphs(conversation.share_current_picture)))
    if conversation.end_with_next_steps and conversation.end_with_next_steps.thanks:
        found.append(Part("thanks", desk.words.t("step.thanks"), paragraphs(conversation.end_with_next_steps.thanks)))
    return found


def next_steps(desk: Desk, talk: Negotiation) -> list[Markup]:
    """Who does what next."""
    end = talk.conversation.end_with_next_steps if talk.conversation else None
    lines = []
    for step in end.steps if end else ():
        name = "step.next_due" if step.due else "step.next"
        lines.append(
            desk.say(
                name, who=desk.anyone(step.who or LTD), what=step.what, due=desk.near(step.due) if step.due else ""
            )
        )
    return lines


def six_questions(desk: Desk, talk: Negotiation) -> list[Part]:
    """The answers we brought to the table; nothing where they are not for these readers."""
    preparation = talk.preparation
    if preparation is None:
        return []
    answers = (
        ("critical", paragraphs(preparation.why_critical)),
        ("alignment", _alignment(desk, preparation)),
        ("not_scrapped", paragraphs(preparation.why_not_scrapped)),
        ("realistic", paragraphs(preparation.realistic_with_capacity)),
        ("solutions", _solutions(desk, preparation)),
        ("help", _help(desk, preparation)),
    )
    return [Part(name.replace("_", "-"), desk.words.t(f"question.{name}"), text) for name, text in answers if text]


def bullets(items: list[Markup]) -> Markup:
    """A plain list."""
    inner = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup('<ul class="ac-plain">{}</ul>').format(inner) if items else Markup()


def evidence_line(desk: Desk, evidence: Evidence) -> Markup:
    """A fact with its source, its day and its link."""
    source = line(evidence.source) if evidence.source else Markup()
    if evidence.link:
        source = Markup('<a href="{}" rel="noopener">{}</a>').format(
            evidence.link, line(evidence.source or evidence.link)
        )
    parts = [p for p in (source, line(desk.words.full(evidence.date)) if evidence.date else Markup()) if p]
    quiet = Markup('<span class="ac-q">{}</span>').format(Markup(", ").join(parts)) if parts else Markup()
    return Markup("{} {}").format(line(evidence.text), quiet)


def _alignment(desk: Desk, preparation: Preparation) -> Markup:
    prepared = preparation.alignment_and_data
    if prepared is None:
        return Markup()
    goals = [desk.goal(goal) for goal in prepared.goals if goal in desk.portfolio.goals]
    named = Markup("<p>{}</p>").format(desk.say("question.goals", goals=desk.row(goals))) if goals else Markup()
    facts = bullets([evidence_line(desk, item) for item in prepared.evidence])
    return Markup("").join([named, paragraphs(prepared.text), facts])


def _solutions(desk: Desk, preparation: Preparation) -> Markup:
    found = preparation.creative_solutions
    if found is None:
        return Markup()
    parts = []
    for name, items in (("ours", found.ours), ("theirs", found.from_them)):
        if items:
            parts.append(
                Markup("<p>{}</p>{}").format(desk.words.t(f"question.{name}"), bullets([line(i) for i in items]))
            )
    return Markup("").join(parts)


def _help(desk: Desk, preparation: Preparation) -> Markup:
    lines = []
    for needed in preparation.help_needed:
        name = "question.help_from" if needed.from_ else "plain"
        lines.append(desk.say(name, text=needed.what, who=desk.anyone(needed.from_) if needed.from_ else ""))
    return bullets(lines)
