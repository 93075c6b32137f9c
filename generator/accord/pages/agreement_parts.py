"""The side of an agreement page: a stakeholder's initiatives on the quarter's own grid, and how much we ask of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from accord import addresses
from accord.charts import dimmed, load_small
from accord.charts.figure import ROOT
from accord.domain import load
from accord.domain.plan import Placed
from accord.pages.desk import Desk
from accord.pages.gate import line
from accord.pages.grid_page import quiet
from accord.pages.rows import Row, Table


@dataclass(frozen=True, slots=True)
class TheirGrid:
    """The quarter's own grid with the others set back; for screens, as on paper it has a sheet of its own."""

    drawing: Markup
    caption: str
    """How to read it, naming only what the picture has."""


def theirs(desk: Desk, stakeholder: str) -> list[Placed]:
    """Initiatives they sponsor, asked for or talked about, as placed now."""
    edition = desk.report.current
    if edition is None:
        return []
    known = desk.portfolio.visible_initiatives
    talks = (talk for talk in desk.portfolio.visible_talks.values() if stakeholder in talk.with_)
    concerned = {slug for talk in talks for slug in talk.about}
    concerned |= {
        slug
        for slug, initiative in known.items()
        if initiative.sponsor == stakeholder or any(r.by == stakeholder for r in initiative.requests)
    }
    return [entry for entry in edition.entries if entry.initiative in concerned and entry.initiative in known]


def rows(desk: Desk, entries: list[Placed]) -> list[Row]:
    """Each of their initiatives with its place, and how and why it moved."""
    edition = desk.report.current
    moves = {move.initiative: move for move in desk.report.moves(edition)} if edition else {}
    return [_row(desk, entry, quiet(desk, entry, moves.get(entry.initiative))) for entry in entries]


def _row(desk: Desk, entry: Placed, moved: Markup | str) -> Row:
    parts = [desk.words.t(f"place.{entry.place}"), *([moved] if moved else [])]
    safe = [part if isinstance(part, Markup) else line(part) for part in parts]
    text = Markup(desk.words.t("figure.comma")).join(safe)
    return Row(desk.mark(entry.place, entry.initiative), desk.initiative(entry.initiative), text)


def grid(desk: Desk, entries: list[Placed]) -> TheirGrid | None:
    """The current quarter's grid, the very drawing of its own page; None where none of theirs has a mark on it."""
    edition = desk.report.current
    figure = desk.report.grid(edition) if edition else None
    mine = {entry.initiative for entry in entries}
    shown = dimmed.shown(figure.drawings["phone"]) if figure else set()
    if figure is None or not shown & mine:
        return None
    root = addresses.root(desk.page)
    drawing = Markup(dimmed.but(figure.drawings["phone"], mine).replace(ROOT, root))
    said = [desk.words.t("agreement.grid")] if shown - mine else []
    said += [desk.words.t("figure.grid.short.moved")] if "ac-m--ghost" in drawing else []
    return TheirGrid(drawing, " ".join(said))


def load_table(desk: Desk, stakeholder: str) -> Table | None:
    """Person-days of theirs in each quarter, each with a small bar and with what is promised.

    Zero is not no load: where no days are counted, what is promised and not counted in days stands there.
    """
    loads = list(load.of(desk.portfolio, stakeholder).values())
    if not any(item.days for item in loads):
        return None
    limit = Decimal(desk.portfolio.settings.limits.stakeholder_days_per_quarter)
    most = max(item.days for item in loads)
    beside = load.besides(desk.portfolio, stakeholder)
    hidden = {promise.ref for promise in desk.report.promises if promise.hidden}
    body: list[list[Markup | str]] = []
    for item in loads:
        refs = [ref for ref, _ in item.parts] or beside.get(item.quarter, ())
        parts = [_what(desk, ref, hidden) for ref in refs]
        quarter = desk.portfolio.quarters.get(item.quarter)
        name = desk.words.months(quarter.first_day, quarter.last_day) if quarter else item.quarter
        what = Markup("{}{}").format(Markup(load_small.bar(item.days, limit, most)), Markup("; ").join(parts))
        body.append([name, desk.words.number(item.days), what])
    head = [desk.words.t(f"load.column.{name}") for name in ("quarter", "days", "what")]
    return Table(head, body, frozenset({1}), desk.words.t("load.table"))


def _what(desk: Desk, ref: str, hidden: Collection[str]) -> Markup:
    """What was promised; without its words where these readers may not read them."""
    what = desk.portfolio.commitments[ref][1].what
    return desk.say("hidden.agreement") if ref in hidden or not what else desk.phrase(ref, what)


def load_note(desk: Desk, stakeholder: str) -> str:
    """What the line in the bars is, and whether a quarter was over it."""
    limit = desk.portfolio.settings.limits.stakeholder_days_per_quarter
    over = any(item.days > limit for item in load.of(desk.portfolio, stakeholder).values())
    return desk.words.t("load.over" if over else "load.limit", n=limit)
