"""P8, not now: what waits and until when; what is on the scrap list and why?"""

from __future__ import annotations

from markupsafe import Markup

from accord import addresses
from accord.domain import plan
from accord.domain.plan import Edition, Placed
from accord.domain.quarter import PlanPlace
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.quarter import Group, line_why
from accord.pages.report import Report
from accord.pages.rows import Row, Table


def page(report: Report) -> Page:
    """What the current plan does not do now, with reasons and dates."""
    desk = Desk(report, addresses.NOT_NOW)
    edition = report.current
    sentence = answer(desk, edition)
    return desk.write(
        "not-now.md.j2",
        title=desk.words.t("not_now.title"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.not_now"),
        answer=sentence,
        groups=_groups(desk, edition) if edition else [],
        unplaced=_unplaced(desk, edition) if edition else [],
        table=_table(desk, edition),
        decide=desk.a(addresses.HOW_WE_DECIDE, desk.words.t("nav.how_we_decide")),
    )


def answer(desk: Desk, edition: Edition | None) -> Markup:
    """How many wait, how many are on the scrap list."""
    waiting = len(edition.at_place("next", "later")) if edition else 0
    scrapped = len(edition.at_place("scrap")) if edition else 0
    if not waiting and not scrapped:
        return desk.say("not_now.none")
    return Markup("{}, {}.").format(
        desk.say("not_now.waiting", n=waiting, count=desk.words.opening_count(waiting)),
        desk.say("headline.scrapped", n=scrapped, count=desk.words.count(scrapped)),
    )


def _groups(desk: Desk, edition: Edition) -> list[Group]:
    groups = []
    places: tuple[PlanPlace, ...] = ("next", "later", "scrap")
    for place in places:
        rows = tuple(_row(desk, entry) for entry in edition.at_place(place))
        if rows:
            note = desk.words.t("quarter.look_again") if place != "next" else ""
            groups.append(Group(place, desk.words.t(f"not_now.{place}"), note, rows))
    return groups


def _row(desk: Desk, entry: Placed) -> Row:
    right = desk.words.full(entry.look_again) if entry.look_again else ""
    parts = [desk.say("plain", text=line_why(desk, entry))]
    since = _since(desk, entry)
    if since:
        parts.append(desk.say("not_now.since", months=since))
    decided = [desk.record(ref, desk.words.t("not_now.decision")) for ref in entry.confirmed]
    if decided:
        parts.append(desk.row(decided))
    return Row(
        desk.mark(entry.place, entry.initiative), desk.initiative(entry.initiative), Markup(". ").join(parts), right
    )


def _table(desk: Desk, edition: Edition | None) -> Table:
    """The same rows with who asked and for which goals, to be sorted and narrowed."""
    entries = edition.at_place("next", "later", "scrap") if edition else ()
    names = ("initiative", "place", "look_again", "sponsor", "goals", "why")
    head = [desk.words.t(f"not_now.column.{name}") for name in names]
    body = [_cells(desk, entry) for entry in entries]
    return Table(head, body, caption=desk.words.t("not_now.table"), whole=frozenset({2}))


def _cells(desk: Desk, entry: Placed) -> list[Markup | str]:
    initiative = desk.portfolio.visible_initiatives.get(entry.initiative)
    goals = [desk.goal(goal) for goal in initiative.goals if goal in desk.portfolio.goals] if initiative else []
    return [
        desk.initiative(entry.initiative),
        desk.words.t(f"place.{entry.place}"),
        desk.words.full(entry.look_again) if entry.look_again else "–",
        desk.party(initiative.sponsor) if initiative and initiative.sponsor else "–",
        desk.row(goals) if goals else desk.words.t("no_goal"),
        line_why(desk, entry),
    ]


def _since(desk: Desk, entry: Placed) -> str:
    """The months of the first quarter since which it has stood here without a break, if that is not this one."""
    first: Edition | None = None
    for edition in reversed(desk.report.editions):
        before = edition.entry(entry.initiative)
        if before is None or before.place != entry.place:
            break
        first = edition
    if first is None or first is desk.report.current:
        return ""
    return desk.words.months(first.quarter.first_day, first.quarter.last_day)


def _unplaced(desk: Desk, edition: Edition) -> list[Row]:
    """Initiatives that the plan does not place at all: a gap is printed, not hidden."""
    slugs = plan.unplaced(desk.portfolio, edition)
    return [Row(Markup(), desk.initiative(slug), desk.code(slug)) for slug in slugs if not slug.startswith("~")]
