"""The `mkdocs.yml` of a rendered folder: all that a builder needs to know, and nothing of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from accord.hosts import tables, theme_language
from accord.hosts.head import THEMES_WITH_HEAD
from accord.hosts.navigation import merged
from accord.intake.options import HostSettings
from accord.places import Plain
from accord.site import Site

EXTENSIONS = ("attr_list", "md_in_html", "tables", {"toc": {"permalink": True}})
"""What the pages need where a host's file names no Markdown extensions."""

_CARRIED = (
    *("site_name", "site_url", "site_description", "site_author", "copyright"),
    *("exclude_docs", "draft_docs", "not_in_nav"),
)
"""Settings that are taken over as they are. Not `repo_url`: for it Material asks GitHub from the reader's browser."""

_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False, "null": None, "~": None}
"""Unquoted words as YAML 1.1 means them, which is how MkDocs reads the same file."""


def config(site: Site, settings: HostSettings) -> dict[str, Any]:
    """The host's file as plain data."""
    own: dict[str, Any] = _plain(settings.values)
    theme = _theme(own.get("theme"), site)
    return {
        "site_name": "Learning plan",
        **{name: own[name] for name in _CARRIED if own.get(name) is not None},
        "docs_dir": "docs",
        "theme": theme,
        "extra_css": [*site.styles, *_list(own.get("extra_css"))],
        "extra_javascript": [*site.scripts, *_list(own.get("extra_javascript"))],
        "markdown_extensions": tables.listed(list(_extensions(own.get("markdown_extensions"))) or EXTENSIONS),
        "plugins": ["search"],
        "nav": merged(site.navigation, own.get("nav"), site.handwritten),
        "validation": {"omitted_files": "ignore", "links": {"anchors": "warn"}},
        "extra": {"generator": False},
    }


def _theme(own: Any, site: Site) -> dict[str, Any]:
    """The theme as it is set, in the site's language, and with no font from another host."""
    theme: dict[str, Any] = {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.prune"]}
    if isinstance(own, Mapping):
        theme |= {key: value for key, value in own.items() if key != "custom_dir"}
    elif isinstance(own, str):
        theme = {"name": own}
    if theme["name"] == "material":
        theme.setdefault("language", theme_language.of(site.language))
    if theme["name"] in THEMES_WITH_HEAD:
        theme["custom_dir"] = "overrides"
    return theme


def _extensions(own: Any) -> Iterable[Any]:
    """Markdown extensions; an option that named a Python function (by a tag, read as empty text) is left out."""
    listed = [{name: options} for name, options in own.items()] if isinstance(own, Mapping) else _list(own)
    for item in listed:
        if isinstance(item, Mapping):
            yield {name: _without_functions(options) for name, options in item.items()}
        else:
            yield item


def _without_functions(options: Any) -> Any:
    if isinstance(options, Mapping):
        return {key: _without_functions(value) for key, value in options.items() if value != ""}
    return [_without_functions(value) for value in options] if isinstance(options, list) else options


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _plain(value: Any) -> Any:
    """Settings as intake reads them, with unquoted numbers and truths as they were meant."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Plain):
        return _number(str(value))
    return value


def _number(text: str) -> Any:
    """What an unquoted word means."""
    if text.lower() in _TRUTHS:
        return _TRUTHS[text.lower()]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
