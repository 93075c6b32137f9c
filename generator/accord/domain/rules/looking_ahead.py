"""Rules on what lies ahead: promises one can check, dates that come near, forecasts that come due, old ideas anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from accord.domain import decisions, plan, promises, talks
from accord.domain.conversation import Consequence
from accord.domain.decisions import LookAgain
from accord.domain.initiative import Initiative
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.word_lists import pattern
from accord.domain.rules.wording import code, days, is_placeholder, listed, quoted, who

_COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|once|twice|each|every|daily|weekly"
    r"|monthly|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cada|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|jede\w*)\b",
    re.IGNORECASE,
)
"""A number, also as a word: who names one has said how both would know."""
_CLAUSES = re.compile(r"[.;:,!?()\n]+|\s[-–—]\s|\b(?:and|then|und)\b", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"(?:(?:we|they|you|i|he|she|it|will|shall|would|can|could|should|may|might|to|also|please|gladly|wir|sie)\b\s*)*",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"[\s-]*(?:cards?|cent(?:er|re)s?|contracts?|desks?|files?|groups?|guides?|hotlines?|hours?|lines?|materials?|pages?"
    r"|people|plans?|rotas?|sheets?|sites?|staff|systems?|teams?|texts?|tickets?|tools?|topics?|videos?)\b",
    re.IGNORECASE,
)
"""What makes a thing of a vague word: a help page, a support desk."""
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_ENOUGH_WORDS = 3
"""With fewer longer words than this, half of them is chance."""


@check("vague-promise", level="note")
def vague_promise(portfolio: Portfolio) -> Iterator[Finding]:
    """A promise says something both would see done; words like support, help or look into alone do not."""
    for promise in promises.on(portfolio):
        if promise.state != "replaced" and _is_vague(portfolio, promise):
            message = (
                f"{quoted(promise.commitment.what)}: how would we both know it is done? "
                "Say what will be there, or how much of it, or write the `proof` you would both accept."
            )
            yield Finding(promise.commitment.where("what"), promise.ref, message, (promise.commitment,))


def _is_vague(portfolio: Portfolio, promise: Promise) -> bool:
    """Whether every clause opens with a vague word, and no number says how much."""
    given = promise.commitment
    if given.amount or given.adds_capacity or given.uses_capacity or given.proof or _COUNTED.search(given.what):
        return False
    vague = pattern(portfolio.settings, "vague")
    text = given.what.strip().removeprefix(who(portfolio, promise.by))
    clauses = [clause.strip() for clause in _CLAUSES.split(text)]
    return any(clauses) and all(_opens_vaguely(clause, vague) for clause in clauses if clause)


def _opens_vaguely(clause: str, vague: re.Pattern[str]) -> bool:
    lead_in = _LEAD_IN.match(clause)
    word = vague.match(clause, lead_in.end() if lead_in else 0)
    return bool(word) and not _THINGS.match(clause, word.end() if word else 0)


@check("look-again-soon", level="note")
def look_again_soon(portfolio: Portfolio) -> Iterator[Finding]:
    """A date to look again that is near has its talk prepared in time."""
    quarter = plan.current(portfolio)
    edition = plan.edition(portfolio, quarter) if quarter else None
    for item in decisions.look_agains(portfolio):
        ahead = (item.date - portfolio.as_of).days
        if not item.looked_at and 0 <= ahead <= portfolio.settings.limits.look_again_soon_days:
            when = f"{item.date}, {'today' if ahead == 0 else f'in {days(ahead)}'}"
            message = f"to be looked at on {when}. Fix the talk now, and bring what has changed since."
            of = _of_decision(portfolio, item, message) if item.ref else _of_entry(portfolio, edition, item, message)
            yield from of


def _of_decision(portfolio: Portfolio, item: LookAgain, message: str) -> Iterator[Finding]:
    _, decision = portfolio.decisions[item.ref or ""]
    question = quoted(item.question or decision.text)
    yield Finding(decision.where("look_again", "date"), item.ref or "", f"{question}: {message}", (decision,))


def _of_entry(portfolio: Portfolio, edition: Edition | None, item: LookAgain, message: str) -> Iterator[Finding]:
    placed = edition.entry(item.initiative or "") if edition else None
    if placed:
        place, subject = placed.entry.where("look_again"), code(portfolio, placed.initiative)
        yield Finding(place, subject, message, (placed.entry,))


@check("forecast-not-checked", level="note")
def forecast_not_checked(portfolio: Portfolio) -> Iterator[Finding]:
    """Once the day has passed on which we would know what a no would mean, what happened is written down."""
    for talk in portfolio.talks.values():
        due = [item for item in talk.consequences if _is_due(item, portfolio.as_of)]
        if due and talk.date <= portfolio.as_of and talks.standing(portfolio, talk).state != "replaced":
            for item in due:
                yield Finding(
                    item.where("expect_by"), talk.ref(item), _what_happened(item, portfolio.as_of), (item, talk)
                )


def _is_due(item: Consequence, day: date) -> bool:
    """Whether its time has come; on the day itself there is still time, and without a day no time was named."""
    return item.what_happened is None and item.expect_by is not None and item.expect_by < day


def _what_happened(item: Consequence, day: date) -> str:
    said = next((text for text in (item.impact, item.realistic, item.if_not) if text and not is_placeholder(text)), "")
    expected = quoted(said) if said else "the impact"
    ago = days((day - item.expect_by).days if item.expect_by else 0)
    return (
        f"{expected}: we said we would know by {item.expect_by}, {ago} ago. What happened? "
        "Write it under `what_happened`, also where nobody measured it."
    )


@check("hidden-repeat", level="warn")
def hidden_repeat(portfolio: Portfolio) -> Iterator[Finding]:
    """An idea that the same stakeholder asks for again, in much the same words as one on the scrap list, says so."""
    scrapped = _scrap_list(portfolio)
    shelf = _Shelf([portfolio.initiatives[name] for name in scrapped])
    for initiative in portfolio.initiatives.values():
        if initiative.again_from is None and initiative.id not in scrapped:
            found = shelf.like(initiative)
            if found:
                yield Finding(
                    place=initiative.where("again_from"),
                    subject=initiative.code,
                    message=_reads_like(portfolio, initiative, found),
                    records=(initiative,),
                )


def _reads_like(portfolio: Portfolio, new: Initiative, old: Initiative) -> str:
    words, same = _long_words(new), len(_long_words(new) & _long_words(old))
    askers = listed(who(portfolio, party) for party in sorted(_askers(new) & _askers(old)))
    return (
        f"shares {same} of its {len(words)} longer words with {old.code} {quoted(old.title)}, which {askers} asked for "
        f"too and which is on the scrap list. If it is the same idea, write `again_from: {old.code}` and what is new; "
        "if not, say in the title or the problem what differs."
    )


def _scrap_list(portfolio: Portfolio) -> frozenset[str]:
    """The initiatives whose newest agreed place is the scrap list."""
    places = {placed.initiative: placed.place for edition in plan.editions(portfolio) for placed in edition.entries}
    return frozenset(name for name, place in places.items() if place == "scrap" and name in portfolio.initiatives)


@dataclass(frozen=True, slots=True)
class _Kept:
    """An idea on the scrap list, as one stakeholder asked for it."""

    initiative: Initiative
    words: frozenset[str]
    since: date
    """The day of their first request; the first day of all where one has none."""


class _Shelf:
    """The ideas of the scrap list, found by who asked and by their words, so that few are compared in vain."""

    def __init__(self, initiatives: Iterable[Initiative]) -> None:
        kept = [
            (asker, _Kept(initiative, _long_words(initiative), min(_asked(initiative, asker, date.min))))
            for initiative in initiatives
            for asker in _askers(initiative)
        ]
        self._by_word: dict[tuple[str, str], list[_Kept]] = defaultdict(list)
        for asker, item in sorted(kept, key=lambda pair: (pair[1].since, pair[1].initiative.id)):
            for word in item.words:
                self._by_word[asker, word].append(item)

    def like(self, new: Initiative) -> Initiative | None:
        """One that the same stakeholder asked for, no later, and that has at least half of the longer words."""
        words = _long_words(new)
        if len(words) < _ENOUGH_WORDS:
            return None
        near = (old for asker in sorted(_askers(new)) for old in self._near(new, asker, words))
        return next((old.initiative for old in near if 2 * len(words & old.words) >= len(words)), None)

    def _near(self, new: Initiative, asker: str, words: frozenset[str]) -> Iterator[_Kept]:
        """Those with at least one of the rarer words: nobody shares half of all without one of them."""
        last = max(_asked(new, asker, date.max))
        shelves = sorted((self._by_word.get((asker, word), []) for word in sorted(words)), key=len)
        for shelf in shelves[: len(words) // 2 + 1]:
            yield from takewhile(lambda old: old.since <= last, shelf)


def _asked(initiative: Initiative, asker: str, undated: date) -> list[date]:
    """The days on which a stakeholder asked for it; a request without a day may have come on any."""
    return [request.date or undated for request in initiative.requests if request.by == asker]


def _askers(initiative: Initiative) -> frozenset[str]:
    return frozenset(request.by for request in initiative.requests)


def _long_words(initiative: Initiative) -> frozenset[str]:
    """The longer words of title and problem: those with more than five letters."""
    return frozenset(_LONG_WORD.findall(f"{initiative.title} {initiative.problem}".casefold()))
