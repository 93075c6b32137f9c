"""What was asked and what was answered, in the words these readers may have."""

from __future__ import annotations

from markupsafe import Markup

from accord.domain.negotiation import Ask, Negotiation
from accord.pages.desk import Desk


def told_answer(desk: Desk, talk: Negotiation, ask: Ask) -> Markup:
    """The answer with the words it was given in, where these readers may read them and they say more than yes."""
    if ask.their_words and ask.answer in ("countered", "declined"):
        return desk.say("ask.told", answer=desk.words.t(f"ask.answer.{ask.answer}"), text=ask.their_words)
    return ask_words(desk, talk, ask)


def ask_words(desk: Desk, talk: Negotiation, ask: Ask) -> Markup:
    """The answer in words: Yes. Another way. No, … Later, by … No answer yet."""
    name = (
        "ask.answer.declined_public"
        if ask.answer == "declined" and not desk.portfolio.may(talk, "parties")
        else f"ask.answer.{ask.answer}"
    )
    words = desk.say(name)
    if ask.got:
        return desk.say("ask.got", answer=words, amount=desk.words.amount(ask.got.value, ask.got.unit or unit(ask)))
    if ask.answer == "later" and ask.answer_by:
        return desk.say("ask.by", answer=words, day=desk.near(ask.answer_by))
    return words


def unit(ask: Ask) -> str | None:
    """The unit an ask names, for an answer that names none."""
    return ask.amount.unit if ask.amount else None


def ask_text(desk: Desk, ask: Ask) -> Markup | str:
    """What was asked; where the text is not for these readers, its kind and what it is about."""
    if ask.text:
        return ask.text
    subjects = [desk.subject(name) for name in (*ask.about, *ask.between)]
    kind = desk.words.t(f"ask.asked.{ask.kind}")
    return desk.say("ask.about", kind=kind, what=desk.row(subjects)) if subjects else kind
