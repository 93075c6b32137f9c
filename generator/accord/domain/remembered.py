"""What follows from a portfolio is worked out once: a portfolio does not change."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from accord.domain.portfolio import Portfolio

_P = ParamSpec("_P")
_Found = TypeVar("_Found")


def remembered(
    work_out: Callable[Concatenate[Portfolio, _P], _Found],
) -> Callable[Concatenate[Portfolio, _P], _Found]:
    """Keep what a function finds in a portfolio beside that portfolio, by the function's other arguments.

    The arguments must be hashable. A changed portfolio is another one and starts with nothing kept.
    """

    @wraps(work_out)
    def look_up(portfolio: Portfolio, /, *args: _P.args, **options: _P.kwargs) -> _Found:
        kept: dict[Hashable, _Found] = portfolio.__dict__.setdefault("_remembered", {})
        key = (work_out, args, tuple(options.items()))
        if key not in kept:
            kept[key] = work_out(portfolio, *args, **options)
        return kept[key]

    return look_up
