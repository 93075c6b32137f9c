"""How long `accord diff` takes where one file of many was changed, beside `accord check` of the same files.

    PYTHONPATH=generator python tests/benchmarks/diff_ratio.py [number of initiatives, 5000 when left out] [runs, 3]

The promise: at most 2.5 times with nothing kept, and at most 1.5 times when the last commit was looked at before.
Run on demand; no test is timed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from building import seconds
from read_many import written

CONFIG = "site_name: Many\nplugins:\n  - accord:\n      as_of: 2026-11-16\n"
STAGES = ("idea", "looking-into", "designing", "piloting", "measuring")
COLD, WARM = 2.5, 1.5


def git(folder: Path, *words: str) -> None:
    """Ask git to do something."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def recorded(folder: Path, number: int) -> Path:
    """A repository whose last commit holds a portfolio of so many initiatives."""
    (folder / "portfolio").mkdir(parents=True)
    written(folder / "portfolio", number)
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    git(folder, "init", "--quiet", ".")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Many")
    return folder


def changed(plan: Path, at: int) -> None:
    """One file changed, each time to something new: what was found here before is of no use."""
    file = plan / "portfolio" / "initiatives" / "handovers-7.yml"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("stage: ")]
    stage = f"stage: {STAGES[at % len(STAGES)]}  # {at}"
    file.write_text("\n".join([*lines, stage, ""]), "utf-8")


def main(number: int, runs: int) -> None:
    """All three in turn, and the shortest of each."""
    with tempfile.TemporaryDirectory() as name:
        plan = recorded(Path(name) / "plan", number)
        seconds(plan, "accord", "diff")
        rounds = []
        for at in range(runs):
            changed(plan, 2 * at)
            check = seconds(plan, "accord", "check")
            shutil.rmtree(plan / ".cache", ignore_errors=True)
            cold = seconds(plan, "accord", "diff")
            changed(plan, 2 * at + 1)
            rounds.append((check, cold, seconds(plan, "accord", "diff")))
        check, cold, warm = (min(times) for times in zip(*rounds, strict=True))
    print(f"{number} initiatives, one file changed: accord check {check:.2f} s")
    print(f"accord diff with nothing kept {cold:.2f} s, ratio {cold / check:.2f} (at most {COLD:.2f})")
    print(f"accord diff with the last commit kept {warm:.2f} s, ratio {warm / check:.2f} (at most {WARM:.2f})")


if __name__ == "__main__":
    main(*(int(word) for word in (*sys.argv[1:3], *("5000", "3")[len(sys.argv[1:3]) :])))
