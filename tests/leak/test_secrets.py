"""What is a secret, for whom, record by record: each condition once for and once against."""

from __future__ import annotations

from typing import Any

import pytest
from small_portfolio import ask, day, decision, initiative, portfolio, promise

from accord.domain.audience import parse
from accord.domain.notes import Note
from accord.domain.portfolio import Portfolio
from accord.leak import search, secrets
from accord.leak.secret import Secret

TEXT = "Nobody else may read these words"
TALK = "2026-02-03-deck-and-ropes"
SAID = {"share_current_picture": "We showed them"}
EVERYONE, DECK, SHORE, PARTIES, TEAM = "everyone", "party:deck", "party:shore", "parties", "team"
ALL = (EVERYONE, DECK, SHORE, PARTIES, TEAM)


def talk(**more: Any) -> Portfolio:
    """A portfolio with one talk with the deck, read in June."""
    return portfolio(talks={TALK: {"with": ["deck"], "conversation": SAID, **more}}).changed(as_of=day("06-01"))


def kept_from(whole: Portfolio, field: str, *notes: Note) -> list[str]:
    """The audiences a text of this field is a secret for."""
    return [each for each in ALL if any(secret.field == field for secret in secrets(whole, parse(each), notes))]


def plan(*versions: str, **entry: Any) -> Portfolio:
    """A quarter with versions in these states and one entry."""
    dated = [{"version": n, "date": f"2026-04-0{n}", "state": state} for n, state in enumerate(versions, 1)]
    return portfolio(
        initiatives={"ropes": initiative()},
        quarters={"2026-Q2": {"versions": dated, "entries": [{"initiative": "ropes", "place": "now", **entry}]}},
    )


def started(**more: Any) -> Portfolio:
    """An initiative the deck asked for."""
    return portfolio(initiatives={"ropes": initiative(requests=[{"by": "deck"}], **more)})


EVIDENCE = {"text": TEXT, "source": "A log"}
NO_PARTY = [EVERYONE, SHORE]
OUTSIDE = [EVERYONE, DECK, SHORE, PARTIES]
CASES: dict[str, tuple[Portfolio, str, list[str]]] = {
    "the words of a request": (started(problem=TEXT), "initiatives.problem", []),
    "hidden work": (started(problem=TEXT, visible="team"), "initiatives.problem", OUTSIDE),
    "a cause": (
        started(learning_check={"verdict": "learning", "why_learning": TEXT}),
        "initiatives.learning_check.why_learning",
        NO_PARTY,
    ),
    "evidence": (started(evidence=[EVIDENCE]), "initiatives.evidence.text", []),
    "evidence for parties": (
        started(evidence=[{**EVIDENCE, "visible": "parties"}]),
        "initiatives.evidence.text",
        NO_PARTY,
    ),
    "evidence for the team": (
        started(evidence=[{**EVIDENCE, "visible": "team"}]),
        "initiatives.evidence.text",
        OUTSIDE,
    ),
    "an ask": (talk(asks=[ask(text=TEXT)]), "negotiations.asks.text", NO_PARTY),
    "an ask, open to everyone": (talk(asks=[ask(text=TEXT)], visible="everyone"), "negotiations.asks.text", []),
    "their words": (
        talk(asks=[ask(their_words=TEXT)], visible="everyone"),
        "negotiations.asks.their_words",
        NO_PARTY,
    ),
    "a decision": (talk(decisions=[decision(text=TEXT)]), "negotiations.decisions.text", []),
    "a decision nobody knows of": (
        talk(decisions=[decision(text=TEXT)], visible="team"),
        "negotiations.decisions.text",
        OUTSIDE,
    ),
    "the file's name of a talk nobody knows of": (talk(visible="team"), "negotiations.id", OUTSIDE),
    "a preparation": (talk(preparation={"why_critical": TEXT}), "negotiations.preparation.why_critical", NO_PARTY),
    "a preparation before the talk": (
        talk(preparation={"why_critical": TEXT}, conversation=None, visible="everyone"),
        "negotiations.preparation.why_critical",
        OUTSIDE,
    ),
    "a preparation, an answer given": (
        talk(preparation={"why_critical": TEXT}, conversation=None, asks=[ask(answer="accepted")]),
        "negotiations.preparation.why_critical",
        NO_PARTY,
    ),
    "a preparation, the talk dated later": (
        talk(preparation={"why_critical": TEXT}, date="2026-12-01"),
        "negotiations.preparation.why_critical",
        OUTSIDE,
    ),
    "a promise not confirmed": (talk(commitments=[promise(what=TEXT)]), "negotiations.commitments.what", NO_PARTY),
    "a promise confirmed": (
        talk(commitments=[promise(what=TEXT)], confirmed={"deck": "2026-02-04"}),
        "negotiations.commitments.what",
        [],
    ),
    "a promise taken back": (
        talk(
            commitments=[promise(what=TEXT)],
            confirmed={"deck": "2026-02-04"},
            conversation={
                "summarize_and_clarify": {
                    "confirmations": [{"by": "deck", "date": "2026-02-09", "answer": "not-agreed"}]
                }
            },
        ),
        "negotiations.commitments.what",
        NO_PARTY,
    ),
    "a promise of ours": (talk(commitments=[promise(what=TEXT, by="ltd")]), "negotiations.commitments.what", []),
    "interests": (
        portfolio(stakeholders={"deck": {"kind": "person", "title": "Deck", "interests": [TEXT]}}),
        "stakeholders.interests",
        NO_PARTY,
    ),
    "a charter": (portfolio(charters={"deck": {"we_will": [TEXT]}}), "charters.we_will", NO_PARTY),
    "why it stands there": (plan("agreed", why=TEXT), "quarters.entries.why", []),
    "why, in a plan without versions": (plan(why=TEXT), "quarters.entries.why", []),
    "why, in a draft": (plan("draft", why=TEXT), "quarters.entries.why", OUTSIDE),
    "why, in a later draft": (plan("agreed", "draft", why=TEXT), "quarters.entries.why", []),
    "why, new in a later draft": (
        plan("agreed", "draft", why=TEXT, before={1: {"why": "x"}}),
        "quarters.entries.why",
        OUTSIDE,
    ),
    "why, in a draft before": (
        plan("draft", "agreed", why="x", before={1: {"why": TEXT}}),
        "quarters.entries.before.*.why",
        OUTSIDE,
    ),
    "why, in an agreed plan before": (
        plan("agreed", "agreed", why="x", before={1: {"why": TEXT}}),
        "quarters.entries.before.*.why",
        [],
    ),
    "why, not in the agreed plan before": (
        plan("agreed", "draft", why=TEXT, before={1: "absent"}),
        "quarters.entries.why",
        OUTSIDE,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_whom_a_text_is_kept_from(case: str) -> None:
    whole, field, audiences = CASES[case]
    assert kept_from(whole, field) == audiences


def test_the_entries_of_hidden_work_are_for_the_team() -> None:
    whole = plan("agreed", why=TEXT)
    hidden = whole.initiatives["ropes"].changed(visible="team")
    assert kept_from(whole.changed(initiatives={"ropes": hidden}), "quarters.entries.why") == OUTSIDE


@pytest.mark.parametrize("other", [TEXT.upper(), f"They said: {TEXT}, twice"])
def test_what_also_stands_where_it_may_be_read_is_no_secret(other: str) -> None:
    whole = talk(asks=[ask(text=TEXT)], public_summary=other)
    assert kept_from(whole, "negotiations.asks.text") == []


def test_two_texts_side_by_side_do_not_make_a_third() -> None:
    whole = talk(asks=[ask(text=TEXT)], public_summary="Nobody else may read", title="these words")
    assert kept_from(whole, "negotiations.asks.text") == NO_PARTY


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Two people, please", False),
        ("Unbelievable misunderstandings", False),
        ("An offer of two hands", True),
        ("来年の春までに全員が一度は見学に参加する", True),
        ("来年の春まで待つ", False),
    ],
)
def test_only_a_text_long_enough_counts(text: str, counts: bool) -> None:
    assert bool(kept_from(talk(asks=[ask(text=text)]), "negotiations.asks.text")) is counts


def runs(found: list[Secret]) -> set[str]:
    return {" ".join(secret.words) for secret in found}


PEOPLE = portfolio(
    team={"roles": [{"id": "head", "title": "Head", "name": "Robin van Alder"}]},
    stakeholders={"deck": {"kind": "person", "title": "Deck", "name": "Rose"}},
)


def test_a_name_is_a_secret_as_written_and_with_its_initial() -> None:
    assert runs(secrets(PEOPLE, parse(EVERYONE))) == {"robin van alder", "r van alder", "r alder", "rose"}
    assert secrets(PEOPLE, parse(EVERYONE, names=True)) == []
    assert runs(secrets(PEOPLE, parse(DECK))) == {"robin van alder", "r van alder", "r alder"}
    assert secrets(PEOPLE, parse(PARTIES)) == []


def test_a_name_in_a_text_everyone_may_read_is_none() -> None:
    told = PEOPLE.changed(organization=PEOPLE.organization.changed(about="Robin van Alder and Rose lead it."))
    assert secrets(told, parse(EVERYONE)) == []


def test_the_name_of_a_file_is_compared_as_it_is_written() -> None:
    kept = secrets(talk(visible="team"), parse(EVERYONE))
    assert len(search(kept, [("a.html", f'<a href="../{TALK}/">x</a>')])) == 1
    assert search(kept, [("a.csv", "2026-02-03,deck and ropes")]) == []


NOTE = Note.model_validate({"id": "n", "for": TALK, "fallback": TEXT, "range": {"least": f"The least: {TEXT}"}})


def test_private_notes_are_kept_from_everyone_and_the_team() -> None:
    assert kept_from(talk(), "private.notes.fallback", NOTE) == list(ALL)
    assert kept_from(talk(), "private.notes.range.least", NOTE) == list(ALL)
    assert kept_from(talk(asks=[ask(text=TEXT)]), "private.notes.fallback", NOTE) == NO_PARTY
    assert kept_from(talk(asks=[ask(text=TEXT)]), "private.notes.range.least", NOTE) == list(ALL)
    (line,) = {str(problem) for problem in search(secrets(talk(), parse(TEAM), [NOTE]), [("a.md", f"x {TEXT}.")])}
    assert "n: 'private.notes.fallback' is kept from every site" in line


def test_nothing_else_is_a_secret_for_the_team() -> None:
    assert secrets(talk(asks=[ask(text=TEXT)], visible="team"), parse(TEAM)) == []
