"""How long each drawing takes that is written from a template, on every initiative and agreement page of the sample.

    PYTHONPATH=generator python tests/benchmarks/template_drawings.py [runs, 5 when left out]

The promise: under 5 ms a drawing. Run on demand; no test is timed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from accord import addresses, site
from accord.charts import lifeline, marks, place_grid
from accord.charts.cache import FolderStore
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read
from accord.pages import agreement_parts, life, place_on_grid
from accord.pages.desk import Desk
from accord.pages.life_facts import facts
from accord.pages.report import Report

ROOT = Path(__file__).parents[2]


def best(make: Callable[[], Any], runs: int) -> float:
    """The shortest of some runs, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        make()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def measured(report: Report, runs: int) -> Iterator[tuple[str, str, float, int]]:
    """Kind, page, milliseconds for all drawings of it, and how many drawings that are."""
    portfolio = report.portfolio
    for slug, initiative in portfolio.visible_initiatives.items():
        desk = Desk(report, addresses.initiative(slug))
        view = life.view(desk, initiative, facts(desk, initiative))
        if view:
            yield "life line", slug, best(lambda v=view: lifeline.figure(v, report.words), runs), len(lifeline.MEASURES)
        yield (
            "place on the grid",
            slug,
            best(lambda d=desk, s=slug: place_on_grid.of(d, s), runs),
            len(place_grid.SHEETS),
        )
    for key in portfolio.visible_stakeholders:
        desk = Desk(report, addresses.agreement(key))
        entries = agreement_parts.theirs(desk, key)
        yield "grid, others set back", key, best(lambda d=desk, e=entries: agreement_parts.grid(d, e), runs), 1
        yield "bars of the load", key, best(lambda d=desk, k=key: agreement_parts.load_table(d, k), runs), 1
        promised = [promise for promise in report.promises if promise.by == key]
        yield "squares of promises", key, best(lambda p=promised: [marks.promise(one.shown) for one in p], runs), 1


def main(runs: int) -> None:
    """Print the longest time of each kind, a drawing, and the page it was measured on."""
    found = read(ROOT / "portfolio")
    assert found.portfolio is not None
    whole = seen_by(known_on(found.portfolio, date(2026, 11, 16)), parse("team"))
    report = site.report(whole, FolderStore(ROOT / ".cache" / "accord"))
    rows = list(measured(report, runs))
    for kind in dict.fromkeys(row[0] for row in rows):
        _, page, took, drawings = max((row for row in rows if row[0] == kind), key=lambda row: row[2] / row[3])
        print(f"{kind:22} at most {took / drawings:5.2f} ms a drawing ({page}, {drawings} drawings; aim: 5)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
