"""What old files said is kept between builds, and nothing depends on it."""

from __future__ import annotations

import os
import shutil
import time
import zlib
from pathlib import Path

import pytest

from accord.intake import blob_cache
from accord.intake.blob_cache import NAME, Kept

VALUE = {"title": "Café \ud800 \t\n", "days": [1, 2.5, None, True], "below": {}}


def kept(folder: Path, **values: object) -> Path:
    with Kept(folder) as cache:
        for key, value in values.items():
            cache.put(key, value)
    return folder / NAME


def test_what_was_put_is_there_the_next_time(tmp_path: Path) -> None:
    kept(tmp_path / "new", a=VALUE, b=0, c="")
    cache = Kept(tmp_path / "new")
    assert [cache.get(key) for key in ("a", "b", "c", "d")] == [VALUE, 0, "", None]


def test_a_value_is_there_at_once_and_each_time_a_new_one(tmp_path: Path) -> None:
    cache = Kept(tmp_path)
    cache.put("a", VALUE)
    cache.get("a")["days"].clear()
    assert cache.get("a") == VALUE


def test_a_key_may_hold_any_sign(tmp_path: Path) -> None:
    with Kept(tmp_path) as cache:
        cache.put("a\tb\n\ud800", 1)
    assert Kept(tmp_path).get("a\tb\n\ud800") == 1


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    assert not kept(tmp_path).exists()
    file = kept(tmp_path, a=1)
    os.utime(file, (1, 1))
    kept(tmp_path, a=1)
    assert file.stat().st_mtime == 1
    kept(tmp_path, a=2)
    assert file.stat().st_mtime > 1
    assert Kept(tmp_path).get("a") == 2


def test_the_same_values_are_the_same_bytes(tmp_path: Path) -> None:
    assert kept(tmp_path / "one", a=1, b=VALUE).read_bytes() == kept(tmp_path / "two", a=1, b=VALUE).read_bytes()


def test_a_damaged_file_is_empty_and_is_written_anew(tmp_path: Path) -> None:
    file = kept(tmp_path, a=VALUE)
    raw = file.read_bytes()
    for damaged in (
        b"",
        b"a: 1\n",
        raw[:-1],
        raw[: len(raw) // 2],
        raw[:20] + bytes([raw[20] ^ 1]) + raw[21:],
        zlib.compress(b"\xff"),
        zlib.compress(b""),
        zlib.compress(zlib.decompress(raw).replace(b"{", b"{{")),
    ):
        file.write_bytes(damaged)
        assert Kept(tmp_path).get("a") is None
        kept(tmp_path, a=VALUE)
        assert file.read_bytes() == raw


def test_another_accord_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, a=1)
    assert Kept(tmp_path, maker="another").get("a") is None
    blob_cache.made_by.cache_clear()
    monkeypatch.setattr(blob_cache, "__version__", "99")
    assert Kept(tmp_path).get("a") is None
    blob_cache.made_by.cache_clear()


def test_what_was_used_stays_when_there_is_no_room_for_all(tmp_path: Path) -> None:
    room = len(Kept(tmp_path)._head()) + 3 * 110
    with Kept(tmp_path, largest=room) as cache:
        for key in ("a", "b", "c"):
            cache.put(key, key * 100)
    with Kept(tmp_path, largest=room) as cache:
        cache.get("b")
        cache.put("d", "d" * 100)
    after = Kept(tmp_path, largest=room)
    assert [key for key in "abcd" if after.get(key)] == ["a", "b", "d"]
    assert len(zlib.decompress((tmp_path / NAME).read_bytes())) <= room


def test_a_file_that_unpacks_to_more_than_there_is_room_for_is_empty(tmp_path: Path) -> None:
    file = kept(tmp_path, a="a" * 10_000)
    assert file.stat().st_size < 1000
    assert Kept(tmp_path, largest=5000).get("a") is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    kept(tmp_path / "file", a=1)
    (tmp_path / "taken" / NAME).mkdir(parents=True)
    kept(tmp_path / "taken", a=1)
    assert [path.name for path in (tmp_path / "taken").iterdir()] == [NAME]
    assert Kept(tmp_path / "taken").get("a") is None


def test_several_files_lie_in_one_folder(tmp_path: Path) -> None:
    with Kept(tmp_path) as history, Kept(tmp_path, name="review.z", largest=5000) as review:
        history.put("a", 1)
        review.put("a", 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["history.z", "review.z"]
    assert (Kept(tmp_path).get("a"), Kept(tmp_path, name="review.z").get("a")) == (1, 2)


@pytest.mark.parametrize("version", ["yaml.__version__", "pydantic.VERSION"])
def test_another_version_of_what_reads_begins_anew(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path, a=1)
    blob_cache.made_by.cache_clear()
    monkeypatch.setattr(f"accord.intake.blob_cache.{version}", "99")
    assert Kept(tmp_path).get("a") is None
    blob_cache.made_by.cache_clear()


@pytest.mark.parametrize("name", ["intake/read.py", "domain/rules/word_lists.toml", "places.py"])
def test_another_reader_begins_anew(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path(blob_cache.__file__).parent.parent
    for room in ("intake", "domain"):
        shutil.copytree(package / room, tmp_path / room)
    shutil.copy(package / "places.py", tmp_path)
    monkeypatch.setattr(blob_cache, "__file__", str(tmp_path / "intake" / "blob_cache.py"))
    before = blob_cache.made_by.__wrapped__()
    assert before == blob_cache.made_by.__wrapped__()
    (tmp_path / name).write_text("# another\n", "utf-8")
    assert blob_cache.made_by.__wrapped__() != before


def test_what_no_json_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        Kept(tmp_path).put("a", {1, 2})


def test_a_whole_history_is_read_in_a_tenth_of_a_second(tmp_path: Path) -> None:
    value = {"entries": [{"key": at, "line": at * 3, "words": f"some words of a record {at}"} for at in range(60)]}
    with Kept(tmp_path) as cache:
        for at in range(750):
            cache.put(f"{at:040x}", value)
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        cache = Kept(tmp_path)
        assert all(cache.get(f"{at:040x}") == value for at in range(750))
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.1
