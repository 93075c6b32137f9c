"""How wide words are, before anybody draws them.

Figures are laid out with the widths of Liberation Sans, which are those of Helvetica and Arial. The page may
use another font of the reader's system, so layouts ask for `room`, which has a margin.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

FONT = "Liberation Sans, Arial, sans-serif"
SMALLEST = 10.0
"""No text in a figure is smaller, in pixels."""
MARGIN = 1.06
"""How much wider the reader's own font may be."""
ELLIPSIS = "…"

# Thousandths of the font size, by the signs that are this wide. Source: the advance widths of the fonts.
_REGULAR = {
    191: "'",
    222: "ijl‘’łı",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz↑↓",
    556: "#$0123456789?L_abdeghnopqu–€£§đ",
    584: "+<=>~−×",
    611: "FTZßø",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    834: "½¼¾",
    889: "%æ",
    944: "Wœ",
    1000: "—…→←ŒÆ",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl‘’łı·",
    280: "|",
    333: "!()-:;[]`ft",
    350: "•",
    389: "*r{}",
    474: '"',
    500: "z“”↑↓",
    556: "#$0123456789J_aceksvxy–€£§",
    584: "+<=>^~−×",
    611: "?FLTZbdghnopqußøđ",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQwØ",
    833: "M",
    834: "½¼¾",
    889: "%mæ",
    944: "Wœ",
    975: "@",
    1000: "—…→←ŒÆ",
}
_WIDTHS = {False: _REGULAR, True: _BOLD}
_OTHER = {"Lu": 720, "Ll": 590, "Mn": 0, "Me": 0, "Cf": 0}
"""Signs of other alphabets, by their kind in Unicode; never too narrow for Cyrillic and Greek on the whole."""


@cache
def _table(bold: bool) -> dict[str, int]:
    """Width by sign."""
    return {sign: width for width, signs in _WIDTHS[bold].items() for sign in signs}


@lru_cache(maxsize=4096)
def _sign(sign: str, bold: bool) -> int:
    """Width of one sign; an accented letter is as wide as its letter."""
    table = _table(bold)
    letter = unicodedata.normalize("NFD", sign)[0]
    if letter in table:
        return table[letter]
    if unicodedata.east_asian_width(sign) in "WF":
        return 1000
    return _OTHER.get(unicodedata.category(sign), 600)


@lru_cache(maxsize=4096)  # a name is measured for every place that is tried, in every measure
def _line(text: str, bold: bool) -> int:
    return sum(_sign(sign, bold) for sign in text)


def width(text: str, size: float, bold: bool = False) -> float:
    """Width of a line of text in pixels at a font size in pixels."""
    return _line(text, bold) * size / 1000


def room(text: str, size: float, bold: bool = False) -> float:
    """The width to keep free for a text, whatever sans-serif font the page uses."""
    return width(text, size, bold) * MARGIN


def fitted(text: str, space: float, size: float, bold: bool = False) -> str:
    """The text, shortened at a word where it does not fit the space; empty where nothing would be left."""
    if room(text, size, bold) <= space:
        return text
    cut = text
    while cut and room(cut + ELLIPSIS, size, bold) > space:
        cut = cut[:-1]
    at_word = cut.rpartition(" ")[0] if text[len(cut) : len(cut) + 1] not in ("", " ") else cut
    cut = at_word if len(at_word) * 2 > len(cut) else cut
    return cut.rstrip(" ,;:–-") + ELLIPSIS if cut.strip() else ""


def plain(text: str) -> str:
    """A text on one line, without signs that XML cannot hold."""
    if not text.isprintable():  # what can be printed can stand in XML
        text = "".join(sign if _allowed(sign) else " " for sign in text)
    return " ".join(text.split())


def _allowed(sign: str) -> bool:
    """Whether XML may hold a sign: no control signs, no halves of pairs, no non-characters."""
    return unicodedata.category(sign) not in ("Cc", "Cs") and sign not in "\ufffe\uffff"
