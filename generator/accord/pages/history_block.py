"""What a page says of its own history: one line under the title, and the section at its end."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from accord.domain.changes import About
from accord.pages.desk import Desk
from accord.pages.histories import Recorded

SHORT = 10
"""Letters of a commit's id that are printed."""
SHOWN = 5
"""Recordings that are shown at once; the earlier ones open with one click, and on paper all are there."""


@dataclass(frozen=True, slots=True)
class Group:
    """What one commit changed."""

    head: Markup
    lines: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The history of one record, ready to be printed."""

    last: Markup
    """The last change with its day and its commit; empty where nothing has changed."""
    recent: tuple[Group, ...]
    earlier: tuple[Group, ...]
    folded: str
    """How many earlier ones there are, in words."""
    cut: Markup
    """Where the history begins, if not with the first file."""


def of(desk: Desk, about: About) -> Block | None:
    """The history of the record a page is about; None where the site has none of it."""
    histories = desk.report.histories
    recorded = histories.of.get(about, ()) if histories else ()
    if histories is None or not (recorded or histories.cut):
        return None
    groups = tuple(_group(desk, one) for one in recorded)
    earlier = groups[SHOWN:]
    return Block(
        last=_last(desk, recorded),
        recent=groups[:SHOWN],
        earlier=earlier,
        folded=desk.words.t("history.earlier", n=len(earlier), count=desk.words.opening_count(len(earlier))),
        cut=_cut(desk, histories.begins) if histories.cut and histories.begins else Markup(),
    )


def commit(desk: Desk, one: Recorded) -> Markup:
    """A commit by its short id, linked where this build shows sources."""
    name = Markup("<code>{}</code>").format(one.id[:SHORT])
    if desk.report.sources is not None:
        title = desk.words.t("history.commit-title")
        name = Markup('<a class="ac-commit" href="{}" title="{}">{}</a>').format(
            desk.report.sources.commit(one.id), title, name
        )
    return desk.say("history.commit", id=name)


def _last(desk: Desk, recorded: tuple[Recorded, ...]) -> Markup:
    newest = next((one for one in recorded if one.lines), None)
    if newest is None:
        return Markup()
    said, more = Markup(newest.lines[0].said), len(newest.lines) - 1
    given = {"day": desk.words.full(newest.day), "commit": commit(desk, newest), "said": said}
    if not more:
        return desk.say("history.last", **given)
    return desk.say("history.last-more", n=more, count=desk.words.opening_count(more), **given)


def _group(desk: Desk, one: Recorded) -> Group:
    given = {"day": desk.words.full(one.day), "commit": commit(desk, one)}
    head = desk.say("history.recorded-by", who=one.who, **given) if one.who else desk.say("history.recorded", **given)
    lines = [Markup(note) for note in one.notes]
    for item in one.lines:
        said = Markup(item.said)
        if item.decided:
            day = desk.say("history.decided", day=desk.words.full(item.decided))
            said = Markup('{} <span class="ac-q">{}</span>').format(said, day)
        lines.append(said)
    return Group(head, tuple(lines))


def _cut(desk: Desk, begins: Recorded) -> Markup:
    return desk.say("history.cut", commit=commit(desk, begins), day=desk.words.full(begins.day))


def how_far(desk: Desk) -> list[Markup]:
    """How far the history of the files goes, and where a file could not be read."""
    histories = desk.report.histories
    if histories is None:
        return []
    if histories.missing or histories.begins is None:
        return [desk.say("history.missing")]
    first = {"commit": commit(desk, histories.begins), "day": desk.words.full(histories.begins.day)}
    lines = [
        desk.say("history.cut", **first) if histories.cut else desk.say("history.begins", n=histories.commits, **first)
    ]
    if histories.unread:
        lines.append(desk.say("history.gaps", n=len(histories.unread)))
        lines += [_unread(desk, one) for one in histories.unread]
    return lines


def _unread(desk: Desk, one: Recorded) -> Markup:
    head = desk.say("history.recorded", day=desk.words.full(one.day), commit=commit(desk, one))
    return Markup("{}. {}").format(head, Markup(" ").join(map(Markup, one.notes)))
