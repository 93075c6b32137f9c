"""The folder host: a plain Markdown folder that any other builder can build, with nothing of ours in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

from accord.hosts import head
from accord.hosts.folder_config import config
from accord.intake.options import HostSettings
from accord.site import Site

MANIFEST = ".accord-files.json"
"""What we wrote and its check sums, so that stale files of ours are removed and foreign ones never."""


class Foreign(Exception):
    """Something stands in the folder where ours would go, and is not ours."""


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a folder did, in files."""

    written: int
    unchanged: int
    removed: int


def files(site: Site, settings: HostSettings, content: Path, *, noindex: bool) -> dict[str, bytes]:
    """Every file of the folder, by its path in it, with forward slashes; `content` holds the hand-written pages."""
    found = {f"docs/{path.relative_to(content).as_posix()}": path.read_bytes() for path in _pictures(content)}
    found |= {f"docs/{path}": _bytes(text) for path, text in site.handwritten.items()}
    found |= {
        f"docs/{page.address.markdown}": _bytes(_carded(page.address.markdown, page.markdown, site, settings))
        for page in site.pages
    }
    found |= {f"docs/{path}": _bytes(data) for path, data in site.assets.items()}
    if noindex:
        found.setdefault("docs/robots.txt", _bytes(head.ROBOTS))
    host = config(site, settings)
    found["overrides/main.html"] = _bytes(head.override(noindex=noindex))
    if host["theme"]["name"] == "material":
        found["overrides/404.html"] = _bytes(head.missing(site.missing_at(head.ROOT_IN_THEME)))
    # JSON is YAML, and needs no writer of ours.
    found["mkdocs.yml"] = _bytes(json.dumps(host, indent=2, ensure_ascii=False) + "\n")
    return dict(sorted(found.items()))


def _carded(path: str, markdown: str, site: Site, settings: HostSettings) -> str:
    """A page with the address of its picture in its head, for the theme's template."""
    picture = site.cards.of(path)
    address = urljoin(settings.text("site_url"), picture)
    return markdown.replace("---\n", f"---\ncard: {json.dumps(address)}\n", 1) if picture else markdown


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


def _pictures(content: Path) -> list[Path]:
    """Pictures and other files beside the hand-written pages; never a link or a hidden file, as in MkDocs."""
    if not content.is_dir():
        return []
    found = (path for path in content.rglob("*") if path.is_file() and not path.is_symlink() and path.suffix != ".md")
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(content).parts))


def write(wanted: Mapping[str, bytes], out: Path) -> Written:
    """Write files into a folder: unchanged ones are not touched, stale ones of an earlier run are removed.

    Raises Foreign before anything is written where a file that is not ours stands in the way.
    """
    before = _manifest(out)
    changed = {path: data for path, data in wanted.items() if not _has(out / path, data)}
    for path in changed:
        _look_out(out, path, path in before)
    out.mkdir(parents=True, exist_ok=True)
    sums = {path: sha256(data).hexdigest() for path, data in wanted.items()}
    _remember(out, {**before, **sums})  # before writing, so that what a stopped run has written is known as ours
    for path, data in changed.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    removed = [path for path, total in before.items() if path not in wanted and _remove(out, path, total)]
    _remember(out, sums)
    return Written(len(changed), len(wanted) - len(changed), len(removed))


def _has(file: Path, data: bytes) -> bool:
    return file.is_file() and not file.is_symlink() and file.read_bytes() == data


def _look_out(out: Path, path: str, ours: bool) -> None:
    """Refuse to write over what is not ours, or through a link that leads elsewhere."""
    for part in (out / path, *(out / above for above in PurePosixPath(path).parents if above.name)):
        if part.is_symlink() or (part != out / path and part.exists() and not part.is_dir()):
            raise Foreign(f"'{part}' is in the way; remove it, or choose another folder")
    if (out / path).is_dir() or ((out / path).exists() and not ours):
        raise Foreign(f"'{out / path}' was not written by Accord; choose another folder, or remove it yourself")


def _manifest(out: Path) -> dict[str, str]:
    """What an earlier run wrote: check sums by path; nothing where the list is missing or damaged."""
    try:
        found = json.loads((out / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    # The list is a file anybody can edit: a path that leads out of the folder is none of ours.
    inside = (path for path in found if not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts)
    return {path: str(found[path]) for path in inside}


def _remember(out: Path, sums: Mapping[str, str]) -> None:
    text = json.dumps(dict(sorted(sums.items())), indent=1) + "\n"
    if not _has(out / MANIFEST, text.encode()):
        (out / MANIFEST).write_text(text, "utf-8", newline="\n")


def _remove(out: Path, path: str, total: str) -> bool:
    """Remove a stale file of ours and the folders it leaves empty; not if somebody has changed it since."""
    file = out / path
    linked = any((out / above).is_symlink() for above in PurePosixPath(path).parents)
    if linked or file.is_symlink() or not file.is_file() or sha256(file.read_bytes()).hexdigest() != total:
        return False
    file.unlink()
    for folder in file.parents:
        if folder == out or any(folder.iterdir()):
            break
        folder.rmdir()
    return True


def refusal(out: Path, root: Path) -> str | None:
    """Why a folder must not be written to, or None."""
    if out.resolve() == root.resolve() or out.resolve() in root.resolve().parents:
        return f"'{out}' holds the project itself; choose a folder of its own"
    if out.exists() and not out.is_dir():
        return f"'{out}' is not a folder; choose another name"
    return None
