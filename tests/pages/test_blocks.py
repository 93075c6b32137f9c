"""Blocks in hand-written pages: what is one, what is an example of one, and what is wrong in one."""

from __future__ import annotations

import pytest

from accord.pages.blocks import Block, choices, fill
from accord.places import Place, Problem


def show(block: Block) -> str:
    """What a block asks for, instead of a figure."""
    return "<i>" + " ".join(f"{key}={value}" for key, value in block.values.items()) + "</i>"


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("```accord\nfigure: grid\n```", "<i>figure=grid</i>"),
        ("~~~~ accord\nfigure:   grid  \nquarter: 2026-Q4\n~~~~", "<i>figure=grid quarter=2026-Q4</i>"),
        ("   ```accord\n   table: promises\n   ```", "<i>table=promises</i>"),
        ("```accord\r\nfigure: grid\r\n```\r\n", "<i>figure=grid</i>\n"),
        ("Before\n```accord\n\nfigure: grid\n\n```\nafter", "Before\n<i>figure=grid</i>\nafter"),
        ("1. One\n\n    ```accord\n    figure: grid\n    ```", "1. One\n\n    <i>figure=grid</i>"),
        ("- ```accord\n  figure: grid\n  ```", "- <i>figure=grid</i>"),
        ("!!! note\n\n    ```accord\n    figure: grid\n    ```", "!!! note\n\n    <i>figure=grid</i>"),
    ],
    ids=["plain", "tildes", "three spaces", "windows", "within text", "in a list", "after a marker", "in a note"],
)
def test_a_block_is_replaced_by_what_it_asks_for(written: str, becomes: str) -> None:
    assert fill(written, "content/page.md", show) == (becomes, [])


@pytest.mark.parametrize(
    "example",
    [
        "````markdown\n```accord\nfigure: nope\n```\n````",
        "~~~\n```accord\nfigure: nope\n```\n~~~",
        "Text\n\n    ```accord\n    figure: nope\n    ```",
        "```accordion\nfigure: nope\n```",
        "```yaml\nfigure: nope\n```",
        "`accord`\nfigure: nope",
        "> ```accord\n> figure: nope\n> ```",
    ],
    ids=["longer fence", "other marks", "indented code", "another word", "another language", "no fence", "a quote"],
)
def test_an_example_of_a_block_is_left_alone(example: str) -> None:
    assert fill(example, "content/page.md", show) == (example, [])


def test_inside_a_list_markdown_reads_no_sign_of_what_is_placed() -> None:
    placed = fill("- ```accord\n  figure: a_b\n  ```", "content/page.md", lambda _: "<p>*a_b*</p>")[0]
    assert placed == "- <p>&#42;a&#95;b&#42;</p>"


@pytest.mark.parametrize(
    ("lines", "place", "said"),
    [
        (["figure: grid", "figur: x"], 5, "'figur' is not known in a block; did you mean 'figure'?"),
        (["colour: red"], 4, "'colour' is not known in a block; known are figure, table, quarter"),
        (["figure: grid", "figure: fits"], 5, "'figure' stands here twice; keep one"),
        (["quarter: 2026-Q4"], 3, "a block names one 'figure' or one 'table', such as 'figure: grid'"),
        (["figure: grid", "table: promises"], 3, "a block names one 'figure' or one 'table', such as 'figure: grid'"),
        (["just words"], 4, "a line of a block is a key and a value, found 'just words'"),
    ],
)
def test_what_is_wrong_in_a_block_is_said_with_its_line(lines: list[str], place: int, said: str) -> None:
    text = "\n".join(("# Page", "", "```accord", *lines, "```", "end"))
    filled, problems = fill(text, "content/page.md", show)
    assert [(str(p.place), p.message) for p in problems] == [(f"content/page.md:{place}:1", said)]
    assert filled == "# Page\n\nend"


def test_a_block_that_nothing_closes_is_said_where_it_opens() -> None:
    problems = fill("Text\n\n```accord\nfigure: grid\n\nmore text\n", "content/page.md", show)[1]
    assert [str(p) for p in problems] == [
        "content/page.md:3:1: this block is never closed; end it with the marks it began with [unreadable]"
    ]


def test_what_cannot_be_made_is_a_problem_at_its_key() -> None:
    def refuse(block: Block) -> Problem:
        return choices(block, "figure", ("grid", "fits"))

    problems = fill("```accord\nquarter: 2026-Q4\nfigure: gird\n```", "content/page.md", refuse)[1]
    assert [(p.place, p.message) for p in problems] == [
        (Place("content/page.md", 3), "no figure 'gird'; did you mean 'grid'?")
    ]


def test_the_problems_of_several_blocks_are_all_said() -> None:
    text = "```accord\na: 1\n```\n\n```accord\nfigure: grid\n```\n\n```accord\nb: 1\n```"
    filled, problems = fill(text, "content/page.md", show)
    assert [p.place.line for p in problems] == [2, 10]
    assert "<i>figure=grid</i>" in filled
