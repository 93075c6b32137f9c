"""Larkmere Water as files to take along, for each audience; made once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from accord import exports
from accord.domain.audience import parse
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.intake.read import read

AS_OF = date(2026, 11, 16)
Taken = Callable[[str], dict[str, bytes]]
"""The files for an audience."""


@pytest.fixture(scope="session")
def larkmere(sample: Path) -> Portfolio:
    """The whole sample as known on its day."""
    found = read(sample, "portfolio").portfolio
    assert found is not None
    return known_on(found, AS_OF)


@pytest.fixture(scope="session")
def taken(larkmere: Portfolio) -> Taken:
    """The files for an audience, made once each."""
    return cache(lambda audience: exports.for_readers(larkmere, parse(audience)))
