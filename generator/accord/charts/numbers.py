"""What a mark carries: the digits of a code, or the whole code where two would read alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_DIGITS = re.compile(r"\d+")


def labels(codes: Iterable[str]) -> dict[str, str]:
    """Code to the words in its mark: `LT-16` is 16, unless another code ends with the same number."""
    codes = tuple(codes)
    often = Counter(_value(code) for code in codes)
    return {code: _digits(code) if _value(code) and often[_value(code)] == 1 else code for code in codes}


def short(code: str) -> str:
    """The digits of a code, or its first three signs: where there is no room for more."""
    return _digits(code)[-3:] or code[:3]


def order(code: str) -> tuple[str, int, str]:
    """Sorts codes by their prefix, then by number: LT-2 before LT-10."""
    return (_DIGITS.sub("", code).lower(), int(_digits(code) or 0), code)


def _digits(code: str) -> str:
    """The last digits of a code."""
    found = _DIGITS.findall(code)
    return found[-1] if found else ""


def _value(code: str) -> str:
    """The number as it is read: 07 and 7 read alike."""
    digits = _digits(code)
    return str(int(digits)) if digits else ""
