"""How changes name things: as plain text for a terminal, a review or a feed, or linked on a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from accord import addresses
from accord.domain.fields import LTD
from accord.domain.portfolio import Portfolio, is_hidden
from accord.pages.desk import Desk
from accord.pages.gate import one_line
from accord.words import Words

_LONGEST = 120


class Voice(Protocol):
    """Says sentences and names what they are about."""

    words: Words

    def say(self, sentence: str, **values: Any) -> str:
        """One of our own sentences with its gaps filled."""

    def row(self, items: Iterable[Any]) -> str:
        """Things in a row: A, B and C."""

    def initiative(self, slug: str) -> str:
        """An initiative."""

    def party(self, name: str) -> str:
        """A stakeholder, or L&TD."""

    def talk(self, talk_id: str) -> str:
        """A talk."""

    def knows(self, talk_id: str) -> bool:
        """Whether these readers may know of a talk."""

    def goal(self, goal_id: str) -> str:
        """A goal."""

    def quoted(self, ref: str, text: str) -> str:
        """A planner's words about an ask, a decision or a promise."""


class PlainVoice:
    """Names things in plain text; both portfolios are asked, for what is gone is named in the earlier one only."""

    def __init__(self, words: Words, *portfolios: Portfolio) -> None:
        self.words = words
        self.portfolios = portfolios

    def say(self, sentence: str, **values: Any) -> str:
        """One of our own sentences with its gaps filled."""
        return self.words.t(sentence, **values)

    def row(self, items: Iterable[Any]) -> str:
        """Things in a row."""
        return self.words.list(str(self.words.plain(item)) for item in items)

    def initiative(self, slug: str) -> str:
        """An initiative by its code."""
        found = (p.initiatives[slug].code for p in self.portfolios if slug in p.initiatives and not is_hidden(slug))
        return next(found, self.words.t("hidden.initiative") if is_hidden(slug) else slug)

    def party(self, name: str) -> str:
        """A stakeholder by title; L&TD."""
        if name == LTD:
            return self.words.t("ltd")
        found = (p.stakeholders[name].title for p in self.portfolios if name in p.stakeholders)
        return next(found, self.words.t("hidden.stakeholder") if is_hidden(name) else name)

    def talk(self, talk_id: str) -> str:
        """A talk by its day."""
        for portfolio in self.portfolios:
            if talk_id in portfolio.talks and not is_hidden(talk_id):
                day = self.words.near(portfolio.talks[talk_id].date, portfolio.as_of)
                return self.words.t("change.talk-of", day=day)
        return self.words.t("hidden.talk")

    def knows(self, talk_id: str) -> bool:
        """Whether a talk is in one of the portfolios, by its name."""
        return not is_hidden(talk_id) and any(talk_id in portfolio.talks for portfolio in self.portfolios)

    def goal(self, goal_id: str) -> str:
        """A goal by its name."""
        return next((p.goals[goal_id].name for p in self.portfolios if goal_id in p.goals), goal_id)

    def quoted(self, ref: str, text: str) -> str:
        """A planner's words, in quotes."""
        return self.words.t("quote", text=_short(text)) if text else ref


class PageVoice:
    """Names things as links from a page."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.words = desk.words

    def say(self, sentence: str, **values: Any) -> str:
        """One of our own sentences, safe to be printed."""
        return self.desk.say(sentence, **values)

    def row(self, items: Iterable[Any]) -> str:
        """Things in a row."""
        return self.desk.row(items)

    def initiative(self, slug: str) -> str:
        """An initiative by its title, linked."""
        return self.desk.initiative(slug)

    def party(self, name: str) -> str:
        """A stakeholder, linked."""
        return self.desk.anyone(name)

    def talk(self, talk_id: str) -> str:
        """A talk by its day, linked."""
        if talk_id in self.desk.portfolio.talks and not is_hidden(talk_id):
            day = self.desk.near(self.desk.portfolio.talks[talk_id].date)
            return self.desk.talk(talk_id, self.words.t("change.talk-of", day=day))
        return self.desk.talk(talk_id)

    def knows(self, talk_id: str) -> bool:
        """Whether a talk has a page here."""
        return not is_hidden(talk_id) and talk_id in self.desk.portfolio.talks

    def goal(self, goal_id: str) -> str:
        """A goal, linked where there is one."""
        return self.desk.goal(goal_id) if goal_id in self.desk.portfolio.goals else goal_id

    def quoted(self, ref: str, text: str) -> str:
        """A planner's words, linked where they stand."""
        talk, _, _ = ref.partition("#")
        if talk not in self.desk.portfolio.talks or is_hidden(ref):
            return self.unlinked(text)
        return self.desk.a(addresses.record(ref), self.words.t("quote", text=_short(text)))

    def unlinked(self, text: str) -> str:
        """A planner's words that stand nowhere any more."""
        return self.desk.say("plain", text=self.words.t("quote", text=_short(text)))


def _short(text: str) -> str:
    """One line without its full stop, and never a page of it."""
    line = one_line(text).rstrip(".")
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
