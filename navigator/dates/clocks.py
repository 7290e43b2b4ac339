"""Hours on the clock of a place, also where the clocks change between a start and an end.

The browser's Python knows no time zones, so what the law says of the clocks stands here: Directive 2000/84/EC for the
European Union, the Summer Time Order 2002 (S.I. 2002/262) for the United Kingdom, 15 U.S.C. 260a for the United States,
and the acts of other places. A test compares every zone with the tz database.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from navigator.dates.moments import Moment

FIRST, LAST = date(2008, 1, 1), date(2030, 12, 31)
"""The years for which the changes are known; nothing is said of clocks beyond them."""

_HOUR, _DAY, _WEEK = 60, 24 * 60, 7


@dataclass(frozen=True, slots=True)
class Summer:
    """When clocks are an hour ahead: from one change to the other, each as (year) -> minutes of standard time."""

    on: Callable[[int], int]
    off: Callable[[int], int]

    def holds(self, minute: int) -> bool:
        """Whether the clocks are ahead at a minute of standard time."""
        year = date.fromordinal(minute // _DAY).year
        on, off = self.on(year), self.off(year)
        return on <= minute < off if on < off else not off <= minute < on


def _sunday(year: int, month: int, nth: int) -> int:
    """The ordinal of the nth Sunday of a month; -1 is the last one."""
    if nth < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after.toordinal() - 1 - (after - timedelta(1)).isoweekday() % _WEEK
    first = date(year, month, 1)
    return first.toordinal() + -first.isoweekday() % _WEEK + (nth - 1) * _WEEK


def _rule(on: tuple[int, int], off: tuple[int, int], minute: int) -> Summer:
    """Clocks that change on the nth Sunday of a month, both times at one minute of standard time."""

    def changing(when: tuple[int, int]) -> Callable[[int], int]:
        return cache(lambda year: _sunday(year, *when) * _DAY + minute)

    return Summer(changing(on), changing(off))


def _europe(ahead: int) -> Summer:
    """The last Sundays of March and October at 01:00 universal time."""
    return _rule((3, -1), (10, -1), _HOUR + ahead)


_AMERICA = Summer(
    _rule((3, 2), (3, 2), 2 * _HOUR).on,
    _rule((11, 1), (11, 1), _HOUR).off,
)
"""The second Sunday of March at 2:00, and the first one of November at 2:00, which is 1:00 of standard time."""
_AUSTRALIA = _rule((10, 1), (4, 1), 2 * _HOUR)
_NEW_ZEALAND = _rule((9, -1), (4, 1), 2 * _HOUR)

_WESTERN = "Europe/London Europe/Dublin Europe/Lisbon Europe/Belfast Europe/Jersey Europe/Guernsey Europe/Isle_of_Man"
_CENTRAL = (
    "Amsterdam Andorra Belgrade Berlin Bratislava Brussels Budapest Copenhagen Gibraltar Ljubljana Luxembourg Madrid "
    "Malta Monaco Oslo Paris Podgorica Prague Rome San_Marino Sarajevo Skopje Stockholm Tirane Vaduz Vatican Vienna "
    "Warsaw Zagreb Zurich"
)
_EASTERN = "Athens Bucharest Helsinki Mariehamn Nicosia Riga Sofia Tallinn Vilnius"
_UNITED = (
    "America/New_York America/Chicago America/Denver America/Los_Angeles America/Anchorage America/Detroit "
    "America/Boise America/Toronto America/Halifax America/Winnipeg"
)
_NEVER = (
    "UTC Etc/UTC Atlantic/Reykjavik America/Phoenix America/Regina Pacific/Honolulu Asia/Kolkata Asia/Tokyo "
    "Asia/Singapore Asia/Hong_Kong Asia/Dubai Asia/Seoul Asia/Shanghai Asia/Manila Australia/Brisbane Australia/Perth "
    "Australia/Darwin Africa/Johannesburg Africa/Lagos Africa/Nairobi Africa/Accra"
)
SUMMERS: dict[str, Summer | None] = {
    **dict.fromkeys((*_WESTERN.split(), "Atlantic/Canary", "Atlantic/Madeira", "Atlantic/Faroe"), _europe(0)),
    **dict.fromkeys((f"Europe/{place}" for place in _CENTRAL.split()), _europe(_HOUR)),
    **dict.fromkeys((f"Europe/{place}" for place in _EASTERN.split()), _europe(2 * _HOUR)),
    **dict.fromkeys(_UNITED.split(), _AMERICA),
    **dict.fromkeys((f"Australia/{place}" for place in "Sydney Melbourne Hobart Adelaide".split()), _AUSTRALIA),
    "Pacific/Auckland": _NEW_ZEALAND,
    **dict.fromkeys(_NEVER.split()),
}
"""The zones whose clocks are known, by the names of the tz database; None where they never change."""


def covers(zone: str, *days: date) -> bool:
    """Whether it is known how the clocks of a zone run around some days."""
    return SUMMERS.get(zone) is None or all(FIRST <= day <= LAST for day in days)


def shifted(start: Moment, hours: int, zone: str) -> Moment:
    """The moment so many hours after another, or before it, on the clock of a zone; KeyError for one not known.

    An hour that comes twice, when the clocks go back, is taken for the first of the two: the earlier end is the safe one.
    """
    summer = SUMMERS[zone]
    hour, minute = (int(part) for part in start.at.split(":"))
    clock = start.toordinal() * _DAY + hour * _HOUR + minute
    end = _clock(summer, _standard(summer, clock) + hours * _HOUR)
    return Moment.of(date.fromordinal(end // _DAY), f"{end % _DAY // _HOUR:02}:{end % _HOUR:02}")


def changes_between(start: Moment, end: Moment, zone: str) -> bool:
    """Whether the clocks of a zone are changed between two moments."""
    summer = SUMMERS[zone]
    ahead = [_is_ahead(summer, each) for each in (start, end)]
    return ahead[0] != ahead[1]


def _is_ahead(summer: Summer | None, moment: Moment) -> bool:
    hour, minute = (int(part) for part in moment.at.split(":"))
    clock = moment.toordinal() * _DAY + hour * _HOUR + minute
    return _standard(summer, clock) != clock


def _standard(summer: Summer | None, clock: int) -> int:
    """The minute of standard time at which a clock shows a minute."""
    return clock - _HOUR if summer and summer.holds(clock - _HOUR) else clock


def _clock(summer: Summer | None, standard: int) -> int:
    return standard + _HOUR if summer and summer.holds(standard) else standard
