"""What happened to an initiative: each fact once, as a mark of its life line and as a row of the table under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from markupsafe import Markup

from accord import addresses
from accord.charts import promise_shapes
from accord.charts.figure import ROOT
from accord.charts.life_view import Reading, Spot, Stretch
from accord.domain import decisions, forecasts, plan, scores, talks
from accord.domain.decisions import Settled
from accord.domain.fields import LTD
from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.plan import Placed
from accord.domain.portfolio import is_hidden
from accord.domain.promises import Promise
from accord.pages.ask_words import ask_words
from accord.pages.desk import Desk

Kind = Literal["place", "score", "talk", "theirs", "ours", "reading"]
_PAUSE = timedelta(days=45)
"""A place holds on until the next quarter's first version, when that is at most so long after the quarter."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened or is to happen."""

    kind: Kind
    """The row of the picture."""
    day: date
    text: Markup
    """What the table says."""
    mark: Spot | Stretch | Reading


def facts(desk: Desk, initiative: Initiative) -> list[Fact]:
    """Everything that is known on the as-of date, by kind."""
    placed = list(_places(desk, initiative))
    return [
        *_requests(desk, initiative, placed),
        *placed,
        *_assessments(desk, initiative),
        *_talks(desk, initiative),
        *_look_agains(desk, initiative),
        *_promises(desk, initiative),
        *_readings(desk, initiative),
    ]


def _href(address: addresses.Address) -> str:
    anchor = f"#{address.anchor}" if address.anchor else ""
    return f"{ROOT}{address.path.lstrip('/')}{anchor}"


def _plain(text: Markup) -> str:
    return str(text.striptags())


def _requests(desk: Desk, initiative: Initiative, placed: list[Fact]) -> Iterator[Fact]:
    """The first request is the time until the first place; those after it are marks."""
    asked = sorted((r for r in initiative.requests if r.date), key=lambda r: r.date or date.min)
    first = placed[0].day if placed else desk.portfolio.as_of + _DAY
    for at, request in enumerate(asked):
        assert request.date is not None
        text = desk.say("life.requested", who=desk.party(request.by))
        name = _on(desk, request.date, _plain(text))
        href = _href(addresses.initiative(initiative.id).at("requests"))
        mark: Spot | Stretch
        if at == 0 and request.date < first:
            label = desk.words.t("life.mark.asked")
            mark = Stretch("asked", request.date, first, (label,), name, href)
        else:
            mark = Spot(request.date, "asked", (_plain(text), desk.words.t("life.mark.asked")), name, href)
        yield Fact("place" if isinstance(mark, Stretch) else "talk", request.date, text, mark)


def _on(desk: Desk, day: date, text: str) -> str:
    """Something with its day, as a mark is called."""
    return desk.words.t("life.mark.on", day=desk.words.full(day), what=text)


def _places(desk: Desk, initiative: Initiative) -> Iterator[Fact]:
    """Its places in the plan, from agreed version to agreed version; versions that change nothing are one stretch."""
    points = list(_points(desk, initiative.id))
    run: list[tuple[date, date, plan.Edition, Placed]] = []
    for at, (start, edition, entry) in enumerate(points):
        end = edition.quarter.last_day + _DAY
        if at + 1 < len(points) and points[at + 1][0] - end <= _PAUSE:
            end = points[at + 1][0]
        if run and (entry is None or start > run[-1][1] or _kind(entry) != _kind(run[-1][3])):
            yield _stretch(desk, run)
            run = []
        if entry is not None and start < end:
            run.append((start, end, edition, entry))
    if run:
        yield _stretch(desk, run)


def _points(desk: Desk, slug: str) -> Iterator[tuple[date, plan.Edition, Placed | None]]:
    """Each agreed version with its entry, from the day it holds."""
    portfolio = desk.portfolio
    for quarter in sorted(portfolio.quarters.values(), key=lambda quarter: (quarter.first_day, quarter.id)):
        for version in quarter.all_versions:
            if version.state == "agreed" and version.date <= portfolio.as_of:
                edition = plan.edition(portfolio, quarter, version.version)
                if edition:
                    start = min(max(version.date, quarter.first_day), quarter.last_day)
                    yield start, edition, edition.entry(slug)


def _kind(entry: Placed) -> tuple[str, bool, date | None]:
    """What makes a place another one."""
    return (entry.place, _smaller(entry), entry.look_again)


def _smaller(entry: Placed) -> bool:
    return entry.place == "now" and entry.days_smaller > 0


def _stretch(desk: Desk, run: list[tuple[date, date, plan.Edition, Placed]]) -> Fact:
    first, _, edition, entry = run[0]
    end = run[-1][1]
    words, last = desk.words, run[-1][2]
    place = words.t(f"place.{entry.place}")
    labels = [place]
    if _smaller(entry):
        labels.insert(0, words.t("life.mark.smaller", place=place))
    if entry.look_again:
        labels.insert(0, words.t("life.mark.until", place=place, day=words.short(entry.look_again)))
    months = words.months(edition.quarter.first_day, last.quarter.last_day)
    address = addresses.edition(edition.quarter.id)
    sentence = "life.placed_smaller" if _smaller(entry) else "life.placed"
    text = desk.say(sentence, place=place, months=desk.a(address, months))
    name = words.t("life.mark.span", what=labels[0], first=words.full(first), last=words.full(end - _DAY))
    mark = Stretch(entry.place, first, end, tuple(labels), name, _href(address))
    return Fact("place", edition.version.date, text, mark)


def _assessments(desk: Desk, initiative: Initiative) -> Iterator[Fact]:
    """The first scoring, and every one that changed something."""
    words, last = desk.words, None
    for assessment in sorted(initiative.assessments, key=lambda a: a.date):
        score = scores.at(desk.portfolio, initiative, assessment.date)
        if score is None or (last and score.point == last.point):
            continue
        figures = {"impact": score.impact, "difficulty": score.difficulty}
        if last is None:
            text = desk.say("life.assessed", **figures)
            labels = [words.t("life.mark.scores", **figures)]
        else:
            text = desk.say("life.rescored", **figures, was_impact=last.impact, was_difficulty=last.difficulty)
            pairs = (("impact", last.impact, score.impact), ("difficulty", last.difficulty, score.difficulty))
            parts = [words.t(f"life.mark.{axis}", was=was, now=now) for axis, was, now in pairs if was != now]
            labels = [words.t("figure.comma").join(parts)]
        labels.append(words.t("life.mark.scores_short", **figures))
        href = _href(addresses.initiative(initiative.id).at("scores"))
        mark = Spot(assessment.date, "score", tuple(labels), _on(desk, assessment.date, _plain(text)), href)
        yield Fact("score", assessment.date, text, mark)
        last = score


def _talks(desk: Desk, initiative: Initiative) -> Iterator[Fact]:
    """Talks about it that were held, with what was settled or answered there."""
    portfolio = desk.portfolio
    settled: dict[str, list[Settled]] = {}
    for item in reversed(decisions.about(portfolio, initiative.id)):
        settled.setdefault(item.talk.id, []).append(item)
    for talk in portfolio.visible_talks.values():
        about = settled.get(talk.id, [])
        asked = [ask for ask in talk.asks if initiative.id in (*ask.about, *ask.between)]
        known = talk.date <= portfolio.as_of and (about or talks.held(talk, portfolio.as_of))
        if known and (about or asked or initiative.id in talk.about):
            yield _talk(desk, talk, about, [ask_words(desk, talk, ask) for ask in asked])


def _talk(desk: Desk, talk: Negotiation, settled: list[Settled], answers: list[Markup]) -> Fact:
    words = desk.words
    kinds = [words.t(f"decision.kind.{item.decision.kind}") for item in settled]
    said = list(dict.fromkeys(kinds or map(_plain, answers))) or [desk.talk_title(talk.id)]
    label = words.t("figure.comma").join(said)
    again = next((item.decision.look_again for item in settled if item.decision.look_again), None)
    labels = [label]
    if again:
        labels.insert(0, words.t("life.mark.again", what=label, day=words.short(again.date)))
    if settled:
        decided = [
            desk.say("life.decided", kind=kind, decision=desk.record(item.ref, item.decision.text))
            for kind, item in zip(kinds, settled, strict=True)
        ]
        text = Markup(" ").join(decided)
    else:
        title = desk.talk(talk.id, desk.talk_title(talk.id))
        text = desk.say("life.answered", talk=title, answers=desk.row(answers)) if answers else title
    name = _on(desk, talk.date, words.t("figure.life.told", name=desk.talk_title(talk.id), what=labels[0]))
    return Fact("talk", talk.date, text, Spot(talk.date, "talk", tuple(labels), name, _talk_href(talk)))


def _talk_href(talk: Negotiation) -> str:
    return _href(addresses.conversation(talk.id))


def _look_agains(desk: Desk, initiative: Initiative) -> Iterator[Fact]:
    """Dates on which we look again and have not yet."""
    words = desk.words
    for item in desk.report.look_agains:
        if item.initiative != initiative.id or item.looked_at or is_hidden(item.ref or ""):
            continue
        question = item.question or words.t("look_again.decision")
        text = desk.record(item.ref, question) if item.ref else desk.say("plain", text=question)
        labels = (words.t("look_again.on", day=words.short(item.date)), words.t("life.mark.look_again"))
        address = addresses.record(item.ref) if item.ref else addresses.initiative(initiative.id)
        mark = Spot(item.date, "again", labels, _on(desk, item.date, question), _href(address))
        yield Fact("talk", item.date, desk.say("life.look_again", question=text), mark)


def promised(desk: Desk, slug: str) -> list[Promise]:
    """The promises about it that these readers may read of."""
    return [p for p in desk.report.promises if slug in p.commitment.about and not p.hidden]


def _promises(desk: Desk, initiative: Initiative) -> Iterator[Fact]:
    """Promises whose days these readers may know: each at its due day, a late one at the day it was kept."""
    for promise in promised(desk, initiative.id):
        if promise.due is not None:
            yield _promise(desk, promise, promise.due)


def _promise(desk: Desk, promise: Promise, due: date) -> Fact:
    words, what = desk.words, promise.commitment.what.rstrip(".")
    ours = promise.by == LTD
    who = desk.party_name(promise.by)
    late = promise.closed if promise.state == "kept-late" else None
    day = late or due
    starts = promise.commitment.starts
    since = due if late else starts if starts and starts < day else None
    until = desk.portfolio.as_of if promise.state == "overdue" else None
    look = promise_shapes.LOOKS.get(promise.state, promise.state)
    state = words.t(f"promise.state.{promise.state}")
    labels = (what,) if ours else (words.t("life.mark.who", who=who, what=what), what)
    name = words.t("figure.timeline.mark", who=who, what=what, due=words.full(due), state=state)
    mark = Spot(day, look, labels, name, _href(addresses.record(promise.ref)), since, until)
    text = desk.say(
        "life.promised", who=desk.party(promise.by), what=desk.phrase(promise.ref, what), due=due, state=state
    )
    return Fact("ours" if ours else "theirs", day, text, mark)


def _readings(desk: Desk, initiative: Initiative) -> Iterator[Fact]:
    """The first value and every reading; with a ring where a forecast written down before came as expected."""
    outcome, words = initiative.outcome, desk.words
    if outcome is None:
        return
    foretold = {
        forecast.looked_at
        for forecast in forecasts.on(desk.portfolio)
        if not forecast.hidden and initiative.id in forecast.about and forecast.state == "as-expected"
    }
    first = (outcome.baseline,) if outcome.baseline else ()
    for at, value in enumerate((*first, *outcome.readings)):
        if value.date is None:
            continue
        shown = words.measured(value.value, outcome.unit)
        text = desk.say("life.read", measure=outcome.measure or words.t("initiative.value"), value=shown)
        ring = at >= len(first) and value.date in foretold
        if ring:
            text = Markup("{} {}").format(text, desk.say("life.foretold"))
        yield Fact("reading", value.date, text, Reading(value.date, value.value, shown, ring))
