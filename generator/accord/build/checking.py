"""Reading and checking: all that `accord check` needs, and nothing that draws or writes pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from accord.build import languages
from accord.build.request import Request
from accord.domain import ahead, rules
from accord.domain import audience as audiences
from accord.domain.ahead import NOTHING, Ahead
from accord.domain.audience import Audience
from accord.domain.known import known_on
from accord.domain.notes import Note
from accord.domain.portfolio import Portfolio
from accord.intake.handwritten import Handwritten, handwritten
from accord.intake.private import read_notes
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
    accepted: tuple[rules.Accepted, ...]
    files: tuple[str, ...]
    """Every file of the portfolio."""
    as_of: date
    today_used: bool
    """Whether nobody named a day."""
    whole: Portfolio | None = None
    """The portfolio on every date; None where it could not be read."""
    notes: tuple[Note, ...] = ()
    """The team's private notes, on the planner's own machine: for checking and the leak test, and for no page."""

    ahead: Ahead = NOTHING
    """What is dated after the day."""

    digest: str = ""
    """Check sum of the portfolio's files."""

    @property
    def stops(self) -> tuple[Problem, ...]:
        """The problems that stop a build, in file order."""
        return tuple(problem for problem in self.problems if problem.stops)

    @property
    def ruled(self) -> bool:
        """Whether the portfolio could be read, so that the rules were held against it."""
        return self.whole is not None


def check(asked: Request, *, stops_only: bool = False) -> Checked:
    """Read the portfolio and check it as known on the day; look at options and hand-written pages too.

    `stops_only` leaves out the checks that only warn, where nobody would read what they find.
    """
    folder, shown = asked.root / asked.options.portfolio, asked.shown or asked.options.portfolio
    found = read(folder, shown)
    notes, unread = read_notes(folder, shown)
    pages, problems = handwritten(asked.root / asked.content, asked.content) if asked.content else ([], [])
    audience, wrong = audience_of(asked, found.portfolio)
    problems += [*found.problems, *wrong, *unread, *_about_notes(found.portfolio, notes.values())]
    known = None if found.portfolio is None else known_on(found.portfolio, asked.as_of)
    outcome = rules.Outcome((), ()) if known is None else rules.outcome(known, asked.as_of, stops_only=stops_only)
    problems += [*outcome.problems, *_pages(found.portfolio, known, pages)]
    if known is not None and not stops_only:
        problems += languages.problems(known)
    ordered = tuple(in_file_order(problems))
    whole = None if any(problem.stops for problem in ordered) else known
    return Checked(
        portfolio=whole,
        audience=audience,
        pages=tuple(pages),
        problems=ordered,
        accepted=outcome.accepted,
        files=found.files,
        as_of=asked.as_of,
        today_used=asked.today_used,
        whole=found.portfolio,
        ahead=NOTHING if found.portfolio is None or known is None else ahead.of(found.portfolio, known),
        notes=tuple(notes.values()),
        digest=found.digest,
    )


def _about_notes(portfolio: Portfolio | None, notes: Iterable[Note]) -> Iterator[Problem]:
    """A private note is about a talk that there is."""
    for note in notes:
        if portfolio is None or note.for_ is None or portfolio.talk_id(note.for_):
            continue
        near = get_close_matches(note.for_, list(portfolio.talks), n=1)
        message = f"no talk '{note.for_}'" + (f"; did you mean '{near[0]}'?" if near else "")
        yield Problem(note.where("for"), "unknown-reference", "stop", note.id, message)


def _pages(whole: Portfolio | None, known: Portfolio | None, pages: list[Handwritten]) -> list[Problem]:
    """What is wrong in hand-written pages; known only where the portfolio could be read."""
    if whole is None or known is None or not pages:
        return []
    from accord.build.handwriting import problems  # the templates need not be there to check a portfolio alone

    return problems(known, pages, tuple(sorted(whole.quarters)))


def audience_of(asked: Request, portfolio: Portfolio | None) -> tuple[Audience, list[Problem]]:
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
