"""Dates as a calendar file that phones and mail programs take up (iCalendar, RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from navigator.dates import moments
from navigator.dates.moments import Moment

MEDIA_TYPE = "text/calendar;charset=utf-8"

_LONGEST_LINE = 75
"""Octets, without the line end (RFC 5545, 3.1)."""
_EARLIEST_ALARM, _LATEST_ALARM = 1, 30
_SEQUENCE_START = datetime(2020, 1, 1)  # noqa: DTZ001 - a moment in UTC, as the stamp is
_MOST = 2**31 - 1
_ALARM_HOUR = 9
"""An alarm of a whole-day event is set against its midnight; people are awake at this hour."""
# A remainder tells names apart as well as a hash does. The module hashlib would add 180 KB to what a reader loads.
_PRIME = 2**128 - 159
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What the file may not hold: control characters, and halves of characters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole day to remember, or a moment of it.

    The same `uid` in a later file means the same entry, perhaps on another day.

    Which of two files is the later one is told by SEQUENCE and LAST-MODIFIED, which both come from the moment of the
    file: nothing remembers how often an entry was made.
    """

    uid: str
    day: date
    title: str
    notes: str = ""
    """What stands under the title, in lines."""
    moment: Moment | None = None
    """In universal time: then it is that moment that is remembered, and each calendar shows it by its own clock."""


def uid(*parts: str) -> str:
    """A name for an entry that is the same each time and does not show what it was made from."""
    written = b"\x01" + chr(0).join(parts).encode("utf-8", "replace")
    return f"{int.from_bytes(written, 'big') % _PRIME:032x}@navigator"


def calendar_file(
    entries: Iterable[Entry], stamp: datetime, days_before: int | None = None, *, earlier: int = 0
) -> str:
    """The text of a calendar file; `stamp` is the moment it is made, in UTC.

    `earlier` is how many files were made of the same answers before, perhaps within the same second.

    With `days_before` (1 to 30) each entry brings an alarm at nine in the morning, that many days ahead. ValueError for
    any other number.
    """
    if days_before is not None and not _EARLIEST_ALARM <= days_before <= _LATEST_ALARM:
        raise ValueError(days_before)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//navigator//dates//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _event(entry, stamp, days_before, _sequence(stamp, earlier))
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def escaped(text: str) -> str:
    """Text as a value of the file: no line of it can become a line of the file (RFC 5545, 3.3.11)."""
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return _UNPRINTABLE.sub("", "\\n".join(text.splitlines()))


def _event(entry: Entry, stamp: datetime, days_before: int | None, sequence: int) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    moment = f"{_digits(stamp.isoformat(timespec='seconds'))}Z"
    yield f"DTSTAMP:{moment}"
    yield f"LAST-MODIFIED:{moment}"
    yield f"SEQUENCE:{sequence}"
    if entry.moment:
        yield f"DTSTART:{_digits(moments.written(entry.moment))}00Z"
    else:
        yield f"DTSTART;VALUE=DATE:{_digits(entry.day.isoformat())}"
    yield f"SUMMARY:{escaped(entry.title)}"
    if entry.notes:
        yield f"DESCRIPTION:{escaped(entry.notes)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    if days_before is not None:
        yield from _alarm(entry, days_before)
    yield "END:VEVENT"


def _sequence(stamp: datetime, earlier: int) -> int:
    """A number that grows from file to file and stays within the 32 bits of RFC 5545, 3.3.8; never below 0."""
    return min(_MOST, max(0, int((stamp - _SEQUENCE_START).total_seconds())) + earlier)


def _alarm(entry: Entry, days_before: int) -> Iterator[str]:
    whole_days, hours = days_before - 1, 24 - _ALARM_HOUR
    before = f"-P{f'{whole_days}D' if whole_days else ''}T{hours}H"
    if entry.moment:
        before = f"-P{days_before}D"  # at its own hour
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{escaped(entry.title)}"
    yield f"TRIGGER:{before}"
    yield "END:VALARM"


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, never cut inside a character; those that follow begin with a space."""
    part, octets = "", 0
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        if octets + size > _LONGEST_LINE:
            yield part
            part, octets = " ", 1
        part += char
        octets += size
    yield part


def _digits(moment: str) -> str:
    return moment.replace("-", "").replace(":", "")
