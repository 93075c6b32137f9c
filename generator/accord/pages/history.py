"""Telling the history of the records: the sentences for each page, written once and kept as plain values."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from accord import addresses
from accord.addresses import Address
from accord.domain.changes import About, Change, Kind, facts
from accord.domain.changes.followed import Followed
from accord.domain.changes.steps import FileKind, Gap
from accord.domain.changes.subjects import decided_on, subjects
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.record import Record
from accord.pages.desk import Desk
from accord.pages.gate import line
from accord.pages.histories import Histories, Line, Recorded
from accord.pages.report import Report
from accord.pages.told import told
from accord.pages.voice import PageVoice


def written(report: Report, history: Iterable[Followed]) -> str:
    """The histories of all records as text that can be kept; `read` makes values of it."""
    writer = _Writer(report)
    for one in history:
        writer.take(one)
    return json.dumps(writer.found(), ensure_ascii=False)


def read(text: str) -> Histories:
    """The histories that `written` wrote down."""
    found = json.loads(text)
    begins = [_recorded(one) for one in found["begins"]]
    return Histories(
        of={About(kind, name): tuple(map(_recorded, some)) for kind, name, some in found["of"]},
        commits=found["commits"],
        begins=begins[0] if begins else None,
        cut=found["cut"],
        unread=tuple(map(_recorded, found["unread"])),
    )


def _recorded(kept: Any) -> Recorded:
    id_, day, lines, who, notes = kept
    some = tuple(Line(said, date.fromisoformat(decided) if decided else None) for said, decided in lines)
    return Recorded(id_, date.fromisoformat(day), some, who, tuple(notes))


_PAGES: Mapping[FileKind, Kind] = {
    "initiatives": "initiative",
    "negotiations": "talk",
    "stakeholders": "stakeholder",
    "charters": "stakeholder",
}
"""The pages on which it is told that a file could not be read."""


def _page_of(gap: Gap) -> About | None:
    kind = _PAGES.get(gap.key[0])
    return About(kind, gap.key[1]) if kind else None


def _address(portfolio: Portfolio, about: About) -> Address | None:
    """The page about a record; None where these readers have none."""
    if is_hidden(about.id):
        return None
    match about.kind:
        case "initiative" if about.id in portfolio.initiatives:
            return addresses.initiative(about.id)
        case "talk" if about.id in portfolio.talks:
            return addresses.conversation(about.id)
        case "stakeholder" if about.id in portfolio.stakeholders:
            return addresses.agreement(about.id)
    return None


class _Writer:
    """Tells what each commit changed, for each page it concerns."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.desks: dict[About, Desk | None] = {}
        self.present = {about.id: fact.record for about, fact in facts(report.portfolio).items()}
        self.of: dict[About, list[Any]] = defaultdict(list)
        self.commits: dict[str, Any] = {}
        self.unread: list[Any] = []
        self.cut = False

    def found(self) -> dict[str, Any]:
        """All that was told, the newest first."""
        return {
            "of": [[about.kind, about.id, some[::-1]] for about, some in self.of.items()],
            "commits": len(self.commits),
            "begins": list(self.commits.values())[:1],
            "cut": self.cut,
            "unread": self.unread[::-1],
        }

    def take(self, one: Followed) -> None:
        """Tell what one step changed."""
        recording = one.recording
        self.cut = self.cut or recording.cut
        bare = [recording.id, recording.day.isoformat(), [], recording.author, []]
        self.commits.setdefault(recording.id, bare)
        if unread := [gap for gap in one.gaps if gap.kind == "unread"]:
            self.unread.append([*bare[:4], [str(self._named(gap)) for gap in unread] if self._is_team else []])
        concerned: dict[About, set[Change]] = {about: set() for gap in one.gaps if (about := _page_of(gap))}
        for change in one.changes:
            for about in subjects(change, one.after, one.before):
                concerned.setdefault(about, set()).add(change)
        for about, changes in concerned.items():
            desk = self._desk(about)
            if desk is None:
                continue
            lines = list(self._lines(desk, about, one, changes)) if changes else []
            notes = [str(self._note(desk, gap)) for gap in one.gaps if _page_of(gap) == about]
            if lines or notes:
                self.of[about].append([*bare[:2], lines, recording.author, notes])

    def _lines(self, desk: Desk, about: About, one: Followed, changes: set[Change]) -> Iterator[list[str]]:
        voice = _Voice(desk, about, self.present, one)
        pair = one.before, one.after
        found = told(voice, one.changes, *pair, by_day=True, briefly=True, wanted=changes.__contains__)
        for item in found:
            # What moved from one record to another was decided before, on a day its sentence does not speak of.
            day = None if len(item.changes) > 1 else decided_on(item.changes[0], one.after, one.before)
            yield [str(item.sentence), day.isoformat() if day and day != one.recording.day else ""]

    def _desk(self, about: About) -> Desk | None:
        if about not in self.desks:
            address = _address(self.report.portfolio, about)
            self.desks[about] = Desk(self.report, address) if address else None
        return self.desks[about]

    def _note(self, desk: Desk, gap: Gap) -> Markup:
        """That the file could not be read; what was wrong with it is for the team."""
        said = desk.say(f"history.{gap.kind}")
        return Markup('{} <span class="ac-q">{}</span>').format(said, line(gap.reason)) if self._is_team else said

    def _named(self, gap: Gap) -> Markup:
        kind, name = gap.key
        file = f"{name}.yml" if kind == name else f"{kind}/{name}.yml"
        return line(f"{file}, {gap.reason}")

    @property
    def _is_team(self) -> bool:
        return self.report.portfolio.audience.is_team


_WORDS = ("text", "what", "impact", "realistic", "if_not")
"""The fields of a part of a talk by whose words one knows it, the first that is written."""


class _Voice(PageVoice):
    """Names old records as they are called now; what has no page here is named for the team only."""

    def __init__(self, desk: Desk, about: About, present: Mapping[str, Record], one: Followed) -> None:
        super().__init__(desk)
        self.about, self.present, self.one = about, present, one

    def initiative(self, slug: str) -> str:
        """An initiative, linked from other pages than its own; by its old title where it has no page any more."""
        if slug in self.desk.portfolio.initiatives and not is_hidden(slug):
            title = self.desk.portfolio.initiatives[slug].title
            return line(title) if self.about == About("initiative", slug) else super().initiative(slug)
        return self._gone("initiatives", slug, "title") or super().initiative(slug)

    def party(self, name: str) -> str:
        """A stakeholder, linked from other pages than its own."""
        if self.about == About("stakeholder", name):
            return line(self.desk.party_name(name))
        return self._gone("stakeholders", name, "title") or super().party(name)

    def goal(self, goal_id: str) -> str:
        """A goal, linked; one that is no goal any more by the name of its record."""
        return super().goal(goal_id) if goal_id in self.desk.portfolio.goals else line(goal_id)

    def quoted(self, ref: str, text: str) -> str:
        """The words of a record as they are today: what was worded otherwise before is not brought back.

        A record that is gone is told to the team only, and to them by its old words.
        """
        record = self.present.get(ref)
        now = next((found for word in _WORDS if (found := getattr(record, word, None))), "") if record else ""
        if record is None and self._is_team:
            return self.unlinked(text)
        return super().quoted(ref, now or (text if self._is_team else self.words.t("history.unsaid")))

    @property
    def _is_team(self) -> bool:
        return self.desk.portfolio.audience.is_team

    def _gone(self, group: str, name: str, word: str) -> str:
        """What the team may still read of a record that is gone."""
        if not self._is_team or name in getattr(self.desk.portfolio, group):
            return ""
        for side in (self.one.after, self.one.before):
            if name in getattr(side, group):
                return line(getattr(getattr(side, group)[name], word))
        return ""
