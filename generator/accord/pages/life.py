"""The life of an initiative as a list: requested, assessed, talked about, decided, measured, in one order of time."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from accord import addresses
from accord.domain import decisions, scores
from accord.domain.initiative import Initiative
from accord.pages.desk import Desk
from accord.pages.rows import Row


def rows(desk: Desk, initiative: Initiative) -> list[Row]:
    """What happened, newest first; only what is known on the as-of date."""
    found = [
        *_requests(desk, initiative),
        *_assessments(desk, initiative),
        *_talks(desk, initiative),
        *_places(desk, initiative),
        *_readings(desk, initiative),
    ]
    ordered = sorted(enumerate(found), key=lambda item: (item[1][0], item[0]), reverse=True)
    return [Row(Markup(), text, "", desk.words.full(day)) for _, (day, text) in ordered]


Event = tuple[date, Markup]


def _requests(desk: Desk, initiative: Initiative) -> list[Event]:
    return [(r.date, desk.say("life.requested", who=desk.party(r.by))) for r in initiative.requests if r.date]


def _assessments(desk: Desk, initiative: Initiative) -> list[Event]:
    events = []
    last = None
    for assessment in sorted(initiative.assessments, key=lambda a: a.date):
        score = scores.at(desk.portfolio, initiative, assessment.date)
        if score is None:
            continue
        figures = {"impact": score.impact, "difficulty": score.difficulty}
        if last is None:
            events.append((assessment.date, desk.say("life.assessed", **figures)))
        elif score.point != last.point:
            events.append(
                (
                    assessment.date,
                    desk.say("life.rescored", **figures, was_impact=last.impact, was_difficulty=last.difficulty),
                )
            )
        last = score
    return events


def _talks(desk: Desk, initiative: Initiative) -> list[Event]:
    settled = decisions.about(desk.portfolio, initiative.id)
    return [
        (
            s.talk.date,
            desk.say(
                "life.decided",
                kind=desk.words.t(f"decision.kind.{s.decision.kind}"),
                decision=desk.record(s.ref, s.decision.text) if s.decision.text else desk.say("hidden.agreement"),
            ),
        )
        for s in reversed(settled)
        if not s.ref.startswith("~")
    ]


def _places(desk: Desk, initiative: Initiative) -> list[Event]:
    """The plan's version with which its place changed."""
    events, last = [], None
    for edition in desk.report.editions:
        entry = edition.entry(initiative.id)
        if entry is None or entry.place == last:
            continue
        last = entry.place
        months = desk.words.months(edition.quarter.first_day, edition.quarter.last_day)
        link = desk.a(addresses.edition(edition.quarter.id), months)
        events.append(
            (edition.version.date, desk.say("life.placed", place=desk.words.t(f"place.{entry.place}"), months=link))
        )
    return events


def _readings(desk: Desk, initiative: Initiative) -> list[Event]:
    outcome = initiative.outcome
    if outcome is None:
        return []
    return [
        (
            value.date,
            desk.say("life.read", measure=outcome.measure or "", value=desk.words.measured(value.value, outcome.unit)),
        )
        for value in outcome.readings
        if value.date
    ]
