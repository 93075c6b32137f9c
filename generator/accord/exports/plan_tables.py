"""What is planned as tables: every initiative with its place, and what each skill can do in each quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from accord import addresses
from accord.domain import balance, coverage, plan, scores
from accord.domain.balance import SkillBalance
from accord.domain.initiative import Initiative
from accord.domain.organization import Measure, Value
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.scores import Score
from accord.exports.naming import Naming, page
from accord.exports.table import Cell, Row, Table, columns, number, table

INITIATIVES = columns("""
code             text    The code on the grid, such as LT-16; empty where the initiative is not shown to these readers.
title            text    The title people know it by.
problem          text    What is going wrong in the work.
goals            list    The business goals it helps, the main one first.
sponsor          text    Who owns the outcome.
owner            text    The role accountable for the work.
asked_by         list    Who asked for it.
asked_on         date    The day it was first asked for.
learning_check   text    Is learning the answer: learning, learning-plus, not-learning or not-checked.
stage            text    The state of the work, such as piloting.
quarter          text    The quarter whose plan places it: the current one.
place            text    now, next, later, scrap, done, handed-over or stopped.
days_asked       number  Person-days the full scope would cost in that quarter.
days_planned     number  Person-days in that quarter's plan.
smaller          text    How it was made smaller.
why              text    Why it stands where it stands.
look_again       date    The day it is looked at again.
handed_to        text    To whom it was handed over.
confirmed        list    The decisions that confirm it, as <talk>#d1.
impact           number  Expected effect on the business, 1 to 5.
difficulty       number  Amount and intensity of the work, 1 to 5.
area             text    The area of the grid, by the team's own name.
assessed_on      date    The day impact and difficulty were scored.
measure          text    What should move.
unit             text    The unit of that measure.
from             number  Where it stood before.
to               number  Where it should be.
latest           number  Where it stands.
latest_on        date    The day of that reading.
for_whom         text    For whom the work is.
people           number  How many they are.
needed_by        date    The day the business needs it.
law              text    The law or rule that sets a date.
law_on           date    The date it sets.
page             text    Its page on the site, counted from the site's root.
""")

CAPACITY = columns("""
quarter          text    The quarter.
skill            text    The skill, by its short name.
working_days     number  Working days of the quarter. All other figures are person-days.
gross            number  Full-time people times working days.
keep_running     number  Work that never stops.
not_available    number  Leave, absences and buffer as one sum.
leave            number  Leave and holidays; for the team only.
absence          number  Long absences; for the team only.
buffer           number  Days left unplanned on purpose; for the team only.
own              number  What is left for initiatives.
negotiated       number  Days that exist because of talks.
total            number  Own and negotiated days.
asked            number  Days asked for.
scrapped         number  Of these, days on the scrap list.
waits            number  Of these, days that wait.
smaller          number  Of these, days by which work was made smaller.
planned          number  Days in the plan.
left             number  Days left; below zero when the plan is too big.
page             text    The page on the site, counted from the site's root.
""")


def initiatives(naming: Naming) -> Table:
    """Every initiative by code, with its place in the current plan; nameless ones last."""
    portfolio = naming.portfolio
    edition = _current(portfolio)
    ordered = sorted(portfolio.initiatives.values(), key=lambda i: (is_hidden(i.id), *plan.by_number(i.code, i.id)))
    return table("initiatives", INITIATIVES, (_initiative(naming, item, edition) for item in ordered))


def _current(portfolio: Portfolio) -> Edition | None:
    quarter = plan.current(portfolio)
    return plan.edition(portfolio, quarter) if quarter else None


def _initiative(naming: Naming, item: Initiative, edition: Edition | None) -> Row:
    entry = edition.entry(item.id) if edition else None
    placed = _place(edition, entry) if edition and entry else {}
    if is_hidden(item.id):
        return {"title": naming.words.t("hidden.initiative"), **placed}
    words = _words_of_place(naming, entry) if entry else {}
    score = entry.score if entry else scores.at(naming.portfolio, item, naming.portfolio.as_of)
    return {**_described(naming, item), **placed, **words, **_scored(naming, score), **_measured(naming, item.outcome)}


def _described(naming: Naming, item: Initiative) -> Row:
    goals = naming.portfolio.goals
    return {
        "code": item.code,
        "title": item.title,
        "problem": item.problem,
        "goals": tuple(goals[name].name for name in item.goals if name in goals),
        "sponsor": naming.anyone(item.sponsor),
        "owner": naming.anyone(item.owner),
        "asked_by": naming.people(dict.fromkeys(request.by for request in item.requests)),
        "asked_on": min((request.date for request in item.requests if request.date), default=None),
        "learning_check": item.learning_check.verdict if item.learning_check else None,
        "stage": item.stage,
        "for_whom": item.for_whom.text if item.for_whom else None,
        "people": item.for_whom.people if item.for_whom else None,
        "needed_by": item.needed_by,
        "law": item.mandated.rule if item.mandated else None,
        "law_on": item.mandated.date if item.mandated else None,
        "page": page(addresses.initiative(item.id)),
    }


def _place(edition: Edition, entry: Placed) -> Row:
    """Place and days, which figures count for every reader."""
    return {
        "quarter": edition.quarter.id,
        "place": entry.place,
        "days_asked": number(entry.days_asked) if entry.estimated else None,
        "days_planned": number(entry.days_planned),
    }


def _words_of_place(naming: Naming, entry: Placed) -> Row:
    return {
        "smaller": entry.smaller,
        "why": entry.why,
        "look_again": entry.look_again,
        "handed_to": naming.anyone(entry.to) if entry.to in naming.portfolio.stakeholders else entry.to,
        "confirmed": tuple(str(naming.record(ref)) for ref in entry.confirmed),
    }


def _scored(naming: Naming, score: Score | None) -> Row:
    if score is None:
        return {}
    return {
        "impact": number(score.impact),
        "difficulty": number(score.difficulty),
        "area": naming.portfolio.settings.grid.areas.name(score.area),
        "assessed_on": score.assessment.date,
    }


def _measured(naming: Naming, measure: Measure | None) -> Mapping[str, Cell]:
    if measure is None:
        return {}
    latest = coverage.reach(naming.portfolio, measure, naming.portfolio.as_of).latest
    return {
        "measure": measure.measure,
        "unit": measure.unit,
        "from": _value(measure.baseline),
        "to": _value(measure.target),
        "latest": _value(latest),
        "latest_on": latest.date if latest else None,
    }


def _value(value: Value | None) -> Decimal | None:
    return number(value.value) if value else None


def capacity(naming: Naming) -> Table:
    """Every skill in the latest agreed plan of every quarter."""
    return table("capacity", CAPACITY, _skills(naming.portfolio))


def _skills(portfolio: Portfolio) -> Iterator[Row]:
    for edition in plan.editions(portfolio):
        written = edition.quarter.capacity
        for skill in balance.of(portfolio, edition).skills:
            yield {
                "quarter": edition.quarter.id,
                "skill": skill.skill,
                "working_days": number(written.working_days) if written else None,
                **_figures(skill),
                "page": page(addresses.fits(edition.quarter.id)),
            }


def _figures(skill: SkillBalance) -> Row:
    figures = {
        "gross": skill.gross,
        "keep_running": skill.keep_running,
        "not_available": skill.unavailable,
        "leave": skill.leave,
        "absence": skill.absence,
        "buffer": skill.buffer,
        "own": skill.own,
        "negotiated": skill.negotiated,
        "total": skill.total,
        "asked": skill.asked,
        "scrapped": skill.scrapped,
        "waits": skill.waits,
        "smaller": skill.smaller,
        "planned": skill.planned,
        "left": skill.left,
    }
    return {key: number(value) for key, value in figures.items()}
