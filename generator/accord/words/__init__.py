"""The pages' own words, one file a language, with dates, numbers, money and plurals by Babel.

`Words` is what everything that writes sentences is given. A third language is only a file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from hashlib import sha256
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

Figures = int | Decimal | Fraction | float
Pattern = str | Mapping[str, str]
"""A sentence with named gaps, or one sentence for each plural form of `n`."""

_LETTER_BEFORE_FIGURE = re.compile(r"(?<=[^\W\d_])(?=[0-9])")
_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""Plural forms: a table with no other key is one sentence in several forms."""
FILES = resources.files(__package__)
"""The folder of the word files."""


@cache
def _own(language: str) -> Mapping[str, Pattern]:
    """The sentences of a language's own file by their dotted names; none where it has no file."""
    file = FILES.joinpath(f"{language}.toml")
    return dict(_flat("", tomllib.loads(file.read_text("utf-8")))) if file.is_file() else {}


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Pattern]]:
    for name, value in table.items():
        if isinstance(value, Mapping) and not _FORMS.issuperset(value):
            yield from _flat(f"{prefix}{name}.", value)
        else:
            yield f"{prefix}{name}", value


def _sentences(language: str) -> Mapping[str, Pattern]:
    """Every sentence of a language by its dotted name; English fills what a language leaves out."""
    return {**_own("en"), **_own(language)}


@cache
def _parsed(language: str) -> Locale | None:
    """The nearest locale Babel knows: that of the language where it does not know the country; None for neither."""
    tag = language.replace("_", "-")
    for name in (tag, tag.partition("-")[0]):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(name, sep="-")
    return None


def _locale(language: str) -> Locale:
    """The nearest locale, else American English."""
    return _parsed(language) or Locale("en", "US")


def known(language: str) -> bool:
    """Whether dates and numbers can follow a language; else they are English."""
    return _parsed(language) is not None


def translated(language: str) -> bool:
    """Whether the pages' words exist in a language; else dates and numbers follow it and words are English."""
    return bool(_own(_locale(language).language))


def _exact(value: Figures) -> Decimal:
    """A figure as it is printed: with at most two decimals, no trailing zeros, and no minus before a zero."""
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(str(value))
    return (round(exact, 2) + 0).normalize()


class Words:
    """One language: its sentences, and how it writes dates, numbers, money and lists."""

    def __init__(self, language: str = "en-US", currency: str = "USD") -> None:
        self.language = language
        self.currency = currency
        self.locale = _locale(language)
        self._own = _own(self.locale.language)
        self._sentences = _sentences(self.locale.language)

    @cached_property
    def _numbers(self) -> dict[Decimal, str]:
        """Numbers already written once: a site has few different ones, and each of them often."""
        return {}

    def pattern(self, key: str, n: Figures | None = None) -> str:
        """The sentence of that name, in the plural form of `n` as it is printed.

        Raises KeyError for a name that no file has: that is our mistake, never a planner's.
        """
        found = self._sentences[key]
        if isinstance(found, str):
            return found
        printed = _exact(n or 0)
        if printed == 0 and "zero" in found:
            return found["zero"]
        # An English sentence within another language keeps the plural of English.
        speaker = self.locale if key in self._own else _locale("en-US")
        return found.get(speaker.plural_form(printed)) or found["other"]

    @property
    def tag(self) -> str:
        """The language and country whose dates and numbers are written, such as `de-DE`."""
        return str(self.locale).replace("_", "-")

    @cached_property
    def fingerprint(self) -> str:
        """A digest of everything these words can say; another word file is another fingerprint."""
        said = f"{self.language}\n{self.currency}\n{sorted(self._sentences.items())}"
        return sha256(said.encode()).hexdigest()

    def has(self, name: str) -> bool:
        """Whether there is a sentence of that name."""
        return name in self._sentences

    def t(self, key: str, **values: Any) -> str:
        """The sentence of that name with its gaps filled; `n` also chooses the plural form."""
        return self.pattern(key, values.get("n")).format_map({k: self.plain(v) for k, v in values.items()})

    def plain(self, value: Any) -> str:
        """A value as it stands in a sentence: numbers and dates in the language's manner."""
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, (int, Decimal, Fraction, float)) and not isinstance(value, bool):
            return self.number(value)
        return str(value)

    def number(self, value: Figures) -> str:
        """A number with at most two decimals and no trailing zeros: 2.25, 1,260."""
        exact = _exact(value)
        if exact not in self._numbers:
            self._numbers[exact] = format_decimal(exact, format="#,##0.##", locale=self.locale)
        return self._numbers[exact]

    def ratio(self, value: Figures) -> str:
        """A ratio with one decimal, also where that is a zero: 2.0."""
        return format_decimal(Decimal(str(value)), format="0.0", locale=self.locale)

    def count(self, n: int) -> str:
        """A count as running text has it: a word up to twelve, digits above."""
        name = f"count.{n}"
        return str(self._sentences[name]) if name in self._sentences else self.number(n)

    def opening_count(self, n: int) -> str:
        """A count at the beginning of a sentence."""
        text = self.count(n)
        return text[:1].upper() + text[1:]

    def days(self, value: Figures) -> str:
        """A number of days with its noun: 1 day, 42 days."""
        return self.t("days", n=value)

    def money(self, value: Figures) -> str:
        """A sum in the portfolio's currency, without cents where there are none."""
        exact = _exact(value)
        whole = exact % 1 == 0
        text: str = format_currency(
            exact,
            self.currency,
            locale=self.locale,
            currency_digits=not whole,
            format=self._whole_money() if whole else None,
        )
        # A currency written in letters stands apart from the figure: CHF 300.
        return _LETTER_BEFORE_FIGURE.sub("\xa0", text)

    def _whole_money(self) -> str:
        pattern: str = self.locale.currency_formats["standard"].pattern
        return pattern.replace(".00", "")

    def amount(self, value: Figures, unit: str | None) -> str:
        """How much of what: money in the currency, person-days and hours with their noun, else as written."""
        if unit == "money":
            return self.money(value)
        if unit and self.has(f"unit.{unit}"):
            return self.t(f"unit.{unit}", n=value)
        return f"{self.number(value)} {unit}" if unit else self.number(value)

    def measured(self, value: Figures, unit: str | None) -> str:
        """A measured value with its unit: 86%, 2.2."""
        if unit == "%":
            return self.percent(value)
        return f"{self.number(value)} {unit}" if unit else self.number(value)

    def percent(self, value: Figures) -> str:
        """So many in a hundred, the sign where the language has it: 86% in English, with a space in German."""
        whole: str = self.locale.percent_formats[None].pattern
        return str(format_percent(_exact(value) / 100, format=whole.replace("0", "0.##"), locale=self.locale))

    def day(self, value: date) -> str:
        """A day within the plan's reach: 15 July."""
        return self._date(value, "day", "MMMMd")

    def short(self, value: date) -> str:
        """A day in a table or a list: 15 Jul."""
        return self._date(value, "short", "MMMd")

    def full(self, value: date) -> str:
        """A day with its year: 15 July 2026."""
        return self._date(value, "full", "long")

    def month(self, value: date) -> str:
        """A month with its year: July 2026."""
        return self._date(value, "month", "yMMMM")

    def near(self, value: date, as_of: date) -> str:
        """A day, with its year where that is not the reader's year."""
        return self.day(value) if value.year == as_of.year else self.full(value)

    def _date(self, value: date, name: str, usual: str) -> str:
        """A date in the manner the language's own file has for it, else in the language's usual one."""
        own = self._own.get(f"date.{name}")
        if own is None and usual != "long":
            return str(format_skeleton(usual, value, locale=self.locale))
        return str(format_date(value, format=str(own or usual), locale=self.locale))

    def month_name(self, value: date) -> str:
        """A month without its year: September."""
        return str(format_date(value, format="LLLL", locale=self.locale))

    def month_short(self, value: date) -> str:
        """A month where there is little room: Sep."""
        return str(format_date(value, format="LLL", locale=self.locale))

    def skill(self, name: str) -> str:
        """A skill inside a sentence: design, delivery; a team's own skill as its key says it."""
        return self.t(f"skill.{name}") if self.has(f"skill.{name}") else name.replace("-", " ").replace("_", " ")

    def opening_skill(self, name: str) -> str:
        """A skill at the head of a row."""
        text = self.skill(name)
        return text[:1].upper() + text[1:]

    def months(self, first: date, last: date) -> str:
        """The months of a quarter: October to December 2026."""
        one = self._date(first, "month", "yMMMM")
        two = self._date(last, "month", "yMMMM")
        if first.year == last.year:
            one = format_date(first, format="LLLL", locale=self.locale)
        return self.t("quarter.months", first=one, last=two)

    def list(self, items: Iterable[str]) -> str:
        """Things in a row: A, B and C."""
        return format_list(list(items), locale=self._list_locale)

    @property
    def _list_locale(self) -> Locale:
        # American English would put a comma before "and"; the report's own English does not. A row stands
        # within a sentence, so where the words are English its "and" is English too.
        return self.locale if self._own and self.locale.language != "en" else _locale("en-GB")
