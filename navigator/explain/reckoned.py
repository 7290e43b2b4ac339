"""The readings of a limit as data for a page: what each says, its dates, and every day of its working."""

from collections.abc import Mapping
from typing import Any

from navigator.case.limit.due import Reckoning
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count
from navigator.dates.moments import hour_of
from navigator.explain.limit_texts import counted_from, part_text
from navigator.explain.teller import Teller
from navigator.explain.working import days, summary
from navigator.model.limits import Limit
from navigator.words import Language


def reckoning_data(teller: Teller, limit: Limit, each: Reckoning, calendars: Mapping[str, Calendar]) -> dict[str, Any]:
    """One reading of a limit as data for the page: its words, its dates and its working."""
    reading = each.read.reading
    says = reading.says if reading else counted_from(teller, limit)
    if each.read.limit != limit and each.read.in_force_from:
        since = teller.words.date(each.read.in_force_from)
        says = teller.words("where.by_version", says=teller.sentence(says), date=since)
    data: dict[str, Any] = {
        "reading": each.read.id,
        "says": teller.sentence(says),
        "forecast": each.forecast.due.isoformat() if each.forecast else None,
        "awaits": [teller.event(event) for event in each.start.awaited],
        "needs": [teller.event(event) for event in each.start.undated],
        "open": each.none,
        "due": None,
        "at": "",
        "latest": None,
        "latest_at": None,
        "working": [],
    }
    if each.parts:
        data["parts"] = [_part(teller, part, calendars) for part in each.parts]
        data["working"] = [working for part in data["parts"] for working in part["working"]]
        data["decides"] = decides(teller, each)
    if each.first:
        data["due"] = each.first.due.isoformat()
        data["at"] = hour_of(each.first.due)
        if each.last and not each.none:
            data["latest"], data["latest_at"] = each.last.due.isoformat(), hour_of(each.last.due)
        data["working"] = data["working"] or _workings(teller, each, calendars)
    return data


def _workings(teller: Teller, each: Reckoning, calendars: Mapping[str, Calendar]) -> list[dict[str, Any]]:
    counts = [count for count in dict.fromkeys((each.first, each.last)) if count]
    return [working_data(count, calendars, teller.words) for count in counts]


def _part(teller: Teller, part: Reckoning, calendars: Mapping[str, Calendar]) -> dict[str, Any]:
    """One of several limits with its own dates and working."""
    says = part_text(teller, part.read)
    return {
        "says": says,
        "due": part.first.due.isoformat() if part.first else None,
        "latest": part.last.due.isoformat() if part.last and not part.none else None,
        "working": [{**working, "says": says} for working in _workings(teller, part, calendars)],
    }


def decides(teller: Teller, whole: Reckoning) -> str:
    """Which of several limits gives the date, where it is the same one in every world."""
    first, last = (count.due if count else None for count in (whole.first, whole.last))
    firsts = [part for part in whole.parts if part.first and part.first.due == first]
    lasts = [part for part in whole.parts if part.last and part.last.due == last]
    if not firsts or whole.none or whole.endless or firsts[0] not in lasts:
        return ""
    key = f"tell.decides.{whole.read.pick.value}"
    return teller.words(key, words=teller.title(firsts[0].read.words))


def working_data(count: Count, calendars: Mapping[str, Calendar], words: Language) -> dict[str, Any]:
    """A count as data for the page: the sentence that sums it up and every day."""
    calendar = calendars[count.calendar]
    return {
        "start": count.start.isoformat(),
        "due": count.due.isoformat(),
        "due_text": words.date(count.due),
        "over": count.rules.over,
        "calendar": count.calendar,
        "provisional": count.provisional,
        "known_through": count.known_through.isoformat() if count.known_through else None,
        "summary": summary(count, calendar, words),
        "days": [
            {
                "date": day.date.isoformat(),
                "text": words.date(day.date),
                "counted": day.counted,
                "why": day.why,
                "number": day.number,
            }
            for day in days(count, calendar, words)
        ],
    }
