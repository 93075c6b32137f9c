"""The pages on forecasts, the year, and what's coming: what they say, to whom, and when they are not made."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from markupsafe import Markup
from small_portfolio import ask, day, days, decision, initiative, portfolio, promise

from accord import site
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.seen import seen_by
from accord.pages.coming_page import one_sentence
from accord.site import Site
from kept_drawings import STORE

TALK, SECRET = "2026-02-02-deck", "2026-02-03-secret"
FORECASTS, COMING, YEAR = "forecasts.md", "coming.md", "years/2026.md"

STAKEHOLDERS = {
    "deck": {"kind": "person", "title": "Head of Deck", "department": "Deck", "name": "C. Rowan"},
    "shore": {"kind": "person", "title": "Head of Shore", "department": "Shore"},
    "crew": {"kind": "group", "title": "Crew forum"},
}
INITIATIVES = {
    "net": initiative(
        title="Mending nets",
        problem="Nets tear on 6 of 20 trips.\nNobody mends them at sea.",
        requests=[{"by": "deck", "their_words": "A net course, please."}, {"by": "shore", "their_words": "Us too!"}],
        for_whom={"text": "12 deckhands."},
    ),
    "rope": initiative(title="Rope work", sponsor="crew", needs={"money": 4321}),
    "sail": initiative(title="Sailing days", sponsor="shore", requests=[{"by": "shore"}]),
    "oar": initiative(title="Rowing", requests=[{"by": "shore"}], visible="team", problem="Between us."),
    "tide": initiative(title="Tide tables"),
    "bell": initiative(title="Ringing the bell", sponsor="deck"),
}
ENTRIES = [
    {"initiative": "net", "place": "now", "planned": {"design": 4}},
    {"initiative": "rope", "place": "later", "why": "No days yet.", "look_again": "2026-07-01"},
    {"initiative": "sail", "place": "scrap", "look_again": "2026-11-30"},
    {"initiative": "oar", "place": "next", "asked": {"design": 2}},
    {"initiative": "tide", "place": "done", "why": "Printed in March"},
]
QUARTERS = {
    "2026-Q1": {
        "capacity": {"working_days": 5, "skills": {"design": {"fte": 1}}},
        "versions": [{"version": 1, "date": "2026-02-05"}],
        "entries": ENTRIES,
    }
}
CAME = {"date": "2026-03-02", "matched": "as-expected", "text": "Two nets tore."}
CONSEQUENCES = [
    {
        "for": "a1",
        "if_not": "Nobody has time.",
        "realistic": "A card",
        "impact": "Nets tear",
        "accepted_by": "deck",
        "what_happened": CAME,
    },
    {"if_not": "No rope", "expect_by": "2026-09-01"},
]
TALKS: dict[str, dict[str, Any]] = {
    TALK: {
        "with": ["deck"],
        "title": "Nets",
        "about": ["net"],
        "confirmed": {"deck": "2026-02-03"},
        "asks": [ask(text="Two people to mend", about=["net"], answer="declined")],
        "decisions": [decision()],
        "commitments": [promise(due="2026-02-20", adds_capacity=[days("2026-Q1", "design", 3)])],
        "conversation": {"clarify_consequences": CONSEQUENCES},
    },
    SECRET: {
        "with": ["shore"],
        "visible": "team",
        "conversation": {"clarify_consequences": [{"impact": "Between the two of us", "what_happened": CAME}]},
    },
}


@cache
def _usual(audience: str) -> Site:
    return _fresh(audience)


def _made(audience: str = "team", **files: Any) -> Site:
    """The site of the plan above, with other files where they are given."""
    return _fresh(audience, **files) if files else _usual(audience)


def _fresh(audience: str, **files: Any) -> Site:
    written = {
        "initiatives": INITIATIVES,
        "quarters": QUARTERS,
        "talks": TALKS,
        "stakeholders": STAKEHOLDERS,
        **files,
    }
    known = known_on(portfolio(**written), day("03-16"))
    return site.assemble(site.report(seen_by(known, parse(audience)), STORE))


def _markdown(made: Site, path: str) -> str:
    return next(page.markdown for page in made.pages if page.address.markdown == path)


def _said(made: Site, path: str) -> str:
    """A page's words as they are read, its lists and cells in a row."""
    body = _markdown(made, path).split("---\n", 2)[2]
    body = re.sub(r"<svg.*?</svg>|</?(?:b|i)>|</?a\b[^>]*>|¶", "", body, flags=re.DOTALL)
    return " ".join(Markup(re.sub(r"<[^>]+>", " ", body)).unescape().split())


def _paths(made: Site) -> set[str]:
    return {page.address.markdown for page in made.pages}


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ({"talks": {}}, {FORECASTS}),
        ({"talks": {TALK: {"with": ["deck"]}}}, {FORECASTS}),
        ({"quarters": {}}, {COMING, YEAR}),
        ({"initiatives": {}, "quarters": {}, "talks": {}}, {FORECASTS, COMING, YEAR}),
    ],
    ids=["no talks", "no consequence", "no quarter", "nothing"],
)
def test_a_page_with_nothing_to_show_is_not_made_and_not_in_the_navigation(
    files: dict[str, Any], missing: set[str]
) -> None:
    made = _made(**files)
    assert {FORECASTS, COMING, YEAR} - _paths(made) == missing
    assert all(path not in str(made.navigation) for path in missing)


def test_a_page_that_is_made_is_wanted_and_in_the_navigation() -> None:
    known = known_on(portfolio(initiatives=INITIATIVES, quarters=QUARTERS, talks=TALKS, stakeholders=STAKEHOLDERS),
                     day("03-16"))  # fmt: skip
    report = site.report(known, STORE)
    navigation = site.assemble(report).navigation
    titles = [title for title, _ in navigation]
    assert {FORECASTS, COMING, YEAR} <= site.planned_paths(report)
    assert titles.index("What's coming") == titles.index("Initiatives") - 2
    assert [title for title, _ in dict(navigation)["Conversations"]] == [
        "Conversations",
        "Expected and happened",
        "Talk sheets",
    ]
    assert dict(navigation)["Quarters"][0] == ("The year 2026", YEAR)


def test_forecasts_are_counted_in_one_sentence_and_those_that_are_hidden_are_not_worded() -> None:
    team, everyone = _said(_made("team"), FORECASTS), _said(_made("everyone"), FORECASTS)
    sentence = "Of 3 forecasts, 2 came as expected, 1 not looked at yet."
    assert sentence in team
    assert sentence in everyone
    assert "Between the two of us" in team
    assert "Between the two of us" not in everyone
    assert "1 more is counted and not shown here." in everyone


def test_a_forecast_shows_what_we_could_do_what_we_expected_and_what_came() -> None:
    said = _said(_made(), FORECASTS)
    assert "Nobody has time What we could do A card What we expected Nets tear What came" in said
    assert "Came as expected 2 March: Two nets tore." in said
    assert "Written down in the talk Nets (2 February). About Mending nets. Accepted by Head of Deck." in said
    assert "No rope What we could do Not written down. What we expected Not written down. What came" in said
    assert "Not looked at yet We will know by 1 September." in said


def test_who_accepted_a_forecast_is_between_the_parties() -> None:
    assert "Accepted by" not in _said(_made("everyone"), FORECASTS)


@pytest.mark.parametrize(
    ("matched", "sentence"),
    [
        ([None], "One forecast is written down; what came is not known yet."),
        ([None, None], "2 forecasts are written down; what came is not known yet."),
        (["as-expected"], "Of one forecast, 1 came as expected."),
        (
            ["partly", "not-as-expected", "not-measured"],
            "Of 3 forecasts, none came as expected, 1 partly, 1 otherwise, 1 not measured.",
        ),
    ],
)
def test_the_sentence_on_forecasts_in_its_forms(matched: list[str | None], sentence: str) -> None:
    items = [{"what_happened": {"date": "2026-03-01", "matched": m}} if m else {"impact": "Less"} for m in matched]
    talk = {"with": ["deck"], "conversation": {"clarify_consequences": items}}
    assert sentence in _said(_made(talks={TALK: talk}), FORECASTS)


def test_a_year_compares_its_first_quarter_with_its_last() -> None:
    said = _said(_made(), YEAR)
    assert "From January to March 2026 we were asked for 1.2 times our own days. Talks added 3 days." in said
    assert "1 ask, 1 decision and 1 promise, each in the quarter in which it was made." in said
    assert "January to March 6 5 1.2 3 4" in said
    assert "All 5 3 4" not in said
    assert "Going ahead Waits Scrap list January to March 1 2 1" in said
    assert "No All asks Decisions January to March 1 1 1" in said
    assert "overdue All promises January to March 1 1" in said


def test_everyone_reads_a_year_without_lateness() -> None:
    said = _said(_made("everyone"), YEAR)
    assert "overdue" not in said
    assert "open All promises January to March 1 1" in said
    assert "Could not be taken on now All asks Decisions" in said


def test_two_quarters_are_said_as_from_and_to_and_none_without_capacity() -> None:
    second = {**QUARTERS["2026-Q1"], "versions": [{"version": 1, "date": "2026-03-02"}]}
    two = _said(_made(quarters={**QUARTERS, "2026-Q2": second}), YEAR)
    assert "From January to March 2026 we were asked for 1.2 times our own days, from April to June 2026 for" in two
    assert "All 10 3 8" in two
    bare = {key: value for key, value in QUARTERS["2026-Q1"].items() if key != "capacity"}
    assert "4 days of work were planned." in _said(_made(quarters={"2026-Q1": bare}), YEAR)


def test_a_year_without_talks_has_days_and_places_only() -> None:
    said = _said(_made(talks={}), YEAR)
    assert "What went ahead, and what did not" in said
    assert "What we asked" not in said
    assert "What both sides promised" not in said


def test_what_is_coming_is_counted_also_where_it_is_not_shown() -> None:
    team, everyone = _said(_made("team"), COMING), _said(_made("everyone"), COMING)
    sentence = "One initiative is coming now, one comes next, one waits and one is not coming."
    assert sentence in team
    assert sentence in everyone
    assert "Rowing" in team
    assert "Rowing" not in everyone
    assert "1 more is not shown here." in everyone


def test_an_initiative_stands_with_each_department_that_asked_for_it_in_that_departments_words() -> None:
    said = _said(_made("everyone"), COMING)
    deck = said[said.index("Deck Head of Deck") : said.index("Shore Head of Shore")]
    assert "Coming now" in deck
    assert "Mending nets. Nets tear on 6 of 20 trips. Nobody mends them at sea." in deck
    assert "For 12 deckhands. Asked for as “A net course, please.”" in deck
    assert "Us too!" not in deck
    assert "Mending nets" in said[said.index("Shore Head of Shore") :]
    assert "Asked for as “Us too!”" in said


def test_what_is_not_coming_says_why_and_when_we_look_again() -> None:
    said = _said(_made("everyone"), COMING)
    assert "Crew forum Waiting look again" in said
    assert "Crew forum Crew forum" not in said
    assert "Rope work. A problem No days yet. 1 July" in said
    assert "Not coming, and why look again Sailing days. A problem Scrap list: no reason recorded. 30 November" in said


def test_what_nobody_placed_or_nobody_asked_for_is_said() -> None:
    said = _said(_made("everyone"), COMING)
    assert "Not placed in the plan yet Ringing the bell. A problem" in said
    assert "No department named Done or handed over Tide tables. A problem Done: Printed in March." in said


@pytest.mark.parametrize("audience", ["everyone", "party:deck", "parties", "team"])
def test_what_is_coming_is_made_from_public_fields_only(audience: str) -> None:
    said = _said(_made(audience), COMING)
    for private in ("4,321", "C. Rowan", "Two people to mend", "overdue", "Between the two of us"):
        assert private not in said


def test_a_card_of_a_department_can_be_linked_to() -> None:
    markdown = _markdown(_made(), COMING)
    assert 'id="for-deck"' in markdown
    assert 'href="#for-deck"' in markdown
    assert 'id="for-nobody"' in markdown


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Nets tear on most of the long trips. Nobody mends.", "Nets tear on most of the long trips."),
        ("Not clear yet. Nobody has said what goes wrong. More.", "Not clear yet. Nobody has said what goes wrong."),
        ("Nets tear, approx. twice on each of the trips.\nNext.", "Nets tear, approx. twice on each of the trips."),
        ("2.5 of 14 nets tear on each of the long trips", "2.5 of 14 nets tear on each of the long trips"),
        ("Short.", "Short."),
        ("Die neue Pflicht gilt vom 1. Oktober an. Mehr.", "Die neue Pflicht gilt vom 1. Oktober an."),
    ],
)
def test_a_problem_is_told_in_one_sentence(text: str, sentence: str) -> None:
    assert one_sentence(text) == sentence
