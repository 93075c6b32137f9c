"""The MkDocs host: the only file that imports mkdocs. It carries the finished site and decides nothing about it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material 9.8 prints a banner about MkDocs 2, which we pin against

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from accord.build.making import Built, build
from accord.build.request import CACHE, Request
from accord.hosts import finished, head, policy, social, tables, theme_language
from accord.hosts.compiled import Compiled
from accord.hosts.handed_in import HandedIn, Resolved, request
from accord.hosts.held import Held
from accord.hosts.listening import listening
from accord.hosts.navigation import merged, named
from accord.hosts.problem_page import markdown as problem_page
from accord.intake.options import HostSettings
from accord.leak import search
from accord.places import Place, Problem
from accord.site import Site

log = logging.getLogger("mkdocs.plugins.accord")
"""MkDocs prints what is said here. (Its adapter would put our name before a problem's place, which comes first.)"""
aside = logging.getLogger("accord.serve")
"""Problems while serving are said here: below `mkdocs`, a strict build would count them and end."""

_EPOCH = "SOURCE_DATE_EPOCH"
_TEMPLATES = Path(__file__).parent.parent / "pages" / "templates"


class _Block(Config):  # type: ignore[no-untyped-call]  # untyped in MkDocs
    """Empty: the core reads the block itself, see `AccordPlugin.load_config`."""


class AccordPlugin(BasePlugin[_Block]):  # type: ignore[no-untyped-call]  # untyped in MkDocs
    """The plugin `accord`."""

    given: ClassVar[HandedIn] = HandedIn()
    epoch: ClassVar[str | None] = None
    """The day of the build as this plugin last told it to MkDocs."""

    def __init__(self) -> None:
        self.serving = False
        self.whole = True
        """Whether all pages are made anew, and will be published as they are."""
        self.block: dict[str, Any] = {}
        self.built: Built | None = None
        self.wrong: tuple[Problem, ...] = ()
        self.noindex = True
        self.policy = False
        """Whether the finished pages get a Content-Security-Policy."""
        self.notes: tuple[str, ...] = ()
        """What is said beside the warnings, and stops no strict build."""
        self.held = Held()
        self.shown: set[str] = set()
        """The pages of the last good build, each of which shows what is wrong until it is mended."""

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """MkDocs hands over the block; the core reads it, so that every command says the same about it."""
        self.block = dict(options or {})
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether pages are being served: then nothing may ever be raised (every request would hang)."""
        self.serving = command == "serve"
        self.whole = not self.serving and not dirty

    @event_priority(50)  # before the search, which takes its language from the theme
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything that can be known beforehand happens here, before MkDocs empties the site's folder."""
        self.built, self.wrong, self.notes, self.held = None, (), (), Held()
        try:
            self._build(config)
        except Exception as error:
            if not self.serving:
                raise
            aside.exception("Accord made a mistake")
            message = f"Accord made a mistake here ({type(error).__name__}: {error}); the terminal says more"
            self.wrong = (Problem(Place("accord"), "mistake", "stop", "", message),)
        if self.wrong:
            self._say()
        return config

    def _build(self, config: MkDocsConfig) -> None:
        """Ask the core for the site, or for what is wrong."""
        resolved = _resolved(config, self.block)
        asked, self.wrong = request(resolved, self.given, date.today())  # noqa: DTZ011  # the door: asked once
        if asked is None:
            return
        if not config.use_directory_urls:
            message = "'use_directory_urls' must be true: the plan's pages are found at addresses such as /promises/"
            self.wrong = (Problem(Place(resolved.file.name), "out-of-range", "stop", "", message),)
            return
        if asked.today_used and self.given.today is None:
            log.info("As of today, %s (no date was given).", asked.as_of.isoformat())
        self.noindex = asked.options.noindex
        self.policy = asked.options.csp == "meta"
        self._tell_day(asked.as_of)
        watched = (asked.root / asked.options.portfolio, _TEMPLATES)
        config.watch += [str(path) for path in watched if path.exists()]
        self.built = build(asked, self.given.progress)
        if self.built.site is None:
            self.wrong = self.built.stops
        else:
            _dress(config, self.built.site, asked.host, bool(self.built.edit_links))

    def _say(self) -> None:
        """Print what is wrong and end the build; while serving, only print it."""
        speak = aside.error if self.serving else log.error
        for problem in self.wrong:
            speak(str(problem))
        if not self.serving:
            what = "1 problem stops" if len(self.wrong) == 1 else f"{len(self.wrong)} problems stop"
            raise PluginError(f"{what} the build")

    def _tell_day(self, day: date) -> None:
        """MkDocs writes the day of the build into the sitemap; ours is the day the site describes."""
        if os.environ.get(_EPOCH) in (None, self.epoch):
            AccordPlugin.epoch = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
            os.environ[_EPOCH] = AccordPlugin.epoch

    def on_shutdown(self) -> None:
        """The day told to MkDocs is forgotten when it ends, so that a later build in this process tells its own."""
        if self.epoch is not None and os.environ.get(_EPOCH) == self.epoch:
            del os.environ[_EPOCH]
        AccordPlugin.epoch = None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The plan's pages and assets in memory, hand-written pages with their blocks filled in, the navigation."""
        site = self.built.site if self.built else None
        if site is None:
            return self._files_of_problems(files, config)
        for file in list(files.documentation_pages()):
            if file.src_uri in site.handwritten:
                file.content_string = site.handwritten[file.src_uri]
            elif file.src_uri.startswith("parts/"):
                files.remove(file)  # a part of a generated page
        ours = [file.src_uri for file in files.documentation_pages() if file.inclusion.is_in_nav()]  # type: ignore[no-untyped-call]
        config.nav = merged(site.navigation, config.nav, ours)
        planned = {page.address.markdown: page.markdown for page in site.pages}
        _add(files, config, planned, named(config.nav))
        _add(files, config, site.assets)
        if self.noindex and "robots.txt" not in files.src_uris:
            _add(files, config, {"robots.txt": head.ROBOTS})
        self.shown = {*planned, *site.handwritten}
        return files

    def _files_of_problems(self, files: Files, config: MkDocsConfig) -> Files:
        """While serving: every page lists what is wrong, so that it comes back by itself once that is mended."""
        for file in files.documentation_pages():
            files.remove(file)
        config.nav = [{"Problems": "index.md"}]
        text = problem_page(self.wrong)
        _add(files, config, dict.fromkeys(sorted({"index.md", *self.shown}), text), {"index.md"})
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """The theme's templates are made ready once, not with every build."""
        installed = [folder for folder in config.theme.dirs if folder != config.theme.custom_dir]
        env.bytecode_cache = Compiled(_root(config) / CACHE, installed)
        return env

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """The edit link of a page leads to its YAML file, where this build shows sources."""
        links = self.built.edit_links if self.built else {}
        if page.file.src_uri in self.shown and (links or page.file.generated_by):
            page.edit_url = links.get(page.file.src_uri)
        return page

    @event_priority(-100)  # after the plugins that change Markdown
    def on_page_markdown(self, markdown: str, **_: Any) -> str:
        """Markdown is read without the drawings."""
        return self.held.without(markdown)

    @event_priority(100)  # before the plugins that change or collect HTML
    def on_page_content(self, html: str, **_: Any) -> str:
        """The drawings are in their places again."""
        return self.held.back(html)

    @event_priority(100)  # before the search, which reads the page's text
    def _before_search(self, context: Any, *, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        """A page that shows the same as another says which one is meant to be cited; none is searched for drawings."""
        page.content = self.held.without(page.content or "")
        canonical = page.meta.get("canonical")
        if canonical and config.site_url:
            page.canonical_url = urljoin(config.site_url, str(canonical))
        return context

    @event_priority(-100)
    def _after_search(self, context: Any, *, page: Page, **_: Any) -> Any:
        page.content = self.held.back(page.content or "")
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """What a pasted link shows; search engines are asked to stay away, and no other host for anything."""
        site = self.built.site if self.built else None
        if site is not None:
            output = social.placed(output, _shown(site, page, config))
        return head.mended(output, noindex=self.noindex, instant="navigation.instant" in _features(config))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for a missing address, too; with Material it is in our words, and searches."""
        if not template_name.endswith(".html"):
            return output_content
        site = self.built.site if self.built else None
        if site is not None and template_name == "404.html":
            own = site.missing_at(urlsplit(config.site_url or "/").path)
            output_content = head.found_elsewhere(
                output_content, own, searches=any(name.rpartition("/")[2] == "search" for name in config.plugins)
            )
        return head.mended(output_content, noindex=self.noindex)

    @event_priority(-1000)  # after every other plugin: what stands in the pages now is what will be published
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The policy of the finished site. Pages that are served get none: MkDocs adds a script to them."""
        if not self.policy or not self.whole or self.built is None:
            return
        if config.theme.name != "material":
            self.notes = (
                f"no Content-Security-Policy is written, for the theme is '{config.theme.name}' and it is promised "
                "with Material only; 'csp: off' ends this note",
            )
            log.info(self.notes[0])
            return
        refused = policy.write(Path(config.site_dir))
        if refused:
            log.warning(
                "The Content-Security-Policy keeps 'style' attributes and handlers such as 'onclick' from working, and "
                "there are some in %s; use a class and a file of extra_css or extra_javascript instead.",
                ", ".join(refused[:3]) + (f" and {len(refused) - 3} more pages" if len(refused) > 3 else ""),
            )


def _root(config: MkDocsConfig) -> Path:
    return _file(config).parent


def _file(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").absolute()


def _resolved(config: MkDocsConfig, block: dict[str, Any]) -> Resolved:
    file = _file(config)
    texts = {name: config[name] for name in ("repo_url", "edit_uri", "site_url") if isinstance(config[name], str)}
    return Resolved(file, block, os.path.relpath(config.docs_dir, file.parent).replace(os.sep, "/"), texts)


def _shown(site: Site, page: Page, config: MkDocsConfig) -> social.Shown:
    """A page as it is shown beside a link to it."""
    picture = site.cards.of(page.file.src_uri)
    return social.Shown(
        title=str(page.meta.get("title") or page.title or ""),
        description=str(page.meta.get("description") or config.site_description or ""),
        site=config.site_name,
        url=page.canonical_url or "",
        picture=urljoin(config.site_url, picture) if picture and config.site_url else "",
    )


def _features(config: MkDocsConfig) -> list[str]:
    return list(config.theme.get("features") or ())


def _dress(config: MkDocsConfig, site: Site, host: HostSettings, edited: bool) -> None:
    """Our styles and scripts first, so that a team's own can change them; tables without `style` attributes.

    Of Material: its language, its edit link, and the reader's own fonts, where the file says nothing else.
    """
    config.extra_css[:0] = [path for path in site.styles if path not in config.extra_css]
    config.extra_javascript[:0] = [path for path in site.scripts if path not in config.extra_javascript]
    for name, options in tables.aligned(config.markdown_extensions).items():
        config.mdx_configs[name] = {**options, **(config.mdx_configs.get(name) or {})}
    if config.theme.name != "material":
        return
    if host.theme("font") is None:
        config.theme["font"] = False
    if host.theme("language") is None:
        config.theme["language"] = theme_language.of(site.language)
    if edited:
        config.theme["features"] = [*_features(config), "content.action.edit"]


def _add(files: Files, config: MkDocsConfig, contents: Any, in_navigation: Iterable[str] = ()) -> None:
    """Put files into MkDocs' memory, in the place of those of the same path."""
    for path, content in contents.items():
        if path in files.src_uris:
            files.remove(files.src_uris[path])
        level = InclusionLevel.INCLUDED if path in in_navigation else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, path, content=content, inclusion=level))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of MkDocs gave."""

    complaints: tuple[str, ...]
    """What stopped the build; empty when all is well."""
    warnings: tuple[str, ...]
    """What MkDocs and its plugins warned of, where that did not stop the build."""


def run(config_file: Path, site_dir: Path, given: HandedIn) -> Outcome:
    """Build the site into a folder, as `mkdocs build` does."""
    epoch = os.environ.get(_EPOCH)
    AccordPlugin.given = given
    with listening() as heard:
        try:
            config = _loaded(config_file, site_dir, given.past)
            config.plugins.on_startup(command="build", dirty=False)
            build_with_mkdocs(config)
            leaks = _leaks(config)
        except MkDocsException as error:
            return Outcome(tuple(heard.errors or (*heard.warnings, str(error))), ())
        except Exception:
            # MkDocs says which page it was working on, and lets the error pass.
            if not heard.errors:
                raise
            return Outcome(tuple(heard.errors), ())
        finally:
            AccordPlugin.given = HandedIn()
            _restore(epoch)
    notes = (note for plugin in _ours(config) for note in plugin.notes)
    return Outcome(tuple(str(problem) for problem in leaks), (*heard.warnings, *notes))


def _leaks(config: MkDocsConfig) -> list[Problem]:
    """Texts that these readers may not see, in the finished folder: other plugins and themes have been at work."""
    made = [plugin.built for plugin in _ours(config) if plugin.built and plugin.built.site]
    secrets = [secret for built in made for secret in built.secrets]
    carried = {path: content for built in made if built.site for path, content in built.site.assets.items()}
    installed = [Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir]
    return search(secrets, finished.files(Path(config.site_dir), installed, carried))


def _ours(config: MkDocsConfig) -> list[AccordPlugin]:
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, AccordPlugin)]


def _loaded(config_file: Path, site_dir: Path, past: Request | None = None) -> MkDocsConfig:
    """The host's file as MkDocs reads it. Raises what MkDocs raises for a bad one, also where PyYAML raises another.

    For an old plan the hand-written pages are those of its time.
    """
    given: dict[str, Any] = {"site_dir": str(site_dir)}
    if past is not None:
        pages = past.root / past.content
        pages.mkdir(parents=True, exist_ok=True)  # there may have been none yet
        given |= {"docs_dir": str(pages), "strict": False}  # today's navigation may name pages of later
    try:
        return load_config(config_file=str(config_file), **given)
    except (ValueError, TypeError) as error:  # such as a day that is in no calendar
        raise ConfigurationError(f"{config_file.name}: MkDocs cannot read it: {error}") from error


def _restore(epoch: str | None) -> None:
    if epoch is None:
        os.environ.pop(_EPOCH, None)
    else:
        os.environ[_EPOCH] = epoch


def serve(config_file: Path, given: HandedIn, address: str | None) -> None:
    """Serve the site and build it again on every change, until interrupted."""
    from mkdocs.commands.serve import serve as serve_with_mkdocs  # starts a web server's modules, which no build needs

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    AccordPlugin.given = given
    # Strictness would end serving at the first broken link; click 8.3.0 turned live reload off.
    serve_with_mkdocs(config_file=str(config_file), dev_addr=address, livereload=True, strict=False)
