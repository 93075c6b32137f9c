"""A theme's templates as Python reads them, kept between builds: turning them into Python costs a sixth of a build.

Deleting the folder changes no byte of the site. Only templates of installed themes are kept, never those of a project.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_MAKERS = ("jinja2", "mkdocs", "mkdocs-material")
"""A new version of one of these may read a template differently."""


class Compiled(BytecodeCache):
    """Keeps each compiled template in a file: its check sum, then the code."""

    def __init__(self, folder: Path, themes: list[str]) -> None:
        self.folder = folder
        self.themes = tuple(Path(theme).resolve() for theme in themes)
        self.makers = " ".join(f"{name} {version(name)}" for name in _MAKERS)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Under what a template is kept; empty where it is not."""
        file = Path(filename or "").resolve()
        if not any(theme in file.parents for theme in self.themes):
            return ""
        return sha256(f"{self.makers}\n{name}\n{file}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept, unless it is damaged; Jinja looks whether the template is still the same."""
        if not bucket.key:
            return
        with suppress(OSError):
            kept = self._file(bucket).read_bytes()
            if kept[:32] == sha256(kept[32:]).digest():
                bucket.bytecode_from_string(kept[32:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template: whole or not at all."""
        if not bucket.key:
            return
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(code).digest() + code)
            Path(name).replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.theme"
