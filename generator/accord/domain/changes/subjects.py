"""What a change is about, as pages have it, and the day on which it was decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from accord.domain.changes.between import Change
from accord.domain.changes.facts import About
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio


def subjects(change: Change, after: Portfolio, before: Portfolio) -> frozenset[About]:
    """What a change is about, as pages have it: initiatives, talks and stakeholders."""
    kind, name = change.about.kind, change.about.id
    head, _, rest = name.partition("/")
    fact = change.now or change.was
    record: Any = fact.record if fact else None
    found: set[About] = set()
    match kind:
        case "initiative" | "assessment" | "reading":
            found.add(About("initiative", head))
        case "entry":
            found.add(About("initiative", rest.partition("~")[0]))
        case "stakeholder" | "charter":
            found.add(About("stakeholder", head))
        case "talk" | "ask" | "decision" | "promise" | "consequence" | "confirmation":
            talk_id = head.partition("#")[0]
            found.add(About("talk", talk_id))
            talk = after.talks.get(talk_id) or before.talks.get(talk_id)
            found |= {About("stakeholder", party) for party in _parties(kind, record, talk)}
            found |= {About("initiative", slug) for slug in getattr(record, "about", ())}
            if isinstance(record, Negotiation):
                found |= {About("initiative", slug) for ask in record.asks for slug in ask.about}
    return frozenset(found)


def _parties(kind: str, record: Any, talk: Negotiation | None) -> set[str]:
    """Between whom and us it stands."""
    parties = set(talk.with_) if talk else set()
    if kind == "promise":
        named = {record.by, *record.to} & parties
        return named or parties
    if kind == "ask":
        return {record.of} & parties or parties
    if kind == "confirmation":
        return {record.by} & parties or parties
    return parties


def decided_on(change: Change, after: Portfolio, before: Portfolio) -> date | None:
    """The day the record itself gives for what changed; None where it gives none, or the sentence names it."""
    fact = change.now or change.was
    record: Any = fact.record if fact else None
    match change.about.kind, change.aspect:
        case "assessment", "added" | "scored":
            found = record.date
        case "ask", "added":
            found = record.asked_on
        case "ask", "answered":
            found = record.answered_on
        case "promise", "closed":
            found = record.closed
        case "consequence", "came":
            found = record.what_happened and record.what_happened.date
        case (("decision" | "promise" | "consequence"), "added"):
            found = _day_of_talk(change, after, before)
        case "entry", "added" | "removed" | "placed" | "days" | "wait":
            found = _day_of_plan(change, after, before)
        case _:
            found = None
    return found if isinstance(found, date) else None


def _day_of_talk(change: Change, *portfolios: Portfolio) -> date | None:
    talk = change.about.id.partition("#")[0]
    return next((p.talks[talk].date for p in portfolios if talk in p.talks), None)


def _day_of_plan(change: Change, after: Portfolio, before: Portfolio) -> date | None:
    """The day of the version of the plan that came with it; a change to a version that was there has no day."""
    name = change.about.id.partition("/")[0]
    was, now = (p.quarters[name].all_versions if name in p.quarters else () for p in (before, after))
    known = {version.version for version in was}
    return max((version.date for version in now if version.version not in known), default=None)
