"""Numbers, dates, money and rows are written in the manner of the portfolio's language, within sentences of ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from accord import words
from accord.words import Figures, Words, known, translated

JULY = date(2026, 7, 5)
AMERICAN = Words("en-US", "USD")
GERMAN = Words("de-DE", "EUR")
SPANISH = Words("es-ES", "EUR")
UNKNOWN = Words("xx", "USD")


@pytest.fixture
def italian(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Words]:
    """A language with a word file of its own, in part."""
    english = Path(str(words.FILES), "en.toml").read_text("utf-8")
    (tmp_path / "en.toml").write_text(english, "utf-8")
    (tmp_path / "it.toml").write_text(
        'the_plan = "il piano"\n'
        'days = { one = "{n} giorno", other = "{n} giorni" }\n'
        '[date]\nshort = "d/M"\n'
        '[quarter]\nmonths = "da {first} a {last}"\n',
        "utf-8",
    )
    monkeypatch.setattr(words, "FILES", tmp_path)
    words._own.cache_clear()
    yield Words("it-IT", "EUR")
    words._own.cache_clear()


@pytest.mark.parametrize(
    ("value", "american", "german", "spanish"),
    [
        (0, "0", "0", "0"),
        (3, "3", "3", "3"),
        (-4, "-4", "-4", "-4"),
        (1260, "1,260", "1.260", "1.260"),
        (Decimal("2.50"), "2.5", "2,5", "2,5"),
        (Decimal("3.00"), "3", "3", "3"),
        (Decimal("1E+3"), "1,000", "1.000", "1.000"),
        (Fraction(9, 4), "2.25", "2,25", "2,25"),
        (Fraction(2, 3), "0.67", "0,67", "0,67"),
        (Fraction(3), "3", "3", "3"),
        (Fraction(-2, 3), "-0.67", "-0,67", "-0,67"),
        (Fraction(-1, 300), "0", "0", "0"),
        (0.1 + 0.2, "0.3", "0,3", "0,3"),
        (Decimal("1234567.891"), "1,234,567.89", "1.234.567,89", "1.234.567,89"),
    ],
)
def test_a_number_has_at_most_two_decimals_and_no_zero_at_its_end(
    value: Figures, american: str, german: str, spanish: str
) -> None:
    assert [w.number(value) for w in (AMERICAN, GERMAN, SPANISH, UNKNOWN)] == [american, german, spanish, american]


@pytest.mark.parametrize(
    ("value", "american", "german"),
    [
        (12000, "$12,000", "12.000\xa0€"),
        (Decimal("12000.00"), "$12,000", "12.000\xa0€"),
        (Decimal("12000.5"), "$12,000.50", "12.000,50\xa0€"),
        (Decimal("0.5"), "$0.50", "0,50\xa0€"),
        (Fraction(5, 2), "$2.50", "2,50\xa0€"),
        (-3, "-$3", "-3\xa0€"),
    ],
)
def test_money_has_cents_only_where_there_are_some(value: Figures, american: str, german: str) -> None:
    assert [w.money(value) for w in (AMERICAN, GERMAN, SPANISH, UNKNOWN)] == [american, german, german, american]


def test_a_currency_written_in_letters_stands_apart_from_the_figure() -> None:
    assert Words("en-US", "CHF").money(300) == "CHF\xa0300"
    assert Words("de-CH", "CHF").money(300) == "CHF\xa0300"


@pytest.mark.parametrize(
    ("language", "day", "short", "full", "month", "name"),
    [
        ("en-US", "5 July", "5 Jul", "5 July 2026", "July 2026", "July"),
        ("xx", "5 July", "5 Jul", "5 July 2026", "July 2026", "July"),
        ("de-DE", "5. Juli", "5. Juli", "5. Juli 2026", "Juli 2026", "Juli"),
        ("es-ES", "5 de julio", "5 jul", "5 de julio de 2026", "julio de 2026", "julio"),
        ("nl-NL", "5 juli", "5 jul", "5 juli 2026", "juli 2026", "juli"),
    ],
)
def test_a_date_follows_its_language_even_where_the_words_are_english(
    language: str, day: str, short: str, full: str, month: str, name: str
) -> None:
    w = Words(language)
    assert [w.day(JULY), w.short(JULY), w.full(JULY), w.month(JULY), w.month_name(JULY)] == [
        day,
        short,
        full,
        month,
        name,
    ]


def test_a_day_shows_its_year_only_where_that_is_not_the_readers_year() -> None:
    assert AMERICAN.near(JULY, date(2026, 10, 15)) == "5 July"
    assert AMERICAN.near(JULY, date(2027, 1, 15)) == "5 July 2026"


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2026-10-01", "2026-12-31", "October to December 2026"),
        ("2026-10-01", "2027-01-31", "October 2026 to January 2027"),
        ("2026-12-01", "2027-02-28", "December 2026 to February 2027"),
    ],
)
def test_the_months_of_a_quarter_name_both_years_where_it_crosses_one(first: str, last: str, months: str) -> None:
    assert AMERICAN.months(date.fromisoformat(first), date.fromisoformat(last)) == months


def test_an_untranslated_language_has_its_own_figures_and_english_words() -> None:
    dutch = Words("nl-NL", "EUR")
    assert not translated("nl-NL")
    assert dutch.t("as_it_stood", day=JULY) == "As it stood on 5 juli."
    assert dutch.t("days", n=Decimal("2.5")) == "2,5 days"
    assert dutch.list(["A", "B", "C"]) == "A, B and C"


@pytest.mark.parametrize("language", ["xx", "", "no such language", "123"])
def test_an_unknown_language_is_english(language: str) -> None:
    w = Words(language)
    assert translated(language)
    assert (w.locale.language, w.t("the_plan"), w.full(JULY)) == ("en", "the plan", "5 July 2026")


def test_an_unknown_country_keeps_its_language() -> None:
    assert Words("de-XX").day(JULY) == "5. Juli"
    assert Words("de_AT").day(JULY) == "5. Juli"


def test_a_translated_language_speaks_its_own_words(italian: Words) -> None:
    assert translated("it-IT")
    assert italian.t("the_plan") == "il piano"
    assert italian.days(1) == "1 giorno"
    assert italian.days(Decimal("2.5")) == "2,5 giorni"
    assert italian.list(["A", "B", "C"]) == "A, B e C"
    assert italian.months(date(2026, 10, 1), date(2026, 12, 31)) == "da ottobre a dicembre 2026"


def test_a_translated_language_has_its_own_dates_and_may_write_a_pattern_for_them(italian: Words) -> None:
    assert italian.short(JULY) == "5/7"
    assert italian.full(JULY) == "5 luglio 2026"


def test_english_fills_what_a_language_leaves_out(italian: Words) -> None:
    assert italian.t("all") == "All"
    assert italian.amount(Decimal("1.5"), "hours") == "1,5 hours"


@pytest.mark.parametrize(
    ("n", "sentence"),
    [
        (0, "No initiative is written down yet."),
        (1, "<b>One</b> initiative is written down."),
        (2, "<b>2</b> initiatives are written down."),
        (21, "<b>21</b> initiatives are written down."),
    ],
)
def test_a_sentence_has_its_plural_and_its_zero_form(n: int, sentence: str) -> None:
    assert AMERICAN.t("initiatives.answer", n=n) == sentence


def test_a_sentence_without_a_zero_form_says_zero_in_the_plural() -> None:
    assert AMERICAN.days(0) == "0 days"


@pytest.mark.parametrize(
    ("n", "days"),
    [
        (1, "1 day"),
        (Decimal("1.0"), "1 day"),
        (Decimal("0.999"), "1 day"),
        (Fraction(1), "1 day"),
        (1.0, "1 day"),
        (Decimal("1.5"), "1.5 days"),
        (Fraction(1, 2), "0.5 days"),
    ],
)
def test_the_plural_follows_the_figure_as_it_is_printed(n: Figures, days: str) -> None:
    assert AMERICAN.days(n) == days


@pytest.mark.parametrize("language", ["fr-FR", "ja-JP", "pl-PL", "ar-EG"])
def test_an_english_sentence_keeps_the_plural_of_english_in_another_language(language: str) -> None:
    assert [Words(language).pattern("days", n) for n in (0, 1, 2)] == ["{n} days", "{n} day", "{n} days"]


def test_a_name_no_file_has_is_our_mistake() -> None:
    with pytest.raises(KeyError, match=r"no\.such\.sentence"):
        AMERICAN.t("no.such.sentence")
    assert not AMERICAN.has("no.such.sentence")


def test_a_gap_may_be_called_name() -> None:
    assert AMERICAN.t("agreement.person", name="Ana", title="Head of IT") == "Ana, Head of IT."


@pytest.mark.parametrize(
    ("items", "row"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B, C and D"),
    ],
)
def test_a_row_has_no_comma_before_its_and(items: list[str], row: str) -> None:
    assert AMERICAN.list(items) == row
    assert UNKNOWN.list(iter(items)) == row


def test_a_row_of_html_is_left_as_it_is() -> None:
    links = ['<a href="a/">R&amp;D</a>', "<b>{0}</b>", "&#123;&#123; x"]
    assert AMERICAN.list(links) == '<a href="a/">R&amp;D</a>, <b>{0}</b> and &#123;&#123; x'


def test_braces_in_peoples_words_are_no_gaps() -> None:
    assert AMERICAN.t("quote", text="{n} of {0}") == "“{n} of {0}”"


@pytest.mark.parametrize(
    ("n", "count", "opening"),
    [(0, "none", "None"), (1, "one", "One"), (12, "twelve", "Twelve"), (13, "13", "13"), (1260, "1,260", "1,260")],
)
def test_a_count_is_a_word_up_to_twelve(n: int, count: str, opening: str) -> None:
    assert (AMERICAN.count(n), AMERICAN.opening_count(n)) == (count, opening)


@pytest.mark.parametrize(
    ("value", "unit", "amount"),
    [
        (4, "person-days", "4 person-days"),
        (1, "person-days", "1 person-day"),
        (1, "hours", "1 hour"),
        (1, "people", "1 person"),
        (12000, "money", "$12,000"),
        (Decimal("2.0"), "cards", "2 cards"),
        (2, None, "2"),
    ],
)
def test_an_amount_says_how_much_of_what(value: Figures, unit: str | None, amount: str) -> None:
    assert AMERICAN.amount(value, unit) == amount


@pytest.mark.parametrize(
    ("value", "unit", "measured"), [(86, "%", "86%"), (Decimal("2.20"), None, "2.2"), (17, "days", "17 days")]
)
def test_a_measured_value_stands_with_its_unit(value: Figures, unit: str | None, measured: str) -> None:
    assert AMERICAN.measured(value, unit) == measured


@pytest.mark.parametrize(
    ("language", "percent"),
    [("en-US", "2.25%"), ("de-DE", "2,25\xa0%"), ("fr-FR", "2,25\xa0%"), ("tr-TR", "%2,25"), ("xx", "2.25%")],
)
def test_the_sign_of_percent_stands_where_the_language_has_it(language: str, percent: str) -> None:
    assert Words(language).percent(Decimal("2.25")) == percent


@pytest.mark.parametrize(
    ("language", "is_known", "tag"),
    [
        ("de", True, "de"),
        ("de_AT", True, "de-AT"),
        ("de-XX", True, "de"),
        ("fr-FR", True, "fr-FR"),
        ("xx", False, "en-US"),
    ],
)
def test_a_language_is_known_where_its_dates_are(language: str, is_known: bool, tag: str) -> None:
    assert (known(language), Words(language).tag) == (is_known, tag)


@pytest.mark.parametrize(
    ("name", "inside", "opening"),
    [
        ("deliver", "delivery", "Delivery"),
        ("video-editing", "video editing", "Video editing"),
        ("e_lab", "e lab", "E lab"),
    ],
)
def test_a_skill_has_a_word_or_reads_as_its_key(name: str, inside: str, opening: str) -> None:
    assert (AMERICAN.skill(name), AMERICAN.opening_skill(name)) == (inside, opening)


@pytest.mark.parametrize(
    ("value", "text"),
    [(JULY, "5 July"), (Fraction(9, 4), "2.25"), (1260, "1,260"), (True, "True"), ("as written", "as written")],
)
def test_a_value_in_a_sentence_is_written_in_the_manner_of_the_language(value: object, text: str) -> None:
    assert AMERICAN.t("plain", text=value) == text
