"""P4, an initiative: what problem is this, who owns it, what was agreed, what changed so far?"""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from accord import addresses
from accord.domain import coverage, decisions, scores
from accord.domain.changes import About
from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.plan import Placed
from accord.domain.portfolio import is_hidden
from accord.pages import history_block, life, place_on_grid
from accord.pages.conversation_parts import evidence_line
from accord.pages.desk import Desk
from accord.pages.goals_page import reach_sentence
from accord.pages.life_facts import facts, promised
from accord.pages.page import Page
from accord.pages.promises_page import row as promise_row
from accord.pages.report import Report
from accord.pages.rows import Row, Table


def page(report: Report, slug: str) -> Page:
    """The page of one initiative."""
    initiative = report.portfolio.initiatives[slug]
    desk = Desk(report, addresses.initiative(slug))
    entry = report.current.entry(slug) if report.current else None
    sentence = answer(desk, initiative, entry)
    talks = _talks(desk, slug)
    known = facts(desk, initiative)
    return desk.write(
        "initiative.md.j2",
        title=initiative.title,
        description=str(sentence.striptags()),
        section=desk.words.t("nav.initiatives"),
        in_navigation=False,
        source=initiative.where(),
        concerns=initiative.code,
        sought=True,
        code=initiative.code,
        mark=desk.mark(entry.place, slug) if entry else Markup(),
        answer=sentence,
        history=history_block.of(desk, About("initiative", slug)),
        meta=meta(desk, initiative, entry),
        life=life.figure(desk, initiative, known),
        life_table=life.table(desk, known),
        place=place_on_grid.of(desk, slug),
        initiative=initiative,
        requests=[_request(desk, initiative, at) for at in range(len(initiative.requests))],
        check=_check(desk, initiative),
        causes=_causes(desk, initiative),
        evidence=[evidence_line(desk, item) for item in initiative.evidence],
        outcome=_outcome(desk, initiative),
        agreed=_agreed(desk, slug),
        forecasts=_forecasts(desk, slug, talks),
        promises=[promise_row(desk, p) for p in promised(desk, slug)],
        talks=[
            desk.talk(t.id, desk.words.t("talk.dated", title=desk.talk_title(t.id), day=desk.near(t.date)))
            for t in talks
        ],
        assessments=_assessments(desk, initiative),
        places=_places(desk, slug),
        needs=_needs(desk, initiative),
        more=_more(desk, initiative),
    )


def answer(desk: Desk, initiative: Initiative, entry: Placed | None) -> Markup:
    """Where the outcome stands against its target; without a reading, where the work stands in the plan."""
    outcome = initiative.outcome
    if outcome and outcome.measure:
        reached = coverage.reach(desk.portfolio, outcome, desk.portfolio.as_of)
        if reached.latest and reached.latest.date and outcome.readings:
            return _moved(desk, reached)
    if entry is None:
        return desk.say("initiative.not_placed", title=initiative.title)
    name = f"initiative.place.{entry.place}"
    until = desk.words.full(entry.look_again) if entry.look_again else ""
    dated = until and desk.words.has(f"{name}_until")
    return desk.say(f"{name}_until" if dated else name, title=initiative.title, day=until)


def _moved(desk: Desk, reached: coverage.Reach) -> Markup:
    measure, latest = reached.measure, reached.latest
    value = desk.words.measured(latest.value, measure.unit) if latest else ""
    day = desk.near(latest.date) if latest and latest.date else ""
    parts = [desk.say("initiative.stands", measure=measure.measure or "", value=value, day=day)]
    if measure.baseline:
        parts[0] = desk.say(
            "initiative.stands_from",
            measure=measure.measure or "",
            value=value,
            day=day,
            start=desk.words.measured(measure.baseline.value, measure.unit),
        )
    if measure.target:
        target = desk.words.measured(measure.target.value, measure.unit)
        by = desk.words.full(measure.target.date) if measure.target.date else ""
        name = "initiative.target_met" if reached.met else "initiative.target" if by else "initiative.target_undated"
        parts.append(desk.say(name, target=target, day=by))
    return Markup(" ").join(parts)


def meta(desk: Desk, initiative: Initiative, entry: Placed | None) -> Markup:
    """Place and days this quarter, goals, sponsor, owner; what is missing is said."""
    parts = []
    if entry:
        place = desk.words.t(f"place.{entry.place}")
        days = entry.days_planned if entry.place == "now" else Decimal(0)
        parts.append(desk.say("initiative.now_days" if days else "initiative.now", place=place, n=days))
        if entry.why:
            parts.append(desk.say("sentence", text=entry.why.rstrip(".")))
    goals = [desk.goal(goal) for goal in initiative.goals if goal in desk.portfolio.goals]
    parts.append(
        desk.say("initiative.goals", n=len(goals), goals=desk.row(goals)) if goals else desk.say("initiative.no_goal")
    )
    parts.append(
        desk.say("initiative.sponsor", who=desk.party(initiative.sponsor))
        if initiative.sponsor
        else desk.say("initiative.no_sponsor")
    )
    if initiative.owner:
        parts.append(desk.say("initiative.owner", who=desk.party_name(initiative.owner)))
    return Markup(" ").join([*parts, desk.as_it_stood()])


def _request(desk: Desk, initiative: Initiative, at: int) -> Markup:
    request = initiative.requests[at]
    who = desk.party(request.by)
    day = desk.words.full(request.date) if request.date else ""
    quiet = Markup('<span class="ac-q">{}</span>').format(Markup(", ").join([who, *([day] if day else [])]))
    words = desk.say("quote", text=request.their_words) if request.their_words else desk.say("initiative.no_words")
    return Markup("{} {}").format(words, quiet)


def _check(desk: Desk, initiative: Initiative) -> list[Markup | str]:
    check = initiative.learning_check
    if check is None:
        return []
    lines: list[Markup | str] = [desk.say(f"check.{check.verdict}")]
    if check.could_they_do_it:
        lines.append(desk.say("check.could", text=check.could_they_do_it))
    if check.why_learning:
        lines.append(check.why_learning)
    if check.by or check.date:
        by = desk.party_name(check.by) if check.by else desk.words.t("ltd")
        lines.append(
            desk.say("check.by", who=by, day=desk.words.full(check.date))
            if check.date
            else desk.say("check.by_undated", who=by)
        )
    return lines


def _causes(desk: Desk, initiative: Initiative) -> Table | None:
    causes = initiative.learning_check.causes if initiative.learning_check else ()
    if not causes:
        return None
    body = [
        [c.text, desk.words.t(f"cause.{c.cause}"), c.fix or "–", desk.anyone(c.owner) if c.owner else "–"]
        for c in causes
    ]
    head = [desk.words.t(f"check.column.{name}") for name in ("cause", "kind", "fix", "who")]
    return Table(head, body, frozenset(), desk.words.t("check.table"))


def _outcome(desk: Desk, initiative: Initiative) -> dict[str, object] | None:
    outcome = initiative.outcome
    if outcome is None:
        return None
    reached = coverage.reach(desk.portfolio, outcome, desk.portfolio.as_of)
    return {
        "text": outcome.text,
        "sentence": reach_sentence(desk, reached) if outcome.measure else None,
        "source": outcome.source,
        "other": outcome.other_reasons,
        "level": desk.words.t(f"level.{outcome.level}") if outcome.level else None,
        "readings": _readings(desk, initiative),
    }


def _readings(desk: Desk, initiative: Initiative) -> Table | None:
    outcome = initiative.outcome
    if outcome is None or not outcome.readings:
        return None
    values = [v for v in (outcome.baseline, *outcome.readings) if v is not None]
    body: list[list[Markup | str]] = [
        [desk.words.full(v.date) if v.date else "–", desk.words.measured(v.value, outcome.unit)] for v in values
    ]
    head = [desk.words.t("initiative.read_on"), outcome.measure or desk.words.t("initiative.value")]
    return Table(head, body, frozenset({1}), desk.words.t("initiative.readings"))


def _agreed(desk: Desk, slug: str) -> list[Row]:
    """Decisions about it, newest first: who decided, whether it stands, when we look again."""
    # A talk these readers may not know of must not be told by what it is about.
    about = (settled for settled in decisions.about(desk.portfolio, slug) if not is_hidden(settled.ref))
    return [_decision_row(desk, settled) for settled in about]


def _decision_row(desk: Desk, settled: decisions.Settled) -> Row:
    decision = settled.decision
    day, who = desk.near(settled.talk.date), desk.parties(decision.decided_by)
    parts = [desk.say("decision.line", who=who, day=day) if decision.decided_by else desk.say("sentence", text=day)]
    if not settled.confirmed:
        parts.append(desk.say("decision.unconfirmed"))
    if not settled.live:
        parts.append(desk.say("decision.no_longer"))
    elif decision.look_again:
        parts.append(desk.say("decision.look_again_plain", day=desk.words.full(decision.look_again.date)))
    return Row(Markup(), desk.record(settled.ref, decision.text), Markup(" ").join(parts))


def _talks(desk: Desk, slug: str) -> list[Negotiation]:
    """Talks about it, newest first."""
    talks = desk.portfolio.visible_talks.values()
    about = [t for t in talks if slug in t.about or any(slug in (*a.about, *a.between) for a in t.asks)]
    return sorted(about, key=lambda t: (t.date, t.id), reverse=True)


def _forecasts(desk: Desk, slug: str, talks: list[Negotiation]) -> list[Row]:
    """What we said would happen, and what came; for talks about several things, those of its asks and promises."""
    rows = []
    for talk in talks:
        for consequence in talk.consequences:
            if consequence.impact and _concerns(talk, consequence.for_, slug):
                came = consequence.what_happened
                matched = (
                    desk.words.t(f"consequence.matched.{came.matched}") if came else desk.words.t("consequence.not_yet")
                )
                quiet = desk.say(
                    "forecast.line",
                    day=desk.near(talk.date),
                    matched=matched,
                    text=(came.text if came and came.text else ""),
                )
                rows.append(Row(Markup(), desk.record(talk.ref(consequence), consequence.impact), quiet))
    return rows


def _concerns(talk: Negotiation, names: tuple[str, ...], slug: str) -> bool:
    records = {ask.id: (*ask.about, *ask.between) for ask in talk.asks}
    records |= {promise.id: promise.about for promise in talk.commitments}
    return not names or len(talk.about) < 2 or any(slug in records.get(name, ()) for name in names)


def _assessments(desk: Desk, initiative: Initiative) -> Table | None:
    if not initiative.assessments:
        return None
    body: list[list[Markup | str]] = []
    for assessment in sorted(initiative.assessments, key=lambda a: a.date, reverse=True):
        score = scores.at(desk.portfolio, initiative, assessment.date)
        if score is None:
            continue
        name = desk.portfolio.settings.grid.areas.name(score.area)
        because = [desk.talk(talk) for talk in assessment.because_of]
        why = assessment.why or desk.words.t("no_reason")
        body.append(
            [
                desk.words.full(assessment.date),
                desk.words.number(score.impact),
                desk.words.number(score.difficulty),
                desk.words.t("grid.area_on_line", area=name) if score.on_the_line else name,
                desk.say("assessment.why_talk", why=why, talks=desk.row(because)) if because else why,
            ]
        )
    head = [desk.words.t(f"assessment.column.{n}") for n in ("date", "impact", "difficulty", "area", "why")]
    return Table(head, body, frozenset({1, 2}), desk.words.t("assessment.table"))


def _places(desk: Desk, slug: str) -> Table | None:
    """Its place and days in each quarter."""
    body: list[list[Markup | str]] = []
    for edition in desk.report.editions:
        entry = edition.entry(slug)
        if entry is None:
            continue
        months = desk.words.months(edition.quarter.first_day, edition.quarter.last_day)
        body.append(
            [
                desk.a(addresses.edition(edition.quarter.id), months),
                desk.words.t(f"place.{entry.place}"),
                desk.words.number(entry.days_asked) if entry.estimated and entry.days_asked else "–",
                desk.words.number(entry.days_planned) if entry.days_planned else "–",
                ". ".join(text.rstrip(".") for text in (entry.smaller, entry.why) if text) or desk.words.t("no_reason"),
            ]
        )
    head = [desk.words.t(f"initiative.column.{n}") for n in ("quarter", "place", "asked", "planned", "why")]
    return Table(head, body, frozenset({2, 3}), desk.words.t("initiative.places")) if body else None


def _needs(desk: Desk, initiative: Initiative) -> list[Markup]:
    lines, needs = [], initiative.needs
    if needs and needs.ltd_days:
        parts = [
            desk.say("needs.skill", n=days, skill=desk.words.skill(skill)) for skill, days in needs.ltd_days.items()
        ]
        lines.append(desk.say("needs.ltd", n=sum(needs.ltd_days.values(), Decimal(0)), parts=desk.row(parts)))
    if needs and needs.business:
        parts = [desk.say("needs.of", n=value, what=name.replace("_", " ")) for name, value in needs.business.items()]
        lines.append(desk.say("needs.business", parts=desk.row(parts)))
    if needs and needs.money:
        lines.append(desk.say("needs.money", amount=desk.words.money(needs.money)))
    if initiative.actual_days is not None:
        actual = initiative.actual_days
        total = sum(actual.values(), Decimal(0)) if isinstance(actual, dict) else actual
        lines.append(desk.say("needs.actual", n=total))
    return lines


def _more(desk: Desk, initiative: Initiative) -> list[Markup]:
    """For whom, by when, what it depends on, what it covers and what not."""
    lines = []
    if initiative.for_whom:
        lines.append(desk.say("initiative.for_whom", text=initiative.for_whom.text))
    if initiative.mandated:
        lines.append(
            desk.say(
                "initiative.mandated", rule=initiative.mandated.rule, day=desk.words.full(initiative.mandated.date)
            )
        )
    if initiative.needed_by:
        lines.append(desk.say("initiative.needed_by", day=desk.words.full(initiative.needed_by)))
    if initiative.needs_first:
        names = desk.row(desk.initiative(slug) for slug in initiative.needs_first)
        lines.append(desk.say("initiative.needs_first", names=names, why=initiative.depends_text or ""))
    if initiative.again_from:
        lines.append(desk.say("initiative.again_from", what=desk.initiative(initiative.again_from)))
    if initiative.scope:
        lines.append(desk.say("initiative.scope", text=initiative.scope))
    if initiative.not_in_scope:
        lines.append(desk.say("initiative.not_in_scope", text=initiative.not_in_scope))
    return lines
