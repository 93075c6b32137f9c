"""The texts a site may not hold: those these readers may not see, and that do not stand in a field they may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from accord.domain.audience import Audience
from accord.domain.notes import Note
from accord.domain.portfolio import Portfolio
from accord.domain.record import Record
from accord.leak.conditions import Reader
from accord.leak.search import found, index
from accord.leak.secret import Secret
from accord.leak.table import IDS, who_may
from accord.leak.text import entities_read, words
from accord.leak.walk import Written, texts, texts_of_notes

LEAST_LETTERS = 20
LEAST_WORDS = 4
"""Shorter texts are no sentence of anybody: they may stand anywhere by chance."""
_BETWEEN = " \ua66e "
"""A letter nobody uses stands between two texts, so that no run of words reaches from one into the next."""


def secrets(whole: Portfolio, audience: Audience, notes: Iterable[Note] = ()) -> list[Secret]:
    """Every text, and every person's name, that this audience may not read anywhere.

    `whole` is the portfolio as known on the day of the site: what is not known yet stands in no record of it. For the
    team only the texts of private notes are kept from a site.
    """
    kept = [_secrets_of(written, "") for written in texts_of_notes(notes)]
    if audience.is_team and not any(kept):
        return []
    more, allowed = _parted(whole, audience)
    return _unless_allowed([*kept, *more], allowed)


def old_secrets(old: Iterable[Portfolio], present: Portfolio, audience: Audience) -> list[Secret]:
    """Every text of earlier records that this audience might not have read when it was new, nor may read today.

    The team may read all that git holds.
    """
    if audience.is_team:
        return []
    kept: dict[tuple[str, ...], Forms] = {}
    seen: set[tuple[str, str]] = set()
    done: dict[int, Record] = {}
    for portfolio in old:
        secret, _ = _parted(portfolio, audience, done, seen)
        kept |= {forms[0].words: forms for forms in secret if forms}
        done |= {id(record): record for record in portfolio.records()}  # what no commit touched is read once
    return _unless_allowed(list(kept.values()), _parted(present, audience)[1])


Forms = tuple[Secret, ...]
"""One text in all the forms in which it is looked for."""


def _parted(
    whole: Portfolio,
    audience: Audience,
    but: Mapping[int, Record] | None = None,
    seen: set[tuple[str, str]] | None = None,
) -> tuple[list[Forms], list[str]]:
    """The texts of a portfolio that an audience may not read, and those it may; names of records are neither.

    Records in `but`, by their identity, and texts in `seen`, by their field, are passed over.
    """
    reader = Reader(whole, audience)
    kept: list[Forms] = []
    allowed: list[str] = []
    for written in texts(whole, but):
        if who_may(written.field) == "reference":
            continue
        if seen is not None:
            if (written.field, written.text) in seen:
                continue
            seen.add((written.field, written.text))
        if audience.is_team or reader.may(written):
            allowed.append(written.text)
        else:
            kept.append(_secrets_of(written, str(audience)))
    return kept, allowed


def _unless_allowed(kept: list[Forms], allowed: list[str]) -> list[Secret]:
    """Every form of the texts that do not stand in one that may be read."""
    every = index(secret for forms in kept for secret in forms)
    known = set(found(every, entities_read(_BETWEEN.join(allowed))))
    # Whoever may read a name in full may read its short form too.
    return [secret for forms in kept for secret in forms if secret not in known and forms[0] not in known]


def _secrets_of(written: Written, readers: str) -> Forms:
    """What of a text is looked for: the whole run, and of a name its short forms too; nothing too short to tell."""
    who, text = who_may(written.field), written.text
    if who == "reference":
        return ()
    if who == "names":
        runs = tuple(_names(words(text)))
        return tuple(_secret(written, run, readers, spelled=text if len(run) == 1 else "") for run in runs)
    run = tuple(words(entities_read(text))) if len(text) >= LEAST_LETTERS else ()
    if len(run) < LEAST_WORDS:
        return ()
    return (_secret(written, run, readers, spelled=text if written.field in IDS else ""),)


def _names(name: list[str]) -> Iterator[tuple[str, ...]]:
    """A person's name as written, and with its initial: Robin van Alder, R. van Alder, R. Alder."""
    if name:
        initial = name[0][0]
        yield from dict.fromkeys(
            (tuple(name), (initial, *name[1:]), (initial, name[-1])) if name[1:] else (tuple(name),)
        )


def _secret(written: Written, run: tuple[str, ...], readers: str, spelled: str) -> Secret:
    return Secret(run, written.way, written.field, written.subject, readers, spelled)
