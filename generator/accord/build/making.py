"""From a checked portfolio to the site of one audience, hand-written pages included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from accord import site
from accord.build.checking import Checked, check
from accord.build.request import Request
from accord.charts.cache import FolderStore
from accord.charts.figure import Store
from accord.domain import audience as audiences
from accord.domain.audience import Audience
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.domain.sources import SourceLinks
from accord.intake.handwritten import handwritten
from accord.pages import blocks, placing
from accord.pages.report import Report
from accord.places import Place, Problem, in_file_order
from accord.site import Progress, Site

CACHE = Path(".cache") / "accord"
"""Where finished figures are kept, below the folder of the host's file; safe to delete."""

OPENING = "parts/how-we-decide.md"
"""What a team writes here opens the page "How we decide"."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: a site, or the problems that stop it."""

    site: Site | None
    checked: Checked
    problems: tuple[Problem, ...]
    """Those of the checks, and those of hand-written pages and options."""
    edit_links: Mapping[str, str] = field(default_factory=dict)
    """Where each generated page's file is edited, by Markdown path; empty where sources are not shown."""


def build(asked: Request, progress: Progress | None = None) -> Built:
    """The site of a portfolio for one audience, or every problem that stops it."""
    checked = check(asked)
    audience, wrong = _audience(asked, checked.portfolio)
    if checked.portfolio is None or audience is None:
        return Built(None, checked, (*wrong, *checked.problems))
    report = site.report(seen_by(checked.portfolio, audience), _store(asked.root), _sources(asked, audience))
    pages, problems = _handwritten(asked, report)
    if problems:
        return Built(None, checked, tuple(in_file_order((*checked.problems, *problems))))
    filled = {path: text for path, text in pages.items() if not path.startswith("parts/")}
    made = site.assemble(report, handwritten=filled, opening=pages.get(OPENING), progress=progress)
    sources = report.sources
    edit = {p.address.markdown: sources.edit(p.source) for p in made.pages if sources and p.source and p.source.file}
    return Built(made, checked, checked.problems, edit)


def _store(root: Path) -> Store:
    return FolderStore(root / CACHE)


def _audience(asked: Request, portfolio: Portfolio | None) -> tuple[Audience | None, list[Problem]]:
    """The readers the site is for, or why there are none such."""
    options = asked.options
    place = options.where("audience") if options.where().file else Place("--audience")
    try:
        audience = audiences.parse(options.audience, names=options.names, money=options.money)
    except ValueError as error:
        return None, [Problem(place, "out-of-range", "stop", "", str(error))]
    if portfolio is not None and audience.stakeholder:
        found = portfolio.stakeholder_id(audience.stakeholder)
        if found is None:
            near = get_close_matches(audience.stakeholder, list(portfolio.stakeholders), n=1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(portfolio.stakeholders)}"
            return None, [
                Problem(place, "unknown-reference", "stop", "", f"no stakeholder '{audience.stakeholder}'{hint}")
            ]
        audience = replace(audience, stakeholder=found)
    return audience, []


def _sources(asked: Request, audience: Audience) -> SourceLinks | None:
    """Links to the files: for the team, or where the options say so, and a repository is named."""
    wanted = asked.options.source_links if asked.options.source_links is not None else audience.is_team
    repository = asked.host.text("repo_url")
    if not wanted or not repository:
        return None
    return SourceLinks(repository, _branch(asked.host.text("edit_uri")))


def _branch(edit_uri: str) -> str:
    """The branch that an edit address names, such as `edit/main/docs/`; main where it names none."""
    parts = [part for part in edit_uri.split("/") if part and part != "-"]
    return parts[1] if len(parts) > 1 and parts[0] in ("edit", "blob", "src", "raw", "tree", "_edit") else "main"


def _handwritten(asked: Request, report: Report) -> tuple[Mapping[str, str], list[Problem]]:
    """Hand-written pages with their blocks filled in, by path, and what is wrong with them."""
    found, problems = handwritten(asked.root / asked.content, asked.content)
    taken = site.planned_paths(report)
    pages: dict[str, str] = {}
    for page in found:
        if page.path in taken:
            message = f"the plan makes a page of its own at {page.path}; rename this file"
            problems.append(Problem(Place(page.shown), "address-taken", "stop", "", message))
            continue
        address = site.address_of(page.path)
        text, wrong = blocks.fill(page.text, page.shown, lambda block, at=address: placing.render(report, at, block))  # type: ignore[misc]
        pages[page.path] = text
        problems += wrong
    return pages, problems
