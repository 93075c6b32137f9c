"""The words of the grid: what a mark is called, what the picture says, and how to read it."""

from __future__ import annotations

from accord.charts.grid_view import GridMark, GridView
from accord.charts.grid_would_be import GridWouldBe
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
    said += [would_sentence(item, words) for item in view.would_be]
    return " ".join(said)


def would_sentence(item: GridWouldBe, words: Words) -> str:
    """Where an initiative would stand, and by whose answer."""
    asked = words.t("figure.grid.would.asked", day=item.asked_on)
    said = words.t(would_key(item), who=who(item, words), what=asked, **would_values(item, words))
    return f"{said} {words.t('figure.grid.would.edge')}" if item.is_beyond else said


def would_key(item: GridWouldBe) -> str:
    """The sentence of an answer: if they can agree, or if they cannot."""
    return "figure.grid.would.yes" if item.granted else "figure.grid.would.no"


def would_values(item: GridWouldBe, words: Words) -> dict[str, str]:
    """What its sentence says of the place: code, scores and area."""
    area = words.t("figure.grid.would.on_line", area=item.area) if item.on_the_line else item.area
    scores = {"impact": words.number(item.impact), "difficulty": words.number(item.difficulty)}
    return {"code": item.code, "area": area, **scores}


def who(item: GridWouldBe, words: Words) -> str:
    """Those who were asked, in a row."""
    return words.list(name or words.t("hidden.stakeholder") for name in item.who)


def would_name(item: GridWouldBe, words: Words) -> str:
    """What the mark of an open answer is called."""
    name = "figure.grid.would.mark_yes" if item.granted else "figure.grid.would.mark_no"
    return words.t(name, title=item.title, who=who(item, words), **would_values(item, words))


def would_label(item: GridWouldBe, words: Words) -> str:
    """The two words beside the mark of an open answer."""
    return words.t("figure.grid.would.if_yes" if item.granted else "figure.grid.would.if_no")


def caption(
    view: GridView,
    words: Words,
    *,
    arrows: bool,
    more: bool,
    compact: bool,
    would_be: bool = False,
    would_alone: bool = False,
) -> str:
    """How to read it, naming only what the picture has."""
    new = any(mark.new for mark in view.marks)
    if compact:
        said = ["figure.grid.short.moved"] * arrows + ["figure.grid.short.new"] * new
        said += ["figure.grid.short.would"] * would_be + ["figure.grid.short.band"]
    else:
        said = ["figure.grid.caption.cell", *["figure.grid.caption.moved"] * arrows]
        said += ["figure.grid.caption.new"] * new
        said += ["figure.grid.caption.would"] * would_be + ["figure.grid.caption.band"]
    said += ["figure.grid.caption.more"] * more + ["figure.grid.caption.would_alone"] * would_alone
    return " ".join(words.t(name) for name in said)
