"""The grid of Larkmere Water typed by hand, and crowds of marks: what the figures are tried out on."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from accord.charts.figure import ROOT
from accord.charts.fits_view import FitsView, Named, SkillFit, Slice
from accord.charts.grid_view import GridMark, GridView
from accord.charts.palette import LETTERS
from accord.charts.scene import Scene, Text
from accord.domain.quarter import PLACES, PlanPlace

AREAS = ("Do first", "Plan together", "Fill in", "Rethink or scrap")


def mark(
    number: int,
    place: PlanPlace,
    impact: str,
    difficulty: str,
    was: tuple[str, str] | None = None,
    cause: str | None = None,
    title: str = "A title",
    new: bool = False,
) -> GridMark:
    """A mark; `was` is last quarter's impact and difficulty."""
    return GridMark(
        slug=f"lt-{number:02d}",
        code=f"LT-{number:02d}",
        number=f"{number:02d}",
        title=title,
        place=place,
        difficulty=Fraction(difficulty),
        impact=Fraction(impact),
        new=new,
        was=(Fraction(was[1]), Fraction(was[0])) if was else None,
        cause=cause,
    )


def grid(*marks: GridMark, line: str = "3", near: str = "1/4", not_shown: int = 0) -> GridView:
    """A grid with these marks."""
    return GridView("2026-q3", marks, AREAS, Fraction(line), Fraction(near), not_shown)


SUMMER = grid(
    mark(1, "now", "4.5", "2.5"),
    mark(3, "now", "4.5", "2.75", ("4.25", "3.5"), "money and release days agreed"),
    mark(6, "now", "4.5", "3"),
    mark(16, "now", "4.25", "2.25", ("4.25", "3.5"), "supervisors’ time agreed", "Supervisor safety conversations"),
    mark(2, "now", "4.25", "2.5", ("4.75", "3.5"), "less is left to do"),
    mark(15, "now", "4", "2.5"),
    mark(10, "now", "3.75", "2.5", ("4", "3.25"), "made smaller: field part only"),
    mark(12, "later", "3", "2.5"),
    mark(17, "later", "2.75", "2", new=True),
    mark(14, "later", "2.5", "3"),
    mark(5, "scrap", "2.5", "4"),
    mark(13, "scrap", "2.25", "3.25"),
    mark(18, "scrap", "2.25", "4.5"),
    mark(4, "done", "3.75", "2"),
    mark(7, "done", "3.75", "2"),
    mark(11, "done", "3.25", "1.75"),
    mark(9, "handed-over", "3.75", "1.5"),
    not_shown=1,
)
"""July to September: four marks move to the left, one is new, one was closed earlier."""


def crowd(count: int, seed: int, scores: tuple[str, ...] = (), moving: float = 0.3, line: str = "3") -> GridView:
    """Many marks, the same for the same seed; on quarter steps, or on the scores given."""
    dice = random.Random(seed)
    steps = tuple(Fraction(s) for s in scores) or tuple(Fraction(n, 4) for n in range(4, 21))
    marks = []
    for number in range(count):
        made = mark(number, dice.choice(PLACES), "1", "1", new=dice.random() < 0.1, cause="a short cause")
        made = replace(made, difficulty=dice.choice(steps), impact=dice.choice(steps))
        was = (dice.choice(steps), dice.choice(steps))
        moves = dice.random() < moving and not made.new and was != made.point
        marks.append(replace(made, was=was if moves else None))
    return grid(*marks, line=line)


def part(days: str, state: str = "kept", who: str = "Human Resources", ref: str = "2026-08-05-hr") -> Slice:
    """Days from a promise."""
    return Slice(Decimal(days), state, who, f"{ROOT}conversations/{ref}/#c1")  # type: ignore[arg-type]


def named(*numbers: str) -> tuple[Named, ...]:
    """Initiatives by their numbers."""
    return tuple(Named(number, "A title") for number in numbers)


def fits(**changes: object) -> FitsView:
    """July to September of Larkmere, with other values where given."""
    summer = FitsView(
        name="2026-q3",
        asked=Decimal(306),
        scrapped=Decimal(30),
        waits=Decimal(61),
        smaller=Decimal(66),
        planned=Decimal(149),
        own=Decimal(131),
        slices=(part("20"), part("10", who="Field Operations"), part("12", who="COO")),
        skills=(
            SkillFit("consult", Decimal(39), Decimal(54), ()),
            SkillFit("design", Decimal(62), Decimal(47), (part("20"),)),
            SkillFit("deliver", Decimal(48), Decimal(30), (part("10", who="Field Operations"), part("12", who="COO"))),
        ),
        scrap_list=(Named("05", "Billing dispute academy"),),
        waiting=named("12", "14", "17"),
        made_smaller=named("02", "03", "06", "10"),
        ahead=7,
    )
    return replace(summer, **changes)  # type: ignore[arg-type]


def boxes(scene: Scene) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of everything that is written."""
    return [text.box(LETTERS[text.letters].bold) for text in scene.items if isinstance(text, Text)]


def meeting(scene: Scene) -> list[tuple[str, str]]:
    """Words that stand on each other."""
    said = [item for item in scene.items if isinstance(item, Text)]
    pairs = combinations(zip(said, boxes(scene), strict=True), 2)
    return [(a.text, b.text) for (a, one), (b, two) in pairs if _meet(one, two)]


def _meet(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
