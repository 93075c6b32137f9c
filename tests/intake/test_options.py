"""The plugin's block and the host's settings, read from the host's file without the host."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from accord.domain.options import Options
from accord.intake.options import HostFile, read_options
from intake.intake_world import write

WHOLE = """\
site_name: River Works
repo_url: https://github.com/acme/plan
edit_uri: edit/main/docs/
theme:
  name: material
  language: es
  palette: {scheme: slate}
x-defaults: &defaults {toc_depth: 2}
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
  - toc:
      <<: *defaults
      permalink: true
extra:
  token: !ENV [TOKEN, none]
  home: !ENV HOME
plugins:
  - search
  - accord:
      portfolio: plan   # below this file
      as_of: 2026-11-16
      audience: party:field-ops
      names: true
      source_links: false
"""


def found(tmp_path: Path, text: str) -> HostFile:
    return read_options(write(tmp_path / "mkdocs.yml", text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "site_name: River Works\n",
        "plugins: [search]\n",
        "plugins: [search, accord]\n",
        "plugins:\n  - accord:\n",
        "plugins:\n  - accord: {}\n",
        "plugins:\n  accord: {}\n",
        "plugins:\n  search:\n  accord:\n",
    ],
)
def test_what_is_not_written_has_its_default(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text).options == Options()


def test_an_absent_file_has_every_default(tmp_path: Path) -> None:
    assert read_options(tmp_path / "mkdocs.yml") == HostFile(Options(), HostFile(None, _NOTHING, ()).settings, ())


_NOTHING = read_options(Path("/nowhere/mkdocs.yml")).settings


def test_every_option_is_read(tmp_path: Path) -> None:
    read = found(tmp_path, WHOLE)
    assert read.problems == ()
    assert read.options == Options(
        portfolio="plan",
        as_of=date(2026, 11, 16),
        audience="party:field-ops",
        names=True,
        money=False,
        noindex=True,
        source_links=False,
    )


def test_an_option_knows_its_line(tmp_path: Path) -> None:
    options = found(tmp_path, WHOLE).options
    assert options is not None
    assert str(options.where("audience")) == "mkdocs.yml:23:17"


def test_the_plugins_may_be_a_mapping(tmp_path: Path) -> None:
    read = found(tmp_path, "plugins:\n  search: {}\n  accord:\n    money: true\n")
    assert read.options == Options(money=True)


def test_what_other_hosts_need_is_plain_data_and_tags_are_plain_text(tmp_path: Path) -> None:
    settings = found(tmp_path, WHOLE).settings
    assert settings.text("site_name") == "River Works"
    assert settings.text("site_dir", "site") == "site"
    assert settings.theme("palette") == {"scheme": "slate"}
    assert settings.values["extra"] == {"token": ["TOKEN", "none"], "home": "HOME"}
    assert settings.values["markdown_extensions"][1] == {"toc": {"permalink": "true", "toc_depth": "2"}}


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ("audiense: team", "mkdocs.yml:3:7: 'audiense' is not known here; did you mean 'audience'? [unknown-key]"),
        ("names: yes", "mkdocs.yml:3:14: 'names' must be true or false, found 'yes' [wrong-type]"),
        ("as_of: 2026-02-30", "mkdocs.yml:3:14: 'as_of' must be a day of the calendar, found 2026-02-30 [bad-date]"),
        ("as_of: today", "mkdocs.yml:3:14: 'as_of' must be a date such as 2026-07-15, found 'today' [bad-date]"),
        ("- team", "mkdocs.yml:3:7: 'accord' must be a group of keys, each with a value; found a list [wrong-type]"),
        ("team", "mkdocs.yml:3:7: 'accord' must be a group of keys, each with a value; found 'team' [wrong-type]"),
        (
            "\tnames: true",
            "mkdocs.yml:3:7: a tab stands before the first word; use spaces, two for each level [yaml-trap]",
        ),
        ("{", "mkdocs.yml:3:7: the '{' that opens here is not closed [yaml-trap]"),
    ],
)
def test_a_wrong_option_stops_with_its_place(block: str, problem: str, tmp_path: Path) -> None:
    read = found(tmp_path, f"plugins:\n  - accord:\n      {block}\n")
    assert [str(one) for one in read.problems] == [problem]
    assert read.options is None


def test_the_file_of_this_project_is_read(repository: Path) -> None:
    read = read_options(repository / "mkdocs.yml")
    assert read.problems == ()
    assert read.options == Options(as_of=date(2026, 11, 16))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("meta", "meta"), ("off", "off"), ("false", "off"), ('"off"', "off"), ("no", "off"), ("strict", None)],
)
def test_the_policy_is_a_tag_or_off_however_yaml_reads_the_word(
    tmp_path: Path, written: str, meant: str | None
) -> None:
    read = found(tmp_path, f"plugins:\n  - accord:\n      csp: {written}\n")
    if meant is None:
        assert [problem.message for problem in read.problems] == ["'csp' must be meta or off, found 'strict'"]
    else:
        assert read.options is not None
        assert read.options.csp == meant
    assert Options(csp=False).csp == "off"  # as MkDocs reads it
