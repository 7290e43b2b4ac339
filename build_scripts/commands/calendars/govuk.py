"""Bank holidays held against the list that GOV.UK publishes: what is new, what is gone, and a file that says so."""

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from build_scripts.commands.calendars.moves import Move
from build_scripts.source.reader import file_name
from navigator.dates import iso
from navigator.dates.calendars import NATIONS, Calendar
from navigator.dates.refusals import DateError
from navigator.words import ENGLISH

Content = Mapping[str, Any]
Listed = Mapping[str, Mapping[date, str]]
"""Nation -> day -> title."""
ANNOUNCED, TAKEN_AWAY = "announced", "taken away"
SUBSTITUTE = "substitute day"
_FEWEST = 8
"""No part of the United Kingdom has had fewer bank holidays in a year since 1978."""


class SourceError(ValueError):
    """A list that cannot be compared with; the message says which file, what is wrong and what is allowed."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A day that the source has and the calendars have not, or the other way round."""

    day: date
    nation: str
    title: str
    added: bool

    def __str__(self) -> str:
        what = "is new" if self.added else "is a working day now"
        return f"{self.nation} {self.day}: {self.title} {what}"


@dataclass(frozen=True, slots=True)
class Source:
    """The list of GOV.UK, as https://www.gov.uk/bank-holidays.json gives it."""

    days: Listed
    substitutes: frozenset[tuple[str, date]]

    @property
    def years(self) -> range:
        """The years that all nations have whole; others are still being published."""
        last = max(day.year for days in self.days.values() for day in days)
        first = max(min(days).year for days in self.days.values())
        whole = first - 1
        while whole < last and all(_is_whole(days, whole + 1) for days in self.days.values()):
            whole += 1
        return range(first, whole + 1)


def _is_whole(days: Mapping[date, str], year: int) -> bool:
    own = [day for day in days if day.year == year]
    return len(own) >= _FEWEST and max(own) >= date(year, 12, 25)


def read(file: Path) -> Source:
    """The list in a file; SourceError when it cannot be one."""
    allowed = "name a copy of https://www.gov.uk/bank-holidays.json"
    try:
        held = json.loads(file.read_text("utf-8"))
        events = [(nation, iso.parse(each["date"]), each) for nation in NATIONS for each in held[nation]["events"]]
        days = {nation: {day: str(each["title"]) for of, day, each in events if of == nation} for nation in NATIONS}
        substitutes = {(of, day) for of, day, each in events if str(each.get("notes")).casefold() == SUBSTITUTE}
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise SourceError(f"{file_name(file)}: cannot be read: {reason}; {allowed}") from None
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError, DateError):
        raise SourceError(f"{file_name(file)}: is not the list of bank holidays; {allowed}") from None
    made = Source(days, frozenset(substitutes))
    if not all(days.values()) or not made.years:
        raise SourceError(f"{file_name(file)}: has no whole year of all nations; {allowed}")
    return made


def changes(old: Content, source: Source) -> list[Change]:
    """What differs inside the days that both know, in order of the days. A year that is new changes nothing."""
    _, through = _coverage(old)
    years = source.years
    found = []
    for nation in NATIONS:
        ours = {iso.parse(each["date"]): each["title"] for each in old["divisions"][nation]}
        known = {day for day in (*ours, *source.days[nation]) if day.year in years and day <= through}
        for day in known:
            if (day in ours) != (day in source.days[nation]):
                added = day not in ours
                found.append(Change(day, nation, source.days[nation][day] if added else ours[day], added))
    return sorted(found)


def updated(old: Content, source: Source, today: date) -> dict[str, Any]:
    """The content of the file with the changes, each with the day on which it was seen, and with new years."""
    made = deepcopy(dict(old))
    _, through = _coverage(old)
    new_through = max(through, date(source.years[-1], 12, 31))
    for change in changes(old, source):
        days = made["divisions"][change.nation]
        if change.added:
            days.append(_entry(change.nation, change.day, source) | {ANNOUNCED: today.isoformat()})
        else:
            days[:] = [each for each in days if each["date"] != change.day.isoformat()]
            gone = {"date": change.day.isoformat(), "title": change.title, ANNOUNCED: today.isoformat()}
            made.setdefault(TAKEN_AWAY, {}).setdefault(change.nation, []).append(gone)
    for nation, days in made["divisions"].items():
        days += [_entry(nation, day, source) for day in source.days[nation] if through < day <= new_through]
        days.sort(key=lambda each: str(each["date"]))
    made["known on"] = today.isoformat()
    made["coverage"] = {**old["coverage"], "through": new_through.isoformat()}
    return made


def _entry(nation: str, day: date, source: Source) -> dict[str, Any]:
    title, substitute = source.days[nation][day], (nation, day) in source.substitutes
    return {"date": day.isoformat(), "title": title, "substitute": substitute}


def _coverage(content: Content) -> tuple[date, date]:
    return iso.parse(content["coverage"]["from"]), iso.parse(content["coverage"]["through"])


def text(content: Content) -> str:
    """The file as it is written."""
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


# Cases that had begun.


def as_before(calendar: str, old: Calendar, new: Calendar, today: date) -> dict[str, Any]:
    """A calendar file: the new calendar with its changed days as they were known before."""
    day = ENGLISH.date(today)
    made: dict[str, Any] = {
        "title": f"{new.title}, as known before {day}",
        "name": f"{new.title} as they were known before {day}",
        "based on": calendar,
        "source": f"{old.source}; without what was announced by {today.isoformat()}",
        "coverage": {"from": new.covers_from.isoformat(), "through": new.covers_through.isoformat()},
    }
    reached = [each for each in {*old.closures, *new.closures} if old.covers(each) and new.covers(each)]
    opened = sorted(each for each in reached if old.is_open(each) and not new.is_open(each))
    closed = sorted(each for each in reached if new.is_open(each) and not old.is_open(each))
    for key, days, held in (("open", opened, new), ("closures", closed, old)):
        if days:
            made[key] = [{"date": each.isoformat(), "title": held.closures[each].title} for each in days]
    if not closed:
        # A day that is worked again could make a time that begins later end sooner: there both dates stay for all.
        made["begun before"] = today.isoformat()
    return made


def name_as_before(calendar: str, today: date) -> str:
    """The id of that calendar."""
    return f"{calendar}-before-{today.isoformat()}"


def both_readings(rules: Mapping[str, str], found: Sequence[Change], today: date) -> str:
    """What a publisher writes under `counting` so that both dates are shown: lines of YAML, two spaces in.

    `rules` are the calendars that it names there: calendar, school_calendar.
    """
    seen = ENGLISH.date(today)
    days = ENGLISH.joined([ENGLISH.date(day) for day in sorted({change.day for change in found})])
    before = ", ".join(f"{rule}: {name_as_before(calendar, today)}" for rule, calendar in rules.items())
    return (
        f"  unclear: Days off changed on {seen} ({days}). It is not settled which date holds where a time had begun.\n"
        "  readings:\n"
        "    - id: as-changed\n"
        "      says: The days off count as they are now.\n"
        "    - id: as-before\n"
        f"      says: The days off count as they were known before {seen}.\n"
        f"      counting: {{{before}}}\n"
    )


def with_both(publisher: str, block: str) -> str | None:
    """A publisher's file with these lines under its `counting`; None where they have to be put in by hand."""
    lines = publisher.splitlines(keepends=True)
    at = next((n for n, line in enumerate(lines) if line.rstrip() == "counting:"), None)
    if at is None:
        return None
    own = [line for line in _below(lines[at + 1 :]) if line.strip() and line.lstrip()[0] != "#"]
    indent = own[0][: len(own[0]) - len(own[0].lstrip())] if own else ""
    if indent != "  " or any(line.startswith(("  readings:", "  unclear:")) for line in own):
        return None
    return "".join((*lines[: at + 1], block, *lines[at + 1 :]))


def _below(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.strip() and not line.startswith((" ", "#")):
            return
        yield line


# What is told.


def moved(found: list[Move]) -> Iterator[str]:
    """One line for each limit whose dates move: for how many starts, which, and the first of them as an example."""
    by_limit: dict[str, list[Move]] = {}
    for move in found:
        by_limit.setdefault(move.limit.name, []).append(move)
    for name, own in by_limit.items():
        first, last = own[0], own[-1]
        starts = (
            f"{len(own)} starts from {first.start} to {last.start}" if len(own) > 1 else f"a start on {first.start}"
        )
        yield (
            f"{name} ({first.limit.period}, {first.limit.calendar}): {starts}; "
            f"from {first.start} it is due {first.before} -> {first.after}"
        )
