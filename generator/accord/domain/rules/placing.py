"""Rules on where work is placed: against the grid, a legal date, other work, and those it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from accord.domain import decisions, plan, promises, scores
from accord.domain.initiative import Initiative, Mandate
from accord.domain.negotiation import DecisionKind
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.promises import State
from accord.domain.quarter import PlanPlace
from accord.domain.remembered import remembered
from accord.domain.rules.editions import in_view
from accord.domain.rules.initiatives import named, records_of, seen_in, three_months_after
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import code, listed, quoted, who
from accord.domain.settings import Area

_OPEN: tuple[PlanPlace, ...] = ("now", "next", "later")
_ENDED: tuple[PlanPlace, ...] = ("done", "handed-over", "stopped")
_AGAINST: Mapping[Area, PlanPlace] = {"do-first": "later", "rethink": "now"}
"""The place that says the opposite of an area of the grid."""
_NOT_NOW: tuple[DecisionKind, ...] = ("wait", "scrap", "stop")
"""Kinds of decision that are no yes to work now; a hand-over is one, since it takes our days."""
_FALLEN: tuple[State, ...] = ("not-kept", "withdrawn", "replaced")


@check("waits-too-long", level="warn")
def waits_too_long(portfolio: Portfolio) -> Iterator[Finding]:
    """What waits for two quarters in a row, or as many as we have set ourselves, is decided: done, or on the scrap
    list with a reason.
    """
    limit = portfolio.settings.limits.waits_before_warning
    said: set[str] = set()
    for edition, placed, since in _waits(portfolio):
        if len(since) >= limit and placed.initiative not in said:
            said.add(placed.initiative)
            start = f"{since[0]} to " if len(since) > 1 else ""
            count = f"{len(since)} quarters in a row" if len(since) > 1 else "1 quarter"
            message = (
                f"waits for {count} ({start}{named(edition)}). "
                "Decide: do it, or put it on the scrap list with a reason."
            )
            records = (placed.entry, *_of(portfolio, placed.initiative))
            yield Finding(placed.entry.where("place"), code(portfolio, placed.initiative), message, records)


def _waits(portfolio: Portfolio) -> Iterator[tuple[Edition, Placed, tuple[str, ...]]]:
    """Each wait in the plans that checks look at, with the quarters in a row for which it lasts."""
    agreed = {edition.quarter.id: edition for edition in plan.editions(portfolio)}
    viewed: dict[str, list[Edition]] = {}
    for edition in in_view(portfolio):
        viewed.setdefault(edition.quarter.id, []).append(edition)
    before: Mapping[str, tuple[str, ...]] = {}
    for quarter in sorted(portfolio.quarters.values(), key=lambda quarter: (quarter.first_day, quarter.id)):
        for edition in viewed.get(quarter.id, ()):
            waits = _lasting(edition, before)
            yield from ((edition, placed, waits[placed.initiative]) for placed in edition.at_place("later"))
        stands = agreed.get(quarter.id) or next(reversed(viewed.get(quarter.id, ())), None)
        before = _lasting(stands, before) if stands else before


def _lasting(edition: Edition, before: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """What waits in a plan, with the quarters it has waited for, this one the last."""
    return {p.initiative: (*before.get(p.initiative, ()), edition.quarter.id) for p in edition.at_place("later")}


def _of(portfolio: Portfolio, slug: str) -> tuple[Initiative, ...]:
    return (portfolio.initiatives[slug],) if slug in portfolio.initiatives else ()


@check("place-against-area", level="warn")
def place_against_area(portfolio: Portfolio) -> Iterator[Finding]:
    """High impact for little work does not wait, and low impact for much work does not go ahead."""
    # What waits has its `why` anyway (unexplained-wait), so that a reason alone cannot end this.
    for initiative in portfolio.initiatives.values():
        score = scores.at(portfolio, initiative, portfolio.as_of)
        found = _first_at(portfolio, initiative, _AGAINST[score.area]) if score and score.area in _AGAINST else None
        if score and found:
            edition, placed = found
            area = portfolio.settings.grid.areas.name(score.area)
            message = f"is in {area} {_against(initiative, placed, edition)}"
            records = records_of(portfolio, initiative)
            yield Finding(placed.entry.where("place"), initiative.code, message, records)


def _against(initiative: Initiative, placed: Placed, edition: Edition) -> str:
    if placed.place == "later":
        return f"but waits in {named(edition)}. Do it, assess it again, or accept this with the reason."
    if initiative.mandated:
        rule = quoted(initiative.mandated.rule)
        return f"but goes ahead in {named(edition)}, for {rule}. Look for the smallest way that meets the rule."
    return f"but goes ahead in {named(edition)}. Make it smaller, let it wait, or assess it again."


def _first_at(portfolio: Portfolio, initiative: Initiative, place: PlanPlace) -> tuple[Edition, Placed] | None:
    """The first plan that checks look at which has an initiative at a place."""
    places = seen_in(portfolio).get(initiative.id, ())
    return next(((edition, placed) for edition, placed in places if placed.place == place), None)


@check("late-mandate", level="warn")
def late_mandate(portfolio: Portfolio) -> Iterator[Finding]:
    """Work for which a rule sets a date goes ahead now or next, and is finished by that date."""
    for initiative in portfolio.initiatives.values():
        if initiative.mandated:
            yield from _late(portfolio, initiative, initiative.mandated)


def _late(portfolio: Portfolio, initiative: Initiative, mandate: Mandate) -> Iterator[Finding]:
    records = records_of(portfolio, initiative)
    due = f"{quoted(mandate.rule)} is due on {mandate.date}"
    places = seen_in(portfolio).get(initiative.id, ())
    for edition, placed in places:
        late = _in_plan(portfolio, mandate, edition, placed)
        if late:
            yield Finding(placed.entry.where("place"), initiative.code, f"{due}, {late}", records)
            return
    ended = initiative.stage == "closed" or _last_placed(portfolio).get(initiative.id) in _ENDED
    if not places and not ended and in_view(portfolio):
        message = f"{due}, and no plan places it. Place it as now or next."
        yield Finding(initiative.where("mandated", "date"), initiative.code, message, records)


def _in_plan(portfolio: Portfolio, mandate: Mandate, edition: Edition, placed: Placed) -> str | None:
    """What is late about mandated work in one plan."""
    if placed.place in ("later", "scrap", "stopped"):
        return f"and it is '{placed.place}' in {named(edition)}. Place it as now or next."
    if placed.place not in ("now", "next"):
        return None
    finish = _finish(portfolio, edition, placed)
    if mandate.date >= finish:
        return None
    return (
        f"and as '{placed.place}' in {named(edition)} it is ready by {finish}. "
        "Plan it earlier, or write our promise with the day on which it will be ready."
    )


def _finish(portfolio: Portfolio, edition: Edition, placed: Placed) -> date:
    """The planned finish: the last day we have promised about it, else the last day of its quarter or the next."""
    quarter = edition.quarter
    promised = [due for due in _promised(portfolio).get(placed.initiative, ()) if due >= quarter.first_day]
    if promised:
        return max(promised)
    return quarter.last_day if placed.place == "now" else _a_quarter_on(quarter.last_day)


def _a_quarter_on(last_day: date) -> date:
    """The last day of the quarter that follows one with this last day."""
    if last_day == date.max:
        return last_day
    return three_months_after(last_day + timedelta(days=1)) - timedelta(days=1)


@remembered
def _promised(portfolio: Portfolio) -> Mapping[str, tuple[date, ...]]:
    """The due dates of our own promises about each initiative, as far as they stand or were kept."""
    found: dict[str, list[date]] = {}
    for promise in promises.on(portfolio):
        if promise.side == "ltd" and promise.state not in _FALLEN:
            for name in promise.commitment.about:
                found.setdefault(name, []).append(promise.commitment.due)
    return {name: tuple(days) for name, days in found.items()}


@remembered
def _last_placed(portfolio: Portfolio) -> Mapping[str, PlanPlace]:
    """Where the newest agreed plan that has an initiative places it."""
    return {placed.initiative: placed.place for edition in plan.editions(portfolio) for placed in edition.entries}


@check("waits-for-other", level="note")
def waits_for_other(portfolio: Portfolio) -> Iterator[Finding]:
    """What an initiative needs first goes ahead now or is done."""
    for initiative in portfolio.initiatives.values():
        for edition, placed in seen_in(portfolio).get(initiative.id, ()) if initiative.needs_first else ():
            missing = _not_there(portfolio, initiative, edition) if placed.place in _OPEN else []
            if missing:
                message = (
                    f"'{placed.place}' in {named(edition)}, and needs first: {listed(missing)}. "
                    "Change the order, or find out whether it can go without."
                )
                records = records_of(portfolio, initiative)
                yield Finding(initiative.where("needs_first"), initiative.code, message, records)
                break


def _not_there(portfolio: Portfolio, initiative: Initiative, edition: Edition) -> list[str]:
    """What an initiative needs first and does not find now or done, each with its place."""
    missing = []
    for name in dict.fromkeys(initiative.needs_first):
        entry, other = edition.entry(name), portfolio.initiatives.get(name)
        place = entry.place if entry else _last_placed(portfolio).get(name)
        closed = other is not None and other.stage == "closed"
        if name != initiative.id and place not in ("now", "done") and not closed:
            where = f"'{place}'" if place else "in no plan"
            missing.append(f"{code(portfolio, name)} ({where})")
    return missing


@check("unconfirmed-work", level="warn")
def unconfirmed_work(portfolio: Portfolio) -> Iterator[Finding]:
    """What goes ahead has been confirmed by at least one stakeholder."""
    for initiative in portfolio.initiatives.values():
        found = _first_at(portfolio, initiative, "now")
        if found and not _is_confirmed(portfolio, found[1]):
            edition, placed = found
            asks = f"Ask {who(portfolio, initiative.sponsor)}" if initiative.sponsor else "Ask those it is for"
            message = (
                f"is in the plan for {named(edition)}; nobody outside L&TD has confirmed it. "
                f"{asks}: does that sound right?"
            )
            yield Finding(placed.entry.where("place"), initiative.code, message, records_of(portfolio, initiative))


def _is_confirmed(portfolio: Portfolio, placed: Placed) -> bool:
    """Whether a stakeholder has said yes by now: in a talk the entry names, or to what is decided about it."""
    confirmed = _confirmed(portfolio)
    if any(ref in confirmed for ref in placed.entry.confirmed):
        return True
    said = decisions.about(portfolio, placed.initiative)
    return any(item.live and item.confirmed and item.decision.kind not in _NOT_NOW for item in said)


@remembered
def _confirmed(portfolio: Portfolio) -> frozenset[str]:
    """Every decision that at least one stakeholder has confirmed."""
    return frozenset(item.ref for item in decisions.on(portfolio) if item.confirmed)
