"""A small river ferry with something of everything, in which every text says how private it is.

"all", "parties" and "team" stand for the widest circle that may read a text, "open" for what `visible: everyone` on a
talk opens, "name" and "money" for what has a switch of its own.
"""

from __future__ import annotations

from typing import Any

from small_portfolio import ask, days, initiative, portfolio

from accord.domain.portfolio import Portfolio

FIRST, SECOND, THIRD, PLANNED = "2026-01-10-deck", "2026-02-10-shore", "2026-03-10-deck", "2026-06-20-engine"
WARNING = [{"check": "no-goal", "until": "2026-12-31", "why": "team warning"}]


def _stakeholder(name: str) -> dict[str, Any]:
    return {
        "kind": "person", "title": f"all title of {name}", "name": f"name of {name}", "department": "all",
        "note": f"parties note of {name}", "people": 31, "goals": ["safe"], "can_commit": [f"parties can {name}"],
        "interests": [f"parties interest of {name}"], "accepted_warnings": WARNING,
    }  # fmt: skip


def _work(name: str, **more: Any) -> dict[str, Any]:
    return initiative(
        title=f"all title of {name}",
        problem=f"all problem of {name}",
        requests=[{"by": "deck", "date": "2025-12-01", "their_words": f"all request of {name}"}],
        outcome={"text": f"all outcome of {name}", "baseline": {"value": 71}, "readings": [{"value": 72}]},
        learning_check={"verdict": "learning", "why_learning": f"parties check of {name}",
                        "causes": [{"cause": "skill", "text": f"parties cause of {name}"}]},
        evidence=[
            {"text": f"all evidence of {name}"},
            {"text": f"parties evidence of {name}", "visible": "parties"},
            {"text": f"team evidence of {name}", "visible": "team"},
        ],
        needs={"ltd_days": {"design": 17}, "money": 777},
        accepted_warnings=WARNING,
        **more,
    )  # fmt: skip


INITIATIVES = {
    "ramp": _work(
        "ramp", goals=["safe", "fast"], sponsor="deck",
        assessments=[{"date": "2026-01-05", "impact": 4, "difficulty": 4},
                     {"date": "2026-02-15", "impact": 4, "difficulty": 2, "because_of": [SECOND]}],
    ),
    "rope": _work("rope", goals=["safe"], assessments=[{"date": "2026-01-05", "impact": 2, "difficulty": 2}]),
    "radio": _work("radio", sponsor="shore", needs_first=["ramp"]),
    "raft": _work("raft", goals=["calm"], again_from="rope"),
}  # fmt: skip


def _preparation(name: str) -> dict[str, Any]:
    return {
        "why_critical": f"open preparation of {name}",
        "alignment_and_data": {"evidence": [{"text": f"open fact of {name}"},
                                            {"text": f"team fact of {name}", "visible": "team"}]},
        "help_needed": [{"what": f"open help of {name}", "from": "deck"}],
    }  # fmt: skip


def _conversation(name: str, who: str, **more: Any) -> dict[str, Any]:
    return {
        "start_with_alignment": {"said": f"parties said of {name}", "their_words": f"parties quote of {name}"},
        "share_current_picture": f"parties picture of {name}",
        "invite_ideas": [{"idea": f"open idea of {name}", "from": who, "became": "taken"}],
        "summarize_and_clarify": {
            "summary": f"open summary of {name}",
            "confirmations": [{"by": who, "date": f"{name[:8]}12", "how": f"parties how of {name}",
                               "their_words": f"parties yes of {name}"}],
        },
        "clarify_consequences": [{"for": "a1", "impact": f"all impact of {name}", "accepted_by": who,
                                  "what_happened": {"date": "2026-03-20", "matched": "partly"}}],
        "end_with_next_steps": {"steps": [{"what": f"open step of {name}", "who": who, "due": "2026-02-28"}]},
        **more,
    }  # fmt: skip


def _asks(name: str, who: str, **first: Any) -> list[dict[str, Any]]:
    return [
        ask(of=who, about="ramp", text=f"open ask of {name}", their_words=f"parties words of {name}",
            amount={"value": 881, "unit": "money"}, got={"value": 771, "unit": "money"}, **first),
        ask(of=who, kind="priority", between=["ramp", "rope"], text=f"open order of {name}"),
    ]  # fmt: skip


def _decided(name: str, about: str, who: str, **more: Any) -> dict[str, Any]:
    text = f"all decision of {name}"
    return {"id": "d1", "kind": "go", "about": about, "text": text, "decided_by": [who, "ltd"], **more}


def _promise(name: str, who: str, **more: Any) -> dict[str, Any]:
    return {
        "id": "c1", "by": who, "about": "ramp", "what": f"all promise of {name}", "due": "2026-03-15",
        "proof": f"parties proof of {name}",
        "progress": [{"date": "2026-03-01", "value": 3, "note": f"parties note {name}"}],
        **more,
    }  # fmt: skip


TALKS = {
    FIRST: {
        "title": f"all talk of {FIRST}", "with": ["deck"], "about": "ramp", "for_ltd": ["lead"],
        "asks": _asks(FIRST, "deck", answer="countered"),
        "preparation": _preparation(FIRST), "conversation": _conversation(FIRST, "deck"),
        "decisions": [
            _decided(FIRST, "ramp", "deck", look_again={"date": "2026-03-01", "question": f"all again {FIRST}"})
        ],
        "commitments": [
            _promise(FIRST, "deck", amount={"value": 16, "unit": "person-days"}, got={"value": 12},
                     status="partly-kept", closed="2026-03-20", why=f"parties why of {FIRST}",
                     adds_capacity=[days("2026-Q1", "design", 8)]),
            {**_promise(FIRST, "ltd"), "id": "c2", "uses_capacity": [days("2026-Q1", "design", 4)]},
            {**_promise(FIRST, "deck", amount={"value": 991, "unit": "money"}), "id": "c3"},
        ],
        "public_summary": f"all summary of {FIRST}",
    },
    SECOND: {
        "title": f"all talk of {SECOND}", "with": ["shore", "deck"], "about": ["rope", "radio"],
        "asks": _asks(SECOND, "shore", answer="declined"),
        "preparation": _preparation(SECOND), "summary": f"open short of {SECOND}",
        "confirmed": {"shore": "2026-02-11"},
        "decisions": [
            _decided(SECOND, "rope", "shore"),
            {**_decided(SECOND, "radio", "shore"), "id": "d2", "kind": "scrap"},
        ],
        "commitments": [_promise(SECOND, "shore", amount={"value": 30, "unit": "hours"}, status="kept",
                                 closed="2026-03-16", adds_capacity=[days("2026-Q2", "deliver", 5)])],
    },
    THIRD: {
        "title": f"all talk of {THIRD}", "with": ["deck", "shore"], "about": "ramp", "revisits": FIRST,
        "follows": SECOND, "summary": f"open short of {THIRD}",
        "confirmed": {"shore": "2026-03-11", "deck": "2026-03-12"},
        "decisions": [_decided(THIRD, "ramp", "deck", kind="go-smaller", replaces=f"{FIRST}#d1")],
        "commitments": [_promise(THIRD, "ltd", replaces=f"{FIRST}#c2")],
    },
    PLANNED: {
        "title": f"all talk of {PLANNED}", "with": ["engine"], "about": "raft",
        "asks": [ask(of="engine", text=f"open ask of {PLANNED}", asked_on="2026-03-01")],
        "preparation": {"why_critical": f"team preparation of {PLANNED}"},
    },
}  # fmt: skip


def _entry(name: str, place: str, **more: Any) -> dict[str, Any]:
    return {"initiative": name, "place": place, "why": f"all why {name}", "accepted_warnings": WARNING, **more}


def _quarter(versions: list[dict[str, Any]], *entries: dict[str, Any]) -> dict[str, Any]:
    skills = {
        "design": {"fte": 1, "leave": 4, "buffer": 3, "absences": [{"days": 5}]},
        "deliver": {"fte": 1, "leave": 2},
    }
    capacity = {"working_days": 60, "skills": skills, "notes": "team notes"}
    return {"versions": versions, "capacity": capacity, "entries": list(entries), "motto": "all motto"}


QUARTERS = {
    "2026-Q1": _quarter(
        [{"version": 1, "date": "2026-01-20", "because_of": [FIRST]}, {"version": 2, "date": "2026-02-12"}],
        _entry("ramp", "now", asked={"design": 40, "deliver": 5}, planned={"design": 31}, smaller="all smaller ramp"),
        _entry("rope", "now", planned={"design": 9}, before={1: "absent"}),
        _entry("radio", "later", asked={"deliver": 20}, look_again="2026-04-01"),
        _entry("raft", "scrap", asked={"design": 11}, look_again="2026-06-01"),
    ),
    "2026-Q2": _quarter(
        [
            {"version": 1, "date": "2026-03-20", "state": "draft", "what": "team draft"},
            {"version": 2, "date": "2026-03-25", "because_of": [SECOND, THIRD]},
            {"version": 3, "date": "2026-03-30", "state": "draft", "what": "team draft"},
        ],
        _entry("ramp", "now", planned={"design": 59}, why="team draft", before={
            1: {"planned": {"design": 61}, "why": "team draft"},
            2: {"asked": {"design": 60}, "planned": {"design": 44}, "why": "all why ramp"},
        }),
        _entry("radio", "next", asked={"deliver": 20}, before={1: "absent"}),
        _entry("rope", "done", planned={"deliver": 3}),
        _entry("raft", "handed-over", to="shore", confirmed=[f"{SECOND}#d2"]),
    ),
}  # fmt: skip


def river(
    *,
    hidden: frozenset[str] = frozenset(),
    opened: frozenset[str] = frozenset(),
) -> Portfolio:
    """The ferry's portfolio, with these initiatives and talks for the team only, and these talks open to everyone."""
    talks = {name: {**talk, **_visible(name, hidden, opened)} for name, talk in TALKS.items()}
    initiatives = {
        name: {**work, **({"visible": "team"} if name in hidden else {})} for name, work in INITIATIVES.items()
    }
    return portfolio(
        initiatives=initiatives,
        talks=talks,
        quarters=QUARTERS,
        stakeholders={name: _stakeholder(name) for name in ("deck", "engine", "shore")},
        charters={name: {"we_will": [f"parties charter of {name}"]} for name in ("deck", "shore")},
        team={"roles": [{"id": "lead", "title": "all lead", "name": "name of lead"}]},
    )


def _visible(name: str, hidden: frozenset[str], opened: frozenset[str]) -> dict[str, str]:
    return {"visible": "team" if name in hidden else "everyone" if name in opened else "parties"}
