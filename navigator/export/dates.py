"""The dates of a case, or of one limit, that are still to come: what a person wants to keep and to be reminded of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Position
from navigator.dates.calendars import Calendar
from navigator.dates.clocks import universal
from navigator.dates.counting import Count
from navigator.dates.moments import Moment, hour_of, order
from navigator.explain.act_texts import act_text, by_date
from navigator.explain.due_texts import dates_text, key_for
from navigator.explain.summary import period_text
from navigator.explain.teller import Teller
from navigator.export.calendar_file import Entry, uid
from navigator.model.acts import Cap, Duty
from navigator.model.limits import LimitKind
from navigator.words import Language


@dataclass(frozen=True, slots=True)
class ExportDate:
    """A date to keep. `what` falls on it; `about` tells more; `doubts` say what is not certain and name nobody."""

    clause: str
    name: tuple[str, ...]
    """What the entry is named by where no case has a number: it is the same each time."""
    day: date
    what: str
    about: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    is_last: bool = True
    """False when it is the first day on which something may be done."""
    is_safe: bool = False
    """True when the date is later on another reading, or there is none yet: it is only called the last to be safe."""
    latest: date | None = None
    """The last day that could be argued, where the date is unclear: it is put into the calendar too."""
    latest_doubts: tuple[str, ...] = ()
    zone: str = ""
    """On whose clock the hours of the days are, where they have hours."""

    @property
    def days(self) -> tuple[date, ...]:
        return (self.day,) if self.latest is None else (self.day, self.latest)

    def title(self, words: Language) -> str:
        last = "keep.last_hour" if hour_of(self.day) else "keep.last_day"
        last = "keep.safe_day" if self.is_safe else last
        return words(last if self.is_last else "keep.first_day", what=self.what)

    def entries(self, words: Language, number: str = "", *, full: bool) -> tuple[Entry, ...]:
        """The date in a calendar: in full, or so that nobody who looks on sees what it is for.

        `number` is that of the case: with it an entry keeps its name when the day it counts from is put right, and two
        cases of one day have two.
        """
        name = (*self.name[:-1], number) if number else self.name
        # A title that says nothing does not say either that it is a first day.
        hint = () if self.is_last or full else (words("keep.is_first"),)
        first = self._entry(uid(*name), self.day, self.title(words), self._notes((*hint, *self.doubts), full=full))
        found = [first]
        if self.latest is not None:
            title, notes = words("keep.latest_day", what=self.what), self._notes(self.latest_doubts, full=full)
            found = [first, self._entry(uid(*name, "latest"), self.latest, title, notes)]
        return tuple(found if full else (replace(each, title=words("keep.neutral")) for each in found))

    def _entry(self, name: str, day: date, title: str, notes: str) -> Entry:
        moment = universal(day, self.zone) if isinstance(day, Moment) and day.at and self.zone else None
        return Entry(name, day, title, notes, moment)

    def _notes(self, doubts: tuple[str, ...], *, full: bool) -> str:
        return "\n".join((*doubts, *self.about) if full else doubts)


def position_dates(teller: Teller, found: Position) -> tuple[ExportDate, ...]:
    """The dates of a case that have not passed, soonest first."""
    dated = [_export_of(teller, each.clause, each.due, found.today) for each in found.running if each.due is not None]
    kept = sorted((each for each in dated if each), key=lambda each: each.day)
    if not found.elsewhere:
        return tuple(kept)
    # A calendar is read alone, and long after the answer: that the case may be elsewhere has to stand in it too.
    doubt = teller.words("keep.elsewhere")
    return tuple(
        replace(each, doubts=(doubt, *each.doubts), latest_doubts=(doubt, *each.latest_doubts) if each.latest else ())
        for each in kept
    )


def limit_dates(teller: Teller, clause: Duty | Cap, when: Due) -> tuple[ExportDate, ...]:
    """The date of one limit, as the calculator gives it; none when there is none yet."""
    kept = _export_of(teller, clause, when, None)
    return (kept,) if kept else ()


def count_dates(counts: Sequence[Count], words: Language) -> tuple[ExportDate, ...]:
    """The last day of a period that belongs to no procedure, from its counts for the first and the last start."""
    count, last = counts[0], counts[-1]
    what = words("keep.period", period=period_text(count.period, words), start=words.date(count.start))
    name = (str(count.period), count.calendar, count.start.isoformat())
    firm = tuple(_provisional(counts, words))
    if last.due == count.due:
        return (ExportDate(str(count.period), name, count.due, what, (), firm),)
    safe = words("keep.safe_start", start=words.date(last.start), latest=words.date(last.due))
    latest = words("keep.latest_start", start=words.date(last.start), safe=words.date(count.due))
    doubts, late_doubts = (safe, *firm), (latest, *firm)
    kept = ExportDate(str(count.period), name, count.due, what, (), doubts, is_safe=True)
    return (replace(kept, latest=last.due, latest_doubts=late_doubts),)


def counts_of(whens: Iterable[Due]) -> tuple[Count, ...]:
    """Every count that some dates rest on."""
    return tuple(
        count for when in whens for each in when.reckonings for count in (each.first, each.last) if count is not None
    )


def coverage(counts: Iterable[Count], calendars: Mapping[str, Calendar], words: Language) -> list[dict[str, str]]:
    """Up to which day the days off are known, for each calendar that was counted by."""
    told = []
    for name in dict.fromkeys(count.calendar for count in counts):
        held = calendars[name]
        if not held.closures:
            continue
        text = coverage_text(held, words)
        told.append({"calendar": name, "through": held.covers_through.isoformat(), "text": text})
    return told


def coverage_text(held: Calendar, words: Language) -> str:
    """Up to which day the days off of a calendar are known, and on which day they were known."""
    key = f"calendar.{held.id}"
    place = words(key) if key in words.texts else words.title(held.title)
    through = words.date(held.covers_through)
    if held.known_on is None:
        return words("keep.coverage", place=place, date=through)
    return words("keep.coverage_known_on", place=place, date=through, known_on=words.date(held.known_on))


def _export_of(teller: Teller, clause: Duty | Cap, when: Due, today: date | None) -> ExportDate | None:
    safe, latest = when.safe, when.latest
    if safe is None:
        return None
    not_before = when.limit.kind is not LimitKind.BY
    day = (latest or safe) if not_before or (today and safe < today) else safe
    if today and day < today:
        return None
    policy, words = teller.policy, teller.words
    starts = [each.start.span.earliest for each in when.reckonings if each.start.span]
    since = min(starts, default=None)
    firm = tuple(_provisional(counts_of([when]), words))
    other = latest if latest and not not_before and latest > day else None
    return ExportDate(
        clause=clause.id,
        name=(policy.key, clause.id, since.isoformat() if since else ""),
        day=day,
        what=act_text(teller, clause).removesuffix("."),
        about=(
            by_date(teller, clause, dates_text(teller, when)),
            words("keep.policy_says", words=when.limit.words),
            words("keep.from", procedure=policy.procedure.title, publisher=policy.publisher.name),
            words("keep.version", version=policy.procedure.version),
        ),
        doubts=(*_unclear(teller, when, day, safe, latest), *firm),
        is_last=not not_before,
        is_safe=not not_before and day == safe and (latest is None or order(latest) != order(safe)),
        latest=other,
        zone=next((count.rules.zone for count in counts_of([when])), ""),
        latest_doubts=(words(key_for(teller, "keep.latest_of_two", when), safe=words.date(safe)), *firm)
        if other
        else (),
    )


def _unclear(teller: Teller, when: Due, day: date, safe: date, latest: date | None) -> Iterator[str]:
    words = teller.words
    if when.limit.kind is not LimitKind.BY:
        if latest is None:
            yield words(key_for(teller, "keep.first_open", when))
        elif order(latest) != order(safe):
            yield words(key_for(teller, "keep.first_already", when), date=words.date(safe))
        return
    if day != safe:
        yield words(key_for(teller, "keep.latest", when), safe=words.date(safe))
    elif latest is None:
        yield words(key_for(teller, "keep.safe_open", when))
    elif order(latest) != order(safe):
        yield words(key_for(teller, "keep.safe", when), latest=words.date(latest))


def _provisional(counts: Iterable[Count], words: Language) -> Iterator[str]:
    unsure = [each for each in counts if each.provisional]
    back = [each.known_from for each in unsure if each.known_from and each.start < each.known_from]
    known = [each.known_through for each in unsure if each.known_through]
    if back:
        yield words("keep.provisional.back", date=words.date(max(back)))
    elif known:
        yield words("keep.provisional", date=words.date(min(known)))
