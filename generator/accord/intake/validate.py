"""From data to a record, or to every problem in it, at the places where one would mend them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from accord.intake.document import Document
from accord.intake.near import hint, nearest
from accord.intake.shape import keys_of, model_at, named_by_file, parent_of
from accord.intake.traps import short
from accord.intake.wording import STEPS, Said, named, said
from accord.places import Place, Problem, Spot, deepest

Model = TypeVar("Model", bound=BaseModel)
Loc = tuple[int | str, ...]


def validated(model: type[Model], document: Document, file: str, subject: str) -> tuple[Model | None, list[Problem]]:
    """The record of a file, or None with every problem in it."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return None, list(_Errors(errors, model, document, file, subject).problems())


class _Errors:
    """Pydantic's errors about one file."""

    def __init__(
        self, errors: Sequence[Any], model: type[BaseModel], document: Document, file: str, subject: str
    ) -> None:
        self.errors = errors
        self.model = model
        self.document = document
        self.file = file
        self.subject = subject
        self.missing = {(e["loc"][:-1], str(e["loc"][-1])) for e in errors if e["type"] == "missing"}
        self.renamed = dict(self._renamings())

    def _renamings(self) -> Iterator[tuple[Loc, tuple[Loc, str]]]:
        """Unknown keys that are a missing one beside them, misspelt: by path, the missing key."""
        for found in self.errors:
            loc = found["loc"]
            if found["type"] == "extra_forbidden":
                near = nearest(str(loc[-1]), [name for parent, name in self.missing if parent == loc[:-1]])
                if near:
                    yield loc, (loc[:-1], near)

    def problems(self) -> Iterator[Problem]:
        """One problem for each mistake."""
        told = set(self.renamed.values())
        for found in self.errors:
            loc = found["loc"]
            if found["type"] == "missing" and (loc[:-1], str(loc[-1])) in told:
                continue  # one mistake, said once: at the misspelt key
            check, message = self._said(found, loc)
            yield Problem(Place(self.file, *self._place(found["type"], loc)), check, "stop", self.subject, message)

    def _said(self, found: Any, loc: Loc) -> Said:
        if found["type"] == "extra_forbidden":
            return self._unknown_key(loc)
        if found["type"] == "missing":
            whole = "" if named(loc[:-1]) == "the file" else f" in '{named(loc[:-1])}'"
            return "missing-key", f"'{loc[-1]}' is missing{whole}; every such record needs it"
        return said(found, loc)

    def _unknown_key(self, loc: Loc) -> Said:
        key, model = str(loc[-1]), model_at(self.model, loc[:-1])
        known = keys_of(model)
        if key == "id" and model is not None and named_by_file(model):
            return "unknown-key", "'id' is not written here: the file's name is the id; remove the line"
        if loc in self.renamed:
            return "unknown-key", f"'{short(key)}' is not known here; did you mean '{self.renamed[loc][1]}'?"
        if self._is_torn_off(key, loc):
            because = "because of the comma before it and the colon after it"
            return "yaml-trap", f"'{short(key)}' is read as a key {because}; a text with these must stand in quotes"
        parent = "" if nearest(key, known, 0.75) else parent_of(key, model)
        where = f"; it stands below '{parent}'" if parent else hint(key, known) or f"; known are {', '.join(known)}"
        return "unknown-key", f"'{short(key)}' is not known here{where}"

    def _is_torn_off(self, key: str, loc: Loc) -> bool:
        """Whether an unknown key inside braces is the rest of a sentence with a comma and a colon."""
        place = _key_place(self.document.spot, loc)
        after_comma = place is not None and self.document.before(*place).rstrip().endswith(",")
        return after_comma and (" " in key or not nearest(key, keys_of(model_at(self.model, loc[:-1]))))

    def _place(self, kind: str, loc: Loc) -> tuple[int, int]:
        """Where to mend it: a key at the key itself, a missing one at the record it is missing from."""
        spot = self.document.spot
        path = tuple(step for step in loc if step not in STEPS)
        if kind == "missing":
            record = _walk(spot, path[:-1])
            return record.line, record.column
        if kind == "extra_forbidden" or loc[-1:] == ("[key]",):
            return _key_place(spot, path) or deepest(spot, path)
        return deepest(spot, path)


def _walk(spot: Spot, path: Sequence[int | str]) -> Spot:
    for step in path:
        kids = spot.kids
        if isinstance(kids, Mapping):
            spot = kids.get(str(step), spot)
        elif isinstance(kids, Sequence) and isinstance(step, int) and step < len(kids):
            spot = kids[step]
    return spot


def _key_place(spot: Spot, loc: Loc) -> tuple[int, int] | None:
    path = tuple(step for step in loc if step not in STEPS)
    return (_walk(spot, path[:-1]).keys or {}).get(str(path[-1])) if path else None
