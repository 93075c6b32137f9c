"""P15, what's coming: what is coming to my team, what is not, and why? From public fields only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from accord import addresses
from accord.domain import plan
from accord.domain.initiative import Initiative
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import is_hidden
from accord.domain.quarter import PlanPlace
from accord.pages.desk import Desk
from accord.pages.gate import line
from accord.pages.page import Page
from accord.pages.quarter import line_why
from accord.pages.report import Report
from accord.pages.rows import Row

GROUPS: tuple[tuple[str, tuple[PlanPlace, ...]], ...] = (
    ("now", ("now",)),
    ("next", ("next",)),
    ("later", ("later",)),
    ("not", ("scrap", "stopped")),
    ("ended", ("done", "handed-over")),
)
"""What stands together in a department's card, in reading order; what the plan does not place comes last."""
EXPLAINED: tuple[PlanPlace, ...] = ("next", "later", "scrap", "stopped", "handed-over")
"""Places that owe everyone a reason."""
MIXED: tuple[PlanPlace, ...] = tuple(place for _, places in GROUPS if len(places) > 1 for place in places)
"""Places that share a group, so that each line says which it is."""

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[^\sa-z])")
"""A full stop after one or two digits is none: "am 1. Oktober"."""
_SHORT = 30
"""A first sentence of fewer signs says too little alone, such as "Not clear yet."."""


@dataclass(frozen=True, slots=True)
class Group:
    """What stands together in a card."""

    title: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One department with its initiatives."""

    id: str
    title: str
    who: Markup
    """The stakeholders who speak for it, linked; nothing where the title says it already."""
    groups: tuple[Group, ...]


def is_wanted(report: Report) -> bool:
    """Whether there is anything to show: a plan in force, and an initiative these readers may know of."""
    return report.current is not None and bool(report.portfolio.visible_initiatives)


def page(report: Report, edition: Edition) -> Page:
    """The current plan, department by department."""
    desk = Desk(report, addresses.COMING)
    sentence = answer(desk, edition)
    months = desk.words.months(edition.quarter.first_day, edition.quarter.last_day)
    cards = _cards(desk, edition)
    return desk.write(
        "coming.md.j2",
        title=desk.words.t("coming.title", months=months),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.coming"),
        answer=sentence,
        meta=_meta(desk, edition),
        jump=desk.row(desk.a(addresses.COMING.at(card.id), card.title) for card in cards) if len(cards) > 1 else "",
        cards=cards,
    )


def answer(desk: Desk, edition: Edition) -> Markup:
    """How many are coming now and next, how many wait, how many are not coming."""
    numbers = {name: len(edition.at_place(*places)) for name, places in GROUPS if name != "ended"}
    parts = [
        desk.say(
            f"coming.count.{name}", n=n, count=desk.words.opening_count(n) if name == "now" else desk.words.count(n)
        )
        for name, n in numbers.items()
        if n or name == "now"
    ]
    return desk.say("sentence", text=desk.row(parts))


def _meta(desk: Desk, edition: Edition) -> Markup:
    parts = [desk.say("coming.how")]
    hidden = len(desk.portfolio.initiatives) - len(desk.portfolio.visible_initiatives)
    if hidden:
        parts.append(desk.say("initiatives.hidden", n=hidden))
    return Markup(" ").join([*parts, desk.as_it_stood(edition)])


def _cards(desk: Desk, edition: Edition) -> list[Card]:
    """Departments by name; initiatives whose department nobody has named come last."""
    wanted = {slug: _departments(desk, slug) for slug in desk.portfolio.visible_initiatives}
    names = sorted({name for found in wanted.values() for name in found}, key=lambda name: (name.casefold(), name))
    cards = [_card(desk, edition, name, {slug for slug, found in wanted.items() if name in found}) for name in names]
    nobody = {slug for slug, found in wanted.items() if not found}
    return [*cards, _card(desk, edition, "", nobody)] if nobody else cards


def _departments(desk: Desk, slug: str) -> tuple[str, ...]:
    """The departments of those who asked for an initiative or sponsor it, each once."""
    return tuple(dict.fromkeys(_department(desk, who) for who in _wanted_by(desk.portfolio.initiatives[slug])
                               if who in desk.portfolio.visible_stakeholders))  # fmt: skip


def _department(desk: Desk, stakeholder: str) -> str:
    """The part of the organization a stakeholder speaks for; their title where none is written."""
    found = desk.portfolio.stakeholders[stakeholder]
    return found.department or found.title


def _wanted_by(initiative: Initiative) -> Iterable[str]:
    yield from (request.by for request in initiative.requests)
    if initiative.sponsor:
        yield initiative.sponsor


def _card(desk: Desk, edition: Edition, name: str, slugs: set[str]) -> Card:
    speak = [key for key in desk.portfolio.visible_stakeholders if _department(desk, key) == name]
    named = [key for key in speak if desk.portfolio.stakeholders[key].title != name]
    return Card(
        id=f"for-{speak[0]}" if speak else "for-nobody",
        title=name or desk.words.t("coming.no_department"),
        who=desk.parties(named) if named else Markup(),
        groups=tuple(_groups(desk, edition, slugs, speak)),
    )


def _groups(desk: Desk, edition: Edition, slugs: set[str], speak: list[str]) -> Iterable[Group]:
    for name, places in GROUPS:
        rows = tuple(
            _placed_row(desk, entry, speak) for entry in edition.at_place(*places) if entry.initiative in slugs
        )
        if rows:
            note = desk.words.t("quarter.look_again") if any(row.right for row in rows) else ""
            yield Group(desk.words.t(f"coming.group.{name}"), note, rows)
    left = [slug for slug in plan.unplaced(desk.portfolio, edition) if slug in slugs and not is_hidden(slug)]
    if left:
        rows = tuple(Row(Markup(), _titled(desk, slug), _quiet(desk, slug, Markup(), speak)) for slug in left)
        yield Group(desk.words.t("coming.group.unplaced"), "", rows)


def _placed_row(desk: Desk, entry: Placed, speak: list[str]) -> Row:
    again = desk.near(entry.look_again) if entry.look_again and entry.place in EXPLAINED else ""
    return Row(
        desk.mark(entry.place, entry.initiative),
        _titled(desk, entry.initiative),
        _quiet(desk, entry.initiative, _reason(desk, entry), speak),
        again,
    )


def _reason(desk: Desk, entry: Placed) -> Markup:
    """Why it stands where it stands; a missing reason is printed where everyone is owed one."""
    if not entry.why and entry.place not in EXPLAINED:
        return Markup()
    why = line_why(desk, entry).rstrip(".")
    if entry.place not in MIXED:
        return desk.say("sentence", text=why[:1].upper() + why[1:])
    return desk.say("coming.why", place=desk.words.t(f"place.{entry.place}"), why=why)


def _titled(desk: Desk, slug: str) -> Markup:
    """The title, linked, and the problem in one sentence."""
    problem = desk.portfolio.initiatives[slug].problem
    return Markup("<b>{}</b>. {}").format(desk.initiative(slug), line(one_sentence(problem)))


def _quiet(desk: Desk, slug: str, reason: Markup, speak: list[str]) -> Markup:
    """For whom it is, why it stands where it stands, and the words in which these stakeholders asked."""
    initiative = desk.portfolio.initiatives[slug]
    parts = [desk.say("initiative.for_whom", text=initiative.for_whom.text.rstrip("."))] if initiative.for_whom else []
    if reason:
        parts.append(reason)
    own = [request for request in initiative.requests if request.by in speak]
    asked = [desk.say("quote", text=request.their_words) for request in own if request.their_words]
    if asked:
        parts.append(desk.say("coming.asked_as", words=Markup(" ").join(asked)))
    return Markup(" ").join(parts)


def one_sentence(text: str) -> str:
    """The first sentence of a text; two where the first is only a few words."""
    sentences = _SENTENCE_ENDS.split(" ".join(text.split()))
    return " ".join(sentences[:2]) if len(sentences[0]) < _SHORT else sentences[0]
