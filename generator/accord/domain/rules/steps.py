"""Rules on the steps of a talk: ideas from both sides, consequences, next steps, promises both ways.

A talk in the short form (a summary and who confirmed it) tells nothing about its steps, so the rules on ideas and
next steps leave it alone: they speak where the conversation is written down and the step is missing in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from accord.domain import asks, promises, talks
from accord.domain.asks import Asked
from accord.domain.conversation import Consequence, Conversation
from accord.domain.fields import LTD
from accord.domain.negotiation import Answer, Commitment, Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import is_placeholder, listed, quoted, who

_NOT_AS_ASKED: dict[Answer, str] = {"declined": "could not take on", "countered": "offered another way for"}


@check("no-ideas-invited", level="note")
def no_ideas_invited(portfolio: Portfolio) -> Iterator[Finding]:
    """A conversation that is written down has at least one idea that came from the other side."""
    for talk, conversation in _conversations(portfolio):
        # An idea without a giver may well be theirs: the rule speaks only where none can be.
        if all(idea.from_ == LTD or is_placeholder(idea.idea) for idea in conversation.invite_ideas):
            message = "step 3 is empty on their side. Was it a conversation? If they had an idea, add it with `from`."
            yield Finding(conversation.where("invite_ideas"), talk.id, message, (talk,))


@check("no-consequence", level="warn")
def no_consequence(portfolio: Portfolio) -> Iterator[Finding]:
    """Where an ask was declined or countered, both sides know what can realistically be done and what that means."""
    for asked in asks.on(portfolio):
        did = _NOT_AS_ASKED.get(asked.ask.answer)
        if did and not _is_clarified(asked) and talks.standing(portfolio, asked.talk).state != "replaced":
            message = (
                f"{who(portfolio, asked.ask.of)} {did} {quoted(asked.ask.text)}, and what that means is not clear yet. "
                "Write under `clarify_consequences` what can realistically be done, and the likely impact."
            )
            yield Finding(asked.ask.where("answer"), asked.ref, message, (asked.ask, asked.talk))


@check("no-next-step", level="warn")
def no_next_step(portfolio: Portfolio) -> Iterator[Finding]:
    """A conversation that is written down ends with a next step, or with a date to look at a decision again."""
    for talk, conversation in _conversations(portfolio):
        if not _steps(conversation) and not any(decision.look_again for decision in talk.decisions):
            message = (
                "no next step and no look-again date, so nothing brings it up again. Add who does what by when "
                "under `end_with_next_steps`, or a `look_again` to a decision."
            )
            yield Finding(conversation.where("end_with_next_steps"), talk.id, message, (talk,))


@check("one-sided", level="note")
def one_sided(portfolio: Portfolio) -> Iterator[Finding]:
    """In a talk with promises, both sides promise something: we to them, and at least one of them to us."""
    for talk in portfolio.talks.values():
        given = promises.of_talk(portfolio, talk)
        # What was replaced was promised all the same; but where nothing else is left, another talk took its place.
        if all(p.state == "replaced" for p in given) or talks.standing(portfolio, talk).state == "replaced":
            continue
        message = _of_one_side(portfolio, talk, talk.commitments)
        if message:
            yield Finding(talk.where("commitments"), talk.id, message, (talk, *talk.commitments))


def _conversations(portfolio: Portfolio) -> Iterator[tuple[Negotiation, Conversation]]:
    """The talks that were held, are not replaced, and whose conversation is written down."""
    for talk in portfolio.talks.values():
        conversation = talk.conversation
        if conversation and talk.date <= portfolio.as_of and talks.standing(portfolio, talk).state != "replaced":
            yield talk, conversation


def _is_clarified(asked: Asked) -> bool:
    """Whether a consequence belongs to the ask; one that names nothing belongs to the whole talk."""
    return any(_says(item) and (not item.for_ or asked.ask.id in item.for_) for item in asked.talk.consequences)


def _says(consequence: Consequence) -> bool:
    texts = (consequence.realistic, consequence.impact, consequence.if_not)
    return not all(is_placeholder(text) for text in texts)


def _steps(conversation: Conversation) -> bool:
    end = conversation.end_with_next_steps
    return any(not is_placeholder(step.what) for step in end.steps) if end else False


def _of_one_side(portfolio: Portfolio, talk: Negotiation, given: tuple[Commitment, ...]) -> str:
    """What to ask where only one side promised something; empty where both did."""
    ours = sum(commitment.by == LTD for commitment in given)
    if ours == 0:
        givers = listed(who(portfolio, party) for party in dict.fromkeys(c.by for c in given))
        return f"one-sided: {givers} promised {_things(len(given))}, we promised nothing. Is that right?"
    if ours == len(given):
        others = listed(who(portfolio, party) for party in talk.with_)
        return f"one-sided: we promised {_things(ours)}, {others} promised nothing. Is that right?"
    return ""


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"
