"""The pieces that sentences about changes are made of."""

from __future__ import annotations

from typing import Any

from accord.domain.changes import Change
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
        """That something is written anew, by the words of the file."""
        fields = self.voice.row(sorted({*change.before, *change.after}))
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
