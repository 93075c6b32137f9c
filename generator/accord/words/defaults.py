"""What a team reads before it has written its own: the areas of the grid, its questions, and the skills."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from accord.domain.portfolio import Portfolio
from accord.domain.settings import Area, Axis, Criterion, Settings
from accord.words import Words

_ANCHORS = ("ask", "1", "2", "3", "4", "5")


def spoken(portfolio: Portfolio, words: Words) -> Portfolio:
    """The portfolio with what its settings leave out in the words' language; what the team wrote stays as it is."""
    settings = _spoken(portfolio.settings, words)
    return portfolio if settings == portfolio.settings else portfolio.changed(settings=settings)


def _spoken(settings: Settings, words: Words) -> Settings:
    grid = settings.grid
    areas = {
        name: words.t(f"default.area.{area}")
        for area in get_args(Area)
        for name in [area.replace("-", "_")]
        if name not in grid.areas.model_fields_set
    }
    criteria = {
        axis: _criteria(axis, grid.criteria(axis), words)
        for axis in get_args(Axis)
        if axis not in grid.model_fields_set
    }
    written = "skills" in settings.model_fields_set
    skills = settings.skills if written else {name: words.t(f"default.skill.{name}") for name in settings.skills}
    changed: Settings = settings.changed(
        grid=grid.changed(areas=grid.areas.changed(**areas), **criteria), skills=skills
    )
    return changed


def _criteria(axis: Axis, criteria: Mapping[str, Criterion], words: Words) -> dict[str, Criterion]:
    """The questions of one axis with what each score stands for."""
    return {
        name: Criterion.model_validate({part: words.t(f"default.{axis}.{name}.{part}") for part in _ANCHORS})
        for name in criteria
    }
