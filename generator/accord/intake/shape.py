"""Which keys a record may have, at any depth: walked along the models, for hints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from accord.intake.kinds import NAMED_BY_FILE
from accord.intake.wording import STEPS


def model_at(model: type[BaseModel], path: Sequence[int | str]) -> type[BaseModel] | None:
    """The model of the record at the end of a path; None where there is only plain data."""
    here: type[BaseModel] | None = model
    for step in path:
        if here is not None and isinstance(step, str) and step not in STEPS:
            here = _below(here, step)
    return here


def keys_of(model: type[BaseModel] | None) -> list[str]:
    """The keys a planner may write in a record; the name of a file is none of them."""
    if model is None:
        return []
    return [
        info.alias or name for name, info in model.model_fields.items() if not (name == "id" and named_by_file(model))
    ]


def named_by_file(model: type[BaseModel]) -> bool:
    """Whether a model is a file of its own, so that its `id` is the file's name."""
    return model in NAMED_BY_FILE


def parent_of(key: str, model: type[BaseModel] | None) -> str:
    """The key below which a key would be known: `impact` stands below `assessments`."""
    for name, info in (model.model_fields if model else {}).items():
        if any(key in keys_of(below) for below in _models_in(info.annotation)):
            return info.alias or name
    return ""


def _below(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    info = next((info for name, info in model.model_fields.items() if key in (info.alias, name)), None)
    if info is None:
        return model  # a key of a plain mapping, such as a skill
    return next(_models_in(info.annotation), None)


def _models_in(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from _models_in(part)
