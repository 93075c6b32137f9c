"""Rules on decisions and their dates."""

from __future__ import annotations

from collections.abc import Iterator

from accord.domain import decisions, plan
from accord.domain.decisions import LookAgain
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import code, days, quoted


@check("missed-look-again", level="warn")
def missed_look_again(portfolio: Portfolio) -> Iterator[Finding]:
    """What we agreed to look at again is looked at by its date."""
    quarter = plan.current(portfolio)
    edition = plan.edition(portfolio, quarter) if quarter else None
    for item in decisions.look_agains(portfolio):
        if item.passed:
            ago = days((portfolio.as_of - item.date).days)
            when = f"to be looked at on {item.date}, {ago} ago. Talk about it, then write down what came of it."
            yield from _of_decision(portfolio, item, when) if item.ref else _of_entry(portfolio, edition, item, when)


def _of_decision(portfolio: Portfolio, item: LookAgain, when: str) -> Iterator[Finding]:
    _, decision = portfolio.decisions[item.ref or ""]
    yield Finding(
        place=decision.where("look_again", "date"),
        subject=item.ref or "",
        message=f"{quoted(item.question or decision.text)}: {when}",
        records=(decision,),
    )


def _of_entry(portfolio: Portfolio, edition: Edition | None, item: LookAgain, when: str) -> Iterator[Finding]:
    placed = edition.entry(item.initiative or "") if edition else None
    if placed:
        yield Finding(
            place=placed.entry.where("look_again"),
            subject=code(portfolio, placed.initiative),
            message=when,
            records=(placed.entry,),
        )
