"""Calendars as RFC 5545 writes them: all-day events, folded lines, escaped texts. Nothing here knows a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from accord.exports.table import clean

PRODUCT = "-//Accord//Accord//EN"
OCTETS = 75
"""The longest line, without its end (RFC 5545, section 3.1)."""


@dataclass(frozen=True, slots=True)
class Event:
    """One day on which something is due or looked at again."""

    uid: str
    """The same on every day it is written, so that an update replaces it."""
    day: date
    summary: str
    description: str = ""
    cancelled: bool = False
    """Whether the day no longer holds; a calendar takes it out."""


def calendar(name: str, events: Iterable[Event], as_of: date) -> bytes:
    """A calendar of these events, in the order of their days.

    Stamp and sequence come from the as-of date: a later file replaces an earlier one, and one day gives one file.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"]
    for event in sorted(events, key=lambda one: (one.day, one.uid)):
        lines += _event(event, as_of)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(event: Event, as_of: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_day(as_of)}T000000Z"
    yield f"SEQUENCE:{_day(as_of)}"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"  # a due date keeps nobody busy
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escaped(text: str) -> str:
    """A text as a value: backslash, semicolon, comma and line breaks escaped (section 3.3.11)."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(sign, written)
    return clean(text)


def folded(line: str) -> str:
    """A line broken into lines of at most 75 octets, never within a letter; each further one begins with a space."""
    parts, room = [""], OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append("")
            room = OCTETS - 1
        parts[-1] += letter
        room -= size
    return "\r\n ".join(parts)
