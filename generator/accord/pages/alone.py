"""A page as one file: styles and figures inside, no script and no request; it opens from a mail and prints."""

from __future__ import annotations

import re

from markupsafe import Markup

from accord import addresses
from accord.domain.negotiation import Negotiation
from accord.pages import talk_sheet
from accord.pages.desk import Desk, environment
from accord.pages.report import Report

_SHOWN = re.compile(r'<a [^>]*href="(?!https?:|mailto:|#)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
"""A link to another page of the site, which a file that stands alone does not have."""


def sheet(report: Report, talk: Negotiation, styles: str) -> str:
    """The sheet of a talk, for printing on both sides of one page."""
    desk = Desk(report, addresses.HOME)
    laid = talk_sheet.lay(desk, talk)
    writer = environment(report.store)  # type: ignore[arg-type]  # every store can be hashed
    body = writer.from_string('{% import "sheet.j2" as sheets %}{{ sheets.sheet(sheet, w) }}')
    return document(report, laid.title, Markup(body.render(sheet=laid, w=report.words)), styles, "ac-alone--sheet")


def page(report: Report, title: str, html: str, styles: str) -> str:
    """A page of the site whose body is HTML already."""
    return document(report, title, Markup(html), styles, "ac-alone--page")


def document(report: Report, title: str, body: Markup, styles: str, kind: str = "") -> str:
    """A whole HTML document around a body. Of a link to another page only its words are kept."""
    template = environment(report.store).get_template("alone.html.j2")  # type: ignore[arg-type]  # as above
    given = {"title": title, "language": report.words.locale.language, "styles": Markup(styles), "kind": kind}
    return template.render(body=Markup(_SHOWN.sub(r"\1", str(body))), **given) + "\n"
