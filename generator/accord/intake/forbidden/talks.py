"""What the format forbids in a talk: its asks, decisions and promises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from accord.domain.conversation import Confirmation, Consequence
from accord.domain.negotiation import Ask, Commitment, Decision, Negotiation
from accord.intake.forbidden.telling import doubles, stop
from accord.places import Problem


def talk(written: Negotiation) -> Iterator[Problem]:
    """Names within a talk are used once, answers follow asks, and what is ended says when and why."""
    yield from _ids(written)
    yield from _confirmations(written)
    for ask in written.asks:
        yield from _ask(ask, written)
    for commitment in written.commitments:
        yield from _status(commitment, written)
        yield from _course(commitment, written)


def _ids(written: Negotiation) -> Iterator[Problem]:
    """An id names one thing in a talk; on its page it is an address."""
    records: tuple[Ask | Decision | Commitment | Consequence, ...] = (
        *written.asks,
        *written.decisions,
        *written.commitments,
        *written.consequences,
    )
    seen: dict[str, Ask | Decision | Commitment | Consequence] = {}
    for record in records:
        first = seen.setdefault(record.id, record)
        if first is not record:
            line = first.where("id").line
            message = f"'{record.id}' names two things in this talk (first on line {line}); number them anew"
            yield stop(record, "id", "duplicate", message, written)


def _confirmations(written: Negotiation) -> Iterator[Problem]:
    """One party gives one answer on one day."""
    seen: dict[object, Confirmation] = {}
    for confirmation in written.confirmations:
        first = seen.setdefault((confirmation.by, confirmation.date), confirmation)
        if first is not confirmation:
            message = f"{confirmation.by} answers twice on {confirmation.date}; keep the answer that counts"
            at = confirmation if confirmation.where().file else first
            yield stop(at, (), "duplicate", message, written)


def _ask(ask: Ask, owner: Negotiation) -> Iterator[Problem]:
    if ask.answer == "later" and ask.answer_by is None:
        message = "the answer is later, and 'answer_by' is missing; write the day by which they will answer"
        yield stop(ask, "answer", "missing-key", message, owner)
    if ask.answered_on is None:
        return
    if ask.answer == "open":
        message = "'answered_on' is written, and the answer is open; write the 'answer', or remove the day"
        yield stop(ask, "answered_on", "missing-key", message, owner)
    elif ask.answered_on < ask.asked_on:
        message = f"the answer of {ask.answered_on} comes before the ask of {ask.asked_on}; mend one of the two days"
        yield stop(ask, "answered_on", "out-of-range", message, owner)


def _status(commitment: Commitment, owner: Negotiation) -> Iterator[Problem]:
    """A promise that is no longer open says since when, and one that failed says why, in the giver's words."""
    is_so = f"the promise {commitment.id} is {commitment.status}"
    if commitment.status != "open" and commitment.closed is None:
        yield stop(commitment, "status", "missing-key", f"{is_so}, and 'closed' is missing; write the day", owner)
    if commitment.status == "open" and commitment.closed is not None:
        message = f"{is_so}, and 'closed' has a day; write what became of it as 'status', or remove the day"
        yield stop(commitment, "closed", "out-of-range", message, owner)
    if commitment.status in ("not-kept", "withdrawn") and not commitment.why:
        yield stop(
            commitment, "status", "missing-key", f"{is_so}, and 'why' is missing; write it in the giver's words", owner
        )


def _course(commitment: Commitment, owner: Negotiation) -> Iterator[Problem]:
    """A promise is due after it starts, and its progress counts everything so far."""
    if commitment.starts and commitment.due < commitment.starts:
        message = f"the promise {commitment.id} is due on {commitment.due}, before it starts on {commitment.starts}"
        yield stop(commitment, "due", "out-of-range", message, owner)
    yield from doubles(commitment.progress, "date", "progress of", owner)
    for one, two in pairwise(sorted(commitment.progress, key=lambda progress: progress.date)):
        if two.value < one.value:
            message = f"progress counts everything so far, so it cannot fall from {one.value} to {two.value}"
            yield stop(two, "value", "out-of-range", message, owner)
