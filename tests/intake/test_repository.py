"""What git tells of files and their changes, in real repositories made for each test."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from accord.intake.repository import Commit, History
from intake.scripted import ADDRESS, PLANNER, Scripted, held, long, told

POSIX = pytest.mark.skipif(os.name == "nt", reason="the case is about POSIX")


@pytest.fixture
def plan(tmp_path: Path) -> Scripted:
    return Scripted(tmp_path / "plan")


def test_an_ordinary_year_is_told_oldest_first(plan: Scripted) -> None:
    plan.commit({"portfolio/a.yml": "a: 1\n", "README.md": "Hello\n"}, "Begin")
    plan.commit({"README.md": "Hello again\n"}, "Greet")
    plan.commit({"portfolio/a.yml": "a: 2\n", "portfolio/b.yml": "b: 1\n"}, "Score again")
    plan.commit({"portfolio/a.yml": None}, "Scrap")
    found = plan.opened()
    history = found.log(["portfolio"])
    assert told(history) == [
        ("Begin", ["+portfolio/a.yml"]),
        ("Score again", ["~portfolio/a.yml", "+portfolio/b.yml"]),
        ("Scrap", ["-portfolio/a.yml"]),
    ]
    assert held(found, history) == [b"a: 1\n", b"a: 2\n", b"b: 1\n"]
    assert (history.shallow, history.gap) == (False, "")
    assert history.oldest == history.commits[0]


def test_a_commit_says_who_when_and_why_and_no_address(plan: Scripted) -> None:
    commit = plan.commit({"a.yml": "a: 1\n"}, "Add  a\tthing\n\nAnd more of it.", when="2026-07-15T23:30:00 +1245")
    (only,) = plan.opened().log().commits
    zone = timezone(timedelta(hours=12, minutes=45))
    assert only == Commit(commit, datetime(2026, 7, 15, 23, 30, tzinfo=zone), PLANNER, "Add a thing", only.changed)
    assert only.when.utcoffset() == timedelta(hours=12, minutes=45)


@pytest.mark.parametrize(
    ("name", "author"),
    [
        (ADDRESS, ""),
        (f"A Planner ({ADDRESS})", "A Planner ()"),
        ("Planner @ Learning", "Planner @ Learning"),
        ("Bj\u00f6rk \u65e5\u672c", "Bj\u00f6rk \u65e5\u672c"),
    ],
)
def test_an_address_written_as_a_name_is_not_told(plan: Scripted, name: str, author: str) -> None:
    plan.commit({"a.yml": "a: 1\n"}, f"Ask {ADDRESS}, then <x@y> and @b", GIT_AUTHOR_NAME=name)
    (only,) = plan.opened().log().commits
    assert (only.author, only.subject) == (author, "Ask …, then <…> and @b")


def test_people_are_called_as_the_repository_says(plan: Scripted) -> None:
    plan.commit({"a.yml": "a: 1\n", ".mailmap": f"Another Name <{ADDRESS}>\n"})
    assert [commit.author for commit in plan.opened().log().commits] == ["Another Name"]


def test_a_rename_is_one_change_with_both_paths(plan: Scripted) -> None:
    plan.commit({"portfolio/a.yml": long("a"), "portfolio/b.yml": long("b")}, "Begin")
    plan.commit(
        {
            "portfolio/a.yml": None,
            "portfolio/z.yml": long("a") + "new: 1\n",
            "portfolio/b.yml": None,
            "c.yml": long("b"),
        },
        "Move",
    )
    history = plan.opened().log(["portfolio"])
    assert told(history)[1] == ("Move", ["-portfolio/b.yml", "portfolio/a.yml > portfolio/z.yml"])
    assert told(plan.opened().log(["portfolio", "c.yml"]))[1][1][0] == "portfolio/b.yml > c.yml"


def test_a_merge_is_told_once_with_all_it_brought(plan: Scripted) -> None:
    plan.commit({"a.yml": "a: 1\n"}, "Begin")
    plan.git("checkout", "--quiet", "-b", "side")
    plan.commit({"b.yml": "b: 1\n"}, "Side, first")
    plan.commit({"b.yml": "b: 2\n"}, "Side, second")
    plan.git("checkout", "--quiet", "main")
    plan.commit({"c.yml": "c: 1\n"}, "Main")
    plan.git("merge", "--quiet", "--no-ff", "-m", "Take the side in", "side")
    found = plan.opened()
    assert told(found.log()) == [("Begin", ["+a.yml"]), ("Main", ["+c.yml"]), ("Take the side in", ["+b.yml"])]
    assert held(found, found.log()) == [b"a: 1\n", b"c: 1\n", b"b: 2\n"]


def test_a_merge_of_both_sides_of_one_file_is_what_it_became(plan: Scripted) -> None:
    plan.commit({"a.yml": long("a")}, "Begin")
    plan.git("checkout", "--quiet", "-b", "side")
    plan.commit({"a.yml": "first\n" + long("a")}, "Side")
    plan.git("checkout", "--quiet", "main")
    plan.commit({"a.yml": long("a") + "last\n"}, "Main")
    plan.git("merge", "--quiet", "-m", "Both", "side")
    found = plan.opened()
    assert told(found.log()) == [("Begin", ["+a.yml"]), ("Main", ["~a.yml"]), ("Both", ["~a.yml"])]
    assert held(found, found.log())[-1] == f"first\n{long('a')}last\n".encode()


def test_a_revert_brings_back_the_very_same_content(plan: Scripted) -> None:
    plan.commit({"a.yml": "a: 1\n"}, "Begin")
    plan.commit({"a.yml": "a: 2\n"}, "Change")
    plan.git("revert", "--no-edit", "HEAD")
    first, _, last = plan.opened().log().commits
    assert last.subject == 'Revert "Change"'
    assert last.changed[0].new_blob == first.changed[0].new_blob


def test_a_broken_file_is_a_file_like_any_other(plan: Scripted) -> None:
    plan.commit({"a.yml": "a: 1\n"})
    plan.commit({"a.yml": b"a: [\x00\xff\n<<<<<<< HEAD"})
    plan.commit({"a.yml": b""})
    found = plan.opened()
    assert held(found, found.log()) == [b"a: 1\n", b"a: [\x00\xff\n<<<<<<< HEAD", b""]


def test_permissions_links_other_repositories_and_empty_commits_are_no_change(plan: Scripted) -> None:
    plan.commit({"a.yml": "a: 1\n", "b.yml": "a.yml"}, "Begin")
    plan.commit({}, "Nothing")
    plan.git("update-index", "--chmod=+x", "a.yml")
    plan.git("commit", "--quiet", "-m", "Permissions")
    link = plan.git("hash-object", "b.yml")
    plan.git("update-index", "--add", "--cacheinfo", f"120000,{link},link.yml")
    plan.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},module")
    plan.git("commit", "--quiet", "-m", "Link and module")
    plan.git("update-index", "--cacheinfo", f"120000,{link},b.yml")
    plan.git("commit", "--quiet", "-m", "A file becomes a link")
    assert told(plan.opened().log()) == [("Begin", ["+a.yml", "+b.yml"]), ("A file becomes a link", ["-b.yml"])]
    head = plan.git("rev-parse", "HEAD")
    assert list(plan.opened().tree(head)) == ["a.yml"]


def test_paths_are_from_the_folder_that_is_asked(plan: Scripted) -> None:
    commit = plan.commit({"teams/l d/portfolio/a.yml": "a: 1\n", "teams/x/portfolio/b.yml": "b: 1\n", "c.yml": "c"})
    found = plan.opened("teams/l d")
    assert told(found.log(["portfolio/"])) == [("A change", ["+portfolio/a.yml"])]
    assert told(found.log()) == [("A change", ["+portfolio/a.yml"])]
    assert list(found.tree(commit, ["./portfolio"])) == ["portfolio/a.yml"]
    assert list(found.tree(commit)) == ["portfolio/a.yml"]
    assert (plan.folder / "teams" / "l d" / "portfolio" / "a.yml").is_file()


def test_paths_that_lead_out_of_the_folder_are_left_out(plan: Scripted) -> None:
    commit = plan.commit({"teams/a.yml": "a: 1\n", "b.yml": "b: 1\n"})
    found = plan.opened("teams")
    for paths in (["../b.yml"], [".."], [str(plan.folder)], [""], ["a\0"]):
        assert found.log(paths) == History()
        assert found.tree(commit, paths) == {}


@POSIX
@pytest.mark.skipif(sys.platform == "darwin", reason="such names cannot be written there")
def test_a_path_may_hold_any_sign(plan: Scripted, tmp_path: Path) -> None:
    names = [
        "a\nb.yml",
        '"q" \\ \t.yml',
        ":100644 x.yml",
        "-- -n.yml",
        "\u00e9\u65e5.yml",
        "*.yml",
        os.fsdecode(b"\xff.yml"),
    ]
    commit = plan.commit({f"p/{name}": f"at: {at}\n" for at, name in enumerate(names)}, "\x02odd \x01 signs")
    found = plan.opened()
    (only,) = found.log(["p"]).commits
    assert sorted(change.path for change in only.changed) == sorted(f"p/{name}" for name in names)
    assert set(found.tree(commit, ["p"])) == {f"p/{name}" for name in names}
    assert only.subject == "odd signs"
    assert [change.path for change in found.log(["p/*.yml"]).commits[0].changed] == ["p/*.yml"]
    assert found.export(commit, ["p"], tmp_path / "copy") == ()
    assert {path.name for path in (tmp_path / "copy" / "p").iterdir()} == set(names)


@POSIX
def test_a_folder_may_be_called_anything(tmp_path: Path) -> None:
    plan = Scripted(tmp_path / "-C \n 'x'")
    plan.commit({"- \n\u00e9/p/a.yml": "a: 1\n"})
    assert told(plan.opened("- \n\u00e9").log(["p"])) == [("A change", ["+p/a.yml"])]


def test_a_history_ends_where_it_is_asked_to(plan: Scripted) -> None:
    first = plan.commit({"a.yml": "a: 1\n"}, "One")
    plan.commit({"a.yml": "a: 2\n"}, "Two")
    found = plan.opened()
    assert told(found.log(until=first)) == [("One", ["+a.yml"])]
    assert found.log(until="--all").commits == ()


def test_dates_no_calendar_has_are_still_dates(plan: Scripted) -> None:
    plan.commit({"a.yml": "a: 1\n"})
    tree, after = plan.git("rev-parse", "HEAD^{tree}"), plan.git("rev-parse", "HEAD")
    text = f"tree {tree}\nparent {after}\nauthor X <{ADDRESS}> 99999999999999 +9999\ncommitter X <> 1 +9999\n\nOdd\n"
    (plan.folder / "odd").write_text(text, "utf-8", newline="\n")
    commit = plan.git("hash-object", "-t", "commit", "-w", "--literally", "odd")
    assert plan.opened().recorded(commit) == datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert len(plan.opened().log(until=commit).commits) == 1
