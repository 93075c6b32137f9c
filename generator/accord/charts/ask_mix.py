"""Figure 4. What do we ask for, and what are the answers? One row for each kind of ask, stacked by answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accord.charts import cache
from accord.charts.figure import Figure, Measure, Store
from accord.domain.asks import Asked
from accord.domain.negotiation import ANSWERS, ASK_KINDS, Answer, AskKind
from accord.words import Words

__all__ = ["AskMix", "KindRow", "figure", "view"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of ask."""

    kind: AskKind
    counts: tuple[tuple[Answer, int], ...]
    """Answers that occur, in their order, with how many asks of the kind were answered so."""

    @property
    def total(self) -> int:
        """All asks of the kind."""
        return sum(n for _, n in self.counts)

    def count(self, answer: Answer) -> int:
        """How many were answered in one way."""
        return dict(self.counts).get(answer, 0)


@dataclass(frozen=True, slots=True)
class AskMix:
    """All asks by kind and answer, ready to be drawn."""

    rows: tuple[KindRow, ...]
    """Every kind, also one that nobody asked for."""
    no_is_soft: bool = False
    """Whether a no is worded as for everyone: could not be taken on now."""

    @property
    def most(self) -> int:
        """The longest row."""
        return max((row.total for row in self.rows), default=0)

    @property
    def asks(self) -> int:
        """All asks."""
        return sum(row.total for row in self.rows)


def view(asks: Iterable[Asked], *, no_is_soft: bool) -> AskMix | None:
    """The mix of some asks; None where nothing was asked."""
    given = [(asked.ask.kind, asked.ask.answer) for asked in asks]
    if not given:
        return None
    rows = (
        KindRow(kind, tuple((answer, n) for answer in ANSWERS if (n := given.count((kind, answer)))))
        for kind in ASK_KINDS
    )
    return AskMix(tuple(rows), no_is_soft)


def figure(view: AskMix, words: Words, store: Store, *, measures: Sequence[Measure] = ALL) -> Figure:
    """The mix drawn for each measure."""

    def make() -> Figure:
        from accord.charts.ask_mix_made import made  # laying out is for a figure that is not kept

        return made(view, words, store, measures)

    return cache.figure(("ask-mix", view, tuple(measures)), words, store, make)
