"""The files that `accord new` writes: commented, filled with what is known, and nothing invented."""

from __future__ import annotations
