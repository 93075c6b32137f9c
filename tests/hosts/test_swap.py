"""The last good site is in its place or one rename away, whatever happens."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from accord.hosts import swap


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, with its text."""
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def beside(site: Path) -> list[str]:
    """What lies beside a site."""
    return sorted(p.name for p in site.parent.iterdir() if p != site)


def build(site: Path, text: str) -> None:
    """A site of one page."""
    with swap.beside(site) as new:
        (new / "index.html").write_text(text, "utf-8")
        swap.swap_in(site)


@pytest.fixture(params=["in one step", "by two renames"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a site goes, on a system with an exchange and on one without."""
    if request.param == "by two renames":
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    return tmp_path / "out" / "site"


def test_a_first_site_and_a_second_one_are_put_in_place_and_nothing_stays_beside(site: Path) -> None:
    build(site, "one")
    assert (tree(site), beside(site)) == ({"index.html": "one"}, [])
    build(site, "two")
    assert (tree(site), beside(site)) == ({"index.html": "two"}, [])


def test_a_build_that_fails_leaves_the_last_site_and_nothing_beside_it(site: Path) -> None:
    build(site, "one")
    with pytest.raises(RuntimeError), swap.beside(site) as new:
        (new / "index.html").write_text("half", "utf-8")
        raise RuntimeError
    assert (tree(site), beside(site)) == ({"index.html": "one"}, [])


def test_what_a_killed_build_left_is_cleared_by_the_next(site: Path) -> None:
    build(site, "one")
    left = site.with_name(".site.accord-new")
    left.mkdir()
    (left / "half.html").write_text("half", "utf-8")
    build(site, "two")
    assert (tree(site), beside(site)) == ({"index.html": "two"}, [])


def test_hidden_files_in_the_site_stay_as_mkdocs_leaves_them(site: Path) -> None:
    build(site, "one")
    (site / ".nojekyll").write_text("", "utf-8")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("mail", "utf-8")
    build(site, "two")
    assert tree(site) == {"index.html": "two", ".nojekyll": "", ".well-known/security.txt": "mail"}


def kill(*_: object) -> None:
    """The program ends here."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("at", [1, 2], ids=["before the second rename", "after it"])
def test_the_next_run_completes_an_exchange_that_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    site = tmp_path / "site"
    build(site, "one")
    with monkeypatch.context() as stopped:
        stopped.setattr(swap, "_exchange", lambda *_: False)
        stopped.setattr(swap, "_clear", lambda *_: None)  # a killed program clears nothing
        renames = []

        def rename(self: Path, target: Path) -> None:
            if len(renames) == at:
                kill()
            renames.append(target)
            os.rename(self, target)

        stopped.setattr(Path, "rename", rename)
        if at == 2:
            stopped.setattr(shutil, "rmtree", kill)
        with pytest.raises(KeyboardInterrupt):
            build(site, "two")
    with pytest.raises(RuntimeError), swap.beside(site):
        raise RuntimeError  # even a run that fails puts it in order
    assert (tree(site), beside(site)) == ({"index.html": "two"}, [])


def test_a_site_removed_by_hand_while_an_old_one_waits_is_put_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    old = tmp_path / ".site.accord-old"
    old.mkdir()
    (old / "index.html").write_text("one", "utf-8")
    with swap.beside(site):
        assert tree(site) == {"index.html": "one"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no exchange")
def test_linux_exchanges_two_folders_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name, "utf-8")
    if not swap._exchange(tmp_path / "one", tmp_path / "two"):
        pytest.skip("this file system knows no exchange")
    assert [p.name for p in (tmp_path / "one").iterdir()] == ["two"]


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "www" / "plan"
    target.mkdir(parents=True)
    (tmp_path / "site").symlink_to(target)
    site = swap.real(tmp_path / "site")
    build(site, "one")
    assert (tmp_path / "site").is_symlink()
    assert tree(target) == {"index.html": "one"}


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("project", "holds the project itself"),
        (".", "holds the project itself"),
        ("file", "is not a folder"),
        ("foreign", "was not made by Accord"),
        ("project/portfolio", "was not made by Accord"),
    ],
)
def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path, where: str, why: str) -> None:
    (tmp_path / "project" / "portfolio").mkdir(parents=True)
    (tmp_path / "project" / "portfolio" / "team.yml").write_text("name: Us", "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "letter.txt").write_text("", "utf-8")
    assert why in str(swap.refusal((tmp_path / where).resolve(), tmp_path / "project"))


@pytest.mark.parametrize("there", ["nothing", "an empty folder", "a hidden file", "a site"])
def test_a_folder_that_is_ours_or_empty_is_used(tmp_path: Path, there: str) -> None:
    site = tmp_path / "site"
    if there != "nothing":
        site.mkdir()
    if there == "a hidden file":
        (site / ".nojekyll").write_text("", "utf-8")
    if there == "a site":
        (site / "assets" / "accord").mkdir(parents=True)
        (site / "index.html").write_text("", "utf-8")
    assert swap.refusal(site, tmp_path) is None
