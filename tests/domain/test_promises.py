"""Promises: their states, how late and how far they are, and what an audience may read of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from conversation_world import EARLY, LATER, day, promise, talk, world

from accord.domain import promises
from accord.domain.audience import Audience
from accord.domain.promises import Promise


def _promise(as_of: str, **written: Any) -> Promise:
    (found,) = promises.on(world(as_of, {EARLY: talk(commitments=[promise(**written)])}))
    return found


KEPT = {"status": "kept", "closed": "2026-03-31"}


@pytest.mark.parametrize(
    ("written", "as_of", "state", "late", "left"),
    [
        ({}, "03-16", "open", None, 15),
        ({}, "03-17", "due-soon", None, 14),
        ({}, "03-31", "due-soon", None, 0),
        ({}, "04-01", "overdue", 1, None),
        (KEPT, "03-30", "due-soon", None, 1),
        (KEPT, "04-30", "kept", None, None),
        ({"status": "kept", "closed": "2026-04-02"}, "04-01", "overdue", 1, None),
        ({"status": "kept", "closed": "2026-04-02"}, "04-02", "kept-late", 2, None),
        ({"status": "partly-kept", "closed": "2026-04-02"}, "04-30", "in-part", None, None),
        ({"status": "not-kept", "closed": "2026-04-02", "why": "Fog"}, "04-30", "not-kept", None, None),
        ({"status": "withdrawn", "closed": "2026-03-20", "why": "Fog"}, "04-30", "withdrawn", None, None),
        ({"status": "replaced", "closed": "2026-03-20"}, "03-19", "due-soon", None, 12),
        ({"status": "replaced", "closed": "2026-03-20"}, "03-20", "replaced", None, None),
    ],
)
def test_a_promise_has_its_written_status_once_it_is_closed_and_else_that_of_its_date(
    written: dict[str, Any], as_of: str, state: str, late: int | None, left: int | None
) -> None:
    found = _promise(as_of, **written)
    assert (found.state, found.days_late, found.days_left) == (state, late, left)


def test_a_later_promise_replaces_an_earlier_one_whatever_its_own_file_says() -> None:
    later = talk(confirmed={"deck": "2026-05-06"}, commitments=[promise(id="c4", replaces=f"{EARLY}#c1")])
    known = world("06-01", {EARLY: talk(commitments=[promise(**KEPT)]), LATER: later})
    old, new = (promises.of_talk(known, known.talks[name])[0] for name in (EARLY, LATER))
    assert (old.state, old.folded, old.replaced_by) == ("replaced", "changed", f"{LATER}#c4")
    assert new.state == "overdue"
    assert promises.of_talk(known, known.talks[EARLY], day("05-05"))[0].state == "kept"


@pytest.mark.parametrize(
    ("notes", "expected", "behind"),
    [
        ([], None, False),
        ([("03-11", 2)], Fraction(10, 3), True),
        ([("03-11", 4)], Fraction(10, 3), False),
        ([("03-31", 9)], Fraction(10), True),
        ([("03-11", 2), ("03-16", 5)], Fraction(5), False),
        ([("03-11", 2), ("05-01", 10)], Fraction(10, 3), True),
        ([("03-01", 0)], Fraction(0), False),
    ],
)
def test_behind_is_below_the_straight_line_on_the_day_of_the_last_note(
    notes: list[tuple[str, int]], expected: Fraction | None, behind: bool
) -> None:
    """30 days from 2 March to the due date, both counted, and 10 to give."""
    progress = [{"date": f"2026-{on}", "value": value} for on, value in notes]
    found = _promise("04-15", amount={"value": 10, "unit": "people"}, progress=progress)
    assert found.behind is behind
    assert (found.expected is None) == (expected is None)
    assert found.expected is None or abs(Fraction(found.expected) - (expected or 0)) < Fraction(1, 10**9)


def test_the_line_begins_where_the_promise_starts() -> None:
    progress = [{"date": "2026-03-26", "value": 4}]
    found = _promise("03-30", amount={"value": 10}, starts="2026-03-22", progress=progress)
    assert (found.expected, found.behind) == (Decimal(5), True)


def test_a_closed_promise_is_not_behind() -> None:
    progress = [{"date": "2026-03-20", "value": 1}]
    found = _promise("04-15", amount={"value": 10}, progress=progress, **KEPT)
    assert (found.expected, found.behind) == (None, False)


def test_everyone_reads_kept_open_or_changed_and_no_dates() -> None:
    talks = {EARLY: talk(commitments=[promise(), promise(id="c2", status="kept", closed="2026-04-09")])}
    public = world("04-30", talks).changed(audience=Audience("everyone"))
    found = promises.on(public)
    assert [(p.shown, p.due, p.closed, p.days_late, p.days_left) for p in found] == [
        ("open", None, None, None, None),
        ("kept", None, None, None, None),
    ]
    assert promises.tally(found) == {"kept": 1, "open": 1}


@pytest.mark.parametrize(("who", "state"), [("deck", "overdue"), ("shore", "open")])
def test_a_party_reads_the_dates_of_its_own_talks(who: str, state: str) -> None:
    known = world("04-30", {EARLY: talk(commitments=[promise()])}).changed(audience=Audience("party", who))
    assert [p.shown for p in promises.on(known)] == [state]


@pytest.mark.parametrize(
    ("by", "confirmed", "hidden"), [("deck", {}, True), ("deck", {"deck": "2026-03-03"}, False), ("ltd", {}, False)]
)
def test_everyone_does_not_read_the_words_of_an_unconfirmed_giver(
    by: str, confirmed: dict[str, str], hidden: bool
) -> None:
    known = world("04-30", {EARLY: talk(confirmed=confirmed, commitments=[promise(by=by)])})
    assert [p.hidden for p in promises.on(known)] == [False]
    assert [p.hidden for p in promises.on(known.changed(audience=Audience("everyone")))] == [hidden]


def test_promises_stand_in_the_order_of_their_dates() -> None:
    given = [promise(), promise(id="c2", due="2026-03-09"), promise(id="c3", by="ltd")]
    known = world("04-30", {EARLY: talk(commitments=given), LATER: talk(commitments=[promise()])})
    assert [(p.ref[11:], p.side) for p in promises.on(known)] == [
        ("early#c2", "stakeholder"),
        ("early#c1", "stakeholder"),
        ("early#c3", "ltd"),
    ]


def test_the_tally_follows_the_order_of_the_states() -> None:
    given = [promise(), promise(id="c2", **KEPT), promise(id="c3", due="2026-06-01"), promise(id="c4")]
    known = world("04-30", {EARLY: talk(commitments=given)})
    assert list(promises.tally(promises.on(known)).items()) == [("kept", 1), ("overdue", 2), ("open", 1)]


def test_promises_due_since_a_day_count_by_their_real_dates_for_everyone() -> None:
    given = [promise(), promise(id="c2", due="2026-04-01"), promise(id="c3", due="2026-08-01")]
    known = world("04-30", {EARLY: talk(commitments=given)}).changed(audience=Audience("everyone"))
    assert [p.ref[-2:] for p in promises.due_since(known, day("04-01"))] == ["c2", "c3"]
