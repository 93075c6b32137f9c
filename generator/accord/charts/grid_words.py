"""The words of the grid: what a mark is called, what the picture says, and how to read it."""

from __future__ import annotations

from accord.charts.grid_view import GridMark, GridView
from accord.domain.quarter import PLACES
from accord.words import Words


def name(mark: GridMark, words: Words) -> str:
    """What a mark is called: LT-16 Supervisor safety conversations, Going ahead, impact 4.25, difficulty 2.25."""
    said = words.t(
        "figure.grid.mark",
        code=mark.code,
        title=mark.title,
        place=words.t(f"place.{mark.place}"),
        impact=words.number(mark.impact),
        difficulty=words.number(mark.difficulty),
    )
    if mark.new:
        return words.t("figure.grid.mark_new", mark=said)
    if mark.was:
        difficulty, impact = (words.number(score) for score in mark.was)
        return words.t("figure.grid.mark_moved", mark=said, impact=impact, difficulty=difficulty)
    return said


def cause(mark: GridMark, words: Words) -> str:
    """A few words on why a mark moved: the planner's, else the day of the talk; empty where neither is known."""
    if mark.cause:
        return mark.cause
    return words.t("figure.grid.talk", day=words.day(mark.talks[-1])) if mark.talks else ""


def title(view: GridView, words: Words) -> str:
    """What the picture shows."""
    return words.t("figure.grid.title", n=len(view.marks))


def description(view: GridView, words: Words) -> str:
    """The same for somebody who cannot see it: how many stand at each place, how many moved, how many are new."""
    moved = sum(mark.was is not None for mark in view.marks)
    new = sum(mark.new for mark in view.marks)
    said = [words.t("figure.grid.description", line=words.number(view.line))]
    counts = [(place, sum(mark.place == place for mark in view.marks)) for place in PLACES]
    places = [
        words.t("figure.grid.place", place=words.t(f"place.{place}"), count=count) for place, count in counts if count
    ]
    if places:
        said.append(words.t("figure.grid.places", places=words.t("figure.comma").join(places)))
    said += [words.t("figure.grid.moved", n=moved)] if moved else []
    said += [words.t("figure.grid.became_new", n=new)] if new else []
    said += [words.t("figure.grid.elsewhere", n=view.not_shown)] if view.not_shown else []
    return " ".join(said)


def caption(view: GridView, words: Words, *, arrows: bool, more: bool, compact: bool) -> str:
    """How to read it, naming only what the picture has."""
    new = any(mark.new for mark in view.marks)
    if compact:
        said = ["figure.grid.short.moved"] * arrows + ["figure.grid.short.new"] * new + ["figure.grid.short.band"]
    else:
        said = ["figure.grid.caption.cell", *["figure.grid.caption.moved"] * arrows]
        said += ["figure.grid.caption.new"] * new + ["figure.grid.caption.band"]
    said += ["figure.grid.caption.more"] * more
    return " ".join(words.t(name) for name in said)
