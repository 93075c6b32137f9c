"""What the tests of new files share: texts that are hard to write down, and files read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from accord.intake.read import read

NASTY = {
    "a colon": "Handover: who says what",
    "a colon at the end": "What we need:",
    "quotes": "\"Yes\", she said, it's 'fine'",
    "a hash": "Ticket #12 # not a comment",
    "a dash": "- not a list",
    "a question": "? who knows",
    "braces": "{a: b}, [c, d]",
    "an anchor": "&anchor *alias !tag",
    "a percent sign": "%YAML 1.1",
    "a marker": "--- a new document ...",
    "a word for false": "no",
    "a word for nothing": "null",
    "a tilde": "~",
    "a number": "12.000",
    "a day": "2026-07-15",
    "a time": "12:30",
    "a backslash": "C:\\new\\table",
    "a block sign": "> folded",
    "a pipe": "| literal",
    "accents": "Übergabe für Œuvres: ça va, señor Ł",
    "emoji": "Learn 👩\u200d🏫 together 🎓 fast",
    "right to left": "السلامة أولاً: لماذا؟",
    "hebrew with marks": "\u200fבטיחות \u202eקודם\u202c",
    "chinese": "安全第一：为什么？",
    "a hard space": "12\u00a0days\u202flater",
    "a template": "${due} {party} {0} %s",
    "a backtick": "`code` | table | <b>",
    "long": "A text that is long enough to need more than one line, with a colon: and a # in it, " * 3 + "end",
}
LINES = {
    "a line break": "One line\nand another",
    "a paragraph": "One paragraph.\n\nAnother: with a colon # and a hash.",
    "a list": "Items:\n- one\n- two",
    "set in": "First\n  set in\nback",
    "a tab": "left\tright",
    "a line of another kind": "one\u2028two\x85three",
    "a marker on its own line": "one\n---\ntwo",
}


def put(file: Path, **values: Any) -> None:
    """Write other values into a file, as a program writes them."""
    data = yaml.safe_load(file.read_text("utf-8"))
    data.update(values)
    file.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")


def stops(folder: Path) -> list[str]:
    return [str(problem) for problem in read(folder, "portfolio").problems if problem.stops]


def loaded(file: Path) -> Any:
    raw = file.read_bytes()
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    assert b"\r" not in raw
    return yaml.safe_load(raw.decode("utf-8"))
