"""The team's private notes, for `accord check` and the leak test; no page ever reads them."""

from __future__ import annotations

from pathlib import Path

from accord.domain.notes import Note
from accord.intake.files import inside, text_of
from accord.intake.folder import PRIVATE, Found, Listing, entries, record_file
from accord.intake.located import load
from accord.intake.slip import Slip
from accord.intake.validate import validated
from accord.places import Located, Place, Problem, in_file_order


def read_notes(folder: Path, shown_as: str | None = None) -> tuple[dict[str, Note], list[Problem]]:
    """The notes under `private/notes` of a portfolio by id, and what is wrong with them.

    Nothing where there are none, or where the folder is a link that leads elsewhere.
    """
    result = Listing(folder, folder.as_posix() if shown_as is None else shown_as)
    notes: dict[str, Note] = {}
    below = folder / PRIVATE / "notes"
    if below.is_dir() and inside(below, folder):
        shown = f"{result.shown}/{PRIVATE}/notes"
        for entry in entries(result, below, shown):
            record_file(result, entry, "notes", f"{shown}/{entry.name}")
    for file in result.found:
        note, wrong = _note(file)
        result.problems += wrong
        if note is not None:
            notes[file.id] = note
    return notes, in_file_order(result.problems)


def _note(file: Found) -> tuple[Note | None, list[Problem]]:
    text, problem = text_of(file.path, file.shown)
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
