"""How long the history of a plan takes in a repository with many commits, beside reading the same files once.

    PYTHONPATH=generator python tests/benchmarks/history_many.py [commits, 2000 when left out] [audience, team]

The promise for 2,000 commits, 750 of them about the plan: the first time at most git's own time and three times what
the loader needs to read the same versions of the files once (the YAML, the record, the names in it looked up); with
the cache at most 0.3 seconds. Three states are measured: nothing kept; what old files said is kept, as after one more
commit; and the same commit once more. Run on demand; no test is timed.
"""

from __future__ import annotations

import gc
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from building import project

TOUCHING = 0.375
"""The part of the commits that touches the plan."""
ROUNDS = 3
WARM = 0.3
"""Seconds."""
_SCORED = "assessments:\n"


def commits(folder: Path, number: int) -> Iterator[bytes]:
    """The commits as `git fast-import` reads them: the sample first, then one file in each."""
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in _edited(folder)}
    everything = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    yield _commit(0, everything)
    names, touched = list(files), 1
    for n in range(1, number):
        if touched < n * TOUCHING:
            name = names[touched % len(names)]
            yield _commit(n, {name: _changed(name, files[name], touched).encode()})
            touched += 1
        else:
            yield _commit(n, {"notes.txt": f"{n}\n".encode()})


def _edited(folder: Path) -> list[Path]:
    return [
        path for name in ("initiatives", "negotiations") for path in sorted((folder / "portfolio" / name).iterdir())
    ]


def _changed(name: str, text: str, n: int) -> str:
    """The file with one fact changed: an initiative scored anew, a promise due on another day."""
    if "/initiatives/" in name and _SCORED in text:
        score = 1 + n % 9 / 2
        item = f"  - {{date: 2026-11-14, impact: {score}, difficulty: 2, why: Scored once more}}\n"
        return text.replace(_SCORED, _SCORED + item, 1)
    if "due: " in text:
        return re.sub(r"due: 20\d\d-\d\d-\d\d", f"due: 2027-{n % 12 + 1:02}-{n % 28 + 1:02}", text, count=1)
    return f"{text}\nformerly: [name-{n}]\n" if "formerly" not in text else f"{text}# {n}\n"


def _commit(n: int, files: dict[str, bytes]) -> bytes:
    when = 1_767_200_000 + n * 12_000
    message = f"Commit {n}".encode()
    parts = [b"commit refs/heads/main\ncommitter A Planner <a@example.org> %d +0100\n" % when]
    parts.append(b"data %d\n%s\n" % (len(message), message))
    parts += [b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data) for path, data in files.items()]
    return b"".join(parts)


def repository(folder: Path, number: int) -> Path:
    """A repository with so many commits, its files as the last one left them."""
    plan = project(folder / "plan")
    stream = b"".join(commits(plan, number))
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", "."], cwd=plan, check=True)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=plan, input=stream, check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=plan, check=True)
    return plan


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes by the clock, git among it."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(number: int, audience: str) -> None:
    """Make the repository, measure in turns, print."""
    from accord import site
    from accord.build import past
    from accord.build.checking import check
    from accord.build.request import CACHE, request
    from accord.charts.cache import FolderStore
    from accord.domain.names import namings
    from accord.domain.seen import seen_by
    from accord.intake import repository as git
    from accord.intake.history.filed import filed
    from accord.intake.kinds import MODELS, SINGLE
    from accord.intake.located import load

    with tempfile.TemporaryDirectory() as name:
        plan = repository(Path(name), number)
        found, _ = request(plan / "mkdocs.yml", date(2026, 11, 16))
        assert found is not None
        asked = found.changed(audience=audience)
        checked = check(asked, stops_only=True)
        assert checked.portfolio is not None, [str(problem) for problem in checked.stops]
        whole, cache = checked.portfolio, plan / CACHE

        def telling() -> None:
            report = site.report(seen_by(whole, checked.audience), FolderStore(cache), digest=checked.digest)
            past.told(asked, checked, report)

        opened = git.open(plan)
        assert not isinstance(opened, git.Missing)
        log = opened.log(("portfolio",))
        blobs = {f.new_blob: f.path for c in log.commits for f in c.changed if f.new_blob}

        def asking() -> None:
            again = opened.log(("portfolio",))
            ids = [f.new_blob for c in again.commits for f in c.changed if f.new_blob]
            for _ in opened.blobs(ids):
                pass

        contents = [(filed(blobs[blob].removeprefix("portfolio/")), text) for blob, text in opened.blobs(blobs)]

        def loading() -> None:
            for key, content in contents:
                if key is None:
                    continue
                document = load(content.decode(), "")
                if key[0] not in SINGLE:
                    document.data["id"] = key[1]
                record = MODELS[key[0]].model_validate(document.data)
                for naming in namings(record):
                    whole.initiative_id(naming.name)

        def cold() -> None:
            shutil.rmtree(cache, ignore_errors=True)
            telling()

        def one_more() -> None:
            for file in cache.glob("*.svg"):
                file.unlink()
            telling()

        rounds = [tuple(map(seconds, (asking, loading, cold, one_more, telling))) for _ in range(ROUNDS)]
    alone, loader, first, warm, same = (min(times) for times in zip(*rounds, strict=True))
    allowed = alone + 3 * loader
    print(f"{number} commits, {len(log.commits)} about the plan, {len(blobs)} versions of files, for {audience}")
    print(f"git alone {alone:.2f} s, the loader once {loader:.2f} s")
    print(f"nothing kept: {first:.2f} s, {allowed:.2f} s allowed: {'kept' if first <= allowed else 'missed'}")
    print(f"one more commit, old files kept: {warm:.2f} s")
    print(f"the same commit, with the cache: {same:.3f} s, {WARM} s allowed: {'kept' if same <= WARM else 'missed'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, sys.argv[2] if len(sys.argv) > 2 else "team")
