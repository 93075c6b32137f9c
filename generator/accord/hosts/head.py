"""What every page carries in its head, and what a theme puts there that would ask another host."""

from __future__ import annotations

import re

NOINDEX = '<meta name="robots" content="noindex">'
ROBOTS = "User-agent: *\nDisallow: /\n"

OVERRIDE = f"""{{% extends "base.html" %}}
{{% block extrahead %}}{NOINDEX}{{% endblock %}}
"""
"""A theme's `main.html` that asks search engines to stay away, for builders that know no plugin of ours."""

THEMES_WITH_HEAD = ("material", "mkdocs", "readthedocs")
"""Themes whose `base.html` has the block that `OVERRIDE` fills."""

_HEAD = re.compile(r"<head[^>]*>")
_ASKS_FORGE = ' data-md-component="source"'
"""By this mark Material's script asks GitHub or GitLab, from the reader's browser, how many stars a repository has."""


def mended(html: str, *, noindex: bool) -> str:
    """A finished page that asks no other host for anything, and search engines to stay away where that is wanted."""
    quiet = html.replace(_ASKS_FORGE, "")
    return _HEAD.sub(lambda head: head[0] + NOINDEX, quiet, count=1) if noindex else quiet
