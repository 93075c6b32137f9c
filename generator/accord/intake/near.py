"""Did you mean: the nearest of the words that would be right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

LONGEST = 60
"""Signs of a word worth comparing; longer ones are no slip of a finger."""


def nearest(word: str, words: Iterable[str], cutoff: float = 0.6) -> str:
    """The word that was probably meant, or an empty text. Case, hyphens and spaces do not count."""
    if len(word) > LONGEST:
        return ""
    folded: dict[str, str] = {}
    for known in words:
        folded.setdefault(_folded(known), known)
    found = get_close_matches(_folded(word), folded, n=1, cutoff=cutoff)
    return folded[found[0]] if found else ""


def _folded(word: str) -> str:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", word.strip())
    return re.sub(r"[\s_-]+", "-", parted).lower()


def hint(word: str, words: Collection[str], cutoff: float = 0.6) -> str:
    """The end of a sentence: what was probably meant, or all there is where that is little."""
    near = nearest(word, words, cutoff)
    if near:
        return f"; did you mean '{near}'?"
    known = sorted(set(words))
    return f"; known are {', '.join(known)}" if 0 < len(known) <= 12 else ""
