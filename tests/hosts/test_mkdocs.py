"""The plugin: what it puts into MkDocs' hands, and what it says when it cannot."""

from __future__ import annotations

import gzip
import json
import os
import re
from datetime import date
from pathlib import Path

import pytest

from accord.cli import starting
from accord.hosts import mkdocs
from accord.hosts.handed_in import HandedIn
from pages import read

DAY = date(2026, 11, 16)


MORE = """strict: true
site_url: https://plan.example.org/learning/
repo_url: https://github.com/acme/plan
docs_dir:"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small project: what `accord new site` makes."""
    starting.write(tmp_path / "plan", DAY)
    return tmp_path / "plan"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everyone's site of the small project with an address and a repository, built in strict mode."""
    plan = tmp_path_factory.mktemp("built") / "plan"
    starting.write(plan, DAY)
    edit(plan / "mkdocs.yml", "docs_dir:", MORE)
    return build(plan)


def edit(file: Path, before: str, after: str) -> None:
    """Change one thing in a file."""
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def run(plan: Path, **options: object) -> tuple[Path, mkdocs.Outcome]:
    """Build as the command does; gives the site's folder and what came of it."""
    site = plan.parent / "site"
    return site, mkdocs.run(plan / "mkdocs.yml", site, HandedIn(options, DAY))


def build(plan: Path, **options: object) -> Path:
    """Build a site, with nothing to complain about."""
    site, outcome = run(plan, **options)
    assert outcome == mkdocs.Outcome((), ())
    return site


def test_the_pages_the_assets_and_the_pages_of_the_team_are_there_in_strict_mode(built: Path) -> None:
    for path in ("index.html", "initiatives/first-four-weeks/index.html", "welcome/index.html", "404.html"):
        assert (built / path).is_file()
    page = read(built / "welcome" / "index.html")
    assert "The first four weeks in Customer Service" in (built / "welcome" / "index.html").read_text("utf-8")
    assert "../assets/accord/tokens.css" in page.loads
    assert page.loads.index("../assets/accord/tokens.css") < page.loads.index("../assets/accord/accord.css")
    assert (built / "assets" / "accord" / "accord.css").is_file()


def test_strict_mode_stops_for_a_warning_of_mkdocs(plan: Path) -> None:
    edit(plan / "mkdocs.yml", "docs_dir:", "strict: true\ndocs_dir:")
    edit(plan / "content" / "welcome.md", "promises.md", "promizes.md")
    _, outcome = run(plan)
    assert "promizes.md" in outcome.complaints[0]
    edit(plan / "mkdocs.yml", "strict: true", "strict: false")
    _, outcome = run(plan)
    assert (outcome.complaints, len(outcome.warnings)) == ((), 1)


@pytest.mark.parametrize("path", ["index.html", "promises/index.html", "welcome/index.html", "404.html"])
def test_every_page_asks_search_engines_to_stay_away(built: Path, path: str) -> None:
    robots = [meta.get("content") for meta in read(built / path).metas if meta.get("name") == "robots"]
    assert robots == ["noindex"]
    assert (built / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"


def test_search_engines_are_welcome_where_the_options_say_so(plan: Path) -> None:
    edit(plan / "mkdocs.yml", "noindex: true", "noindex: false")
    site = build(plan)
    assert not (site / "robots.txt").exists()
    assert "noindex" not in (site / "index.html").read_text("utf-8")


def test_a_robots_file_of_the_team_is_kept(plan: Path) -> None:
    (plan / "content" / "robots.txt").write_text("User-agent: crawler\n", "utf-8")
    assert (build(plan) / "robots.txt").read_text("utf-8") == "User-agent: crawler\n"


def tabs(site: Path) -> list[str]:
    """The words of the tabs, in order."""
    html = (site / "index.html").read_text("utf-8")
    bar = re.search(r'<nav class="md-tabs".*?</nav>', html, re.DOTALL)
    assert bar
    return [" ".join(words.split()) for words in re.findall(r"<a [^>]*md-tabs__link[^>]*>(.*?)</a>", bar[0], re.DOTALL)]


def test_without_a_navigation_the_plan_comes_first(built: Path) -> None:
    names = tabs(built)
    assert (names[0], names[-1]) == ("This quarter", "Welcome")


def test_three_dots_in_a_navigation_say_where_the_plan_goes(plan: Path) -> None:
    edit(plan / "mkdocs.yml", "docs_dir:", "nav:\n  - Hello: welcome.md\n  - ...\ndocs_dir:")
    names = tabs(build(plan))
    assert names[:2] == ["Hello", "This quarter"]


def test_the_plan_may_stand_in_a_group(plan: Path) -> None:
    edit(plan / "mkdocs.yml", "docs_dir:", "nav:\n  - Hello: welcome.md\n  - Plan: ['...']\ndocs_dir:")
    assert tabs(build(plan)) == ["Hello", "Plan"]


def test_a_page_the_team_leaves_out_is_neither_published_nor_named(plan: Path) -> None:
    for name in ("draft", "aside"):
        (plan / "content" / f"{name}.md").write_text(f"# {name}", "utf-8")
    edit(plan / "mkdocs.yml", "docs_dir:", "strict: true\nexclude_docs: draft.md\nnot_in_nav: aside.md\ndocs_dir:")
    site = build(plan)
    assert tabs(site)[-1] == "Welcome"
    assert ((site / "draft").exists(), (site / "aside").exists()) == (False, True)


def test_the_options_of_the_command_line_win(plan: Path) -> None:
    edit(plan / "mkdocs.yml", "# audience: team ", "audience: team  #")
    assert "audience" in (plan / "mkdocs.yml").read_text("utf-8")
    quote = "Yes, if it is not at the end of a month."
    talk = "conversations/2026-11-09-first-four-weeks/index.html"
    assert quote in (build(plan) / talk).read_text("utf-8")
    assert quote not in (build(plan, audience="everyone") / talk).read_text("utf-8")


def test_a_value_from_the_environment_is_an_option_too(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(plan / "mkdocs.yml", "# audience: team ", "audience: !ENV [READERS, everyone] #")
    monkeypatch.setenv("READERS", "them")
    _, outcome = run(plan)
    assert "must be everyone, party:<stakeholder>, parties or team, found 'them'" in outcome.complaints[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("noindx: true", "'noindx' is not known here; did you mean 'noindex'?"),
        ("names: perhaps", "'names' must be true or false, found 'perhaps'"),
        ("as_of: 15/7/2026", "'as_of' must be a date such as 2026-07-15"),
    ],
)
def test_a_wrong_option_is_said_with_its_line(plan: Path, line: str, said: str) -> None:
    edit(plan / "mkdocs.yml", "      noindex: true", f"      {line}")
    _, outcome = run(plan)
    assert re.match(r"mkdocs\.yml:\d+:\d+: ", outcome.complaints[0])
    assert said in outcome.complaints[0]


def test_what_mkdocs_cannot_read_is_a_complaint(plan: Path) -> None:
    edit(plan / "mkdocs.yml", "docs_dir:", "extra_day: 2026-02-30\ndocs_dir:")
    _, outcome = run(plan)
    assert outcome.complaints == ("mkdocs.yml: MkDocs cannot read it: day is out of range for month",)


def test_a_bare_name_of_the_plugin_is_enough(plan: Path) -> None:
    file = plan / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("  - accord:")] + "  - accord\n", "utf-8")
    assert (build(plan) / "index.html").is_file()


def test_addresses_need_folders(plan: Path) -> None:
    edit(plan / "mkdocs.yml", "docs_dir:", "use_directory_urls: false\ndocs_dir:")
    _, outcome = run(plan)
    assert "'use_directory_urls' must be true" in outcome.complaints[0]


def test_what_can_be_known_beforehand_stops_before_mkdocs_empties_the_folder(plan: Path) -> None:
    site = build(plan)
    edit(plan / "portfolio" / "initiatives" / "first-four-weeks.yml", "impact: 4", "impact: 9")
    _, outcome = run(plan)
    assert outcome.complaints[0].startswith("portfolio/initiatives/first-four-weeks.yml:")
    assert outcome.complaints[-1] == "1 problem stops the build"
    assert (site / "index.html").is_file()


def test_an_error_in_a_page_of_the_team_is_a_complaint_and_no_traceback(plan: Path) -> None:
    edit(plan / "content" / "welcome.md", "title: Welcome", "title: [a, {b: c}]\ntemplate: nowhere.html")
    _, outcome = run(plan)
    assert "welcome.md" in outcome.complaints[0]


def test_the_sitemap_says_the_day_the_site_describes_and_the_environment_is_as_before(built: Path) -> None:
    sitemap = gzip.decompress((built / "sitemap.xml.gz").read_bytes()).decode()
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", sitemap)) == {DAY.isoformat()}
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_day_set_for_the_build_is_kept(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    edit(plan / "mkdocs.yml", "docs_dir:", "site_url: https://plan.example.org/\ndocs_dir:")
    assert "<lastmod>2001-09-09</lastmod>" in (build(plan) / "sitemap.xml").read_text("utf-8")
    assert os.environ["SOURCE_DATE_EPOCH"] == "1000000000"


def test_the_first_page_names_its_edition_as_the_one_to_cite(built: Path) -> None:
    html = (built / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://plan.example.org/learning/2026-q4/">' in html


def test_the_team_finds_each_file_for_editing(plan: Path) -> None:
    edit(plan / "mkdocs.yml", "docs_dir:", MORE)
    html = (build(plan, audience="team") / "initiatives" / "safer-forklifts" / "index.html").read_text("utf-8")
    base = "https://github.com/acme/plan"
    assert f'href="{base}/edit/main/portfolio/initiatives/safer-forklifts.yml"' in html
    talk = (plan.parent / "site" / "conversations" / "2026-11-09-first-four-weeks" / "index.html").read_text("utf-8")
    assert re.search(rf'href="{base}/blob/main/portfolio/negotiations/[a-z0-9-]+\.yml#L\d+"', talk)


def test_everyone_finds_no_file(built: Path) -> None:
    html = (built / "initiatives" / "safer-forklifts" / "index.html").read_text("utf-8")
    assert "portfolio/initiatives" not in html


def test_the_themes_script_is_not_told_to_ask_the_forge(built: Path) -> None:
    html = (built / "index.html").read_text("utf-8")
    assert 'class="md-source"' in html
    assert 'data-md-component="source"' not in html


def test_a_theme_that_speaks_another_language_keeps_it(plan: Path) -> None:
    edit(plan / "mkdocs.yml", "  name: material", "  name: material\n  language: de")
    assert '<html lang="de"' in (build(plan) / "index.html").read_text("utf-8")


def test_the_theme_and_the_search_speak_the_language_of_the_portfolio(plan: Path) -> None:
    edit(plan / "portfolio" / "settings.yml", "language: en-US", "language: de-DE")
    site = build(plan)
    assert '<html lang="de"' in (site / "index.html").read_text("utf-8")
    assert json.loads((site / "search" / "search_index.json").read_text("utf-8"))["config"]["lang"] == ["de"]


def test_a_language_the_theme_has_not_leaves_its_own_words_in_english(plan: Path) -> None:
    edit(plan / "portfolio" / "settings.yml", "language: en-US", "language: gd")
    assert '<html lang="en"' in (build(plan) / "index.html").read_text("utf-8")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_the_pages_are_carried_in_other_themes_too(plan: Path, theme: str) -> None:
    file = plan / "mkdocs.yml"
    text = file.read_text("utf-8")
    head, tail = text[: text.index("theme:")], text[text.index("markdown_extensions:") :]
    file.write_text(f"{head}theme: {theme}\n\n{tail}", "utf-8")
    site, outcome = run(plan)
    said = f"no Content-Security-Policy is written, for the theme is '{theme}' and it is promised with Material only"
    assert outcome == mkdocs.Outcome((), (f"{said}; 'csp: off' ends this note",))
    html = (site / "index.html").read_text("utf-8")
    assert "noindex" in html
    assert "assets/accord/accord.css" in html
    assert "Content-Security-Policy" not in html


def test_another_theme_says_nothing_about_a_policy_that_is_off(plan: Path) -> None:
    file = plan / "mkdocs.yml"
    text = file.read_text("utf-8").replace("  name: material\n", "  name: mkdocs\n", 1)
    file.write_text(text.replace("  - accord:\n", "  - accord:\n      csp: off\n", 1), "utf-8")
    build(plan)
