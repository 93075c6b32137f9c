"""From a checked portfolio to the site of one audience, hand-written pages included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from accord import site
from accord.build import handwriting, leaks, past
from accord.build.checking import Checked, check
from accord.build.request import CACHE, Request
from accord.charts.cache import FolderStore
from accord.domain import sources
from accord.domain.audience import Audience
from accord.domain.findings import Findings
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.domain.sources import SourceLinks
from accord.intake.revision import revision
from accord.leak import Secret
from accord.places import Problem
from accord.site import Progress, Site


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: a site, or the problems that stop it."""

    site: Site | None
    checked: Checked
    edit_links: Mapping[str, str] = field(default_factory=dict)
    """Where each page's file is edited, by Markdown path; empty where sources are not shown."""
    secrets: tuple[Secret, ...] = ()
    """The texts that may stand in no file that a host makes of the site."""

    @property
    def stops(self) -> tuple[Problem, ...]:
        """The problems that stop the build, in file order."""
        return self.checked.stops


def build(asked: Request, progress: Progress | None = None) -> Built:
    """The site of a portfolio for one audience, or every problem that stops it: a text that leaks, too."""
    checked = check(asked, stops_only=asked.options.audience != "team")
    if checked.portfolio is None:
        return Built(None, checked)
    seen = seen_by(checked.portfolio, checked.audience)
    report = site.report(
        seen,
        FolderStore((asked.keeps or asked.root) / CACHE),
        sources=_sources(asked, checked.audience),
        findings=_findings(checked) if checked.audience.is_team else None,
        revision=asked.past or revision(asked.root, asked.parts),
        known_before=_known_before(checked),
        digest=checked.digest,
    )
    try:
        report = replace(report, histories=past.told(asked, checked, report))
    except past.Leaked as leaked:
        return Built(None, leaks.stopped(checked, leaked.problems))
    pages = handwriting.filled(report, checked.pages)
    opening, published = pages.get(handwriting.OPENING), handwriting.published(pages)
    colors = asked.options.colors
    both = (colors.main, colors.accent or colors.main) if colors else None
    made = site.assemble(
        report,
        handwritten=published,
        opening=opening,
        colors=both,
        site_url=asked.host.text("site_url"),
        progress=progress,
    )
    secrets = leaks.secrets(checked)
    searched = leaks.searched(checked, secrets, leaks.files(made))
    if searched.portfolio is None:
        return Built(None, searched)
    return Built(made, checked, _edit_links(asked, report.sources, made), secrets)


def _known_before(checked: Checked) -> Callable[[date], Portfolio] | None:
    """The portfolio as the same readers knew it on an earlier day."""
    whole = checked.whole
    if whole is None:
        return None
    return lambda day: seen_by(known_on(whole, day), checked.audience)


def _findings(checked: Checked) -> Findings:
    """What the checks came to, for the team's page of checks and for the marks on its other pages."""
    return Findings(checked.problems, checked.accepted, checked.ahead, len(checked.files))


def _sources(asked: Request, audience: Audience) -> SourceLinks | None:
    """Links to the files: for the team, or where the options say so, and a repository is named."""
    wanted = asked.options.source_links if asked.options.source_links is not None else audience.is_team
    if not wanted:
        return None
    return sources.of(asked.host.text("repo_url"), asked.host.text("edit_uri"), asked.content)


def _edit_links(asked: Request, links: SourceLinks | None, made: Site) -> dict[str, str]:
    if links is None:
        return {}
    files = {page.address.markdown: page.source for page in made.pages if page.source and page.source.file}
    files |= {path: handwriting.edited(asked, path) for path in made.handwritten}
    return {path: links.edit(place) for path, place in files.items()}
