"""Reading and checking: all that `accord check` needs, and nothing that draws or writes pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from accord.build.request import Request
from accord.domain import audience as audiences
from accord.domain import rules
from accord.domain.audience import Audience
from accord.domain.known import known_on
from accord.domain.portfolio import Portfolio
from accord.intake.handwritten import Handwritten, handwritten
from accord.intake.read import read
from accord.places import Problem, in_file_order


@dataclass(frozen=True, slots=True)
class Checked:
    """What reading and the checks gave."""

    portfolio: Portfolio | None
    """The whole portfolio as known on the day; None where a problem stops the build."""
    audience: Audience
    pages: tuple[Handwritten, ...]
    """The hand-written pages as they were read."""
    problems: tuple[Problem, ...]
    """Not accepted, in file order."""
    accepted: tuple[Problem, ...]
    files: tuple[str, ...]
    """Every file of the portfolio."""
    as_of: date
    today_used: bool
    """Whether nobody named a day."""


def check(asked: Request) -> Checked:
    """Read the portfolio and run every check on it as known on the day; look at options and hand-written pages too."""
    found = read(asked.root / asked.options.portfolio, asked.shown or asked.options.portfolio)
    pages, problems = handwritten(asked.root / asked.content, asked.content) if asked.content else ([], [])
    audience, wrong = _audience(asked, found.portfolio)
    problems += [*found.problems, *wrong]
    known = None if found.portfolio is None else known_on(found.portfolio, asked.as_of)
    outcome = rules.Outcome((), ()) if known is None else rules.outcome(known, asked.as_of)
    problems += [*outcome.problems, *_pages(found.portfolio, known, pages)]
    ordered = tuple(in_file_order(problems))
    whole = None if any(problem.stops for problem in ordered) else known
    return Checked(whole, audience, tuple(pages), ordered, outcome.accepted, found.files, asked.as_of, asked.today_used)


def _pages(whole: Portfolio | None, known: Portfolio | None, pages: list[Handwritten]) -> list[Problem]:
    """What is wrong in hand-written pages; known only where the portfolio could be read."""
    if whole is None or known is None or not pages:
        return []
    from accord.build.handwriting import problems  # the templates need not be there to check a portfolio alone

    return problems(known, pages, tuple(sorted(whole.quarters)))


def _audience(asked: Request, portfolio: Portfolio | None) -> tuple[Audience, list[Problem]]:
    """The readers the site is for, and a problem where there are none such."""
    options = asked.options
    try:
        audience = audiences.parse(options.audience, names=options.names, money=options.money)
    except ValueError as error:
        return Audience(), [Problem(asked.where("audience"), "out-of-range", "stop", "", str(error))]
    if portfolio is None or not audience.stakeholder:
        return audience, []
    found = portfolio.stakeholder_id(audience.stakeholder)
    if found is None:
        near = get_close_matches(audience.stakeholder, list(portfolio.stakeholders), n=1)
        hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(portfolio.stakeholders)}"
        message = f"no stakeholder '{audience.stakeholder}'{hint}"
        return audience, [Problem(asked.where("audience"), "unknown-reference", "stop", "", message)]
    return replace(audience, stakeholder=found), []
