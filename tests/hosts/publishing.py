"""A site as it is published: how it is built, where it stands, and who serves it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any


def accord(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command, as a planner runs it."""
    return subprocess.run(
        [sys.executable, "-m", "accord", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


@dataclass(frozen=True)
class Published:
    """A site that stands at its address."""

    folder: Path
    address: str
    """Ends with a slash."""


class Server(SimpleHTTPRequestHandler):
    """Serves a folder; an address without a page gets the site's own page for that, as forges do it."""

    def log_message(self, *_: Any) -> None:
        """Tests print nothing of their own."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """A reader may have gone on to the next page before this file has come."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page)


EARLIER = {
    "initiatives/supervisor-safety-conversations": "safety-talks",
    "stakeholders/field-ops": "operations",
    "negotiations/2026-07-15-field-ops-safety-conversations-again": "2026-07-15-field-ops",
}
"""A record's file, and a name it had earlier."""
