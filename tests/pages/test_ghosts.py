"""Answers still open on the pages with the grid: their sentences, their place in the table, and who may read them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from markupsafe import Markup
from small_portfolio import ask, day, initiative, portfolio

from accord import addresses, site
from accord.charts import grid
from accord.charts.cache import NoStore
from accord.domain import would_be
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.pages.blocks import fill
from accord.pages.placing import render
from accord.pages.report import Report

TALK = "2026-02-02-deck"
YES, NO = {"difficulty": 2}, {"impact": Decimal("2.5"), "difficulty": Decimal("4.5")}
SCORE = [{"date": "2026-01-05", "impact": 4, "difficulty": Decimal("3.5")}]
INITIATIVES = {
    "net": initiative(title="Mending nets", assessments=SCORE),
    "rope": initiative(title="Rope work", assessments=SCORE),
    "oar": initiative(title="Rowing"),
}
ENTRIES = [
    {"initiative": "net", "place": "now"},
    {"initiative": "rope", "place": "done"},
    {"initiative": "oar", "place": "next"},
]
QUARTERS = {"2026-Q1": {"versions": [{"version": 1, "date": "2026-02-05"}], "entries": ENTRIES}}
REFUSED = {"for": "a1", "if_not": "Nobody has time", "realistic": "A card on the wall", "would_be": NO}


def open_ask(**more: Any) -> dict[str, Any]:
    """An ask about the nets that waits, and says where they would stand if it is granted."""
    made: dict[str, Any] = ask(**{"about": ["net"], "would_be": YES, **more})
    return made


def talk(*asks: dict[str, Any], consequences: Any = (REFUSED,), **more: Any) -> dict[str, Any]:
    """A talk with the deck."""
    steps = {"clarify_consequences": list(consequences)}
    return {"with": ["deck"], "asks": list(asks or (open_ask(),)), "conversation": steps, **more}


def world(talks: dict[str, Any] | None = None, audience: str = "team", on: str = "03-16") -> Portfolio:
    """The portfolio as one audience may see it."""
    whole = portfolio(initiatives=INITIATIVES, quarters=QUARTERS, talks={TALK: talk()} if talks is None else talks)
    return seen_by(known_on(whole, day(on)), parse(audience))


def report(*talks: dict[str, Any], audience: str = "team", on: str = "03-16") -> Report:
    """Its report, with these talks instead of the usual one."""
    named = {f"2026-02-0{at}-deck": made for at, made in enumerate(talks, 2)}
    return site.report(world(named or None, audience, on), NoStore())


def markdown(made: Report, path: str = "2026-q1/grid.md") -> str:
    """A page as it is written."""
    return next(page.markdown for page in site.assemble(made).pages if page.address.markdown == path)


def read(html: str) -> str:
    """A page's words as they are read, figures left aside."""
    html = re.sub(r"<svg.*?</svg>|</?(?:b|i)>|</?a\b[^>]*>", "", html, flags=re.DOTALL)
    return " ".join(Markup(re.sub(r"<[^>]+>", " ", html)).unescape().split())


def stands(talks: dict[str, Any], audience: str = "team", on: str = "03-16") -> list[tuple[str, bool]]:
    """Which initiatives would stand elsewhere, and whether by a yes."""
    return [(item.initiative, item.granted) for item in would_be.on(world(talks, audience, on))]


def test_below_the_grid_one_sentence_for_each_answer() -> None:
    said = read(markdown(report()))
    assert (
        "B-1 would stand at difficulty 2, impact 4 (Do first) if Deck can agree to what we asked on 2 February. "
        "Two people, please"
    ) in said
    assert (
        "B-1 would stand at difficulty 4.5, impact 2.5 (Rethink or scrap) if Deck cannot agree to what we asked on "
        "2 February. What we can do: A card on the wall"
    ) in said


def test_the_sentence_leads_to_the_initiative_and_to_the_ask() -> None:
    html = markdown(report()).replace("\n", " ")
    listed = re.search(r'<ul class="ac-list ac-would">.*?</ul>', html)
    assert listed
    assert 'href="../../initiatives/net/"' in listed[0]
    assert f'href="../../conversations/{TALK}/#a1"' in listed[0]
    assert listed[0].count("ac-m--would") == 2


def test_the_figure_draws_both_and_says_both() -> None:
    html = markdown(report())
    wide = re.search(r'<svg[^>]*class="ac-svg ac-wide".*?</svg>', html, re.DOTALL)
    assert wide
    assert wide[0].count("ac-m--would") == 2
    assert wide[0].partition("</desc>")[0].count("B-1 would stand at") == 2
    assert "A dashed diamond is where a mark would stand" in html


def test_the_table_has_a_column_for_it_only_where_an_answer_is_open() -> None:
    assert "Depending on an answer" in markdown(report())
    assert "if yes: impact 4, difficulty 2; if no: impact 2.5, difficulty 4.5" in read(markdown(report()))
    assert "Depending on an answer" not in markdown(report(talk(open_ask(answer="accepted"))))


@pytest.mark.parametrize("path", ["2026-q1/index.md", "index.md"])
def test_the_quarters_own_page_shows_them_too(path: str) -> None:
    html = markdown(report(), path)
    assert "if Deck cannot agree to" in read(html)
    assert "Dashed diamond: depends on an open answer." in html


def test_the_quarters_own_page_has_room_for_a_few_and_counts_the_rest() -> None:
    five = [open_ask(text=f"Ask {n}", would_be={"difficulty": n}) for n in range(1, 6)]
    said = read(markdown(report(talk(*five, consequences=())), "index.md"))
    assert said.count("would stand at") == 3
    assert "Two more stand on the grid in full." in said
    assert read(markdown(report(talk(*five, consequences=())))).count("would stand at") == 5


def test_a_grid_on_a_hand_written_page_has_its_sentences() -> None:
    made = report()
    text, problems = fill("```accord\nfigure: grid\n```\n", "own.md", lambda block: render(made, addresses.HOME, block))
    assert problems == []
    assert len(text.strip().splitlines()) == 1
    assert read(text).count("B-1 would stand at") == 2


@pytest.mark.parametrize(("audience", "sentences"), [("team", 2), ("parties", 2), ("party:deck", 2),
                                                     ("party:shore", 0), ("everyone", 0)])  # fmt: skip
@pytest.mark.parametrize("visible", ["parties", "everyone"])
def test_only_those_who_took_part_and_the_team_may_read_it(audience: str, sentences: int, visible: str) -> None:
    html = markdown(report(talk(visible=visible), audience=audience))
    assert read(html).count("would stand at") == sentences
    assert ("diamond" in html, "Depending on an answer" in html) == (sentences > 0, sentences > 0)


def test_a_talk_between_the_team_and_one_party_is_for_the_team_only() -> None:
    secret = {TALK: talk(visible="team")}
    assert [len(stands(secret, audience)) for audience in ("team", "parties", "party:deck")] == [2, 0, 0]


@pytest.mark.parametrize(
    ("answer", "waits"),
    [("open", True), ("later", True), ("accepted", False), ("countered", False), ("declined", False)],
)
def test_only_an_ask_that_waits_for_an_answer_says_where_a_dot_would_stand(answer: str, waits: bool) -> None:
    asked = open_ask(answer=answer, **({"answer_by": "2026-04-01"} if answer == "later" else {}))
    assert stands({TALK: talk(asked)}) == ([("net", True), ("net", False)] if waits else [])


def test_an_answer_given_later_leaves_the_ask_open_until_then() -> None:
    answered = {TALK: talk(open_ask(answer="declined", answered_on="2026-03-10"))}
    assert len(stands(answered, on="03-09")) == 2
    assert stands(answered, on="03-10") == []


def test_a_consequence_follows_from_the_asks_it_names_and_from_all_where_it_names_none() -> None:
    both = [open_ask(id="a1", would_be=None), open_ask(id="a2", would_be=None, answer="accepted")]
    named = [{**REFUSED, "for": name} for name in ("a1", "a2", "c1")]
    assert [len(stands({TALK: talk(*both, consequences=[one])})) for one in named] == [1, 0, 0]
    assert stands({TALK: talk(*both, consequences=[{"would_be": NO}])}) == [("net", False)]


def test_all_who_were_asked_are_named_once() -> None:
    asks = [open_ask(id="a1", would_be=None), open_ask(id="a2", of="shore", would_be=None)]
    made = talk(*asks, consequences=[{**REFUSED, "for": ["a1", "a2"]}], **{"with": ["deck", "shore"]})
    assert "if Deck and Shore cannot agree to" in read(markdown(report(made)))


@pytest.mark.parametrize(
    ("more", "about", "expected"),
    [
        ({"about": ["oar"]}, ["net"], ["oar"]),
        ({"about": []}, ["net"], ["net"]),
        ({"about": ["safe"], "kind": "priority", "between": ["net", "oar"]}, [], ["net", "oar"]),
        ({"about": []}, ["plan"], []),
    ],
)
def test_it_is_about_what_the_ask_says_else_what_its_talk_says(
    more: dict[str, Any], about: list[str], expected: list[str]
) -> None:
    made = {TALK: talk(open_ask(**more), consequences=(), about=about)}
    assert stands(made) == [(name, True) for name in expected]


@pytest.mark.parametrize("about", ["rope", "oar"])
def test_work_that_has_ended_or_has_no_score_gets_no_diamond(about: str) -> None:
    html = markdown(report(talk(open_ask(about=[about]))))
    assert "would stand at" not in html
    assert "diamond" not in html


def test_an_empty_place_says_nothing() -> None:
    assert stands({TALK: talk(open_ask(would_be={}), consequences=())}) == []


def test_marks_drawn_and_counted_are_still_the_initiatives_placed() -> None:
    made = report()
    (edition,) = made.editions
    view = grid.view(made.portfolio, edition, made.earlier(edition))
    figure = grid.figure(view, made.words, NoStore())
    assert len(view.would_be) == 2
    assert figure.marks + figure.counted == len(edition.entries) == 3
