"""Every ask as a table: what did we ask, of whom, and what was the answer?"""

from __future__ import annotations

from markupsafe import Markup

from accord.domain.asks import Asked
from accord.pages.ask_words import ask_text, unit
from accord.pages.desk import Desk
from accord.pages.gate import line
from accord.pages.rows import Table


def of(desk: Desk) -> Table | None:
    """The asks of the talks these readers may know of, newest first; None where there is none."""
    known = desk.portfolio.visible_talks
    asks = [asked for asked in desk.report.asks if asked.talk.id in known]
    asks.sort(key=lambda asked: (asked.ask.asked_on, asked.ref), reverse=True)
    head = [desk.words.t(f"conversations.ask.{name}") for name in ("date", "kind", "what", "of", "answer")]
    body = [_cells(desk, asked) for asked in asks]
    return Table(head, body, caption=desk.words.t("conversations.every_ask")) if body else None


def _cells(desk: Desk, asked: Asked) -> list[Markup | str]:
    """The words of the ask lead to its place in the talk; without words, its day does."""
    ask = asked.ask
    day = desk.words.full(ask.asked_on)
    return [
        Markup('<span class="nw">{}</span>').format(day if ask.text else desk.record(asked.ref, day)),
        desk.words.t(f"ask.kind.{ask.kind}"),
        desk.phrase(asked.ref, ask.text) if ask.text else ask_text(desk, ask),
        desk.party(ask.of),
        _answer(desk, asked),
    ]


def _answer(desk: Desk, asked: Asked) -> Markup:
    """The answer, then what was given or by when: the list is narrowed by what stands before the comma."""
    ask = asked.ask
    soft = ask.answer == "declined" and not desk.portfolio.may(asked.talk, "parties")
    said = [line(desk.words.t("ask.answer.declined_public" if soft else f"ask.answer.{ask.answer}"))]
    if ask.got:
        said.append(line(desk.words.amount(ask.got.value, ask.got.unit or unit(ask))))
    elif ask.answer == "later" and ask.answer_by:
        said.append(line(desk.near(ask.answer_by)))
    return Markup(desk.words.t("figure.comma")).join(said)
