"""YAML's own complaints, said in a planner's words.

The words looked for are those of PyYAML's pure loader (yaml/scanner.py, yaml/parser.py); a file that
libyaml cannot read is read again with the pure loader, so these are the only ones there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from accord.intake.letters import odd_space
from accord.intake.slip import Slip
from accord.intake.traps import NO_KEY, short

_CURLY = "“”„‟«»‘’‚‛"


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What YAML says, and what stands there. Lines and columns count from 1."""

    said: str
    lines: list[str]
    line: int
    column: int
    start: tuple[int, int]
    """Where the value begins that YAML was reading; the place itself where it does not say."""

    @property
    def before(self) -> str:
        """What stands before the place on its line."""
        return self.lines[self.line - 1][: self.column - 1]

    @property
    def sign(self) -> str:
        """The sign at the place."""
        return self.lines[self.line - 1][self.column - 1 : self.column]

    def text(self, at: tuple[int, int]) -> str:
        """What stands from a place on, to the end of its line."""
        return self.lines[at[0] - 1][at[1] - 1 :].strip()

    def slip(self, message: str, at: tuple[int, int] | None = None) -> Slip:
        """The slip, at the place or at another one."""
        return Slip("yaml-trap", message, *(at or (self.line, self.column)))


def in_planners_words(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """What went wrong and how to mend it, at the place where one would mend it."""
    found = _complaint(error, text)
    odd = odd_space(found.lines, found.line)
    if odd:
        return odd
    for words, say in _SENTENCES:
        if words in found.said:
            return say(found)
    return found.slip(f"the file cannot be read from here on ({short(error.problem or 'its structure is broken')})")


def _complaint(error: yaml.MarkedYAMLError, text: str) -> _Complaint:
    lines = text.splitlines() or [""]
    mark, start = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    said = f"{error.problem or ''} {error.context or ''}"
    place = _inside(lines, mark.line + 1, mark.column + 1) if mark else (1, 1)
    return _Complaint(said, lines, *place, _inside(lines, start.line + 1, start.column + 1) if start else place)


def _inside(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """A place, or the end of the last line for one after the end."""
    return (line, column) if line <= len(lines) else (len(lines), len(lines[-1]) + 1)


def _colon(found: _Complaint) -> Slip:
    """`title: a: b`, or a line that is indented too far."""
    key = re.match(r"[ -]*([^:]*): +", found.before)
    if key is None:
        return _too_far(found)
    value = found.text((found.line, key.end() + 1))
    curly = "; curly quotes are letters for YAML, use straight ones" if any(sign in value for sign in _CURLY) else ""
    quoted = value.strip(_CURLY)
    meant = f', such as {key[1]}: "{quoted}"' if len(quoted) <= 60 and '"' not in quoted and "\\" not in quoted else ""
    return found.slip(f"a text with a colon in it must stand in quotes{meant}{curly}", (found.line, key.end() + 1))


def _too_far(found: _Complaint) -> Slip:
    """A key below a text: the line is read as the rest of that text."""
    above = found.lines[found.line - 2].strip() if found.line > 1 else ""
    if above and not re.search(r":( |$)", above) and not above.startswith(("-", "#")):
        return found.slip(
            f"'{short(above)}' needs a colon and a space after it to be a key", (found.line - 1, _indent(found, -1))
        )
    message = "this line is read as the rest of the text above it; align it with the key it belongs to"
    return found.slip(message, (found.line, _indent(found)))


def _indent(found: _Complaint, by: int = 0) -> int:
    """The column of the first word of the line, or of one before it."""
    line = found.lines[found.line - 1 + by]
    return len(line) - len(line.lstrip()) + 1


def _sign(found: _Complaint) -> Slip:
    """A sign that YAML keeps for itself, at the beginning of a text."""
    name = {"`": "a backtick"}.get(found.sign, f"'{found.sign}'")
    return found.slip(f"a text that begins with {name} must stand in quotes")


def _marked(found: _Complaint) -> Slip:
    """`& more`, `*very* good`, `!important`, `>5 people`."""
    sign = found.text(found.start)[:1]
    more = f"; '{sign}' alone opens a text on the lines below" if sign in "|>" else ""
    return found.slip(f"a text that begins with '{sign}' must stand in quotes{more}", found.start)


def _no_colon(found: _Complaint) -> Slip:
    """A line that is neither a key nor the rest of a text."""
    text = found.text(found.start)
    glued = re.match(r"([\w-]+):(\S.*)", text)
    if glued:
        return found.slip(f"a space is missing after the colon: write '{glued[1]}: {short(glued[2])}'", found.start)
    if text[:1] in "\"'":
        return found.slip("something follows the closing quotes; put the whole text in one pair of quotes", found.start)
    return found.slip(
        f"'{short(text)}' needs a colon and a space after it to be a key, or belongs to the text above", found.start
    )


def _dash(found: _Complaint) -> Slip:
    """`title: - x`, or a list item that belongs nowhere."""
    if ":" in found.before:
        return found.slip("a text that begins with '- ' must stand in quotes; a list begins on the next line")
    return _crooked(found)


def _question(found: _Complaint) -> Slip:
    return found.slip("a text that begins with '?' must stand in quotes")


def _percent(found: _Complaint) -> Slip:
    return found.slip("a line that begins with '%' must stand in quotes, or further to the right", (found.start[0], 1))


def _backslash(found: _Complaint) -> Slip:
    return found.slip("a backslash inside double quotes has a meaning of its own; use single quotes")


def _open_quotes(found: _Complaint) -> Slip:
    return found.slip("the quotes that open here are never closed", found.start)


def _nothing_there(found: _Complaint) -> Slip:
    """A comma or a closing bracket where a value should stand."""
    if not re.search(r"[,\[{]\s*$", found.before):
        return _sign(found)
    opening = re.search(r"[\[{](?=[^\[{]*$)", found.before)
    if opening and not found.sign:
        return found.slip(f"the '{opening[0]}' that opens here is not closed", (found.line, opening.start() + 1))
    return found.slip(f"a value is missing before this '{found.sign}'")


def _unclosed(found: _Complaint) -> Slip:
    """Braces or brackets that end too late or never."""
    opening = found.text(found.start)[:1]
    if found.line == found.start[0] and found.sign not in ("", "#"):
        near = short(found.text((found.line, found.column)))
        signs = "a colon, quotes, braces or brackets"
        message = f"inside '{opening}' a text with {signs} must stand in quotes; it breaks off at '{near}'"
        return found.slip(message)
    return found.slip(f"the '{opening}' that opens here is not closed", found.start)


def _crooked(found: _Complaint) -> Slip:
    """Something after a finished value, or a line that is out of line."""
    before = found.before.rstrip()
    if found.sign == ":":
        return found.slip(NO_KEY)
    if before.endswith(('"', "'")):
        return found.slip("something follows the closing quotes; put the whole text in one pair of quotes")
    if before.endswith(("]", "}")):
        return found.slip(f"something follows the closing '{before[-1]}'; put the whole text in quotes")
    if before.strip("- "):
        return found.slip(
            f"'{short(found.text((found.line, found.column)))}' cannot stand here; put the whole text in quotes"
        )
    return found.slip("this line is indented differently from the lines it belongs to; align it with them")


_SENTENCES: tuple[tuple[str, Callable[[_Complaint], Slip]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _sign),
    ("could not find expected ':'", _no_colon),
    ("sequence entries are not allowed", _dash),
    ("mapping keys are not allowed", _question),
    ("directive", _percent),
    ("incompatible YAML", _percent),
    ("duplicate tag handle", _percent),
    ("scanning an a", _marked),
    ("a tag", _marked),
    ("tag handle", _marked),
    ("scanning a block scalar", _marked),
    ("double-quoted scalar", _backslash),
    ("quoted scalar", _open_quotes),
    ("expected the node content", _nothing_there),
    ("flow", _unclosed),
    ("expected", _crooked),
)
"""Words of a complaint, and who says it anew; the first that matches speaks."""
