"""What MkDocs and its plugins log, kept for the end of a command instead of being printed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Heard(logging.Handler):
    """The warnings and errors of one build, each once, in order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        kept = self.errors if record.levelno >= logging.ERROR else self.warnings
        message = record.getMessage()
        if message not in kept:
            kept.append(message)


@contextmanager
def listening() -> Iterator[Heard]:
    """Hear what is logged below MkDocs; nothing of it is printed."""
    heard = Heard()
    logger = logging.getLogger("mkdocs")
    prints = logger.propagate
    logger.addHandler(heard)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.removeHandler(heard)
        logger.propagate = prints
