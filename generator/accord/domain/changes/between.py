"""The differences of two portfolios: for each record that is new, gone, or says something else, what it said and says.

Both portfolios are to be read for the same audience, so that what that audience may not know of cannot be told.
Applying the changes to the facts of the first gives the facts of the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from accord.domain import scores
from accord.domain.changes.facts import About, Fact, Kind, Known, facts
from accord.domain.initiative import Assessment
from accord.domain.names import Names, renamed
from accord.domain.negotiation import Ask, Commitment, Decision
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Entry, Version
from accord.domain.scores import Score
from accord.places import Place

Aspect = Literal[
    "added", "removed", "renamed", "scored", "stage", "goals", "placed", "days", "wait", "answered", "closed", "due",
    "progress", "amount", "look-again", "order", "came", "agreed", "yes", "value", "before", "worded",
]  # fmt: skip
"""What of a record changed."""

ASPECTS: Mapping[Kind, Mapping[Aspect, tuple[str, ...]]] = {
    "initiative": {
        "renamed": ("title", "code"),
        "stage": ("stage", "actual_days"),
        "goals": ("goals",),
    },
    "assessment": {"scored": ("date", "impact", "difficulty")},
    "reading": {"value": ("value", "date")},
    "goal": {"renamed": ("name", "code")},
    "stakeholder": {"renamed": ("title",)},
    "version": {"agreed": ("date", "state", "agreed_by", "because_of")},
    "capacity": {"days": ("fte", "leave", "keep_running", "absences", "buffer")},
    "entry": {
        "placed": ("place", "to"),
        "days": ("asked", "planned"),
        "wait": ("look_again",),
        "before": ("before",),
    },
    "ask": {"answered": ("answer", "answered_on", "answer_by", "got", "their_words", "order")},
    "decision": {"look-again": ("look_again",), "order": ("order",)},
    "promise": {
        "closed": ("status", "closed", "got", "why", "proof", "link"),
        "due": ("starts", "due"),
        "progress": ("progress",),
        "amount": ("amount", "adds_capacity", "uses_capacity"),
    },
    "consequence": {"came": ("what_happened",)},
    "confirmation": {"yes": ("answer", "date")},
}
"""The fields that belong together, by kind; of every other field one is told that it is worded anew."""


_GROUPS = ("stakeholders", "initiatives", "quarters", "talks", "charters")
"""The records of a portfolio that have a file of their own, each by its id."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One difference: of which record, in what respect, from which values to which."""

    about: About
    aspect: Aspect
    before: Mapping[str, Any]
    """Fields as they were; empty for what is new."""
    after: Mapping[str, Any]
    """Fields as they are; empty for what is gone."""
    was: Fact | None
    now: Fact | None
    within: About | None = None
    """The record this is a part of, where that is new or gone itself."""
    because_of: tuple[str, ...] = ()
    """Talks that caused it, where the record names them."""
    score: tuple[Score | None, Score | None] | None = None
    """For an assessment: the initiative's score before and after."""

    @property
    def kind(self) -> str:
        """Its kind in one word, such as `promise-closed`."""
        return f"{self.about.kind}-{self.aspect}"

    @property
    def place(self) -> Place:
        """Where it is written now; of what is gone, where it was."""
        fact = self.now or self.was
        if fact is None:
            return Place("")
        names = self.after if self.now else self.before
        first = next(iter(names), "") if self.aspect not in ("added", "removed") else ""
        return fact.record.where(first) if first else fact.record.where()


def between(before: Portfolio, after: Portfolio, known: Known | None = None) -> tuple[Change, ...]:
    """Every difference, in the order a planner would list the files.

    `known` keeps the facts of records from one call to the next.
    """
    earlier, later = (facts(some, known) for some in _unlike(_with_present_names(before, after), after))
    order = [*later, *(about for about in earlier if about not in later)]
    changed = [change for about in order for change in _of(earlier.get(about), later.get(about))]
    fresh = {change.about for change in changed if change.aspect in ("added", "removed")}
    return tuple(_completed(change, before, after, fresh) for change in changed)


def _unlike(before: Portfolio, after: Portfolio) -> tuple[Portfolio, Portfolio]:
    """Both without the records that say the same in both: nothing of these is a change.

    The organization stays: a reading of a goal and one of an initiative of the same name and day are told apart by
    their order.
    """
    earlier: dict[str, dict[str, Any]] = {}
    later: dict[str, dict[str, Any]] = {}
    for name in _GROUPS:
        was, now = getattr(before, name), getattr(after, name)
        same = {key for key, record in now.items() if key in was and (was[key] is record or was[key] == record)}
        earlier[name] = {key: record for key, record in was.items() if key not in same}
        later[name] = {key: record for key, record in now.items() if key not in same}
    return before.changed(**earlier), after.changed(**later)


def applied(changes: Iterable[Change], earlier: Mapping[About, Mapping[str, Any]]) -> dict[About, Mapping[str, Any]]:
    """The facts that come of applying changes to the fields of earlier facts, by what they are about."""
    result: dict[About, Any] = {about: dict(fields) for about, fields in earlier.items()}
    for change in changes:
        if change.aspect == "removed":
            del result[change.about]
            continue
        fields = result.setdefault(change.about, {})
        for word in change.before:
            fields.pop(word, None)
        fields.update(change.after)
    return dict(result)


def _of(was: Fact | None, now: Fact | None) -> Iterator[Change]:
    """The differences of one fact."""
    if was is None or now is None:
        fact = now or was
        assert fact is not None
        gone = now is None
        yield Change(
            fact.about,
            "removed" if gone else "added",
            fact.fields if gone else {},
            {} if gone else fact.fields,
            was,
            now,
        )
        return
    if was.fields == now.fields:
        return
    left = {word for word in {*was.fields, *now.fields} if was.fields.get(word) != now.fields.get(word)}
    for aspect, words in ASPECTS.get(now.about.kind, {}).items():
        if mine := [word for word in words if word in left]:
            yield _changed(was, now, aspect, mine)
            left -= set(mine)
    if left:
        yield _changed(was, now, "worded", sorted(left))


def _changed(was: Fact, now: Fact, aspect: Aspect, words: Iterable[str]) -> Change:
    before = {word: was.fields[word] for word in words if word in was.fields}
    after = {word: now.fields[word] for word in words if word in now.fields}
    return Change(now.about, aspect, before, after, was, now)


def _completed(change: Change, before: Portfolio, after: Portfolio, fresh: set[About]) -> Change:
    """The change with its cause, its score, and the record that came or went with it."""
    fact = change.now or change.was
    assert fact is not None
    within = fact.within if fact.within in fresh else None
    score = _scores(fact, before, after) if isinstance(fact.record, Assessment) else None
    return replace(change, within=within, because_of=_causes(fact), score=score)


def _scores(fact: Fact, before: Portfolio, after: Portfolio) -> tuple[Score | None, Score | None]:
    """The score of the initiative as both portfolios give it on their own day."""
    name = fact.within.id if fact.within else ""
    earlier = before.initiatives.get(name) or next(
        (item for item in before.initiatives.values() if after.initiative_id(item.code) == name), None
    )
    later = after.initiatives.get(name)
    return (
        scores.at(before, earlier, before.as_of) if earlier else None,
        scores.at(after, later, after.as_of) if later else None,
    )


def _causes(fact: Fact) -> tuple[str, ...]:
    """The talks a record names as its cause; of a part of a talk, that talk."""
    record = fact.record
    if isinstance(record, (Assessment, Version)):
        return record.because_of
    if isinstance(record, Entry):
        return tuple(dict.fromkeys(ref.partition("#")[0] for ref in record.confirmed))
    if isinstance(record, (Ask, Commitment, Decision)) and fact.within:
        return (fact.within.id,)
    return ()


def _with_present_names(before: Portfolio, after: Portfolio) -> Portfolio:
    """The earlier portfolio with every record under the name it has now: a renamed file is no new record."""
    initiatives = {
        key: now
        for key, item in before.initiatives.items()
        if key not in after.initiatives and (now := after.initiative_id(key) or after.initiative_id(item.code))
    }
    stakeholders = {
        key: now for key in before.stakeholders if key not in after.stakeholders and (now := after.stakeholder_id(key))
    }
    talks = {key: now for key in before.talks if key not in after.talks and (now := after.talk_id(key))}
    if not (initiatives or stakeholders or talks):
        return before

    def rename(name: str, names: Names) -> str:
        if names.local:
            return name
        if "initiative" in names.kinds and name in initiatives:
            return initiatives[name]
        if name in stakeholders and {"stakeholder", "party"} & set(names.kinds):
            return stakeholders[name]
        talk, mark, local = name.partition("#")
        if {"talk", "decision", "promise"} & set(names.kinds) and talk in talks:
            return f"{talks[talk]}{mark}{local}"
        return name

    def group(records: Mapping[str, Any], moved: Mapping[str, str]) -> dict[str, Any]:
        new = {moved.get(key, key): renamed(record, rename) for key, record in records.items()}
        return {key: record.changed(id=key) if record.id != key else record for key, record in new.items()}

    return before.changed(
        organization=renamed(before.organization, rename),
        stakeholders=group(before.stakeholders, stakeholders),
        initiatives=group(before.initiatives, initiatives),
        quarters={key: renamed(quarter, rename) for key, quarter in before.quarters.items()},
        talks=group(before.talks, talks),
        charters={stakeholders.get(key, key): renamed(charter, rename) for key, charter in before.charters.items()},
    )
