"""The Content-Security-Policy of a finished site, worked out from what stands in its pages.

It allows the site's own files and the scripts and styles that stand in its pages by their check sums, and nothing
else: no other host, no handler in an attribute, no `style` attribute, no text run as a program. Themes give pages at
different depths different scripts, and instant navigation keeps the policy of the first page one opened, so every page
allows the scripts of all. Source: https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from accord.site import ASSETS

HEADERS = "_headers"
"""Read by the hosts that take headers from a file in the site, such as Netlify and Cloudflare Pages."""
NGINX, APACHE = f"{ASSETS}/policy.nginx", f"{ASSETS}/policy.apache"
"""Lines a server's own settings may include. They stand in the site, for they change with it."""

_ATTRIBUTES = rb"""((?:[^>"']|"[^"]*"|'[^']*')*)"""
_INLINE = re.compile(rb"<(script|style)\b" + _ATTRIBUTES + rb">(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_SOURCE = re.compile(rb"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(rb"""\stype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_RUN = re.compile(rb"(?:text|application)/(?:x-)?(?:java|ecma)script|module|importmap|speculationrules|", re.IGNORECASE)
"""Types of scripts that browsers run; others are data, and no policy speaks of them."""
_HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta\s+charset\b[^>]*>", re.IGNORECASE)
_LOADS = re.compile(rb"<(?:script|style|link)\b", re.IGNORECASE)
_REFUSED = re.compile(rb"<[a-z][^<>]*\s(?:style|on[a-z]+)\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Policy:
    """What a site allows, as sorted check sums such as `'sha256-…'`."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]

    @property
    def tag(self) -> str:
        """The policy as it may stand in a page."""
        return "; ".join(
            (
                "default-src 'none'",
                " ".join(("script-src 'self'", *self.scripts)),
                " ".join(("style-src 'self'", *self.styles)),
                "img-src 'self' data: blob:",  # themes draw icons from data, and a figure saved as a picture is a blob
                "font-src 'self'",
                "media-src 'self'",
                "connect-src 'self'",  # the search index
                "worker-src 'self'",  # the search
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
            )
        )

    @property
    def header(self) -> str:
        """The policy as a server sends it, which alone can say who may put the site into a frame: the site itself."""
        return f"{self.tag}; frame-ancestors 'self'"


def of(pages: Iterable[bytes]) -> Policy:
    """The policy of some pages: the union of the check sums of their scripts and styles."""
    found: dict[bytes, set[bytes]] = {b"script": set(), b"style": set()}
    for page in pages:
        for tag, attributes, text in _INLINE.findall(page):
            if tag.lower() == b"style" or _is_run(attributes):
                found[tag.lower()].add(text)
    return Policy(_sums(found[b"script"]), _sums(found[b"style"]))


def write(site: Path) -> tuple[str, ...]:
    """Put the policy into every page of a finished site and beside them, as lines for servers.

    Gives the pages, by their path in the site, with attributes that the policy keeps from working: `style`, or a
    handler such as `onclick`. A `_headers` that the team has written is left as it is.
    """
    files = sorted(site.rglob("*.html"))
    policy = of(file.read_bytes() for file in files)
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy.tag}">'.encode()
    refused = []
    for file in files:
        page = file.read_bytes()
        file.write_bytes(tagged(page, tag))
        if _REFUSED.search(page):
            refused.append(file.relative_to(site).as_posix())
    for path, text in _lines(policy).items():
        if path != HEADERS or not (site / path).exists():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, "utf-8", newline="\n")
    return tuple(refused)


def tagged(page: bytes, tag: bytes) -> bytes:
    """A page with the tag before all that the policy speaks of, and after the letters' encoding, which comes first."""
    head = _HEAD.search(page)
    if head is None:
        return page
    loads = _LOADS.search(page, head.end())
    charset = _CHARSET.search(page, head.end(), loads.start() if loads else len(page))
    at = (charset or head).end()
    return page[:at] + tag + page[at:]


def _is_run(attributes: bytes) -> bool:
    """Whether a script is text that a browser runs."""
    kind = _TYPE.search(b" " + attributes)
    return not _SOURCE.search(attributes) and _RUN.fullmatch(kind[1] if kind else b"") is not None


def _sums(texts: Iterable[bytes]) -> tuple[str, ...]:
    """Check sums of texts as a browser reads them: every line ends with one sign."""
    read = (text.replace(b"\r\n", b"\n").replace(b"\r", b"\n") for text in texts)
    return tuple(sorted({f"'sha256-{b64encode(sha256(text).digest()).decode()}'" for text in read}))


def _lines(policy: Policy) -> dict[str, str]:
    """The policy for servers, by the path of the file."""
    return {
        HEADERS: f"/*\n  Content-Security-Policy: {policy.header}\n",
        NGINX: f'add_header Content-Security-Policy "{policy.header}" always;\n',
        APACHE: f'Header always set Content-Security-Policy "{policy.header}"\n',
    }
