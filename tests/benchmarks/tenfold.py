"""A portfolio many times as large as another: every initiative, talk and stakeholder again under another name.

The quarters stay; their days and entries grow with the rest, so that the plan fits as it did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_COPIED = ("initiatives", "negotiations", "stakeholders", "charters")
_NUMBER = re.compile(r"\b(fte|leave|keep_running|buffer|days): ([0-9.]+)")


def write(portfolio: Path, out: Path, times: int) -> None:
    """Write a portfolio `times` as large into a folder; the first copy keeps its names."""
    names = _names(portfolio)
    for path in sorted(portfolio.rglob("*.yml")):
        kind, text = path.parent.name, path.read_text("utf-8")
        if kind in _COPIED:
            for copy in range(times):
                target = out / kind / f"{_renamed(path.stem, names, copy)}.yml"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(_renamed(text, names, copy), "utf-8")
        else:
            target = out / path.relative_to(portfolio)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_quarter(text, names, times) if kind == "quarters" else text, "utf-8")


def _names(portfolio: Path) -> re.Pattern[str]:
    """Every name that a copy changes: ids of files, and the initiatives' codes."""
    ids = [path.stem for kind in _COPIED for path in (portfolio / kind).glob("*.yml")]
    texts = [path.read_text("utf-8") for path in (portfolio / "initiatives").glob("*.yml")]
    codes = [found[1] for text in texts if (found := re.search(r"^code: (\S+)", text, re.MULTILINE))]
    longest_first = sorted({*ids, *codes}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _renamed(text: str, names: re.Pattern[str], copy: int) -> str:
    if copy == 0:
        return text
    # A code has at most eight letters, so its copy's number goes where its dash was.
    return names.sub(
        lambda name: name[0].replace("LT-", f"L{copy}-") if name[0].isupper() else f"{name[0]}-{copy}", text
    )


def _quarter(text: str, names: re.Pattern[str], times: int) -> str:
    """A quarter with the days and the entries of all copies, and the versions of the first."""
    head, _, entries = text.partition("entries:\n")
    capacity, mark, versions = head.partition("versions:\n")
    return f"{_more_days(capacity, times)}{mark}{versions}entries:\n{''.join(_entries(entries, names, times))}"


def _more_days(capacity: str, times: int) -> str:
    return _NUMBER.sub(lambda found: f"{found[1]}: {float(found[2]) * times:g}", capacity)


def _entries(entries: str, names: re.Pattern[str], times: int) -> Iterator[str]:
    for copy in range(times):
        yield _renamed(entries, names, copy)
