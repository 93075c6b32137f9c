"""PyYAML's pure loader, for machines without libyaml, reading what libyaml reads.

The pure scanner ends a plain text at a question mark inside braces; libyaml reads on. One corpus in
the tests holds both to the same data and positions.
"""

from __future__ import annotations

from typing import Any

import yaml

_SPACE = "\0 \t\r\n\x85\u2028\u2029"


class PlainLoader(yaml.SafeLoader):
    """The pure loader with libyaml's reading of plain texts inside braces and brackets."""

    def scan_plain(self) -> Any:
        """A plain text. As in PyYAML, but for `?` inside braces, which libyaml takes as part of the text."""
        if not self.flow_level:
            return super().scan_plain()
        return _inside_braces(self)


def _inside_braces(scanner: Any) -> yaml.ScalarToken:
    """A plain text inside braces or brackets, ended by what ends it in libyaml."""
    chunks: list[str] = []
    spaces: list[str] = []
    start = end = scanner.get_mark()
    while scanner.peek() != "#" and (length := _length(scanner)):
        scanner.allow_simple_key = False
        chunks += [*spaces, scanner.prefix(length)]
        scanner.forward(length)
        end = scanner.get_mark()
        spaces = scanner.scan_plain_spaces(scanner.indent + 1, start)
        if not spaces:
            break
    return yaml.ScalarToken("".join(chunks), True, start, end)


def _length(scanner: Any) -> int:
    """How many signs of the text follow before a space or an end."""
    length = 0
    while True:
        sign = scanner.peek(length)
        if sign in _SPACE or sign in ",[]{}" or (sign == ":" and scanner.peek(length + 1) in _SPACE + ",[]{}"):
            return length
        length += 1
