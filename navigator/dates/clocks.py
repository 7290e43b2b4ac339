"""Hours on the clock of a place, also where the clocks change between a start and an end.

The browser's Python knows no time zones, so what the law says of the clocks stands here: Directive 2000/84/EC for the
European Union, the Summer Time Order 2002 (S.I. 2002/262) for the United Kingdom, 15 U.S.C. 260a for the United States,
and the acts of other places. A test compares every zone with the tz database.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from navigator.dates.moments import LAST_HOUR, Moment

FIRST, LAST = date(2010, 1, 1), date(2030, 12, 31)
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


@dataclass(frozen=True, slots=True)
class Zone:
    """The clocks of a place: how many minutes standard time is ahead of universal time, and when they change."""

    ahead: int
    summer: Summer | None
    """None where they never change."""


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

_PLACES: tuple[tuple[Summer | None, int, str, str], ...] = (
    (_europe(0), 0, "Europe/", "London Dublin Lisbon Belfast Jersey Guernsey Isle_of_Man"),
    (_europe(0), 0, "Atlantic/", "Canary Madeira Faroe"),
    (
        _europe(_HOUR),
        _HOUR,
        "Europe/",
        "Amsterdam Andorra Belgrade Berlin Bratislava Brussels Budapest Copenhagen Gibraltar Ljubljana Luxembourg",
    ),
    (
        _europe(_HOUR),
        _HOUR,
        "Europe/",
        "Malta Monaco Oslo Paris Podgorica Prague Rome San_Marino Sarajevo Skopje Stockholm Tirane Vaduz Vatican",
    ),
    (_europe(_HOUR), _HOUR, "Europe/", "Madrid Vienna Warsaw Zagreb Zurich"),
    (_europe(2 * _HOUR), 2 * _HOUR, "Europe/", "Athens Bucharest Helsinki Mariehamn Riga Sofia Tallinn Vilnius"),
    (_AMERICA, -4 * _HOUR, "America/", "Halifax"),
    (_AMERICA, -5 * _HOUR, "America/", "New_York Detroit Toronto"),
    (_AMERICA, -6 * _HOUR, "America/", "Chicago Winnipeg"),
    (_AMERICA, -7 * _HOUR, "America/", "Denver Boise"),
    (_AMERICA, -8 * _HOUR, "America/", "Los_Angeles"),
    (_AMERICA, -9 * _HOUR, "America/", "Anchorage"),
    (_AUSTRALIA, 10 * _HOUR, "Australia/", "Sydney Melbourne Hobart"),
    (_AUSTRALIA, 9 * _HOUR + _HOUR // 2, "Australia/", "Adelaide"),
    (_NEW_ZEALAND, 12 * _HOUR, "Pacific/", "Auckland"),
    (None, 0, "", "UTC Etc/UTC Atlantic/Reykjavik"),
    (None, 0, "Africa/", "Abidjan Accra Banjul Dakar Freetown"),
    (None, _HOUR, "Africa/", "Algiers Kinshasa Lagos Luanda Tunis"),
    (None, 2 * _HOUR, "Africa/", "Blantyre Gaborone Harare Johannesburg Kigali Lusaka Maputo Maseru"),
    (None, 3 * _HOUR, "Africa/", "Addis_Ababa Dar_es_Salaam Kampala Nairobi"),
    (None, 3 * _HOUR, "Asia/", "Baghdad Bahrain Kuwait Qatar Riyadh"),
    (None, 4 * _HOUR, "", "Asia/Dubai Asia/Muscat Asia/Tbilisi Indian/Mauritius"),
    (None, 4 * _HOUR + _HOUR // 2, "Asia/", "Kabul"),
    (None, 5 * _HOUR, "", "Asia/Karachi Asia/Tashkent Indian/Maldives"),
    (None, 5 * _HOUR + _HOUR // 2, "Asia/", "Colombo Kolkata"),
    (None, 5 * _HOUR + 3 * _HOUR // 4, "Asia/", "Kathmandu"),
    (None, 6 * _HOUR, "Asia/", "Dhaka Thimphu"),
    (None, 6 * _HOUR + _HOUR // 2, "Asia/", "Yangon"),
    (None, 7 * _HOUR, "Asia/", "Bangkok Ho_Chi_Minh Jakarta"),
    (None, 8 * _HOUR, "Asia/", "Brunei Hong_Kong Kuala_Lumpur Macau Manila Shanghai Singapore Taipei"),
    (None, 8 * _HOUR, "Australia/", "Perth"),
    (None, 9 * _HOUR, "Asia/", "Tokyo Seoul"),
    (None, 9 * _HOUR + _HOUR // 2, "Australia/", "Darwin"),
    (None, 10 * _HOUR, "", "Australia/Brisbane Pacific/Guam Pacific/Port_Moresby"),
    (None, -3 * _HOUR, "America/", "Argentina/Buenos_Aires"),
    (None, -4 * _HOUR, "America/", "Barbados Guyana La_Paz Port_of_Spain Puerto_Rico Santo_Domingo"),
    (None, -5 * _HOUR, "America/", "Bogota Cayman Guayaquil Jamaica Lima Panama"),
    (None, -6 * _HOUR, "America/", "Belize Costa_Rica El_Salvador Guatemala Regina"),
    (None, -7 * _HOUR, "America/", "Phoenix"),
    (None, -10 * _HOUR, "Pacific/", "Honolulu"),
)
ZONES: dict[str, Zone] = {
    f"{region}{place}": Zone(ahead, summer) for summer, ahead, region, places in _PLACES for place in places.split()
}
"""The zones whose clocks are known, by the names of the tz database."""


def covers(zone: str, *days: date) -> bool:
    """Whether it is known how the clocks of a zone run around some days."""
    return ZONES[zone].summer is None or all(FIRST <= day <= LAST for day in days)


def shifted(start: Moment, minutes: int, zone: str, stood: Sequence[tuple[Moment, Moment]] = ()) -> Moment:
    """The moment so long after another, or before it, on the clock of a zone; KeyError for one not known.

    `stood`: from when to when the clock stood still, which makes the end later. An hour that comes twice, when the
    clocks go back, is taken for the first of the two, unless it is the other.
    """
    summer = ZONES[zone].summer
    begun = _standard(summer, start)
    end, told = begun + minutes, start.told
    for first, last in sorted(((_standard(summer, a), a.told), (_standard(summer, b), b.told)) for a, b in stood):
        low, high = max(first[0], begun), last[0]
        if low < end and low < high:
            end, begun, told = end + high - low, max(begun, high), told and first[1] and last[1]
    return _read(end, zone, told=told)


def bounds(day: date, zone: str) -> tuple[Moment, Moment]:
    """The first and the last moment that a day can be, by what is told of its hour; KeyError for a zone not known.

    Without an hour it can be any of its day. An hour that comes twice, when the clocks go back, can be either.
    """
    summer = ZONES[zone].summer
    if isinstance(day, Moment) and day.minute is not None:
        return day, day
    if not (isinstance(day, Moment) and day.clock):
        return opening(day, zone), _at(day, LAST_HOUR, zone)
    standard = _standard(summer, day)
    return _read(standard, zone), _read(standard + _HOUR * comes_twice(day, zone), zone)


def opening(day: date, zone: str) -> Moment:
    """The first moment of a day; KeyError for a zone not known."""
    return _at(day, "00:00", zone)


def comes_twice(moment: Moment, zone: str) -> bool:
    """Whether a clock shows an hour for a second time, as it goes back; KeyError for a zone not known."""
    summer = ZONES[zone].summer
    standard = _standard(summer, moment)
    # The clock shows the same an hour later.
    return _clock(summer, standard + _HOUR) == _clock(summer, standard)


def changes_between(start: Moment, end: Moment, zone: str) -> bool:
    """Whether the clocks of a zone are changed between two moments."""
    summer = ZONES[zone].summer
    one, other = (_standard(summer, each) == _minutes(each) for each in (start, end))
    return one != other


def shows(moment: Moment, zone: str) -> bool:
    """Whether a clock shows an hour at all: as it goes forward it skips one; KeyError for a zone not known.

    Beyond the years for which the changes are known it is taken to.
    """
    summer = ZONES[zone].summer
    return not covers(zone, moment) or _clock(summer, _standard(summer, moment)) == _minutes(moment)


def universal(moment: Moment, zone: str) -> Moment:
    """The same moment in universal time."""
    held = ZONES[zone]
    return _moment(_standard(held.summer, moment) - held.ahead)


def full_hour(moment: Moment, zone: str, *, back: bool = False) -> Moment:
    """The end of the hour in which a moment is, or with `back` its beginning; KeyError for a zone not known."""
    begun = _standard(ZONES[zone].summer, moment) // _HOUR * _HOUR
    return _read(begun if back else begun + _HOUR, zone, told=moment.told)


def at(day: date, hour: str, zone: str) -> Moment:
    """The moment at an hour of a day by the clock of a zone; KeyError for one not known."""
    return _read(_standard(ZONES[zone].summer, Moment.of(day, hour)), zone)


def _at(day: date, at: str, zone: str) -> Moment:
    """The moment at an hour of a day that nobody told."""
    return _read(_standard(ZONES[zone].summer, Moment.of(day, at, told=False)), zone, told=False)


def _read(standard: int, zone: str, *, told: bool = True) -> Moment:
    """The moment that the clock of a zone shows at a minute of standard time."""
    summer = ZONES[zone].summer
    clock = _clock(summer, standard)
    again = summer is not None and clock == standard and summer.holds(standard - _HOUR)
    shown = _moment(clock)
    return Moment.of(shown, shown.at, again=again, told=told, minute=standard)


def _minutes(moment: Moment) -> int:
    hour, minute = (int(part) for part in moment.clock.split(":"))
    return moment.toordinal() * _DAY + hour * _HOUR + minute


def _moment(minutes: int) -> Moment:
    return Moment.of(date.fromordinal(minutes // _DAY), f"{minutes % _DAY // _HOUR:02}:{minutes % _HOUR:02}")


def _standard(summer: Summer | None, moment: Moment) -> int:
    """The minute of standard time at which a clock shows a moment."""
    if moment.minute is not None:
        return moment.minute
    clock = _minutes(moment)
    return clock - _HOUR if summer and not moment.again and summer.holds(clock - _HOUR) else clock


def _clock(summer: Summer | None, standard: int) -> int:
    return standard + _HOUR if summer and summer.holds(standard) else standard
