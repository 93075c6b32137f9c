"""The foot of every printed sheet: for whom, as of which day, and which sheet of how many."""

from __future__ import annotations

from accord import addresses
from accord.pages.desk import Desk
from accord.pages.report import Report


def foot(report: Report) -> str:
    """The style sheet that prints the foot; browsers that know no margin boxes leave it out."""
    desk = Desk(report, addresses.HOME)
    name = report.portfolio.organization.name
    said = report.words.t(
        "paper.foot", name=name, audience=desk.for_whom(), day=report.words.full(report.portfolio.as_of)
    )
    sheet = report.words.t("paper.sheet", at="\x01", of="\x02")
    pages = _text(sheet).replace("\x01", '" counter(page) "').replace("\x02", '" counter(pages) "')
    return (
        "@media print {\n  @page {\n"
        f"    @bottom-left {{\n      content: {_text(said)};\n      {_LETTERS}\n    }}\n"
        f"    @bottom-right {{\n      content: {pages};\n      {_LETTERS}\n    }}\n"
        "  }\n}\n"
    )


_LETTERS = "font: 7.5pt system-ui, sans-serif; color: #444; vertical-align: top;"


def _text(words: str) -> str:
    """A text as a style sheet quotes it."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
