"""The sample with a sentence of its own in every text that not everyone may read."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from accord.build.checking import Checked, check
from accord.build.making import Built
from accord.build.request import Request, request
from accord.domain.audience import Audience
from accord.leak.conditions import Reader
from accord.leak.table import IDS, who_may
from accord.leak.walk import Written, texts

DAY = date(2026, 11, 16)
CODE = re.compile(r"qz\d{4}")
PLANTED = "Planted sentence number {code} stands here"
NO_TEXTS = {*IDS, "initiatives.code", "quarters.entries.before.*", "stakeholders.accepted_warnings.check"}
AUDIENCES = ("everyone", "party:field-ops", "parties", "team")


def copied(repository: Path, folder: Path) -> Path:
    """A copy of the sample's project."""
    for name in ("portfolio", "content"):
        shutil.copytree(repository / name, folder / name, ignore=shutil.ignore_patterns("private"))
    shutil.copy(repository / "mkdocs.yml", folder)
    return folder


def asked(project: Path, audience: str = "everyone", **options: object) -> Request:
    """What a command asks for."""
    found, host = request(project / "mkdocs.yml", DAY)
    assert found is not None, host.problems
    return found.changed(audience=audience, **options)


def known(project: Path) -> Checked:
    """The checked portfolio; nothing may stop it."""
    checked = check(asked(project))
    assert checked.portfolio is not None, [str(problem) for problem in checked.problems if problem.stops][:9]
    return checked


def files_of(built: Built) -> list[tuple[str, str | bytes]]:
    """Every file of a site before a host carries it."""
    assert built.site is not None, built.stops
    site = built.site
    return [
        *((page.address.markdown, f"{page.title}\n{page.markdown}") for page in site.pages),
        *site.assets.items(),
        *site.handwritten.items(),
    ]


def plant(project: Path) -> dict[str, Written]:
    """Replace every text of the portfolio that not everyone may read; what was planted where, by its code."""
    read = known(project).whole
    assert read is not None
    whole = read.changed(as_of=DAY)
    everyone = Reader(whole, Audience())
    files: dict[str, Any] = {}
    planted: dict[str, Written] = {}
    for number, written in enumerate(texts(whole)):
        file = written.record.where().file
        if who_may(written.field) == "reference" or written.field in NO_TEXTS or everyone.may(written) or not file:
            continue
        path = project / file
        data = files.setdefault(file, yaml.safe_load(path.read_text("utf-8")))
        code = f"qz{number:04}"
        if _set(data, written.way[0][1], _sentence(code, written)):
            planted[code] = written
    for file, data in files.items():
        (project / file).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return planted


def _sentence(code: str, written: Written) -> str:
    if written.field.endswith(".link"):
        return f"https://example.org/{PLANTED.format(code=code).replace(' ', '-')}"
    return f"Robin {code}" if who_may(written.field) == "names" else PLANTED.format(code=code)


def _set(data: Any, way: Sequence[str | int], text: str) -> bool:
    """Write a text at a place; whether there was one. What may be one text or a list is written as it stood."""
    for at, step in enumerate(way):
        number = isinstance(data, dict) and step not in data and str(step).isdigit()
        key: Any = int(step) if number else step
        if isinstance(data, dict) and key not in data:
            return False
        nxt = data[key]
        if at == len(way) - 1 or (isinstance(nxt, str) and way[at + 1 :] == (0,)):
            if not isinstance(nxt, str):
                return False  # a key the planner chose
            data[key] = text
            return True
        data = nxt
    return False


def codes(content: str) -> set[str]:
    """The codes of the planted sentences in a text."""
    return set(CODE.findall(content.casefold()))


CHANGES: tuple[tuple[str, tuple[str | int, ...], object], ...] = (
    ("negotiations/2026-04-08-it-practice-environment.yml", ("visible",), "team"),
    ("negotiations/2026-01-14-safety-practice-rig.yml", ("visible",), "everyone"),
    ("initiatives/mentoring-portal.yml", ("visible",), "team"),
    ("initiatives/confined-space-practice.yml", ("evidence", 0, "visible"), "parties"),
    ("initiatives/fieldflow-crews.yml", ("evidence", 0, "visible"), "team"),
    ("quarters/2026-Q3.yml", ("versions", 2, "state"), "draft"),
    ("stakeholders/safety.yml", ("note",), "x"),
    (
        "stakeholders/safety.yml",
        ("accepted_warnings",),
        [{"check": "no-sponsor", "until": date(2026, 12, 31), "why": "x"}],
    ),
)
"""What the sample does not have: a talk for the team only and one for everyone, hidden work, evidence for few, a draft."""


def change(project: Path) -> None:
    """Write into the copied sample what it does not have."""
    for file, way, value in CHANGES:
        path = project / "portfolio" / file
        data = yaml.safe_load(path.read_text("utf-8"))
        inner = data
        for step in way[:-1]:
            inner = inner[step]
        inner[way[-1]] = value
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def write_note(project: Path) -> None:
    """A private note, which no site may hold."""
    folder = project / "portfolio" / "private" / "notes"
    folder.mkdir(parents=True)
    note = {"for": "2026-10-14-it-ai-assistant", "fallback": "Without a date we ask the chair of the board"}
    (folder / "n.yml").write_text(yaml.safe_dump(note), "utf-8")
