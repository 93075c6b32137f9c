"""P11, expected and happened: what did we expect, and what came?"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from accord import addresses
from accord.charts import expected
from accord.charts.figure import Figure
from accord.domain import forecasts
from accord.domain.forecasts import Forecast
from accord.pages import beside
from accord.pages.desk import Desk
from accord.pages.gate import line
from accord.pages.page import Page
from accord.pages.report import Report


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One forecast as the template lays it out: what we wrote on the left, what came on the right."""

    id: str
    title: Markup
    realistic: Markup
    impact: Markup
    matched: str
    came: Markup
    meta: Markup
    source: Markup


def is_wanted(report: Report) -> bool:
    """Whether there is anything to show: without a consequence the page is not made."""
    return bool(forecasts.on(report.portfolio))


def page(report: Report) -> Page:
    """Every forecast beside what came of it."""
    desk = Desk(report, addresses.FORECASTS)
    found = forecasts.on(report.portfolio)
    shown = [forecast for forecast in found if not forecast.hidden]
    sentence = answer(desk, found)
    return desk.write(
        "forecasts.md.j2",
        title=desk.words.t("nav.forecasts"),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.forecasts"),
        beside=beside.talks(desk),
        answer=sentence,
        meta=_meta(desk, len(found) - len(shown)),
        picture=_picture(desk, found),
        ahead=[_row(desk, forecast) for forecast in forecasts.ahead(shown)],
        came=[_row(desk, forecast) for forecast in forecasts.came(shown)],
    )


def _picture(desk: Desk, found: tuple[Forecast, ...]) -> Figure | None:
    """Forecasts beside what came; nothing where these readers may read none."""
    view = expected.view(found, desk.portfolio.as_of)
    return expected.figure(view, desk.words, desk.report.store) if view else None


def answer(desk: Desk, found: tuple[Forecast, ...]) -> Markup:
    """How many came as expected, in part, otherwise; how many nobody has measured or looked at."""
    counts = dict(forecasts.counts(found))
    if counts.get("ahead") == len(found):
        return desk.say("forecasts.ahead_only", n=len(found))
    counts = {"as-expected": 0, **counts}
    parts = [desk.say(f"forecasts.count.{state}", n=n) for state, n in counts.items()]
    return desk.say("forecasts.answer", n=len(found), states=Markup(desk.words.t("figure.comma")).join(parts))


def _meta(desk: Desk, hidden: int) -> Markup:
    parts = [desk.say("forecasts.how")]
    if hidden:
        parts.append(desk.say("forecasts.hidden", n=hidden))
    return Markup(" ").join([*parts, desk.as_it_stood()])


def _row(desk: Desk, forecast: Forecast) -> ForecastRow:
    item, happened = forecast.consequence, forecast.consequence.what_happened
    unsaid = desk.words.t("forecasts.unsaid")
    return ForecastRow(
        id=expected.spot(forecast.ref),
        title=desk.phrase(forecast.ref, item.if_not or desk.words.t("consequence.if_not")),
        realistic=line(item.realistic or unsaid),
        impact=line(item.impact or unsaid),
        matched=desk.words.t(f"consequence.matched.{happened.matched}" if happened else "consequence.not_yet"),
        came=_came(desk, forecast),
        meta=_said(desk, forecast),
        source=desk.source(item.where()),
    )


def _came(desk: Desk, forecast: Forecast) -> Markup:
    """What came, with the day we looked; before that, the day by which we will know."""
    happened, by = forecast.consequence.what_happened, forecast.consequence.expect_by
    if happened is None:
        return desk.say("forecasts.know_by", day=desk.near(by)) if by else Markup()
    if not happened.text:
        return desk.say("sentence", text=desk.near(happened.date))
    return desk.say("consequence.came", day=desk.near(happened.date), text=happened.text)


def _said(desk: Desk, forecast: Forecast) -> Markup:
    """What it is about, in which talk it was written down, and who accepted it."""
    talk = forecast.talk
    named = desk.words.t("talk.dated", title=desk.talk_title(talk.id), day=desk.near(talk.date))
    parts = [desk.say("forecasts.from", talk=desk.talk(talk.id, named))]
    if forecast.about:
        parts.append(desk.say("talk.about", what=desk.row(desk.subject(name) for name in forecast.about)))
    if forecast.consequence.accepted_by:
        parts.append(desk.say("consequence.accepted", who=desk.parties(forecast.consequence.accepted_by)))
    return Markup(" ").join(parts)
