"""The files of a finished site that nobody has looked at yet."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType


def files(
    site: Path, installed: Sequence[Path], carried: Mapping[str, str | bytes] = MappingProxyType({})
) -> Iterator[tuple[str, bytes]]:
    """Every file of a site by its path in it, with forward slashes, but for two kinds that have not been changed.

    `installed` are folders whose files come with the theme: one that stands in the site as it was installed holds
    nothing of a plan. `carried` are our own files by path: they were searched before they were handed over.
    """
    for folder, _, names in os.walk(site):
        for name in sorted(names):
            path = Path(folder) / name
            inside = path.relative_to(site)
            if any(_same(path, theme / inside) for theme in installed):
                continue
            content, ours = path.read_bytes(), carried.get(inside.as_posix())
            if content != (ours.encode("utf-8", "surrogatepass") if isinstance(ours, str) else ours):
                yield inside.as_posix(), content


def _same(path: Path, original: Path) -> bool:
    """Whether a file is the theme's own, byte for byte."""
    try:
        there, here = original.stat(), path.stat()
    except OSError:
        return False
    return there.st_size == here.st_size and path.read_bytes() == original.read_bytes()
