"""The folder for other builders: complete, plain, and careful with what is not ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from accord.build.making import build
from accord.build.request import request
from accord.cli import starting
from accord.hosts import folder
from accord.hosts.folder_config import config
from accord.intake.options import HostSettings, read_options
from accord.site import Site

DAY = date(2026, 11, 16)
SITE = Site(
    pages=(),
    assets={"assets/accord/accord.css": "p {}"},
    handwritten={"welcome.md": "# Welcome"},
    navigation=(("This quarter", "index.md"),),
    language="de",
    audience="everyone",
    as_of="2026-11-16",
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of the small project's folder."""
    plan = tmp_path_factory.mktemp("folder") / "plan"
    starting.write(plan, DAY)
    (plan / "content" / "pictures").mkdir()
    (plan / "content" / "pictures" / "team.png").write_bytes(b"\x89PNG")
    (plan / "content" / ".draft.md").write_text("hidden", "utf-8")
    (plan / "content" / "outside.txt").symlink_to("/etc/hostname")
    found, _ = request(plan / "mkdocs.yml", DAY)
    assert found is not None
    site = build(found).site
    assert site is not None
    return folder.files(site, found.host, plan / "content", noindex=True)


def test_the_folder_holds_every_page_picture_and_asset(files: dict[str, bytes]) -> None:
    for path in (
        "mkdocs.yml",
        "docs/index.md",
        "docs/initiatives/first-four-weeks.md",
        "docs/welcome.md",
        "docs/pictures/team.png",
        "docs/assets/accord/accord.css",
        "docs/robots.txt",
        "overrides/main.html",
    ):
        assert path in files
    assert not {"docs/.draft.md", "docs/outside.txt"} & files.keys()
    assert b"<svg" in files["docs/welcome.md"]
    assert b"```accord" not in files["docs/welcome.md"]


def test_its_settings_are_plain_and_hold_nothing_of_ours(files: dict[str, bytes]) -> None:
    settings = json.loads(files["mkdocs.yml"])
    assert (settings["docs_dir"], settings["plugins"]) == ("docs", ["search"])
    assert settings["site_name"] == "Our learning plan"
    assert settings["nav"][0] == {"This quarter": "index.md"}
    assert settings["nav"][-1] == "welcome.md"
    assert settings["theme"]["font"] is False
    assert settings["theme"]["palette"][0]["toggle"]["icon"] == "material/weather-night"
    assert settings["markdown_extensions"][-1] == {"toc": {"permalink": True}}
    files_of_ours = ("extra_css", "extra_javascript")
    assert "accord" not in json.dumps({key: value for key, value in settings.items() if key not in files_of_ours})


HOST = """
site_name: Plan
site_url: https://plan.example.org/
exclude_docs: drafts/
repo_url: https://github.com/acme/plan
docs_dir: content
theme:
  name: material
  custom_dir: ours
  logo: logo.svg
  language: fr
  font: false
extra_css: [own.css]
hooks: [ours.py]
markdown_extensions:
  tables:
  toc: {permalink: true, toc_depth: 3, baselevel: 1.5}
  pymdownx.emoji:
    emoji_index: !!python/name:material.extensions.emoji.twemoji
nav: [welcome.md, ...]
plugins: [search, accord]
"""


def settings_of(text: str, tmp_path: Path) -> dict[str, Any]:
    """The folder's settings for a host's file."""
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    return config(SITE, read_options(tmp_path / "mkdocs.yml").settings)


def test_what_a_builder_needs_is_carried_and_what_only_mkdocs_knows_is_not(tmp_path: Path) -> None:
    settings = settings_of(HOST, tmp_path)
    assert settings["site_url"] == "https://plan.example.org/"
    assert settings["exclude_docs"] == "drafts/"
    assert settings["theme"]["logo"] == "logo.svg"
    assert settings["theme"]["language"] == "fr"
    assert settings["theme"]["custom_dir"] == "overrides"
    assert settings["extra_css"] == [
        *(f"assets/accord/{name}.css" for name in ("tokens", "accord", "sheets", "house")),
        "own.css",
    ]
    assert settings["nav"] == ["welcome.md", {"This quarter": "index.md"}]
    # Unquoted values mean to MkDocs what they mean in its own file; a function cannot be named in JSON.
    assert {"toc": {"permalink": True, "toc_depth": 3, "baselevel": 1.5}} in settings["markdown_extensions"]
    assert {"pymdownx.emoji": {}} in settings["markdown_extensions"]
    # A column is aligned by an attribute, for a strict policy refuses a style.
    assert {"tables": {"use_align_attribute": True}} in settings["markdown_extensions"]
    assert not {"repo_url", "hooks"} & settings.keys()


def test_without_a_file_of_the_host_the_folder_is_complete(tmp_path: Path) -> None:
    settings = config(SITE, HostSettings())
    assert settings["site_name"] == "Learning plan"
    assert settings["theme"]["name"] == "material"
    assert settings["theme"]["language"] == "de"
    assert settings["theme"]["custom_dir"] == "overrides"
    assert "md_in_html" in settings["markdown_extensions"]


@pytest.mark.parametrize(
    ("portfolio", "theme"),
    [("de-DE", "de"), ("pt-BR", "pt-BR"), ("zh-Hant-TW", "zh-Hant"), ("gd", "en"), ("en-US", "en")],
)
def test_the_theme_speaks_the_nearest_language_it_has(portfolio: str, theme: str) -> None:
    settings = config(replace(SITE, language=portfolio), HostSettings())
    assert settings["theme"]["language"] == theme


def snapshot(out: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its content and the moment it was written."""
    return {
        p.relative_to(out).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns) for p in out.rglob("*") if p.is_file()
    }


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    wanted = {"docs/a.md": b"a", "docs/deep/b.md": b"b"}
    assert folder.write(wanted, tmp_path) == folder.Written(2, 0, 0)
    before = snapshot(tmp_path)
    assert folder.write(wanted, tmp_path) == folder.Written(0, 2, 0)
    assert snapshot(tmp_path) == before


def test_stale_files_are_removed_with_their_folders_and_foreign_ones_never(tmp_path: Path) -> None:
    folder.write({"docs/a.md": b"a", "docs/deep/b.md": b"b", "docs/kept/c.md": b"c"}, tmp_path)
    (tmp_path / "docs" / "kept" / "foreign.txt").write_text("theirs", "utf-8")
    assert folder.write({"docs/a.md": b"a"}, tmp_path) == folder.Written(0, 1, 2)
    left = sorted(p.relative_to(tmp_path).as_posix() for p in (tmp_path / "docs").rglob("*"))
    assert left == ["docs/a.md", "docs/kept", "docs/kept/foreign.txt"]


def test_a_stale_file_that_somebody_changed_is_kept(tmp_path: Path) -> None:
    folder.write({"docs/a.md": b"a"}, tmp_path)
    (tmp_path / "docs" / "a.md").write_text("changed", "utf-8")
    assert folder.write({}, tmp_path) == folder.Written(0, 0, 0)
    assert (tmp_path / "docs" / "a.md").read_text("utf-8") == "changed"


def test_a_file_of_ours_that_was_changed_is_written_again(tmp_path: Path) -> None:
    folder.write({"docs/a.md": b"a"}, tmp_path)
    (tmp_path / "docs" / "a.md").write_text("changed", "utf-8")
    assert folder.write({"docs/a.md": b"a"}, tmp_path) == folder.Written(1, 0, 0)


def test_a_run_that_was_stopped_is_ended_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write({"docs/a.md": b"old", "docs/gone.md": b"gone"}, tmp_path)
    with monkeypatch.context() as stopped:
        stopped.setattr(Path, "write_bytes", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            folder.write({"docs/a.md": b"new", "docs/b.md": b"b"}, tmp_path)
    (tmp_path / "docs" / "b.md").write_bytes(b"ha")  # half of it was written
    assert folder.write({"docs/a.md": b"new", "docs/b.md": b"b"}, tmp_path) == folder.Written(2, 0, 1)


def test_what_is_not_ours_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Theirs", "utf-8")
    with pytest.raises(folder.Foreign, match="was not written by Accord"):
        folder.write({"docs/a.md": b"a", "mkdocs.yml": b"{}"}, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.md").write_bytes(b"a")
    out = tmp_path / "out"
    folder.write({"docs/a.md": b"a"}, out)
    shutil.rmtree(out / "docs")
    (out / "docs").symlink_to(elsewhere)
    with pytest.raises(folder.Foreign, match="is in the way"):
        folder.write({"docs/a.md": b"b"}, out)
    folder.write({}, out)
    assert (elsewhere / "a.md").read_bytes() == b"a"


@pytest.mark.parametrize("manifest", ["", "[1]", '{"../outside.txt": "x", "/etc/passwd": "x"}', "\0"])
def test_a_damaged_list_of_our_files_harms_nothing(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "outside.txt").write_text("theirs", "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / folder.MANIFEST).write_text(manifest, "utf-8")
    assert folder.write({"docs/a.md": b"a"}, out) == folder.Written(1, 0, 0)
    assert (tmp_path / "outside.txt").exists()


@pytest.mark.parametrize("out", [".", "..", "mkdocs.yml"])
def test_the_project_itself_is_no_folder_to_write(tmp_path: Path, out: str) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "mkdocs.yml").write_text("", "utf-8")
    assert folder.refusal(tmp_path / "plan" / out, tmp_path / "plan")


def run(*command: str, cwd: Path) -> str:
    """What a builder says; it must be content in strict mode."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_other_builders_build_the_sample_in_strict_mode(project: Path, tmp_path: Path, builder: str) -> None:
    out = tmp_path / "rendered"
    run(sys.executable, "-m", "accord", "render", "--out", str(out), cwd=project)
    run(sys.executable, "-m", builder, "build", "--strict", cwd=out)
    page = (out / "site" / "initiatives" / "data-basics-planners" / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "assets/accord/accord.css" in page
    assert "<svg" in (out / "site" / "reading-the-grid" / "index.html").read_text("utf-8")
    assert (out / "site" / "robots.txt").is_file()
    assert '<meta property="og:title" content="Data basics for planners">' in page
    assert "There is no page at this address" in (out / "site" / "404.html").read_text("utf-8")
