"""What is assumed of a limit where its policy is silent, in the reader's words."""

from navigator.dates.calendars import ANY_PART, NATIONS, NONE
from navigator.dates.periods import (
    ClearDays,
    ClearMonths,
    ClearWorkingDays,
    DayOfYear,
    Days,
    Hours,
    Months,
    SchoolDays,
    Weeks,
    WorkingDays,
    Years,
)
from navigator.dates.rules import FirstDay, FirstHour, LastDay, Receipt
from navigator.explain.limit_texts import counted_from, is_from_an_end
from navigator.explain.summary import period_text
from navigator.explain.teller import Teller
from navigator.model.interpretation import interpretation, interpretations
from navigator.model.limits import Aspect, Limit


def assumptions(teller: Teller, limit: Limit) -> tuple[str, ...]:
    """Everything about a limit that the policy does not state, each as a sentence."""
    if limit.day:
        return ()
    return tuple(
        _assumed(teller, limit, aspect)
        for aspect in Aspect
        if aspect not in limit.states and _applies(teller, limit, aspect)
    )


def _applies(teller: Teller, limit: Limit, aspect: Aspect) -> bool:
    periods = {part.period for each in interpretations(teller.policy, limit) for part in each.parts}
    periods.add(limit.period)
    in_working_days = any(isinstance(period, WorkingDays | ClearWorkingDays | SchoolDays) for period in periods)
    match aspect:
        case Aspect.CALENDAR:
            return in_working_days or interpretation(teller.policy, limit).last_day is not LastDay.STAYS
        case Aspect.KIND_OF_DAY:
            # Where a reading is in working days, the kind is unclear and not assumed.
            return any(isinstance(period, Days) for period in periods) and not in_working_days
        case Aspect.LAST_DAY:
            return any(
                isinstance(period, Days | Weeks | Months | ClearMonths | Years | DayOfYear) for period in periods
            )
        case Aspect.START:
            return not any(reading.from_ or reading.before for reading in limit.readings)
        case Aspect.PERIOD:
            return not any(reading.period for reading in limit.readings)
        case Aspect.RECEIPT:
            return teller.policy.rules(limit).receipt not in (None, Receipt.ANY_DAY)
        case Aspect.FIRST_DAY:
            read = interpretation(teller.policy, limit)
            from_an_end = len(read.starts) == 1 and not read.others and is_from_an_end(teller, read)
            return not (from_an_end or all(isinstance(period, ClearDays) for period in periods))


def _assumed_calendar(teller: Teller, limit: Limit, calendar: str | None) -> str:
    """Whose days off count: bank holidays by their nation, others by the name in the calendar's file."""
    place = teller.words.texts.get(f"calendar.{calendar}")
    of_schools = isinstance(limit.period, SchoolDays)
    if place is None:
        return teller.words("assumed.calendar.school" if of_schools else "assumed.calendar.own")
    if of_schools:
        return teller.words("assumed.calendar.school.named", place=place)
    if calendar == NONE:
        return teller.words("assumed.calendar.none")
    is_bank = calendar in {*NATIONS, ANY_PART}
    return teller.words("assumed.calendar" if is_bank else "assumed.calendar.named", place=place)


def _assumed(teller: Teller, limit: Limit, aspect: Aspect) -> str:
    rules = teller.policy.rules(limit)
    match aspect:
        case Aspect.CALENDAR:
            name = rules.school_calendar if isinstance(limit.period, SchoolDays) else rules.calendar
            return _assumed_calendar(teller, limit, name)
        case Aspect.LAST_DAY:
            last_day = interpretation(teller.policy, limit).last_day or LastDay.STAYS
            return teller.words(f"assumed.last_day.{last_day.value}")
        case Aspect.FIRST_DAY if isinstance(limit.period, Hours):
            return teller.words("assumed.hours.full" if rules.first_hour is FirstHour.EXCLUDED else "assumed.hours")
        case Aspect.FIRST_DAY if isinstance(limit.period, DayOfYear):
            return teller.words("assumed.first_day.day_of_year", day=period_text(limit.period, teller.words))
        case Aspect.FIRST_DAY:
            return teller.words(f"assumed.first_day.{(rules.first_day or FirstDay.EXCLUDED).value}")
        case Aspect.START:
            return teller.words("assumed.start", start=counted_from(teller, limit))
        case Aspect.RECEIPT:
            return teller.words(f"assumed.receipt.{(rules.receipt or Receipt.NEXT_WORKING_DAY).value}")
        case _:
            return teller.words(f"assumed.{aspect.value.replace(' ', '_')}")
