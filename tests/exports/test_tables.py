"""Small plans taken along: hidden records, words that look like formulas, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from conversation_world import EARLY, LATER, ask, decision, promise, talk, world

from accord import exports
from accord.domain.audience import parse
from exports.opened import book, days, plan, rows


def taken(audience: str, talks: dict[str, Any], as_of: str = "07-01", **more: Any) -> dict[str, bytes]:
    return exports.for_readers(world(as_of, talks, **more), parse(audience))


def filled(row: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in row.items() if value}


SECRET = talk(
    title="A secret title",
    visible="team",
    about="net",
    asks=[ask(text="A secret ask", answer="declined")],
    decisions=[decision(text="A secret decision", look_again={"date": "2026-09-01", "question": "A secret?"})],
    commitments=[promise(what="A secret promise")],
)
OPEN = talk(asks=[ask()], decisions=[decision()], commitments=[promise(), promise(id="c2", by="ltd")])


def _opened(files: Mapping[str, bytes]) -> Iterator[bytes]:
    """The content of every file, and of every part of the spreadsheet: in a check sum any byte may stand."""
    for name, content in files.items():
        if name.endswith(".xlsx"):
            with ZipFile(BytesIO(content)) as packed:
                yield from (packed.read(part) for part in packed.namelist())
        else:
            yield content


@pytest.mark.parametrize("audience", ["everyone", "party:deck", "parties"])
def test_a_talk_for_the_team_only_is_counted_and_not_worded(audience: str) -> None:
    files = taken(audience, {EARLY: SECRET, LATER: OPEN})
    last = [rows(files, name)[-1] for name in ("asks", "decisions", "promises")]
    assert [filled(row) for row in last] == [
        {"kind": "resources", "text": "agreement not shown here", "answer": "not-now"},
        {"kind": "go", "text": "agreement not shown here", "live": "yes"},
        {"side": "stakeholder", "what": "agreement not shown here", "state": "open"},
    ]
    assert [len(rows(files, name)) for name in ("asks", "decisions", "promises")] == [2, 2, 3]
    assert not any(b"ecret" in content or b"~" in content for content in _opened(files))
    assert [cell.value for cell in book(files)["asks"]["H"]] == [
        "text", None if audience == "everyone" else "Two people, please", "agreement not shown here",
    ]  # fmt: skip


def test_a_secret_date_is_in_no_calendar_but_the_teams() -> None:
    talks = {EARLY: SECRET, LATER: OPEN}
    assert "2026-09-01" in days(taken("team", talks)["dates.ics"]).values()
    assert "2026-09-01" not in days(taken("parties", talks)["dates.ics"]).values()


def test_a_date_the_plan_names_too_stays_when_the_decision_behind_it_is_hidden() -> None:
    quarter = {"entries": [{"initiative": "net", "place": "later", "look_again": "2026-09-01"}]}
    secret = {**SECRET, "decisions": [decision(about="net", look_again={"date": "2026-09-01"})]}
    files = taken("everyone", {EARLY: secret}, quarters={"2026-Q3": quarter})
    assert days(files["dates.ics"]) == {"net-look-again@brook-ferry.accord": "2026-09-01"}


def test_a_hidden_initiative_is_a_row_with_its_place_and_days() -> None:
    initiatives = {
        "net": {"title": "A secret net", "problem": "A secret problem", "visible": "team"},
        "rope": {"title": "A rope", "problem": "Wet"},
    }
    entry = {"place": "now", "asked": {"design": 5}, "planned": {"design": 3}, "why": "A secret why"}
    quarter = {"entries": [{"initiative": "net", **entry}]}
    told = talk(about=["net", "rope"], decisions=[decision(about=["net", "rope"])])
    files = taken("everyone", {EARLY: told}, initiatives=initiatives, quarters={"2026-Q3": quarter})
    rope, net = rows(files, "initiatives")
    assert (rope["code"], rope["title"]) == ("B-2", "A rope")
    assert filled(net) == {
        "title": "an initiative not shown here", "quarter": "2026-Q3", "place": "now",
        "days_asked": "5", "days_planned": "3",
    }  # fmt: skip
    assert rows(files, "decisions")[0]["about"] == "an initiative not shown here; B-2"
    assert plan(files)["quarters"][0]["entries"][0]["initiative"] is None
    assert not any(b"ecret" in content for content in files.values())


def test_everyone_counts_a_promise_its_giver_has_not_confirmed_and_does_not_read_it() -> None:
    unconfirmed = talk(confirmed={}, commitments=[promise(what="Not said yet")])
    files = taken("everyone", {EARLY: unconfirmed})
    assert [filled(row) for row in rows(files, "promises")] == [
        {"side": "stakeholder", "what": "agreement not shown here", "state": "open"}
    ]
    assert rows(taken("party:deck", {EARLY: unconfirmed}), "promises")[0]["what"] == "Not said yet"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
def test_a_text_that_looks_like_a_formula_stays_a_text(words: str) -> None:
    files = taken("team", {EARLY: talk(commitments=[promise(what=words)])})
    assert rows(files, "promises")[0]["what"] == f"'{words}"
    sheet = book(files)["promises"]
    cell = next(cell for cell in sheet[2] if cell.value == words)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert plan(files)["promises"][0]["what"] == words


def test_an_error_value_and_a_number_in_quotes_stay_texts_too() -> None:
    files = taken("team", {EARLY: talk(commitments=[promise(what="#N/A"), promise(id="c2", what="0042")])})
    column = [cell for cell in book(files)["promises"]["I"] if cell.row > 1]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in column] == [
        ("#N/A", "s", False), ("0042", "s", False),
    ]  # fmt: skip


def test_a_negative_number_is_a_number_and_no_formula() -> None:
    capacity = {"working_days": 10, "skills": {"design": {"fte": 1}}}
    quarter = {"capacity": capacity, "entries": [{"initiative": "net", "place": "now", "planned": {"design": 12}}]}
    files = taken("team", {}, quarters={"2026-Q3": quarter})
    design = rows(files, "capacity")[1]
    assert (design["skill"], design["left"]) == ("design", "-2")
    assert book(files)["capacity"]["R3"].value == -2


def test_accents_quotes_and_line_breaks_come_back_as_they_were() -> None:
    words = 'Añejo, „Größe“ 水,\n"two" lines; é'
    files = taken("team", {EARLY: talk(commitments=[promise(what=words)])})
    assert files["promises.csv"].startswith(b"\xef\xbb\xbfid,")
    assert rows(files, "promises")[0]["what"] == words
    assert plan(files)["promises"][0]["what"] == words
    assert book(files)["promises"]["I2"].value == words


def test_every_line_of_a_csv_file_ends_as_excel_expects() -> None:
    text = taken("team", {EARLY: OPEN})["promises.csv"]
    assert text.endswith(b"\r\n")
    assert text.count(b"\n") == text.count(b"\r\n") == 3


def test_a_sign_that_no_spreadsheet_can_hold_is_replaced() -> None:
    files = taken("team", {EARLY: talk(commitments=[promise(what="a\x07b\uffffc")])})
    assert rows(files, "promises")[0]["what"] == "a\ufffdb\ufffdc"
    assert book(files)["promises"]["I2"].value == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("audience", ["everyone", "team"])
def test_the_same_plan_gives_the_same_bytes(audience: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = taken(audience, {EARLY: SECRET, LATER: OPEN})
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert taken(audience, {EARLY: SECRET, LATER: OPEN}) == first


def test_a_plan_of_another_day_says_so_in_the_properties() -> None:
    properties = book(taken("team", {EARLY: OPEN}, as_of="07-02")).properties
    assert (properties.created.isoformat(), properties.modified.isoformat()) == ("2026-07-02T00:00:00",) * 2


def test_a_plan_without_any_record_has_its_headers_and_no_calendar() -> None:
    files = taken("everyone", {}, initiatives={})
    assert sorted(files) == [
        "asks.csv", "capacity.csv", "decisions.csv", "initiatives.csv", "plan.json", "plan.xlsx", "promises.csv",
    ]  # fmt: skip
    assert rows(files, "asks") == []
    assert book(files).sheetnames == ["initiatives", "asks", "decisions", "promises", "capacity", "about"]
