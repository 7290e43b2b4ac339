"""What a limit is counted by, read in one way: when things count as received, and when a clock runs again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.facts.history import ONE, Known
from navigator.case.facts.hours import between
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.dates.clocks import ZONES
from navigator.dates.counting import received_by
from navigator.dates.periods import Period, SchoolDays
from navigator.dates.rules import Rules
from navigator.dates.rules import bounds as bounds_of
from navigator.model.interpretation import Interpretation
from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Basis:
    """A limit in one interpretation, with what it is counted by."""

    policy: Policy
    read: Interpretation
    calendars: Mapping[str, Calendar]

    def calendar_for(self, period: Period) -> Calendar:
        """The calendar that a period is counted by."""
        school, usual = self.read.rules.school_calendar, self.read.rules.calendar
        name = school if isinstance(period, SchoolDays) else usual
        return self.calendars[name or usual or school or ""]

    def received(self, event: str, day: date | None) -> date:
        """The day on which something counts as received."""
        rules, calendar = self.read.counting(self.calendars, event)
        if day is None:
            return date.min
        return received_by(rules, calendar.of_time_begun(day))(day)

    def runs_again(self, event: str, day: date | None, *, at_end: bool = False, sent: bool = False) -> date:
        """When a clock runs again by something that happened, or was sent, on a day.

        Where it counts as received on another day: the first hour of that or, `at_end`, the last.
        """
        if day is None:
            return date.min
        closes = self.read.counting(self.calendars, event)[0].closes
        came = moments.clock_of(day) or (moments.LAST_HOUR if at_end and not sent else "")
        if closes and came >= closes:
            day = moments.plain(day) + ONE
        # Of the end of another time the last day is looked for where it is counted from.
        found = day if event in self.read.ends else self.received(event, day)
        return found if moments.clock_of(found) else self.bounds(found)[at_end]

    def when(self, known: Known) -> Known:
        """What happened between the moments that it can have had, where hours run on a clock; else on its days."""
        if self.read.last_hour or (self.read.in_hours and self.read.counting(self.calendars)[0].zone in ZONES):
            return between(known, self.bounds)
        return replace(known, first=known.first and moments.plain(known.first), last=moments.plain(known.last))

    def bounds(self, day: date) -> tuple[date, date]:
        """The first and the last moment of a day, where hours run on a clock; else the day itself."""
        if not self.read.ends_at_an_hour:
            return day, day
        return bounds_of(self.read.period, day, self.read.counting(self.calendars)[0])

    def without_closing(self, event: str) -> Rules:
        """The rules for a time that an event begins again; the closing hour was looked at for the event itself."""
        return replace(self.read.counting(self.calendars, event)[0], closes="")
