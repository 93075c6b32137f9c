"""P7, promises: who promised what by when, and is it kept? Both sides in the same words."""

from __future__ import annotations

from markupsafe import Markup

from accord import addresses
from accord.charts import load_bars, load_words, timeline
from accord.charts.figure import Figure
from accord.charts.load_bars import LoadView
from accord.domain import promises
from accord.domain.promises import FOLDED, STATES, Promise
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Row, Table
from accord.pages.waiting import when


def page(report: Report) -> Page:
    """Every promise on the as-of date."""
    desk = Desk(report, addresses.PROMISES)
    sentence = answer(desk)
    load = load_bars.view(desk.portfolio)
    return desk.write(
        "promises.md.j2",
        title=desk.words.t("promises.title"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.promises"),
        take=("promises.csv", "dates.ics"),
        answer=sentence,
        meta=_meta(desk),
        timeline=_timeline(desk),
        key=_key(desk),
        open=_open(desk),
        tally=tally_table(desk),
        load=load_bars.figure(load, desk.words, report.store) if load else None,
        load_table=_load_table(desk, load) if load else None,
        notes=_notes(desk),
        table=all_table(desk),
    )


def answer(desk: Desk) -> Markup:
    """How many were made and kept, how many are open; lateness only for those between whom it stands."""
    items = desk.report.promises
    if not items:
        return desk.say("promises.none")
    folded = [FOLDED[p.state] for p in items]
    kept, still, changed = (folded.count(name) for name in ("kept", "open", "changed"))
    parts = [desk.say("promises.answer", n=len(items), kept=desk.say("promises.kept", n=kept, late=_late(desk)))]
    overdue = [p for p in items if p.full and p.state == "overdue"]
    if overdue:
        rest = still - len(overdue)
        parts.append(
            desk.say(
                "promises.overdue",
                n=len(overdue),
                count=desk.words.opening_count(len(overdue)),
                open=desk.say("promises.open_rest", n=rest, count=desk.words.count(rest)),
            )
        )
    elif still:
        parts.append(desk.say("promises.open", n=still, count=desk.words.opening_count(still)))
    if changed:
        parts.append(desk.say("promises.changed", n=changed, count=desk.words.opening_count(changed)))
    return Markup(" ").join(parts)


def _late(desk: Desk) -> Markup:
    late = [p for p in desk.report.promises if p.full and p.state == "kept-late"]
    return desk.say("promises.late", n=len(late), count=desk.words.count(len(late))) if late else Markup()


def _meta(desk: Desk) -> Markup:
    theirs = sum(p.side == "stakeholder" for p in desk.report.promises)
    ours = len(desk.report.promises) - theirs
    parts = [desk.say("promises.sides", theirs=theirs, ours=ours)]
    money = promises.money_promised(desk.report.promises)
    if money:
        parts.append(desk.say("promises.money", amount=desk.words.money(money)))
    return Markup(" ").join([*parts, desk.as_it_stood()])


def _timeline(desk: Desk) -> Figure | None:
    """The promises on one line of time; nothing for readers who may know no date of any."""
    view = timeline.view(desk.portfolio, desk.report.promises)
    return timeline.figure(view, desk.words, desk.report.store) if view else None


def _key(desk: Desk) -> list[tuple[Markup, str]]:
    """The marks of the line of time with their words, those that occur."""
    states = {p.state for p in desk.report.promises if p.due}
    return [(desk.pmark(state), desk.words.t(f"promise.state.{state}")) for state in STATES if state in states]


def _in_order(desk: Desk) -> list[Promise]:
    """By due date where these readers may know it; the rest by talk, so that not even the order tells a date."""
    items = desk.report.promises
    return [*(p for p in items if p.due), *sorted((p for p in items if not p.due), key=lambda p: p.ref)]


def _open(desk: Desk) -> list[Row]:
    """What is still open, by date; unworded ones are counted in one row."""
    still = [p for p in _in_order(desk) if p.folded == "open"]
    rows = [row(desk, p) for p in still if not p.hidden]
    hidden = sum(p.hidden for p in still)
    if hidden:
        rows.append(Row(desk.pmark("open"), desk.say("promises.hidden", n=hidden)))
    return rows


def row(desk: Desk, promise: Promise) -> Row:
    """One promise: by whom, what, how far, when."""
    what = Markup("<b>{}</b>: {}").format(desk.party(promise.by), desk.phrase(promise.ref, promise.commitment.what))
    right = desk.near(promise.due) if promise.due else desk.words.t(f"promise.state.{promise.shown}")
    return Row(desk.pmark(promise.shown), what, quiet(desk, promise), right)


def quiet(desk: Desk, promise: Promise) -> Markup | str:
    """When it is due, how far it has come, and whether its giver has confirmed it."""
    parts: list[Markup] = []
    if promise.due and promise.folded == "open":
        parts.append(desk.say("plain", text=when(desk, promise)))
    if promise.full and promise.commitment.progress:
        parts.append(progress(desk, promise))
    if not promise.confirmed:
        parts.append(desk.say("promises.unconfirmed"))
    return Markup("; ").join(parts)


def progress(desk: Desk, promise: Promise) -> Markup:
    """How far it had come on the day of the last note, and what the straight line expects by then."""
    last = promise.commitment.progress[-1]
    amount = promise.commitment.amount
    whole = desk.words.number(amount.value) if amount else ""
    name = "promises.progress_of" if amount else "promises.progress"
    text = desk.say(name, value=last.value, whole=whole, day=desk.near(last.date))
    if promise.behind and promise.expected is not None:
        return Markup("{}, {}").format(text, desk.say("promises.behind", n=promise.expected))
    return text


def tally_table(desk: Desk) -> Table:
    """Both sides' promises by state, in the states these readers may know."""
    items = desk.report.promises
    occurring = {p.shown for p in items}
    columns = [state for state in (*STATES, "changed") if state in occurring]
    body: list[list[Markup | str]] = []
    for side in ("stakeholder", "ltd"):
        counts = promises.tally(p for p in items if p.side == side)
        cells = [desk.words.number(counts[state]) if counts.get(state) else "–" for state in columns]
        body.append([desk.words.t(f"promises.side.{side}"), *cells])
    both = [desk.words.number(sum(p.shown == state for p in items)) for state in columns]
    body.append([desk.words.t("all"), *both])
    head = ["", *(desk.words.t(f"promise.state.{state}") for state in columns)]
    return Table(head, body, frozenset(range(1, len(head))), desk.words.t("promises.tally"))


def _load_table(desk: Desk, load: LoadView) -> Table:
    """The same as the figure of load: a row a party, a column a quarter, all that is promised beside the days."""
    w = desk.words
    months = [w.t("quarter.months", first=w.month_name(a), last=w.month_name(b)) for a, b in load.quarters]
    body: list[list[Markup | str]] = [
        [load_words.who(row, w), *(load_words.full(cell, w) for cell in row.cells)] for row in load.rows
    ]
    return Table(["", *months], body, frozenset(range(1, len(months) + 1)), w.t("load.table"))


def _notes(desk: Desk) -> list[Markup]:
    replaced = [p for p in desk.report.promises if p.state == "replaced" and p.full]
    return [desk.say("promises.replaced", n=len(replaced))] if replaced else []


def all_table(desk: Desk) -> Table:
    """Every promise by date, then those only counted."""
    items = [p for p in _in_order(desk) if not p.hidden]
    dated = any(p.due for p in items)
    names = ["by", "to", "what", "amount", *(["due", "closed"] if dated else []), "state"]
    body = [_cells(desk, p, dated) for p in items]
    hidden = len(desk.report.promises) - len(items)
    if hidden:
        blank: list[Markup | str] = [""] * (len(names) - 1)
        body.append([desk.say("promises.hidden", n=hidden), *blank])
    head = [desk.words.t(f"promises.column.{name}") for name in names]
    days = frozenset(number for number, name in enumerate(names) if name in ("due", "closed"))
    caption = desk.words.t("promises.table" if dated else "promises.table_undated")
    return Table(head, body, caption=caption, whole=days)


def _cells(desk: Desk, promise: Promise, dated: bool) -> list[Markup | str]:
    amount = promise.commitment.amount
    dates: list[Markup | str] = []
    if dated:
        dates = [desk.words.full(day) if day else "" for day in (promise.due, promise.closed)]
    return [
        desk.party(promise.by),
        desk.parties(promise.to),
        desk.phrase(promise.ref, promise.commitment.what),
        desk.words.amount(amount.value, amount.unit) if amount else "",
        *dates,
        Markup("{} {}").format(desk.pmark(promise.shown), state_words(desk, promise)),
    ]


def state_words(desk: Desk, promise: Promise) -> str:
    """A promise's state in words, with the days it is late where these readers may know."""
    words = desk.words.t(f"promise.state.{promise.shown}")
    if promise.days_late:
        return desk.words.t("promises.days_late", n=promise.days_late, state=words)
    return words
