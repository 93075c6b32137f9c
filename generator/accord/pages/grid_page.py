"""P2, the grid: where does everything stand, and what moved since last quarter?"""

from __future__ import annotations

from fractions import Fraction

from markupsafe import Markup

from accord import addresses
from accord.charts import grid
from accord.charts.grid_would_be import GridWouldBe
from accord.domain.moves import Move
from accord.domain.plan import Edition, Placed
from accord.domain.quarter import PLACES
from accord.pages import positions, would_be
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.quarter import Group, version_line
from accord.pages.report import Report
from accord.pages.rows import Row, Table


def page(report: Report, edition: Edition) -> Page:
    """The grid of one edition, with a list in reading order and the same as a table."""
    desk = Desk(report, addresses.grid(edition.quarter.id))
    view = grid.view(report.portfolio, edition, report.earlier(edition))
    months = desk.words.months(edition.quarter.first_day, edition.quarter.last_day)
    moves = {move.initiative: move for move in report.moves(edition)}
    sentence = answer(desk, edition)
    return desk.write(
        "grid.md.j2",
        title=desk.words.t("grid.title", months=months),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.grid"),
        in_navigation=edition is report.current,
        source=edition.quarter.where(),
        concerns=edition.quarter.id,
        answer=sentence,
        meta=_meta(desk, edition),
        figure=grid.figure(view, desk.words, report.store, compact=False),
        groups=_groups(desk, edition, moves),
        would_be=would_be.rows(desk, view.would_be),
        table=table(desk, edition, view.would_be),
        quarter=edition.quarter.id.lower(),
        positions=addresses.root(desk.page) + positions.FILE,
        back=desk.a(addresses.edition(edition.quarter.id), months),
    )


def answer(desk: Desk, edition: Edition) -> Markup:
    """How many moved, where to, and for which kinds of reason."""
    before = desk.report.before(edition)
    if before is None:
        return desk.say("grid.first", n=len([e for e in edition.entries if e.score]))
    moved = [move for move in desk.report.moves(edition) if move.kind == "moved"]
    month = desk.words.month_name(before.quarter.last_day)
    if not moved:
        return desk.say("grid.still", month=month)
    parts = [_where_to(desk, moved, month)]
    talks = [move for move in moved if move.left and move.because_of]
    if talks:
        parts.append(desk.say("grid.by_talks", n=len(talks), count=desk.words.opening_count(len(talks))))
    return Markup(" ").join(parts)


def _where_to(desk: Desk, moved: list[Move], month: str) -> Markup:
    first = [move for move in moved if move.left and move.crossed and move.now and move.now.area == "do-first"]
    if first:
        area = desk.portfolio.settings.grid.areas.name("do-first")
        return desk.say("grid.into", n=len(first), count=desk.words.opening_count(len(first)), area=area)
    return desk.say("grid.moved", n=len(moved), count=desk.words.opening_count(len(moved)), month=month)


def _meta(desk: Desk, edition: Edition) -> Markup:
    before = desk.report.before(edition)
    parts = [version_line(desk, edition)]
    if before is not None:
        months = desk.words.months(before.quarter.first_day, before.quarter.last_day)
        link = desk.a(addresses.grid(before.quarter.id), months)
        parts.append(desk.say("grid.compared", version=before.version.version, months=link))
    return Markup(" ").join([*parts, desk.as_it_stood(edition)])


def _groups(desk: Desk, edition: Edition, moves: dict[str, Move]) -> list[Group]:
    groups = []
    for place in PLACES:
        entries = edition.at_place(place)
        rows = tuple(_row(desk, entry, moves.get(entry.initiative)) for entry in entries)
        if rows:
            groups.append(Group(place, desk.words.t(f"place.{place}"), desk.words.number(len(rows)), rows))
    return groups


def _row(desk: Desk, entry: Placed, move: Move | None) -> Row:
    new = move is not None and move.kind == "new"
    return Row(
        desk.mark(entry.place, entry.initiative, new), desk.initiative(entry.initiative), quiet(desk, entry, move)
    )


def quiet(desk: Desk, entry: Placed, move: Move | None) -> Markup | str:
    """What a row says below its title: that it is new, how it moved and why, or that it has no score."""
    if entry.score is None:
        return desk.words.t("grid.no_score")
    if move is None or move.kind == "placed":
        return ""
    if move.kind == "new":
        return desk.words.t("grid.new")
    way = desk.words.t(f"grid.way.{direction(move)}")
    talks = [desk.talk(talk) for talk in move.because_of]
    why = (move.why or desk.words.t("no_reason")).rstrip(".")
    if talks:
        return desk.say("grid.cause_talk", way=way, why=why, talks=desk.row(talks))
    return desk.say("grid.cause", way=way, why=why)


def direction(move: Move) -> str:
    """The way a mark went, as a word of the word file: left, right, up or down."""
    if move.was is None or move.now is None:
        return "left"
    across = move.now.difficulty - move.was.difficulty
    if across:
        return "left" if across < 0 else "right"
    return "up" if move.now.impact > move.was.impact else "down"


def table(desk: Desk, edition: Edition, open_answers: tuple[GridWouldBe, ...] | None = None) -> Table:
    """Every initiative of the edition with its exact scores, and where it would stand by an answer still open.

    `open_answers` are those of the grid, where it is already there.
    """
    if open_answers is None:
        open_answers = grid.view(desk.portfolio, edition, desk.report.earlier(edition)).would_be
    moves = {move.initiative: move for move in desk.report.moves(edition)}
    w = desk.words
    names = ("code", "initiative", "place", "impact", "difficulty", "area", "before", "why")
    head = [w.t(f"grid.column.{name}") for name in names]
    body = [_cells(desk, entry, moves.get(entry.initiative)) for entry in edition.entries]
    if open_answers:  # a column of its own only where it says something
        head.append(w.t("grid.would"))
        for row, entry in zip(body, edition.entries, strict=True):
            row.append(would_be.cell(desk, [item for item in open_answers if item.slug == entry.initiative]))
    return Table(
        head=head,
        body=body,
        numbers=frozenset({3, 4}),
        caption=w.t("grid.table"),
    )


def _cells(desk: Desk, entry: Placed, move: Move | None) -> list[Markup | str]:
    w, score = desk.words, entry.score
    area = _area(desk, entry)
    moved = move if move and move.kind == "moved" else None
    was = w.t("grid.new_cell") if move and move.kind == "new" else "–"
    if moved and moved.was:
        was = w.t("grid.was", impact=_figure(desk, moved.was.impact), difficulty=_figure(desk, moved.was.difficulty))
    return [
        desk.code(entry.initiative) or "–",
        desk.initiative(entry.initiative),
        w.t(f"place.{entry.place}"),
        _figure(desk, score.impact if score else None),
        _figure(desk, score.difficulty if score else None),
        area,
        was,
        (moved.why or w.t("no_reason")) if moved else "",
    ]


def _figure(desk: Desk, value: Fraction | None) -> str:
    return "–" if value is None else desk.words.number(value)


def _area(desk: Desk, entry: Placed) -> str:
    if entry.score is None:
        return desk.words.t("grid.no_score")
    name = desk.portfolio.settings.grid.areas.name(entry.score.area)
    return desk.words.t("grid.area_on_line", area=name) if entry.score.on_the_line else name
