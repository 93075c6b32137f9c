"""The list of talks: with whom did we talk about what, and how far has each come?"""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from accord import addresses
from accord.charts import ask_mix
from accord.charts.figure import Figure
from accord.domain.negotiation import ANSWERS, ASK_KINDS, Answer, Negotiation
from accord.pages import asks_table, beside
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.report import Report
from accord.pages.rows import Table


def page(report: Report) -> Page:
    """Every talk, newest first, and the mix of asks and answers."""
    desk = Desk(report, addresses.CONVERSATIONS)
    talks = sorted(report.portfolio.visible_talks.values(), key=lambda t: (t.date, t.id), reverse=True)
    sentence = _answer(desk)
    return desk.write(
        "conversations.md.j2",
        title=desk.words.t("nav.conversations"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.conversations"),
        beside=beside.talks(desk),
        take=("asks.csv", "decisions.csv"),
        answer=sentence,
        meta=_counts(desk),
        findings=[line for line in (_added(desk), _forecasts(desk)) if line],
        picture=_picture(desk),
        mix=mix(desk) if report.asks else None,
        table=_table(desk, talks),
        asks=asks_table.of(desk),
    )


def _answer(desk: Desk) -> Markup:
    talks = desk.portfolio.talks.values()
    parties = {party for talk in desk.portfolio.visible_talks.values() for party in talk.with_}
    if not talks:
        return desk.say("conversations.none")
    parts = [desk.say("conversations.answer", n=len(talks), parties=desk.words.count(len(parties)))]
    open_ = [asked for asked in desk.report.asks if asked.days_open is not None]
    parts.append(
        desk.say(
            "conversations.open", n=len(open_), count=desk.words.opening_count(len(open_)), all=len(desk.report.asks)
        )
    )
    return Markup(" ").join(parts)


def _counts(desk: Desk) -> Markup:
    portfolio = desk.portfolio
    hidden = len(portfolio.talks) - len(portfolio.visible_talks)
    consequences = sum(len(talk.consequences) for talk in portfolio.talks.values())
    parts = [
        desk.say(
            "conversations.counts",
            asks=desk.words.t("conversations.asks", n=len(desk.report.asks)),
            decisions=desk.words.t("conversations.decisions", n=len(portfolio.decisions)),
            promises=desk.words.t("conversations.promises", n=len(portfolio.commitments)),
            consequences=desk.words.t("conversations.consequences", n=consequences),
        )
    ]
    if hidden:
        parts.append(desk.say("conversations.hidden", n=hidden))
    return Markup(" ").join([*parts, desk.as_it_stood()])


def _added(desk: Desk) -> Markup:
    """The days that exist because of talks, quarter by quarter."""
    added = [(edition, desk.report.balance(edition).sum("negotiated")) for edition in desk.report.editions]
    months = [
        desk.say("conversations.added_in", n=days, months=desk.words.months(e.quarter.first_day, e.quarter.last_day))
        for e, days in added
        if days
    ]
    total = sum((days for _, days in added), Decimal(0))
    return desk.say("conversations.added", n=total, months=desk.row(months)) if months else Markup()


def _forecasts(desk: Desk) -> Markup:
    """What we said would happen, against what came."""
    consequences = [c for talk in desk.portfolio.talks.values() for c in talk.consequences]
    came = [c.what_happened.matched for c in consequences if c.what_happened]
    kinds = ("as-expected", "partly", "not-as-expected", "not-measured")
    parts = [desk.say(f"conversations.came.{kind}", n=came.count(kind)) for kind in kinds if kind in came]
    return desk.say("conversations.forecasts", n=len(consequences), came=desk.row(parts)) if came else Markup()


def _picture(desk: Desk) -> Figure | None:
    """The same as the table of asks, drawn; nothing where nothing was asked."""
    view = ask_mix.view(desk.report.asks, no_is_soft=desk.portfolio.audience.everyone_only)
    return ask_mix.figure(view, desk.words, desk.report.store) if view else None


def mix(desk: Desk) -> Table:
    """What we ask for, and what the answers were."""
    asks = [asked.ask for asked in desk.report.asks]
    answers = [answer for answer in ANSWERS if any(ask.answer == answer for ask in asks)]
    body: list[list[Markup | str]] = []
    for kind in ASK_KINDS:
        of_kind = [ask for ask in asks if ask.kind == kind]
        cells = [_number(desk, sum(ask.answer == answer for ask in of_kind)) for answer in answers]
        body.append([desk.words.t(f"ask.kind.{kind}"), *cells, _number(desk, len(of_kind))])
    sums = [_number(desk, sum(ask.answer == answer for ask in asks)) for answer in answers]
    body.append([desk.words.t("all"), *sums, _number(desk, len(asks))])
    head = [
        desk.words.t("conversations.kind"),
        *(_answered(desk, answer) for answer in answers),
        desk.words.t("all"),
    ]
    return Table(
        head, body, frozenset(range(1, len(head))), desk.words.t("conversations.mix"), frozenset({len(body) - 1})
    )


def _answered(desk: Desk, answer: Answer) -> str:
    """An answer in the words these readers may have it in."""
    soft = answer == "declined" and desk.portfolio.audience.everyone_only
    return desk.words.t("ask.answer.declined_public" if soft else f"ask.answer.{answer}")


def _number(desk: Desk, n: int) -> str:
    return desk.words.number(n) if n else "–"


def _table(desk: Desk, talks: list[Negotiation]) -> Table:
    names = ("date", "talk", "with", "about", "state")
    body = [_cells(desk, talk) for talk in talks]
    return Table(
        [desk.words.t(f"conversations.column.{n}") for n in names],
        body,
        frozenset(),
        desk.words.t("conversations.table"),
    )


def _cells(desk: Desk, talk: Negotiation) -> list[Markup | str]:
    about = [desk.subject(name) for name in talk.about]
    return [
        Markup('<span class="nw">{}</span>').format(desk.words.full(talk.date)),
        desk.talk(talk.id, desk.talk_title(talk.id)),
        desk.parties(talk.with_),
        desk.row(about) if about else "–",
        state(desk, talk),
    ]


def state(desk: Desk, talk: Negotiation) -> Markup:
    """How far a talk has come, with the names of those who have not confirmed it."""
    standing = desk.report.standings[talk.id]
    if standing.state == "unconfirmed" and desk.portfolio.may(talk, "parties"):
        return desk.say("talk.state.unconfirmed_by", who=desk.parties(standing.unconfirmed_by))
    return desk.say(f"talk.state.{standing.state}")
