"""How long reading and validating many initiatives takes, beside the bare YAML events of the same files.

    PYTHONPATH=generator python tests/benchmarks/read_many.py [number of initiatives, 5000 when left out]

The promise: at most 3 times the events, plus half a second. Run on demand; no test is timed.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from accord.intake import Read, read

INITIATIVE = """\
code: N-{n}
title: Safer handovers in district {n}
requests:
  - {{by: field-ops, date: 2025-11-26, their_words: We need something about handovers before the winter.}}
  - by: safety
    date: 2025-12-03
    their_words: Two near misses in a month came from a handover by telephone.
problem: >
  At the end of a shift, crews hand over by telephone and leave out what they think the others know.
  The next crew finds an open valve or a closed road only when they stand in front of it.
outcome:
  text: Every crew starts its shift knowing what the last one left open.
  measure: Complete handovers out of 20 watched
  level: 3
  better: higher
  baseline: {{value: 9, date: 2025-11-20}}
  target: {{value: 18, date: 2026-12-31}}
  source: Observations by the safety department
  readings:
    - {{date: 2026-04-24, value: 12}}
    - {{date: 2026-07-08, value: 15}}
    - {{date: 2026-10-27, value: 16.5}}
  other_reasons: New telephones came in March; they may explain part of the change.
goals: [safe-work, one-system]
sponsor: field-ops
owner: consultant
learning_check:
  verdict: learning-plus
  date: 2026-01-08
  by: consultant
  could_they_do_it: Yes. 41 of 50 crews do it well when somebody watches.
  causes:
    - {{cause: feedback, text: Nobody talks about a handover afterward, fix: A five-minute talk, owner: field-ops}}
    - {{cause: tools, text: Three crews share one tablet, fix: Buy twelve more tablets, owner: safety}}
    - {{cause: skill, text: Leads have not practiced this kind of talk, fix: Half-day practice, owner: ltd}}
  why_learning: Leads can watch, but need practice to talk without blaming.
evidence:
  - {{text: 4 of 9 near misses in 2025 followed a handover, source: Yearly report 2025, date: 2025-12-31}}
  - {{text: 11 of 20 handovers left out an open job, source: Observations, date: 2025-11-20}}
for_whom: {{text: 38 crew leads, people: 38}}
needed_by: 2026-09-30
needs:
  ltd_days: {{consult: 14, design: 14, deliver: 14}}
  business: {{lead_days: 76, expert_days: 2}}
  money: 12000
assessments:
  - date: 2026-01-12
    by: [head, consultant]
    confidence: medium
    impact: {{goal: 5, critical: 5, common: 3, gap: 4}}
    difficulty: {{time: 2, people: 5, new: 3, ready: 4}}
    why: Impact is high because handovers are where people were nearly hurt.
  - date: 2026-07-16
    by: [head]
    confidence: high
    impact: {{goal: 5, critical: 5, common: 3, gap: 4}}
    difficulty: {{time: 3, people: 2, new: 2, ready: 2}}
    why: Field Operations agreed to watch one handover a month.
stage: running
depends_text: Crews should have had the practice day first.
scope: Watched handovers, a five-minute talk, a half-day practice for leads
not_in_scope: Checking permits and paperwork
"""

BESIDE = {
    "organization.yml": "name: Many\ngoals:\n  - {id: safe-work, name: Safe}\n  - {id: one-system, name: One system}\n",
    "team.yml": "roles:\n  - {id: head, title: Head}\n  - {id: consultant, title: Consultant}\n",
    "stakeholders/field-ops.yml": "kind: person\ntitle: Head of Field Operations\n",
    "stakeholders/safety.yml": "kind: person\ntitle: Head of Safety\n",
    "quarters/2026-Q1.yml": "entries:\n  - {initiative: N-0, place: now}\n",
}
"""What a portfolio needs beside its initiatives."""

ROUNDS = 3
"""Both are measured this often, in turns, and the quickest of each counts: the others were disturbed."""


def written(folder: Path, number: int) -> None:
    """A portfolio of so many initiatives of full size."""
    for name, text in BESIDE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "initiatives").mkdir()
    for n in range(number):
        (folder / "initiatives" / f"handovers-{n}.yml").write_text(INITIATIVE.format(n=n), "utf-8")


def events(texts: list[str]) -> int:
    """Walks the bare events of every file."""
    return sum(1 for text in texts for _ in yaml.parse(text, yaml.CSafeLoader))  # type: ignore[no-untyped-call]


def reading(folder: Path) -> Read:
    """Reads and validates the portfolio."""
    found = read(folder, shown_as="portfolio")
    assert found.portfolio is not None, found.problems[:3]
    return found


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work keeps the processor, which other programs hardly disturb."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Write, measure in turns, print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder, number)
        texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.yml"))]
        rounds = [(seconds(lambda: events(texts)), seconds(lambda: reading(folder))) for _ in range(ROUNDS)]
    bare, whole = (min(times) for times in zip(*rounds, strict=True))
    allowed = 3 * bare + 0.5
    lines = INITIATIVE.count("\n")
    print(f"{number} initiatives of {lines} lines: events {bare:.2f} s, read and validated {whole:.2f} s")
    verdict = "kept" if whole <= allowed else "missed"
    print(f"ratio {whole / bare:.2f}; 3 times the events + 0.5 s are {allowed:.2f} s: {verdict}")


if __name__ == "__main__":
    main()
