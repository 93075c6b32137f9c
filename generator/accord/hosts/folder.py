"""The folder host: a plain Markdown folder that any other builder can build, with nothing of ours in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from accord.hosts.navigation import merged
from accord.intake.options import HostSettings
from accord.site import Site

MANIFEST = ".accord-files.json"
"""What we wrote, so that stale files of ours are removed and foreign ones never."""

EXTENSIONS: list[Any] = ["attr_list", "md_in_html", "tables", {"toc": {"permalink": True}}]
"""What the pages need; a host's file may name more."""

_CARRIED = ("site_name", "site_url", "site_description", "site_author", "copyright", "use_directory_urls")

_HEAD = """{% extends "base.html" %}
{% block extrahead %}<meta name="robots" content="noindex">{% endblock %}
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What rendering a folder did."""

    written: int
    unchanged: int
    removed: int


def render(site: Site, out: Path, settings: HostSettings, content: Path, noindex: bool) -> Written:
    """Write the site into a folder: `mkdocs.yml` and `docs/`. Unchanged files are not touched."""
    files = _files(site, settings, content, noindex)
    before = _manifest(out)
    written = unchanged = 0
    for path, data in files.items():
        target = out / path
        if target.is_file() and target.read_bytes() == data:
            unchanged += 1
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        written += 1
    removed = _remove_stale(out, before, files)
    names = {path: sha256(data).hexdigest() for path, data in sorted(files.items())}
    (out / MANIFEST).write_text(json.dumps(names, indent=1) + "\n", "utf-8")
    return Written(written, unchanged, removed)


def _files(site: Site, settings: HostSettings, content: Path, noindex: bool) -> dict[str, bytes]:
    """Every file of the folder, by its path in it."""
    files = {"mkdocs.yml": (json.dumps(_config(site, settings, noindex), indent=2, ensure_ascii=False) + "\n").encode()}
    for path in _other_files(content):
        files[f"docs/{path.relative_to(content).as_posix()}"] = path.read_bytes()
    for path_, text in site.handwritten.items():
        files[f"docs/{path_}"] = text.encode()
    for page in site.pages:
        files[f"docs/{page.address.markdown}"] = page.markdown.encode()
    for path_, data in site.assets.items():
        files[f"docs/{path_}"] = data.encode() if isinstance(data, str) else data
    if noindex:
        files.setdefault("docs/robots.txt", b"User-agent: *\nDisallow: /\n")
        files["overrides/main.html"] = _HEAD.encode()
    return files


def _other_files(content: Path) -> list[Path]:
    """Pictures and other files beside the hand-written pages; never a link or a hidden file."""
    if not content.is_dir():
        return []
    found = (path for path in content.rglob("*") if path.is_file() and not path.is_symlink() and path.suffix != ".md")
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(content).parts))


def _config(site: Site, settings: HostSettings, noindex: bool) -> dict[str, Any]:
    """The host's file: all that a builder needs, nothing of ours."""
    own = settings.values
    config: dict[str, Any] = {"site_name": "Learning plan"}
    config |= {name: _plain(own[name]) for name in _CARRIED if own.get(name)}
    theme: dict[str, Any] = {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.prune"]}
    given = own.get("theme")
    if isinstance(given, Mapping):
        theme |= _plain({key: value for key, value in given.items() if key != "custom_dir"})
    elif isinstance(given, str):
        theme["name"] = given
    theme.setdefault("language", site.language)
    if noindex and theme["name"] == "material":
        theme["custom_dir"] = "overrides"
    handwritten = list(site.handwritten)
    return {
        **config,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": theme,
        "extra_css": [*site.styles, *(_plain(own.get("extra_css")) or [])],
        "markdown_extensions": _plain(own.get("markdown_extensions")) or EXTENSIONS,
        "plugins": ["search"],
        "nav": merged(site.navigation, _plain(own.get("nav")), handwritten),
        "validation": {"omitted_files": "ignore", "links": {"anchors": "warn"}},
        "extra": {"generator": False},
    }


def _plain(value: Any) -> Any:
    """Settings read as unquoted text, with numbers and truths as they were meant."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str) and type(value) is not str:
        text = str(value)
        truths = {"true": True, "false": False}
        return truths.get(text.lower(), int(text) if text.lstrip("-").isdigit() else text)
    return value


def _manifest(out: Path) -> dict[str, str]:
    try:
        found = json.loads((out / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _remove_stale(out: Path, before: Mapping[str, str], files: Mapping[str, bytes]) -> int:
    """Remove what an earlier run wrote and this one does not, unless somebody changed it since."""
    removed = 0
    for path, digest in before.items():
        target = out / path
        if path in files or not _is_below(target, out) or not target.is_file():
            continue
        if sha256(target.read_bytes()).hexdigest() != digest:
            continue
        target.unlink()
        removed += 1
        for folder in target.parents:
            if folder == out or any(folder.iterdir()):
                break
            shutil.rmtree(folder)
    return removed


def _is_below(path: Path, out: Path) -> bool:
    return ".." not in path.parts and path.resolve().is_relative_to(out.resolve())


def refusal(out: Path, root: Path) -> str | None:
    """Why a folder must not be written to, or None."""
    if out.absolute() == root.absolute() or out.absolute() in root.absolute().parents:
        return f"'{out}' holds the project itself; choose a folder of its own"
    if out.is_file():
        return f"'{out}' is a file; choose a folder"
    return None
