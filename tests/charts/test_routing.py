"""Arrows: straight where that is clear, else bent around what stands in the way."""

from __future__ import annotations

from accord.charts.clear import CLEAR, Body, Map
from accord.charts.routing import Route, route

FROM, TO = Body(20, 100, 10), Body(300, 100, 12)


def world(*others: Body) -> Map:
    """A frame of 400 by 200 pixels with marks in it."""
    made = Map((0, 0, 400, 200))
    for index, body in enumerate(others):
        made.put(str(index), body)
    return made


def way(*others: Body) -> Route:
    """The arrow past these marks."""
    found = route(FROM, TO, frozenset(), world(*others))
    assert found
    return found


def clearance(found: Route, *others: Body) -> float:
    """How far the drawn arrow stays from every mark, looked at closely."""
    points = [found.curve.at(n / 2000) for n in range(2001)]
    return min(body.distance(x, y) for body in others for x, y in points)


def test_a_free_way_is_straight() -> None:
    found = way()
    assert found.cost == 0
    assert found.curve.control[1] == 100


def test_an_arrow_begins_and_ends_just_outside_its_marks() -> None:
    found = way()
    assert 1.4 < FROM.distance(*found.curve.start) < 1.8
    assert 1.9 < TO.distance(*found.curve.end) < 2.3


def test_an_arrow_bends_around_a_mark() -> None:
    other = Body(160, 100, 12)
    found = way(other)
    assert found.curve.control[1] != 100
    assert clearance(found, other) >= CLEAR - 0.2


def test_an_arrow_takes_the_side_that_is_free() -> None:
    others = (Body(160, 100, 12), Body(160, 72, 12), Body(160, 45, 12))
    found = way(*others)
    assert found.curve.control[1] > 100
    assert clearance(found, *others) >= CLEAR - 0.2


def test_a_second_arrow_stays_apart_from_the_first() -> None:
    made = world()
    first = route(FROM, TO, frozenset(), made)
    assert first
    made.draw(first.points)
    second = route(FROM, TO, frozenset(), made)
    assert second
    assert second.curve.control != first.curve.control


def test_between_marks_that_touch_an_arrow_takes_a_bow() -> None:
    found = route(Body(20, 100, 10), Body(41, 100, 10), frozenset(), world())
    assert found
    assert found.curve.control[1] != 100


def test_an_arrow_stays_in_the_frame() -> None:
    made = Map((0, 0, 400, 40))
    made.put("other", Body(160, 10, 12))
    found = route(Body(20, 12, 8), Body(300, 12, 8), frozenset(), made)
    assert found
    assert all(0 <= y <= 40 for _, y in found.points)
