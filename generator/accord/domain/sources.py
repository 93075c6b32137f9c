"""Where a file of the repository can be looked at and edited on the web. Pure work on addresses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from accord.places import Place


@dataclass(frozen=True, slots=True)
class SourceLinks:
    """The addresses of one repository's files."""

    repository: str
    """Address of the repository, such as https://github.com/acme/plan."""
    branch: str = "main"
    folder: str = ""
    """Folder of the project inside the repository, where it is not at its root."""

    @property
    def forge(self) -> str:
        """Which kind of forge keeps the repository, as its address tells."""
        host = urlsplit(self.repository).netloc.lower()
        for word in ("github", "gitlab", "bitbucket", "gitea", "codeberg", "forgejo"):
            if word in host:
                return {"codeberg": "gitea", "forgejo": "gitea"}.get(word, word)
        return (
            "azure"
            if "dev.azure" in host or "visualstudio" in host
            else "gitlab"
            if "/-/" in self.repository
            else "gitea"
        )

    def _path(self, place: Place) -> str:
        inner = "/".join(part for part in (self.folder.strip("/"), place.file) if part)
        return quote(inner)

    def view(self, place: Place) -> str:
        """The line of a file, for looking at it."""
        base, path, line = self.repository.rstrip("/"), self._path(place), place.line
        branch = quote(self.branch)
        match self.forge:
            case "github":
                return f"{base}/blob/{branch}/{path}#L{line}"
            case "gitlab":
                return f"{base}/-/blob/{branch}/{path}#L{line}"
            case "bitbucket":
                return f"{base}/src/{branch}/{path}#lines-{line}"
            case "azure":
                span = f"line={line}&lineEnd={line + 1}&lineStartColumn=1&lineEndColumn=1"
                return f"{base}?path=/{path}&version=GB{branch}&{span}"
            case _:
                return f"{base}/src/branch/{branch}/{path}#L{line}"

    def edit(self, place: Place) -> str:
        """The file, for editing it."""
        base, path, branch = self.repository.rstrip("/"), self._path(place), quote(self.branch)
        match self.forge:
            case "github":
                return f"{base}/edit/{branch}/{path}"
            case "gitlab":
                return f"{base}/-/edit/{branch}/{path}"
            case "bitbucket":
                return f"{base}/src/{branch}/{path}?mode=edit"
            case "azure":
                return f"{base}?path=/{path}&version=GB{branch}&_a=contents"
            case _:
                return f"{base}/_edit/{branch}/{path}"
