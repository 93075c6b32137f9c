"""Larkmere Water taken along: the figures of its design, in every form and for every reader."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from exports.conftest import Taken
from exports.opened import book, days, events, plan, rows

AUDIENCES = ["everyone", "party:field-ops", "parties", "team"]
SIZES = {"initiatives": 18, "asks": 31, "decisions": 24, "promises": 42, "capacity": 12}
ADDED = {"2026-Q1": 26, "2026-Q2": 44, "2026-Q3": 42, "2026-Q4": 20}
STATES = {"kept": 26, "kept-late": 4, "in-part": 3, "replaced": 2, "overdue": 2, "due-soon": 1, "open": 4}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_reader_gets_the_same_number_of_rows_in_every_form(taken: Taken, audience: str) -> None:
    files = taken(audience)
    assert {name: len(rows(files, name)) for name in SIZES} == SIZES
    assert {name: len(plan(files)[name]) for name in SIZES} == SIZES
    assert {sheet.title: sheet.max_row - 1 for sheet in book(files) if sheet.title != "about"} == SIZES


def test_the_counts_are_those_of_the_design(taken: Taken) -> None:
    asks, promises, initiatives = (rows(taken("team"), name) for name in ("asks", "promises", "initiatives"))
    assert Counter(row["kind"] for row in asks) == {"resources": 13, "commitment": 9, "priority": 9}
    assert Counter(row["answer"] for row in asks) == {"accepted": 24, "countered": 5, "declined": 1, "open": 1}
    assert Counter(row["state"] for row in promises) == STATES
    assert Counter(row["side"] for row in promises) == {"stakeholder": 26, "ltd": 16}
    assert Counter(row["place"] for row in initiatives) == {
        "now": 7, "later": 1, "scrap": 3, "done": 5, "handed-over": 2,
    }  # fmt: skip
    assert sum(int(row["amount"]) for row in promises if row["unit"] == "USD") == 56_000


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_sums_of_days_are_the_same_for_every_reader(taken: Taken, audience: str) -> None:
    found: Counter[str] = Counter()
    for row in rows(taken(audience), "capacity"):
        found[row["quarter"]] += int(row["negotiated"])
    assert found == ADDED


def test_the_reason_a_day_is_missing_stays_with_the_team(taken: Taken) -> None:
    third = {a: rows(taken(a), "capacity")[7] for a in ("team", "everyone")}
    assert [third["team"][key] for key in ("not_available", "leave", "absence", "buffer")] == ["63", "22", "33", "8"]
    assert [third["everyone"][key] for key in ("not_available", "leave", "absence", "buffer")] == ["63", "", "", ""]


def test_everyone_reads_no_due_date_and_no_lateness(taken: Taken) -> None:
    promises = rows(taken("everyone"), "promises")
    between = ("starts", "due", "closed", "days_late", "days_left", "progress", "progress_on", "got", "why", "proof")
    assert {row[key] for row in promises for key in between} == {""}
    assert Counter(row["state"] for row in promises) == {"kept": 30, "open": 7, "changed": 5}


def test_everyone_reads_no_sum_of_money(taken: Taken) -> None:
    assert "USD" not in {row["unit"] for name in ("asks", "promises") for row in rows(taken("everyone"), name)}
    assert "14000" not in taken("everyone")["plan.json"].decode()


def test_a_party_reads_dates_and_money_of_what_it_took_part_in_only(taken: Taken) -> None:
    dated = {row["talk"] for row in rows(taken("party:field-ops"), "promises") if row["due"]}
    assert "FieldFlow for crews" in dated
    assert "A practice rig for confined spaces" not in dated


def test_the_one_no_reads_calmly_for_those_who_were_not_there(taken: Taken) -> None:
    answers = {a: Counter(row["answer"] for row in rows(taken(a), "asks")) for a in ("everyone", "party:field-ops")}
    assert (answers["everyone"]["declined"], answers["everyone"]["not-now"]) == (0, 1)
    assert (answers["party:field-ops"]["declined"], answers["party:field-ops"]["not-now"]) == (1, 0)


def test_an_overdue_promise_says_by_how_many_days(taken: Taken) -> None:
    late = {row["id"]: row for row in rows(taken("team"), "promises") if row["state"] == "overdue"}
    assert {name.rpartition("-")[2]: row["days_late"] for name, row in late.items()} == {
        "again#c1": "3",
        "jobs#c2": "17",
    }


def test_the_sheets_hold_real_dates_and_numbers_below_a_bold_frozen_header(taken: Taken) -> None:
    sheet = book(taken("team"))["promises"]
    keys = [cell.value for cell in sheet[1]]
    row = dict(zip(keys, sheet[4], strict=True))
    assert row["id"].value == "2026-01-12-field-ops-fieldflow#c1"
    assert (row["due"].is_date, row["due"].value.date(), row["due"].number_format) == (
        True,
        date(2026, 6, 30),
        "yyyy-mm-dd",
    )
    assert (row["amount"].value, row["amount"].data_type) == (46, "n")
    assert all(cell.font.bold for cell in sheet[1])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)
    assert sheet.column_dimensions["A"].width > 30


def test_the_spreadsheet_says_of_itself_for_whom_it_is_and_what_its_columns_mean(taken: Taken) -> None:
    sheet = book(taken("party:field-ops"))["about"]
    about = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert about[0] == ["organization", "Larkmere Water", None]
    assert (sheet["A2"].value, sheet["B2"].value.date()) == ("as of", date(2026, 11, 16))
    assert about[2] == ["for", "Head of Field Operations and the L&TD team", None]
    assert ["promises", "due", "By when."] in about


def test_the_json_says_its_format_day_and_audience(taken: Taken) -> None:
    found = plan(taken("parties"))
    assert found["accord"] == {"format": 1, "as_of": "2026-11-16", "audience": "parties"}
    assert [len(found[name]) for name in ("stakeholders", "goals", "quarters")] == [8, 6, 4]
    fourth = found["quarters"][3]
    assert sum(sum(entry["planned"].values()) for entry in fourth["entries"]) == 144
    assert found["capacity"][0]["gross"] == 124 and found["promises"][2]["due"] == "2026-06-30"
    assert found["decisions"][0]["live"] is True


def test_a_page_is_named_from_the_root_of_the_site(taken: Taken) -> None:
    promises = rows(taken("everyone"), "promises")
    assert promises[0]["page"] == "/conversations/2026-01-07-coo-order-of-goals/#c1"


def test_the_calendar_of_everyone_has_look_again_dates_only(taken: Taken) -> None:
    found = days(taken("everyone")["dates.ics"])
    assert found["2026-01-19-contact-center-first-contact-d2@larkmere-water.accord"] == "2026-11-30"
    assert found["ai-assistant-safely-look-again@larkmere-water.accord"] == "2026-11-02"
    assert [name for name in found if "-c1@" in name or "-c2@" in name] == []


def test_the_calendar_of_the_team_has_every_due_date_too(taken: Taken) -> None:
    found = days(taken("team")["dates.ics"])
    assert len([name for name in found if re.search("-c[1-4]@", name)]) == 42
    assert set(days(taken("everyone")["dates.ics"]).items()) < set(found.items())


def test_a_stakeholder_has_a_calendar_with_what_concerns_them_under_the_same_names(taken: Taken) -> None:
    files = taken("party:field-ops")
    own = days(files["calendars/field-ops.ics"])
    assert set(own.items()) <= set(days(files["dates.ics"]).items())
    assert own["2026-01-12-field-ops-fieldflow-c1@larkmere-water.accord"] == "2026-06-30"
    # Another stakeholder's promises are not for them, in no calendar.
    others = (days(content) for path, content in files.items() if path.startswith("calendars/"))
    assert not any("safety-practice-rig-c" in name for calendar in others for name in calendar)


def test_a_promise_that_was_replaced_leaves_the_calendar_at_the_next_update(taken: Taken) -> None:
    gone = {event["UID"] for event in events(taken("team")["dates.ics"]) if event["STATUS"] == "CANCELLED"}
    replaced = {row["id"] for row in rows(taken("team"), "promises") if row["state"] == "replaced"}
    assert {f"{ref.replace('#', '-')}@larkmere-water.accord" for ref in replaced} <= gone


def test_an_event_is_stamped_with_the_as_of_date(taken: Taken) -> None:
    for event in events(taken("team")["dates.ics"]):
        assert event["DTSTAMP"].dt.date() == date(2026, 11, 16)
        assert event["SEQUENCE"] == 20261116
        assert event["DTSTART"].params["VALUE"] == "DATE"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_person_is_named(taken: Taken, audience: str) -> None:
    trees = ["Alder", "Rowan", "Linden", "Hazel", "Hawthorn", "Cedar", "Willow", "Poplar", "Juniper", "Laurel"]
    texts = [content.decode() for path, content in taken(audience).items() if not path.endswith(".xlsx")]
    assert [tree for tree in trees if any(f". {tree}" in text for text in texts)] == []
