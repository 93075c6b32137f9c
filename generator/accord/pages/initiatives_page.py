"""The list of initiatives: which are there, where do they stand, and which are not assessed or placed yet?"""

from __future__ import annotations

from markupsafe import Markup

from accord import addresses
from accord.addresses import Address
from accord.domain import scores
from accord.domain.initiative import Initiative
from accord.domain.plan import Edition, Placed
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Table


def page(report: Report) -> Page:
    """Every initiative, by code."""
    return _page(report, addresses.INITIATIVES)


def home(report: Report) -> Page:
    """The front page of a portfolio that has no agreed plan yet."""
    return _page(report, addresses.HOME)


def _page(report: Report, address: Address) -> Page:
    desk = Desk(report, address)
    initiatives = sorted(report.portfolio.visible_initiatives.values(), key=by_code)
    edition = report.current
    sentence = _answer(desk, initiatives, edition)
    hidden = len(report.portfolio.initiatives) - len(initiatives)
    return desk.write(
        "initiatives.md.j2",
        title=desk.words.t("nav.initiatives"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.initiatives"),
        searchable=address is not addresses.HOME,
        take=("initiatives.csv",),
        answer=sentence,
        hidden=desk.say("initiatives.hidden", n=hidden) if hidden else None,
        table=_table(desk, initiatives, edition),
    )


def by_code(initiative: Initiative) -> tuple[str, int, str]:
    """Codes as people count them: LT-2 before LT-10."""
    letters = initiative.code.rstrip("0123456789")
    digits = initiative.code[len(letters) :]
    return (letters, int(digits or 0), initiative.code)


def _answer(desk: Desk, initiatives: list[Initiative], edition: Edition | None) -> Markup:
    parts = [desk.say("initiatives.answer", n=len(initiatives))]
    placed = {entry.initiative: entry for entry in edition.entries} if edition else {}
    unplaced = [i for i in initiatives if i.id not in placed]
    unassessed = [i for i in initiatives if scores.at(desk.portfolio, i, desk.portfolio.as_of) is None]
    if unplaced:
        parts.append(desk.say("initiatives.unplaced", n=len(unplaced), count=desk.words.opening_count(len(unplaced))))
    if unassessed:
        parts.append(
            desk.say("initiatives.unassessed", n=len(unassessed), count=desk.words.opening_count(len(unassessed)))
        )
    return Markup(" ").join(parts)


def _table(desk: Desk, initiatives: list[Initiative], edition: Edition | None) -> Table:
    placed = {entry.initiative: entry for entry in edition.entries} if edition else {}
    names = ("code", "initiative", "place", "area", "goals", "sponsor")
    body = [_cells(desk, initiative, placed.get(initiative.id)) for initiative in initiatives]
    return Table(
        [desk.words.t(f"initiatives.column.{n}") for n in names], body, frozenset(), desk.words.t("initiatives.table")
    )


def _cells(desk: Desk, initiative: Initiative, entry: Placed | None) -> list[Markup | str]:
    score = entry.score if entry else scores.at(desk.portfolio, initiative, desk.portfolio.as_of)
    goals = [desk.goal(goal) for goal in initiative.goals if goal in desk.portfolio.goals]
    return [
        initiative.code,
        desk.initiative(initiative.id),
        desk.words.t(f"place.{entry.place}") if entry else desk.words.t("initiatives.not_placed"),
        desk.portfolio.settings.grid.areas.name(score.area) if score else desk.words.t("grid.no_score"),
        desk.row(goals) if goals else desk.words.t("no_goal"),
        desk.party(initiative.sponsor) if initiative.sponsor else "–",
    ]
