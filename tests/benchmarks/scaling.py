"""Whether the cost of a page is flat: a portfolio of ten times the sample's initiatives, talks and stakeholders.

    PYTHONPATH=generator python tests/benchmarks/scaling.py [how many times, 10 when left out]

The promise: ten times as many take at most twelve times as long. Run on demand; no test is timed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from building import best, project, seconds
from tenfold import write


def main(times: int) -> None:
    """Build the sample and a large portfolio, first with nothing kept and then with figures kept; print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = project(Path(folder) / "small"), project(Path(folder) / "large")
        shutil.rmtree(large / "portfolio")
        write(small / "portfolio", large / "portfolio", times)
        seconds(small, "accord", "check")
        for what, runs in (("nothing kept", 1), ("figures kept", 3)):
            one, many = best(runs, small, "accord", "build"), best(runs, large, "accord", "build")
            pages = [len(list((plan / "site").rglob("index.html"))) for plan in (small, large)]
            print(f"{what}: {one:.2f} s for {pages[0]} pages, {many:.2f} s for {pages[1]}: {many / one:.1f} times")
        print(f"(at most {1.2 * times:.0f} times)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
