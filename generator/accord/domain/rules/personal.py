"""The rule on personal details. What it finds is never repeated: messages are read by more people than the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from accord.domain.organization import Role
from accord.domain.portfolio import Portfolio
from accord.domain.rules import written
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.word_lists import pattern
from accord.domain.stakeholder import Stakeholder

# A full stop after a single letter belongs to a name: "N. Ash".
_BETWEEN_SENTENCES = re.compile(r"(?<!\b\w)[.!?…]+[\"'”’)]*\s+|[。！？]|\n\s*\n")
_SHORT_NAME = 3


@check("personal-detail", level="warn")
def personal_detail(portfolio: Portfolio) -> Iterator[Finding]:
    """No sentence about a role or a person speaks of health, the reason for an absence, pay or performance."""
    personal, named = pattern(portfolio.settings, "personal"), _named(portfolio)
    # Most texts hold no such word; looking for it in small letters takes a quarter of the time.
    in_small_letters = re.compile(personal.pattern.lower())
    for text in written.texts(portfolio):
        if in_small_letters.search(text.value.lower()) and _is_about_somebody(text.value, personal, named):
            message = (
                f"a sentence in `{_field(text)}` names a role or a person beside a word for health, absence, pay or "
                "performance. Keep what it means for the work, such as days and dates, and leave the reason out: "
                "the history of the files keeps it for ever."
            )
            yield Finding(text.place, text.owner.subject, message, text.owner.records)


def _field(text: written.Written[str]) -> str:
    """The key it stands under."""
    return str(text.path[0])


def _is_about_somebody(text: str, personal: re.Pattern[str], named: tuple[re.Pattern[str], ...]) -> bool:
    sentences = (" ".join(sentence.replace("’", "'").split()) for sentence in _BETWEEN_SENTENCES.split(text))
    return any(any(who.search(part) for who in named) and personal.search(part) for part in sentences)


def _named(portfolio: Portfolio) -> tuple[re.Pattern[str], ...]:
    """What finds a role or a person: titles in capitals or not; short titles and names only as they are written."""
    people: list[Role | Stakeholder] = [*portfolio.team.roles, *portfolio.stakeholders.values()]
    titles = [who.title for who in people]
    names = [part for who in people if who.name for part in (who.name, _family_name(who.name))]
    exact = [*names, *(title for title in titles if title.isupper())]
    anyhow = [title for title in titles if not title.isupper()]
    return (_any_of(exact, re.NOFLAG), _any_of(anyhow, re.IGNORECASE))


def _family_name(name: str) -> str:
    """The last word of a name, by which people are often called; the whole name where that is too short to tell."""
    last = name.split()[-1]
    return last if len(last) >= _SHORT_NAME and last[0].isupper() else name


def _any_of(names: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    lines = {" ".join(name.replace("’", "'").split()) for name in names}
    parts = [re.escape(line) for line in sorted(lines, key=lambda line: (-len(line), line)) if line]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)", flags)
