"""The pictures beside a link are made of what these readers may see, and once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from accord import site
from accord.build import leaks
from accord.build.checking import Checked, check
from accord.build.request import Request
from accord.charts.cache import FolderStore
from accord.domain.options import Options
from accord.domain.seen import seen_by
from accord.pages import cards
from accord.pages.report import Report


def checked(sample: Path, audience: str) -> Checked:
    options = Options(portfolio=str(sample), as_of=date(2026, 11, 16), audience=audience)
    return check(Request(sample.parent, date(2026, 11, 16), options, content=""), stops_only=True)


def report(found: Checked, kept: Path) -> Report:
    assert found.portfolio is not None
    return site.report(seen_by(found.portfolio, found.audience), FolderStore(kept), digest=found.digest)


@pytest.mark.parametrize("audience", ["everyone", "party:field-ops", "parties", "team"])
def test_no_picture_says_what_its_readers_may_not_read(sample: Path, tmp_path: Path, audience: str) -> None:
    found = checked(sample, audience)
    drawn = cards._Drawn(report(found, tmp_path), "cards")
    words = [(f"{path}.txt", card.words) for path, (card, _) in drawn.cards.items()]
    assert len(words) > 20
    assert leaks.searched(found, leaks.secrets(found), words) is found


def test_the_words_of_pictures_are_searched_with_the_pages() -> None:
    made = site.Site((), {}, {}, (), "en", "everyone", "2026-11-16", cards=cards.Cards(words={"a.png": "a secret"}))
    assert ("a.png.txt", "a secret") in set(leaks.files(made))


def test_a_second_build_makes_no_picture_and_the_same(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = checked(sample, "team")
    first = cards.of(report(found, tmp_path), "cards")
    monkeypatch.setattr(cards.picture, "packed", lambda _: pytest.fail("made again"))
    monkeypatch.setattr(cards.card, "svg", lambda _: pytest.fail("drawn again"))
    assert cards.of(report(found, tmp_path), "cards") == first


def test_the_picture_of_a_quarter_stands_for_the_pages_without_their_own(sample: Path, tmp_path: Path) -> None:
    made = cards.of(report(checked(sample, "everyone"), tmp_path), "cards")
    assert made.of("promises.md") == made.of("index.md") == "cards/2026-q4.png"
    assert made.of("2026-q3/grid.md") == "cards/2026-q3.png"
    assert made.of("initiatives/first-90-days.md") == "cards/initiative-first-90-days.png"
    assert set(made.by_page.values()) == set(made.pictures)


def test_a_picture_shows_the_headline_in_short_lines(sample: Path, tmp_path: Path) -> None:
    drawn = cards._Drawn(report(checked(sample, "everyone"), tmp_path), "cards")
    card, _ = drawn.cards["cards/2026-q4.png"]
    assert ["".join(run.text for run in line) for line in card.large] == [
        "Asked for 202 days,",
        "we have 145.",
        "Talks added 20.",
    ]
    assert card.counts == (("now", "7", "go ahead"), ("later", "1", "waits"), ("scrap", "3", "on the scrap list"))
