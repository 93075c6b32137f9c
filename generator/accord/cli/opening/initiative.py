"""The file of a new initiative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accord.build.opening import Named, NewInitiative
from accord.cli.opening.writing import comment, file, keyed, name, names, shown


def text(new: NewInitiative) -> str:
    """A commented file: what is known is filled in, and the rest says what it is for."""
    return file(
        (
            *_core(new),
            *_requests(new),
            *_outcome(new),
            *_people(new),
            *_learning(new),
            *_evidence(new),
            *_needs(new),
            *_assessments(new),
            *_state(),
        )
    )


def _core(new: NewInitiative) -> Iterator[str]:
    yield f"# A new initiative, opened on {new.day}. Take the '#' away from what you know already; the rest can wait."
    yield f"code: {name(new.code):<28} # what stands in the mark on the grid; at most 8 letters, digits and hyphens"
    yield from keyed("title", new.title)
    yield ""
    yield from comment(
        "What is wrong in the work today, in the words of those it happens to. A problem, not a course: "
        "what do people do, or not do, and what comes of it?"
    )
    yield "problem: Not clear yet."


def _requests(new: NewInitiative) -> Iterator[str]:
    yield ""
    yield "# Who asked for it, when, and in which words."
    off = "" if new.by else "# "
    yield f"{off}requests:"
    yield f"{off}  - by: {new.by or _first(new.stakeholders, 'customer-service')}"
    yield f"{off}    date: {new.day}"
    yield f"{'    # ' if new.by else '#     '}their_words: We need something about this."
    if not new.by:
        yield from _known("Stakeholders", new.stakeholders)


def _outcome(new: NewInitiative) -> Iterator[str]:
    yield ""
    yield "# What will be different, and how one will see it: a measure with where it stands and where it should go."
    yield "# outcome:"
    yield "#   text: What people do then that they do not do today."
    yield "#   measure: What is counted"
    yield "#   better: higher               # or lower"
    yield f"#   baseline: {{value: 0, date: {new.day}}}"
    yield f"#   target: {{value: 0, date: {new.day}}}"
    yield "#   source: Who counts it"


def _people(new: NewInitiative) -> Iterator[str]:
    yield ""
    yield "# The business goals it helps, the main one first. Work that goes ahead needs one."
    yield f"# goals: {names(goal.id for goal in new.goals[:1])}"
    yield from _known("Goals", new.goals)
    yield ""
    yield "# Who wants it and stands for it, who in the team looks after it, and for whom it is."
    yield f"# sponsor: {new.by or _first(new.stakeholders, 'customer-service')}"
    yield f"# owner: {_first(new.roles, 'head-of-ltd')}"
    yield from _known("Roles", new.roles)
    yield "# for_whom: {text: Who they are, people: 0}"


def _learning(new: NewInitiative) -> Iterator[str]:
    yield ""
    yield "# Is it a matter of learning at all? Ask: could they do it if they had to?"
    yield "learning_check:"
    yield "  verdict: not-checked             # learning, learning-plus (with other fixes), not-learning or not-checked"
    yield f"  # date: {new.day}"
    yield f"  # by: {_first(new.roles, 'head-of-ltd')}"
    yield "  # could_they_do_it: Yes, most of them, when asked."
    yield "  # causes:                        # skill, knowledge, expectations, feedback, tools, process, incentives,"
    yield "  #   - cause: tools               # staffing or motivation; the owner is a stakeholder, or ltd"
    yield "  #     text: The cause in one sentence."
    yield "  #     fix: What would mend it"
    yield "  #     owner: ltd"


def _evidence(new: NewInitiative) -> Iterator[str]:
    yield ""
    yield "# Facts that say how large the problem is, each with its source and its day."
    yield "# evidence:"
    yield "#   - text: What was seen or counted."
    yield "#     source: Where it stands"
    yield f"#     date: {new.day}"


def _needs(new: NewInitiative) -> Iterator[str]:
    yield ""
    yield "# What the whole of it would cost: our days per skill, and what it needs of the business."
    yield "# needs:"
    yield f"#   ltd_days: {{{', '.join(f'{name(skill)}: 0' for skill in new.skills)}}}"
    yield "#   business: {expert_days: 0}"
    yield "#   money: 0"
    yield f"# needed_by: {new.day}             # the day the business needs it"
    yield f"# mandated: {{rule: The rule, date: {new.day}}}   # where a law or a rule sets a date"
    yield ""
    yield "# What it covers and what not, and what must come first."
    yield "# scope: What it covers"
    yield "# not_in_scope: What it does not cover"
    yield "# needs_first: []                  # initiatives it depends on, by code"
    yield "# again_from: LT-01                # the idea from the scrap list that it brings back, by code"


def _assessments(new: NewInitiative) -> Iterator[str]:
    yield ""
    yield from comment(
        "How much it would help and how much work it is, each from 1 to 5; without this it has no dot on the grid. "
        "A question that cannot be answered yet may be left out, and a plain 'impact: 3' does as well. "
        "A new score is a new item; old ones stay."
    )
    yield "# assessments:"
    yield f"#   - date: {new.day}"
    yield f"#     by: {names(role.id for role in new.roles[:1])}"
    for axis, questions in (("impact", new.impact), ("difficulty", new.difficulty)):
        yield f"#     {axis}:"
        for each in questions:
            ask = f" # {shown(each.words)}" if each.words else ""
            yield f"#       {f'{name(each.id)}: 3':<26}{ask}".rstrip()
    yield "#     confidence: low              # low, medium or high"
    yield "#     why: The reasons, in a sentence or two."


def _state() -> Iterator[str]:
    yield ""
    yield "stage: idea                        # idea, looking-into, designing, piloting, running, measuring or closed"
    yield "# visible: team                    # known to the team only, until it is announced"


def _known(what: str, items: Iterable[Named]) -> Iterator[str]:
    """What may be named there, as a comment; nothing where there is none."""
    listed = ", ".join(f"{item.id} ({item.words})" for item in items)
    if listed:
        yield from comment(f"{what}: {listed}.", mark="#   ")


def _first(items: tuple[Named, ...], example: str) -> str:
    return items[0].id if items else example
