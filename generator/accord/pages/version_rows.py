"""What differs between two versions of a plan as a list of sentences, and every entry of one version as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from markupsafe import Markup

from accord.domain.additions import Addition
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import is_hidden
from accord.domain.version_difference import KINDS, Difference, Pair
from accord.pages.desk import Desk
from accord.pages.quarter import Group
from accord.pages.rows import Row, Table


def groups(desk: Desk, difference: Difference) -> list[Group]:
    """What differs, by what it is; the days we have come last."""
    found = []
    for kind in KINDS:
        rows = tuple(_row(desk, difference, pair) for pair in difference.of(kind)) if kind != "same" else ()
        if rows:
            found.append(Group(kind, desk.words.t(f"version.group.{kind}"), desk.words.number(len(rows)), rows))
    have = tuple(_have(desk, difference))
    return [*found, Group("have", desk.words.t("version.have"), "", have)] if have else found


def _row(desk: Desk, difference: Difference, pair: Pair) -> Row:
    entry, more = pair.entry, sum(pair.planned.values(), Decimal(0))
    mark = desk.mark(entry.place, pair.initiative, pair.kind == "came")
    return Row(mark, desk.initiative(pair.initiative), _said(desk, difference, pair), _signed(desk, more))


def _signed(desk: Desk, n: Decimal) -> str:
    return desk.words.t("plus" if n > 0 else "minus", n=abs(n)) if n else ""


def _said(desk: Desk, difference: Difference, pair: Pair) -> Markup:
    """What differs for one initiative, why in the planner's words, and the talks that led to it."""
    parts: list[Markup] = [*_facts(desk, pair), *_went_to(desk, difference, pair), *_reasons(desk, pair)]
    said = Markup(" ").join(parts)
    if not pair.because_of:
        return said
    return desk.say("version.row.cause", said=said, talks=desk.row(desk.talk(talk) for talk in pair.because_of))


def _facts(desk: Desk, pair: Pair) -> Iterator[Markup]:
    was, now = pair.before, pair.after
    if was is None or now is None:
        days = _with_days(desk, pair.entry.planned)
        name = "version.row.came" if was is None else "version.row.left"
        yield desk.say(name, place=_place(desk, pair.entry), days=days)
        return
    if pair.kind == "moved":
        yield desk.say("version.row.moved", place=_place(desk, now), was=_place(desk, was))
    if pair.planned:
        yield _skills(desk, was, now, list(pair.planned))
    elif pair.kind == "asked":
        yield desk.say("version.row.asked", n=now.days_asked, was=was.days_asked)
    if pair.kind == "again":
        yield desk.say("version.row.again", day=_again(desk, now), was=_again(desk, was))


def _again(desk: Desk, entry: Placed) -> str:
    return desk.near(entry.look_again) if entry.look_again else desk.words.t("version.row.no_day")


def _place(desk: Desk, entry: Placed) -> str:
    return desk.words.t(f"place.{entry.place}")


def _with_days(desk: Desk, days: Mapping[str, Decimal]) -> Markup:
    there = {skill: n for skill, n in days.items() if n}
    if not there:
        return Markup()
    skills = desk.row(desk.say("quarter.short", days=n, skill=desk.words.skill(skill)) for skill, n in there.items())
    return desk.say("version.row.with_days", n=list(there.values())[-1], skills=skills)


def _skills(desk: Desk, was: Placed, now: Placed, skills: list[str]) -> Markup:
    """Design 14 instead of 30."""
    said = desk.words.list(
        desk.words.t(
            "version.row.skill",
            skill=desk.words.skill(skill) if at else desk.words.opening_skill(skill),
            now=now.planned.get(skill, Decimal(0)),
            was=was.planned.get(skill, Decimal(0)),
        )
        for at, skill in enumerate(skills)
    )
    return desk.say("sentence", text=said)


def _went_to(desk: Desk, difference: Difference, pair: Pair) -> Iterator[Markup]:
    receivers = difference.went_to(pair)
    if receivers and not any(map(is_hidden, (pair.initiative, *receivers))):
        yield desk.say("version.row.went_to", who=desk.row(desk.initiative(slug) for slug in receivers))


def _reasons(desk: Desk, pair: Pair) -> Iterator[Markup]:
    """The planner's words, as far as they are new in this version."""
    if is_hidden(pair.initiative) or pair.after is None:
        return
    new = [
        text
        for text, before in (
            (pair.after.smaller, pair.before.smaller if pair.before else None),
            (pair.after.why, pair.before.why if pair.before else None),
        )
        if text and text != before
    ]
    if not new and pair.kind in ("came", "moved"):
        new = [desk.words.t("no_reason")]
    yield from (desk.say("sentence", text=text.rstrip(".")) for text in new)


def _have(desk: Desk, difference: Difference) -> Iterator[Row]:
    """Days of our own and from talks that are there more or not any more."""
    for was, now in difference.own:
        name = desk.say("plain", text=desk.words.opening_skill(now.skill))
        before, after = was.own or Decimal(0), now.own or Decimal(0)
        yield Row(Markup(), name, desk.say("version.row.own", n=after, was=before), _signed(desk, after - before))
    for addition in difference.added:
        yield _addition(desk, addition, "fits.plus")
    for addition in difference.taken:
        yield _addition(desk, addition, "version.minus")


def _addition(desk: Desk, addition: Addition, sign: str) -> Row:
    """Days from one promise, as the page on what fits has them."""
    taken = sign != "fits.plus"
    _, promise = desk.portfolio.commitments[addition.ref]
    hidden = is_hidden(addition.ref)
    text = desk.say("hidden.agreement") if hidden else desk.phrase(addition.ref, promise.what)
    parts: list[Markup] = [] if hidden else [Markup("{}, {}").format(desk.party(addition.by), _talk(desk, addition))]
    parts += [desk.say("version.row.not_counted")] if taken else []
    state = "changed" if taken else "kept" if addition.kept else "open"
    right = desk.words.t(sign, days=addition.days, skill=desk.words.skill(addition.skill))
    return Row(desk.pmark(state), text, Markup(" ").join(parts), right)


def _talk(desk: Desk, addition: Addition) -> Markup:
    return desk.talk(addition.ref.partition("#")[0])


def table(desk: Desk, edition: Edition, difference: Difference | None) -> Table:
    """Every entry of a version with its place and days; what differs from the version before is bold."""
    words = desk.words
    head = [words.t(f"version.column.{name}") for name in ("code", "initiative", "place", "asked", "planned")]
    if difference:
        head.append(_unbroken(words.t("version.short", n=difference.before.edition.version.version)))
    head.append(words.t("version.column.why"))
    pairs = difference.pairs if difference else tuple(Pair(e.initiative, e, e) for e in edition.entries)
    body = [_cells(desk, pair, with_before=difference is not None) for pair in pairs]
    whole = frozenset({2, 5}) if difference else frozenset({2})
    return Table(head, body, frozenset({3, 4}), words.t("version.table"), whole=whole)


def _unbroken(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _cells(desk: Desk, pair: Pair, *, with_before: bool) -> list[Markup | str]:
    now, words = pair.after, desk.words
    cells: list[Markup | str] = [desk.code(pair.initiative) or "–", desk.initiative(pair.initiative)]
    if now is None:
        cells += [Markup("<b>{}</b>").format(words.t("version.gone")), "–", "–"]
    else:
        was = pair.before
        asked = words.number(now.days_asked) if now.days_asked else "–"
        planned = words.number(now.days_planned) if now.days_planned else "–"
        cells += [
            _bold(_place(desk, now), was is None or was.place != now.place),
            _bold(asked, bool(with_before and was and pair.kind != "same" and pair.asked)),
            _bold(planned, was is None or bool(pair.planned)),
        ]
    if with_before:
        cells.append(_before(desk, pair))
    why = pair.entry.why or ("" if is_hidden(pair.initiative) else words.t("no_reason"))
    return [*cells, why if now else ""]


def _bold(text: str, differs: bool) -> Markup | str:
    return Markup("<b>{}</b>").format(text) if differs else text


def _before(desk: Desk, pair: Pair) -> str:
    """What the version before had, where that differs."""
    was, words = pair.before, desk.words
    if was is None:
        return words.t("version.new")
    if pair.kind not in ("moved", "days", "left"):
        return "–"
    if pair.kind == "days":
        return words.t("version.was_days", n=was.days_planned)
    place = _place(desk, was)
    return words.t("version.was_place_days", place=place, n=was.days_planned) if was.days_planned else place
