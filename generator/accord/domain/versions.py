"""How a quarter and its entries read in an earlier version of the plan.

`before` says what differed in a version; a version it does not name was like the next later one.
So patches are laid on the entry from the newest version down.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from accord.domain.quarter import Before, Entry, EntryBefore, Quarter, Version

_KEYS = tuple(EntryBefore.model_fields)


def entry_in(entry: Entry, version: int) -> Entry | None:
    """The entry as a version had it; None where it was not in the plan."""
    placed, present = entry, True
    for number in sorted((n for n in entry.before if n >= version), reverse=True):
        patch = entry.before[number]
        present = isinstance(patch, EntryBefore)
        if isinstance(patch, EntryBefore):
            placed = _patched(placed, patch)
    return placed if present else None


def _patched(entry: Entry, patch: EntryBefore) -> Entry:
    values = {key: value for key in _KEYS if (value := getattr(patch, key)) is not None}
    if "planned" in values and "asked" not in values:
        values["asked"] = None  # as planned in that version
    return entry.changed(**values)  # type: ignore[no-any-return]


def only(quarter: Quarter, keep: Callable[[Version], bool]) -> Quarter | None:
    """The quarter as if it had no other versions than those kept, its entries as the newest of them has them.

    None where no version is kept: a plan without any version is not there yet.
    """
    versions = quarter.all_versions
    kept = tuple(version for version in versions if keep(version))
    if len(kept) == len(versions):
        return quarter
    if not kept:
        return None
    numbers = sorted((version.version for version in kept), reverse=True)
    entries = (_only(entry, numbers) for entry in quarter.entries)
    return quarter.changed(  # type: ignore[no-any-return]  # a copy of the same record
        versions=kept, entries=tuple(entry for entry in entries if entry)
    )


def _only(entry: Entry, numbers: Sequence[int]) -> Entry | None:
    """The entry with `before` written anew for these versions, newest first."""
    if not entry.before:
        return entry
    states = [entry_in(entry, number) for number in numbers]
    newest = next((state for state in states if state), None)
    if newest is None:
        return None
    before: dict[int, Before] = {}
    above: Entry | None = newest
    for number, state in zip(numbers, states, strict=True):
        if state is None:
            before[number] = "absent"
        elif state != above:
            before[number] = EntryBefore.model_construct(**{key: getattr(state, key) for key in _KEYS})
        above = state
    return newest.changed(before=before)  # type: ignore[no-any-return]
