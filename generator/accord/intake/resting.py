"""The garbage collector's rest, while many small values are made and none is dropped."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """The garbage collector rests: reading makes many small values and drops none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # What was read stays. Passing through the frozen ones puts it among the old at once, so that the
            # collector does not walk all of it for nothing as soon as it wakes.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
