"""What day it is for a command: the one that is named, or that of the place that is meant."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from build_scripts.commands.errors import Refused
from navigator.dates import iso
from navigator.dates.refusals import DateError


def day_of(text: str | None) -> date:
    """The day that is named; today where the person is, where none is."""
    if text is None:
        return date.today()  # noqa: DTZ011 - no place is meant but the one where the person is
    try:
        return iso.parse(text)
    except DateError as refusal:
        raise Refused(str(refusal)) from None


def day_in(zone: str) -> date:
    """Today in a time zone; where the person is, where the zone is empty."""
    if not zone:
        return day_of(None)
    try:
        return datetime.now(ZoneInfo(zone)).date()
    except ZoneInfoNotFoundError:
        raise Refused(f"This machine does not know the time zone {zone}. Name the day with --on.") from None
