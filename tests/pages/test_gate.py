"""People's words come out as they were written, wherever a template prints them, with every extension switched on."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]
from markupsafe import Markup
from mkdocs.utils.meta import get_data

from accord.charts.cache import NoStore
from accord.pages.desk import environment
from accord.pages.gate import front_matter, gate, line, paragraphs

PLAIN = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "nl2br", "sane_lists", "tables",
    "toc", "wikilinks", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption", "pymdownx.blocks.definition", "pymdownx.blocks.details", "pymdownx.blocks.html",
    "pymdownx.blocks.tab", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.escapeall", "pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.quotes", "pymdownx.saneheaders",
    "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
    "pymdownx.tilde",
)  # fmt: skip
"""What a team may enable in its `mkdocs.yml`, at its boldest settings, but for `smarty`."""

SETTINGS: dict[str, dict[str, Any]] = {
    "pymdownx.snippets": {"base_path": [str(Path(__file__).parent)]},
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "provider": "github",
        "user": "brookside",
        "repo": "plan",
    },
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.arithmatex": {"generic": True},
    "smarty": {"smart_angled_quotes": True},
}

POSITIONS = {
    "paragraph": "Before {} after.",
    "a text of its own": "{}",
    "start of a paragraph": "{} and more.",
    "start of a line": "The line above\n{} and more.",
    "end of a line": "The line above {}\nand the line below.",
    "heading": "## {}",
    "heading with an id": "## {} {{: #grid }}",
    "table cell": "| Who | What |\n|---|---|\n| Ana | {} |",
    "first table cell": "Who | What\n--- | ---\n{} | Ana",
    "list item": "- One\n- {}\n- Three",
    "numbered item": "1. One\n2. {}",
    "definition": "Term\n:   {}",
    "link text": "See [{}](page.md) too.",
    "admonition title": '!!! note "{}"\n    The text.',
    "admonition text": "!!! note\n    {}",
    "bold": "This is **{}** here.",
    "raw paragraph": '<p class="ac-answer">{}</p>',
    "line of a raw block": '<ul class="ac-list">\n<li><span>\n{}\n</span></li>\n</ul>',
    "raw attribute": '<p class="ac-meta" title="{}">Text</p>',
    "attribute of a link in a line": 'See <a href="../" title="{0}">{0}</a> too.',
    "raw block beside Markdown": 'Some *words*.\n\n<div class="ac-block">\n<p>{}</p>\n</div>\n\nMore *words*.',
}

ATTACKS = (
    # HTML
    "<script>alert(1)</script>", "</p><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<!-- hidden -->",
    "<!--", "-->", "<?php x ?>", "<![CDATA[x]]>", "</title>", "</ul></div>", "<b>bold</b>", "a < b > c", "&lt;b&gt;",
    "&amp;", "&#60;b&#62;", "AT&T", "&copy", '" onclick="alert(1)', "' onclick='alert(1)", '<p markdown="1">*x*</p>',
    "<https://example.org>", "<a@example.org>", "<svg/onload=alert(1)>", "<details open>",
    # links and images
    "[x](javascript:alert(1))", "![x](http://example.org/x.png)", "[x]: http://example.org", "[x][y]", "[x]",
    "](http://example.org)", "https://example.org/a_b?c=d#e", "http://example.org", "www.example.org", "WWW.x.org",
    "ftp://example.org", "mailto:ana@example.org", "ana@example.org", "@ana", "@github:ana", "#12", "#grid",
    "brookside/plan#12", "brookside/plan@abcdef0123", "ana/plan", "plan!12",
    "plan?12", "0!1", "x.y!1", "x-?1", "_www.x", "_1st_", "!12", "?12", "plan@0123456789abcdef0123456789abcdef01234567",
    "0123456789abcdef0123456789abcdef01234567", "0123456789ABCDEF0123456789abcdef01234567",
    "0123456789abcdef0123456789abcdef01234567...0123456789abcdef0123456789abcdef01234568", "[[Wiki]]",
    # emphasis, code and marks
    "*x*", "**x**", "***x***", "_x_", "__x__", "snake_case_word", "*", "2 * 3 * 4", "`x`", "``x``", "`", "`#!py x`",
    "~~x~~", "H~2~O", "x^2^", "^^x^^", "==x==", "++ctrl+alt++", "{++x++}", "{--x--}", "{~~a~>b~~}", "{==x==}{>>y<<}",
    "$x$", "$$x$$", r"\(x\)", r"\[x\]", r"\begin{x}y\end{x}", r"a\*b", r"\\", "\\", r"\n", "a\\",
    "Plan (c) 2026", "Plan (tm)", "Plan (r)",
    ":smile:", ":material-check:", ":+1:", "10:30", "(c)", "(C) 2026", "(tm)", "(r)", "+/-", "=/=", "c/o", "1st", "2nd",
    "the 4th of 21st", "1/2", "-->", "<--", "<-->",
    # blocks, at the beginning of a line
    "# x", "#x", "## x ##", "x #", "1. x", "1) x", "1986. A good year", "1.5 days", "1.", "0.", "a. x", "a) x", "B) x",
    "iv. x", "XII) x", "#. x", "- x", "-", "-5", "+ x", "+5", "* x", "> x", ">x", "> [!NOTE]", ": x", ":   x", "---",
    "***", "___", "- - -", "===", "=====", "~~~", "```", "``` py", "!!! note", '!!! note "x"', "??? note", "???+ note",
    '=== "Tab"', "/// note", "///", "/// caption", "[ ] x", "[x] x", "- [ ] x", "[=50%]", '[=50% "half"]', "| a | b |",
    "a | b", "|", "|---|---|", ":---:", "[TOC]", "[^1]", "[^1]: x", "*[HTML]: x", "*[abbr]: x", "key: value",
    "--8<--", '--8<-- "test_gate.py"', '--8<-- "/etc/hostname"', ";--8<--", "-8<-",
    # attribute lists, templates, front matter
    "{ onclick=alert(1) }", "{: .x onclick=alert(1) }", "{.x}", "{#x}", "{@x}", "{{ page }}", "{% raw %}", "{# x #}",
    "{n}", "{0}", "{", "}", "%s", "%(n)s", "${x}",
    # quotes and dashes
    '"x"', "“x”", "''x''", "``x''", "it's", "x -- y", "x --- y", "x ... y", "x...", "<<x>>", "«x»", "x – y", "x — y",
    "?!", "!!", "??", ";;", ",,", "((x))", "(x)", "...", "!", "?", ".", ",", ";", "'", "(", ")", "'x'",
    # what the parser marks its own places with
    "wzxhzdk:0", "klzzwxh:0000", "\u00a0x\u00a0y", "10\u202f000\u00a0€",
    # words as people write them
    "Supervisors' time, when heads agree (really)!", "Ana's plan: 50% by 1 May, then more", "R&D / IT", "C++ & C#",
    "日本語、英語", "Straße, naïve, Ł", "👩‍👩‍👧 family", "می‌خواهم",
)  # fmt: skip

ALPHABET = "\\`*_{}[]<>#|~^=:$&\"'+-.()@/%?;!,0123abcixstrdhnwT 8\n\t\u00a0é"


class Reader(HTMLParser):
    """What a reader sees of a piece of HTML, and the elements it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[object, ...]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shape = [(name, None if name in ("id", "title") else value) for name, value in attrs]
        self.elements.append((tag, *shape))
        self.text += [f" {value} " for name, value in attrs if name == "title"]

    def handle_endtag(self, tag: str) -> None:
        self.elements.append(("/", tag))

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.elements.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.elements.append(("instruction", data))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def folded(text: str) -> str:
    return " ".join(text.split())


@cache
def builder(*more: str) -> Markdown:
    return Markdown(extensions=[*PLAIN, *more], extension_configs=SETTINGS)


def read(markdown: str, *more: str) -> tuple[str, list[tuple[object, ...]]]:
    """The visible text of a page, and its elements with their attributes."""
    reader = Reader()
    reader.feed(builder(*more).reset().convert(markdown))
    reader.close()
    return folded("".join(reader.text)), reader.elements


def printed(text: str, position: str, *more: str) -> tuple[str, list[tuple[object, ...]]]:
    """What is read where a text is printed."""
    return read(POSITIONS[position].format(line(text)), *more)


def written(text: str, position: str, *more: str) -> tuple[str, list[tuple[object, ...]]]:
    """What ought to be read: the page made with a harmless word, and the text in the place of that word."""
    seen, elements = read(POSITIONS[position].format("Harmlessword"), *more)
    return folded(seen.replace("Harmlessword", text)), elements


def straight(page: tuple[str, list[tuple[object, ...]]]) -> tuple[str, list[tuple[object, ...]]]:
    return page[0].replace("’", "'").replace("‘", "'"), page[1]


@pytest.mark.parametrize(("text", "position"), tuple(product(ATTACKS, POSITIONS)))
def test_a_text_reads_as_written_and_adds_no_element(text: str, position: str) -> None:
    assert printed(text, position) == written(text, position)


@pytest.mark.parametrize(
    ("text", "position"),
    tuple(product(ATTACKS, ("a text of its own", "heading with an id", "table cell", "raw attribute"))),
)
def test_smarty_changes_no_quote_and_no_dash_but_may_curl_an_apostrophe(text: str, position: str) -> None:
    assert straight(printed(text, position, "smarty")) == straight(written(text, position, "smarty"))


@settings(max_examples=400, deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=40).filter(str.strip), st.sampled_from(sorted(POSITIONS)))
def test_any_text_reads_as_written(text: str, position: str) -> None:
    assert printed(text, position) == written(text, position)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(ATTACKS), min_size=2, max_size=4),
    st.sampled_from(sorted(POSITIONS)),
    st.sampled_from([" ", ""]),
)
def test_several_attacks_in_a_row_read_as_written(texts: list[str], position: str, between: str) -> None:
    text = between.join(texts)
    assert printed(text, position) == written(text, position)


@pytest.mark.parametrize(
    "text",
    [
        "Supervisors' time, when heads agree (really)!",
        "We look again in May; until then, no more than 1.5 days - agreed?",
        "Well-kept, half-day visits",
        "1.5 days",
        "Ja, natürlich. Ñandú, 日本語",
        "10\u202f000\u00a0€",
    ],
)
def test_what_no_extension_can_read_stays_readable(text: str) -> None:
    assert line(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. x", "1&#46; x"),
        ("12) x", "12&#41; x"),
        ("- x", "&#45; x"),
        ("+ x", "&#43; x"),
        ("x -- y", "x -&#45; y"),
        ("x... y", "x.&#46;&#46; y"),
        ("a|b", "a&#124;b"),
        ("www.example.org", "www&#46;example.org"),
        ("the 4th", "the 4&#116;h"),
        ("(c) 2026", "&#40;c) 2026"),
        ("{{ x }}", "&#123;&#123; x &#125;&#125;"),
    ],
)
def test_only_the_sign_that_could_be_read_is_encoded(text: str, markdown: str) -> None:
    assert line(text) == markdown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x00b\x02c\x03d", "abcd"),
        ("\x02wzxhzdk:0\x03", "wzxhzdk:0"),
        ("\x02klzzwxh:0000\x03", "klzzwxh:0000"),
        ("a\x9bb\x7fc", "abc"),
        ("pay\u202egro.elpmaxe\u202c now", "paygro.elpmaxe now"),
        ("a\u2066b\u2069c\u200ed\u200fe\u061cf", "abcdef"),
        ("a\u200bb\u2060c\ufeffd\u00ade", "abcde"),
        ("\u200b- x", "- x"),
        ("\ufeff1. x", "1. x"),
        ("-\u200b-\u200b8<-\u200b-", "--8<--"),
        ("<\u200bb>x", "<b>x"),
        ("a\U000e0041b", "ab"),
        ("a\ud800b\uffffc", "abc"),
        ("a \u200b b", "a b"),
        ("a\rb\vc\fd\x1ce\x85f\u2028g", "a b c d e f g"),
        ("  a\n\n b\t\tc  ", "a b c"),
        ("\u200b", ""),
    ],
)
def test_what_nobody_sees_is_left_out_before_the_rest_is_read(text: str, seen: str) -> None:
    assert printed(text, "paragraph") == written(seen, "paragraph")
    assert printed(f"{text} x", "start of a line") == written(f"{seen} x", "start of a line")


def test_joiners_stay_because_words_and_emoji_are_written_with_them() -> None:
    assert line("می\u200cخواهم 👩\u200d👧") == "می\u200cخواهم 👩\u200d👧"


@pytest.mark.parametrize("text", ATTACKS)
def test_a_text_stays_text_through_a_template(text: str) -> None:
    assert read(environment(NoStore()).from_string("Before {{ text }} after").render(text=text)) == written(
        f"Before {text} after", "a text of its own"
    )


@pytest.mark.parametrize("mark", ["{{ 7 * 7 }}", "{% for x in y %}", "{# note #}", "{{ '{{' }}", "{%- raw -%}"])
def test_template_marks_in_peoples_words_are_no_template(mark: str) -> None:
    once = environment(NoStore()).from_string("{{ text }}").render(text=mark)
    assert environment(NoStore()).from_string(once).render() == once


def test_a_template_prints_markup_as_it_is_and_numbers_as_they_are() -> None:
    assert gate(Markup("<b>x</b>")) == "<b>x</b>"
    assert gate(12) == "12"


def test_a_template_that_prints_nothing_is_our_mistake() -> None:
    with pytest.raises(TypeError, match="should have left the part out"):
        gate(None)


def test_a_blank_line_starts_a_paragraph_and_nothing_else_is_markup() -> None:
    assert (
        paragraphs("One\nline.\n \n\n<b>two</b>\n\n\u200b\n") == "<p>One line.</p><p>&#60;b&#62;two&#60;&#47;b&#62;</p>"
    )


@pytest.mark.parametrize("nothing", [None, "", "\n \n"])
def test_no_text_makes_no_paragraph(nothing: str | None) -> None:
    assert paragraphs(nothing) == ""


@pytest.mark.parametrize("text", ATTACKS)
def test_paragraphs_read_as_written(text: str) -> None:
    html = f"<div>{paragraphs(text + chr(10) * 2 + text)}</div>"
    plain = "<div><p>Harmlessword</p><p>Harmlessword</p></div>"
    assert read(html) == (folded(text) + folded(text), read(plain)[1])


def test_a_head_is_one_line_a_value() -> None:
    assert front_matter(title='The "plan"\nfor {{ x }}: R&D\'s', hide=["toc"], search={"exclude": True}) == (
        "---\n"
        'title: "The &quot;plan&quot; for {{ x }}: R&amp;D&#x27;s"\n'
        'hide: ["toc"]\n'
        'search: {"exclude": true}\n'
        "---\n"
    )


TITLES = (
    *ATTACKS,
    "</title><script>alert(1)</script>",
    "x\n---\n\n<script>",
    "x\r\nhide: []",
    "...\n---\n",
    "a\x85b\u2028c",
    "a\x00\x9b\ufffe\ud800b",
    "!!python/object/apply:os.system",
    "&anchor *alias",
    "yes",
    "2026-01-01",
    "'",
    '\\" x',
)


def page_of(title: str) -> tuple[str, dict[str, Any]]:
    body, head = get_data(str(front_matter(title=title, description=title, tags=[title])) + "\nThe text.\n")
    return body.strip(), head


def shown(theme: str) -> tuple[str, list[tuple[object, ...]]]:
    reader = Reader()
    reader.feed(theme)
    reader.close()
    return "".join(reader.text), reader.elements


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_shown_as_written_by_a_theme_that_escapes_nothing(title: str) -> None:
    body, head = page_of(title)
    text, elements = shown(f'<h1 title="{head["title"]}">{head["description"]}</h1><i>{head["tags"][0]}</i>')
    assert body == "The text."
    assert elements == [("h1", ("title", None)), ("/", "h1"), ("i",), ("/", "i")]
    assert folded(text) == folded(" ".join([str(line(title).unescape())] * 2) + line(title).unescape())


@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=60).filter(str.strip))
def test_any_title_comes_back_from_the_head_of_its_page(title: str) -> None:
    body, head = page_of(title)
    assert (body, Markup(head["title"]).unescape().split()) == ("The text.", title.split())


def test_characters_beyond_the_basic_plane_stay_in_a_title() -> None:
    assert page_of("Plan 🎉 für Łódź")[1]["title"] == "Plan 🎉 für Łódź"
