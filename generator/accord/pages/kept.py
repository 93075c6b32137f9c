"""Our templates as Python reads them, kept between builds beside the figures; deleting them changes no byte."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from accord.charts.figure import Store


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
