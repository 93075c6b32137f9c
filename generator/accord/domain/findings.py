"""What the checks came to, as the team reads it on the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from accord.domain.ahead import NOTHING, Ahead
from accord.domain.rules.acceptance import Accepted
from accord.places import Problem


@dataclass(frozen=True)
class Findings:
    """The problems of a portfolio that stop nothing."""

    problems: tuple[Problem, ...] = ()
    """To be looked at, in file order."""
    accepted: tuple[Accepted, ...] = ()
    """Looked at and lived with for now, in file order."""
    ahead: Ahead = NOTHING
    """What is dated after the day, and so was not looked at."""
    files: int = 0
    """How many files were read."""

    def concerning(self, file: str, subject: str = "") -> tuple[Problem, ...]:
        """The problems of a file, and those elsewhere about what it describes: an initiative by its code, for one."""
        found = (*self._by_file.get(file, ()), *(self._by_subject.get(subject, ()) if subject else ()))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _by_file(self) -> Mapping[str, tuple[Problem, ...]]:
        return _grouped((problem.place.file, problem) for problem in self.problems)

    @cached_property
    def _by_subject(self) -> Mapping[str, tuple[Problem, ...]]:
        """By what they are about; what is about an ask or a promise is about its talk."""
        return _grouped((problem.subject.partition("#")[0], problem) for problem in self.problems)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each check has found something that is not accepted."""
        return Counter(problem.check for problem in self.problems)


def _grouped(pairs: Iterable[tuple[str, Problem]]) -> Mapping[str, tuple[Problem, ...]]:
    found: dict[str, list[Problem]] = {}
    for name, problem in pairs:
        found.setdefault(name, []).append(problem)
    return {name: tuple(problems) for name, problems in found.items()}
