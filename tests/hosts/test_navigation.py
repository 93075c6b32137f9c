"""Where the plan's pages stand among those of the team."""

from __future__ import annotations

from typing import Any

import pytest

from accord.hosts.navigation import merged, named

PLAN = (("This quarter", "index.md"), ("Quarters", (("Summer", "2026-q3/index.md"),)))
AS_DATA = [{"This quarter": "index.md"}, {"Quarters": [{"Summer": "2026-q3/index.md"}]}]


def test_without_a_navigation_the_plan_comes_first_and_then_the_pages_of_the_team() -> None:
    pages = ["welcome.md", "guides/how-to.md", "guides/deep_ly/x.md", "about.md"]
    assert merged(PLAN, None, pages) == [
        *AS_DATA,
        "about.md",
        "welcome.md",
        {"Guides": ["guides/how-to.md", {"Deep ly": ["guides/deep_ly/x.md"]}]},
    ]


@pytest.mark.parametrize(
    ("own", "whole"),
    [
        (["welcome.md", "..."], ["welcome.md", *AS_DATA]),
        (["...", {"About": "about.md"}], [*AS_DATA, {"About": "about.md"}]),
        ([{"Us": "us.md"}, {"Plan": ["...", "more.md"]}], [{"Us": "us.md"}, {"Plan": [*AS_DATA, "more.md"]}]),
        ([{"Plan": "..."}], [{"Plan": AS_DATA}]),
        (["welcome.md"], ["welcome.md"]),
    ],
    ids=["last", "first", "in a group", "a group of its own", "not at all"],
)
def test_with_a_navigation_three_dots_say_where_the_plan_goes(own: list[Any], whole: list[Any]) -> None:
    assert merged(PLAN, own, ["other.md"]) == whole


def test_the_pages_a_navigation_names_are_found_in_every_group() -> None:
    assert named([*AS_DATA, "about.md"]) == {"index.md", "2026-q3/index.md", "about.md"}
