"""YAML's own complaints, said in a planner's words."""

from __future__ import annotations

import re

import yaml


class Slip(Exception):  # noqa: N818  # a slip of the pen, not an error of ours
    """Something in a file that cannot be read as it was meant. Line and column count from 1."""

    def __init__(self, check: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.check = check
        self.message = message
        self.line = line
        self.column = column


_SIGNS = {
    "@": "'@'", "`": "a backtick", "%": "'%'", "&": "'&'", "*": "'*'", "!": "'!'", "|": "'|'", ">": "'>'",
}  # fmt: skip
_QUOTES = "“”„‘’«»"


def in_planners_words(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """What went wrong and how to mend it, at the place where one would mend it."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines() or [""]
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    here = lines[line - 1]
    said = f"{error.problem or ''} {error.context or ''}"
    return (
        _tab(lines, line)
        or _by_what_it_says(said, here, line, column, error)
        or Slip("yaml-trap", f"the file cannot be read from here on: {_short(error.problem)}", line, column)
    )


def _short(problem: str | None) -> str:
    return (problem or "its structure is broken")[:80]


def _tab(lines: list[str], line: int) -> Slip | None:
    """A tab before the first word of this line or the one above."""
    for at in (line, line - 1):
        if at >= 1:
            space = re.match(r"[ \t]*", lines[at - 1])
            if space and "\t" in space[0]:
                column = space[0].index("\t") + 1
                return Slip(
                    "yaml-trap", "a tab stands before the first word; use spaces, two for each level", at, column
                )
    return None


def _by_what_it_says(said: str, here: str, line: int, column: int, error: yaml.MarkedYAMLError) -> Slip | None:
    if "mapping values are not allowed" in said:
        return _colon(here, line, column)
    if "cannot start any token" in said or "found unexpected ':'" in said:
        return _sign(here, line, column)
    if "tag" in said or ("escape" in said and "%" in here):
        return Slip("yaml-trap", "a value that begins with '!' or '%' must stand in quotes", line, column)
    if "alias" in said or "anchor" in said:
        return Slip("yaml-trap", "a value that begins with '*' or '&' must stand in quotes", line, column)
    if "unknown escape" in said or "escape sequence" in said:
        return Slip(
            "yaml-trap", "a backslash inside double quotes has a meaning of its own; use single quotes", line, column
        )
    if "quoted scalar" in said:
        return _open_quote(error, line, column)
    if "flow" in said or "',' or" in said:
        return Slip(
            "yaml-trap", "the braces or brackets are not closed, or a text inside them needs quotes", line, column
        )
    if "could not find expected ':'" in said:
        return Slip("yaml-trap", "a key needs a colon and a space after it, such as 'title: …'", line, column)
    if "block" in said or "expected key" in said:
        return Slip(
            "yaml-trap",
            "this line is indented differently from the lines it belongs to; align it with them",
            line,
            column,
        )
    if "directive" in said or "document start" in said:
        return Slip(
            "yaml-trap", "a line that begins with '%' or follows '...' is not used here; remove it", line, column
        )
    return None


def _colon(here: str, line: int, column: int) -> Slip:
    key, _, value = here.strip().lstrip("- ").partition(": ")
    meant = f': {key}: "{value.strip()}"' if value and len(value) < 60 and '"' not in value else ""
    return Slip("yaml-trap", f"a text with a colon in it must stand in quotes{meant}", line, column)


def _sign(here: str, line: int, column: int) -> Slip:
    sign = here[column - 1 : column]
    if sign == "\t":
        return Slip("yaml-trap", "a tab stands here; use spaces", line, column)
    name = _SIGNS.get(sign, f"'{sign}'")
    return Slip("yaml-trap", f"a text that begins with {name} must stand in quotes", line, column)


def _open_quote(error: yaml.MarkedYAMLError, line: int, column: int) -> Slip:
    start = error.context_mark
    at = (start.line + 1, start.column + 1) if start else (line, column)
    return Slip("yaml-trap", "the quotes that open here are not closed, or something follows them on the line", *at)
