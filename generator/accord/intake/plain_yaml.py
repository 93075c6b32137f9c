"""PyYAML's pure loader, for machines without libyaml, reading what libyaml reads.

The pure scanner ends a plain text at a question mark inside braces; libyaml reads on. One corpus in
the tests holds both to the same data and positions.
"""

from __future__ import annotations

import yaml


class PlainLoader(yaml.SafeLoader):
    """The pure loader with libyaml's reading of plain texts inside braces and brackets."""

    def scan_plain(self):  # type: ignore[no-untyped-def]  # PyYAML's own scanner is untyped
        """A plain text. As in PyYAML, but for `?` inside braces, which libyaml takes as part of the text."""
        if not self.flow_level:
            return super().scan_plain()
        return _flow_plain(self)


def _flow_plain(scanner):  # type: ignore[no-untyped-def]  # PyYAML's own scanner is untyped
    """A plain text inside braces or brackets, ended by what ends it in libyaml."""
    chunks: list[str] = []
    start_mark = scanner.get_mark()
    end_mark = start_mark
    spaces: list[str] = []
    while scanner.peek() != "#":
        length = _length(scanner)
        if length == 0:
            break
        scanner.allow_simple_key = False
        chunks.extend(spaces)
        chunks.append(scanner.prefix(length))
        scanner.forward(length)
        end_mark = scanner.get_mark()
        spaces = scanner.scan_plain_spaces(scanner.indent + 1, start_mark)
        if not spaces:
            break
    return yaml.ScalarToken("".join(chunks), True, start_mark, end_mark)


def _length(scanner) -> int:  # type: ignore[no-untyped-def]  # PyYAML's own scanner is untyped
    """How many signs of the text follow before a space or an end."""
    length = 0
    while True:
        sign = scanner.peek(length)
        if sign in "\0 \t\r\n\x85\u2028\u2029" or sign in ",[]{}":
            return length
        if sign == ":" and scanner.peek(length + 1) in "\0 \t\r\n\x85\u2028\u2029,[]{}":
            return length
        length += 1
