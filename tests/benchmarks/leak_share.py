"""How much of a build of the sample is the leak test: both searches, with the list of what to search for.

    PYTHONPATH=generator python tests/benchmarks/leak_share.py [runs, 5 when left out]

The promise: at most 0.15 of the build. Run on demand; no test is timed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from building import project, seconds


def main(runs: int) -> None:
    """Build in a process of its own, then search what was made; print the shortest of each."""
    from accord.build import leaks
    from accord.build.making import build
    from accord.build.request import request
    from accord.hosts import finished
    from accord.leak import search

    with tempfile.TemporaryDirectory() as folder:
        plan = project(Path(folder) / "plan")
        whole = min(seconds(plan, "accord", "build") for _ in range(runs + 1))
        asked, _ = request(plan / "mkdocs.yml", date(2026, 11, 16))
        assert asked is not None
        built = build(asked)
        assert built.site is not None
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            secrets = leaks.secrets(built.checked)
            search(secrets, leaks.files(built.site))
            search(secrets, finished.files(plan / "site", [_theme()], built.site.assets))
            times.append(time.perf_counter() - start)
    share = min(times) / whole
    print(f"accord build {whole:.2f} s, the leak test {min(times):.2f} s of it: {share:.2f} (at most 0.15)")


def _theme() -> Path:
    import material

    return Path(material.__file__).parent / "templates"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
