"""Rules on what takes the place of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.domain import replacing
from accord.domain.negotiation import Commitment, Decision, Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Entry, Quarter
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import code
from accord.domain.versions import entry_in

Records = Mapping[str, tuple[Negotiation, Decision | Commitment]]


@check("broken-replacement", level="stop")
def broken_replacement(portfolio: Portfolio) -> Iterator[Finding]:
    """The newer takes the place of the older, never in a circle; and a plan rests on no decision that was
    already replaced when the plan was made.
    """
    records: Records = {**portfolio.decisions, **portfolio.commitments}
    yield from _by_something_older(records)
    yield from _in_a_circle(records)
    for quarter in portfolio.quarters.values():
        for entry in quarter.entries:
            yield from _replaced_before(portfolio, quarter, entry)


def _by_something_older(records: Records) -> Iterator[Finding]:
    for ref, (talk, record) in records.items():
        old = records.get(record.replaces or "")
        if old and talk.date < old[0].date:
            message = f"replaces {record.replaces}, which is newer: let the newer one say what it `replaces`."
            yield Finding(record.where("replaces"), ref, message)


def _in_a_circle(records: Records) -> Iterator[Finding]:
    """Circles among records of one day; in any other circle something replaces what is newer."""
    seen: set[str] = set()
    for start in records:
        line: list[str] = []
        ref: str | None = start
        while ref is not None and ref not in seen:
            seen.add(ref)
            line.append(ref)
            ref = _of_the_same_day(records, ref)
        if ref in line:
            circle = [*line[line.index(ref) :], ref]
            message = f"replaced in a circle, {', by '.join(reversed(circle))}: one of them replaces nothing."
            yield Finding(records[ref][1].where("replaces"), ref, message)


def _of_the_same_day(records: Records, ref: str) -> str | None:
    talk, record = records[ref]
    old = records.get(record.replaces or "")
    return record.replaces if old and old[0].date == talk.date else None


def _replaced_before(portfolio: Portfolio, quarter: Quarter, entry: Entry) -> Iterator[Finding]:
    """Decisions an entry names that were replaced when a version of the plan was made."""
    for version in quarter.all_versions:
        placed = entry_in(entry, version.version)
        for at, ref in enumerate(placed.confirmed if placed else ()):
            ending = replacing.ended(portfolio, ref, min(version.date, portfolio.as_of))
            if ending:
                plan = f"version {version.version} of {quarter.id}, dated {version.date}"
                message = f"{plan}, rests on {ref}, which {ending.by} replaced on {ending.on}: name what stands."
                yield Finding(entry.where("confirmed", at), code(portfolio, entry.initiative), message)
