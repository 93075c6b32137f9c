"""The leak test where things are made: nothing leaves that holds a text its readers may not see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from accord import leak
from accord.build.checking import Checked
from accord.leak import Secret
from accord.places import Problem, in_file_order
from accord.site import Site


def secrets(checked: Checked) -> tuple[Secret, ...]:
    """The texts that must stand in nothing made for the audience of a checked portfolio."""
    if checked.portfolio is None:
        return ()
    return tuple(leak.secrets(checked.portfolio, checked.audience, checked.notes))


def searched(checked: Checked, kept: Iterable[Secret], files: Iterable[tuple[str, str | bytes]]) -> Checked:
    """The same with a stop for each text that was found in files it may not stand in; then nothing may be written."""
    found = leak.search(kept, files)
    return stopped(checked, found) if found else checked


def stopped(checked: Checked, found: Iterable[Problem]) -> Checked:
    """The same with a stop for each text that was found where it may not stand."""
    return replace(checked, portfolio=None, problems=tuple(in_file_order((*checked.problems, *found))))


def files(made: Site) -> Iterable[tuple[str, str | bytes]]:
    """Every file of a site as it stands before any host carries it."""
    yield from ((page.address.markdown, page.markdown) for page in made.pages)
    yield from made.handwritten.items()
    yield from made.assets.items()
    yield from ((f"{path}.txt", words) for path, words in made.cards.words.items())
