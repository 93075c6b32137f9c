"""Kept drawings: found again, drawn anew when damaged, and no Altair in a warm build."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from larkmere import SUMMER

from accord.charts import cache
from accord.charts import grid as the_grid
from accord.charts.cache import FolderStore, NoStore, key
from accord.charts.scene import Scene, Text, scene
from accord.words import Words


def picture(words: str = "Hi", title: str = "T") -> Scene:
    """A small scene."""
    return scene("g", "wide", (9, 9), title, "D", Text(1, 1, words, "label", 12))


def test_a_kept_drawing_is_found_again(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "a" / "b")
    store.put("k", "<svg>é</svg>")
    assert store.get("k") == "<svg>é</svg>"
    assert [file.name for file in (tmp_path / "a" / "b").iterdir()] == ["k.svg"]


def test_nothing_is_kept_under_another_key(tmp_path: Path) -> None:
    assert FolderStore(tmp_path).get("k") is None
    assert NoStore().get("k") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg/>",
        b"\xff\xfe",
        b"0000\n<svg/>",
        b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
    ],
)
def test_a_damaged_or_foreign_file_is_not_taken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k.svg").write_bytes(content)
    assert FolderStore(tmp_path).get("k") is None


def test_a_cut_file_is_not_taken_and_is_kept_anew(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put("k", "<svg>whole</svg>")
    file = tmp_path / "k.svg"
    file.write_bytes(file.read_bytes()[:-3])
    assert store.get("k") is None
    store.put("k", "<svg>whole</svg>")
    assert store.get("k") == "<svg>whole</svg>"


def test_a_folder_in_the_place_of_a_file_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "k.svg").mkdir()
    store = FolderStore(tmp_path)
    store.put("k", "<svg/>")
    assert store.get("k") is None
    assert [file.name for file in tmp_path.iterdir()] == ["k.svg"]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = FolderStore(tmp_path / "file" / "folder")
    store.put("k", "<svg/>")
    assert store.get("k") is None


def test_the_key_changes_with_everything_a_drawing_depends_on(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {key(picture(), "en"), key(picture("Ho"), "en"), key(picture(title="U"), "en"), key(picture(), "es")}
    keys.add(key(replace(picture(), measure="phone"), "en"))
    monkeypatch.setattr(cache, "_makers", lambda: ("another version",))
    assert len(keys | {key(picture(), "en")}) == 6


def test_deleting_the_folder_changes_no_byte(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    cold = the_grid.figure(SUMMER, Words(), store)
    assert len(list(tmp_path.iterdir())) == 4  # three drawings and the figure that holds them
    assert the_grid.figure(SUMMER, Words(), store) == cold == the_grid.figure(SUMMER, Words(), NoStore())


PROGRAM = """
import sys
from pathlib import Path
from larkmere import SUMMER, fits
from accord.charts import fits as what, grid, marks, ruler
from accord.charts.cache import FolderStore
from accord.words import Words
w, s = Words(), FolderStore(Path(sys.argv[1]))
grid.figure(SUMMER, w, s), what.waterfall(fits(), w, s), what.skills(fits(), w, s)
print(sorted({"altair", "vl_convert"} & set(sys.modules)))
"""


def started(folder: Path) -> str:
    """Which drawing packages a build starts."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    run = [sys.executable, "-c", PROGRAM, str(folder)]
    return subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout.strip()


def test_a_warm_build_starts_neither_altair_nor_vl_convert(tmp_path: Path) -> None:
    assert started(tmp_path) == "['altair', 'vl_convert']"
    assert started(tmp_path) == "[]"
