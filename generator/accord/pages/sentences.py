"""The pieces that sentences about changes are made of."""

from __future__ import annotations

from typing import Any

from accord.domain.changes import Change
from accord.domain.scores import Score
from accord.pages.voice import Voice


class Sentences:
    """Says that something changed, in one voice."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.words = voice.words

    @staticmethod
    def capital(text: str) -> str:
        """A text with a capital at its beginning, also behind an opening tag."""
        at = text.find(">") + 1 if text.startswith("<") else 0
        return type(text)(str(text)[:at] + str(text)[at : at + 1].upper() + str(text)[at + 1 :])

    def of(self, change: Change, **values: Any) -> str:
        """The sentence of a change of this kind."""
        return self.voice.say(f"change.{change.kind}", **values)

    def dated(self, change: Change, field: str, **values: Any) -> str:
        """That a date in a field is new, another one, or gone."""
        return self.on(change, change.before.get(field), change.after.get(field), **values)

    def on(self, change: Change, before: Any, after: Any, **values: Any) -> str:
        """A date to look again that is new, another one, or gone."""
        if before and after:
            return self.of(change, before=self.words.full(before), after=self.words.full(after), **values)
        name = f"{change.kind}-{'first' if after else 'never'}"
        return self.voice.say(f"change.{name}", **({"after": self.words.full(after)} if after else {}), **values)

    def worded(self, change: Change) -> str:
        """That something is written anew, by the words of the file; a note of an earlier name is no news of its own."""
        words = sorted({*change.before, *change.after} - {"formerly"})
        if not words:
            return ""
        fields = self.voice.row(words)
        kind, name = change.about.kind, change.about.id
        head = name.partition("/")[0].partition("#")[0]
        if kind in ("settings", "organization", "team"):
            return self.voice.say(
                "change.worded", what=self.capital(self.words.t(f"change.part.{kind}")), fields=fields
            )
        what = {
            "initiative": self.voice.initiative, "assessment": self.voice.initiative, "goal": self.voice.goal,
            "stakeholder": self.voice.party, "charter": self.voice.party, "talk": self.voice.talk,
            "ask": self.voice.talk, "decision": self.voice.talk, "promise": self.voice.talk,
            "consequence": self.voice.talk, "confirmation": self.voice.talk,
        }.get(kind)  # fmt: skip
        if kind == "entry":
            entry = self.voice.initiative(name.partition("/")[2])
            return self.voice.say("change.worded-entry", what=entry, quarter=head, fields=fields)
        named = self.capital(what(head)) if what else head
        part = f"change.part.{kind}"
        if not self.words.has(part):
            return self.voice.say("change.worded", what=named, fields=fields)
        return self.voice.say("change.worded-of", what=named, part=self.words.t(part), fields=fields)

    def elsewhere(self, change: Change, before: Change) -> str:
        """What was written with one record and is written with another, word for word."""
        names = [self._owner(item) for item in (before, change)]
        return self.voice.say("change.elsewhere", what=self._part(change), before=names[0], after=names[1])

    def _owner(self, change: Change) -> str:
        owner = (change.now or change.was).within  # type: ignore[union-attr]  # a change has one of them
        if owner is None:
            return ""
        if owner.kind == "talk":
            return self.voice.talk(owner.id)
        return self.voice.goal(owner.id) if owner.kind == "goal" else self.voice.initiative(owner.id)

    def _part(self, change: Change) -> str:
        """A part of a record, by its words or its day."""
        record: Any = (change.now or change.was).record  # type: ignore[union-attr]  # as above
        kind = change.about.kind
        if kind in ("assessment", "reading"):
            named = self.words.t(f"change.part.{kind}-of", day=self.words.full(record.date)) if record.date else ""
            return self.capital(named or self.words.t(f"change.part.{kind}"))
        text = getattr(record, "what", None) or getattr(record, "text", None) or getattr(record, "impact", None) or ""
        return self.voice.quoted(change.about.id, text) if text else self.capital(self.words.t(f"change.part.{kind}"))

    def score(self, what: str, was: Score, now: Score) -> str:
        """Which way a mark moves on the grid."""
        impact, difficulty = was.impact != now.impact, was.difficulty != now.difficulty
        ways = {
            "impact_way": self._way(was.impact, now.impact),
            "difficulty_way": self._way(was.difficulty, now.difficulty),
        }
        if impact and difficulty:
            return self.voice.say(
                "change.score-both", what=what, impact_before=was.impact, impact=now.impact,
                difficulty_before=was.difficulty, difficulty=now.difficulty, **ways,
            )  # fmt: skip
        if not impact and not difficulty:
            return self.voice.say("change.score-same", what=what)
        axis = "impact" if impact else "difficulty"
        before, after = (getattr(score, axis) for score in (was, now))
        named = self.words.t(f"change.axis.{axis}")
        return self.voice.say(
            "change.score-one", axis=named, what=what, way=ways[f"{axis}_way"], before=before, after=after
        )

    def _way(self, before: Any, after: Any) -> str:
        return self.words.t(f"change.way.{'up' if after > before else 'down'}")
