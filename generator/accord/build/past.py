"""What git knows of the records, told for the readers of a site: read once, kept, and searched for leaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from accord import leak
from accord.build.checking import Checked
from accord.build.request import CACHE, Request
from accord.domain.audience import Audience
from accord.domain.changes.followed import Followed, followed
from accord.domain.portfolio import Portfolio
from accord.intake import repository
from accord.intake.blob_cache import Kept
from accord.intake.history import steps
from accord.intake.repository import Missing, Repository, Unknown
from accord.intake.resting import no_collecting
from accord.pages import history
from accord.pages.histories import Histories
from accord.pages.kept import kept
from accord.pages.report import Report
from accord.places import Problem

PAGE = "history.json"
"""Where a text was found that may stand nowhere, as a problem names it."""


class Leaked(Exception):
    """The history holds texts its readers may not see."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


def told(asked: Request, checked: Checked, report: Report) -> Histories:
    """The histories of the records of a report. Raises Leaked where a sentence holds what its readers may not see.

    Without a repository there is none, and the site says so.
    """
    found = repository.open(asked.keeps or asked.root)  # the files of an old plan lie outside of any
    whole = checked.portfolio
    if whole is None or isinstance(found, Missing):
        return Histories(missing=True)
    head = found.commit_at(asked.past.id if asked.past else "HEAD")
    if isinstance(head, Unknown):
        return Histories(missing=True)
    # Of the same commit a copy of the repository that was cut off tells less.
    name = f"history {head} {sorted(found.cut)} {asked.options.portfolio} {asked.options.authors}"
    return history.read(kept(report, name, lambda: _written(asked, checked, whole, report, found, head)))


def _written(asked: Request, checked: Checked, whole: Portfolio, report: Report, found: Repository, head: str) -> str:
    log = found.log((asked.options.portfolio,), head)
    with no_collecting():
        with Kept((asked.keeps or asked.root) / CACHE) as store:
            done = followed(steps(found, log, asked.options.portfolio, store), whole, checked.audience)
            some = [replace(one, recording=replace(one.recording, author=_who(asked, whole, one))) for one in done]
        text = history.written(report, some)
        leaked = leak.search(_secrets(whole, checked.audience, some), [(PAGE, text)])
    if leaked:
        raise Leaked(leaked)
    return text


def _secrets(whole: Portfolio, audience: Audience, some: Iterable[Followed]) -> Iterator[leak.Secret]:
    """What old files held that these readers may not see, nor read anywhere in the plan of today."""
    yield from leak.old_secrets((portfolio for one in some for portfolio in one.kept_back), whole, audience)


def _who(asked: Request, whole: Portfolio, one: Followed) -> str:
    """Who recorded a change, where the site says so: the role of that name, else the name for those who may read it."""
    author = one.recording.author
    if not asked.options.authors or not author:
        return ""
    roles = [role.title for role in whole.team.roles if role.name == author]
    roles += [stakeholder.title for stakeholder in whole.stakeholders.values() if stakeholder.name == author]
    return next(iter(roles), author if asked.options.names or asked.options.audience == "team" else "")
