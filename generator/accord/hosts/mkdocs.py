"""The MkDocs host: the only file that imports mkdocs. It carries the finished site and decides nothing about it."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material 9.8 prints a banner about MkDocs 2, which we pin against

from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from accord.build.making import Built
from accord.build.making import build as build_site
from accord.build.request import Request
from accord.domain.options import Options
from accord.hosts.navigation import merged, named
from accord.hosts.problem_page import markdown as problem_page
from accord.intake.options import HostFile, HostSettings, read_options
from accord.places import Place, Problem

log = get_plugin_logger("accord")

NOINDEX = '<meta name="robots" content="noindex">'
ROBOTS = "User-agent: *\nDisallow: /\n"


class _Block(Config):  # type: ignore[no-untyped-call]  # untyped in MkDocs
    """Empty: the core reads the block itself, see `AccordPlugin.load_config`."""


class AccordPlugin(BasePlugin[_Block]):  # type: ignore[no-untyped-call]  # untyped in MkDocs
    """The plugin `accord`."""

    overrides: ClassVar[dict[str, Any]] = {}
    """What the command line says; it wins over the file."""
    progress: ClassVar[Any] = None

    def __init__(self) -> None:
        self.serving = False
        self.built: Built | None = None
        self.wrong: tuple[Problem, ...] = ()
        self.raw: dict[str, Any] = {}
        self.options = Options()

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """MkDocs hands over the block; the core reads it, so that every command says the same about it."""
        self.raw = dict(options or {})
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether pages are being served: then nothing may ever be raised."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything that can be known beforehand happens here, before MkDocs empties the site's folder."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        host = self._host_file(config)
        self.built, self.wrong = None, host.problems
        if host.options is not None:
            self.options = host.options
            content = os.path.relpath(config.docs_dir, root).replace(os.sep, "/")
            asked = Request(root, date.today(), host.options, host.settings, content)  # noqa: DTZ011  # the door: asked once
            self.built = build_site(asked, self.progress)
            self.wrong = tuple(p for p in self.built.problems if p.stops) if self.built.site is None else ()
            os.environ.setdefault("SOURCE_DATE_EPOCH", _epoch(asked.as_of))
            config.watch += [str(path) for path in _watched(root, host.options) if path.exists()]
        self._say(config)
        site = self.built.site if self.built else None
        if site is not None:
            config.extra_css[:0] = [path for path in site.styles if path not in config.extra_css]
            if host.settings.theme("language") is None and config.theme.name == "material":
                config.theme["language"] = site.language
        return config

    def _host_file(self, config: MkDocsConfig) -> HostFile:
        """The options as MkDocs read them, with the command line's on top; problems with their place in the file."""
        path = Path(config.config_file_path or "mkdocs.yml")
        found = read_options(path, path.name)
        if self.raw and found.options is not None:
            found = _validated({**self.raw, **self.overrides}, found.settings, path.name)
        elif found.options is not None and self.overrides:
            found = HostFile(found.options.changed(**self.overrides), found.settings, ())
        return HostFile(found.options, HostSettings({**found.settings.values, **_resolved(config)}), found.problems)

    def _say(self, config: MkDocsConfig) -> None:
        """Print what stops the build, and end it; while serving, show it instead."""
        if not self.wrong:
            return
        for problem in self.wrong:
            log.error(str(problem))
        if not self.serving:
            raise PluginError(f"{len(self.wrong)} problem(s) stop the build; the last site is untouched")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The plan's pages and assets in memory, hand-written pages with their blocks filled in, the navigation."""
        site = self.built.site if self.built else None
        if site is None:
            return self._problem_files(files, config)
        for path in [f.src_uri for f in files if f.src_uri.startswith("parts/")]:
            files.remove(files.src_uris[path])
        for path, text in site.handwritten.items():
            if path in files.src_uris:
                files.src_uris[path].content_string = text
        own = config.nav
        handwritten = [f.src_uri for f in files.documentation_pages() if f.src_uri in site.handwritten]
        config.nav = merged(site.navigation, own, handwritten)
        shown = named(config.nav)
        for page in site.pages:
            level = InclusionLevel.INCLUDED if page.address.markdown in shown else InclusionLevel.NOT_IN_NAV
            _add(files, config, page.address.markdown, page.markdown, level)
        for path, content in site.assets.items():
            _add(files, config, path, content)
        if self.options.noindex and "robots.txt" not in files.src_uris:
            _add(files, config, "robots.txt", ROBOTS)
        return files

    def _problem_files(self, files: Files, config: MkDocsConfig) -> Files:
        """While serving: one page that lists what is wrong, until it is mended."""
        for file in list(files.documentation_pages()):
            files.remove(file)
        config.nav = None
        _add(files, config, "index.md", problem_page(self.wrong))
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """The edit link of a generated page leads to its YAML file, where this build shows sources."""
        source = self._sources().get(page.file.src_uri)
        if page.file.generated_by:
            page.edit_url = source
        return page

    def _sources(self) -> Mapping[str, str]:
        return self.built.edit_links if self.built else {}

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """A page that shows the same as another says which one is meant to be cited."""
        canonical = page.meta.get("canonical")
        if canonical and config.site_url:
            page.canonical_url = urljoin(config.site_url, str(canonical))
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Search engines are asked to stay away unless the options say otherwise."""
        return output.replace("<head>", f"<head>{NOINDEX}", 1) if self.options.noindex else output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for a missing address, too."""
        if self.options.noindex and template_name.endswith(".html"):
            return output_content.replace("<head>", f"<head>{NOINDEX}", 1)
        return output_content


def _add(
    files: Files, config: MkDocsConfig, path: str, content: str | bytes, level: InclusionLevel | None = None
) -> None:
    if path in files.src_uris:
        files.remove(files.src_uris[path])
    file = File.generated(config, path, content=content)
    if level is not None:
        file.inclusion = level
    files.append(file)


def _validated(values: Mapping[str, Any], settings: HostSettings, shown: str) -> HostFile:
    """Options as MkDocs resolved them (environment variables, inheritance)."""
    from pydantic import ValidationError

    try:
        return HostFile(Options.model_validate(dict(values)), settings, ())
    except ValidationError as error:
        problems = (
            Problem(Place(shown), "wrong-type", "stop", "", f"'{'.'.join(map(str, e['loc']))}': {e['msg']}")
            for e in error.errors()
        )
        return HostFile(None, settings, tuple(problems))


def _resolved(config: MkDocsConfig) -> dict[str, Any]:
    names = ("site_name", "site_url", "repo_url", "edit_uri")
    return {name: config[name] for name in names if isinstance(config.get(name), str)}


def _watched(root: Path, options: Options) -> list[Path]:
    return [root / options.portfolio, Path(__file__).parent.parent / "pages" / "templates"]


def _epoch(day: date) -> str:
    """MkDocs writes the day of the build into the sitemap; ours is the day the site describes."""
    return str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))


def run(config_file: Path, site_dir: Path, overrides: Mapping[str, Any], progress: Any = None) -> list[str]:
    """Build the site into a folder as `mkdocs build` does. Gives the complaints that stop it; none when all is well."""
    from mkdocs.commands.build import build

    heard = _listen()
    AccordPlugin.overrides, AccordPlugin.progress = dict(overrides), progress
    try:
        config = load_config(config_file=str(config_file), site_dir=str(site_dir))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except ConfigurationError as error:
        return [*heard.messages, str(error)]
    except (Abort, MkDocsException, SystemExit) as error:
        return heard.messages or [str(error)]
    finally:
        AccordPlugin.overrides, AccordPlugin.progress = {}, None
        logging.getLogger("mkdocs").removeHandler(heard)
    return []


def serve(config_file: Path, overrides: Mapping[str, Any], address: str | None) -> None:
    """Serve the site and rebuild it on every change, until interrupted."""
    from mkdocs.commands.serve import serve as serve_

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    AccordPlugin.overrides = dict(overrides)
    serve_(config_file=str(config_file), dev_addr=address, livereload=True)


class _Listener(logging.Handler):
    """Keeps warnings and errors, to be shown when they stop the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())


def _listen() -> _Listener:
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    logger.propagate = False
    return listener
