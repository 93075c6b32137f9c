"""Rules on talks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from accord.domain import talks
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import listed, who
from accord.places import Place

_MONDAY_TO_FRIDAY = 5


@check("unconfirmed-summary", level="warn")
def unconfirmed_summary(portfolio: Portfolio) -> Iterator[Finding]:
    """Every party confirms the summary of a talk within the working days we have set ourselves."""
    within = portfolio.settings.limits.confirm_within_working_days
    for talk in portfolio.talks.values():
        said = talk.conversation is not None or talk.summed_up is not None
        if said and portfolio.as_of > working_days_after(talk.date, within):
            missing = talks.standing(portfolio, talk).unconfirmed_by
            if missing:
                names = listed(who(portfolio, party) for party in missing)
                has = "has" if len(missing) == 1 else "have"
                message = f"{names} {has} not said 'that sounds right'. Send the summary again, or call."
                given = tuple(answer for answer in talk.confirmations if answer.by in missing)
                yield Finding(_place(talk), talk.id, message, (talk, *given))


def working_days_after(day: date, count: int) -> date:
    """The day that lies so many Mondays to Fridays after a day."""
    weekday = day.weekday()
    start = day.toordinal() - max(0, weekday - 4)  # from a weekend one counts as from its Friday
    weeks, rest = divmod(count, _MONDAY_TO_FRIDAY)
    weekend = 2 if min(weekday, 4) + rest > 4 else 0
    return date.fromordinal(min(start + 7 * weeks + rest + weekend, date.max.toordinal()))


def _place(talk: Negotiation) -> Place:
    """Where the next confirmation would be written."""
    step = talk.conversation.summarize_and_clarify if talk.conversation else None
    return step.where("confirmations") if step else talk.where("confirmed")
