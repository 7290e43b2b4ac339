"""The dates of a case, or of one limit, that are still to come: what a person wants to keep and to be reminded of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.case.due import Due
from navigator.case.position import Position, began
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count
from navigator.explain.standings import act_text, by_date
from navigator.explain.summary import period_text
from navigator.explain.teller import Teller
from navigator.export.calendar_file import Entry, uid
from navigator.model.limits import LimitKind
from navigator.model.vocabulary import Cap, Duty
from navigator.words import Language


@dataclass(frozen=True, slots=True)
class ExportDate:
    """A date to keep. `what` falls on it; `about` tells more; `doubts` say what is not certain and name nobody."""

    clause: str
    uid: str
    day: date
    what: str
    about: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    is_last: bool = True
    """False when it is the first day on which something may be done."""

    def entry(self, words: Language, *, full: bool) -> Entry:
        """The date in a calendar: in full, or so that nobody who looks on sees what it is for."""
        notes = (*self.doubts, *self.about) if full else self.doubts
        title = words("keep.last_day" if self.is_last else "keep.first_day", what=self.what)
        return Entry(self.uid, self.day, title if full else words("keep.neutral"), "\n".join(notes))


def position_dates(teller: Teller, found: Position) -> tuple[ExportDate, ...]:
    """The dates of a case that have not passed, soonest first."""
    since = began(found.journey)[1]
    dated = [
        _export_of(teller, each.clause, each.due, since, found.today) for each in found.running if each.due is not None
    ]
    return tuple(sorted((each for each in dated if each), key=lambda each: each.day))


def limit_dates(teller: Teller, clause: Duty | Cap, when: Due) -> tuple[ExportDate, ...]:
    """The date of one limit, as the calculator gives it; none when there is none yet."""
    starts = [each.start.span.earliest for each in when.reckonings if each.start.span]
    kept = _export_of(teller, clause, when, min(starts, default=None), None)
    return (kept,) if kept else ()


def count_dates(counts: Sequence[Count], words: Language) -> tuple[ExportDate, ...]:
    """The last day of a period that belongs to no procedure, from its counts for the first and the last start."""
    count, last = counts[0], counts[-1]
    what = words("keep.period", period=period_text(count.period, words), start=words.date(count.start))
    name = uid(str(count.period), count.start.isoformat(), count.calendar)
    doubts = list(_provisional(counts, words))
    if last.due != count.due:
        doubts.insert(0, words("keep.safe_start", start=words.date(last.start), latest=words.date(last.due)))
    return (ExportDate(str(count.period), name, count.due, what, (), tuple(doubts)),)


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
        key = f"calendar.{name}"
        place = words(key) if key in words.texts else words.title(held.title)
        text = words("keep.coverage", place=place, date=words.date(held.covers_through))
        told.append({"calendar": name, "through": held.covers_through.isoformat(), "text": text})
    return told


def _export_of(
    teller: Teller, clause: Duty | Cap, when: Due, since: date | None, today: date | None
) -> ExportDate | None:
    safe, latest = when.safe, when.latest
    if safe is None:
        return None
    not_before = when.limit.kind is not LimitKind.BY
    day = (latest or safe) if not_before or (today and safe < today) else safe
    if today and day < today:
        return None
    policy, words = teller.policy, teller.words
    return ExportDate(
        clause=clause.id,
        uid=uid(policy.key, clause.id, since.isoformat() if since else ""),
        day=day,
        what=act_text(teller, clause).removesuffix("."),
        about=(
            by_date(teller, clause, teller.dates(when)),
            words("keep.policy_says", words=when.limit.words),
            words("keep.from", procedure=policy.procedure.title, publisher=policy.publisher.name),
            words("keep.version", version=policy.procedure.version),
        ),
        doubts=(*_unclear(words, when, day, safe, latest), *_provisional(counts_of([when]), words)),
        is_last=not not_before,
    )


def _unclear(words: Language, when: Due, day: date, safe: date, latest: date | None) -> Iterator[str]:
    if when.limit.kind is not LimitKind.BY:
        return
    if day != safe:
        yield words("keep.latest", safe=words.date(safe))
    elif latest is None:
        yield words("keep.safe_open")
    elif latest != safe:
        yield words("keep.safe", latest=words.date(latest))


def _provisional(counts: Iterable[Count], words: Language) -> Iterator[str]:
    known = [each.known_through for each in counts if each.provisional and each.known_through]
    if known:
        yield words("keep.provisional", date=words.date(min(known)))
