"""The real calendars, the rules that tests of counting name, and a made-up school's days."""

from datetime import date

from build_scripts.source import calendar_files
from navigator.dates.calendars import Calendar, Cause, Closure, Kind
from navigator.dates.rules import Direction, FirstDay, LastDay, Receipt, Rules, ShortPeriod

REAL = calendar_files.load()
ENGLAND = REAL["england-and-wales"]
ON = Rules()
BACK = Rules(direction=Direction.BEFORE)
INCLUDED = Rules(first_day=FirstDay.INCLUDED)
BACK_INCLUDED = Rules(first_day=FirstDay.INCLUDED, direction=Direction.BEFORE)
ROLLED = Rules(last_day=LastDay.NEXT_WORKING_DAY)
ROLLED_BACK = Rules(last_day=LastDay.PREVIOUS_WORKING_DAY)
RECEIVED = Rules(receipt=Receipt.NEXT_WORKING_DAY)
CUTOFF = Rules(cutoff="16:00")
CPR = ShortPeriod(5, "Civil Procedure Rules, rule 2.8(4)")

SCHOOL = Calendar(
    "school",
    "School",
    "here",
    date(2026, 6, 1),
    date(2026, 6, 30),
    {date(2026, 6, day): Closure(Cause.NO_TERM) for day in range(8, 13)},
    kind=Kind.SCHOOL_DAYS,
)


def june(first: int, last: int) -> tuple[date, date]:
    return date(2026, 6, first), date(2026, 6, last)
