"""What a chat or a mail shows where somebody pastes the address of a page. Source: https://ogp.me/"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape, unescape

_MARK = 'property="og:title"'
"""Where another plugin has written such tags, its own stay."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One page as it is shown elsewhere. Texts may be escaped already."""

    title: str
    description: str
    site: str
    url: str = ""
    """The full address to cite; empty where the site's own is not known."""
    picture: str = ""
    """The full address of a picture of 1200 by 630 pixels; empty where there is none."""


def placed(html: str, shown: Shown) -> str:
    """A finished page with the tags at the end of its head."""
    return html if _MARK in html else html.replace("</head>", f"{tags(shown)}</head>", 1)


def tags(shown: Shown) -> str:
    """The tags of a page, one a line."""
    named = {
        "og:type": "article",
        "og:site_name": shown.site,
        "og:title": shown.title,
        "og:description": shown.description,
        "og:url": shown.url,
        "og:image": shown.picture,
        "og:image:width": "1200" if shown.picture else "",
        "og:image:height": "630" if shown.picture else "",
        "og:image:alt": shown.description if shown.picture else "",
    }
    lines = [f'<meta property="{name}" content="{_safe(text)}">' for name, text in named.items() if text]
    if shown.picture:
        lines.append('<meta name="twitter:card" content="summary_large_image">')
    return "\n".join((*lines, ""))


def _safe(text: str) -> str:
    return escape(unescape(text))


LAYOUT = """\
{% if page and page.meta and page.meta.title and page.meta.description %}
<meta property="og:type" content="article">
<meta property="og:site_name" content="{{ config.site_name | e }}">
<meta property="og:title" content="{{ page.meta.title }}">
<meta property="og:description" content="{{ page.meta.description }}">
{% if page.canonical_url %}<meta property="og:url" content="{{ page.canonical_url }}">{% endif %}
{% if page.meta.card %}
<meta property="og:image" content="{{ page.meta.card }}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="{{ page.meta.description }}">
<meta name="twitter:card" content="summary_large_image">
{% endif %}
{% endif %}
"""
"""The same for builders that know no plugin of ours. Our front matter holds texts that are escaped already."""
