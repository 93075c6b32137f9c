"""The one gate through which people's words reach Markdown.

Texts are plain text: a blank line starts a paragraph, nothing else is markup. Every sign that
Markdown, HTML or an enabled extension could read at its place becomes a character reference, which
means the same in Markdown and inside HTML; the rest stays readable. Jinja calls the gate for every
string a template prints (`finalize`), so that no template can forget it.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import escape
from typing import Any

from markupsafe import Markup

_READABLE = re.compile(
    r"""
      [\\`*_{}\[\]<>\#|~^=:$&"+@/%]                              # a mark anywhere in a line
    | (?<=([.,'()\-!?;]))\1                                      # a mark when it comes twice: -- or ..
    | ^[.,'()\-!?;]                                              # a mark at the beginning of a text: - or !
    | ^(?P<number>[0-9]+|[a-z]|[ivxlcdm]+)(?P<point>[.)])(?=\s|$)  # the point of a numbered list: 1. or b)
    | \((?=(?:c|r|tm)\))                                         # a sign of smartsymbols: (c) or (tm)
    | (?<=[0-9])[snrt](?=[tdh](?![^\W_]))                         # an ordinal of smartsymbols: 1st or 4th
    | (?<=www)\.                                                 # an address magiclink would link: www.
    | [!?](?=[0-9])                                              # a request magiclink would link: plan!12
    | [0-9a-f](?=[0-9a-f]{39})                                   # a commit magiclink would link
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What Markdown, HTML or an extension could read, at the place where it could read it."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control signs; the parser marks its own places with two of them
    "\xad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # signs without a width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # signs that turn the direction of the text around them
    "\ud800-\udfff\ufffe\uffff]"  # no characters at all
)
"""What nobody sees. The two joiners stay, for scripts and emoji are written with them."""
_SPACE = re.compile(r"[^\S\xa0\u2007\u202f]+")
"""White space where a line may break; a no-break space stays, for numbers and money are written with it."""


def one_line(text: str) -> str:
    """A text on one line, without what nobody sees."""
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


def _reference(match: re.Match[str]) -> str:
    sign = match["point"] or match[0]
    return f"{match['number'] or ''}&#{ord(sign)};"


@lru_cache(maxsize=20_000)
def line(text: str) -> Markup:
    """A text as one line that reads exactly as it was written, in Markdown and in HTML."""
    return Markup(_READABLE.sub(_reference, one_line(text)))


def paragraphs(text: str | None) -> Markup:
    """A text of one or more paragraphs, as HTML paragraphs on one line."""
    if not text:
        return Markup()
    blocks = [line(block) for block in re.split(r"\n\s*\n", text)]
    return Markup("").join(Markup("<p>{}</p>").format(block) for block in blocks if block)


def gate(value: Any) -> Any:
    """What a template may print: Markup as it is, numbers as they are, every other text through `line`."""
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template printed nothing; the page function should have left the part out")
    return line(str(value))


def front_matter(**values: Any) -> Markup:
    """The head of a page. Themes print the title unescaped, so it is escaped before it is quoted."""
    lines = [f"{key}: {json.dumps(_escaped(value), ensure_ascii=False)}" for key, value in values.items()]
    return Markup("---\n" + "\n".join(lines) + "\n---\n")


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return escape(one_line(value))
    if isinstance(value, dict):
        return {key: _escaped(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_escaped(item) for item in value]
    return value
