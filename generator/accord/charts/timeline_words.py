"""The words of figure 3: its finding, what a mark is called, and the picture told in words."""

from __future__ import annotations

from accord.charts.timeline import Dot, Row, TimelineView
from accord.charts.timeline_rows import Layout
from accord.domain import promises
from accord.domain.promises import State
from accord.words import Words

TOLD = 12
"""Rows that are told one by one to somebody who cannot see the picture; the page's table has them all."""
_SETTLED: frozenset[State] = frozenset({"kept", "kept-late", "in-part", "not-kept", "overdue"})
"""What fell due; a promise that was replaced or withdrawn did not."""
_KEPT: frozenset[State] = frozenset({"kept", "kept-late"})


def title(view: TimelineView, words: Words) -> str:
    """How both sides kept their promises, and how many came late."""
    sides = [[dot for row in view.rows if row.ours is ours for dot in row.dots] for ours in (True, False)]
    due = [[dot for dot in dots if dot.state in _SETTLED] for dots in sides]
    kept = [[dot for dot in dots if dot.state in _KEPT] for dots in due]
    if not any(due):
        return words.t("figure.timeline.title")
    ours, theirs = (sum(dot.state == "kept-late" for dot in dots) for dots in due)
    came_late = _late(ours, theirs, words)
    if all(2 * len(some) > len(every) for some, every in zip(kept, due, strict=True)):
        return words.t("figure.timeline.title_both", late=came_late)
    n, some = sum(map(len, due)), sum(map(len, kept))
    return words.t("figure.timeline.title_kept", n=n, due=words.count(n), kept=words.count(some), late=came_late)


def _late(ours: int, theirs: int, words: Words) -> str:
    """How many came late, on which side."""
    n = ours + theirs
    if n == 0:
        return ""
    if ours and theirs:
        return words.t("figure.timeline.late", count=words.count(n), ours=words.count(ours))
    name = "figure.timeline.late_ours" if ours else "figure.timeline.late_theirs"
    return words.t(name, n=n, count=words.count(n))


def who(row: Row, words: Words) -> str:
    """A party's name."""
    return words.t("ltd") if row.ours else row.who or words.t("hidden.stakeholder")


def label(dot: Dot, words: Words) -> str:
    """What stands beside an exception: 12 days late."""
    names = {
        "kept-late": "figure.timeline.days_late",
        "overdue": "figure.timeline.days_over",
        "due-soon": "figure.timeline.days_left",
    }
    return words.t(names[dot.state], n=dot.days) if dot.state in names and dot.days is not None else ""


def name(row: Row, dot: Dot, words: Words) -> str:
    """What a mark is called: whose promise, what, when it is due and how it stands."""
    state = words.t(f"promise.state.{dot.state}")
    days = label(dot, words)
    state = words.t("figure.timeline.state_days", state=state, days=days) if days else state
    return words.t("figure.timeline.mark", who=who(row, words), what=dot.what, due=words.full(dot.due), state=state)


def description(view: TimelineView, words: Words) -> str:
    """From when to when, then each row."""
    first, last = view.window.months[0], view.window.months[-1]
    said = [
        words.t(
            "figure.timeline.description",
            n=len(view.rows),
            first=words.month(first),
            last=words.month(last),
            day=words.full(view.as_of),
        )
    ]
    said += [_told(row, words) for row in view.rows[:TOLD]]
    left = len(view.rows) - TOLD
    said += [words.t("figure.timeline.others", n=left)] if left > 0 else []
    return " ".join(said)


def _told(row: Row, words: Words) -> str:
    """One row: how many of each state, and by how many days what is an exception."""
    counts = [(state, [dot for dot in row.dots if dot.state == state]) for state in promises.STATES]
    parts = [_counted(state, dots, words) for state, dots in counts if dots]
    what = words.t("figure.comma").join(parts) if parts else words.t("figure.timeline.none")
    return words.t("figure.timeline.row", who=who(row, words), what=what)


def _counted(state: State, dots: list[Dot], words: Words) -> str:
    said = words.t(f"promise.count.{state}", n=len(dots))
    days = [words.days(dot.days) for dot in dots if dot.days is not None]
    return words.t("figure.timeline.state_days", state=said, days=words.list(days)) if days else said


def caption(view: TimelineView, layout: Layout, words: Words) -> str:
    """How to read it, naming only what the picture has."""
    states = {dot.state for row in view.rows for dot in row.dots}
    said = ["figure.timeline.caption.mark"]
    said += ["figure.timeline.caption.late"] * ("kept-late" in states)
    said += ["figure.timeline.caption.over"] * ("overdue" in states)
    text = [words.t(key) for key in said]
    text += [words.t("figure.timeline.caption.undated", n=view.undated)] if view.undated else []
    left_out = view.outside + layout.more
    text += [words.t("figure.timeline.caption.counted", n=left_out)] if left_out else []
    return " ".join(text)
