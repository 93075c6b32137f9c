"""Calendars as text: folded, escaped, and read back by a library that knows the standard."""

from __future__ import annotations

import re
from datetime import date

import pytest
from icalendar import Calendar

from accord.exports.calendars import slug
from accord.exports.rfc5545 import Event, calendar, escaped, folded

AS_OF = date(2026, 11, 16)
WORDS = "Ä long, lo\\ng; summary 水水水 " * 8 + "\nand a second line"


def test_a_calendar_reads_as_the_standard_says() -> None:
    event = Event("one-c1@ferry.accord", date(2026, 3, 31), "Deck: two people, please")
    assert calendar("Brook Ferry", [event], AS_OF).decode().split("\r\n") == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Accord//Accord//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "NAME:Brook Ferry", "X-WR-CALNAME:Brook Ferry",
        "BEGIN:VEVENT", "UID:one-c1@ferry.accord", "DTSTAMP:20261116T000000Z", "SEQUENCE:20261116",
        "DTSTART;VALUE=DATE:20260331", "SUMMARY:Deck: two people\\, please", "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT", "END:VEVENT",
        "END:VCALENDAR", "",
    ]  # fmt: skip


def test_no_line_is_longer_than_75_octets_and_no_letter_is_broken() -> None:
    content = calendar("ü" * 200, [Event("u@x", AS_OF, WORDS, WORDS)], AS_OF)
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) == 75
    assert [line.decode() for line in lines]


def test_long_texts_come_back_whole() -> None:
    content = calendar("ü" * 200, [Event("u@x", AS_OF, WORDS, WORDS)], AS_OF)
    read = Calendar.from_ical(content)
    (event,) = read.walk("VEVENT")
    assert (str(read["X-WR-CALNAME"]), str(event["SUMMARY"]), str(event["DESCRIPTION"])) == ("ü" * 200, WORDS, WORDS)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a,b;c", "a\\,b\\;c"),
        ("a\\n", "a\\\\n"),
        ("a\nb\r\nc\rd", "a\\nb\\nc\\nd"),
        ("a\x00b", "a\ufffdb"),
        ("a:b", "a:b"),
    ],
)
def test_a_text_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(("length", "lines"), [(74, 1), (75, 1), (76, 2), (149, 2), (150, 3)])
def test_a_line_is_folded_where_it_must_be(length: int, lines: int) -> None:
    assert len(folded("x" * length).split("\r\n ")) == lines


def test_events_stand_in_the_order_of_their_days() -> None:
    days = [date(2026, 5, 1), date(2026, 1, 1), date(2026, 3, 1)]
    content = calendar("x", (Event(f"{day}", day, "x") for day in days), AS_OF)
    read = [event["DTSTART"].dt for event in Calendar.from_ical(content).walk("VEVENT")]
    assert read == sorted(days)


@pytest.mark.parametrize(
    ("name", "expected"), [("Larkmere Water", "larkmere-water"), ("Übung & Söhne AG", "ubung-sohne-ag")]
)
def test_a_name_becomes_the_end_of_every_stable_name(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_name_in_another_script_has_a_lasting_sum_of_its_own() -> None:
    assert re.fullmatch("[0-9a-f]{12}", slug("水道局"))
    assert slug("水道局") == slug("水道局") != slug("電力局")
