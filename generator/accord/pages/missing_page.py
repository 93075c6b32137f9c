"""What stands at an address that has no page: is it found under another name?"""

from __future__ import annotations

from html import escape

from accord import addresses
from accord.addresses import Address
from accord.charts.figure import ROOT
from accord.pages.report import Report

SCRIPT = "no-page.js"
"""Begins the search with the words of the address."""


def html(report: Report) -> str:
    """The page's own part. Its links begin with `ROOT`; the search answers to `?q=` at the site's root."""
    words = report.words
    label, button = escape(words.t("missing.label")), escape(words.t("missing.button"))
    ways = (
        (words.t("nav.quarter"), addresses.HOME),
        (words.t("nav.initiatives"), addresses.INITIATIVES),
        (words.t("nav.agreements"), addresses.AGREEMENTS),
        (words.t("nav.conversations"), addresses.CONVERSATIONS),
    )
    links = "".join(f"<li>{_link(text, address)}</li>" for text, address in ways)
    title, said = escape(words.t("missing.title")), escape(words.t("missing.said"))
    return (
        f'<h1>{title}</h1>\n<p>{said}</p>\n<form class="ac-find" action="{ROOT}" role="search">'
        f'<label for="ac-find">{label}</label> <input id="ac-find" name="q" type="search" autocomplete="off"> '
        f'<button type="submit">{button}</button></form>\n<ul>{links}</ul>\n'
        f'<script src="{ROOT}assets/accord/{SCRIPT}"></script>\n'
    )


def _link(text: str, address: Address) -> str:
    return f'<a href="{ROOT}{address.path.lstrip("/")}">{escape(text)}</a>'
