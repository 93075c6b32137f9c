"""Figure 6, the board of agreements: who needs a look comes first, and lateness stands between those who talked."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from small_portfolio import ask, day, decision, portfolio, promise

from accord import site
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.intake import read
from kept_drawings import STORE

AS_OF = "06-01"
STAKEHOLDERS = {
    "bay": {"kind": "person", "title": "Head of Bay", "department": "Bay"},
    "deck": {"kind": "person", "title": "Head of Deck", "department": "Deck"},
    "shore": {"kind": "person", "title": "Head of Shore"},
}
LATE = {
    "with": ["deck"],
    "title": "Nets",
    "confirmed": {"deck": "2026-02-03"},
    "asks": [ask(of="deck", text="Two people to mend")],
    "decisions": [decision(look_again={"date": "2026-05-04", "question": "Do nets hold?"})],
    "commitments": [
        promise(by="deck", what="Two deckhands", due="2026-05-20"),
        promise(id="c2", by="ltd", to=["deck"], what="A card", due="2026-04-01", status="kept", closed="2026-03-30"),
    ],
}
CALM = {
    "with": ["bay"],
    "title": "Boats",
    "confirmed": {"bay": "2026-02-04"},
    "decisions": [decision(look_again={"date": "2026-07-01", "question": "Do boats float?"})],
    "commitments": [promise(by="bay", what="One boat", due="2026-06-20")],
}
UNCONFIRMED = {
    "with": ["shore"],
    "title": "Sand",
    "decisions": [decision()],
    "conversation": {"summarize_and_clarify": {"summary": "Sand it is."}},
}
TALKS = {"2026-02-02-deck": LATE, "2026-02-03-bay": CALM, "2026-02-04-shore": UNCONFIRMED}


def cards(audience: str = "team", talks: dict[str, Any] = TALKS) -> dict[str, str]:
    """The words of each card by stakeholder, in the order of the board; the heading under an empty name."""
    known = known_on(portfolio(stakeholders=STAKEHOLDERS, talks=talks), day(AS_OF))
    made = site.assemble(site.report(seen_by(known, parse(audience)), STORE))
    text = next(page.markdown for page in made.pages if page.address.markdown == "agreements/index.md")
    return board(text)


def board(text: str) -> dict[str, str]:
    """The cards of a page."""
    heading, *sections = text.partition("<details")[0].split("<section")
    said = {re.findall(r'aria-labelledby="(.+?)"', section)[0]: words(section) for section in sections}
    return {"": words(heading.rpartition("<h2")[2]), **said}


def words(html: str) -> str:
    """Words as they are read."""
    body = re.sub(r"<svg.*?</svg>|¶", "", html.partition(">")[2], flags=re.DOTALL)
    return " ".join(Markup(re.sub(r"<[^>]+>", " ", body)).unescape().split())


def test_who_needs_a_look_comes_first_the_rest_by_the_next_date() -> None:
    assert list(cards()) == ["", "deck", "shore", "bay"]
    assert list(cards("everyone")) == ["", "bay", "deck", "shore"]


def test_the_heading_counts_with_whom_something_needs_a_look() -> None:
    assert cards()[""] == "With two stakeholders something needs a look"
    assert cards(talks={"2026-02-03-bay": CALM})[""] == "With nobody is anything late or without an answer"


def test_a_card_names_what_is_overdue_passed_unanswered_and_unconfirmed() -> None:
    made = cards()
    assert "Head of Deck : Two deckhands due 20 May, 12 days ago" in made["deck"]
    assert "Do nets hold? look again was 4 May" in made["deck"]
    assert "Two people to mend asked 2 February, no answer yet" in made["deck"]
    assert "1 agreement in force and 1 at risk." in made["deck"]
    assert "Sand Not confirmed yet" in made["shore"]


def test_what_a_card_has_no_room_for_is_counted() -> None:
    asks = [ask(id=f"a{n}", of="deck", text=f"Wish {n}") for n in range(1, 6)]
    made = cards(talks={"2026-02-02-deck": {**LATE, "asks": asks}})
    assert "Wish 2" in made["deck"]
    assert "Wish 3" not in made["deck"]
    assert "and 3 more" in made["deck"]


def test_the_next_date_is_the_nearest_of_both_kinds() -> None:
    assert "Next Head of Bay : One boat due 20 June, in 19 days" in cards()["bay"]
    assert "Next Do boats float? look again 1 July" in cards("everyone")["bay"]


def test_both_sides_stand_in_the_same_words() -> None:
    assert "Promised to us: 1 1 overdue Promised by us: 1 1 kept" in cards()["deck"]
    assert "Promised to us: 0 no promise yet Promised by us: 0 no promise yet" in cards()["shore"]


@pytest.mark.parametrize(("audience", "who"), [("everyone", "deck"), ("party:bay", "deck"), ("everyone", "shore")])
def test_nobody_reads_what_is_late_between_others(audience: str, who: str) -> None:
    late = re.compile("overdue|ago|was 4 May|no answer yet|at risk|Not confirmed|20 May")
    assert late.findall(cards(audience)[who]) == []


def test_a_party_reads_what_is_late_between_us() -> None:
    made = cards("party:deck")
    assert "due 20 May, 12 days ago" in made["deck"]
    assert list(made)[1] == "deck"


def test_for_everyone_the_order_of_marks_tells_no_date() -> None:
    given = [
        promise(id="c1", by="deck", due="2026-07-01"),
        promise(id="c2", by="deck", due="2026-05-01", status="kept", closed="2026-05-01"),
    ]
    talks = {"2026-02-02-deck": {**LATE, "commitments": given}}
    shown = {audience: marks(audience, talks) for audience in ("team", "everyone")}
    assert shown == {"team": ["kept", "open"], "everyone": ["open", "kept"]}


def marks(audience: str, talks: dict[str, Any]) -> list[str]:
    """The marks of the first card with promises."""
    known = known_on(portfolio(stakeholders=STAKEHOLDERS, talks=talks), day(AS_OF))
    made = site.assemble(site.report(seen_by(known, parse(audience)), STORE))
    text = next(page.markdown for page in made.pages if page.address.markdown == "agreements/index.md")
    row = next(found for found in re.findall(r'class="ac-squares">(.*?)</p>', text) if found)
    return re.findall(r"ac-p ac-p--(\w+)", row)


def test_larkmere_s_board(sample: Path) -> None:
    found = read(sample)
    assert found.portfolio is not None
    known = known_on(found.portfolio, date(2026, 11, 16))
    made = site.assemble(site.report(seen_by(known, parse("team")), STORE))
    text = next(page.markdown for page in made.pages if page.address.markdown == "agreements/index.md")
    read_as = board(text)
    assert list(read_as)[1:4] == ["contact-center", "it", "field-ops"]
    assert read_as[""] == "With three stakeholders something needs a look"
    assert (
        "Promised to us: 5 2 kept, 1 kept late and 2 open Promised by us: 4 3 kept and 1 due soon"
        in (read_as["field-ops"])
    )
    # 26 promises of stakeholders; those of L&TD stand on the card of everyone they are to.
    assert sum(int(n) for card in read_as.values() for n in re.findall(r"Promised to us: (\d+)", card)) == 26


def table(audience: str) -> list[list[str]]:
    """The table that says the same, its head first, as it is read."""
    known = known_on(portfolio(stakeholders=STAKEHOLDERS, talks=TALKS), day(AS_OF))
    made = site.assemble(site.report(seen_by(known, parse(audience)), STORE))
    text = next(page.markdown for page in made.pages if page.address.markdown == "agreements/index.md")
    rows = re.findall("<tr.*?</tr>", text.partition("<details")[2], re.DOTALL)
    return [[words(">" + cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def test_the_table_says_what_the_cards_say() -> None:
    assert table("team") == [
        ["With", "In force", "At risk", "Needs a look", "Next", "Promised to us", "Promised by us"],
        [
            "Head of Deck",
            "1",
            "1",
            "Head of Deck : Two deckhands , due 20 May, 12 days ago; "
            "Do nets hold? , look again was 4 May; Two people to mend , asked 2 February, no answer yet",
            "–",
            "1 overdue",
            "1 kept",
        ],
        ["Head of Shore", "0", "0", "Sand , Not confirmed yet", "–", "no promise yet", "no promise yet"],
        [
            "Head of Bay",
            "1",
            "0",
            "–",
            "Head of Bay : One boat , due 20 June, in 19 days",
            "1 open",
            "no promise yet",
        ],
    ]


def test_the_table_for_everyone_has_no_column_of_what_is_late() -> None:
    assert table("everyone") == [
        ["With", "In force", "Next", "Promised to us", "Promised by us"],
        ["Head of Bay", "1", "Do boats float? , look again 1 July", "1 open", "no promise yet"],
        ["Head of Deck", "1", "–", "1 open", "1 kept"],
        ["Head of Shore", "0", "–", "no promise yet", "no promise yet"],
    ]
