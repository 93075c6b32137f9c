"""The team's private notes are validated, and are no part of the portfolio."""

from __future__ import annotations

from pathlib import Path

from accord.intake.private import read_notes
from intake.intake_world import portfolio, told, write

NOTE = """\
for: 2026-01-15-field-ops-handovers
fallback: Ask the COO.
range: {asks: 2 a month, hopes: 1 a month, least: one every two months}
sensitive: Do not name depots in the room.
how_it_felt: Warmer than in January.
"""
NAME = "private/notes/2026-01-15-field-ops-handovers.yml"


def test_a_note_is_read_with_its_file_name_as_id(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(folder / NAME, NOTE)
    notes, problems = read_notes(folder, "portfolio")
    assert problems == []
    assert notes["2026-01-15-field-ops-handovers"].sensitive == ("Do not name depots in the room.",)


def test_what_is_wrong_in_a_note_is_told_like_anywhere_else(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(folder / NAME, NOTE.replace("fallback", "fall_back"))
    write(folder / "private/notes/x.yml", "- a\n")
    _, problems = read_notes(folder, "portfolio")
    assert [str(problem) for problem in problems] == [
        f"portfolio/{NAME}:2:1: 2026-01-15-field-ops-handovers: 'fall_back' is not known here; did you mean 'fallback'? "
        "[unknown-key]",
        "portfolio/private/notes/x.yml:1:1: x: a note must hold keys with values, such as 'for: …' [wrong-type]",
    ]


def test_the_portfolio_is_read_whatever_lies_among_the_notes(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(folder / NAME, "for: [")
    assert told(folder) == []


def test_a_private_folder_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    folder = portfolio(tmp_path)
    write(tmp_path / "elsewhere/notes/x.yml", "for: [")
    (folder / "private").symlink_to(tmp_path / "elsewhere")
    assert read_notes(folder, "portfolio") == ({}, [])
