"""A file as the texts it holds, opened as far as a curious reader could open it.

A file is read more than once: with its tags taken off, so that a sentence is whole although it stands in several
elements; with the tags inside a word closed up, so that a word is whole although a letter of it is bold; and with
nothing taken off, so that attributes, comments and addresses are read too. What is packed in it is unpacked.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from accord.leak.text import entities_read

_UNREAD = re.compile(
    r"\.(?:avif|bmp|eot|gif|ico|jpe?g|m4a|mp[34]|og[gv]|otf|pdf|png|tiff?|tt[cf]|wasm|web[mp]|woff2?|map)",
    re.IGNORECASE,
)
"""Endings of the names of files that are not read: pictures, sounds, type, and the maps of other people's programs."""
_MARKUP_INSIDE = frozenset((".xml", ".rels", ".html", ".svg", ".json", ".txt", ".csv", ".md"))
"""Endings of the parts of a packed file that are read."""
_ESCAPING = frozenset((".json", ".js", ".mjs", ".webmanifest"))
_PROGRAMS = frozenset((".css", ".js", ".mjs"))
"""Endings of files in which a smaller-than sign begins no tag."""
_DEPTH = 2
"""How deep a file within a file is looked into."""

_NAMES = "a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr"
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_INLINE = rf"<(?<=\w<)/?(?:{_NAMES})\b[^<>]*>(?:</?(?:{_NAMES})\b[^<>]*>)*(?=\w)"
_GLUED = re.compile(_INLINE)
"""Tags between two letters of one word."""
_GLUED_MARKDOWN = re.compile(rf"{_INLINE}|[*_~`\\](?<=\w[*_~`\\])[*_~`\\]*(?=\w)")

_ESCAPED = re.compile(r"\\(?:u[0-9a-fA-F{]|x[0-9a-fA-F]|[nrtbf])")
"""An escape that would change the words; of the others a backslash is left, which is no letter."""
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrtbf])|(.))", re.DOTALL)
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")
_SHEET_ESCAPE = re.compile(r"_x([0-9a-fA-F]{4})_")
_AROUND = 500
"""Letters around a sign written as in an address that may belong to the same address."""
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_CARRIED = re.compile(
    r"data:(?!image/(?!svg)|font/|audio/|video/|application/(?:x-)?font)[a-z0-9.+/-]{0,80}(?:;[a-z0-9=.-]{1,40}){0,3}"
    r";base64,([A-Za-z0-9+/=]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One text that can be got out of a file, and another that has no word that this one has not."""

    text: str
    bare: Callable[[], str] | None = None
    """The same without its tags, worked out only when asked for; None where there are none."""


def readings(path: str, content: str | bytes, depth: int = 0) -> Iterator[Reading]:
    """Every text that can be got out of a file, entities and escapes decoded; nothing from pictures and type."""
    ending = _ending(path)
    if _UNREAD.fullmatch(ending) or depth > _DEPTH:
        return
    if isinstance(content, bytes):
        packed = _unpacked(path, content)
        if packed is not None:
            for inner, part in packed:
                yield from readings(inner, part, depth + 1)
            return
        content = _decoded(content)
    for variant in _variants(ending, content):
        yield from _seen(ending, entities_read(variant))
    for carried in _CARRIED.finditer(content) if ";base64," in content else ():
        yield from readings("carried.html", _base64(carried[1]), depth + 1)


def _ending(path: str) -> str:
    name = path.rpartition("/")[2].lower()
    return f".{name.rpartition('.')[2]}" if "." in name else ""


def _unpacked(path: str, content: bytes) -> Iterator[tuple[str, bytes]] | None:
    """The parts of a packed file; None where it is not packed."""
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content.startswith(b"\x1f\x8b"):
        return _unzipped(path, content)
    return None


def _zipped(content: bytes) -> Iterator[tuple[str, bytes]]:
    # A part that cannot be opened here cannot be opened by a reader either, or only with a key.
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for part in packed.infolist():
                yield f"names/{part.filename}.txt", part.filename.encode()
                if _ending(part.filename) in _MARKUP_INSIDE:
                    yield f"{part.filename}.sheet", packed.read(part)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        return


def _unzipped(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        yield path.removesuffix(".gz"), gzip.decompress(content)
    except (gzip.BadGzipFile, zlib.error, EOFError):
        return


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "replace")


def _base64(text: str) -> bytes:
    try:
        return b64decode(text + "=" * (-len(text) % 4))
    except (NotBase64, ValueError):
        return b""


def _variants(ending: str, text: str) -> Iterator[str]:
    """The text as written, and as its escapes say it."""
    if ending == ".ics":
        text = _FOLDED_LINE.sub("", text)
    elif ending == ".sheet":
        text = _SHEET_ESCAPE.sub(_numbered, text)
    escaped = "\\" in text and _ESCAPED.search(text) is not None
    # What a program's text says is only what its escapes say; elsewhere a backslash may be one.
    if not (escaped and ending in _ESCAPING):
        yield text
    once = text
    if escaped:
        once = _unescaped(text)
        yield once
        if ending not in _PROGRAMS and "\\" in once and _ESCAPED.search(once):
            yield _unescaped(once)
    if "%" in once and (addresses := _addresses(once)):
        yield addresses


def _addresses(text: str) -> str:
    """What is written as in an address, decoded, with what stands around it."""
    pieces: list[str] = []
    start = end = 0
    for match in _PERCENT.finditer(text):
        if match.start() - _AROUND > end:
            pieces.append(text[start:end])
            start = match.start() - _AROUND
        end = match.end() + _AROUND
    pieces.append(text[start:end])
    return unquote("\n".join(filter(None, pieces)), errors="replace")


def _unescaped(text: str) -> str:
    read = _ESCAPE.sub(_escape, text)
    if "\\ud" in text or "\\uD" in text:  # a letter written as a pair
        return read.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return read


def _escape(match: re.Match[str]) -> str:
    point = match[1] or match[2] or match[3]
    if point:
        number = int(point, 16)
        return chr(number) if number < 0x110000 else " "
    return " " if match[4] else match[5]


def _numbered(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def _seen(ending: str, text: str) -> Iterator[Reading]:
    """The text as it stands and without its tags, and with the words whole that tags or marks cut."""
    if ending in _PROGRAMS:
        yield Reading(text)
        return
    yield Reading(text, (lambda: _TAG.sub(" ", text)) if "<" in text else None)
    glued = _GLUED_MARKDOWN if ending == ".md" else _GLUED
    if ("<" in text or ending == ".md") and glued.search(text):
        yield Reading(_TAG.sub(" ", glued.sub("", text)))
