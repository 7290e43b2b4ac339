"""What a person can take away from an answer: its text, its dates, letters that fit, and a calendar file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Position
from navigator.dates.calendars import Calendars
from navigator.dates.counting import Count
from navigator.explain.conditioned import conditioned, of_the_case
from navigator.explain.reckoned import working_data
from navigator.explain.reports import limit_report, position_report
from navigator.explain.teller import Teller
from navigator.export.calendar_file import MEDIA_TYPE, calendar_file
from navigator.export.dates import ExportDate, count_dates, counts_of, coverage, limit_dates, position_dates
from navigator.export.letter_text import Letter
from navigator.export.letters import letters
from navigator.export.text import count_text, limit_text, position_text
from navigator.model.acts import Cap, Duty
from navigator.model.cases import Case
from navigator.words import Language

Covered = list[dict[str, str]]

_MOST_FILES = 10_000
_NUMBER = re.compile("[a-z0-9]{0,40}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


@dataclass(frozen=True, slots=True)
class PositionExport:
    """Where a case stands."""

    teller: Teller
    found: Position

    def dates(self) -> tuple[ExportDate, ...]:
        return position_dates(self.teller, conditioned(self.found))

    def counts(self) -> tuple[Count, ...]:
        return counts_of(each.due for each in self.found.running if each.due)

    def text(self, covered: Covered, calendars: Calendars) -> str:
        return position_text(self.teller, position_report(self.teller, self.found, calendars), covered)

    def letters(self) -> tuple[Letter, ...]:
        return letters(self.teller, of_the_case(self.found))


@dataclass(frozen=True, slots=True)
class LimitExport:
    """One limit of a procedure, from the calculator."""

    teller: Teller
    clause: Duty | Cap
    when: Due
    case: Case

    def dates(self) -> tuple[ExportDate, ...]:
        return limit_dates(self.teller, self.clause, self.when)

    def counts(self) -> tuple[Count, ...]:
        return counts_of([self.when])

    def text(self, covered: Covered, calendars: Calendars) -> str:
        return limit_text(self.teller, limit_report(self.teller, self.clause, self.when, self.case, calendars), covered)

    def letters(self) -> tuple[Letter, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class CountExport:
    """A period that belongs to no procedure, from the calculator, counted from the first and from the last start."""

    known: tuple[Count, ...]
    words: Language

    def dates(self) -> tuple[ExportDate, ...]:
        return count_dates(self.known, self.words)

    def counts(self) -> tuple[Count, ...]:
        return self.known

    def text(self, covered: Covered, calendars: Calendars) -> str:
        (exported,) = self.dates()
        title = exported.title(self.words)
        return count_text(
            title, exported.doubts, [working_data(each, calendars, self.words) for each in self.known], covered
        )

    def letters(self) -> tuple[Letter, ...]:
        return ()


Export = PositionExport | LimitExport | CountExport


def export_report(exported: Export, calendars: Calendars, words: Language) -> dict[str, Any]:
    """The answer as text, the dates still to come, the letters that fit, and up to when the calendars are known."""
    covered = coverage(exported.counts(), calendars, words)
    return {
        "text": exported.text(covered, calendars),
        "dates": [
            {
                "clause": each.clause,
                "date": each.day.isoformat(),
                "latest": each.latest and each.latest.isoformat(),
                "text": words.joined([words.date(day) for day in each.days]),
                "what": each.what,
            }
            for each in exported.dates()
        ],
        "letters": [letter.as_data() for letter in exported.letters()],
        "coverage": covered,
    }


def calendar_report(exported: Export, asked: Mapping[str, Any], words: Language) -> dict[str, Any]:
    """The dates as a calendar file; ValueError or TypeError for a wish that nobody who uses the page can have.

    `asked` holds "stamp" (the moment, as 2026-06-05T10:15:00Z) and may hold "clauses" (those to take; all, if left
    out), "full" (titles that tell what it is about), "days_before" (an alarm) "case" (the number of the case, by
    which its entries are told from those of others) and "earlier" (how many files the page has made before).
    """
    stamp, wanted, days_before = asked["stamp"], asked.get("clauses"), asked.get("days_before")
    number, earlier = asked.get("case") or "", asked.get("earlier", 0)
    if not _NUMBER.fullmatch(number):
        raise ValueError(number)
    if type(earlier) is not int or not 0 <= earlier < _MOST_FILES:
        raise ValueError(earlier)
    if not _MOMENT.fullmatch(stamp):
        raise ValueError(stamp)
    if days_before is not None and type(days_before) is not int:
        raise TypeError(days_before)
    dates = [each for each in exported.dates() if wanted is None or each.clause in wanted]
    is_full = asked.get("full") is True
    entries = [entry for each in dates for entry in each.entries(words, number, full=is_full)]
    return {
        "type": MEDIA_TYPE,
        "count": len(entries),
        "text": calendar_file(entries, datetime.fromisoformat(stamp[:-1]), days_before, earlier=earlier),
    }
