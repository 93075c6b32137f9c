"""Figure 9: the life of an initiative on one line of time; what moved, moved while something was done."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import drawn
import pytest

from accord import addresses, site
from accord.charts import lifeline
from accord.charts.cache import NoStore
from accord.charts.figure import CLASS, ROOT, Figure
from accord.charts.life_view import LifeRow, LifeView, Note, Reading, Spot, Stretch, Target, window
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read
from accord.pages import life
from accord.pages.desk import Desk
from accord.pages.life_facts import Fact, facts
from accord.pages.report import Report
from accord.words import Words

SAMPLE = Path(__file__).parents[2] / "portfolio"
NOW = date(2026, 11, 16)
LT_16 = "supervisor-safety-conversations"
WORDS = Words()


@cache
def report(audience: str) -> Report:
    found = read(SAMPLE)
    assert found.portfolio is not None
    return site.report(seen_by(known_on(found.portfolio, NOW), parse(audience)), NoStore())


def of(slug: str, audience: str = "team") -> tuple[LifeView, Figure, list[Fact]]:
    """The life line of an initiative of the sample, as some readers see it."""
    written = report(audience)
    desk, initiative = Desk(written, addresses.initiative(slug)), written.portfolio.initiatives[slug]
    known = facts(desk, initiative)
    view, figure = life.view(desk, initiative, known), life.figure(desk, initiative, known)
    assert view is not None
    assert figure is not None
    return view, figure, known


def day(text: str) -> date:
    return date.fromisoformat(text)


def readings(*pairs: tuple[str, str]) -> tuple[Reading, ...]:
    return tuple(Reading(day(when), Decimal(value), value) for when, value in pairs)


def stretch(look: str, first: str, end: str) -> Stretch:
    return Stretch(look, day(first), day(end), (look,), look)  # type: ignore[arg-type]


def seen(*marks: Reading | Stretch | LifeRow, **changes: object) -> LifeView:
    """A life of these parts in the year 2026."""
    view = LifeView(
        slug="one",
        as_of=NOW,
        window=window([day("2026-01-01"), day("2026-12-31")], (1, 4, 7, 10)),
        measure="Safe entries",
        readings=tuple(mark for mark in marks if isinstance(mark, Reading)),
        target=None,
        place="Place",
        stretches=tuple(mark for mark in marks if isinstance(mark, Stretch)),
        rows=tuple(mark for mark in marks if isinstance(mark, LifeRow)),
        notes=(),
    )
    return replace(view, **changes)  # type: ignore[arg-type]


ALL = [
    (slug, audience)
    for audience in ("team", "everyone", "party:field-ops")
    for slug in report("team").portfolio.initiatives
]


@pytest.mark.parametrize(("slug", "audience"), ALL)
def test_no_two_words_stand_on_each_other_and_none_is_small(slug: str, audience: str) -> None:
    _, figure, _ = of(slug, audience)
    for measure, drawing in figure.drawings.items():
        assert drawn.meeting(drawing) == [], measure
        assert drawn.outside(drawing) == [], measure
        assert min(words.size for words in drawn.words(drawing)) >= 10


@pytest.mark.parametrize(("slug", "audience"), ALL)
def test_what_is_drawn_is_what_the_table_holds(slug: str, audience: str) -> None:
    view, figure, known = of(slug, audience)
    assert figure.marks + figure.counted == view.marks == len(known)
    root = ET.fromstring(figure.drawings["wide"])
    named = list(root.iter(f"{drawn.SVG}title"))[1:]
    assert len(named) + len(view.readings) == figure.marks


@pytest.mark.parametrize("slug", report("team").portfolio.initiatives)
def test_a_drawing_is_one_line_for_each_measure_without_style_or_another_host(slug: str) -> None:
    _, figure, _ = of(slug)
    for measure, drawing in figure.drawings.items():
        assert f'class="ac-svg {CLASS[measure]}"' in drawing
        assert "\n" not in drawing
        rest = drawing.replace('xmlns="http://www.w3.org/2000/svg"', "").replace(ROOT, "")
        assert not re.search(r"http| style=|<script| on\w+=", rest)
        assert ("<a href=" in drawing) is (measure != "paper")
        assert len(drawing) < 20_000
    ids = re.findall(r' id="([^"]+)"', "".join(figure.drawings.values()))
    assert len(ids) == len(set(ids))


def test_the_finding_says_while_and_never_because() -> None:
    _, figure, _ = of(LT_16)
    assert figure.title == "From 14 by way of 19 and 15 to 18 while this went ahead"
    said = f"{figure.title} {figure.caption} {figure.description}"
    assert not re.search(r"because|thanks to|led to|due to", said)


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (seen(*readings(("2026-02-01", "3"), ("2026-05-01", "5")), stretch("now", "2026-01-01", "2026-04-01")),
         "From 3 to 5 while this went ahead"),
        (seen(*readings(("2026-02-01", "3"), ("2026-05-01", "3")), stretch("now", "2026-01-01", "2026-04-01")),
         "Still 3 while this went ahead"),
        (seen(*readings(("2026-02-01", "3"), ("2026-05-01", "5")), stretch("later", "2026-01-01", "2026-04-01")),
         "Its life so far"),
        (seen(*readings(("2026-05-01", "3"), ("2026-06-01", "5")), stretch("now", "2026-01-01", "2026-04-01")),
         "Its life so far"),
        (seen(stretch("now", "2026-01-01", "2026-04-01")), "Its life so far"),
    ],
)  # fmt: skip
def test_the_finding_needs_two_readings_and_work_between_them(view: LifeView, title: str) -> None:
    assert lifeline.figure(view, WORDS).title == title


def test_a_ring_stands_where_it_came_as_written_down_before() -> None:
    view, figure, _ = of(LT_16)
    assert [(r.day, r.text) for r in view.readings if r.foretold] == [
        (day("2026-07-08"), "15"),
        (day("2026-10-27"), "18"),
    ]
    assert drawn.classes(figure.drawings["wide"], "ac-hit") == 2
    assert "A ring: it came as we had written down before." in figure.caption


def test_the_target_is_a_dashed_line_with_its_day() -> None:
    view, figure, _ = of(LT_16)
    assert view.target == Target(Decimal(19), ("target 19 by 31 December 2026", "target 19"))
    for drawing in figure.drawings.values():
        assert drawn.classes(drawing, "ac-target") == 1
        assert any(words.text.startswith("target 19") for words in drawn.words(drawing))


def test_what_was_written_down_stands_at_its_day_where_there_is_room() -> None:
    _, figure, _ = of(LT_16)
    wide, phone = (" ".join(words.text for words in drawn.words(figure.drawings[m])) for m in ("wide", "phone"))
    assert "15 July, we wrote: “We expect a slower climb, about 18 of 20 by the end of October instead of 19.”" in wide
    assert "we wrote" not in phone


def test_the_places_follow_the_versions_of_the_plan() -> None:
    view, _, _ = of(LT_16)
    assert [(s.look, s.first.isoformat(), s.end.isoformat(), s.labels[0]) for s in view.stretches] == [
        ("asked", "2025-11-26", "2026-01-30", "Asked for"),
        ("now", "2026-01-30", "2026-04-10", "Going ahead, smaller"),
        ("later", "2026-04-10", "2026-07-03", "Waits, look again 15 Jul"),
        ("now", "2026-07-17", "2027-01-01", "Going ahead"),
    ]


def test_everyone_reads_no_day_of_a_promise() -> None:
    view, figure, known = of(LT_16, "everyone")
    assert {fact.kind for fact in known} == {"place", "score", "talk", "reading"}
    assert view.undated == 5
    assert "5 promises have no day here: that stands between those who promised." in figure.caption


def test_a_late_promise_has_a_line_from_its_due_day_and_an_overdue_one_to_the_as_of_day() -> None:
    late = Spot(day("2026-06-20"), "late", ("A",), "A", since=day("2026-05-31"))
    over = Spot(day("2026-10-01"), "overdue", ("B",), "B", until=NOW)
    drawing = lifeline.figure(seen(LifeRow("Promised", (late, over), deep=True)), WORDS).drawings["wide"]
    assert drawn.classes(drawing, "tail") == 4
    assert drawn.classes(drawing, "tail--on") == 2


def test_a_life_of_many_marks_stays_readable_and_counts_what_finds_no_room() -> None:
    dice = random.Random(7)
    start = day("2023-01-01")

    def spots(look: str) -> tuple[Spot, ...]:
        days = [start + timedelta(days=dice.randrange(1400)) for _ in range(40)]
        return tuple(Spot(when, look, ("some words beside it", "words"), f"{look} {when}") for when in days)

    many = [start + timedelta(days=30 * n) for n in range(40)]
    view = seen(
        *(Reading(when, Decimal(dice.randrange(100)), f"{n}.5 hours") for n, when in enumerate(many)),
        stretch("now", "2023-01-01", "2026-12-31"),
        *(LifeRow(look, spots(look), look == "open") for look in ("score", "talk", "open")),
        window=window([start, NOW], (1, 4, 7, 10)),
        target=Target(Decimal(50), ("target 50 by 31 December 2026", "target 50")),
        notes=tuple(Note(when, f"{when}, we wrote:", "“Something we expect to come. ” " * 9) for when in many),
    )
    figure = lifeline.figure(view, WORDS)
    assert figure.counted > 0
    assert figure.marks + figure.counted == view.marks == 40 + 1 + 120
    for drawing in figure.drawings.values():
        assert drawn.meeting(drawing) == []
        assert drawn.outside(drawing) == []


@pytest.mark.parametrize("years", [0, 1, 3, 8, 40])
def test_months_and_years_have_room_however_long_a_life_is(years: int) -> None:
    view = seen(
        stretch("now", "2026-01-01", "2026-04-01"), window=window([date(2026 - years, 2, 3), NOW], (1, 4, 7, 10))
    )
    for drawing in lifeline.figure(view, WORDS).drawings.values():
        assert drawn.meeting(drawing) == []
        assert drawn.outside(drawing) == []


def test_hostile_words_are_words() -> None:
    hostile = "<script>alert('x')</script> & \"quotes\" ]]> </title> \n\n {{ x }}"
    spot = Spot(NOW, "talk", (hostile,), hostile)
    note = Note(day("2026-02-01"), hostile, hostile)
    view = seen(LifeRow(hostile, (spot,)), *readings(("2026-02-01", "3")), measure=hostile, notes=(note,))
    for drawing in lifeline.figure(view, WORDS).drawings.values():
        assert not list(ET.fromstring(drawing).iter(f"{drawn.SVG}script"))
        assert "\n" not in drawing


def test_the_same_facts_make_the_same_picture() -> None:
    assert of(LT_16)[1] == of(LT_16)[1]


def test_an_initiative_without_any_day_has_no_life_line() -> None:
    written = report("team")
    bare = written.portfolio.initiatives[LT_16].changed(id="bare", requests=(), assessments=(), outcome=None)
    desk = Desk(written, addresses.initiative("bare"))
    assert facts(desk, bare) == []
    assert life.figure(desk, bare, []) is None
