"""Changes as sentences: one for each that a reader asks for, in the groups in which a reviewer asks.

What came with something new is told by that: an ask within a new talk, an entry within a new plan. What these readers
may not see of a promise (its dates) is not told, although figures count it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from accord.domain import promises, talks
from accord.domain.changes import GROUPS, Change, Group, days_between, days_moved, group, parts_moved
from accord.domain.negotiation import Negotiation
from accord.domain.organization import Measure
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.promises import Promise
from accord.pages.sentences import Sentences
from accord.pages.voice import Voice

_TOLD_WITH_NEW = frozenset({"decision", "promise"})
"""Kinds that are told one by one although the talk they stand in is new itself."""
_TOLD_BRIEFLY = frozenset({"entry"})
"""Kinds that are told one by one in the history of a record, where a new plan or talk is not seen as a whole."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, and the changes it tells."""

    sentence: str
    group: Group
    changes: tuple[Change, ...]


def told(
    voice: Voice,
    changes: Iterable[Change],
    before: Portfolio,
    after: Portfolio,
    *,
    by_day: bool = False,
    briefly: bool = False,
    wanted: Callable[[Change], bool] | None = None,
) -> tuple[Told, ...]:
    """Every change worth a sentence, by group, in the order of the files within each.

    `by_day` says that the two lie a day apart, so that the day of a closing would be told with it. `briefly` tells a
    new talk without the decisions and promises in it, and each entry of a new plan. `wanted` says which changes are
    told; the others are only there to be told with them.
    """
    teller = _Teller(voice, before, after, by_day=by_day, briefly=briefly)
    found = list(teller.all(tuple(changes), wanted or (lambda _: True)))
    return tuple(sorted(found, key=lambda item: GROUPS.index(item.group)))


class _Teller(Sentences):
    """One sentence for each change, by the kind of record it is about."""

    def __init__(self, voice: Voice, before: Portfolio, after: Portfolio, *, by_day: bool, briefly: bool) -> None:
        super().__init__(voice)
        self.told_with_new = _TOLD_BRIEFLY if briefly else _TOLD_WITH_NEW
        self.unsaid = ("due", "progress", "closed") if by_day else ("due", "progress")
        self.before, self.after = before, after
        self.promises: Mapping[str, Promise] = {p.ref: p for side in (before, after) for p in promises.on(side)}

    def all(self, changes: tuple[Change, ...], wanted: Callable[[Change], bool]) -> Iterator[Told]:
        """The sentences; what moved from one record to another is told once, days of a plan among it."""
        moved = dict(days_moved(changes))
        elsewhere = dict(parts_moved(changes))
        given = {*moved.values(), *elsewhere.values()}
        opened = {c.about.id for c in changes if c.about.kind == "quarter" and c.aspect == "added"}
        fresh = {c.about.id.partition("/")[0] for c in changes if c.about.kind == "version"} | opened
        for change in changes:
            if change in given or self._passed_over(change, fresh):
                continue
            with_it = moved.get(change) or elsewhere.get(change)
            if not wanted(change) and not (with_it and wanted(with_it)):
                continue
            if change in elsewhere:
                said = self.elsewhere(change, elsewhere[change])
            else:
                said = self._moved(change, with_it) if with_it else self._say(change)
            if said:
                both = (change, with_it) if with_it else (change,)
                yield Told(self._finished(change, said), group(change), both)

    def _passed_over(self, change: Change, fresh: set[str]) -> bool:
        """What is told by something else, or not for these readers."""
        about = change.about
        if any(is_hidden(part) for part in (about.id, about.id.partition("/")[2])):
            return True
        if change.within and not (change.aspect == "added" and about.kind in self.told_with_new):
            return True
        if change.kind == "entry-before":
            return about.id.partition("/")[0] in fresh  # a new version writes down what the one before said
        if about.kind == "confirmation":
            talk = self.after.talks.get(about.id.partition("/")[0]) or self.before.talks.get(about.id.partition("/")[0])
            return talk is None or not self.after.may(talk, "parties")
        promise = self.promises.get(about.id) if about.kind == "promise" else None
        if promise is None:
            return about.kind == "promise"
        return promise.hidden or (not promise.full and change.aspect in self.unsaid)

    def _finished(self, change: Change, said: str) -> str:
        """The sentence with its cause, where it has one that is not told by itself."""
        causes = [] if change.about.kind in ("ask", "decision", "promise", "entry") else change.because_of
        known = [talk for talk in causes if self.voice.knows(talk)]
        if known and change.aspect != "removed":
            talks = self.voice.row([self.voice.talk(talk) for talk in known])
            return self.voice.say("change.because", said=said, talks=talks)
        return self.voice.say("change.done", said=said)

    def _say(self, change: Change) -> str:
        """One change in one sentence, without its full stop; empty where it says nothing to these readers."""
        tell: Callable[[Change], str] | None = getattr(self, f"_{change.about.kind}", None)
        said = tell(change) if tell else ""
        return said or (self.worded(change) if change.aspect == "worded" else "")

    # What each kind of record says.

    def _initiative(self, change: Change) -> str:
        what = self.voice.initiative(change.about.id)
        before, after = change.before, change.after
        match change.aspect:
            case "added" | "removed":
                return self.of(change, what=what)
            case "renamed":
                earlier = before.get("title") or before.get("code", "")
                return self.of(change, before=self.voice.say("quote", text=earlier), after=what)
            case "stage":
                if "stage" not in after:
                    return self.worded(change)
                if "stage" not in before:
                    return self.voice.say("change.initiative-stage-first", what=what, after=after["stage"])
                return self.of(change, what=what, before=before["stage"], after=after["stage"])
            case "goals":
                goals = [self.voice.goal(goal) for goal in after.get("goals", ())]
                if not goals:
                    return self.voice.say("change.initiative-no-goal", what=what)
                return self.of(change, what=what, after=self.voice.row(goals))
        return ""

    def _assessment(self, change: Change) -> str:
        what = self.voice.initiative(change.about.id.partition("/")[0])
        if change.aspect == "removed":
            return self.voice.say("change.score-gone", what=what)
        if change.aspect == "worded" or change.score is None:
            return ""
        was, now = change.score
        if now is None:
            return ""
        if was is None:
            return self.voice.say("change.score-first", what=what, impact=now.impact, difficulty=now.difficulty)
        return self.score(what, was, now)

    def _reading(self, change: Change) -> str:
        owner = change.about.id.partition("/")[0]
        measure, what = self._measure(owner)
        values = change.after or change.before
        if "value" not in values:
            return ""
        day = (change.now or change.was).record.date  # type: ignore[union-attr]  # a change has one of them
        said = self.words.full(day) if isinstance(day, date) else ""
        unit = measure.unit if measure else None
        given = {"what": what, "day": said, "after": self.words.measured(values["value"], unit)}
        if change.aspect == "value" and "value" in change.before:
            given["before"] = self.words.measured(change.before["value"], unit)
        return self.of(change, **given)

    def _measure(self, owner: str) -> tuple[Measure | None, str]:
        if owner in self.after.initiatives:
            return self.after.initiatives[owner].outcome, self.voice.initiative(owner)
        goal = self.after.goals.get(owner) or self.before.goals.get(owner)
        return goal, self.voice.goal(owner)

    def _goal(self, change: Change) -> str:
        what = self.voice.goal(change.about.id)
        if change.aspect == "renamed":
            return self.of(change, before=change.before.get("name", change.about.id), after=what)
        return self.of(change, what=what) if change.aspect in ("added", "removed") else ""

    def _quarter(self, change: Change) -> str:
        if change.aspect not in ("added", "removed"):
            return ""
        quarter = self.after.quarters.get(change.about.id)
        return self.of(change, quarter=change.about.id, n=len(quarter.entries) if quarter else 0)

    def _version(self, change: Change) -> str:
        quarter, _, number = change.about.id.partition("/v")
        fact = change.now or change.was
        record: Any = fact.record if fact else None
        day = self.words.full(record.date)
        if change.aspect == "worded":
            return ""
        name = f"version-{change.aspect}"
        if change.aspect == "added" and record.state == "draft":
            name = "version-draft"
        return self.voice.say(f"change.{name}", n=int(number.partition("~")[0]), quarter=quarter, day=day)

    def _capacity(self, change: Change) -> str:
        quarter, _, skill = change.about.id.partition("/")
        return self.voice.say("change.capacity-days", skill=self.words.skill(skill), quarter=quarter)

    def _entry(self, change: Change) -> str:
        quarter, _, slug = change.about.id.partition("/")
        what = self.voice.initiative(slug)
        before, after = change.before, change.after
        match change.aspect:
            case "added":
                place = self.words.t(f"place.{after['place']}")
                planned = _total(after.get("planned"))
                if not planned:
                    return self.of(change, what=what, quarter=quarter, place=place)
                days = self.words.days(planned)
                return self.voice.say("change.entry-added-days", what=what, quarter=quarter, place=place, days=days)
            case "removed" | "before":
                return self.of(change, what=what, quarter=quarter)
            case "placed":
                if "place" not in after:
                    return ""
                named = [self.words.t(f"place.{values['place']}") for values in (before, after)]
                return self.of(change, what=what, quarter=quarter, before=named[0], after=named[1])
            case "days":
                name = "planned" if before.get("planned") != after.get("planned") else "asked"
                pair = [self.words.days(_total(values.get(name))) for values in (before, after)]
                sentence = "change.entry-days" if name == "planned" else "change.entry-asked"
                return self.voice.say(sentence, what=what, quarter=quarter, before=pair[0], after=pair[1])
            case "wait":
                return self.dated(change, "look_again", what=what)
        return ""

    def _moved(self, change: Change, giver: Change) -> str:
        quarter, _, slug = change.about.id.partition("/")
        skill, days = next(iter(days_between(change).items()))
        return self.voice.say(
            "change.entry-moved",
            days=self.words.days(days),
            skill=self.words.skill(skill),
            giver=self.voice.initiative(giver.about.id.partition("/")[2]),
            what=self.voice.initiative(slug),
            quarter=quarter,
        )

    def _talk(self, change: Change) -> str:
        talk = self.after.talks.get(change.about.id) or self.before.talks.get(change.about.id)
        if talk is None or change.aspect not in ("added", "removed", "worded"):
            return ""
        held = talks.held(talk)
        who = self.voice.row([self.voice.party(party) for party in talk.with_])
        if change.aspect == "worded":
            was = change.was.record if change.was else talk
            if not held or (isinstance(was, Negotiation) and talks.held(was)):
                return ""
            return self.voice.say("change.talk-held", talk=self.capital(self.voice.talk(talk.id)), who=who)
        name = "change.talk-prepared" if change.aspect == "added" and not held else f"change.{change.kind}"
        return self.voice.say(name, talk=self.capital(self.voice.talk(talk.id)), who=who)

    def _ask(self, change: Change) -> str:
        ask: Any = (change.now or change.was).record  # type: ignore[union-attr]  # a change has one of them
        who, text = self.voice.party(ask.of), self._asked(change.about.id, ask.text)
        if change.aspect in ("added", "removed"):
            return self.of(change, who=who, text=text)
        if change.aspect != "answered":
            return ""
        if ask.answer == "open":
            return self.voice.say("change.ask-reopened", who=who, text=text)
        return self.of(change, who=who, text=text, after=self.words.t(f"ask.answer.{ask.answer}"))

    def _asked(self, ref: str, text: str) -> str:
        """What was asked, as far as these readers may read it."""
        return self.voice.quoted(ref, text) if text else self.words.t("change.part.ask")

    def _decision(self, change: Change) -> str:
        decision: Any = (change.now or change.was).record  # type: ignore[union-attr]  # as above
        text = self.voice.quoted(change.about.id, decision.text)
        match change.aspect:
            case "added" | "removed":
                return self.of(change, text=text)
            case "look-again":
                before, after = (_day(values.get("look_again")) for values in (change.before, change.after))
                return self.on(change, before, after, text=text)
            case "order":
                names = [self._ranked(rank) for rank in decision.order]
                return self.of(change, after=self.voice.row(names))
        return ""

    def _ranked(self, rank: Any) -> str:
        names = (rank,) if isinstance(rank, str) else rank
        named = [
            self.voice.initiative(name) if name in self.after.initiatives else
            self.voice.goal(name) if name in self.after.goals else self.voice.party(name)
            for name in names
        ]  # fmt: skip
        return named[0] if len(named) == 1 else self.voice.row(named)

    def _promise(self, change: Change) -> str:
        promise = self.promises[change.about.id]
        commitment: Any = (change.now or change.was).record  # type: ignore[union-attr]  # as above
        given = {"who": self.voice.party(commitment.by), "text": self.voice.quoted(change.about.id, commitment.what)}
        match change.aspect:
            case "added" if promise.full:
                return self.voice.say("change.promise-added-due", day=self.words.full(commitment.due), **given)
            case "added" | "removed":
                return self.of(change, **given)
            case "closed":
                return self._closed(promise, change, given)
            case "due":
                if "due" not in change.after or "due" not in change.before:
                    return ""
                return self.of(
                    change,
                    before=self.words.full(change.before["due"]),
                    after=self.words.full(change.after["due"]),
                    **given,
                )
            case "progress":
                last = max(
                    (dict(item) for item in change.after.get("progress", ())), key=lambda i: i["date"], default={}
                )
                if not last:
                    return ""
                unit = commitment.amount.unit if commitment.amount else None
                value = self.words.amount(last["value"], unit)
                return self.of(change, value=value, day=self.words.full(last["date"]), **given)
            case "amount":
                pair = [_amount(self.words, values.get("amount")) for values in (change.before, change.after)]
                if not pair[1]:
                    return ""
                if not pair[0]:
                    return self.voice.say("change.promise-amount-first", after=pair[1], **given)
                return self.of(change, before=pair[0], after=pair[1], **given)
        return ""

    def _closed(self, promise: Promise, change: Change, given: dict[str, Any]) -> str:
        if "status" not in change.after and "status" not in change.before:
            return self.worded(change)
        if promise.folded == "open":
            return self.voice.say("change.promise-reopened", **given)
        if promise.full and promise.state == "kept-late" and promise.days_late:
            return self.voice.say("change.promise-late", n=promise.days_late, **given)
        return self.of(change, state=self.words.t(f"promise.state.{promise.shown}"), **given)

    def _consequence(self, change: Change) -> str:
        item: Any = (change.now or change.was).record  # type: ignore[union-attr]  # as above
        if change.aspect == "came" and item.what_happened:
            matched = self.words.t(f"consequence.matched.{item.what_happened.matched}")
            text = item.what_happened.text or item.impact or item.realistic or ""
            return self.of(change, matched=matched, text=self.voice.quoted(change.about.id, text))
        text = item.impact or item.realistic or item.if_not or ""
        shown = change.aspect in ("added", "removed") and text
        return self.of(change, text=self.voice.quoted(change.about.id, text)) if shown else ""

    def _confirmation(self, change: Change) -> str:
        answer: Any = (change.now or change.was).record  # type: ignore[union-attr]  # as above
        given = {"who": self.voice.party(answer.by), "day": self.words.full(answer.date)}
        if change.aspect == "removed":
            return self.of(change, **given)
        said = self.voice.say(f"confirmation.{answer.answer}", who=given["who"], day=given["day"])
        talk = self.voice.talk(change.about.id.partition("/")[0])
        return self.voice.say("change.confirmation-added", said=said.rstrip("."), talk=talk)

    def _stakeholder(self, change: Change) -> str:
        if change.aspect == "renamed":
            earlier = self.voice.say("quote", text=change.before.get("title", ""))
            return self.of(change, before=earlier, after=self.voice.party(change.about.id))
        return self.of(change, what=self.voice.party(change.about.id)) if change.aspect in ("added", "removed") else ""

    def _charter(self, change: Change) -> str:
        return self._stakeholder(change)

    def _role(self, change: Change) -> str:
        record: Any = (change.now or change.was).record  # type: ignore[union-attr]  # as above
        return self.of(change, what=record.title) if change.aspect in ("added", "removed") else ""


def _total(days: Any) -> Decimal:
    return sum((n for _, n in days or ()), Decimal(0))


def _day(look_again: Any) -> Any:
    return dict(look_again).get("date") if look_again else None


def _amount(words: Any, amount: Any) -> str:
    values = dict(amount or ())
    return str(words.amount(values["value"], values.get("unit"))) if values else ""
