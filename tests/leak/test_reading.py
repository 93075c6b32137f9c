"""A sentence is found in a file however the file writes, marks up or packs it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from base64 import b64encode
from urllib.parse import quote

import pytest

from accord.leak.reading import readings
from accord.leak.text import words

SENTENCE = 'Ask the café owner about Zoë, "at once"'
RUN = f" {' '.join(words(SENTENCE))} "


def holds(path: str, content: str | bytes, run: str = RUN) -> bool:
    """Whether a reading of the file has the run of words."""
    texts = [text for r in readings(path, content) for text in (r.text, r.bare() if r.bare else "")]
    return any(run in f" {' '.join(words(text))} " for text in texts)


def packed(**parts: str) -> bytes:
    """A packed file of these parts, their dots written as two underscores."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "."), text)
    return buffer.getvalue()


ENCODED = "Ask the caf&eacute; owner about Zo&#xeb;, &quot;at once&quot;"
IN_XLSX = "<si><r><t>Ask the café </t></r><r><t>owner_x000a_about Zoë, &quot;at once&quot;</t></r></si>"
LINES = json.dumps(f"1\n{SENTENCE}")
WRITTEN = {
    "plain": ("a.txt", SENTENCE),
    "bytes": ("a.txt", SENTENCE.encode()),
    "with a mark at the front": ("a.txt", SENTENCE.encode("utf-8-sig")),
    "another encoding": ("a.txt", SENTENCE.encode("utf-16")),
    "shouted over lines": ("a.html", SENTENCE.upper().replace(" ", "\n   ")),
    "entities": ("a.html", f"<p>{ENCODED}</p>"),
    "entities twice": ("a.html", f"<p>{ENCODED.replace('&', '&amp;')}</p>"),
    "inline tags": (
        "a.html",
        "<p>A<b>s</b>k the <em>café</em> ow<b><i>n</i></b>er about <a href='x'>Zoë</a>, at <wbr>on<wbr>ce",
    ),
    "cells": ("a.html", "<tr><td>Ask the<td class='x'>café owner</td><td>about Zoë, at<br>once</tr>"),
    "between spans": ("a.html", f"<span>x</span><span>{SENTENCE}</span><span>y</span>"),
    "a comment": ("a.html", f"<p>x</p><!-- {SENTENCE} --><p>y</p>"),
    "a comment with tags": ("a.html", "<!-- <p>Ask the <b>café</b> owner about Zoë, at once</p> -->"),
    "an attribute": ("a.html", f'<img alt="{ENCODED}" src="x.png">'),
    "an attribute with a sign": ("a.html", '<img alt="a &gt; Ask the café > owner about Zoë, at once">'),
    "a tooltip with tags": (
        "a.html",
        '<a title="&lt;p&gt;Ask the &lt;b&gt;café&lt;/b&gt; owner about Zoë, at once&lt;/p&gt;">x</a>',
    ),
    "an attribute of an inline tag": ("a.html", f'x<span data-x="{ENCODED}">y</span>'),
    "a title of a figure": ("a.svg", f"<svg><title>{SENTENCE}</title></svg>"),
    "lines of a figure": (
        "a.svg",
        '<svg><text y="1">Ask the café</text><text y="2">owner about <tspan>Zoë, at</tspan><tspan>once</tspan></text></svg>',
    ),
    "json": ("a.json", json.dumps({"x": SENTENCE})),
    "html in json": ("a.json", json.dumps({"x": f"<p>{ENCODED}\n</p>"})),
    "json in json": ("a.json", json.dumps({"x": json.dumps({"y": SENTENCE + "\n"})})),
    "json in a script": ("a.html", f"<script>var x = {LINES}</script>"),
    "json in an attribute": (
        "a.html",
        '<p data-x="[&quot;1\\nAsk the caf\\u00e9 owner about Zo\\u00eb, at once&quot;]">',
    ),
    "a program": ("a.js", r"let x = 'Ask the caf\xe9 owner about Zo\u{eb},\nat once'"),
    "a program's style": ("a.css", f'p::after {{content: "{SENTENCE}"}}'),
    "csv": ("a.csv", 'x,"Ask the café owner about Zoë, ""at once"""\n'),
    "a calendar": ("a.ics", 'SUMMARY:Ask the caf\r\n é owner about Zo\r\n\të\\, "at\\nonce"\r\n'),
    "markdown": ("a.md", r"Ask **the** *ca*fé own\er about Zoë\, \"at once\""),
    "markdown with entities": ("a.md", "Ask&#32;the caf&eacute;&#32;owner about Zo&euml;&#44; at once"),
    "an address": ("a.html", f'<a href="mailto:x?body={quote(SENTENCE)}">x</a>'),
    "a carried figure": ("a.html", f'<img src="data:image/svg+xml,{quote(f"<svg>{SENTENCE}</svg>")}">'),
    "a packed carried figure": (
        "a.html",
        f'<img src="data:image/svg+xml;base64,{b64encode(f"<svg>{SENTENCE}</svg>".encode()).decode()}">',
    ),
    "a carried calendar": (
        "a.html",
        f'<a href="data:text/calendar;charset=utf-8;base64,{b64encode(SENTENCE.encode()).decode()}">',
    ),
    "a workbook": ("a.xlsx", packed(xl_sharedStrings__xml=IN_XLSX)),
    "a carried workbook": (
        "a.html",
        f'<a href="data:application/octet-stream;base64,{b64encode(packed(x__xml=IN_XLSX)).decode()}">',
    ),
    "the name of a part": ("a.zip", packed(**{f"{SENTENCE}__png": ""})),
    "a packed page": ("a.xml.gz", gzip.compress(SENTENCE.encode())),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_the_sentence_is_found(case: str) -> None:
    assert holds(*WRITTEN[case])


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.png", SENTENCE),
        ("a.woff2", SENTENCE.encode()),
        ("a.txt", "Ask the café owner. And about Zoë, at once"),
        ("a.txt", "Task the café owner about Zoë, at once"),
        ("a.txt", "Ask the café owner about Zoë, at onces"),
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("a.gz", b"\x1f\x8b broken"),
        ("a.html", "data:text/plain;base64,A"),
    ],
)
def test_it_is_not_found_where_it_does_not_stand(path: str, content: str | bytes) -> None:
    assert not holds(path, content)


def test_a_backslash_before_a_letter_is_also_read_as_it_stands() -> None:
    run = " files under c new notes "
    assert holds("a.html", r"<p>Files under C:\new\notes</p>", run)
    assert holds("a.json", json.dumps(r"Files under C:\new\notes"), run)


def test_a_letter_beyond_the_first_plane_is_read_from_its_pair() -> None:
    assert holds("a.json", json.dumps("𠀋𠮟"), " 𠀋 𠮟 ")
