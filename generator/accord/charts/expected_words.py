"""The words of figure 7: its finding, what a mark is called, and the picture told in words."""

from __future__ import annotations

from collections.abc import Mapping

from accord.charts.expected import ExpectedRow, ExpectedView
from accord.domain.forecasts import State
from accord.words import Words

_COUNTS: Mapping[State, str] = {
    "as-expected": "figure.expected.count.as-expected",
    "partly": "figure.expected.count.partly",
    "not-as-expected": "figure.expected.count.not-as-expected",
    "not-measured": "figure.expected.count.not-measured",
    "ahead": "figure.expected.count.ahead",
}


def title(view: ExpectedView, words: Words) -> str:
    """How many of those that could be measured came as expected; the plain topic where that says nothing."""
    came = view.count("as-expected")
    measured = came + view.count("partly", "not-as-expected")
    if measured < 2:
        return words.t("figure.expected.title")
    if came == measured:
        return words.t("figure.expected.title_all", n=measured, count=words.count(measured))
    name = "figure.expected.title_some"
    return words.t(name, n=came, count=words.opening_count(came), all=words.count(measured))


def state(row: ExpectedRow, view: ExpectedView, words: Words) -> str:
    """How it compares, with the day we looked, or the day by which we will know."""
    if row.state == "ahead":
        said = words.t("consequence.not_yet")
        day = words.near(row.know_by, view.as_of) if row.know_by else ""
        return words.t("figure.expected.ahead", state=said, day=day) if day else said
    said = words.t(f"consequence.matched.{row.state}")
    day = words.near(row.looked_at, view.as_of) if row.looked_at else ""
    return words.t("figure.expected.day", state=said, day=day) if day else said


def expected(row: ExpectedRow, words: Words) -> str:
    """What we expected."""
    return row.expected or words.t("forecasts.unsaid")


def mark(row: ExpectedRow, view: ExpectedView, words: Words) -> str:
    """What a mark is called."""
    return words.t("figure.expected.mark", state=state(row, view, words), expected=expected(row, words))


def description(view: ExpectedView, words: Words) -> str:
    """How many there are of each state, then each forecast that is drawn."""
    counts = words.t("figure.comma").join(words.t(_COUNTS[one], n=n) for one, n in view.counts)
    said = [words.t("figure.expected.counts", counts=counts)]
    for row in view.rows:
        values = {"expected": expected(row, words), "state": state(row, view, words), "came": row.came}
        said.append(words.t("figure.expected.told" if row.came else "figure.expected.told_wordless", **values))
    return " ".join(said)


def caption(view: ExpectedView, words: Words) -> str:
    """How to read it, naming what the picture leaves out."""
    said = [words.t("figure.expected.caption")]
    said += [words.t("figure.expected.caption_more", n=view.left_out)] if view.left_out else []
    return " ".join(said)
