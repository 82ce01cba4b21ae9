"""Dates and times of publication as files state them: parsed or refused, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MOMENT = re.compile(
    DAY.pattern + r"(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?[ \t]*"
    r"(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
)
SPELT_OUT = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y")
IN_FILE_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-.")


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published. `at` is in UTC and None when only the day is known."""

    on: date
    at: datetime | None = None


def read_publication(printed: str, newsroom: ZoneInfo) -> Publication:
    """Reads a day or a moment; a moment without a zone is the newsroom's, and the day is the newsroom's day.

    "2024-11-07T17:30:00Z" is 8 November in Phnom Penh. Raises ValueError, whose message says why, for a day that
    does not exist, and for any form in which day and month could be mistaken for one another.
    """
    text = printed.strip()
    try:
        if match := DAY.fullmatch(text):
            return Publication(date(*map(int, match.groups())))
        if match := MOMENT.fullmatch(text):
            return published_at(moment_of(match, newsroom), newsroom)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{printed!r} is no date: {error}") from error
    spelt_out = read_spelt_out(text, newsroom)
    if spelt_out is None:
        raise ValueError(f"{printed!r} is not read as a date; write 2024-11-07 or 2024-11-07 17:35:00 +0700")
    return spelt_out


def moment_of(match: re.Match[str], newsroom: ZoneInfo) -> datetime:
    year, month, day, hour, minute = (int(group) for group in match.groups()[:5])
    second, fraction, zone = match.groups()[5:]
    microsecond = int((fraction or "").ljust(6, "0")[:6])
    return datetime(year, month, day, hour, minute, int(second or 0), microsecond, zone_of(zone, newsroom))


def zone_of(printed: str | None, newsroom: ZoneInfo) -> ZoneInfo | timezone:
    if printed is None:
        return newsroom
    if printed.upper() in ("Z", "UTC", "GMT"):
        return UTC
    hours, minutes = int(printed[1:3]), int(printed[3:].lstrip(":") or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if printed[0] == "-" else offset)


def read_spelt_out(text: str, newsroom: ZoneInfo) -> Publication | None:
    """ "7 November 2024" and "Thu, 07 Nov 2024 10:35:26 +0000", in which nothing can be mistaken."""
    for form in SPELT_OUT:
        try:
            return Publication(datetime.strptime(text, form).date())
        except ValueError:
            continue
    try:
        moment = parsedate_to_datetime(text)
        return None if moment.tzinfo is None else published_at(moment, newsroom)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def published_at(moment: datetime, newsroom: ZoneInfo) -> Publication:
    return Publication(moment.astimezone(newsroom).date(), moment.astimezone(UTC))


def day_in_file_name(name: str) -> date | None:
    """The day of a Jekyll post's file name, 2024-11-07-title.md; None when there is none, or no such day."""
    match = IN_FILE_NAME.match(name)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
