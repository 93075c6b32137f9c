"""Sentences put together from pieces read right in German: rows, counts, days, scores, and what stands in a gap."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from accord.words import Figures, Words

DE = Words("de-DE", "EUR")
NOVEMBER = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DE.full(NOVEMBER), "16. November 2026"),
        (DE.day(NOVEMBER), "16. November"),
        (DE.short(NOVEMBER), "16. Nov."),
        (DE.months(date(2026, 10, 1), date(2026, 12, 31)), "Oktober bis Dezember 2026"),
        (DE.number(Decimal("1260.5")), "1.260,5"),
        (DE.ratio(2), "2,0"),
        (DE.percent(86), "86\xa0%"),
        (DE.measured(Decimal("2.25"), "%"), "2,25\xa0%"),
        (DE.money(12000), "12.000\xa0€"),
        (DE.list(["A", "B", "C"]), "A, B und C"),
        (DE.amount(1, "person-days"), "1 Personentag"),
        (DE.amount(Decimal("1.5"), "hours"), "1,5 Stunden"),
        (DE.t("quote", text="Ja"), "„Ja“"),
    ],
)
def test_days_numbers_and_rows(text: str, expected: str) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("name", "n", "given", "expected"),
    [
        ("headline.asked", 1, {"own": 3}, "Angefragt ist <b>1 Tag</b> Arbeit, wir selbst haben <b>3</b>."),
        ("headline.asked", Decimal("0.5"), {"own": 3}, "Angefragt sind <b>0,5 Tage</b> Arbeit, wir selbst haben <b>3</b>."),
        ("headline.ahead", 0, {"count": "Keine"}, "Kein Vorhaben wird umgesetzt"),
        ("headline.ahead", 2, {"count": "Zwei"}, "<b>Zwei</b> Vorhaben werden umgesetzt"),
        ("waiting.overdue", 1, {"count": "eins"}, "eine Zusage überfällig"),
        ("due.over", 3, {"day": NOVEMBER}, "fällig am 16. November, vor 3 Tagen"),
        ("agreements.answer", 1, {"count": "Eins", "all": "neun"},
         "Mit <b>einem</b> von neun Stakeholdern gilt derzeit eine Vereinbarung."),
        ("year.ratio", None, {"first": "Januar bis März", "start": "2,6"},
         "Von Januar bis März war das <b>2,6</b>-Fache unserer eigenen Tage angefragt."),
        ("version.row.own", 1, {"was": 2}, "1 eigener Tag statt 2."),
        ("version.because", 1, {"count": "eins", "talks": DE.t("version.the_talk", day=NOVEMBER)},
         "Grund ist das Gespräch vom 16. November."),
        ("change.because", None, {"said": "LT-01 ist neu in den Dateien", "talks": DE.t("hidden.talk")},
         "LT-01 ist neu in den Dateien (Grund: ein hier nicht gezeigtes Gespräch)."),
        ("change.entry-moved", None,
         {"days": "4 Tage", "skill": "Konzeption", "quarter": "2026-Q2", "what": "LT-15", "giver": "LT-06"},
         "4 Tage Konzeption in 2026-Q2 für LT-15 statt für LT-06"),
        ("paper.foot", None, {"name": "Larkmere", "audience": DE.t("audience.party", who="Leitung IT"), "day": NOVEMBER},
         "Larkmere. Für Leitung IT und das L&TD-Team. Stand: 16. November."),
    ],
)  # fmt: skip
def test_a_sentence_with_what_stands_in_its_gaps(
    name: str, n: Figures | None, given: dict[str, object], expected: str
) -> None:
    assert DE.t(name, **given, **({} if n is None else {"n": n})) == expected


def test_a_headline_is_one_sentence() -> None:
    said = DE.t(
        "headline.places",
        ahead=DE.t("headline.ahead", n=12, count=DE.opening_count(12)),
        waiting=DE.t("headline.waiting", n=1, count=DE.count(1)),
        scrapped=DE.t("headline.scrapped", n=0, count=DE.count(0)),
    )
    expected = "<b>Zwölf</b> Vorhaben werden umgesetzt, <b>eines</b> wartet, nichts steht auf der Streichliste."
    assert said == expected


@pytest.mark.parametrize("language", ["de", "de-DE", "de-AT", "de_CH", "DE-de"])
def test_every_german_speaking_country_reads_german(language: str) -> None:
    assert Words(language).t("the_plan") == "der Plan"
