"""Rules on what we know before we act: whether learning is the answer, and what the evidence says."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from accord.domain import asks, scores, talks
from accord.domain.initiative import Initiative, Verdict
from accord.domain.negotiation import Negotiation
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.record import Evidence, Warnable
from accord.domain.rules.initiatives import figure, has_ended, named, records_of, seen_in
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import code, is_placeholder, number, quoted

_DESIGN = "design"
_A_FEW_DAYS = 5
"""Design days for what is no learning problem: a job aid, not a course."""
_HIGH_IMPACT = 4
_FRESH_MONTHS = 18


@check("unchecked-learning", level="warn")
def unchecked_learning(portfolio: Portfolio) -> Iterator[Finding]:
    """Before we ask for resources or go ahead, we have checked that learning helps; where not, we design little."""
    for initiative in portfolio.initiatives.values():
        places = seen_in(portfolio).get(initiative.id, ())
        if _verdict(initiative) == "not-checked":
            yield from _unchecked_now(portfolio, initiative, places)
        elif _verdict(initiative) == "not-learning":
            yield from _not_learning(portfolio, initiative, places)
    for asked in asks.on(portfolio):
        unchecked = [name for name in asked.ask.about if _is_unchecked(portfolio, name)]
        if unchecked and asked.ask.kind == "resources" and talks.standing(portfolio, asked.talk).state != "replaced":
            for name in dict.fromkeys(unchecked):
                message = (
                    f"asks for resources for {code(portfolio, name)}, and nobody has checked that learning is the "
                    "answer. Look into the causes first, or ask for help with just that."
                )
                records = (asked.ask, asked.talk, *records_of(portfolio, portfolio.initiatives[name]))
                yield Finding(asked.ask.where("about"), asked.ref, message, records)


def _verdict(initiative: Initiative) -> Verdict | None:
    """What the check said; None where it is not written, which a small team may leave so."""
    return initiative.learning_check.verdict if initiative.learning_check else None


def _is_unchecked(portfolio: Portfolio, name: str) -> bool:
    initiative = portfolio.initiatives.get(name)
    return initiative is not None and _verdict(initiative) == "not-checked" and not has_ended(portfolio, initiative)


def _unchecked_now(
    portfolio: Portfolio, initiative: Initiative, places: tuple[tuple[Edition, Placed], ...]
) -> Iterator[Finding]:
    ahead = next((edition for edition, placed in places if placed.place == "now"), None)
    if ahead:
        message = (
            f"goes ahead in {named(ahead)}, and nobody has checked that learning is the answer. "
            "Ask what keeps people from doing it today, then write the `verdict`."
        )
        place = initiative.where("learning_check", "verdict")
        yield Finding(place, initiative.code, message, records_of(portfolio, initiative))


def _not_learning(
    portfolio: Portfolio, initiative: Initiative, places: tuple[tuple[Edition, Placed], ...]
) -> Iterator[Finding]:
    for edition, placed in places:
        planned = placed.planned.get(_DESIGN, Decimal(0))
        if placed.place == "now" and planned > _A_FEW_DAYS:
            message = (
                f"{number(planned)} design days are planned in {named(edition)}, and it is not a learning problem. "
                "Give it to its owner, or keep what we add small."
            )
            place = placed.entry.where("planned", _DESIGN)
            yield Finding(place, initiative.code, message, records_of(portfolio, initiative))
            return


@check("no-evidence", level="warn")
def no_evidence(portfolio: Portfolio) -> Iterator[Finding]:
    """A high impact rests on evidence, and evidence has its source and its date and is not older than 18 months."""
    for initiative in portfolio.initiatives.values():
        if not has_ended(portfolio, initiative):
            records = records_of(portfolio, initiative)
            yield from _impact_alone(portfolio, initiative, records)
            for item in initiative.evidence:
                yield from _weak(item, portfolio.as_of, initiative.code, records)
    for talk in portfolio.talks.values():
        found = _prepared(talk)
        if found and talks.standing(portfolio, talk).state != "replaced":
            for item in found:
                # What was fresh when we talked was fresh: a talk does not age.
                yield from _weak(item, talk.date, talk.id, (talk,))


def _prepared(talk: Negotiation) -> tuple[Evidence, ...]:
    prepared = talk.preparation.alignment_and_data if talk.preparation else None
    return prepared.evidence if prepared else ()


def _impact_alone(portfolio: Portfolio, initiative: Initiative, records: tuple[Warnable, ...]) -> Iterator[Finding]:
    score = scores.at(portfolio, initiative, portfolio.as_of)
    if score and score.impact > _HIGH_IMPACT and all(is_placeholder(item.text) for item in initiative.evidence):
        message = (
            f"impact {figure(score.impact)} rests on no evidence. "
            "Add a fact with its source and date, or score it again: what do we really know?"
        )
        yield Finding(initiative.where("evidence"), initiative.code, message, records)


def _weak(item: Evidence, day: date, subject: str, records: tuple[Warnable, ...]) -> Iterator[Finding]:
    """What a piece of evidence lacks for somebody who wants to look it up, or that it is too old on a day."""
    missing = ["source"] if is_placeholder(item.source) and not item.link else []
    missing += [] if item.date else ["date"]
    if missing:
        add = "Add it" if len(missing) == 1 else "Add both"
        message = f"the evidence {quoted(item.text)} has no {' and no '.join(missing)}. {add}: people will ask."
        yield Finding(item.where(missing[0]), subject, message, records)
    if item.date and months_after(item.date, _FRESH_MONTHS) < day:
        message = (
            f"the evidence {quoted(item.text)} is of {item.date}, older than {_FRESH_MONTHS} months. "
            "Is it still so? Look for a newer number."
        )
        yield Finding(item.where("date"), subject, message, records)


def months_after(day: date, count: int) -> date:
    """The same day so many months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
