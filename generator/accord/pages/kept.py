"""What is kept between builds beside the figures: our templates as Python reads them, and texts that seldom change.

Deleting it changes no byte of the site.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from accord import __version__
from accord.charts.figure import Store

if TYPE_CHECKING:
    from accord.pages.report import Report


@dataclass
class KeptTemplates(BytecodeCache):
    """Keeps compiled templates in the store of the figures. Jinja looks whether a template is still the same."""

    store: Store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept, if anything is."""
        kept = self.store.get(f"template-{bucket.key}")
        if kept:
            bucket.bytecode_from_string(base64.b64decode(kept))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self.store.put(f"template-{bucket.key}", base64.b64encode(bucket.bytecode_to_string()).decode("ascii"))


def kept(report: Report, name: str, make: Callable[[], str]) -> str:
    """A text that follows from the files, the readers and the day: the one kept for them, or a new one that is kept.

    For what takes long to work out and changes seldom. Without the files' check sum nothing is kept.
    """
    if not report.digest:
        return make()
    words, audience = report.words, report.portfolio.audience
    given = (name, report.digest, repr(audience), report.portfolio.as_of, words.fingerprint, report.revision, _code())
    key = sha256(repr((*given, report.sources)).encode("utf-8", "surrogatepass")).hexdigest()
    found = report.store.get(key)
    if found is not None:
        return found
    made = make()
    report.store.put(key, made)
    return made


@cache
def _code() -> str:
    """All our code as it stands: a change in it may change any text."""
    files = sorted(Path(__file__).parent.parent.rglob("*.py"))
    seen = ((file.name, status.st_size, status.st_mtime_ns) for file in files for status in (file.stat(),))
    return sha256(repr((__version__, list(seen))).encode()).hexdigest()
