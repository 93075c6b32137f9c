"""Files that stand alone: a talk's sheet, its confirmation, and a stakeholder's page with its calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches

from accord import addresses, site
from accord.build import leaks
from accord.build.checking import Checked, check
from accord.build.request import CACHE, Request
from accord.charts.cache import FolderStore
from accord.domain import talks
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.seen import seen_by
from accord.intake.revision import revision
from accord.pages import agreement_page, alone, confirmation_text
from accord.pages.report import Report

EXTENSIONS = ("attr_list", "md_in_html", "tables")
"""The Markdown our pages are written in."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Files:
    """What was made, or why not."""

    checked: Checked
    name: str = ""
    """Of whom or what the files are: a talk's or a stakeholder's id."""
    texts: dict[str, bytes] = field(default_factory=dict)
    """The files by suffix, such as `.html`; empty where nothing was made."""
    refused: str = ""
    """Why nothing was made, where no problem of the portfolio says it."""


def talk_sheet(asked: Request, name: str) -> Files:
    """A talk's sheet as HTML made for paper."""
    checked, report, talk = _talk(asked, name)
    if report is None or isinstance(talk, str):
        return Files(checked, refused=talk if isinstance(talk, str) else "")
    return _files(checked, talk.id, {".html": _bytes(alone.sheet(report, talk, site.styles()))})


def talk_confirmation(asked: Request, name: str) -> Files:
    """The confirmation of a held talk as plain text, to paste into an email."""
    checked, report, talk = _talk(asked, name)
    if report is None or isinstance(talk, str):
        return Files(checked, refused=talk if isinstance(talk, str) else "")
    if not talks.held(talk, report.portfolio.as_of):
        day = report.portfolio.as_of.isoformat()
        refused = f"'{talk.id}' has no conversation written down by {day}, so there is nothing to confirm yet; "
        return Files(checked, talk.id, refused=f"{refused}'accord talk {talk.id}' gives the sheet to take along")
    return _files(checked, talk.id, {".txt": _bytes(confirmation_text.text(report, talk))})


def shared(asked: Request, stakeholder: str) -> Files:
    """A stakeholder's agreement page in one file, as that stakeholder may read it, and its calendar."""
    checked = check(asked.changed(audience=f"party:{stakeholder}"), stops_only=True)
    portfolio = checked.portfolio
    if portfolio is None:
        return Files(checked)
    name = checked.audience.stakeholder
    report = _report(asked, seen_by(portfolio, checked.audience))
    files = {".html": _bytes(_page(report, name))}
    calendar = report.files.get(f"{addresses.DATA}/calendars/{name}.ics")
    if isinstance(calendar, bytes):
        files[".ics"] = calendar
    return _files(checked, name, files)


def _files(checked: Checked, name: str, texts: dict[str, bytes]) -> Files:
    """The files, unless one holds a text that its readers may not see."""
    named = ((name + suffix, text) for suffix, text in texts.items())
    searched = leaks.searched(checked, leaks.secrets(checked), named)
    return Files(searched) if searched.portfolio is None else Files(checked, name, texts)


def _page(report: Report, stakeholder: str) -> str:
    from markdown import markdown  # only here: no other command needs it but the hosts themselves

    page = agreement_page.page(report, stakeholder, alone=True)
    body = page.markdown.split("\n---\n", 1)[1]  # behind the front matter
    html = markdown(body, extensions=list(EXTENSIONS))
    return alone.page(report, page.title, html, site.styles())


def _talk(asked: Request, name: str) -> tuple[Checked, Report | None, Negotiation | str]:
    """The talk somebody named, as the team reads it, or why it is not found."""
    checked = check(asked.changed(audience="team"), stops_only=True)
    portfolio = checked.portfolio
    if portfolio is None:
        return checked, None, ""
    return checked, _report(asked, seen_by(portfolio, checked.audience)), _named(portfolio, name)


def _named(portfolio: Portfolio, name: str) -> Negotiation | str:
    """A talk by its id, by an earlier id, or by a part of it that only one talk has; else what to do."""
    exact = portfolio.talk_id(name)
    parts = (key for key in portfolio.talks if name.casefold() in key)
    fitting = [exact] if exact and exact in portfolio.talks else list(parts)
    if len(fitting) == 1:
        return portfolio.talks[fitting[0]]
    if fitting:
        return f"'{name}' fits {len(fitting)} talks: {_some(fitting)}; write more of the one you mean"
    near = get_close_matches(name, list(portfolio.talks), n=1, cutoff=0.5)
    if near:
        return f"no talk '{name}'; did you mean '{near[0]}'?"
    known = f"known are {_some(list(portfolio.talks))}" if portfolio.talks else "no talk is written down yet"
    return f"no talk '{name}'; {known}"


def _some(names: list[str]) -> str:
    """The last names in order of time, and that there are more."""
    shown = ", ".join(names[-_SHOWN:])
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN} more"


def _report(asked: Request, seen: Portfolio) -> Report:
    return site.report(seen, FolderStore(asked.root / CACHE), revision=revision(asked.root, asked.parts))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
