"""Drawings that are held back come back as they were, and nothing else is touched."""

from __future__ import annotations

import pytest

from accord.hosts.held import Held

ONE = '<svg class="ac-svg ac-wide" role="img"><title>The grid</title><a href="../x/"><path d="M0"/></a></svg>'
TWO = '<svg viewBox="0 0 1 1" class="ac-i"><use href="#a"/></svg>'


@pytest.mark.parametrize(
    "text",
    [
        f"# {TWO} A title\n\n<figure>{ONE}</figure>\n\n{ONE}{TWO}",
        "no drawing at all",
        '<svg class="theirs"><text>kept</text></svg>',
        f'{ONE}\n<svg class="theirs">a</svg>\n{TWO}',
    ],
)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    held = Held()
    without = held.without(text)
    assert "ac-" not in without
    assert held.back(without) == text


def test_the_drawings_of_others_stay() -> None:
    theirs = '<svg class="theirs"><text>kept</text></svg>'
    assert Held().without(theirs) == theirs


def test_a_stand_in_that_somebody_wrote_stays() -> None:
    held = Held()
    held.without(ONE)
    assert held.back('<svg data-held="7"></svg>') == '<svg data-held="7"></svg>'
