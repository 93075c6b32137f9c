"""What a finished page is."""

from __future__ import annotations

from dataclasses import dataclass

from accord.addresses import Address
from accord.places import Place


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, as Markdown."""

    address: Address
    title: str
    """The page's name for the browser, the navigation and search; plain text."""
    markdown: str
    """Front matter and text, ready for any builder."""
    section: str = ""
    """The navigation group it belongs to; empty where it stands alone or is found through a list."""
    in_navigation: bool = True
    """Whether the navigation names it; pages of many records are found through their list."""
    source: Place | None = None
    """The file one would edit to change the page."""
    canonical: Address | None = None
    """The page that is meant to be found and cited, where this one shows the same."""
