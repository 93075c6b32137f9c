"""The words of figure 4: its finding, what an answer is called, and the picture told in words."""

from __future__ import annotations

from collections.abc import Mapping

from accord.charts.ask_mix import AskMix, KindRow
from accord.domain.negotiation import Answer, AskKind
from accord.words import Words

_KINDS: Mapping[AskKind, str] = {
    "resources": "figure.asks.kind.resources",
    "commitment": "figure.asks.kind.commitment",
    "priority": "figure.asks.kind.priority",
}
"""A kind within a sentence."""
_WHERE: Mapping[AskKind, str] = {
    "resources": "figure.asks.where.resources",
    "commitment": "figure.asks.where.commitment",
    "priority": "figure.asks.where.priority",
}
"""The beginning of a sentence on where an answer came."""


def title(view: AskMix, words: Words) -> str:
    """Which kind we mostly ask for, and where a no came; each half only where the asks say so."""
    mostly, noes = _mostly(view, words), _noes(view, words)
    if mostly and noes:
        return words.t("figure.asks.title_both", mostly=mostly, noes=noes)
    return mostly or words.t("figure.asks.title")


def _mostly(view: AskMix, words: Words) -> str:
    """The kind asked for most; nothing where two are asked for as often, or only one is asked for."""
    most = [row for row in view.rows if row.total == view.most]
    if len(most) != 1 or view.asks == view.most:
        return ""
    return words.t("figure.asks.mostly", kind=words.t(_KINDS[most[0].kind]))


def _noes(view: AskMix, words: Words) -> str:
    """Where the noes came, where all came to one kind of ask; that there was none, where there was none."""
    given = [row for row in view.rows if row.count("declined")]
    if not given:
        return words.t("figure.asks.no_none")
    if len(given) > 1:
        return ""
    n = given[0].count("declined")
    name = "figure.asks.no_soft" if view.no_is_soft else "figure.asks.no"
    where = words.t(_WHERE[given[0].kind])
    return words.t(name, n=n, where=where, count=words.count(n))


def answer(given: Answer, view: AskMix, words: Words) -> str:
    """An answer, in the words these readers may have it in."""
    soft = given == "declined" and view.no_is_soft
    return words.t("ask.answer.declined_public" if soft else f"ask.answer.{given}")


def part(given: Answer, n: int, view: AskMix, words: Words) -> str:
    """What stands at a bar: Another way 4."""
    return words.t("figure.asks.part", answer=answer(given, view, words), n=n)


def mark(row: KindRow, given: Answer, n: int, view: AskMix, words: Words) -> str:
    """What a bar is called."""
    return words.t("figure.asks.row", kind=words.t(f"ask.kind.{row.kind}"), parts=part(given, n, view, words))


def description(view: AskMix, words: Words) -> str:
    """Each kind with its asks and their answers."""
    said = []
    for row in view.rows:
        kind, asks = words.t(f"ask.kind.{row.kind}"), words.t("conversations.asks", n=row.total)
        parts = words.t("figure.comma").join([asks, *(part(given, n, view, words) for given, n in row.counts)])
        said.append(words.t("figure.asks.told", kind=kind, parts=parts))
    return " ".join(said)
