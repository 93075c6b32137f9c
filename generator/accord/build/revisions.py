"""States of the files as git keeps them: for a review, and for building an old plan."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from accord.build import found_before
from accord.build.checking import audience_of
from accord.build.request import CACHE, Request, request
from accord.build.review import Review, State, review, state
from accord.domain.revision import Revision
from accord.intake import repository
from accord.intake.blob_cache import Kept
from accord.intake.read import Read, read, read_commit
from accord.intake.repository import Missing, Repository, Unknown
from accord.intake.taken import Shared
from accord.intake.tree import node

HEAD = "HEAD"


def compared(asked: Request, *revisions: str) -> tuple[Review, str] | str:
    """What differs between two states, and a sentence that names both; a sentence that says why there is none.

    The first is the last commit unless named; the second is the files as they stand unless named.
    """
    found = repository.open(asked.root)
    if isinstance(found, Missing):
        return found.reason
    names = revisions or (HEAD,)
    commits: list[str] = []
    for name in names:
        commit = found.commit_at(name)
        if isinstance(commit, Unknown):
            return commit.reason
        commits.append(commit)
    before, after = _states(asked, found, commits)
    audience, wrong = audience_of(asked, after.portfolio.known if after.portfolio else None)
    if wrong:
        return "\n".join(str(problem) for problem in wrong)
    shown = [_named(name, found.short(commit)) for name, commit in zip(names, commits, strict=True)]
    between = f"From {shown[0]} to {(*shown, 'the files here')[1]}, as of {asked.as_of.isoformat()}, for {audience}."
    return review(before, after, audience), between


def _states(asked: Request, found: Repository, commits: list[str]) -> tuple[State, State]:
    """The two states, each file that is the same in both read once; of one commit, with the files here."""
    folder, day = asked.options.portfolio, asked.as_of
    shared = Shared(len(commits[0]))  # the ids of files are as long as those of commits
    with Kept(asked.root / CACHE, largest=found_before.LARGEST, name=found_before.NAME) as store:
        kept = store if asked.options.audience == "team" else None  # others are told no findings
        # The files here come first: what they have in common with a commit is not asked of git.
        here = len(commits) == 1
        later = read(asked.root / folder, folder, shared=shared) if here else _read(asked, found, commits[1], shared)
        after = state(later, day, kept)
        return state(_read(asked, found, commits[0], shared), day, kept), after


def _read(asked: Request, found: Repository, commit: str, shared: Shared) -> Read:
    """The portfolio's folder as it stood in a commit."""
    folder = asked.root / asked.options.portfolio
    path = (folder.relative_to(asked.root) if folder.is_relative_to(asked.root) else folder).as_posix()
    return read_commit(node(found.tree(commit, (path,)), path), found.blobs, asked.options.portfolio, shared)


def _named(name: str, short: str) -> str:
    return name if name == short else f"{name} ({short})"


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
