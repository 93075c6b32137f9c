"""The confirmation of a talk as plain text, to paste into an email: what was said, who does what, and the question.

It says only what every party of the talk may read: nothing of the preparation, and no private note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from accord import addresses
from accord.domain.conversation import Consequence, Conversation
from accord.domain.negotiation import Commitment, Decision, Negotiation
from accord.domain.rules.talks import working_days_after
from accord.pages.desk import Desk
from accord.pages.gate import one_line
from accord.pages.report import Report


def text(report: Report, talk: Negotiation) -> str:
    """The whole text, its subject on the first line. Paragraphs are one line each: mail programs break them."""
    letter = _Letter(report, talk)
    return "\n\n".join(part for part in letter.parts() if part) + "\n"


class _Letter:
    """One talk, told to the people who were in it."""

    def __init__(self, report: Report, talk: Negotiation) -> None:
        self.desk = Desk(report, addresses.HOME)
        self.words = report.words
        self.talk = talk
        self.conversation = talk.conversation or Conversation()

    def parts(self) -> Iterator[str]:
        """Subject, summary, decisions, promises, steps, consequences, and the question."""
        title = one_line(self.desk.talk_title(self.talk.id))
        day = self.words.full(self.talk.date)
        yield self.words.t("after.subject", title=title, day=day)
        yield self.words.t("after.opening", day=day)
        yield self._summary()
        yield self._section("decisions", (self._decision(decision) for decision in self.talk.decisions))
        yield self._section("promises", (self._promise(promise) for promise in self.talk.commitments))
        yield self._section("steps", self._steps())
        yield self._section("consequences", (self._consequence(item) for item in self.talk.consequences))
        yield self.words.t("after.question", day=self.words.full(self._by()))
        yield self._thanks()

    def _summary(self) -> str:
        """What was understood, without the question at its end: that is asked once, at the end."""
        said = one_line(self.talk.summed_up or "")
        asked = self.words.t("after.sounds")
        return said[: -len(asked)].rstrip() if said.casefold().endswith(asked.casefold()) else said

    def _section(self, name: str, lines: Iterable[str]) -> str:
        items = [f"- {line}" for line in lines if line]
        return "\n".join([self.words.t(f"after.{name}"), *items]) if items else ""

    def _decision(self, decision: Decision) -> str:
        again = decision.look_again
        said = [_sentence(decision.text)]
        if again:
            said.append(self.words.t("after.look_again", day=self.words.full(again.date)))
            said += [one_line(again.question)] if again.question else []
        return " ".join(said)

    def _promise(self, promise: Commitment) -> str:
        amount = promise.amount
        much = f" ({self.words.amount(amount.value, amount.unit)})" if amount else ""
        what = one_line(promise.what).rstrip(".") + much
        return self._line(self.desk.party_name(promise.by), what, self.words.full(promise.due))

    def _steps(self) -> Iterator[str]:
        after = self.conversation.end_with_next_steps
        for step in after.steps if after else ():
            who = self.desk.party_name(step.who) if step.who else ""
            yield self._line(who, step.what, self.words.full(step.due) if step.due else "")

    def _line(self, who: str, what: str, due: str) -> str:
        """Who does what by when, as far as it is known."""
        said = one_line(what).rstrip(".")
        if due:
            said = self.words.t("after.by", what=said, day=due)
        return self.words.t("after.who", who=one_line(who), what=said) if who else said

    def _consequence(self, item: Consequence) -> str:
        said = [_sentence(item.if_not)] if item.if_not else []
        if item.realistic:
            said.append(self.words.t("after.realistic", text=_sentence(item.realistic)))
        if item.impact:
            said.append(self.words.t("after.impact", text=_sentence(item.impact)))
        return " ".join(said)

    def _by(self) -> date:
        """The last of the working days a party has, counted from the talk; from today where those are over."""
        portfolio = self.desk.portfolio
        within = portfolio.settings.limits.confirm_within_working_days
        day = working_days_after(self.talk.date, within)
        return day if day > portfolio.as_of else working_days_after(portfolio.as_of, within)

    def _thanks(self) -> str:
        return self.words.t("after.thanks")


def _sentence(text: str) -> str:
    """A planner's words as a sentence."""
    said = one_line(text)
    return said if said.endswith((".", "?", "!", "…")) else f"{said}."
