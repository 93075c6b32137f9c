"""Rules on initiatives: who stands behind the work, what problem it is for, and how one would see that it helped."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from accord.domain import scores
from accord.domain.initiative import Initiative, Stage
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import PlanPlace
from accord.domain.record import Warnable
from accord.domain.remembered import remembered
from accord.domain.rules.editions import in_view
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.word_lists import pattern
from accord.domain.rules.wording import days, is_placeholder, listed, quoted

_MEASURED: tuple[Stage, ...] = ("running", "measuring")
_AT_WORK: tuple[Stage, ...] = ("designing", "piloting", "running")
_ENDED: tuple[PlanPlace, ...] = ("done", "handed-over", "stopped")
_OPENERS = {"a", "an", "another", "some", "new", "more", "better", "we", "they", "need", "needs", "want", "wants",
            "our", "un", "una", "otro", "otra", "nuevo", "nueva", "más", "necesitamos", "queremos",
            "ein", "eine", "einen", "neue", "neues", "mehr", "wir", "brauchen", "wollen"}  # fmt: skip
"""Words with which a wish begins: "We need a course"."""
_THE = {"the", "this", "el", "la", "los", "las", "der", "die", "das", "den"}
"""Words before something that is there already: "The course ends too early" is a problem."""
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_LONG = 3


@remembered
def seen_in(portfolio: Portfolio) -> Mapping[str, tuple[tuple[Edition, Placed], ...]]:
    """Where each initiative stands in the plans that checks look at, by slug; the agreed plan comes first."""
    found: dict[str, list[tuple[Edition, Placed]]] = {}
    for edition in in_view(portfolio):
        for placed in edition.entries:
            found.setdefault(placed.initiative, []).append((edition, placed))
    return {slug: tuple(places) for slug, places in found.items()}


def has_ended(portfolio: Portfolio, initiative: Initiative) -> bool:
    """Whether the work is over: closed, or placed so in the current plan."""
    places = seen_in(portfolio).get(initiative.id, ())
    return initiative.stage == "closed" or bool(places and places[0][1].place in _ENDED)


def figure(score: Fraction) -> str:
    """A score as one says it: 3.0, 2.75, 2.88."""
    whole, rest = divmod(round(score * 100), 100)
    return f"{whole}.{rest:02d}".removesuffix("0")


def named(edition: Edition) -> str:
    """The plan a message speaks of: its quarter, and the version where that is still a draft."""
    version = edition.version
    return edition.quarter.id + (f", version {version.version} (draft)" if version.state == "draft" else "")


def records_of(portfolio: Portfolio, initiative: Initiative) -> tuple[Warnable, ...]:
    """The records in which a warning about an initiative may be accepted: its own, and its entries."""
    return (initiative, *(placed.entry for _, placed in seen_in(portfolio).get(initiative.id, ())))


@check("no-sponsor", level="warn")
def no_sponsor(portfolio: Portfolio) -> Iterator[Finding]:
    """What matters much to the business has a sponsor there, and what goes ahead has an owner in our team."""
    line = portfolio.settings.grid.line
    for initiative in portfolio.initiatives.values():
        records = records_of(portfolio, initiative)
        score = scores.at(portfolio, initiative, portfolio.as_of)
        if score and score.impact >= line and not initiative.sponsor and not has_ended(portfolio, initiative):
            message = (
                f"impact {figure(score.impact)} is high, and no sponsor stands behind the outcome. "
                "Ask who in the business owns it; if nobody does, score the impact again."
            )
            yield Finding(initiative.where("sponsor"), initiative.code, message, records)
        ahead = [e for e, placed in seen_in(portfolio).get(initiative.id, ()) if placed.place == "now"]
        if ahead and not initiative.owner:
            message = f"goes ahead in {named(ahead[0])} and has no owner: name the one role of our team it is with."
            yield Finding(initiative.where("owner"), initiative.code, message, records)


@check("solution-as-problem", level="warn")
def solution_as_problem(portfolio: Portfolio) -> Iterator[Finding]:
    """The problem says what goes wrong at work, not which course or workshop would be nice to have."""
    solutions = pattern(portfolio.settings, "solution")
    for initiative in portfolio.initiatives.values():
        if _names_a_solution(initiative.problem, solutions):
            message = (
                f"the problem reads like a solution: {quoted(initiative.problem)}. "
                "Write what goes wrong at work, and for whom; what could help comes after that."
            )
            yield Finding(initiative.where("problem"), initiative.code, message, records_of(portfolio, initiative))


def _names_a_solution(problem: str, solutions: re.Pattern[str]) -> bool:
    """Whether a text starts with a solution ("Training for…", "We need a feedback course"), or says little else:
    a third of its longer words.
    """
    found = [match for match in solutions.finditer(problem) if not _is_there_already(problem[: match.start()])]
    if not found:
        return False
    before = _WORD.findall(problem[: found[0].start()].lower())
    if not before or _is_wish(before):
        return True
    named = sum(len(_WORD.findall(match[0])) for match in found)
    others = [word for word in _WORD.findall(solutions.sub(" ", problem)) if len(word) > _LONG]
    return 3 * named >= named + len(others)


def _is_wish(before: list[str]) -> bool:
    """Whether a sentence that begins so asks for what comes next: "We need a feedback…", "Two-day crane…"."""
    opens = before[0] in _OPENERS or "-" in before[0]
    return opens and len([word for word in before[1:] if word not in _OPENERS]) <= 1


def _is_there_already(before: str) -> bool:
    return any(word in _THE for word in _WORD.findall(before.lower())[-1:])


@check("no-measure", level="warn")
def no_measure(portfolio: Portfolio) -> Iterator[Finding]:
    """What is running has an outcome measure with a baseline and a target, and a reading from the last three months."""
    for initiative in portfolio.initiatives.values():
        if initiative.stage in _MEASURED:
            records = records_of(portfolio, initiative)
            missing = _missing(initiative)
            if missing:
                them = "it" if len(missing) == 1 else "them"
                message = (
                    f"{initiative.stage} without {listed(f'a {key}' for key in missing)}, so nobody will see what came "
                    f"of it. Agree on {them} with the sponsor, and write {them} under `outcome`."
                )
                yield Finding(initiative.where("outcome", missing[0]), initiative.code, message, records)
            newest = _newest_reading(initiative)
            if newest and three_months_after(newest) < portfolio.as_of:
                ago = days((portfolio.as_of - newest).days)
                message = (
                    f"the newest reading is of {newest}, {ago} ago, older than a quarter. "
                    "Ask for a new number, also where it will not please."
                )
                yield Finding(initiative.where("outcome", "readings"), initiative.code, message, records)


def _missing(initiative: Initiative) -> list[str]:
    """What one needs to see a change, as far as it is not written; a placeholder is not a measure."""
    outcome = initiative.outcome
    if outcome is None:
        return ["measure", "baseline", "target"]
    there = {
        "measure": not is_placeholder(outcome.measure),
        "baseline": outcome.baseline is not None,
        "target": outcome.target is not None,
    }
    return [key for key, is_there in there.items() if not is_there]


def _newest_reading(initiative: Initiative) -> date | None:
    """The day of the newest reading; a reading without a day may be of today."""
    readings = initiative.outcome.readings if initiative.outcome else ()
    dates = [reading.date for reading in readings]
    return None if None in dates else max((day for day in dates if day), default=None)


def three_months_after(day: date) -> date:
    """The same day three months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month + 2, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@check("stage-against-place", level="warn")
def stage_against_place(portfolio: Portfolio) -> Iterator[Finding]:
    """The stage of the work and its place in the plan tell the same story."""
    for initiative in portfolio.initiatives.values():
        for edition, placed in seen_in(portfolio).get(initiative.id, ()):
            records = (initiative, placed.entry)
            if initiative.stage == "closed" and placed.place in ("now", "next", "later"):
                message = (
                    f"closed, and placed '{placed.place}' in {named(edition)}. "
                    "Place it as done, or set `stage` back if there is work left."
                )
                yield Finding(placed.entry.where("place"), initiative.code, message, records)
                break
            started = edition.quarter.first_day <= portfolio.as_of
            if started and initiative.stage in _AT_WORK and placed.place in ("scrap", "stopped", "done"):
                message = (
                    f"{initiative.stage}, and placed '{placed.place}' in {named(edition)}. "
                    "Write the stage it is in today, or place it where the work goes on."
                )
                yield Finding(initiative.where("stage"), initiative.code, message, records)
                break


@check("closed-without-result", level="note")
def closed_without_result(portfolio: Portfolio) -> Iterator[Finding]:
    """Work that is closed says how many days it took, and has a reading of what came of it."""
    for initiative in portfolio.initiatives.values():
        if initiative.stage == "closed":
            without = []
            if initiative.actual_days is None or initiative.actual_days == {}:
                without.append("actual_days")
            if not (initiative.outcome and initiative.outcome.readings):
                without.append("readings")
            if without:
                yield _closed(portfolio, initiative, without)


def _closed(portfolio: Portfolio, initiative: Initiative, without: list[str]) -> Finding:
    said = {"actual_days": "the days it took (`actual_days`)", "readings": "a reading of its outcome (`readings`)"}
    message = (
        f"closed without {listed(said[key] for key in without)}. "
        "The next estimate learns from it: write it down while somebody remembers."
    )
    path = ("actual_days",) if without[0] == "actual_days" else ("outcome", "readings")
    return Finding(initiative.where(*path), initiative.code, message, records_of(portfolio, initiative))
