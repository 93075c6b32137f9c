"""The file of a talk to come."""

from __future__ import annotations

from collections.abc import Iterator

from accord.build.opening_talk import Fact, Last, NewTalk, Promised
from accord.cli.opening.writing import comment, file, keyed, name, names, number

_STEPS = (
    "start_with_alignment:",
    "  said: What we said. Am I on the right track here?",
    "  answer: agreed                   # agreed, corrected or not-agreed",
    "  their_words: What they said",
    "share_current_picture: What we have found out, and where we are stuck.",
    "invite_ideas:                      # theirs first; became: taken, parked or declined",
    "  - idea: The idea in one sentence",
    "    from: {party}",
    "    became: taken",
    "summarize_and_clarify:",
    "  summary: It sounds like … Does that sound right?",
    "  confirmations:                   # on the day they say so: agreed, agreed-with-changes or not-agreed",
    "    - by: {party}",
    "      date: {day}",
    "      how: in the room",
    "      answer: agreed",
    "clarify_consequences:              # where they cannot commit: what can be done, and what comes of it",
    "  - id: k1",
    "    for: a1",
    "    if_not: What is missing then",
    "    realistic: What can be done without it",
    "    impact: What we expect to come of it",
    "    expect_by: {day}",
    "end_with_next_steps:",
    "  thanks: What we thanked them for",
    "  steps:",
    "    - what: Send the summary",
    "      who: ltd",
    "      due: {day}",
)
_SETTLED = (
    "decisions:",
    "  - id: d1",
    "    kind: go                         # go, go-smaller, wait, scrap, order, hand-over or stop",
    "    about: [{about}]",
    "    text: What was settled, in one sentence.",
    "    decided_by: [{party}, ltd]",
    "    look_again:",
    "      date: {day}",
    "      question: What to ask then?",
    "commitments:",
    "  - id: c1",
    "    by: {party}",
    "    to: ltd",
    "    kind: time                       # time, money, people, expert, data, decision, manager-support,",
    "    what: What exactly, so that both would know it is done.        # communication or work",
    "    amount: {{value: 1, unit: person-days}}",
    "    due: {day}",
    "    status: open",
)


def text(new: NewTalk) -> str:
    """A commented file: the six questions with what is known, the six steps to fill in afterward."""
    return file((*_head(new), *_brought(new), *_asks(new), *_questions(new), *_after(new)))


def _head(new: NewTalk) -> Iterator[str]:
    yield from comment(f"A talk with {new.party.words}, in preparation. What is known stands as of {new.opened}.")
    yield from keyed("title", new.matter.title)
    yield f"date: {new.day}"
    occasion = "planning" if new.matter.about == "plan" else "project"
    yield f"occasion: {occasion}{' ' * (22 - len(occasion))} # planning, project or revisit"
    yield f"with: [{new.party.id}]"
    yield from comment("Add who else will be there. " + _likes(new), mark="#   ")
    if new.for_ltd:
        yield f"for_ltd: {names(new.for_ltd)}"
    else:
        example = names(role.id for role in new.roles[:1])
        yield f"# for_ltd: {example if new.roles else '[head-of-ltd]'}"
    if len(new.roles) > 1:
        yield from comment(f"Roles: {', '.join(role.id for role in new.roles)}.", mark="#   ")
    if new.matter.about:
        yield f"about: [{name(new.matter.about)}]"
    else:
        yield "# about: [plan]                    # initiatives or goals by code, or plan"
    talks = dict.fromkeys(each.talk for each in new.to_look_at if each.talk)
    if talks:
        yield "# revisits:                        # talks on the same question, which this one takes up again"
        yield from (f"#   - {talk}" for talk in talks)
    if new.team_only:
        yield "visible: team                      # as the initiative: known to the team only"


def _likes(new: NewTalk) -> str:
    return f"They prefer: {new.prefers.rstrip('.')}." if new.prefers else ""


def _brought(new: NewTalk) -> Iterator[str]:
    """What to know before one sits down together."""
    yield ""
    yield "# Open promises, theirs and ours."
    yield from _promises("They promised", new.theirs)
    yield from _promises("We promised", new.ours)
    yield ""
    yield from _last(new.last) if new.last else ("# Last time: no earlier talk with them about this.",)
    if new.to_look_at:
        yield ""
        yield "# To be looked at again; this talk would do it."
    for again in new.to_look_at:
        question = f": {again.question}" if again.question else ""
        yield from comment(f"{again.day}, {again.where}{question}", mark="#   - ")
    if new.waiting:
        yield ""
        yield "# Asked of them, and still without an answer."
    for ask in new.waiting:
        since = f"asked on {ask.asked_on}, {ask.days} {'day' if ask.days == 1 else 'days'} ago"
        yield from comment(f"{ask.text} ({since}; {ask.ref})", mark="#   - ")


def _promises(who: str, promises: tuple[Promised, ...]) -> Iterator[str]:
    if not promises:
        yield f"#   {who}: nothing that is open."
        return
    yield f"#   {who}:"
    for each in promises:
        late = f", {each.overdue} {'day' if each.overdue == 1 else 'days'} overdue" if each.overdue else ""
        to = f", to {' and '.join(each.to)}" if each.to else ""
        yield from comment(f"{each.what} (due {each.due}{late}{to}; {each.ref})", mark="#   - ")


def _last(last: Last) -> Iterator[str]:
    yield f"# Last time, on {last.day} ({last.id}):"
    yield from comment(last.summary or "no summary was written down.", mark="#   ")
    if last.consequences:
        yield "#   What we said would come of it:"
    for said in last.consequences:
        parts = (said.if_not, f"What can be done: {said.realistic}" if said.realistic else None, said.impact)
        came = f"What came, {said.came}" if said.came else None
        words = " ".join(f"{part.rstrip('.')}." for part in (*parts, came) if part)
        yield from comment(f"{said.id}: {words}", mark="#   - ")


def _asks(new: NewTalk) -> Iterator[str]:
    yield ""
    yield "# What we ask. kind: resources (their days, money or people), commitment (what they would do), or"
    yield "# priority (which comes first, with between: [LT-01, LT-02])."
    if new.can_commit:
        yield from comment(f"They can promise without asking anybody: {', '.join(new.can_commit)}.")
    yield "# asks:"
    yield "#   - id: a1"
    yield "#     kind: resources"
    yield f"#     of: {new.party.id}"
    if new.matter.about:
        yield f"#     about: {name(new.matter.about)}"
    yield "#     text: What we ask, in one sentence."
    yield f"#     asked_on: {new.day}"
    yield "#     answer: open                 # accepted, countered (another way), declined, later or open"


def _questions(new: NewTalk) -> Iterator[str]:
    """The six questions; the key of all of them only where one is answered already."""
    known = bool(new.why_critical or new.goals or new.evidence or new.planned)
    yield ""
    yield "# Six questions to answer for ourselves; our answers are what we share in the talk."
    yield "preparation:" if known else "# preparation:"
    yield "  # 1. Why is this critical to the business?"
    if new.why_critical:
        yield from keyed("why_critical", new.why_critical, 2)
    else:
        yield "  # why_critical: What goes wrong if nothing happens."
    yield from _aligned(new)
    yield "  # 3. Why is it not on the scrap list?"
    if new.place:
        yield from comment(f"It is {new.place}", 2, "#    ")
    yield "  # why_not_scrapped: What nothing else would do."
    yield from _realistic(new)
    yield from _solutions(new)


def _aligned(new: NewTalk) -> Iterator[str]:
    yield "  # 2. How does it align with business goals, and what data support it?"
    if new.reading:
        yield from comment(new.reading, 2, "#    ")
    if not (new.goals or new.evidence):
        yield "  # alignment_and_data:"
        yield "  #   goals: []"
        yield "  #   text: How it serves them, and what the numbers say."
        return
    yield "  alignment_and_data:"
    if new.goals:
        yield f"    goals: {names(new.goals)}"
    yield "    # text: How it serves them, and what the numbers say."
    if new.evidence:
        yield "    evidence:"
    for fact in new.evidence:
        yield from _fact(fact)


def _fact(fact: Fact) -> Iterator[str]:
    """A fact with its source, and with who may read it."""
    first, *rest = keyed("text", fact.text, 8)
    yield f"      - {first.lstrip()}"
    yield from rest
    for key, value in (("source", fact.source), ("link", fact.link)):
        if value:
            yield from keyed(key, value, 8)
    if fact.date:
        yield f"        date: {fact.date}"
    if fact.visible:
        yield f"        visible: {fact.visible}"


def _realistic(new: NewTalk) -> Iterator[str]:
    yield "  # 4. What can we realistically do within our capacity?"
    if new.left:
        left = ", ".join(f"{skill} {number(days)} of {number(total)}" for skill, days, total in new.left)
        yield from comment(f"Days left in the current plan: {left}.", 2, "#    ")
    if new.planned:
        yield from keyed("realistic_with_capacity", f"{new.planned}.", 2)
    else:
        yield "  # realistic_with_capacity: What we can do with the days we have."


def _solutions(new: NewTalk) -> Iterator[str]:
    yield "  # 5. What creative solutions might bridge the gap, from us and from them?"
    if new.interests:
        yield from comment(f"What matters to them: {'; '.join(new.interests)}.", 2, "#    ")
    if new.last and new.last.parked:
        yield from comment(f"Parked last time: {'; '.join(new.last.parked)}.", 2, "#    ")
    yield "  # creative_solutions:"
    yield "  #   ours:"
    yield "  #     - What we could do"
    yield "  #   from_them:"
    yield "  #     - What they could do"
    yield "  # 6. Where, and from whom, do we need help? Each one leads to an ask above."
    yield "  # help_needed:"
    yield "  #   - what: What we need"
    yield f"  #     from: {new.party.id}"
    yield "  #     ask: a1"


def _after(new: NewTalk) -> Iterator[str]:
    words = {"party": new.party.id, "day": new.day, "about": name(new.matter.about or "plan")}
    yield ""
    yield "# The six steps of the talk; write them down afterward, the same day."
    yield "# conversation:"
    yield from (f"#   {line.format(**words)}" for line in _STEPS)
    yield ""
    yield "# What was settled, and what each side promised, by when."
    yield from (f"# {line.format(**words)}" for line in _SETTLED)
    yield ""
    yield "# Who may read it: parties (when left out), everyone or team; the public summary is for everyone."
    yield "# public_summary: What everyone may read of it."
