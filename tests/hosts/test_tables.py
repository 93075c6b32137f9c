"""Columns of Markdown tables are aligned by an attribute, whichever extension makes them."""

from __future__ import annotations

from typing import Any

import markdown
import pytest

from accord.hosts import tables

TABLE = "| a | b |\n|---|--:|\n| 1 | 2 |\n"


@pytest.mark.parametrize(
    "own",
    [
        ["tables"],
        ["attr_list"],
        ["extra"],
        ["markdown.extensions.extra"],
        ["pymdownx.extra"],
        [{"tables": None}],
        [{"tables": {}}, {"toc": {"permalink": True}}],
    ],
)
def test_a_column_is_aligned_without_a_style(own: list[Any]) -> None:
    listed = tables.listed(own)
    names = [name for item in listed for name in ([item] if isinstance(item, str) else item)]
    options = {name: given or {} for item in listed if isinstance(item, dict) for name, given in item.items()}
    html = markdown.markdown(TABLE, extensions=names, extension_configs=options)
    assert '<td align="right">2</td>' in html
    assert "style" not in html


def test_what_a_team_has_set_stays() -> None:
    assert tables.listed([{"tables": {"use_align_attribute": False}}]) == [{"tables": {"use_align_attribute": False}}]
