"""What every page carries in its head, and what a theme puts there that would ask another host."""

from __future__ import annotations

import re

from accord.hosts import social

NOINDEX = '<meta name="robots" content="noindex">'
ROBOTS = "User-agent: *\nDisallow: /\n"


def override(*, noindex: bool) -> str:
    """A theme's `main.html` for builders that know no plugin of ours: what a pasted link shows, and `noindex`."""
    asked = NOINDEX if noindex else ""
    return f'{{% extends "base.html" %}}\n{{% block extrahead %}}{asked}\n{social.LAYOUT}{{% endblock %}}\n'


def found_elsewhere(html: str, own: str, *, searches: bool) -> str:
    """Material's page for a missing address with our part of it; without its form where the site has no search."""
    part = own if searches else _FORM.sub("", own)
    return html.replace(_MISSING, part, 1)


def missing(own: str) -> str:
    """A theme's page for a missing address, for the same builders."""
    return f'{{% extends "main.html" %}}\n{{% block content %}}\n{own}{{% endblock %}}\n'


ROOT_IN_THEME = "{{ '.' | url }}/"
"""The way to the site's root, as a theme's templates say it."""
THEMES_WITH_HEAD = ("material", "mkdocs", "readthedocs")
"""Themes whose `base.html` has the block that `override` fills."""

_MISSING = "<h1>404 - Not found</h1>"
_FORM = re.compile(r"<form.*?</form>", re.DOTALL)
_HEAD = re.compile(r"<head[^>]*>")
_ASKS_FORGE = ' data-md-component="source"'
"""By this mark Material's script asks GitHub or GitLab, from the reader's browser, how many stars a repository has."""
_FIGURE = re.compile(r'<svg\b[^>]*class="ac-svg.*?</svg>', re.DOTALL)


def mended(html: str, *, noindex: bool, instant: bool = False) -> str:
    """A finished page that asks no other host for anything, and search engines to stay away where that is wanted.

    `instant` is for Material's instant navigation. Its script writes to the `href` of every link, which a link in a
    drawing does not allow: the script ends there, and shows the old page at the new address. It does not see the older
    `xlink:href`, and leaves a click on a link with a target to the browser.
    """
    quiet = html.replace(_ASKS_FORGE, "")
    if instant:
        quiet = _FIGURE.sub(lambda figure: figure[0].replace("<a href=", '<a target="_self" xlink:href='), quiet)
    return _HEAD.sub(lambda head: head[0] + NOINDEX, quiet, count=1) if noindex else quiet
