"""The history of a plan's files: the reader of today, run over what git keeps."""

from __future__ import annotations

from accord.intake.history.steps import steps

__all__ = ["steps"]
