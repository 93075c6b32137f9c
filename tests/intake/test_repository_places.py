"""Repositories on many machines: settings, variables, clones, and where there is little or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from accord.intake import repository
from accord.intake.repository import History, Missing, Unknown
from intake.scripted import ADDRESS, Scripted, held, long, opened, told

POSIX = pytest.mark.skipif(os.name == "nt", reason="the case is about POSIX")


@pytest.fixture
def plan(tmp_path: Path) -> Scripted:
    return Scripted(tmp_path / "plan")


def test_a_planners_settings_change_nothing(plan: Scripted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan.commit({"p/\u00e9.yml": long("a"), "p/g.yml": long("g"), "p/b.yml": "b\n"}, "Begin")
    moved = {"p/\u00e9.yml": None, "p/f.yml": long("a") + "1\n", "p/g.yml": None, "p/h.yml": long("g") + "1\n"}
    plan.commit(moved, "Move \u00e9", GIT_AUTHOR_NAME="\u00c9. Planner")
    plan.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    plan.commit({"p/b.yml": "c\n"}, "Side")
    plan.git("checkout", "--quiet", "main")
    plan.git("merge", "--quiet", "-m", "Merge", "side")
    plan.git("reset", "--quiet", "--hard", _signed(plan))
    head = plan.git("rev-parse", "HEAD")

    def asked() -> tuple[object, ...]:
        found = plan.opened("p")
        return found.log(), found.log(["b.yml"]), found.tree(head), found.commit_at("2026-07-15"), found.recorded(head)

    calm = asked()
    (tmp_path / "theirs").write_text(
        f"""
[core]
quotePath = true
pager = false
abbrev = 5
[color]
ui = always
diff = always
[log]
showSignature = true
showRoot = false
follow = true
diffMerges = combined
date = human
decorate = full
abbrevCommit = true
mailmap = false
[format]
pretty = oneline
notes = *
[diff]
renames = false
noprefix = true
relative = true
external = /nowhere/differ
orderFile = {(tmp_path / "nowhere").as_posix()}
renameLimit = 1
submodule = log
[mailmap]
file = {(tmp_path / "names").as_posix()}
[i18n]
logOutputEncoding = latin1
""",
        "utf-8",
    )
    (tmp_path / "names").write_text(f"Somebody Else <{ADDRESS}>\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "theirs"))
    assert asked() == calm
    assert told(plan.opened("p").log())[1] == ("Move \u00e9", ["\u00e9.yml > f.yml", "g.yml > h.yml"])


def _signed(plan: Scripted) -> str:
    """The last commit once more, with a signature that is none."""
    head, _, message = plan.git("cat-file", "commit", "HEAD").partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n none\n -----END PGP SIGNATURE-----"
    file = plan.folder / ".git" / "signed"
    file.write_text(f"{head}\n{signature}\n\n{message}\n", "utf-8", newline="\n")
    return plan.git("hash-object", "-t", "commit", "-w", str(file))


def test_the_variables_of_a_hook_speak_of_another_repository(
    plan: Scripted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.commit({"a.yml": "a: 1\n"}, "Ours")
    other = Scripted(tmp_path / "other")
    other.commit({"b.yml": "b: 1\n"}, "Theirs")
    for name, value in {
        "GIT_DIR": str(other.folder / ".git"),
        "GIT_WORK_TREE": str(other.folder),
        "GIT_INDEX_FILE": str(other.folder / "none"),
        "GIT_OBJECT_DIRECTORY": str(tmp_path / "none"),
        "GIT_PREFIX": "x/",
        "GIT_NAMESPACE": "x",
        "GIT_GLOB_PATHSPECS": "1",
        "GIT_TRACE": "1",
        "GIT_EXTERNAL_DIFF": "/nowhere/differ",
    }.items():
        monkeypatch.setenv(name, value)
    assert told(plan.opened().log()) == [("Ours", ["+a.yml"])]
    assert held(plan.opened(), plan.opened().log()) == [b"a: 1\n"]


def test_nothing_is_written_to_the_repository(plan: Scripted, tmp_path: Path) -> None:
    commit = plan.commit({"a.yml": "a: 1\n"})
    (plan.folder / "a.yml").write_text("a: 2\n", "utf-8")
    before = _state(plan.folder)
    found = plan.opened()
    found.log()
    found.commit_at("HEAD~1")
    found.export(commit, ["."], tmp_path / "copy")
    assert _state(plan.folder) == before
    assert (tmp_path / "copy" / "a.yml").read_text("utf-8") == "a: 1\n"


def _state(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def test_without_git_it_says_so(plan: Scripted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = plan.commit({"a.yml": "a: 1\n"})
    found = plan.opened()
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = repository.open(plan.folder)
    assert isinstance(missing, Missing)
    assert missing.reason.startswith("git is not installed")
    assert found.log().commits == ()
    assert found.log().gap
    assert list(found.blobs([commit])) == []
    assert found.tree(commit) == {}
    assert isinstance(found.commit_at("HEAD"), Unknown)


def test_a_folder_in_no_repository_has_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    missing = repository.open(tmp_path)
    assert isinstance(missing, Missing)
    assert "no git repository" in missing.reason
    assert isinstance(repository.open(tmp_path / "none"), Missing)
    assert str(tmp_path) not in missing.reason


@POSIX
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root may give a folder away")
def test_a_folder_of_another_user_is_trusted_only_when_told_so(
    plan: Scripted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.commit({"a.yml": "a: 1\n"})
    os.chown(plan.folder, 12345, 12345)
    os.chown(plan.folder / ".git", 12345, 12345)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "mine"))
    missing = repository.open(plan.folder)
    assert isinstance(missing, Missing)
    assert "belongs to another user" in missing.reason
    assert "git config --global --add safe.directory" in missing.reason
    assert str(plan.folder) not in missing.reason
    (tmp_path / "mine").write_text(f"[safe]\ndirectory = {plan.folder}\n", "utf-8")
    assert told(opened(plan.folder).log()) == [("A change", ["+a.yml"])]


def test_an_empty_repository_has_a_history_that_has_not_begun(plan: Scripted) -> None:
    found = plan.opened()
    assert found.log() == History(gap="nothing is committed yet; the history begins with the first commit")
    for text in ("HEAD", "main", "2026-07-15"):
        assert found.commit_at(text) == Unknown("nothing is committed yet; 'git commit' makes the first commit")


def test_a_damaged_repository_is_a_gap(plan: Scripted) -> None:
    commit = plan.commit({"a.yml": "a: 1\n"})
    found = plan.opened()
    (file,) = (plan.folder / ".git" / "objects" / commit[:2]).iterdir()
    file.chmod(0o600)
    file.write_bytes(b"x")
    assert found.log().commits == ()
    assert "git fsck" in found.log().gap


def test_a_shallow_clone_says_where_its_history_begins(plan: Scripted, tmp_path: Path) -> None:
    first = plan.commit({"a.yml": "a: 1\n", "b.yml": "b: 1\n"}, "One", "2026-07-01T12:00:00 +0200")
    plan.commit({"a.yml": "a: 2\n"}, "Two", "2026-07-02T12:00:00 +0200")
    plan.git("clone", "--quiet", "--depth", "1", plan.folder.as_uri(), str(tmp_path / "clone"))
    found = opened(tmp_path / "clone")
    history = found.log()
    assert found.shallow
    assert history.shallow
    assert told(history) == [("Two", ["+a.yml", "+b.yml"])]
    assert history.oldest is not None
    assert history.oldest.cut
    older = "'git fetch --unshallow' brings the older ones"
    holds = f"in this clone, which holds only the newest commits; {older}"
    assert found.commit_at(first) == Unknown(f"there is no commit '{first}' {holds}")
    assert found.commit_at("HEAD~1") == Unknown(f"there is no commit 'HEAD~1' {holds}")
    assert found.commit_at("2026-07-01") == Unknown(
        f"the commits in this clone begin on 2026-07-02, after 2026-07-01; {older}"
    )
    assert found.commit_at("2026-07-02") == plan.git("rev-parse", "HEAD")


def test_a_shallow_clone_is_cut_where_it_begins_and_nowhere_else(plan: Scripted, tmp_path: Path) -> None:
    for at in range(3):
        plan.commit({f"{at}.yml": "a\n"}, str(at))
    plan.git("clone", "--quiet", "--depth", "2", plan.folder.as_uri(), str(tmp_path / "clone"))
    assert [commit.cut for commit in opened(tmp_path / "clone").log().commits] == [True, False]
    assert [commit.cut for commit in opened(tmp_path / "clone").log(["2.yml"]).commits] == [False]
    assert [commit.cut for commit in plan.opened().log().commits] == [False] * 3


def test_a_clone_without_older_files_says_so_and_fetches_nothing(plan: Scripted, tmp_path: Path) -> None:
    plan.commit({"a.yml": long("a")})
    plan.commit({"a.yml": None, "b.yml": long("a") + "more\n"})
    plan.commit({"b.yml": None, "c.yml": "c: 1\n"})
    plan.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    plan.git(
        "clone", "--quiet", "--filter=blob:none", "-c", "protocol.file.allow=always", plan.folder.as_uri(), str(clone)
    )
    found = opened(clone)
    assert "--filter" in found.log().gap
    blob = plan.git("rev-parse", "HEAD~1:b.yml")
    assert list(found.blobs([blob])) == []
