"""The team's private notes, for `accord check` and the leak test; no page ever reads them."""

from __future__ import annotations

from pathlib import Path

from accord.domain.notes import Note
from accord.intake.folder import Found, listing_of_notes, text_of
from accord.intake.located import load
from accord.intake.slip import Slip
from accord.intake.validate import validated
from accord.places import Located, Place, Problem, in_file_order


def read_notes(folder: Path, shown_as: str = "portfolio") -> tuple[dict[str, Note], list[Problem]]:
    """The notes under `private/notes` by id, and what is wrong with them."""
    found, problems = listing_of_notes(folder, shown_as)
    notes: dict[str, Note] = {}
    for file in found:
        note, wrong = _note(file)
        problems += wrong
        if note is not None:
            notes[file.id] = note
    return notes, in_file_order(problems)


def _note(file: Found) -> tuple[Note | None, list[Problem]]:
    text, problem = text_of(file)
    if problem is not None:
        return None, [problem]
    try:
        document = load(text, file.shown)
    except Slip as slip:
        return None, [Problem(Place(file.shown, slip.line, slip.column), slip.check, "stop", file.id, slip.message)]
    if not isinstance(document.data, Located):
        message = "a note must hold keys with values, such as 'for: …'"
        return None, [Problem(Place(file.shown), "wrong-type", "stop", file.id, message)]
    document.data["id"] = file.id
    return validated(Note, document, file.shown, file.id)
