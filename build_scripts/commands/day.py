"""What day it is for a command: that of the place whose calendar is counted by, and not of the machine."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from build_scripts.commands.errors import Refused


def day_in(zone: str) -> date:
    """Today in a time zone; on this machine where the zone is empty."""
    if not zone:
        return date.today()  # noqa: DTZ011 - no place is meant but the one where the person is
    try:
        return datetime.now(ZoneInfo(zone)).date()
    except ZoneInfoNotFoundError:
        raise Refused(f"This machine does not know the time zone {zone}. Name the day with --on.") from None
