"""P3, what fits: how much was asked for, how much can we do, and what closed the gap?"""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from accord import addresses
from accord.charts import fits
from accord.charts.figure import Figure
from accord.domain.balance import Addition, Balance
from accord.domain.plan import Edition, Placed
from accord.pages.desk import Desk
from accord.pages.page import Page
from accord.pages.quarter import line_why, version_line
from accord.pages.report import Report
from accord.pages.rows import Row, Table


def page(report: Report, edition: Edition) -> Page:
    """What fits in one edition, per skill, because the total hides the bottleneck."""
    desk = Desk(report, addresses.fits(edition.quarter.id))
    balance = report.balance(edition)
    months = desk.words.months(edition.quarter.first_day, edition.quarter.last_day)
    sentence = answer(desk, balance)
    return desk.write(
        "fits.md.j2",
        title=desk.words.t("fits.title", months=months),
        description=str(sentence.striptags()),
        section=desk.words.t("nav.fits"),
        in_navigation=edition is report.current,
        source=edition.quarter.where(),
        concerns=edition.quarter.id,
        take=("capacity.csv",),
        answer=sentence,
        meta=_meta(desk, balance),
        steps=desk.say("fits.steps", n=balance.sum("asked"), planned=balance.sum("planned")),
        waterfall=_waterfall(report, edition),
        bottleneck=_bottleneck(desk, balance),
        skills=fits.skills(report.fits(edition), desk.words, report.store) if balance.knows_capacity else None,
        columns=[column for column in _columns(desk, balance) if column[2]],
        table=table(desk, balance),
        capacity=capacity_table(desk, balance) if balance.knows_capacity else None,
        keep_running=edition.quarter.capacity.keep_running_is if edition.quarter.capacity else (),
        notes=edition.quarter.capacity.notes if edition.quarter.capacity else None,
    )


def _waterfall(report: Report, edition: Edition) -> Figure | None:
    """The sum as a figure; nothing where no day was asked, planned or there."""
    view = report.fits(edition)
    if not (view.asked or view.planned or view.own):
        return None
    return fits.waterfall(view, report.words, report.store, most=report.most_days)


def answer(desk: Desk, balance: Balance) -> Markup:
    """Asked, own, added, planned; and whether it fits."""
    if not balance.knows_capacity:
        return desk.say("fits.answer.unknown", n=balance.sum("asked"), planned=balance.sum("planned"))
    parts = [desk.say("fits.answer.have", n=balance.sum("asked"), own=balance.sum("own"))]
    if balance.sum("negotiated"):
        parts.append(desk.say("headline.added", n=balance.sum("negotiated")))
    if balance.too_big:
        short = desk.row(
            desk.say("quarter.short", skill=desk.words.skill(s.skill), days=-(s.left or Decimal(0)))
            for s in balance.too_big
        )
        parts.append(desk.say("fits.answer.too_big", n=balance.sum("planned"), short=short))
    else:
        parts.append(desk.say("fits.answer.fits", n=balance.sum("planned")))
    return Markup(" ").join(parts)


def _meta(desk: Desk, balance: Balance) -> Markup:
    parts = [version_line(desk, balance.edition), line_of_unit(desk, balance)]
    own = balance.sum("own")
    if own > 0:
        parts.append(desk.say("fits.ratio", ratio=desk.words.ratio(balance.sum("asked") / own)))
    if balance.absence_since:
        parts.append(desk.say("fits.absence_since"))
    away = sum((a.days - (a.given or Decimal(0)) for a in balance.additions if _not_given(a)), Decimal(0))
    if away:
        parts.append(desk.say("fits.fell_away", n=away))
    return Markup(" ").join([*parts, desk.as_it_stood(balance.edition)])


def _not_given(addition: Addition) -> bool:
    return addition.fell_away or (addition.given is not None and addition.given < addition.days)


def line_of_unit(desk: Desk, balance: Balance) -> Markup:
    """What is counted, and how much is held back where these readers may know."""
    buffer = [s.buffer for s in balance.skills if s.buffer is not None]
    if buffer:
        return desk.say("fits.unit_buffer", n=sum(buffer, Decimal(0)))
    return desk.say("fits.unit")


def _bottleneck(desk: Desk, balance: Balance) -> Markup:
    """The finding about skills: which fit only because of the talks; the plain topic where there is none."""
    if balance.too_big:
        return desk.say(
            "fits.skills.too_big", n=len(balance.too_big), skills=_skills(desk, [s.skill for s in balance.too_big])
        )
    thin = [s.skill for s in balance.fits_by_talks]
    return (
        desk.say("fits.skills.by_talks", n=len(thin), skills=_skills(desk, thin))
        if thin
        else desk.say("fits.skills.topic")
    )


def _skills(desk: Desk, names: list[str]) -> str:
    text = desk.words.list(desk.words.skill(name) for name in names)
    return text[:1].upper() + text[1:]


def _columns(desk: Desk, balance: Balance) -> list[tuple[str, str, list[Row]]]:
    """What explains the sum: a spot on the page, a heading, and rows."""
    edition = balance.edition
    smaller = [
        e for e in edition.entries if e.place in ("now", "done", "handed-over", "stopped") and e.days_smaller > 0
    ]
    waits = edition.at_place("next", "later", "scrap")
    return [
        ("added", desk.words.t("fits.added"), [_added(desk, addition) for addition in balance.additions]),
        (
            "smaller",
            desk.words.t("fits.smaller"),
            [_smaller(desk, e) for e in sorted(smaller, key=lambda e: -e.days_smaller)],
        ),
        (
            "waits",
            desk.words.t("fits.waits"),
            [_waits(desk, entry) for entry in waits if entry.estimated and entry.days_asked],
        ),
    ]


def _added(desk: Desk, addition: Addition) -> Row:
    hidden = addition.ref.startswith("~")
    _, promise = desk.portfolio.commitments[addition.ref]
    state = "kept" if addition.kept else "changed" if addition.fell_away else "open"
    text = desk.say("hidden.agreement") if hidden else desk.phrase(addition.ref, promise.what)
    talk = desk.talk(addition.ref.partition("#")[0])
    quiet = Markup() if hidden else Markup("{}, {}").format(desk.party(addition.by), talk)
    right = desk.words.t("fits.plus", days=addition.days, skill=desk.words.skill(addition.skill))
    return Row(desk.pmark(state), text, quiet, right)


def _smaller(desk: Desk, entry: Placed) -> Row:
    quiet = entry.smaller or desk.words.t("no_reason")
    right = desk.words.t("minus", n=entry.days_smaller)
    return Row(desk.mark(entry.place, entry.initiative), desk.initiative(entry.initiative), quiet, right)


def _waits(desk: Desk, entry: Placed) -> Row:
    quiet = desk.words.t("place_and_why", place=desk.words.t(f"place.{entry.place}"), why=line_why(desk, entry))
    if entry.look_again:
        quiet = desk.words.t("fits.until", why=quiet, day=desk.near(entry.look_again))
    right = desk.words.t("minus", n=entry.days_asked)
    return Row(desk.mark(entry.place, entry.initiative), desk.initiative(entry.initiative), quiet, right)


def _sum_row(desk: Desk, name: str, balance: Balance, what: str, sign: str = "") -> list[Markup | str]:
    values = [getattr(s, what) for s in balance.skills]
    cells = [_signed(desk, value, sign) for value in values]
    return [desk.words.t(f"fits.row.{name}"), *cells, _signed(desk, balance.sum(what), sign)]


def _signed(desk: Desk, value: Decimal | None, sign: str) -> str:
    if value is None:
        return "–"
    return desk.words.t(sign, n=value) if sign and value else desk.words.number(value)


def table(desk: Desk, balance: Balance) -> Table:
    """The sum of the figure, per skill."""
    rows = [
        _sum_row(desk, "asked", balance, "asked"),
        _sum_row(desk, "scrap", balance, "scrapped", "minus"),
        _sum_row(desk, "waits", balance, "waits", "minus"),
        _sum_row(desk, "smaller", balance, "smaller", "minus"),
        _sum_row(desk, "planned", balance, "planned"),
    ]
    if balance.knows_capacity:
        rows += [
            _sum_row(desk, "own", balance, "own"),
            _sum_row(desk, "negotiated", balance, "negotiated", "plus"),
            _sum_row(desk, "total", balance, "total"),
            _sum_row(desk, "left", balance, "left"),
        ]
    head = [
        desk.words.t("fits.person_days"),
        *(desk.words.opening_skill(s.skill) for s in balance.skills),
        desk.words.t("all"),
    ]
    numbers = frozenset(range(1, len(head)))
    return Table(head, rows, numbers, desk.words.t("fits.table"), frozenset({0, 4, 7}))


def capacity_table(desk: Desk, balance: Balance) -> Table:
    """What becomes of the gross days; leave, absences and buffer apart for the team, as one sum for others."""
    names = ["gross", "keep_running"]
    names += ["leave", "absence", "buffer"] if desk.portfolio.audience.is_team else ["unavailable"]
    rows = [_sum_row(desk, name, balance, name, "" if name == "gross" else "minus") for name in names]
    rows.append(_sum_row(desk, "own", balance, "own"))
    head = [
        desk.words.t("fits.person_days"),
        *(desk.words.opening_skill(s.skill) for s in balance.skills),
        desk.words.t("all"),
    ]
    return Table(head, rows, frozenset(range(1, len(head))), desk.words.t("fits.capacity"), frozenset({len(rows) - 1}))
