"""P1, the quarter on a page: what did we agree to do, to wait with, and not to do, and does it fit?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from accord import addresses
from accord.addresses import Address
from accord.charts import grid, ruler
from accord.domain import coverage, headline, promises
from accord.domain.balance import Balance
from accord.domain.headline import Headline
from accord.domain.plan import Edition, Placed
from accord.domain.promises import Promise
from accord.domain.quarter import PlanPlace
from accord.pages import waiting, would_be
from accord.pages.desk import Desk
from accord.pages.gate import line
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Row

NOT_NOW: tuple[PlanPlace, ...] = ("next", "later", "scrap")
ENDED: tuple[PlanPlace, ...] = ("done", "handed-over", "stopped")


@dataclass(frozen=True, slots=True)
class Group:
    """A list with its heading."""

    id: str
    title: str
    note: str
    rows: tuple[Row, ...]


def page(report: Report, edition: Edition, address: Address | None = None) -> Page:
    """The page of an edition; at `/` it is the same page with a canonical link to the edition."""
    home = address is not None
    desk = Desk(report, address or addresses.edition(edition.quarter.id))
    balance = report.balance(edition)
    counts = headline.of(report.portfolio, edition, balance)
    months = desk.words.months(edition.quarter.first_day, edition.quarter.last_day)
    since, lines = _promises(desk, edition)
    view = grid.view(report.portfolio, edition, report.earlier(edition))
    return desk.write(
        "quarter.md.j2",
        title=desk.words.t("quarter.title", months=months),
        description=_plain(answer(desk, counts)),
        section="" if home else desk.words.t("nav.quarters"),
        in_navigation=home or edition is not report.current,
        canonical=addresses.edition(edition.quarter.id) if home else None,
        searchable=not home,
        source=edition.quarter.where(),
        concerns=edition.quarter.id,
        take=("plan.xlsx", "dates.ics", "plan.json"),
        answer=answer(desk, counts),
        ruler=desk.raw(ruler.html(balance, desk.words)) if balance.sum("asked") or balance.knows_capacity else Markup(),
        notes=_notes(desk, edition, balance),
        waiting_title=waiting.title(desk),
        waiting=waiting.rows(desk, edition),
        grid=grid.figure(view, desk.words, report.store, compact=True) if view.marks else None,
        would_be=would_be.rows(desk, view.would_be, most=would_be.FEW),
        moved=_moved(desk, edition),
        grid_link=desk.a(addresses.grid(edition.quarter.id), desk.words.t("grid.link")),
        groups=_groups(desk, edition),
        promises_title=desk.words.t("quarter.promises.title", day=since),
        promises=lines,
        promises_link=desk.a(addresses.PROMISES, desk.words.t("promises.link", n=len(report.promises))),
    )


def _plain(sentence: Markup) -> str:
    return str(sentence.striptags())


def answer(desk: Desk, counts: Headline) -> Markup:
    """The headline sentence, built from counts, in its singular, plural, zero and over-capacity forms."""
    if counts.too_big:
        skill, days = max(counts.too_big, key=lambda item: item[1])
        return desk.say("headline.too_big", n=days, skill=desk.words.skill(skill))
    opening = "headline.asked" if counts.own is not None else "headline.asked_only"
    parts = [desk.say(opening, n=counts.asked, own=counts.own or Decimal(0))]
    if counts.negotiated:
        parts.append(desk.say("headline.added", n=counts.negotiated))
    parts.append(
        desk.say(
            "headline.places",
            ahead=desk.say("headline.ahead", n=counts.ahead, count=desk.words.opening_count(counts.ahead)),
            waiting=desk.say("headline.waiting", n=counts.waiting, count=desk.words.count(counts.waiting)),
            scrapped=desk.say("headline.scrapped", n=counts.scrapped, count=desk.words.count(counts.scrapped)),
        )
    )
    if counts.declined:
        parts.append(desk.say("headline.declined", n=counts.declined, count=desk.words.opening_count(counts.declined)))
        if counts.declined == counts.declined_with_consequence:
            parts.append(desk.say("headline.written_down", n=counts.declined))
    return Markup(" ").join(parts)


def version_line(desk: Desk, edition: Edition) -> Markup:
    """Which version this is, when it was agreed, and by whom."""
    name = "version.agreed_by" if edition.version.agreed_by else "version.agreed"
    by = desk.parties(edition.version.agreed_by) if edition.version.agreed_by else ""
    number = edition.version.version
    version = desk.a(addresses.version(edition.quarter.id, number), desk.words.t("version.name", n=number))
    return desk.say(name, version=version, day=desk.near(edition.version.date), by=by)


def _notes(desk: Desk, edition: Edition, balance: Balance) -> list[Markup]:
    notes = []
    link = desk.a(addresses.fits(edition.quarter.id), desk.words.t("fits.link"))
    if balance.knows_capacity:
        needs = desk.say("quarter.needs", n=balance.sum("planned"), total=balance.sum("total"))
        notes.append(Markup(" ").join([needs, *_without_talks(desk, balance), link]))
    else:
        notes.append(desk.say("quarter.no_capacity") + " " + link)
    idle = [work for work in coverage.of(desk.portfolio, edition) if not _has_work(work.entries)]
    if idle:
        names = desk.row(Markup("<i>{}</i>").format(desk.goal(work.goal.id)) for work in idle)
        notes.append(
            desk.say("quarter.goals_without_work", n=len(idle), count=desk.words.opening_count(len(idle)), goals=names)
        )
    notes.append(Markup(" ").join([version_line(desk, edition), desk.as_it_stood(edition)]))
    return notes


def _without_talks(desk: Desk, balance: Balance) -> list[Markup]:
    short = balance.fits_by_talks
    if not short:
        return []
    parts = desk.row(
        desk.say("quarter.short", skill=desk.words.skill(s.skill), days=s.short_without_talks) for s in short
    )
    return [desk.say("quarter.without_talks", short=parts)]


def _has_work(entries: tuple[Placed, ...]) -> bool:
    return any(entry.place == "now" for entry in entries)


def _moved(desk: Desk, edition: Edition) -> Markup:
    moved = [move for move in desk.report.moves(edition) if move.kind == "moved"]
    before = desk.report.before(edition)
    if not moved or before is None:
        return desk.say("quarter.grid.title")
    crossed = next((move for move in moved if move.crossed and move.left and move.now), None)
    values = {"n": len(moved), "count": desk.words.opening_count(len(moved))}
    month = desk.words.month_name(before.quarter.last_day)
    if crossed and crossed.now:
        area = desk.portfolio.settings.grid.areas.name(crossed.now.area)
        return desk.say(
            "quarter.grid.crossed",
            month=month,
            area=Markup("<i>{}</i>").format(line(area)),
            **values,
            initiative=desk.initiative(crossed.initiative),
        )
    return desk.say("quarter.grid.moved", month=month, **values)


def _groups(desk: Desk, edition: Edition) -> list[Group]:
    ahead = edition.at_place("now")
    days = sum((entry.days_planned for entry in ahead), Decimal(0))
    w = desk.words
    groups = [
        Group(
            "ahead",
            w.t("place.now"),
            w.t("quarter.ahead.note", count=w.count(len(ahead)), n=days) if days else w.count(len(ahead)),
            tuple(ahead_row(desk, entry) for entry in ahead),
        ),
        Group(
            "not-now",
            w.t("quarter.not_now"),
            w.t("quarter.look_again"),
            tuple(waiting_row(desk, entry) for entry in edition.at_place(*NOT_NOW)),
        ),
        Group("ended", w.t("quarter.ended"), "", _newly_ended(desk, edition)),
    ]
    return [group for group in groups if group.rows]


def _newly_ended(desk: Desk, edition: Edition) -> tuple[Row, ...]:
    """Work that ended in this quarter: what the quarter before already had as ended is not news."""
    before = desk.report.before(edition)
    old = {entry.initiative for entry in before.at_place(*ENDED)} if before else set()
    rows = (entry for entry in edition.at_place(*ENDED) if entry.initiative not in old)
    return tuple(
        Row(
            desk.mark(e.place, e.initiative),
            desk.initiative(e.initiative),
            line_why(desk, e),
            desk.words.t(f"place.{e.place}"),
        )
        for e in rows
    )


def line_why(desk: Desk, entry: Placed) -> str:
    """Why an entry stands where it stands; a missing reason is printed, not hidden."""
    return entry.why or desk.words.t("no_reason")


def titled(desk: Desk, entry: Placed) -> Markup:
    """The initiative's title, with a link to the entry's line where this build shows sources."""
    source = desk.source(entry.entry.where())
    title = desk.initiative(entry.initiative)
    return Markup("{} {}").format(title, source) if source else title


def ahead_row(desk: Desk, entry: Placed) -> Row:
    """One initiative that goes ahead: its goals, whether somebody confirmed it, its days."""
    names = [desk.portfolio.goals[g].name for g in _goals(desk, entry)]
    quiet = "; ".join(names) if names else desk.words.t("no_goal")
    if not entry.confirmed:
        quiet = f"{quiet}. {desk.words.t('not_confirmed')}"
    # Nothing planned is nothing estimated: 0 days would read as no work.
    days = desk.words.days(entry.days_planned) if entry.days_planned else ""
    return Row(desk.mark(entry.place, entry.initiative), titled(desk, entry), quiet, days)


def _goals(desk: Desk, entry: Placed) -> tuple[str, ...]:
    initiative = desk.portfolio.initiatives.get(entry.initiative)
    return initiative.goals if initiative else ()


def waiting_row(desk: Desk, entry: Placed) -> Row:
    """One initiative that waits or is on the scrap list: why, and when we look again."""
    quiet = desk.words.t("place_and_why", place=desk.words.t(f"place.{entry.place}"), why=line_why(desk, entry))
    right = ""
    if entry.look_again:
        right = desk.words.short(entry.look_again)
        looked = next((a for a in desk.report.look_agains if a.initiative == entry.initiative and a.ref is None), None)
        if looked and looked.passed and looked.date == entry.look_again and desk.shows_lateness:
            right = desk.words.t("passed", day=right)
    return Row(desk.mark(entry.place, entry.initiative), titled(desk, entry), quiet, right)


def _promises(desk: Desk, edition: Edition) -> tuple[str, list[Markup]]:
    """Promises due since the start of the last quarter, the same line for both sides."""
    before = desk.report.before(edition) or edition
    first = before.quarter.first_day
    due = promises.due_since(desk.portfolio, first)
    lines = [
        desk.say(f"quarter.promises.{side}", states=_states(desk, [p for p in due if p.side == side]))
        for side in ("stakeholder", "ltd")
        if any(p.side == side for p in due)
    ]
    return desk.near(first), lines


def _states(desk: Desk, items: list[Promise]) -> Markup:
    counts = promises.tally(items)
    return desk.row(desk.say(f"promise.count.{state}", n=n, count=desk.words.number(n)) for state, n in counts.items())
