"""The words of a life line: what moved while the work went on, the picture told, and how to read it."""

from __future__ import annotations

from accord.charts.life_view import LifeView, Reading
from accord.words import Words

_BETWEEN = 3
"""Most values named between the first and the last."""
_TOLD = 12
"""Most marks of a row that are told; the table has them all."""


def title(view: LifeView, words: Words) -> str:
    """How the number moved while the initiative went ahead; else only what the picture is about."""
    readings = view.readings
    if len(readings) < 2 or not _went_ahead(view):
        return words.t("figure.life.title")
    first, last = readings[0], readings[-1]
    if all(reading.value == first.value for reading in readings):
        return words.t("figure.life.still", value=last.text)
    between = _turns(readings)
    if between and len(between) <= _BETWEEN:
        middle = words.list(dict.fromkeys(reading.text for reading in between))
        return words.t("figure.life.moved_by", first=first.text, last=last.text, between=middle)
    return words.t("figure.life.moved", first=first.text, last=last.text)


def _went_ahead(view: LifeView) -> bool:
    """Whether it went ahead at some time between the first and the last reading."""
    first, last = view.readings[0].day, view.readings[-1].day
    return any(stretch.look == "now" and stretch.first < last and stretch.end > first for stretch in view.stretches)


def _turns(readings: tuple[Reading, ...]) -> list[Reading]:
    """The readings between the first and the last at which the way turned."""
    inner = zip(readings, readings[1:], readings[2:], strict=False)
    return [b for a, b, c in inner if (b.value - a.value) * (c.value - b.value) < 0]


def description(view: LifeView, words: Words) -> str:
    """From when to when, the values, the places, then each row."""
    months = view.window.months
    first, last = words.month(months[0]), words.month(months[-1])
    said = [words.t("figure.life.description", first=first, last=last, day=words.full(view.as_of))]
    if view.readings:
        values = words.list(words.t("figure.life.value", value=r.text, day=words.full(r.day)) for r in view.readings)
        said.append(words.t("figure.life.told", name=view.measure, what=values))
    said += [words.t("figure.life.sentence", what=view.target.labels[0])] if view.target else []
    if view.stretches:
        said.append(_row(view.place, [stretch.name for stretch in view.stretches], words))
    said += [_row(row.name, [spot.name for spot in row.spots], words) for row in view.rows]
    return " ".join(said)


def _row(name: str, items: list[str], words: Words) -> str:
    """A row with its marks, the first ones told."""
    told = [item.rstrip(".") for item in items[:_TOLD]]
    if len(items) > _TOLD:
        told.append(words.t("figure.more", n=len(items) - _TOLD))
    return words.t("figure.life.told", name=name, what="; ".join(told))


def caption(view: LifeView, counted: int, words: Words) -> str:
    """How to read it, naming only what the picture has."""
    moved = len({reading.value for reading in view.readings}) > 1 and _went_ahead(view)
    said = [words.t("figure.life.caption.while")] if moved else []
    said += [words.t("figure.life.caption.ring")] if any(reading.foretold for reading in view.readings) else []
    said += [words.t("figure.life.caption.undated", n=view.undated)] if view.undated else []
    said += [words.t("figure.timeline.caption.counted", n=counted)] if counted else []
    return " ".join(said)
