"""Below the grid: one sentence for each answer still open that says where a mark would stand."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from accord import addresses
from accord.charts import grid_words, marks, would_layout
from accord.charts.grid_would_be import GridWouldBe
from accord.pages.desk import Desk, environment
from accord.pages.rows import Row

FEW = 3
"""As many as page one has room for; the grid's own page has them all."""


def rows(desk: Desk, items: Sequence[GridWouldBe], most: int | None = None) -> list[Row]:
    """A row for each, with its mark and what we asked or could do then; a last one counts those beyond `most`."""
    made = [_row(desk, item) for item in items[:most]]
    left = len(items) - len(made)
    if left:
        made.append(Row(Markup(), desk.say("grid.would_more", n=left, count=desk.words.opening_count(left))))
    return made


def _row(desk: Desk, item: GridWouldBe) -> Row:
    number = item.number if would_layout.holds(item.number, marks.R) else ""
    quiet = desk.say("consequence.realistic", text=item.realistic) if item.realistic else item.text
    return Row(Markup(marks.place("would-be", number)), sentence(desk, item), quiet)


def sentence(desk: Desk, item: GridWouldBe) -> Markup:
    """Where an initiative would stand and by whose answer, with links to it and to what we asked."""
    values = dict(grid_words.would_values(item, desk.words))
    code = desk.a(addresses.initiative(item.slug), values.pop("code"))
    asked = desk.record(item.ask, desk.words.t("figure.grid.would.asked", day=desk.near(item.asked_on)))
    who = grid_words.who(item, desk.words)
    said = desk.say(grid_words.would_key(item), code=code, who=who, what=asked, **values)
    return Markup("{} {}").format(said, desk.say("figure.grid.would.edge")) if item.is_beyond else said


def listing(desk: Desk, items: Sequence[GridWouldBe]) -> Markup:
    """The rows as one piece of HTML, for a hand-written page; nothing where no answer is open."""
    if not items:
        return Markup()
    writer = environment(desk.report.store)  # type: ignore[arg-type]  # every store can be hashed
    template = writer.from_string('{% import "parts.j2" as parts %}{{ parts.listing(rows, "ac-would") }}')
    return Markup(template.render(rows=rows(desk, items)).strip().replace("\n", " "))


def cell(desk: Desk, items: Sequence[GridWouldBe]) -> str:
    """What the table says of one initiative: where it would stand if yes, and if not."""
    return "; ".join(
        desk.words.t(
            "grid.would_yes" if item.granted else "grid.would_no",
            impact=desk.words.number(item.impact),
            difficulty=desk.words.number(item.difficulty),
        )
        for item in items
    )
