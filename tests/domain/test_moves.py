"""Moves: what is new, scored anew or placed anew since the quarter before, and why."""

from __future__ import annotations

from typing import Any

from small_portfolio import initiative, portfolio

from accord.domain import moves, plan
from accord.domain.moves import Move


def _assessed(on: str, impact: int, difficulty: int, **more: Any) -> dict[str, Any]:
    return {"date": f"2026-{on}", "impact": impact, "difficulty": difficulty, **more}


FIRST = _assessed("01-01", 4, 4)
FILES = {
    "still": initiative(assessments=[FIRST]),
    "eased": initiative(
        assessments=[
            FIRST,
            _assessed("02-01", 4, 3, why="A rig", because_of=["2026-01-20-deck"]),
            _assessed("03-01", 5, 2, because_of=["2026-02-20-shore", "2026-01-20-deck"]),
            _assessed("05-01", 1, 1, why="After the version"),
        ]
    ),
    "placed": initiative(assessments=[FIRST]),
    "came": initiative(assessments=[FIRST]),
    "scored": initiative(assessments=[_assessed("03-01", 4, 4)]),
    "never": initiative(),
}


def _moves() -> dict[str, Move]:
    def entries(**places: str) -> list[dict[str, str]]:
        return [{"initiative": name, "place": place} for name, place in places.items()]

    common = {"still": "now", "eased": "later", "scored": "now", "never": "now"}
    small = portfolio(
        initiatives=FILES,
        quarters={
            "2026-Q1": {
                "versions": [{"version": 1, "date": "2026-01-05"}],
                "entries": entries(**common, placed="next"),
            },
            "2026-Q2": {
                "versions": [{"version": 1, "date": "2026-04-05"}],
                "entries": entries(**{**common, "eased": "now"}, placed="now", came="now"),
            },
        },
    )
    first, second = plan.editions(small)
    assert moves.between(small, None, first) == ()
    return {move.initiative: move for move in moves.between(small, first, second)}


def test_moves_are_of_a_kind_and_in_list_order() -> None:
    kinds = {name: move.kind for name, move in _moves().items()}
    assert kinds == {"eased": "moved", "placed": "placed", "came": "new", "scored": "new"}
    assert next(iter(kinds)) == "eased"


def test_a_move_tells_every_cause_since_the_score_before() -> None:
    eased = _moves()["eased"]
    assert eased.was is not None and eased.now is not None
    assert (eased.was.point, eased.now.point) == ((4, 4), (2, 5))
    assert eased.because_of == ("2026-01-20-deck", "2026-02-20-shore")
    assert (eased.why, eased.left, eased.crossed) == ("A rig", True, True)
