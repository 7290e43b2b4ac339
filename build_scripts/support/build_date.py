"""The day a site is built for, where a page has to know it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"


class BuildDayError(ValueError):
    """The environment names a day that cannot be read; the message says what is allowed."""


def build_day(environment: Mapping[str, str]) -> date:
    """Today; or the day of SOURCE_DATE_EPOCH, so that the same sources always make the same site.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    given = environment.get(VARIABLE)
    if given is None:
        return datetime.now(tz=UTC).date()
    try:
        return datetime.fromtimestamp(int(given), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        raise BuildDayError(f"{VARIABLE} is {given!r}; write the seconds since 1 January 1970, in digits") from None
