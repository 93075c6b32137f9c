"""While a site is served, nothing is raised: what is wrong is shown as a page until it is mended."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from accord import site
from accord.cli import starting
from accord.hosts.mkdocs import AccordPlugin
from accord.hosts.problem_page import markdown
from accord.places import Place, Problem
from pages import read

DAY = date(2026, 11, 16)
URL = "http://127.0.0.1:8000/"


class Served:
    """A project being served: MkDocs' own steps, without its web server."""

    def __init__(self, folder: Path) -> None:
        self.plan = folder / "plan"
        self.site = folder / "served"
        starting.write(self.plan, DAY)
        self.broken = self.plan / "portfolio" / "initiatives" / "first-four-weeks.yml"
        self.good = self.broken.read_text("utf-8")
        self.first: MkDocsConfig | None = None

    def build(self) -> MkDocsConfig:
        """What MkDocs does at the start and on every change."""
        config = load_config(config_file=str(self.plan / "mkdocs.yml"), site_dir=str(self.site))
        if self.first is None:
            self.first = config
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=URL)
        return config

    def text(self, path: str) -> str:
        """The words of a page."""
        return read(self.site / path).text


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The small project, with the plugin kept between builds as MkDocs keeps it."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(AccordPlugin, "epoch", None)
    one = Served(tmp_path)
    plugin = AccordPlugin()
    monkeypatch.setattr(AccordPlugin, "__new__", lambda *_: plugin)
    monkeypatch.setattr(AccordPlugin, "__init__", lambda _: None)
    yield one
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_bad_data_is_shown_on_every_page_and_the_page_comes_back(served: Served) -> None:
    served.build()
    assert "1 problem to mend" not in served.text("initiatives/safer-forklifts/index.html")

    served.broken.write_text(served.good.replace("impact: 4 ", "impact: 9 "), "utf-8")
    served.build()
    for path in ("index.html", "initiatives/safer-forklifts/index.html", "welcome/index.html"):
        shown = served.text(path)
        assert "1 problem to mend" in shown
        assert "portfolio/initiatives/first-four-weeks.yml:" in shown
        assert "EX-1: 'impact' must be between 1 and 5, found 9 [out-of-range]" in shown

    served.broken.write_text(served.good, "utf-8")
    served.build()
    assert "1 problem to mend" not in served.text("initiatives/safer-forklifts/index.html")
    assert "The first four weeks" in served.text("initiatives/first-four-weeks/index.html")


def test_a_portfolio_that_is_bad_from_the_start_is_shown_and_comes_back(served: Served) -> None:
    served.broken.write_text("code: [", "utf-8")
    served.build()
    assert "to mend" in served.text("index.html")
    served.broken.write_text(served.good, "utf-8")
    served.build()
    assert "to mend" not in served.text("index.html")


def test_strict_mode_ends_no_serving_for_bad_data(served: Served) -> None:
    file = served.plan / "mkdocs.yml"
    file.write_text(f"strict: true\n{file.read_text('utf-8')}", "utf-8")
    served.broken.write_text("code: [", "utf-8")
    served.build()
    assert "to mend" in served.text("index.html")


def test_a_wrong_option_is_shown_too(served: Served) -> None:
    file = served.plan / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("noindex: true", "noindx: true"), "utf-8")
    served.build()
    assert "'noindx' is not known here; did you mean 'noindex'?" in served.text("index.html")


def test_a_template_that_cannot_be_read_is_shown_and_said_in_full(
    served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise SyntaxError("unexpected '}'")

    with monkeypatch.context() as broke, caplog.at_level(logging.ERROR, "accord.serve"):
        broke.setattr(site, "assemble", broken)
        served.build()
    assert "Accord made a mistake here (SyntaxError: unexpected '}')" in served.text("index.html")
    assert caplog.records[0].exc_info
    served.build()
    assert "to mend" not in served.text("index.html")


def test_the_portfolio_and_the_templates_are_watched(served: Served) -> None:
    watched = served.build().watch
    assert str(served.plan / "portfolio") in watched
    assert any(path.endswith("templates") for path in watched)


def test_a_day_changed_in_the_file_is_the_day_of_the_next_build(served: Served) -> None:
    file = served.plan / "mkdocs.yml"
    text = f"site_url: https://plan.example.org/\n{file.read_text('utf-8')}"
    for day in ("2026-11-16", "2026-11-20"):
        file.write_text(text.replace("# as_of: 2026-11-16 ", f"as_of: {day} #"), "utf-8")
        served.build()
        assert f"<lastmod>{day}</lastmod>" in (served.site / "sitemap.xml").read_text("utf-8")


def test_the_day_told_while_serving_is_forgotten_when_it_ends(served: Served) -> None:
    served.build().plugins.on_shutdown()
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_problem_page_shows_every_text_as_it_is() -> None:
    hostile = "'<script>' & *stars*\n\n# no heading\n\n```accord"
    page = markdown([Problem(Place("portfolio/x.yml", 3, 4), "wrong-type", "stop", "LT-1", hostile)])
    item = page[page.index("<ul>") :]
    assert item == (
        "<ul><li><code>portfolio/x.yml:3:4</code><br>"
        "LT-1: &#x27;&lt;script&gt;&#x27; &amp; *stars* # no heading ```accord [wrong-type]</li></ul>\n"
    )
