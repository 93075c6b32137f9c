"""P13, checks: what is missing, late or contradictory? For the team."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from accord import addresses
from accord.domain.findings import Findings
from accord.domain.rules import CHECKS, Accepted, every
from accord.pages.desk import Desk
from accord.pages.gate import line
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Row, Table
from accord.places import Level, Problem

LEVELS: tuple[Level, ...] = ("warn", "note")
"""The levels of what stops no build, the graver first."""


@dataclass(frozen=True, slots=True)
class Check:
    """What one check has found."""

    name: str
    sentence: Markup
    """The rule, as one would say it aloud."""
    count: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What the checks of one level have found."""

    id: str
    title: str
    note: str
    checks: tuple[Check, ...]


def page(report: Report) -> Page:
    """Everything the checks have found, by level and by check, with the file and line where one would mend it."""
    findings = report.findings or Findings()
    desk = Desk(report, addresses.CHECKS)
    sentence = answer(desk, findings)
    return desk.write(
        "checks.md.j2",
        title=desk.words.t("checks.title"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.checks"),
        answer=sentence,
        meta=_meta(desk, findings),
        groups=[group for level in LEVELS if (group := _group(desk, findings, level))],
        accepted=[_accepted_row(desk, problem) for problem in findings.accepted],
        rules=_rules(desk, findings),
    )


def answer(desk: Desk, findings: Findings) -> Markup:
    """How much there is to look at."""
    warnings, notes = (sum(p.level == level for p in findings.problems) for level in LEVELS)
    if not warnings and not notes:
        return desk.say("checks.none")
    parts = [
        desk.say(f"checks.{name}", n=n, count=desk.words.opening_count(n) if first else desk.words.count(n))
        for name, n, first in (("warnings", warnings, True), ("notes", notes, not warnings))
        if n
    ]
    return desk.say("checks.answer", what=desk.row(parts))


def _meta(desk: Desk, findings: Findings) -> Markup:
    """What was looked at, what is not known yet, and with what."""
    held = sum(not findings.counts.get(name) for name in CHECKS)
    parts = [desk.say("checks.looked_at", n=findings.files, held=held, all=len(CHECKS))]
    if findings.accepted:
        parts.append(desk.say("checks.accepted_count", n=len(findings.accepted)))
    ahead = findings.ahead
    counts = (("talks", ahead.talks), ("versions", ahead.versions), ("initiatives", ahead.initiatives))
    later = [desk.say(f"checks.ahead.{name}", n=n) for name, n in counts if n]
    if later:
        day = desk.words.full(desk.portfolio.as_of)
        parts.append(desk.say("checks.later", what=desk.row(later), day=day))
    return Markup(" ").join([*parts, desk.as_it_stood()])


def _group(desk: Desk, findings: Findings, level: Level) -> Group | None:
    """The checks that have found something of one level, in the order of the handbook."""
    order = {name: at for at, name in enumerate(CHECKS)}
    found = sorted(
        (p for p in findings.problems if p.level == level), key=lambda p: (order.get(p.check, len(order)), p.place)
    )
    if not found:
        return None
    checks = tuple(_check(desk, name, tuple(items)) for name, items in groupby(found, key=lambda p: p.check))
    return Group(level, desk.words.t(f"checks.group.{level}"), desk.words.number(len(found)), checks)


def _check(desk: Desk, name: str, problems: tuple[Problem, ...]) -> Check:
    return Check(name, _sentence(name), desk.words.number(len(problems)), tuple(_row(desk, p) for p in problems))


def _sentence(name: str) -> Markup:
    """The rule; empty for what is found while reading."""
    rule = every().get(name)
    return line(" ".join(rule.sentence.split())) if rule else Markup()


def _row(desk: Desk, problem: Problem) -> Row:
    text = Markup("{}: {}").format(desk.checked(problem.subject), desk.found(problem))
    return Row(Markup(), text if problem.subject else desk.found(problem), _where(desk, problem))


def _where(desk: Desk, problem: Problem) -> Markup:
    place = desk.say("source.title", file=problem.place.file, line=str(problem.place.line))
    return Markup("{} {}").format(place, desk.source(problem.place))


def _accepted_row(desk: Desk, accepted: Accepted) -> Row:
    """What the team lives with for now: why, and until when."""
    problem = accepted.problem
    text = Markup("{}: {}").format(desk.checked(problem.subject), desk.found(problem))
    return Row(Markup(), text, line(accepted.why), desk.say("checks.until", day=desk.words.full(accepted.until)))


def _rules(desk: Desk, findings: Findings) -> Table:
    """Every check with what it came to, so that a reader sees what was looked for."""
    body: list[list[Markup | str]] = []
    for name in CHECKS:
        n = findings.counts.get(name, 0)
        rule = _sentence(name) or desk.say(f"checks.other.{name}")
        body.append([line(name), rule, desk.words.number(n) if n else "–"])
    head = [desk.words.t(f"checks.column.{column}") for column in ("name", "rule", "found")]
    return Table(head, body, frozenset({2}), desk.words.t("checks.rules"))
