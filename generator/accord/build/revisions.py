"""States of the files as git keeps them: for a review, and for building an old plan."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from accord.build.checking import audience_of
from accord.build.request import Request, request
from accord.build.review import Review, State, review, state
from accord.domain.revision import Revision
from accord.intake import repository
from accord.intake.repository import Missing, Repository, Unknown

HEAD = "HEAD"


def compared(asked: Request, *revisions: str) -> tuple[Review, str] | str:
    """What differs between two states, and a sentence that names both; a sentence that says why there is none.

    The first is the last commit unless named; the second is the files as they stand unless named.
    """
    found = repository.open(asked.root)
    if isinstance(found, Missing):
        return found.reason
    first, second = (*revisions, HEAD)[0], revisions[1] if len(revisions) > 1 else None
    names: list[str] = []
    with ExitStack() as kept:
        states: list[State] = []
        for revision in (first, second):
            if revision is None:
                states.append(state(asked.root / asked.options.portfolio, asked.options.portfolio, asked.as_of))
                names.append("the files here")
                continue
            commit = found.commit_at(revision)
            if isinstance(commit, Unknown):
                return commit.reason
            folder = kept.enter_context(exported(found, commit, (asked.options.portfolio,)))
            states.append(state(folder / asked.options.portfolio, asked.options.portfolio, asked.as_of))
            names.append(revision if revision == found.short(commit) else f"{revision} ({found.short(commit)})")
    audience, wrong = audience_of(asked, states[1].portfolio)
    if wrong:
        return "\n".join(str(problem) for problem in wrong)
    between = f"From {names[0]} to {names[1]}, as of {asked.as_of.isoformat()}, for {audience}."
    return review(states[0], states[1], audience), between


@contextmanager
def past(asked: Request, written: str) -> Iterator[Request | str]:
    """The same request for the files of a commit, which are gone afterwards; a sentence where there is no such commit.

    The portfolio, the hand-written pages and the options are those of the commit. The day is the one typed, else that
    of the commit's own options, else the day it was recorded.
    """
    found = repository.open(asked.root)
    if isinstance(found, Missing):
        yield found.reason
        return
    commit = found.commit_at(written)
    if isinstance(commit, Unknown):
        yield commit.reason
        return
    recorded = found.recorded(commit)
    day = recorded.date() if recorded else asked.today
    name = asked.config.name if asked.config else ""
    with exported(found, commit, tuple(part for part in (*asked.parts, name) if part)) as folder:
        then, host = request(folder / (name or "mkdocs.yml"), day, name or "mkdocs.yml")
        if then is None:
            yield "\n".join(str(problem) for problem in host.problems)
            return
        if then.options.portfolio != asked.options.portfolio:  # it stood elsewhere then
            found.export(commit, then.parts, folder)
        given = {key: getattr(asked.options, key) for key in asked.typed}
        yield replace(
            then.changed(**given),
            host=asked.host,
            past=Revision(found.short(commit), day=day),
            keeps=asked.root,
            today=then.options.as_of or day,
        )


@contextmanager
def exported(found: Repository, commit: str, parts: tuple[str, ...]) -> Iterator[Path]:
    """Parts of a commit as files in a folder of their own, which is gone afterwards; the working tree is untouched."""
    with tempfile.TemporaryDirectory(prefix="accord-") as name:
        folder = Path(name)
        found.export(commit, parts, folder)
        yield folder
