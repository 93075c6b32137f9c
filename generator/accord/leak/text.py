"""A text as a run of words, so that the same sentence is the same run however a file writes it.

Case, accents written in two ways, punctuation and white space do not count. In scripts written without spaces each
letter is a word of its own. Everything is done by patterns and tables over whole texts, never letter by letter.
"""

from __future__ import annotations

import html
import re
from codecs import register_error
from functools import lru_cache
from unicodedata import is_normalized, normalize

SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Letters of scripts written without spaces: Thai, Lao, Myanmar, Khmer, Han, Hiragana and Katakana."""

_ASCII = bytes(c + 32 if 65 <= c <= 90 else c if 48 <= c <= 57 or 97 <= c <= 122 or c > 127 else 32 for c in range(256))
"""Each byte as it counts in a word: capitals small, digits and other scripts as they are, the rest a space."""
_SEPARATORS = re.compile(r"[\W_]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff"))
"""Signs that no reader sees and that may stand inside a word, such as a soft hyphen."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SHORT = 4
"""Runs of up to this many letters come again and again (a dash, an accent), so what becomes of them is kept."""


def words(text: str, spaceless: bool = True) -> list[str]:
    """The words of a text, folded, in their order.

    Without `spaceless`, letters of scripts without spaces count as separators: enough, and much faster, where nobody
    looks for such letters.
    """
    if text.isascii():
        letters = text.encode()
    else:
        letters = _composed(text).encode("ascii", _FOLDED if spaceless else _FOLDED_BARE)
    return letters.translate(_ASCII).decode().split()


def entities_read(text: str) -> str:
    """A text with its entities as the signs they stand for, also where they were encoded twice."""
    if "&" not in text:
        return text
    read = _ENTITY.sub(_entity, text)
    return _ENTITY.sub(_entity, read) if "&amp;" in text else read


def _composed(text: str) -> str:
    """The text with each accent on its letter."""
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def _each(error: UnicodeError) -> tuple[bytes, int]:
    run, end = _beyond_ascii(error)
    return _kept_fold(run) if len(run) <= _SHORT else _fold(run), end


def _without(error: UnicodeError) -> tuple[bytes, int]:
    run, end = _beyond_ascii(error)
    if SPACELESS.fullmatch(run):
        return b" ", end
    return _kept_bare(run) if len(run) <= _SHORT else _bare(run), end


def _beyond_ascii(error: UnicodeError) -> tuple[str, int]:
    """The run of letters that ASCII does not have, and where it ends."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end], error.end


# The quickest way through a text that is nearly all ASCII: to encode it, and be asked for the rest only.
_FOLDED, _FOLDED_BARE = "accord.leak.folded", "accord.leak.folded-bare"
register_error(_FOLDED, _each)
register_error(_FOLDED_BARE, _without)


def _fold(run: str) -> bytes:
    return _SEPARATORS.sub(" ", SPACELESS.sub(_apart, _plain(run))).encode("utf-8", "replace")


def _bare(run: str) -> bytes:
    return _SEPARATORS.sub(" ", _plain(SPACELESS.sub(" ", run))).encode("utf-8", "replace")


_kept_fold = lru_cache(maxsize=1 << 14)(_fold)
_kept_bare = lru_cache(maxsize=1 << 14)(_bare)


def _plain(run: str) -> str:
    return normalize("NFKC", normalize("NFKC", run.translate(_UNSEEN)).casefold())


def _apart(match: re.Match[str]) -> str:
    """Letters without spaces between them, each on its own."""
    return f" {' '.join(match[0])} "


def _entity(match: re.Match[str]) -> str:
    return _sign(match[0])


@lru_cache(maxsize=1 << 12)
def _sign(entity: str) -> str:
    return html.unescape(entity)
