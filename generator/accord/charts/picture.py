"""Pictures made of drawings: SVG -> PNG, kept between builds under the drawing they were made of."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.metadata import version

from accord.charts.figure import Store


def key(svg: str) -> str:
    """Under what the picture of a drawing is kept."""
    made_by = version("vl-convert-python")
    return sha256(f"png {made_by}\n{svg}".encode("utf-8", "surrogatepass")).hexdigest()


def png(kept_under: str, store: Store, svg: Callable[[], str]) -> bytes:
    """The picture kept under a key, or a new one of the drawing that is asked for then; one pixel a unit."""
    kept = store.get(kept_under)
    if kept is not None:
        return b64decode(kept)
    import vl_convert  # a warm build makes no picture

    made = packed(vl_convert.svg_to_png(svg()))
    store.put(kept_under, b64encode(made).decode("ascii"))
    return made


def packed(png: bytes) -> bytes:
    """The same picture in a third of the bytes: the library packs for speed. Source: PNG, https://www.w3.org/TR/png-3/."""
    chunks = list(_chunks(png))
    pixels = zlib.compress(zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT")), 6)
    head = [chunk for chunk in chunks if chunk[0] == b"IHDR"]
    return png[:8] + b"".join(_chunk(*chunk) for chunk in (*head, (b"IDAT", pixels), (b"IEND", b"")))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of every part of a PNG."""
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
