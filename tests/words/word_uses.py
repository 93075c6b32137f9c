"""Where the code and the templates ask for words, and which sentences each of their families needs."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import accord
from accord.domain import changes, forecasts, version_difference
from accord.domain.agreements import AgreementState
from accord.domain.audience import Circle
from accord.domain.conversation import Alignment, Confirmation, Idea, WhatHappened
from accord.domain.initiative import CauseKind, Verdict
from accord.domain.negotiation import ANSWERS, ASK_KINDS, DecisionKind, Negotiation
from accord.domain.promises import STATES
from accord.domain.quarter import PLACES
from accord.domain.record import Record
from accord.domain.settings import Area, Axis, Grid, Settings
from accord.domain.talks import TalkState
from accord.pages import coming_page, talk_sheet
from accord.pages.decide_page import GLOSSARY
from accord.words import Pattern, _sentences

CODE = Path(accord.__file__).parent
TEMPLATES = CODE / "pages" / "templates"
WORD_FILES = CODE / "words"
ACCORD_PAGES = CODE.parent.parent / "content"


def literals(kind: Any) -> tuple[str, ...]:
    """The values of a Literal, also within Annotated and beside None."""
    inner = get_args(kind)
    return tuple(str(v) for i in inner for v in (literals(i) or (i,)) if isinstance(v, (str, int)))


def choices(record: type[Record], field: str) -> tuple[str, ...]:
    """The values a field of a record may have."""
    return literals(record.model_fields[field].annotation)


SHEET_STEPS = talk_sheet.STEPS
CHANGE_PARTS = (
    *("settings", "organization", "team", "ask", "decision", "promise", "consequence", "confirmation"),
    *("assessment", "reading", "capacity", "version"),
)
CAME_AND_WENT = (
    *("initiative", "goal", "quarter", "entry", "talk", "ask", "decision", "promise", "consequence"),
    *("stakeholder", "charter", "role", "reading"),
)
CHANGE_SENTENCES = (
    *(f"change.{kind}-{aspect}" for kind in CAME_AND_WENT for aspect in ("added", "removed")),
    *("change.initiative-renamed", "change.initiative-stage", "change.initiative-goals", "change.goal-renamed"),
    "change.stakeholder-renamed",
    *("change.reading-value", "change.version-added", "change.version-draft", "change.version-agreed"),
    *("change.version-removed", "change.entry-placed", "change.entry-before", "change.ask-answered"),
    *("change.decision-order", "change.promise-closed", "change.promise-due", "change.promise-progress"),
    *("change.promise-amount", "change.confirmation-removed", "change.consequence-came"),
    *(f"change.{what}{how}" for what in ("entry-wait", "decision-look-again") for how in ("", "-first", "-never")),
)
"""Sentences about changes whose names are put together of a kind of record and what of it changed."""
SHOWN_STATES = (*STATES, "changed")
SIDES = ("stakeholder", "ltd")
FORMS = ("you", "they")
SIDED = (
    "agreement.nothing",
    "agreement.theirs",
    "agreement.ours",
    "agreement.they_asked",
    "agreement.we_asked",
    "agreement.asked_of_us",
    "agreement.confirmed",
    "agreement.waits_for_confirmation",
    "agreement.promised_theirs",
    "agreement.promised_ours",
)
"""Sentences said in two forms: to the stakeholder, and about them."""

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "{}.{}": tuple(f"{name}.{form}" for name in SIDED for form in FORMS),
    "after.{}": ("decisions", "promises", "steps", "consequences"),
    "agreement.{}": tuple(f"agreement.{side}.{form}" for side in ("theirs", "ours") for form in FORMS),
    "{}_until": ("initiative.place.later_until", "initiative.place.scrap_until"),
    "agreement.state.{}": literals(AgreementState),
    "agreements.{}": ("theirs", "ours"),
    "agreements.column.{}": ("who", "force", "risk", "look", "next", "theirs", "ours"),
    "alignment.{}": choices(Alignment, "answer"),
    "ask.answer.{}": ANSWERS,
    "ask.asked.{}": ASK_KINDS,
    "ask.count.{}": ANSWERS,
    "ask.kind.{}": ASK_KINDS,
    "change.part.{}-of": ("assessment", "reading"),
    "history.{}": ("unread", "older"),
    "assessment.column.{}": ("date", "impact", "difficulty", "area", "why"),
    "audience.{}": literals(Circle),
    "cause.{}": literals(CauseKind),
    "check.{}": literals(Verdict),
    "check.column.{}": ("cause", "kind", "fix", "who"),
    "change.axis.{}": ("impact", "difficulty"),
    "change.group.{}": changes.GROUPS,
    "change.part.{}": CHANGE_PARTS,
    "change.way.{}": ("up", "down"),
    "change.{}": CHANGE_SENTENCES,
    "changes.column.{}": ("version", "day", "by", "what"),
    "changes.from.{}": ("lately", "version", "quarter"),
    "changes.since.{}": ("lately", "version", "quarter"),
    "checks.{}": ("warnings", "notes"),
    "checks.column.{}": ("name", "rule", "found"),
    "checks.group.{}": ("warn", "note"),
    "checks.ahead.{}": ("talks", "versions", "initiatives"),
    "checks.level.{}": ("stop", "warn", "note"),
    "checks.other.{}": ("invalid-data", "leak"),
    "coming.count.{}": ("now", "next", "later", "not"),
    "coming.group.{}": tuple(name for name, _ in coming_page.GROUPS),
    "confirmation.{}": choices(Confirmation, "answer"),
    "consequence.matched.{}": choices(WhatHappened, "matched"),
    "conversations.{}": ("asks", "decisions", "promises"),
    "conversations.ask.{}": ("date", "kind", "what", "of", "answer"),
    "conversations.came.{}": choices(WhatHappened, "matched"),
    "conversations.column.{}": ("date", "talk", "with", "about", "state"),
    "count.{}": tuple(str(n) for n in range(13)),
    "date.{}": ("day", "short", "full", "month"),
    "decide.area.{}": literals(Area),
    "default.area.{}": literals(Area),
    "default.skill.{}": tuple(Settings().skills),
    "default.{}.{}.{}": tuple(
        f"default.{axis}.{name}.{part}"
        for axis in literals(Axis)
        for name in Grid().criteria(axis)  # type: ignore[arg-type]  # one of the two
        for part in ("ask", *"12345")
    ),
    "decide.axis.{}": literals(Axis),
    "decide.state.{}": SHOWN_STATES,
    "decision.kind.{}": literals(DecisionKind),
    "decision.{}": ("consulted", "informed"),
    "fits.row.{}": (
        *("asked", "scrap", "waits", "smaller", "planned", "own", "negotiated", "total", "left"),
        *("gross", "keep_running", "unavailable", "leave", "absence", "buffer"),
    ),
    "forecasts.count.{}": forecasts.STATES,
    "glossary.{}.means": GLOSSARY,
    "glossary.{}.word": GLOSSARY,
    "goals.column.{}": ("goal", "measure", "baseline", "latest", "read_on", "target", "days", "work", "beside"),
    "grid.column.{}": ("code", "initiative", "place", "impact", "difficulty", "area", "before", "why"),
    "grid.way.{}": ("left", "right", "up", "down"),
    "idea.became.{}": choices(Idea, "became"),
    "initiative.column.{}": ("quarter", "place", "asked", "planned", "why"),
    "initiative.place.{}": PLACES,
    "initiatives.column.{}": ("code", "initiative", "place", "area", "goals", "sponsor"),
    "level.{}": ("1", "2", "3", "4", "5"),
    "life.column.{}": ("day", "what"),
    "life.mark.{}": ("impact", "difficulty"),
    "life.row.{}": ("place", "score", "talk", "theirs", "ours"),
    "load.column.{}": ("quarter", "days", "what"),
    "nav.{}": (
        *("quarter", "quarters", "grid", "fits", "promises", "goals", "agreements", "initiatives"),
        *("conversations", "not_now", "how_we_decide", "checks", "talks", "coming", "forecasts", "changes"),
    ),
    "not_now.{}": ("next", "later", "scrap"),
    "not_now.column.{}": ("initiative", "place", "look_again", "sponsor", "goals", "why"),
    "place.{}": PLACES,
    "promise.count.{}": SHOWN_STATES,
    "promise.state.{}": SHOWN_STATES,
    "promises.column.{}": ("by", "to", "what", "amount", "due", "closed", "state"),
    "promises.side.{}": SIDES,
    "quarter.promises.{}": SIDES,
    "question.{}": (
        *("critical", "alignment", "not_scrapped", "realistic", "solutions", "help"),
        *("ours", "theirs"),
    ),
    "sheet.hint.{}": SHEET_STEPS,
    "sheet.prompt.{}": SHEET_STEPS,
    "sheet.step.{}": SHEET_STEPS,
    "skill.{}": ("consult", "design", "deliver"),
    "stakeholder.{}": ("interests", "can_commit", "decides_on", "prefers", "contact", "speaks_through", "note"),
    "take.{}": ("asks", "decisions", "capacity", "initiatives", "promises", "xlsx", "json", "ics"),
    "talk.occasion.{}": choices(Negotiation, "occasion"),
    "talk.related.{}": ("revisits", "follows", "revisited_by", "followed_by"),
    "talk.state.{}": literals(TalkState),
    "unit.{}": ("person-days", "hours", "people"),
    "version.answer.{}": tuple(kind for kind in version_difference.KINDS if kind != "same"),
    "version.column.{}": ("code", "initiative", "place", "asked", "planned"),
    "version.finding.{}": ("came", "left", "moved", "days_fewer", "days_more", "days_other"),
    "version.group.{}": tuple(kind for kind in version_difference.KINDS if kind != "same"),
    "year.{}": ("days", "places", "asks", "promises"),
    "year.column.{}": ("asked", "own", "ratio", "negotiated", "planned"),
}
"""What stands in the gap of a name that the code puts together; whole names where both halves change."""


def of_family(name: str) -> tuple[str, ...]:
    """The names of all sentences of a family."""
    values = FAMILIES[name]
    return tuple(value if "." in value else name.format(value) for value in values)


@cache
def sentences() -> Mapping[str, Pattern]:
    """Every English sentence by its name."""
    return MappingProxyType(dict(_sentences("en")))


def forms(pattern: Pattern) -> tuple[str, ...]:
    """A sentence in each of its plural forms."""
    return (pattern,) if isinstance(pattern, str) else tuple(pattern.values())


def gaps(text: str) -> set[str]:
    """The names of a sentence's gaps."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _tables() -> set[str]:
    return {name.partition(".")[0] for name in sentences()}


def _trees() -> Iterator[ast.AST]:
    for path in sorted(CODE.rglob("*.py")):
        # Readers of YAML and the leak test name fields, which look like sentences' names.
        if path.name != "wording.py" and not {"intake", "leak"} & set(path.parts):
            yield ast.parse(path.read_text("utf-8"))


def _nodes() -> Iterable[ast.AST]:
    return (node for tree in _trees() for node in ast.walk(tree))


def _calls() -> Iterator[ast.Call]:
    """Every place where the code asks for a sentence."""
    for node in _nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            yield from [node] if node.func.attr in ("t", "say", "has", "pattern") else []


def _named(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    if isinstance(node, ast.IfExp):
        yield from _named(node.body)
        yield from _named(node.orelse)


_NAME = re.compile(r"[a-z_]+(\.[a-z_-]+)+")


_ENDINGS = (".j2", ".md", ".js", ".csv", ".xlsx", ".json", ".ics", ".xml")


def _looks_like_a_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and text.partition(".")[0] in _tables() and not text.endswith(_ENDINGS)


@cache
def constants() -> frozenset[str]:
    """Every string in the code."""
    return frozenset(n.value for n in _nodes() if isinstance(n, ast.Constant) and isinstance(n.value, str))


@cache
def in_templates() -> frozenset[str]:
    """Every sentence a template asks for."""
    texts = (path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.j2")))
    return frozenset(name for text in texts for name in re.findall(r'\bw\.t\("([^"]+)"', text))


@cache
def asked_for() -> frozenset[str]:
    """Every sentence that code or a template names in full."""
    named = {name for call in _calls() for name in _named(call.args[0])}
    kept_aside = {text for text in constants() if _looks_like_a_name(text)}
    return frozenset((named | kept_aside | in_templates()) - set(SIDED))


@cache
def put_together() -> frozenset[str]:
    """Every family of names the code puts together, with `{}` for what changes."""
    names = {_shape(node) for node in _nodes() if isinstance(node, ast.JoinedStr)}
    called = {_shape(call.args[0]) for call in _calls() if isinstance(call.args[0], ast.JoinedStr)}
    in_a_table = {n for n in names if re.fullmatch(r"[a-z_]+(\.[a-z_{}]+)+", n) and n.partition(".")[0] in _tables()}
    return frozenset(name for name in called | in_a_table if not name.startswith("figure."))


def _shape(node: ast.expr) -> str:
    assert isinstance(node, ast.JoinedStr)
    return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)


def filled() -> list[tuple[str, frozenset[str]]]:
    """Every sentence that is named and filled at one place of the code, with the gaps filled there."""
    return [
        (name, frozenset(str(k.arg) for k in call.keywords))
        for call in _calls()
        for name in _named(call.args[0])
        if isinstance(call.func, ast.Attribute)
        and call.func.attr != "has"
        and name in sentences()
        and all(k.arg for k in call.keywords)
    ]


def filled_in_families() -> list[tuple[str, frozenset[str]]]:
    """The same for the sentences of families, but for those `Sides` says in two forms."""
    return [
        (name, frozenset(str(k.arg) for k in call.keywords))
        for call in _calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr != "has"
        if isinstance(call.args[0], ast.JoinedStr) and all(k.arg for k in call.keywords)
        for family in [_shape(call.args[0])]
        if family in FAMILIES and family not in ("{}.{}", "agreement.{}", "{}_until", "change.{}")
        for name in of_family(family)
    ]


def word_files() -> list[Path]:
    """The file of each language."""
    return sorted(WORD_FILES.glob("*.toml"))


def said() -> list[tuple[str, str]]:
    """Every sentence by its name, in each of its plural forms."""
    return [(name, text) for name, pattern in sentences().items() for text in forms(pattern)]


def messages(room: str) -> set[str]:
    """Every string in the code of a room, docstrings left out: they are read by those who work on it."""
    found: set[str] = set()
    for path in sorted((CODE / room).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        strings = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
        found |= {str(node.value) for node in strings if id(node) not in spoken}
    return found


def printed() -> list[tuple[str, str]]:
    """All words that are ours: the sentences, and by their file names the templates, what explains the checks, the
    files a project begins with, and the sample's hand-written pages.
    """
    pages = ACCORD_PAGES.glob("*.md")
    files = [
        *TEMPLATES.glob("*.j2"),
        *(CODE / "cli" / "explained").glob("*.toml"),
        *(CODE / "cli" / "starter").rglob("*.*"),
    ]
    return said() + [(path.name, path.read_text("utf-8")) for path in sorted((*files, *pages))]
