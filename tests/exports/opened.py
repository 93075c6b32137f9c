"""Opens the files as other programs do: with the csv module, openpyxl, json and the icalendar library."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import Any

from icalendar import Calendar, Event
from openpyxl import load_workbook
from openpyxl.workbook import Workbook


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows of a CSV file by the keys of their columns."""
    return list(csv.DictReader(StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))


def book(files: dict[str, bytes]) -> Workbook:
    """The spreadsheet."""
    return load_workbook(BytesIO(files["plan.xlsx"]))


def plan(files: dict[str, bytes]) -> dict[str, Any]:
    """The plan as JSON."""
    found: dict[str, Any] = json.loads(files["plan.json"])
    return found


def events(content: bytes) -> list[Event]:
    """The events of a calendar."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


def days(content: bytes) -> dict[str, str]:
    """The day of each event by its stable name."""
    return {str(event["UID"]): event["DTSTART"].dt.isoformat() for event in events(content)}
