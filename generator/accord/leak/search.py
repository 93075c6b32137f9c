"""The search for texts that a site may not hold: one pass over each file, whatever the number of texts.

Each text is known by its rarest word. A file is first asked for all these words at once, then whether it has the other
words of those that are there, and only then, at the places of the rare words, for the runs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from accord.leak.reading import readings
from accord.leak.secret import Secret
from accord.leak.text import SPACELESS, words
from accord.places import Problem

FEW = 4
"""Words that tell nearly every text from all others."""

FEW_RUNS = 12
"""Runs up to which one search of the text for each is quickest."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row to look for, and all that say them."""

    words: tuple[str, ...]
    at: int
    """How many words before its rarest word it begins."""
    vocabulary: frozenset[str]
    secrets: tuple[Secret, ...]

    def stands(self, here: list[str], middle: int) -> bool:
        """Whether the run stands where its rarest word does: first by a few words, which settles nearly all."""
        start = middle - self.at
        few = min(FEW, len(self.words))
        return (
            start >= 0
            and tuple(here[start : start + few]) == self.words[:few]
            and tuple(here[start : start + len(self.words)]) == self.words
        )


@dataclass(frozen=True, slots=True)
class Index:
    """The runs to look for, each by its rarest word."""

    by_word: Mapping[str, tuple[Run, ...]]
    rare: frozenset[str]
    spaceless: bool
    """Whether any has letters of scripts without spaces."""


def index(secrets: Iterable[Secret]) -> Index:
    """The texts made ready to be looked for."""
    runs: dict[tuple[str, ...], list[Secret]] = defaultdict(list)
    for secret in secrets:
        runs[secret.words].append(secret)
    runs.pop((), None)
    vocabularies = {run: frozenset(run) for run in runs}
    spread = Counter(word for vocabulary in vocabularies.values() for word in vocabulary)
    by_word: dict[str, list[Run]] = defaultdict(list)
    for run, saying in runs.items():
        # Of equally rare words the longest tells most.
        rarest = min(run, key=lambda word: (spread[word], -len(word)))
        by_word[rarest].append(Run(run, run.index(rarest), vocabularies[run], tuple(saying)))
    return Index(
        by_word={word: tuple(here) for word, here in by_word.items()},
        rare=frozenset(by_word),
        spaceless=any(SPACELESS.search(word) for word in spread),
    )


def found(wanted: Index, text: str, bare: Callable[[], str] | None = None) -> Iterator[Secret]:
    """The texts of the index that stand in a text, or in the same text without its tags."""
    here = words(text, wanted.spaceless)
    vocabulary = set(here)
    near: dict[str, list[Run]] = {}
    for word in wanted.rare & vocabulary:
        if all_there := [run for run in wanted.by_word[word] if run.vocabulary <= vocabulary]:
            near[word] = all_there
    if not near:
        return  # without its tags a text has no other words
    yield from _standing(near, here, text)
    if bare:
        without = bare()
        yield from _standing(near, words(without, wanted.spaceless), without)


def _standing(near: Mapping[str, list[Run]], here: list[str], text: str) -> Iterator[Secret]:
    """The texts whose runs stand in these words."""
    runs = [run for several in near.values() for run in several]
    if len(runs) <= FEW_RUNS:  # as nearly always: then the words as one text are searched faster than looked through
        whole = f" {' '.join(here)} "
        there = [run for run in runs if f" {' '.join(run.words)} " in whole]
    else:
        places = [at for at, word in enumerate(here) if word in near]
        there = [run for at in places for run in near[here[at]] if run.stands(here, at)]
    yield from (secret for run in there for secret in run.secrets if secret.spelled in text)


def search(secrets: Iterable[Secret], files: Iterable[tuple[str, str | bytes]]) -> list[Problem]:
    """A stop for each text that stands in one of the files, which are given by path and content."""
    wanted = index(secrets)
    if not wanted.rare:
        return []
    where: dict[Secret, list[str]] = defaultdict(list)
    for path, content in files:
        here = {secret for reading in readings(path, content) for secret in found(wanted, reading.text, reading.bare)}
        for secret in here:
            where[secret].append(path)
    return [_problem(secret, paths) for secret, paths in where.items()]


def _problem(secret: Secret, paths: list[str]) -> Problem:
    more = len(paths) - 1
    others = "" if not more else f" and in {more} more file{'s' if more > 1 else ''}"
    kept = "is kept from every site" if secret.readers == "" else f"is not for {secret.readers}"
    message = (
        f"'{secret.field}' {kept}, but its text stands in {paths[0]}{others}; take the text out where it was written a "
        "second time, or write it in a field these readers may see; where only this field has it, please report a fault"
    )
    return Problem(secret.place, "leak", "stop", secret.subject, message)
