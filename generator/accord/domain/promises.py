"""Promises both ways, in the same words for both sides, as they stand on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from accord.domain import replacing
from accord.domain.confirmations import confirmed_on
from accord.domain.fields import LTD
from accord.domain.negotiation import MONEY_UNIT, Commitment, Negotiation, Progress, WrittenStatus
from accord.domain.portfolio import Ending, Portfolio, is_hidden
from accord.domain.remembered import remembered

State = Literal["kept", "kept-late", "in-part", "not-kept", "withdrawn", "replaced", "overdue", "due-soon", "open"]
Folded = Literal["kept", "open", "changed"]
STATES: tuple[State, ...] = (
    "kept", "kept-late", "in-part", "not-kept", "withdrawn", "replaced", "overdue", "due-soon", "open",
)  # fmt: skip
FOLDED: dict[State, Folded] = {
    "kept": "kept",
    "kept-late": "kept",
    "open": "open",
    "due-soon": "open",
    "overdue": "open",
    "in-part": "changed",
    "not-kept": "changed",
    "replaced": "changed",
    "withdrawn": "changed",
}
"""What everyone may read of a state: lateness is between the parties."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise as this audience may read it."""

    ref: str
    """`<talk>#c1`; begins with `~` when this audience may not know of it."""
    talk: Negotiation
    commitment: Commitment
    side: Literal["ltd", "stakeholder"]
    by: str
    to: tuple[str, ...]
    full: bool
    """Whether this audience may read dates, lateness, progress and proof."""
    state: State
    """As it is; print it only where `full`, else print `folded`."""
    folded: Folded
    due: date | None
    """None unless full; so are closed, days_late, days_left, expected and behind."""
    closed: date | None
    days_late: int | None
    """Days between due and closing, or due and the day it is read on while overdue."""
    days_left: int | None
    """Days until due, while open or due soon."""
    behind: bool
    """Progress below the straight line from start to due, on the day of the last progress note."""
    expected: Decimal | None
    """What the straight line expects by the last progress note."""
    confirmed: bool
    """Whether the giver has confirmed the talk; promises by ltd need none."""
    replaced_by: str | None

    @property
    def shown(self) -> State | Folded:
        """The state in the words this audience may read."""
        return self.state if self.full else self.folded

    @property
    def hidden(self) -> bool:
        """Whether it is counted but not worded: this audience may not know of the talk, or, for everyone,
        the giver has not confirmed it.
        """
        return self.ref.startswith("~") or (not self.full and not self.confirmed)


@remembered
def on(portfolio: Portfolio, day: date | None = None) -> tuple[Promise, ...]:
    """Every promise as it stood on `day` (the as-of date when left out), by due date, then reference."""
    found = (promise for talk in portfolio.talks.values() for promise in of_talk(portfolio, talk, day))
    return tuple(sorted(found, key=lambda promise: (promise.commitment.due, promise.ref)))


def of_talk(portfolio: Portfolio, talk: Negotiation, day: date | None = None) -> tuple[Promise, ...]:
    """The promises of one talk, in the order they are written; none before the day of the talk."""
    read_on = day or portfolio.as_of
    if talk.date > read_on:
        return ()
    full = portfolio.may(talk, "parties") and not is_hidden(talk.id)
    return tuple(_promise(portfolio, talk, commitment, read_on, full) for commitment in talk.commitments)


def tally(promises: Iterable[Promise]) -> dict[State | Folded, int]:
    """How many promises of each state this audience reads, in the order of the states; none left out that occurs."""
    counts = Counter(promise.shown for promise in promises)
    order: tuple[State | Folded, ...] = (*STATES, "changed")
    return {state: counts[state] for state in order if counts[state]}


def due_since(portfolio: Portfolio, first_day: date) -> tuple[Promise, ...]:
    """Promises due on or after a day, for the line on page one; counts by real due dates for every audience."""
    return tuple(promise for promise in on(portfolio) if promise.commitment.due >= first_day)


def state_on(commitment: Commitment, day: date, ending: Ending | None, due_soon_days: int) -> State:
    """The state of a promise on a day: replaced, the written status once it is closed, else by its due date."""
    status = written_on(commitment, day)
    if ending is not None or status == "replaced":
        return "replaced"
    match status:
        case "kept":
            return "kept-late" if commitment.closed and commitment.closed > commitment.due else "kept"
        case "partly-kept":
            return "in-part"
        case "not-kept" | "withdrawn":
            return status
    if commitment.due < day:
        return "overdue"
    return "due-soon" if (commitment.due - day).days <= due_soon_days else "open"


def written_on(commitment: Commitment, day: date) -> WrittenStatus:
    """The written status as known on a day; open before it was closed."""
    return "open" if commitment.closed is not None and commitment.closed > day else commitment.status


def expected_on(talk: Negotiation, commitment: Commitment, day: date) -> Fraction | None:
    """What the straight line from start to due, both days counted, expects by a day; None without an amount."""
    starts = commitment.starts or talk.date
    days = (commitment.due - starts).days + 1
    if commitment.amount is None or days < 1:
        return None
    passed = min(max((day - starts).days + 1, 0), days)
    return Fraction(commitment.amount.value) * passed / days


def _promise(portfolio: Portfolio, talk: Negotiation, commitment: Commitment, day: date, full: bool) -> Promise:
    ref = talk.ref(commitment)
    ending = replacing.ended(portfolio, ref, day)
    state = state_on(commitment, day, ending, portfolio.settings.limits.due_soon_days)
    expected, behind = _pace(talk, commitment, day) if full and FOLDED[state] == "open" else (None, False)
    return Promise(
        ref=ref,
        talk=talk,
        commitment=commitment,
        side="ltd" if commitment.by == LTD else "stakeholder",
        by=commitment.by,
        to=commitment.to,
        full=full,
        state=state,
        folded=FOLDED[state],
        due=commitment.due if full else None,
        closed=_closed(commitment, day, ending) if full else None,
        days_late=_days_late(commitment, state, day) if full else None,
        days_left=(commitment.due - day).days if full and state in ("due-soon", "open") else None,
        behind=behind,
        expected=expected,
        confirmed=commitment.by == LTD or confirmed_on(talk, commitment.by, day) is not None,
        replaced_by=ending.by if ending else None,
    )


def _closed(commitment: Commitment, day: date, ending: Ending | None) -> date | None:
    """The day it was closed, as known on a day; for a replaced one without its own, the day it was replaced."""
    if commitment.closed and commitment.closed <= day:
        return commitment.closed
    return ending.on if ending else None


def _days_late(commitment: Commitment, state: State, day: date) -> int | None:
    until = {"kept-late": commitment.closed, "overdue": day}.get(state)
    return (until - commitment.due).days if until else None


def _pace(talk: Negotiation, commitment: Commitment, day: date) -> tuple[Decimal | None, bool]:
    """What the line expects by the last progress note, and whether the progress is below it."""
    last = _last_note(commitment, day)
    expected = expected_on(talk, commitment, last.date) if last else None
    if last is None or expected is None:
        return None, False
    return Decimal(expected.numerator) / Decimal(expected.denominator), Fraction(last.value) < expected


def _last_note(commitment: Commitment, day: date) -> Progress | None:
    return max((note for note in commitment.progress if note.date <= day), key=lambda note: note.date, default=None)


def money_promised(promises: Iterable[Promise]) -> Decimal:
    """What stakeholders promised in money that still stands, as far as these readers may know; in the currency."""
    standing = (p for p in promises if p.side == "stakeholder" and p.confirmed and p.state not in MONEY_GONE)
    amounts = (p.commitment.amount for p in standing)
    return sum((a.value for a in amounts if a is not None and a.unit == MONEY_UNIT), Decimal(0))


MONEY_GONE: frozenset[State] = frozenset({"replaced", "withdrawn", "not-kept"})
"""States in which promised money is not counted as committed."""
