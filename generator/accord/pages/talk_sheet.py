"""P14, the talk sheet: six questions on one side, six steps on the other, with the numbers the build knows."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from accord import addresses
from accord.domain import sheet as sheets
from accord.domain.fields import LTD
from accord.domain.negotiation import Ask, Negotiation
from accord.domain.promises import Promise
from accord.domain.sheet import Dot, Sheet
from accord.pages import conversation_parts as parts
from accord.pages.ask_words import ask_text, told_answer
from accord.pages.desk import Desk
from accord.pages.gate import line, paragraphs
from accord.pages.page import Page
from accord.pages.report import Report

STEPS = ("start", "picture", "ideas", "summary", "consequences", "next")
"""The six steps of a talk, in order."""
ROOM = {"start": 3, "picture": 3, "ideas": 5, "summary": 4, "consequences": 3, "next": 2}
"""Lines to write on, by step."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the six questions, with what was prepared for it."""

    title: str
    text: Markup
    """Empty where nothing is written yet: there is room to write."""
    days: bool
    """Whether the days left per skill stand below it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six steps: what one says, what one brings, and what was written down."""

    title: str
    prompt: str
    hint: Markup
    said: Markup
    """What was recorded; empty before the talk, when lines stand there."""
    lines: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where an initiative stands on a small grid."""

    code: str
    name: str
    label: str
    x: float
    """Along difficulty, in per cent of the width."""
    y: float
    """From the top, in per cent of the height."""
    words: Markup


@dataclass(frozen=True, slots=True)
class Laid:
    """Everything a sheet prints."""

    title: str
    codes: str
    kicker: Markup
    who: Markup
    asks: tuple[Markup, ...]
    questions: tuple[Question, ...]
    steps: tuple[Step, ...]
    skills: tuple[tuple[str, str, str], ...]
    """Skill, "planned of total", days left."""
    places: tuple[Place, ...]
    near: tuple[float, float]
    """Where the band around the line begins and how wide it is, in per cent."""
    areas: tuple[str, str, str, str]
    open: tuple[Markup, ...]
    so_far: tuple[tuple[str, Markup, str], ...]
    """Who promised, the marks of the states, how many."""
    last: Markup
    last_title: Markup
    consequences: tuple[Markup, ...]
    stamp: Markup
    held: bool


def page(report: Report, talk_id: str) -> Page:
    """The sheet of one talk as a page of the team's site."""
    talk = report.portfolio.talks[talk_id]
    desk = Desk(report, addresses.sheet(talk_id))
    laid = lay(desk, talk)
    return desk.write(
        "talk-sheet.md.j2",
        title=laid.title,
        description=desk.words.t("sheet.description", title=laid.title),
        section=desk.words.t("nav.talks"),
        in_navigation=False,
        source=talk.where(),
        searchable=False,
        sheet=laid,
        record=desk.talk(talk_id, desk.words.t("sheet.record")),
    )


def lay(desk: Desk, talk: Negotiation) -> Laid:
    """What stands on the sheet of a talk."""
    known = sheets.of(desk.portfolio, talk)
    words = desk.words
    return Laid(
        title=desk.talk_title(talk.id),
        codes=", ".join(desk.code(name) for name in talk.about if name in desk.portfolio.initiatives),
        kicker=desk.say("sheet.kicker", day=words.full(talk.date)),
        who=desk.say("sheet.with", who=desk.row(_person(desk, party) for party in talk.with_)),
        asks=tuple(_ask(desk, talk, ask, known.held) for ask in talk.asks),
        questions=_questions(desk, talk),
        steps=tuple(_step(desk, known, name) for name in STEPS),
        skills=tuple(
            (words.skill(s.skill), words.t("sheet.of", n=s.planned, all=s.total), words.number(s.left))
            for s in known.skills
        ),
        places=tuple(place for dot in known.dots if (place := _place(desk, dot))),
        near=_near(desk),
        areas=_areas(desk),
        open=tuple(_open(desk, promise) for promise in known.open),
        so_far=tuple(_so_far(desk, giver, promises) for giver, promises in known.so_far.items()),
        last=parts.summary(known.last) if known.last else Markup(),
        last_title=desk.say("sheet.last", day=words.full(known.last.date)) if known.last else Markup(),
        consequences=tuple(_consequences(desk, known)),
        stamp=desk.stamp(),
        held=known.held,
    )


def _person(desk: Desk, party: str) -> Markup:
    """A party by name, where there is one, and role."""
    who = desk.portfolio.stakeholders[party]
    if who.name:
        return Markup("<b>{}</b>, {}").format(line(who.name), line(who.title))
    return Markup("<b>{}</b>").format(line(who.title))


def _ask(desk: Desk, talk: Negotiation, ask: Ask, held: bool) -> Markup:
    text = desk.say("sheet.ask", kind=desk.words.t(f"ask.kind.{ask.kind}"), text=ask_text(desk, ask))
    return Markup("{} <b>{}</b>").format(text, told_answer(desk, talk, ask)) if held else text


def _questions(desk: Desk, talk: Negotiation) -> tuple[Question, ...]:
    """All six, also those nothing is written for yet."""
    prepared = {part.title: part.text for part in parts.six_questions(desk, talk)}
    names = ("critical", "alignment", "not_scrapped", "realistic", "solutions", "help")
    titles = [(name, desk.words.t(f"question.{name}")) for name in names]
    return tuple(Question(title, prepared.get(title, Markup()), name == "realistic") for name, title in titles)


def _step(desk: Desk, known: Sheet, name: str) -> Step:
    said = _said(desk, known.talk, name)
    return Step(
        title=desk.words.t(f"sheet.step.{name}"),
        prompt=desk.words.t(f"sheet.prompt.{name}"),
        hint=_hint(desk, known, name),
        said=said,
        lines=0 if said else ROOM[name],
    )


def _hint(desk: Desk, known: Sheet, name: str) -> Markup:
    """What one brings to a step: from the preparation, else how to go about it."""
    preparation = known.talk.preparation
    if name == "start" and preparation and preparation.alignment_and_data and preparation.alignment_and_data.goals:
        goals = [desk.goal(goal) for goal in preparation.alignment_and_data.goals if goal in desk.portfolio.goals]
        return desk.say("question.goals", goals=desk.row(goals))
    if name == "picture" and preparation and preparation.realistic_with_capacity:
        return line(preparation.realistic_with_capacity)
    return desk.say(f"sheet.hint.{name}")


def _said(desk: Desk, talk: Negotiation, name: str) -> Markup:
    """What was written down for a step."""
    conversation = talk.conversation
    if name == "summary":
        return paragraphs(talk.summed_up)
    if conversation is None:
        return Markup()
    match name:
        case "start":
            start = conversation.start_with_alignment
            return paragraphs((start.their_words or start.said) if start else None)
        case "picture":
            return paragraphs(conversation.share_current_picture)
        case "ideas":
            return parts.bullets([_idea(desk, idea.from_, idea.idea) for idea in conversation.invite_ideas])
        case "consequences":
            return parts.bullets([line(c.impact or c.if_not or "") for c in talk.consequences])
        case _:
            return parts.bullets(parts.next_steps(desk, talk))


def _idea(desk: Desk, giver: str | None, text: str) -> Markup:
    return desk.say("sheet.idea", who=desk.party_name(giver), text=text) if giver else line(text)


def _place(desk: Desk, dot: Dot) -> Place | None:
    if dot.score is None:
        return None
    score, words = dot.score, desk.words
    where = words.t(f"place.{dot.place}") if dot.place else words.t("sheet.not_placed")
    return Place(
        code=desk.code(dot.initiative),
        name=desk.portfolio.initiatives[dot.initiative].title,
        label=desk.report.labels.get(desk.code(dot.initiative), ""),
        x=_percent(score.difficulty),
        y=100 - _percent(score.impact),
        words=desk.say("sheet.dot", code=desk.code(dot.initiative), where=where, x=score.difficulty, y=score.impact),
    )


def _percent(score: float | Fraction) -> float:
    """Where a score from 1 to 5 lies on a side of the grid."""
    return round((float(score) - 1) * 25, 2)


def _near(desk: Desk) -> tuple[float, float]:
    grid = desk.portfolio.settings.grid
    first = _percent(max(float(grid.line - grid.near_line), 1.0))
    return first, round(min(float(grid.near_line) * 50, 100 - first), 2)


def _areas(desk: Desk) -> tuple[str, str, str, str]:
    areas = desk.portfolio.settings.grid.areas
    return areas.do_first, areas.plan_together, areas.fill_in, areas.rethink


def _open(desk: Desk, promise: Promise) -> Markup:
    due = desk.words.full(promise.commitment.due)
    return desk.say("sheet.open", who=desk.party_name(promise.by), text=promise.commitment.what.rstrip("."), due=due)


def _so_far(desk: Desk, giver: str, promises: tuple[Promise, ...]) -> tuple[str, Markup, str]:
    marks = Markup("").join(desk.pmark(promise.shown) for promise in promises)
    return desk.party_name(giver) if giver != LTD else desk.words.t("ltd"), marks, desk.words.number(len(promises))


def _consequences(desk: Desk, known: Sheet) -> list[Markup]:
    """What was written last time, and what came of it."""
    lines = []
    for consequence in known.consequences:
        text = consequence.impact or consequence.realistic or consequence.if_not
        if not text:
            continue
        came = consequence.what_happened
        wrote = desk.say("sheet.wrote", text=text)
        if came:
            matched = desk.words.t(f"consequence.matched.{came.matched}")
            wrote = Markup("{} {}").format(wrote, desk.say("sheet.came", matched=matched, text=came.text or ""))
        lines.append(wrote)
    return lines
