"""How records are named in a table: by title or code, and never where these readers may not know of them."""

from __future__ import annotations

from collections.abc import Iterable

from accord import addresses
from accord.addresses import Address
from accord.domain.fields import LTD, Rank
from accord.domain.negotiation import MONEY_UNIT, Amount, Negotiation
from accord.domain.portfolio import Portfolio, is_hidden
from accord.words import Words


class Naming:
    """The names of one portfolio's records as one audience may read them."""

    def __init__(self, portfolio: Portfolio, words: Words) -> None:
        self.portfolio = portfolio
        self.words = words

    def anyone(self, name: str | None) -> str | None:
        """A stakeholder's title, L&TD, or the title of one of its roles; persons are not named in tables."""
        if name is None:
            return None
        if name == LTD:
            return self.words.t("ltd")
        if not is_hidden(name):
            if name in self.portfolio.stakeholders:
                return self.portfolio.stakeholders[name].title
            if name in self.portfolio.roles:
                return self.portfolio.roles[name].title
        return self.words.t("hidden.stakeholder")

    def people(self, names: Iterable[str]) -> tuple[str, ...]:
        """Several parties or roles, in the order given."""
        return tuple(str(self.anyone(name)) for name in names)

    def subject(self, name: str) -> str:
        """What something is about: an initiative's code, a goal's name, a stakeholder's title, or the plan."""
        if name in self.portfolio.goals:
            return self.portfolio.goals[name].name
        if name in self.portfolio.stakeholders:
            return str(self.anyone(name))
        if name == "plan":
            return self.words.t("the_plan")
        if is_hidden(name) or name not in self.portfolio.initiatives:
            return self.words.t("hidden.initiative")
        return self.portfolio.initiatives[name].code

    def subjects(self, names: Iterable[str]) -> tuple[str, ...]:
        """What something is about, in the order given."""
        return tuple(self.subject(name) for name in names)

    def order(self, order: Iterable[Rank]) -> tuple[str, ...]:
        """An agreed order; equals in one item, such as `LT-04 = LT-05`."""
        ranks = ((rank,) if isinstance(rank, str) else rank for rank in order)
        return tuple(" = ".join(self.subjects(names)) for names in ranks)

    def record(self, ref: str | None) -> str | None:
        """A decision or promise as `<talk>#d1`."""
        return self.words.t("hidden.agreement") if ref and is_hidden(ref) else ref

    def talk(self, talk: Negotiation) -> str:
        """A talk's title; its parties' where none is written."""
        return talk.title or self.words.t("talk.with", who=self.words.list(self.people(talk.with_)))

    def unit(self, amount: Amount | None, unit: str | None = None) -> str | None:
        """What an amount counts; money by its currency. `unit` is that of an amount without one of its own."""
        if amount is None:
            return None
        counted = amount.unit or unit
        return self.words.currency if counted == MONEY_UNIT else counted


def page(address: Address) -> str:
    """An address counted from the site's root, such as `/conversations/2026-01-12-field-ops/#c1`."""
    return f"{address.path}#{address.anchor}" if address.anchor else address.path


def page_of(ref: str) -> str:
    """Where an ask, decision or promise is found on the site."""
    return page(addresses.record(ref))
