"""Pages that belong together under one entry of the navigation, as a row of links at the top of each."""

from __future__ import annotations

from markupsafe import Markup

from accord import addresses
from accord.domain import forecasts
from accord.pages.desk import Desk


def talks(desk: Desk) -> Markup:
    """The list of talks, what came of what we expected, and for the team the sheets; empty where there is only one."""
    pages = [("conversations", addresses.CONVERSATIONS)]
    if forecasts.on(desk.portfolio):
        pages.append(("forecasts", addresses.FORECASTS))
    if desk.portfolio.audience.is_team and desk.portfolio.talks:
        pages.append(("talks", addresses.TALKS))
    if len(pages) == 1:
        return Markup()
    links = [
        Markup('<b aria-current="page">{}</b>').format(desk.words.t(f"nav.{name}"))
        if address == desk.page
        else desk.a(address, desk.words.t(f"nav.{name}"))
        for name, address in pages
    ]
    return Markup('<p class="ac-beside">{}</p>').format(Markup(" ").join(links))
