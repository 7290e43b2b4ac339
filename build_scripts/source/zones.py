"""The time zones that this machine knows."""

from collections.abc import Set as AbstractSet
from functools import cache
from zoneinfo import available_timezones


@cache
def known_zones() -> AbstractSet[str]:
    """Every zone of the tz database; none where the machine has none. A thousand files are read to say so, once."""
    return available_timezones()
