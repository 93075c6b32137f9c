"""When the first page of the sample shows the largest thing on it, with the processor slowed four times.

    PYTHONPATH=generator CHROME=/usr/bin/chromium python tests/benchmarks/first_paint.py [loads, 9 when left out]

The aim: 1 s. Each load has a browser with nothing kept, and a server here that compresses as a real one does; the way
through a network is not in it. Run on demand; no test is timed.
"""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from building import project, seconds
from playwright.sync_api import Browser, sync_playwright

SLOWER = 4
AIM = 1.0
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")
LARGEST = """new Promise((tell) => new PerformanceObserver((list) => tell(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true }))"""


class Server(SimpleHTTPRequestHandler):
    """Serves a folder, texts compressed."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """A benchmark prints its figures only."""

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in COMPRESSED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def largest(browser: Browser, address: str) -> float:
    """Seconds until the largest thing of a page is shown, with nothing kept from an earlier load."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    found = float(page.evaluate(LARGEST)) / 1000
    context.close()
    return found


def main(loads: int) -> None:
    """Load the first page several times, and print when its largest thing was shown."""
    with tempfile.TemporaryDirectory() as folder:
        plan = project(Path(folder) / "plan")
        seconds(plan, "accord", "build", "--audience", "team", "--site-dir", "site")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(plan / "site")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            path = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
            started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            address = f"http://127.0.0.1:{server.server_port}/"
            largest(started, address)  # the browser's own first start is not the page's
            times = sorted(largest(started, address) for _ in range(loads))
            started.close()
        server.shutdown()
    print(f"largest paint of the first page, processor {SLOWER} times slower, {loads} loads:")
    print(f"least {times[0]:.2f} s, median {statistics.median(times):.2f} s, most {times[-1]:.2f} s (aim {AIM:.2f} s)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
