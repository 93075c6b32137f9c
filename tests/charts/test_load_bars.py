"""Figure 8: how much we ask of each stakeholder in each quarter, on one scale; zero days say what they hide."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from larkmere import boxes, meeting

from accord.charts import load_bars, load_made, load_rows, load_words
from accord.charts.cache import NoStore
from accord.charts.figure import ROOT, Measure
from accord.charts.load_bars import LoadCell, LoadRow, LoadView
from accord.charts.load_rows import BOARDS, MOST_ROWS, Layout
from accord.charts.scene import Line, Rect, Scene, Text
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read
from accord.words import Words

MEASURES: tuple[Measure, ...] = ("wide", "phone", "paper")
YEAR = (
    (date(2026, 1, 1), date(2026, 3, 31)),
    (date(2026, 4, 1), date(2026, 6, 30)),
    (date(2026, 7, 1), date(2026, 9, 30)),
    (date(2026, 10, 1), date(2026, 12, 31)),
)
NOTHING = LoadCell()
WATCHED = LoadCell(amounts=((Decimal(152), "observations"),), others=1)


def days(number: str, unconfirmed: str = "0") -> LoadCell:
    return LoadCell(Decimal(number), Decimal(unconfirmed))


def party(who: str, *cells: LoadCell) -> LoadRow:
    return LoadRow(who, f"{ROOT}agreements/{who.lower()}/", cells)


def seen(*rows: LoadRow) -> LoadView:
    return LoadView(YEAR, rows, Decimal(60))


SPRING = seen(
    party("Field", days("16"), days("198"), days("10"), WATCHED),
    party("Forum", NOTHING, NOTHING, NOTHING, days("152", "52")),
)


def laid_out(view: LoadView, measure: Measure = "wide") -> Layout:
    return load_rows.lay_out(view, BOARDS[measure])


def picture(view: LoadView, measure: Measure = "wide") -> Scene:
    board = BOARDS[measure]
    return load_made.draw(view, laid_out(view, measure), board, measure, Words(), ("T", "D"))


def bars(scene: Scene, ink: str) -> list[Rect]:
    return [item for item in scene.items if isinstance(item, Rect) and item.ink == ink]


def texts(scene: Scene, letters: str = "") -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Text) and item.letters.startswith(letters)]


def larkmere(sample: Path, audience: str = "team") -> LoadView:
    """The load of the sample as some readers may read it."""
    found = read(sample)
    assert found.portfolio is not None
    view = load_bars.view(seen_by(known_on(found.portfolio, date(2026, 11, 16)), parse(audience)))
    assert view is not None
    return view


@pytest.mark.parametrize("measure", MEASURES)
def test_all_bars_are_on_one_scale(measure: Measure) -> None:
    layout = laid_out(SPRING, measure)
    lengths = {spot.cell.days: spot.known + spot.open for band in layout.bands for spot in band.spots}
    unit = lengths[Decimal(198)] / 198
    assert {n: length / unit for n, length in lengths.items()} == pytest.approx({n: float(n) for n in lengths})
    assert {round(on.length(60), 6) for on in layout.scales} == {round(60 * unit, 6)}


@pytest.mark.parametrize("measure", MEASURES)
def test_a_party_s_quarters_stand_beside_each_other_or_on_a_phone_below(measure: Measure) -> None:
    for band in laid_out(SPRING, measure).bands:
        beside, below = {spot.x for spot in band.spots}, {spot.y for spot in band.spots}
        assert (len(beside), len(below)) == ((1, 4) if measure == "phone" else (4, 1))


def test_days_in_talks_they_have_not_confirmed_are_outlined_behind_the_others() -> None:
    scene = picture(SPRING)
    (hollow,) = bars(scene, "load-open")
    solid = bars(scene, "load")[-1]
    assert hollow.x == pytest.approx(solid.x + solid.width + 1.5)
    assert hollow.width / solid.width == pytest.approx(0.52, abs=0.01)


def test_zero_days_say_what_they_hide_and_nothing_is_a_zero() -> None:
    scene = picture(SPRING)
    assert "0 days; 152 observations and one more" in texts(scene, "cause")
    assert texts(scene, "note") == ["0", "0", "0"]


@pytest.mark.parametrize(
    ("space", "said"),
    [
        (400, "0 days; 152 observations and one promise"),
        (220, "0 days; 152 observations and one more"),
        (120, "0 days; two promises"),
        (30, "0"),
    ],
)
def test_what_zero_days_hide_is_said_as_far_as_there_is_room(space: float, said: str) -> None:
    assert load_words.shown(WATCHED, space, 11.5, Words()) == said


def test_more_than_we_aim_for_is_bold_and_never_another_colour() -> None:
    scene = picture(SPRING)
    assert texts(scene, "value") == ["198", "152"]
    assert {bar.ink for bar in bars(scene, "load")} == {"load"}


def test_the_line_of_what_we_aim_for_runs_through_every_bar_but_through_no_words() -> None:
    scene = picture(SPRING)
    layout = laid_out(SPRING)
    xs = [on.x(60) for on in layout.scales]
    lines = [item for item in scene.items if isinstance(item, Line) and item.ink == "limit"]
    assert [line.x1 for line in lines] == [xs[0], xs[1], xs[2], *xs]
    crossed = [
        box
        for box in boxes(scene)
        for line in lines
        if box[0] < line.x1 < box[2] and box[1] < line.y2 and line.y1 < box[3]
    ]
    assert crossed == []


@pytest.mark.parametrize("measure", MEASURES)
def test_everything_stays_in_the_picture_and_no_words_meet(measure: Measure) -> None:
    full = LoadCell(amounts=((Decimal(12345), "very long units of something"), (Decimal(2), None)), others=12)
    views = (
        SPRING,
        seen(*(party(f"A party with a rather long name {n}", full, days("12345.5"), full, NOTHING) for n in range(30))),
        LoadView(YEAR[:1], (party("One", days("0.5")),), Decimal(60)),
    )
    for view in views:
        scene = picture(view, measure)
        assert all(
            left >= -0.5 and right <= scene.width + 0.5 and bottom <= scene.height
            for left, _, right, bottom in boxes(scene)
        )
        assert meeting(scene) == []
        assert all(item.size >= 10 for item in scene.items if isinstance(item, Text))
        assert all(bar.x + bar.width <= scene.width for bar in bars(scene, "load"))


def test_a_bar_leads_to_its_party_but_not_on_paper() -> None:
    links = [bar.link for bar in bars(picture(SPRING), "load") if bar.link]
    assert (links[1].name, links[1].href) == (
        "Field, April to June 2026: 198 days promised",
        f"{ROOT}agreements/field/",
    )
    assert not any(bar.link.href for bar in bars(picture(SPRING, "paper"), "load") if bar.link)


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (SPRING, "Field promised us most: 198 days from April to June; we aim for 60 at most"),
        (
            seen(party("Field", days("16"), NOTHING, NOTHING, NOTHING)),
            "Field promised us most: 16 days from January to March",
        ),
        (seen(party("A", days("9")), party("B", days("9"))), "What we ask of each stakeholder, quarter by quarter"),
        (seen(LoadRow("", "", (days("9"),))), "What we ask of each stakeholder, quarter by quarter"),
    ],
)
def test_the_title_is_of_whom_we_ask_most(view: LoadView, title: str) -> None:
    assert load_words.title(view, Words()) == title


def test_marks_are_the_cells_with_days_and_the_others_are_counted() -> None:
    figure = load_bars.figure(SPRING, Words(), NoStore(), measures=("wide",))
    assert (figure.marks, figure.counted) == (4, 4)
    many = seen(*(party(f"P{n}", *[days("1")] * 4) for n in range(MOST_ROWS + 3)))
    figure = load_bars.figure(many, Words(), NoStore(), measures=("wide",))
    assert (figure.marks, figure.counted) == (MOST_ROWS * 4, 12)
    assert figure.caption.endswith("3 more parties are in the table only.")


def test_the_picture_is_told_in_words() -> None:
    assert load_bars.figure(SPRING, Words(), NoStore(), measures=("wide",)).description == (
        "Person-days promised to us by January to March 2026, April to June 2026, July to September 2026 and "
        "October to December 2026. Field: 16, 198, 10, 0 days; 152 observations and one promise. Forum: 0, 0, 0, 152."
    )


def test_larkmere_s_load_stands_by_party_the_fullest_quarter_first(sample: Path) -> None:
    view = larkmere(sample)
    assert {row.who: [int(cell.days) for cell in row.cells] for row in view.rows} == {
        "Head of Field Operations": [16, 198, 10, 0],
        "Supervisors' Forum": [0, 0, 0, 152],
        "HR Director": [8, 0, 20, 0],
        "Health and Safety Manager": [10, 6, 0, 0],
        "Head of Treatment and Compliance": [0, 10, 0, 0],
        "Head of Customer Contact": [0, 0, 6, 0],
        "Chief Operating Officer": [0, 0, 0, 0],
        "Head of Digital and IT": [0, 0, 0, 0],
    }
    assert [row.who for row in view.rows[:2]] == ["Head of Field Operations", "Supervisors' Forum"]
    autumn = view.rows[0].cells[3]
    assert load_words.full(autumn, Words()) == "0 days; 152 observations and one promise"


def test_for_everyone_the_sums_stay_and_what_is_due_when_is_counted_without_words(sample: Path) -> None:
    team, everyone = larkmere(sample), larkmere(sample, "everyone")
    assert [[cell.days for cell in row.cells] for row in everyone.rows] == [
        [cell.days for cell in row.cells] for row in team.rows
    ]
    assert load_words.full(everyone.rows[0].cells[3], Words()) == "0 days; two promises"
    assert not any(cell.unconfirmed or cell.amounts for row in everyone.rows for cell in row.cells)


def test_without_days_promised_there_is_no_figure(sample: Path) -> None:
    found = read(sample)
    assert found.portfolio is not None
    assert load_bars.view(known_on(found.portfolio, date(2026, 1, 2))) is None
