"""The page shown while serving when something stops the build: the same problems, until they are mended."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from accord.places import Problem


def markdown(problems: Sequence[Problem]) -> str:
    """A page that lists every problem with its place."""
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'} to mend"
    items = "".join(f"<li><code>{_plain(str(p.place))}</code><br>{_plain(_said(p))}</li>" for p in problems)
    return (
        f"---\ntitle: {count}\nhide: [navigation, toc]\nsearch: {{exclude: true}}\n---\n\n# {count}\n\n"
        f"<p>The plan is shown again as soon as this is mended; keep this page open.</p>\n\n<ul>{items}</ul>\n"
    )


def _said(problem: Problem) -> str:
    whose = f"{problem.subject}: " if problem.subject else ""
    return f"{whose}{problem.message} [{problem.check}]"


def _plain(text: str) -> str:
    """A text as it is, whatever it holds; on one line, since a blank one would end the list."""
    return escape(" ".join(text.split()))
