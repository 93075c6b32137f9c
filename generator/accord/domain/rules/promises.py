"""Rules on promises; those that are replaced are left alone."""

from __future__ import annotations

from collections.abc import Iterator

from accord.domain import promises
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import codes, days, is_placeholder, quoted, who


@check("incomplete-promise", level="stop")
def incomplete_promise(portfolio: Portfolio) -> Iterator[Finding]:
    """A promise says who gives what by when, so that both would know it is kept."""
    for promise in promises.on(portfolio):
        for key in ("by", "what"):
            text = getattr(promise.commitment, key)
            if promise.state != "replaced" and is_placeholder(text):
                message = f"the promise has {quoted(text)} as its `{key}`: write what was agreed, or take it out."
                yield Finding(promise.commitment.where(key), promise.ref, message)


@check("overdue-promise", level="warn")
def overdue_promise(portfolio: Portfolio) -> Iterator[Finding]:
    """A promise is closed by the day it is due."""
    for promise in promises.on(portfolio):
        if promise.state == "overdue":
            late = (portfolio.as_of - promise.commitment.due).days
            message = f"{who(portfolio, promise.by)}: {quoted(promise.commitment.what)}, {days(late)} overdue."
            message += _waits_for(portfolio, promise)
            yield Finding(promise.commitment.where("due"), promise.ref, message, (promise.commitment,))


def _waits_for(portfolio: Portfolio, promise: Promise) -> str:
    waiting = codes(portfolio, promise.commitment.about)
    return f" {waiting} {'wait' if ' and ' in waiting else 'waits'} for it." if waiting else ""
