"""The files of a finished site, but for those the theme came with."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path


def files(site: Path, installed: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Every file of a site by its path in it, with forward slashes.

    `installed` are folders whose files come with the theme: one that stands in the site as it was installed holds
    nothing of a plan.
    """
    for folder, _, names in os.walk(site):
        for name in sorted(names):
            path = Path(folder) / name
            inside = path.relative_to(site)
            if not any(_same(path, theme / inside) for theme in installed):
                yield inside.as_posix(), path.read_bytes()


def _same(path: Path, original: Path) -> bool:
    """Whether a file is the theme's own, byte for byte."""
    try:
        there, here = original.stat(), path.stat()
    except OSError:
        return False
    return there.st_size == here.st_size and path.read_bytes() == original.read_bytes()
