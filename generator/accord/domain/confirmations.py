"""Each party's answer to "Does that sound right?", as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from accord.domain.conversation import Confirmation
from accord.domain.negotiation import Negotiation

YES = ("agreed", "agreed-with-changes")


def latest_confirmations(talk: Negotiation, day: date) -> Mapping[str, Confirmation]:
    """Each party's latest answer to "Does that sound right?" on or before a day."""
    return {answer.by: answer for answer in talk.confirmations if answer.date <= day}


def confirmed_on(talk: Negotiation, stakeholder: str, day: date) -> date | None:
    """The day on which a party said yes (with or without changes), if that is still its answer on `day`.

    Who says yes again has said yes from the first time on, unless there was a no in between.
    """
    since: date | None = None
    for answer in talk.confirmations:
        if answer.by == stakeholder and answer.date <= day:
            since = (since or answer.date) if answer.answer in YES else None
    return since


def all_confirmed_on(talk: Negotiation, stakeholders: Iterable[str], day: date) -> date | None:
    """The day from which each of some parties has said yes, as far as known on `day`; None while one is missing."""
    days = [confirmed_on(talk, stakeholder, day) for stakeholder in stakeholders]
    given = [said for said in days if said is not None]
    return max(given) if given and len(given) == len(days) else None
