"""How deep a line of Markdown may be indented and still be text, not a block of code.

Four spaces begin a block of code, except inside what is itself indented: a list, or a note.
"""

from __future__ import annotations

import re

_STEP = 4
"""Python-Markdown indents what belongs to a list's item or a note by four spaces, whatever the marker's width."""

_OPENS = re.compile(r"( *)(?:[-*+] |[0-9]+[.)] |!!!|\?\?\?|=== )")


class Containers:
    """Follows a page line by line and knows which lists and notes are open."""

    def __init__(self) -> None:
        self._level = 0
        self._after_blank = True

    def deepest_text(self, line: str) -> int:
        """The most spaces with which this line is text still; lines must be told in order."""
        if not line.strip():
            self._after_blank = True
            return 0
        indent = len(line) - len(line.lstrip(" "))
        # A line that follows without a blank one belongs to the paragraph before, however it is indented.
        if self._after_blank:
            self._level = min(self._level, indent // _STEP)
        deepest = self._level * _STEP + _STEP - 1
        opens = _OPENS.match(line)
        if opens and indent <= deepest:
            self._level = indent // _STEP + 1
        self._after_blank = False
        return deepest
