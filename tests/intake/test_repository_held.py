"""What files held, and a copy of a commit in another folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intake.scripted import Scripted


@pytest.fixture
def plan(tmp_path: Path) -> Scripted:
    return Scripted(tmp_path / "plan")


def test_contents_come_once_in_order_and_missing_ones_are_left_out(plan: Scripted) -> None:
    commit = plan.commit({"a.yml": "a: 1\n", "b.yml": b"x" * 3000, "c.yml": ""})
    found = plan.opened()
    a, b, c = found.tree(commit).values()
    ids = [c, "0" * 40, a, a, commit, "HEAD:a.yml", "--help", b, ""]
    assert list(found.blobs(ids)) == [(c, b""), (a, b"a: 1\n"), (b, b"x" * 3000)]
    assert list(found.blobs(ids, limit=2999)) == [(c, b""), (a, b"a: 1\n")]
    assert list(found.blobs([])) == []
    assert next(found.blobs(ids)) == (c, b"")


def test_a_replaced_file_is_what_its_id_says(plan: Scripted) -> None:
    commit = plan.commit({"a.yml": "a: 1\n", "b.yml": "b: 1\n"})
    found = plan.opened()
    a, b = found.tree(commit).values()
    plan.git("replace", a, b)
    assert list(found.blobs([a])) == [(a, b"a: 1\n")]


def test_an_export_is_the_commit_and_not_the_working_tree(plan: Scripted, tmp_path: Path) -> None:
    commit = plan.commit({"sub/p/a.yml": b"a: 1\r\n", "sub/p/c/b.yml": b"a: 1\r\n", "sub/x.md": "x", "y.md": "y"})
    plan.commit({"sub/p/a.yml": None})
    large = plan.commit({"sub/p/large.png": b"\x00" * 3_000_000})
    found = plan.opened("sub")
    assert found.export(commit, ["p"], tmp_path / "copy") == ()
    assert _files(tmp_path / "copy") == {"p/a.yml": b"a: 1\r\n", "p/c/b.yml": b"a: 1\r\n"}
    assert found.export(large, ["p/large.png"], tmp_path / "large") == ()
    assert (tmp_path / "large" / "p" / "large.png").stat().st_size == 3_000_000
    assert found.export("HEAD", ["p"], tmp_path / "none") == ()
    assert not (tmp_path / "none").exists()


def test_an_export_stays_in_its_folder(plan: Scripted, tmp_path: Path) -> None:
    plan.commit({"a.yml": "a: 1\n"})
    blob = plan.git("rev-parse", "HEAD:a.yml")

    def tree(kind: str, name: str, of: str) -> str:
        mode = {"blob": "100644", "tree": "40000"}[kind]
        (plan.folder / "made").write_bytes(f"{mode} {name}\0".encode() + bytes.fromhex(of))
        return plan.git("hash-object", "-t", "tree", "-w", "--literally", "made")

    def commit(of: str) -> str:
        return plan.git("commit-tree", of, "-m", "By hand")

    target = tmp_path / "deep" / "copy"
    found = plan.opened()
    for by_hand, path in (
        (tree("tree", "..", tree("blob", "out.yml", blob)), "../out.yml"),
        (tree("tree", ".GIT", tree("blob", "config", blob)), ".GIT/config"),
        (tree("blob", "..", blob), ".."),
    ):
        assert found.export(commit(by_hand), ["."], target) == (path,)
    assert _files(tmp_path / "deep") == {}
    target.mkdir(parents=True)
    (target / "link").symlink_to(tmp_path / "plan", target_is_directory=True)
    assert found.export(commit(tree("tree", "link", tree("blob", "a.txt", blob))), ["."], target) == ("link/a.txt",)
    assert not (plan.folder / "a.txt").exists()


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_repository_moved_away_is_no_error(plan: Scripted) -> None:
    commit = plan.commit({"a.yml": "a: 1\n"})
    found = plan.opened()
    blob = found.tree(commit)["a.yml"]
    shutil.rmtree(plan.folder)
    assert found.log().commits == ()
    assert list(found.blobs([blob])) == []
    assert found.recorded(commit) is None
