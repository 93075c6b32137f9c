"""A page of a browser that notes everything it complains about, and every host it asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page
from publishing import Published

SAY = "document.addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective}`));"


@dataclass
class Heard:
    """What was said and asked while a page was used."""

    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def quiet(browser: Browser, site: Published, **context: Any) -> Iterator[Page]:
    """A page on which nothing may fail: no error, nothing the policy refuses, no other host."""
    heard = Heard()
    opened = browser.new_context(**{"viewport": {"width": 1280, "height": 1000}, **context})
    page = opened.new_page()
    page.add_init_script(SAY)
    page.on("console", lambda said: heard.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.complaints.append(str(error)))
    page.on("request", lambda request: heard.asked.append(request.url))
    yield page
    assert heard.complaints == []
    assert [url for url in heard.asked if not url.startswith((site.address, "data:", "blob:"))] == []
    opened.close()


@contextmanager
def quiet_but_for(browser: Browser, site: Published, file: str) -> Iterator[Page]:
    """The same for a site of which one file cannot be reached, which a browser says itself."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.route(f"{site.address}**/{file}", lambda route: route.abort())
    yield page
    assert wrong == []
    page.close()
