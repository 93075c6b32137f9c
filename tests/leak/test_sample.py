"""On the sample, with a sentence of its own in every text that not everyone may read: none is where it may not be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accord import exports
from accord.build.making import build
from accord.domain import seen
from accord.domain.audience import Audience, Clearance, parse
from accord.domain.portfolio import Portfolio
from accord.leak import search, secrets
from accord.leak.walk import Written, texts
from leak import planted as sample

UNCONFIRMED = {"negotiations.commitments.what", "negotiations.commitments.amount.unit"}
"""What a promise not confirmed by its giver says is left out by the pages, not by `seen_by`."""


class Planted:
    """The sample, changed and planted."""

    def __init__(self, repository: Path, folder: Path) -> None:
        self.project = sample.copied(repository, folder)
        sample.change(self.project)
        self.sentences: dict[str, Written] = sample.plant(self.project)
        sample.write_note(self.project)
        self.checked = sample.known(self.project)
        assert self.checked.portfolio is not None
        self.whole: Portfolio = self.checked.portfolio

    def kept(self, audience: Audience) -> set[str]:
        """The codes of the sentences that are secrets for an audience."""
        return {code for secret in secrets(self.whole, audience) for code in sample.codes(" ".join(secret.words))}


@pytest.fixture(scope="module")
def planted(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return Planted(repository, tmp_path_factory.mktemp("planted"))


def test_for_everyone_each_planted_sentence_is_a_secret(planted: Planted) -> None:
    assert len(planted.sentences) > 700
    assert planted.sentences.keys() == planted.kept(Audience())


def test_each_is_found_at_its_line(planted: Planted) -> None:
    lines: dict[str, list[str]] = {}
    for secret in secrets(planted.whole, Audience()):
        (code, *_) = sample.codes(" ".join(secret.words)) or {""}
        place = secret.place
        file = lines.setdefault(place.file, (planted.project / place.file).read_text("utf-8").splitlines())
        assert code in file[place.line - 1], str(place)


@pytest.mark.parametrize("audience", sample.AUDIENCES)
def test_the_two_opinions_agree_on_every_sentence(planted: Planted, audience: str) -> None:
    readers = parse(audience)
    kept = planted.kept(readers)
    shown = {code for text in texts(seen.seen_by(planted.whole, readers)) for code in sample.codes(text.text)}
    assert {planted.sentences[code].field for code in kept & shown} <= UNCONFIRMED
    assert planted.sentences.keys() == kept | shown


@pytest.mark.parametrize("audience", sample.AUDIENCES)
def test_no_file_holds_a_sentence_it_may_not(planted: Planted, audience: str) -> None:
    readers = parse(audience)
    built = build(sample.asked(planted.project, audience))
    files = [*sample.files_of(built), *exports.for_readers(planted.whole, readers).items()]
    kept = secrets(planted.whole, readers, planted.checked.notes)
    assert [secret.field for secret in kept if secret.readers == ""] == ["private.notes.fallback"]
    assert search(kept, files) == []
    there = {code for _, content in files if isinstance(content, str) for code in sample.codes(content)}
    assert there & planted.kept(readers) == set()
    assert (len(there) > 100) is (audience != "everyone")


@pytest.mark.parametrize("audience", sample.AUDIENCES[:3])
def test_nothing_of_the_sample_itself_leaks(repository: Path, audience: str) -> None:
    asked = sample.asked(repository, audience)
    built = build(asked)
    whole = built.checked.portfolio
    assert whole is not None
    kept = secrets(whole, parse(audience))
    assert len(kept) > (5 if audience == "parties" else 400)
    assert [str(problem) for problem in search(kept, sample.files_of(built))] == []


def _same(first: Any, *_: Any) -> Any:
    return first


def _second(_: Any, second: Any) -> Any:
    return second


def _sight(**slip: Any) -> Callable[..., seen.Sight]:
    """What decides how much is seen, with a slip in it."""

    def made(_: Audience, clearance: Clearance, opened: bool = False) -> seen.Sight:
        right = {"clearance": clearance, "names": False, "money": False, "opened": opened}
        return seen.Sight(**{**right, **slip})

    return made


class Everything(seen.Sight):
    """A rule of its own: what it says of a model is kept apart from what the right one says."""

    def keeps(self, *_: Any) -> bool:
        return True


class EvenForFew(seen.Sight):
    def refuses(self, *_: Any) -> bool:
        return False


def _by(rule: type[seen.Sight]) -> Callable[..., seen.Sight]:
    return lambda _, clearance, opened=False: rule(clearance, False, False, opened)


SLIPS: dict[str, tuple[str, Callable[..., Any]]] = {
    "every field stays": ("_sight", _by(Everything)),
    "evidence for few stays": ("_sight", _by(EvenForFew)),
    "drafts stay": ("_agreed", _same),
    "records for the team keep their names": ("without_names", _same),
    "talks stay whole": ("_talk", _second),
    "initiatives stay whole": ("_initiative", _second),
    "a talk to come counts as held": ("talks.held", lambda *_: True),
    "everyone has names": ("_sight", _sight(names=True)),
    "talks are open": ("_sight", _sight(opened=True)),
    "everyone is a party": ("_sight", _sight(clearance="parties")),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_what_is_seen_is_found(planted: Planted, slip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, instead = SLIPS[slip]
    monkeypatch.setattr(f"accord.domain.seen.{name}", instead)
    readers = parse("parties" if slip == "a talk to come counts as held" else "everyone")
    shown = "\n.\n".join(text.text for text in texts(seen.seen_by(planted.whole, readers)))
    found = search(secrets(planted.whole, readers), [("records.txt", shown)])
    assert {problem.check for problem in found} == {"leak"}
    assert all(problem.place.file.startswith("portfolio/") and problem.place.line >= 1 for problem in found)
    assert not any(sample.codes(str(problem)) for problem in found)
