"""Where a file of the repository can be looked at and edited on the web. Pure work on addresses."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

from accord.places import Place

Forge = Literal["github", "gitlab", "gitea", "bitbucket", "azure"]
"""Whose addresses a repository has; Forgejo keeps those of Gitea, from which it comes."""

_HOSTS: tuple[tuple[str, Forge], ...] = (
    ("github", "github"),
    ("gitlab", "gitlab"),
    ("bitbucket", "bitbucket"),
    ("gitea", "gitea"),
    ("forgejo", "gitea"),
    ("codeberg", "gitea"),
    ("dev.azure", "azure"),
    ("visualstudio", "azure"),
)
_EDIT = re.compile(r"(?P<dash>-/)?(?P<how>edit|_edit|blob|tree|raw|src(?:/branch)?)/(?P<branch>[^/]+)/?(?P<path>.*)")


@dataclass(frozen=True, slots=True)
class SourceLinks:
    """The addresses of one repository's files."""

    repository: str
    """Address of the repository, such as https://github.com/acme/plan."""
    branch: str = "main"
    folder: str = ""
    """Folder of the project inside the repository; empty at its root."""
    forge: Forge = "gitea"

    def view(self, place: Place) -> str:
        """The line of a file, for looking at it."""
        base, branch, path, line = self.repository, quote(self.branch), self._path(place), place.line
        match self.forge:
            case "github":
                return f"{base}/blob/{branch}/{path}#L{line}"
            case "gitlab":
                return f"{base}/-/blob/{branch}/{path}#L{line}"
            case "bitbucket":
                return f"{base}/src/{branch}/{path}#lines-{line}"
            case "azure":
                lines = f"&line={line}&lineEnd={line + 1}&lineStartColumn=1&lineEndColumn=1"
                return f"{base}?path=/{path}&version=GB{branch}{lines}"
            case "gitea":
                return f"{base}/src/branch/{branch}/{path}#L{line}"

    def edit(self, place: Place) -> str:
        """The file, for editing it."""
        base, branch, path = self.repository, quote(self.branch), self._path(place)
        match self.forge:
            case "github":
                return f"{base}/edit/{branch}/{path}"
            case "gitlab":
                return f"{base}/-/edit/{branch}/{path}"
            case "bitbucket":
                return f"{base}/src/{branch}/{path}?mode=edit"
            case "azure":
                return f"{base}?path=/{path}&version=GB{branch}&_a=contents"
            case "gitea":
                return f"{base}/_edit/{branch}/{path}"

    def commit(self, commit: str) -> str:
        """What a commit changed, by its whole id."""
        match self.forge:
            case "gitlab":
                return f"{self.repository}/-/commit/{commit}"
            case "bitbucket":
                return f"{self.repository}/commits/{commit}"
            case _:
                return f"{self.repository}/commit/{commit}"

    def _path(self, place: Place) -> str:
        return quote(posixpath.normpath(posixpath.join(self.folder, place.file)))


def of(repository: str, edit_uri: str, pages: str) -> SourceLinks | None:
    """The addresses of a repository, from what a host's file says about it; None where it is no web address.

    `edit_uri` is the way from the repository to the folder of the pages, such as `edit/main/content/`: it tells the
    branch, and where the project lies inside the repository. `pages` is that folder's name inside the project.
    """
    if urlsplit(repository).scheme not in ("http", "https"):
        return None
    base = repository.rstrip("/").removesuffix(".git")
    inner = urlsplit(edit_uri.removeprefix(base))
    named, way = parse_qs(inner.query), _EDIT.match(inner.path.lstrip("/"))
    branch, path = (way["branch"], way["path"]) if way else ("main", "")
    if "path" in named:
        branch, path = named.get("version", ["GBmain"])[0].removeprefix("GB"), named["path"][0]
    return SourceLinks(base, branch, _project(path, pages), _forge(base, edit_uri, way))


def _project(path: str, pages: str) -> str:
    """The project's folder: what stands before the folder of the pages; the root where the two do not fit."""
    path, pages = path.strip("/"), pages.strip("/")
    return path.removesuffix(pages).rstrip("/") if path.endswith(f"/{pages}") else ""


def _forge(base: str, edit_uri: str, way: re.Match[str] | None) -> Forge:
    """Whose addresses they are: by the host's name, else by the way they are written."""
    host = urlsplit(base).netloc.lower()
    for word, forge in _HOSTS:
        if word in host:
            return forge
    if "?path=" in edit_uri:
        return "azure"
    if way is None or way["how"] in ("_edit", "src/branch"):
        return "gitea"
    if way["dash"]:
        return "gitlab"
    return "bitbucket" if way["how"] == "src" else "github"
