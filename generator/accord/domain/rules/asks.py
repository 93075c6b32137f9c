"""Rules on asks; those of a talk that is replaced are left alone."""

from __future__ import annotations

from collections.abc import Iterator

from accord.domain import asks, talks
from accord.domain.asks import Asked
from accord.domain.portfolio import Portfolio
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import days, quoted, who


@check("unanswered-ask", level="warn")
def unanswered_ask(portfolio: Portfolio) -> Iterator[Finding]:
    """An ask is answered within the days we have set ourselves, and one that was put off by the day agreed."""
    for asked in asks.unanswered(portfolio):
        since = _overrun(portfolio, asked)
        if since and talks.standing(portfolio, asked.talk).state != "replaced":
            message = f"{who(portfolio, asked.ask.of)}: {quoted(asked.ask.text)}: {since}. Ask again, or withdraw it."
            yield Finding(asked.ask.where("answer"), asked.ref, message, (asked.ask, asked.talk))


def _overrun(portfolio: Portfolio, asked: Asked) -> str:
    """How long it has waited too long; empty while there is time."""
    by = asked.ask.answer_by
    if asked.ask.answer == "later" and by:
        late = (portfolio.as_of - by).days
        return f"to be answered by {by}, {days(late)} ago" if late > 0 else ""
    waited = asked.days_open or 0
    return f"no answer for {days(waited)}" if waited > portfolio.settings.limits.answer_within_days else ""
