"""How long `accord build` of the sample takes, beside `mkdocs build` of the folder that `accord render` wrote.

    PYTHONPATH=generator python tests/benchmarks/build_ratio.py [runs, 5 when left out]

The promise: at most 1.3 times with kept figures; without them at most 2 s and 0.3 s a figure more.
Run on demand; no test is timed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from building import best, project, seconds


def main(runs: int) -> None:
    """Build both ways in turn, and print the shortest of each."""
    with tempfile.TemporaryDirectory() as folder:
        plan, rendered = project(Path(folder) / "plan"), Path(folder) / "rendered"
        seconds(plan, "accord", "build")
        seconds(plan, "accord", "render", "--out", str(rendered))
        pairs = [(seconds(plan, "accord", "build"), seconds(rendered, "mkdocs", "build")) for _ in range(runs + 1)]
        ours, theirs = (min(times) for times in zip(*pairs[1:], strict=True))
        print(f"accord build {ours:.2f} s, mkdocs build {theirs:.2f} s, ratio {ours / theirs:.2f} (at most 1.30)")
        cold = best_cold(plan, runs)
        figures = len(list((plan / ".cache" / "accord").glob("*.svg")))
        allowed = theirs * 1.3 + 2 + 0.3 * figures
        print(f"without kept figures {cold:.2f} s for {figures} drawings (at most {allowed:.2f} s)")


def best_cold(plan: Path, runs: int) -> float:
    """The shortest build with nothing kept."""
    times = []
    for _ in range(runs):
        shutil.rmtree(plan / ".cache")
        times.append(best(1, plan, "accord", "build"))
    return min(times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
