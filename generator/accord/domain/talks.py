"""Talks: how far each has come, and who has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from accord.domain import replacing
from accord.domain.confirmations import YES, confirmed_on, latest_confirmations
from accord.domain.negotiation import Answer, Ask, Negotiation
from accord.domain.portfolio import Portfolio

__all__ = [
    "Standing",
    "TalkState",
    "answer_on",
    "confirmed_on",
    "held",
    "latest_confirmations",
    "standing",
    "unconfirmed_by",
]

TalkState = Literal["replaced", "preparing", "not-agreed", "unconfirmed", "waiting", "agreed-in-part", "agreed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a talk has come on a day."""

    state: TalkState
    """The first that holds, in the order of `TalkState`."""
    unconfirmed_by: tuple[str, ...]
    """Parties who have not said yes, for `unconfirmed`."""


def standing(portfolio: Portfolio, talk: Negotiation, day: date | None = None) -> Standing:
    """How far a talk has come, as `format.md` defines it."""
    on = day or portfolio.as_of
    missing = unconfirmed_by(talk, on)
    answers = [answer_on(ask, on) for ask in talk.asks if ask.asked_on <= on]
    state = _state(replaced=_is_replaced(portfolio, talk, on), held=held(talk, on), answers=answers,
                   decided=bool(talk.decisions), confirmed=not missing)  # fmt: skip
    return Standing(state, missing if state == "unconfirmed" else ())


def held(talk: Negotiation, day: date = date.max) -> bool:
    """Whether the talk has taken place by a day: a conversation, a summary or an answer is recorded."""
    said = talk.conversation is not None or talk.summed_up is not None
    answered = any(answer_on(ask, day) != "open" for ask in talk.asks)
    return (said and talk.date <= day) or answered or bool(latest_confirmations(talk, day))


def answer_on(ask: Ask, day: date) -> Answer:
    """The answer to an ask as known on a day; open before it was given."""
    return "open" if ask.answered_on is not None and ask.answered_on > day else ask.answer


def unconfirmed_by(talk: Negotiation, day: date) -> tuple[str, ...]:
    """The parties who have not said yes to the summary, in the order of `with`."""
    latest = latest_confirmations(talk, day)
    return tuple(party for party in talk.with_ if party not in latest or latest[party].answer not in YES)


def _is_replaced(portfolio: Portfolio, talk: Negotiation, day: date) -> bool:
    """Whether it has decisions and every one is replaced."""
    return bool(talk.decisions) and all(replacing.ended(portfolio, talk.ref(d), day) for d in talk.decisions)


def _state(*, replaced: bool, held: bool, answers: list[Answer], decided: bool, confirmed: bool) -> TalkState:
    if replaced:
        return "replaced"
    if not held:
        return "preparing"
    if answers and not decided and all(answer == "declined" for answer in answers):
        return "not-agreed"
    if not confirmed:
        return "unconfirmed"
    if any(answer in ("open", "later") for answer in answers):
        return "waiting"
    return "agreed-in-part" if any(answer in ("countered", "declined") for answer in answers) else "agreed"
