"""The moments git records: seconds since 1970, and the zone of whoever wrote them down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

_START = datetime(1970, 1, 1, tzinfo=UTC)


def moment(raw: str) -> datetime:
    """A moment in its own zone, of git's raw form such as `1795707912 +0200`.

    A zone no clock has is read as UTC, and a moment no calendar has as the start of 1970, as git does.
    """
    seconds, _, zone = raw.partition(" ")
    try:
        return (_START + timedelta(seconds=int(seconds))).astimezone(_zone(zone))
    except (ValueError, OverflowError):
        return _START


def _zone(text: str) -> timezone:
    try:
        size = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
        return timezone(-size if text.startswith("-") else size)
    except ValueError:
        return UTC
