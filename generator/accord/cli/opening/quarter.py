"""The file of a new quarter."""

from __future__ import annotations

from collections.abc import Iterator

from accord.build.opening_quarter import Days, NewEntry, NewQuarter, SkillDays
from accord.cli.opening.writing import comment, days, file, keyed, name, number
from accord.cli.opening.writing import text as scalar

_PLACES = {
    "now": "Goes ahead now.",
    "next": "Comes next.",
    "later": "Waits; each says why, and when to look at it again.",
    "scrap": "The scrap list; each says why, and when to look at it again.",
    "done": "Done.",
    "handed-over": "Handed over.",
    "stopped": "Stopped.",
}


def text(new: NewQuarter) -> str:
    """A draft: last time's days as a proposal, and every initiative with where it comes from."""
    return file((*_head(new), *_capacity(new), *_versions(new), *_entries(new)))


def _head(new: NewQuarter) -> Iterator[str]:
    since = f", carried over from {new.since}" if new.since else ""
    yield from comment(
        f"A draft of the plan for {new.name}{since}, opened on {new.day}. Nothing in it is agreed: "
        "it is what to talk about."
    )
    yield "# motto: What this quarter is about, in one sentence."
    if new.starts:
        yield f"starts: {new.starts}             # counted on from {new.since}, whose days are not the calendar's"


def _capacity(new: NewQuarter) -> Iterator[str]:
    yield ""
    yield from comment(
        "Days of our own, by skill: full-time staff × working days, less leave, what keeps running anyway and a buffer."
    )
    if new.days:
        yield from _carried_days(new.days, new)
    else:
        yield "# capacity:"
        yield "#   working_days: 62"
        yield "#   skills:"
        yield from (f"#     {name(skill)}: {{leave: 8, keep_running: 20, buffer: 4}}" for skill in new.skills)
    if new.bound:
        yield "# Already promised for this quarter; it is counted from the talks and not written here."
    for each in new.bound:
        verb = "adds" if each.adds else "binds"
        unit = "day" if each.days == 1 else "days"
        yield from comment(f"{verb} {number(each.days)} {each.skill} {unit}: {each.what} ({each.ref})", mark="#   - ")


def _carried_days(last: Days, new: NewQuarter) -> Iterator[str]:
    yield f"# These are the numbers of {new.since}, as a proposal: count each of them anew."
    yield "capacity:"
    yield f"  working_days: {number(last.working_days)}"
    if last.skills:
        yield "  skills:"
    for skill in last.skills:
        yield f"    {name(skill.skill)}: {days(skill.parts)}"
        yield from _absences(skill)
    if last.keep_running_is:
        yield "  keep_running_is:"
        yield from (f"    - {scalar(item)}" for item in last.keep_running_is)
    if last.notes:
        yield from comment(f"The note of {new.since} was: {last.notes}", 2)


def _absences(skill: SkillDays) -> Iterator[str]:
    """Absences belong to their quarter; whether one goes on is for the team to say."""
    for gone, since in skill.absences:
        known = f", known_from: {since}" if since else ""
        yield "      # Days that fell away last time; if they still do, put this into the braces above:"
        yield f"      # absences: [{{days: {number(gone)}{known}}}]"


def _versions(new: NewQuarter) -> Iterator[str]:
    what = f"First draft, carried over from {new.since}" if new.since else "First draft"
    yield ""
    yield "# When stakeholders have agreed, add a version with its day, and state: agreed. This one stays."
    yield "versions:"
    yield "  - version: 1"
    yield f"    date: {new.day}"
    yield "    state: draft                 # only the team sees a draft"
    yield f"    what: {what}"
    yield "    # agreed_by: []              # for an agreed version: the stakeholders who agreed"
    yield "    # because_of: []             # the talks that led to it"


def _entries(new: NewQuarter) -> Iterator[str]:
    yield ""
    yield "# place: now, next, later, scrap, done, handed-over or stopped."
    yield "# asked: the days it would cost in full this quarter; planned: the days it gets, never more than asked."
    yield "entries:"
    said = ""
    for entry in new.entries:
        head = _PLACES[entry.place] if entry.was else "In no plan so far: now, next, later or scrap?"
        if head != said:
            yield ""
            yield f"  # {head}"
            yield ""
            said = head
        yield from _entry(entry, new)


def _entry(entry: NewEntry, new: NewQuarter) -> Iterator[str]:
    for sentence in _comes_from(entry, new):
        yield from comment(sentence, 2)
    yield f"  - initiative: {name(entry.code)}"
    yield f"    place: {entry.place}"
    if entry.asked is not None:
        yield f"    asked: {days(entry.asked)}"
    if entry.planned is not None:
        yield f"    planned: {days(entry.planned)}"
    elif entry.place == "now":
        yield f"    # planned: {{{', '.join(f'{name(skill)}: 0' for skill in new.skills)}}}"
    for key, value in (("smaller", entry.smaller), ("why", entry.why)):
        if value:
            yield from keyed(key, value, 4)
    if entry.look_again:
        yield f"    look_again: {entry.look_again}"
    if entry.to:
        yield f"    to: {entry.to}"


def _comes_from(entry: NewEntry, new: NewQuarter) -> Iterator[str]:
    """Where an entry comes from, and what there is to decide about it."""
    if entry.was is None:
        yield f"“{entry.title}” is in no plan yet."
        return
    yield f"“{entry.title}” {_moved(entry, new)}"
    if entry.no_goal:
        yield "No goal is linked to it, and work that goes ahead needs one; so it is next, until it has one."
    if entry.confirmed:
        yield f"In {new.since} it rested on {', '.join(entry.confirmed)}; name them as `confirmed` where it still does."
    if entry.when == "passed":
        yield "The day to look at it again has passed: talk about it, then write the next one."
    if entry.when == "before":
        yield f"The day to look at it again comes before {new.name} begins: look then, and write the next one."
    if entry.place == "later" and entry.waited > 1:
        yield f"It has waited for {entry.waited} quarters: do it, or put it on the scrap list with a reason."
    for check, until, why in entry.accepted:
        yield f"In {new.since} the warning {check} was accepted until {until}: {why}"


def _moved(entry: NewEntry, new: NewQuarter) -> str:
    if entry.finished:
        return f"was {entry.was} in {new.since}, and its work is closed; so it is finished."
    if entry.was == "now":
        return f"was now in {new.since} and is not finished; days and reason are those of {new.since}."
    if entry.was == "next" and entry.place == "now":
        return f"was next in {new.since}, so it would be its turn."
    return f"was {entry.was} in {new.since}."
