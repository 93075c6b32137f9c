"""What each step of the history changed, as today's readers may read it.

What a step did is worked out between two small portfolios that hold only the files it touched, and what is needed to
read them. Old records are read under their present names, as known on the day of the site, and for these readers.
Of what was written and what is written now the stricter mark holds; what is no longer in the plan is told to the team
only, so that taking something out takes it out of every page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from accord.domain.audience import Audience, Circle
from accord.domain.changes.between import Change, between
from accord.domain.changes.facts import Kind, Known, facts
from accord.domain.changes.grouped import parts_moved
from accord.domain.changes.steps import FileKind, Gap, Key, Recording, Step
from accord.domain.fields import LTD, Visible
from accord.domain.initiative import Initiative
from accord.domain.known import known_on
from accord.domain.names import Names, renamed
from accord.domain.negotiation import Negotiation
from accord.domain.organization import Organization, Team
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Quarter
from accord.domain.record import Record
from accord.domain.seen import seen_by
from accord.domain.settings import Settings

_GROUPS: Mapping[FileKind, str] = {
    "stakeholders": "stakeholders", "initiatives": "initiatives", "quarters": "quarters", "negotiations": "talks",
    "charters": "charters",
}  # fmt: skip
_BETWEEN_PARTIES: frozenset[FileKind] = frozenset({"stakeholders", "initiatives", "negotiations", "charters"})
"""Files of which the parties may read more than others."""
_WHOLE: Mapping[Kind, FileKind] = {"initiative": "initiatives", "talk": "negotiations"}
"""Records that can be kept from all but the team."""
_NARROW: Mapping[Visible, int] = {"everyone": 0, "parties": 1, "team": 2}
_NAMED = frozenset({"ask", "decision", "promise", "consequence", "stakeholder", "charter", "goal", "role"})
"""Kinds of record of which sentences quote words or names."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What one step changed."""

    recording: Recording
    changes: tuple[Change, ...]
    before: Portfolio
    """The records it touched, as these readers may read what they said before."""
    after: Portfolio
    """The same, as they may read what they say since."""
    gaps: tuple[Gap, ...]
    """Files that could not be read, under their present names; without those these readers may not know of."""
    kept_back: tuple[Portfolio, ...] = ()
    """The touched records in full, for the leak test and for no page; none for the team."""


def followed(steps: Iterable[Step], present: Portfolio, audience: Audience) -> Iterator[Followed]:
    """Every step, oldest first, with what these readers may know of it; for one party a step may come in two parts.

    `present` is the plan as it is written now, with nothing left out, as known on the day of the site.
    """
    follower = _Follower(present, audience)
    for step in steps:
        yield from follower.told(step)


class _Follower:
    """The records as they stood, while the steps pass by."""

    def __init__(self, present: Portfolio, audience: Audience) -> None:
        self.present, self.audience = present, audience
        self.names = _PresentNames(present)
        self.state: dict[Key, Record] = {}
        self.facts: Known = {}
        self.last: dict[Key, tuple[Record | None, Portfolio]] = {}
        """What these readers may read of a file as it was touched last, alone, and the settings it was read by."""
        seen = seen_by(present, audience)
        self.clear = {key for key, record in _filed(seen) if seen.may(record, "parties")}
        """Files of which these readers may read today what is between the parties."""
        self.there = frozenset(facts(seen))
        self.visible: dict[Key, Visible] = {
            key: record.visible for key, record in _filed(present) if isinstance(record, (Initiative, Negotiation))
        }

    def told(self, step: Step) -> Iterator[Followed]:
        self.names.learn(step.before)
        self.names.learn(step.after)
        before, after = self.names.all(step.before), self.names.all(step.after)
        earlier = dict(self.state)
        for key in before:
            self.state.pop(key, None)
        self.state.update(after)
        earlier |= before
        keys = {*before, *after}
        gaps = tuple(self._gap(gap) for gap in step.gaps if self._may_know(self.names.key(gap.key)))
        if step.recording.cut or not keys:  # nothing was worked out for these files, so nothing is kept of them
            yield Followed(step.recording, (), Portfolio(_NOBODY), Portfolio(_NOBODY), gaps)
            return
        for audience, some in self._readings(keys):
            was, now, whole = self._pair(earlier, some, audience)
            flipped = {key for key in some if key in earlier and key in self.state}
            changes = self._told(between(_sharing(was, now, some), now, self.facts), flipped)
            back = () if self.audience.is_team else (whole,)
            yield Followed(step.recording, changes, was, now, gaps, back)
            gaps = ()

    def _pair(
        self, earlier: Mapping[Key, Record], keys: set[Key], audience: Audience
    ) -> tuple[Portfolio, Portfolio, Portfolio]:
        """The files that were touched as an audience may read what they said before and say now; the latter in full."""
        settings = earlier.get(_SETTINGS)
        alone = next(iter(keys)) if len(keys) == 1 and self.audience.circle != "party" else None
        kept = self.last.get(alone) if alone and alone[0] in _BETWEEN_PARTIES else None
        # Most commits touch one file, and what it said before was worked out when it was touched last.
        same = kept is not None and kept[0] is settings
        was = kept[1] if kept and same else seen_by(self._small(earlier, keys, self.state), audience)
        whole = self._small(self.state, keys, earlier)
        now = seen_by(whole, audience)
        for key in keys:
            self.last.pop(key, None)
        if alone:
            self.last[alone] = self.state.get(_SETTINGS), now
        return was, now, whole

    def _readings(self, keys: set[Key]) -> Iterator[tuple[Audience, set[Key]]]:
        """Which files are read for whom: for one party, what it may not read in full today is read as by everyone."""
        if self.audience.circle != "party":
            yield self.audience, keys
            return
        open_circle: Circle = "everyone"
        everyone = replace(self.audience, circle=open_circle, stakeholder="")
        full = {key for key in keys if key[0] not in _BETWEEN_PARTIES or key in self.clear}
        for audience, some in ((self.audience, full), (everyone, keys - full)):
            if some:
                yield audience, some

    def _small(self, side: Mapping[Key, Record], keys: set[Key], other: Mapping[Key, Record]) -> Portfolio:
        """The portfolio of the files that were touched and of what is needed to read them, as known on the day."""
        needed = {*keys, *self._needed(side, keys), *self._needed(other, keys)}
        groups: dict[str, dict[str, Any]] = {name: {} for name in _GROUPS.values()}
        for kind, name in sorted(needed):
            record = side.get((kind, name))
            if record is not None and kind in _GROUPS:
                groups[_GROUPS[kind]][name] = self._narrowed((kind, name), record)
        settings = side.get(_SETTINGS)
        organization, team = (side.get(key) if key in keys else None for key in (_ORGANIZATION, _TEAM))
        small = Portfolio(
            organization=organization if isinstance(organization, Organization) else _NOBODY,
            settings=settings if isinstance(settings, Settings) else _BY_DEFAULT,
            team=team if isinstance(team, Team) else _NO_TEAM,
        )
        return known_on(small.changed(**groups), self.present.as_of)

    def _needed(self, side: Mapping[Key, Record], keys: set[Key]) -> Iterator[Key]:
        """The initiatives of a plan; for one party also the talks about an initiative, which make it a party of it."""
        for key in keys:
            record = side.get(key)
            if isinstance(record, Quarter):
                yield from (("initiatives", entry.initiative) for entry in record.entries)
        if self.audience.circle == "party":
            slugs = {name for kind, name in keys if kind == "initiatives"}
            for key, record in side.items() if slugs else ():
                if isinstance(record, Negotiation) and slugs & _named_in(record):
                    yield key

    def _narrowed(self, key: Key, record: Record) -> Record:
        """The record for the narrower of the circles that may read it now and might have read it then."""
        if self.audience.is_team or not isinstance(record, (Initiative, Negotiation)):
            return record
        now: Visible = self.visible.get(key, "team")
        if _NARROW[now] <= _NARROW[record.visible]:
            return record
        narrowed: Record = record.changed(visible=now)
        return narrowed

    def _may_know(self, key: Key) -> bool:
        return self.audience.is_team or (key[0] not in ("initiatives", "negotiations")) or self._is_open(key)

    def _is_open(self, key: Key) -> bool:
        return self.visible.get(key, "team") != "team"

    def _told(self, changes: tuple[Change, ...], there: set[Key]) -> tuple[Change, ...]:
        """The changes without those that only come of who may read a record, or on which day, or that would name what
        is gone.

        `there` are the files that are there before and after.
        """
        changes = tuple(change for change in changes if not _only_seems(change, there))
        if self.audience.is_team:
            return changes
        moved = {id(before) for _, before in parts_moved(changes)}
        return tuple(change for change in changes if self._may_name(change) or id(change) in moved)

    def _may_name(self, change: Change) -> bool:
        """Whether a sentence about it would quote nothing that was taken out since."""
        return change.about.kind not in _NAMED or change.about in self.there

    def _gap(self, gap: Gap) -> Gap:
        return replace(gap, key=self.names.key(gap.key))


def _only_seems(change: Change, there: set[Key]) -> bool:
    """Whether a record, or a part of it, comes or goes only because it was opened or closed to these readers, or is
    dated later now.
    """
    whole = change.within or change.about
    kind = _WHOLE.get(whole.kind)
    return kind is not None and change.aspect in ("added", "removed") and (kind, whole.id) in there


def _named_in(talk: Negotiation) -> set[str]:
    return {*talk.about, *(name for ask in talk.asks for name in ask.about)}


_SETTINGS: Key = ("settings", "settings")
_ORGANIZATION: Key = ("organization", "organization")
_TEAM: Key = ("team", "team")
_NOBODY, _BY_DEFAULT, _NO_TEAM = Organization(name="?"), Settings(), Team()
"""Stand where the files of that name were not touched; the same on both sides, so that nothing is told of them."""


def _filed(portfolio: Portfolio) -> Iterator[tuple[Key, Any]]:
    """The records of a portfolio that have a file of their own, by file."""
    for kind, group in _GROUPS.items():
        for name, record in getattr(portfolio, group).items():
            yield (kind, name), record


def _sharing(was: Portfolio, now: Portfolio, keys: set[Key]) -> Portfolio:
    """The earlier portfolio with the very records of the later one where no file was touched: no change is there."""
    groups: dict[str, dict[str, Any]] = {}
    for kind, name in _GROUPS.items():
        mine, theirs = getattr(was, name), getattr(now, name)
        touched = {key for of, key in keys if of == kind}
        kept = {key: record for key, record in mine.items() if key in touched or key.startswith("~")}
        groups[name] = {**{key: record for key, record in theirs.items() if key not in touched}, **kept}
    settings = was.settings if _SETTINGS in keys else now.settings
    return was.changed(settings=settings, **groups)


class _PresentNames:
    """What old records are called today: by their code, and by what present records say they were called before."""

    def __init__(self, present: Portfolio) -> None:
        self.present = present
        self.codes: dict[str, str] = {}
        """Codes that initiatives once had, in small letters, to their present slugs."""
        self.done: dict[int, tuple[Record, Record]] = {}

    def learn(self, records: Mapping[Key, Record]) -> None:
        """The codes of initiatives as they were written."""
        for (kind, name), record in records.items():
            if kind == "initiatives" and isinstance(record, Initiative):
                self.codes[record.code.lower()] = self._slug(name, record.code)

    def key(self, key: Key) -> Key:
        """The file that the record has today."""
        kind, name = key
        if kind in ("stakeholders", "charters"):
            return kind, self.present.stakeholder_id(name) or name
        if kind == "negotiations":
            return kind, self.present.talk_id(name) or name
        return (kind, self._slug(name, "")) if kind == "initiatives" else key

    def all(self, records: Mapping[Key, Record]) -> dict[Key, Record]:
        """Records by their present files, each naming others as they are called today."""
        found: dict[Key, Record] = {}
        for key, record in records.items():
            now = self._present_key(key, record)
            if id(record) not in self.done:
                self.done[id(record)] = record, self._renamed(record, now)
            found[now] = self.done[id(record)][1]
        return found

    def _present_key(self, key: Key, record: Record) -> Key:
        if isinstance(record, Initiative):
            return key[0], self._slug(key[1], record.code)
        return self.key(key)

    def _slug(self, name: str, code: str) -> str:
        if name in self.present.initiatives:
            return name
        return self.present.initiative_id(name) or (self.present.initiative_id(code) if code else None) or name

    def _renamed(self, record: Record, key: Key) -> Record:
        new: Any = renamed(record, self._name)
        if hasattr(new, "id") and new.id != key[1] and key[0] in _GROUPS and key[0] != "charters":
            new = new.changed(id=key[1])
        return new  # type: ignore[no-any-return]  # a record stays a record

    def _name(self, name: str, names: Names) -> str:
        if names.local or name == LTD:
            return name
        present = self.present
        for kind in names.kinds:
            found: str | None = None
            match kind:
                case "stakeholder" | "party":
                    found = present.stakeholder_id(name)
                case "initiative":
                    found = present.initiative_id(name) or self.codes.get(name.lower())
                case "goal":
                    found = present.goal_id(name)
                case "talk":
                    found = present.talk_id(name)
                case "decision" | "promise":
                    talk, mark, local = name.partition("#")
                    now = present.talk_id(talk) if mark else None
                    found = f"{now}#{local}" if now else None
            if found is not None:
                return found
        return name
