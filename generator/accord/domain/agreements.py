"""What currently stands between L&TD and one stakeholder; derived, never written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from accord.domain import decisions, promises, talks
from accord.domain.confirmations import confirmed_on, latest_confirmations
from accord.domain.decisions import LookAgain, Settled
from accord.domain.fields import LTD
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.promises import Promise
from accord.domain.remembered import remembered

AgreementState = Literal["replaced", "missed", "at-risk", "running", "kept", "ended"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One confirmed talk with one stakeholder."""

    stakeholder: str
    talk: Negotiation
    statement: str | None
    """The confirmed summary, or the planner's plain sentence; None where this audience may not read it."""
    confirmed: date
    changes: str | None
    state: AgreementState
    """The first that holds, in the order of `AgreementState`."""
    look_again: date | None
    promises: tuple[Promise, ...]
    """Those by them and those by us to them."""

    @property
    def in_force(self) -> bool:
        """Whether it still binds both sides."""
        return self.state in ("running", "at-risk", "missed")


def by_stakeholder(portfolio: Portfolio, stakeholder: str) -> tuple[Agreement, ...]:
    """The agreements with one stakeholder, newest talk first."""
    found = (_agreement(portfolio, stakeholder, talk) for talk in _talks_with(portfolio).get(stakeholder, ()))
    return tuple(agreement for agreement in found if agreement)


def waiting_for(portfolio: Portfolio, stakeholder: str) -> tuple[Negotiation, ...]:
    """Talks held with a stakeholder who has not confirmed them, newest first; none that is replaced or came to a no."""
    with_them = _talks_with(portfolio).get(stakeholder, ())
    return tuple(talk for talk in with_them if stakeholder in talks.standing(portfolio, talk).unconfirmed_by)


@remembered
def _talks_with(portfolio: Portfolio) -> Mapping[str, tuple[Negotiation, ...]]:
    """Talks by stakeholder, newest first; none dated after the as-of date."""
    found: dict[str, list[Negotiation]] = {}
    for talk in sorted(portfolio.talks.values(), key=lambda talk: (talk.date, talk.id), reverse=True):
        for party in dict.fromkeys(talk.with_ if talk.date <= portfolio.as_of else ()):
            found.setdefault(party, []).append(talk)
    return {party: tuple(items) for party, items in found.items()}


def _agreement(portfolio: Portfolio, stakeholder: str, talk: Negotiation) -> Agreement | None:
    confirmed = confirmed_on(talk, stakeholder, portfolio.as_of)
    if confirmed is None:
        return None
    decided = decisions.of_talk(portfolio, talk)
    dates = [item for item in _dates(portfolio).get(talk.id, ()) if not item.looked_at]
    between = tuple(p for p in promises.of_talk(portfolio, talk) if _is_between(p, stakeholder))
    return Agreement(
        stakeholder=stakeholder,
        talk=talk,
        statement=_statement(portfolio, talk),
        confirmed=confirmed,
        changes=_changes(portfolio, stakeholder, talk),
        state=_state(stakeholder, decided, between, dates),
        look_again=dates[0].date if dates else None,
        promises=between,
    )


@remembered
def _dates(portfolio: Portfolio) -> Mapping[str, tuple[LookAgain, ...]]:
    """Look-again dates of live decisions by talk, in order."""
    found: dict[str, list[LookAgain]] = {}
    for item in decisions.look_agains(portfolio):
        if item.ref:
            found.setdefault(item.ref.partition("#")[0], []).append(item)
    return {talk: tuple(items) for talk, items in found.items()}


def _is_between(promise: Promise, stakeholder: str) -> bool:
    return promise.by == stakeholder or (promise.by == LTD and stakeholder in promise.to)


def _statement(portfolio: Portfolio, talk: Negotiation) -> str | None:
    """What both sides heard, in the planner's one sentence where there is one; else what everyone may read."""
    if _reads_all(portfolio, talk) or talk.visible == "everyone":
        return talk.stated or talk.summed_up or talk.public_summary
    return talk.public_summary


def _changes(portfolio: Portfolio, stakeholder: str, talk: Negotiation) -> str | None:
    answer = latest_confirmations(talk, portfolio.as_of).get(stakeholder)
    return answer.changes if answer and _reads_all(portfolio, talk) else None


def _reads_all(portfolio: Portfolio, talk: Negotiation) -> bool:
    return portfolio.may(talk, "parties") and not is_hidden(talk.id)


def _state(
    stakeholder: str, decided: Sequence[Settled], between: Sequence[Promise], dates: Sequence[LookAgain]
) -> AgreementState:
    """The first that holds, as `format.md` lists them; the dates are those nobody has looked at yet."""
    states = {promise.state for promise in between}
    if decided and not any(item.live for item in decided):
        return "replaced"
    if "not-kept" in states:
        return "missed"
    if "overdue" in states or any(item.passed for item in dates):
        return "at-risk"
    if states & {"open", "due-soon"} or dates or any(_is_standing_order(item, stakeholder) for item in decided):
        return "running"
    return "kept" if states and states <= {"kept", "kept-late"} else "ended"


def _is_standing_order(item: Settled, stakeholder: str) -> bool:
    return item.live and item.decision.kind == "order" and stakeholder in item.decision.decided_by
