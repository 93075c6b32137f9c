"""P16, how we decide: what do these words and areas mean, and what are the anchors?"""

from __future__ import annotations

from markupsafe import Markup

from accord import addresses
from accord.domain.settings import Area, Axis
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Table

GLOSSARY = (
    "initiative",
    "ask",
    "answer",
    "decision",
    "promise",
    "confirmation",
    "consequence",
    "look_again",
    "agreement",
    "now",
    "next",
    "later",
    "scrap",
    "handed_over",
    "capacity",
    "keep_running",
    "buffer",
    "negotiated",
    "as_of",
)
"""The words explained, in the order of a plan's life."""


def page(report: Report, opening: str | None) -> Page:
    """The words, the areas, the anchors and the limits; `opening` is the team's own Markdown, already safe to place."""
    desk = Desk(report, addresses.HOW_WE_DECIDE)
    grid = report.portfolio.settings.grid
    sentence = desk.say("decide.answer")
    return desk.write(
        "how-we-decide.md.j2",
        title=desk.words.t("nav.how_we_decide"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.how_we_decide"),
        source=report.portfolio.settings.where("grid"),
        answer=sentence,
        opening=Markup(opening) if opening else None,
        line=desk.say("decide.line", line=grid.line, near=grid.near_line),
        areas=[(grid.areas.name(area), desk.words.t(f"decide.area.{area}")) for area in _AREAS],
        axes=[(desk.words.t(f"decide.axis.{axis}"), anchors(desk, axis)) for axis in _AXES],
        glossary=[(desk.words.t(f"glossary.{name}.word"), desk.words.t(f"glossary.{name}.means")) for name in GLOSSARY],
        states=[
            (desk.pmark(s), desk.words.t(f"promise.state.{s}"), desk.words.t(f"decide.state.{s}"))
            for s in _states(desk)
        ],
        skills=list(report.portfolio.settings.skills.items()),
        limits=_limits(desk),
    )


_AREAS: tuple[Area, ...] = ("do-first", "plan-together", "fill-in", "rethink")
_AXES: tuple[Axis, ...] = ("impact", "difficulty")


def _states(desk: Desk) -> tuple[str, ...]:
    if desk.shows_lateness:
        return ("kept", "kept-late", "in-part", "not-kept", "withdrawn", "replaced", "open", "due-soon", "overdue")
    return ("kept", "open", "changed")


def anchors(desk: Desk, axis: Axis) -> Table:
    """The questions of one axis with what each score stands for."""
    criteria = desk.portfolio.settings.grid.criteria(axis)
    head = [desk.words.t("decide.question"), *(desk.words.number(n) for n in range(1, 6))]
    body = [
        [_question(desk, name, c.ask, c.weight != 1, c.weight), *((text or "–") for text in c.anchors)]
        for name, c in criteria.items()
    ]
    return Table(head, body, frozenset(), desk.words.t(f"decide.axis.{axis}"))


def _question(desk: Desk, name: str, ask: str | None, weighted: bool, weight: object) -> str:
    text = ask or name
    return desk.words.t("decide.weighted", question=text, weight=weight) if weighted else text


def _limits(desk: Desk) -> list[str]:
    limits = desk.portfolio.settings.limits
    return [
        desk.words.t("decide.limit.answer", n=limits.answer_within_days),
        desk.words.t("decide.limit.soon", n=limits.due_soon_days),
        desk.words.t("decide.limit.stakeholder", n=limits.stakeholder_days_per_quarter),
        desk.words.t("decide.limit.small_group", n=limits.small_group),
    ]
