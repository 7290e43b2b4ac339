"""How an act or cap that is not done stands, in a sentence or two."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from navigator.case.limit.due import Due, Reckoning
from navigator.case.verdicts.position import Standing, Status
from navigator.dates import moments
from navigator.dates.calendars import Calendars
from navigator.explain.act_texts import act_text
from navigator.explain.beside import hangs_on_text, hour_texts, only_there_text, ran_out_text, untold_text
from navigator.explain.due_texts import dates_text, need_text
from navigator.explain.elapsed import lateness, progress, progress_text
from navigator.explain.limit_texts import named_text
from navigator.explain.reckoned import decides
from navigator.explain.teller import Teller
from navigator.explain.where_key import bounded_readings, comes_after, goes_on, settled_readings, where_key
from navigator.model.acts import Duty, Force
from navigator.model.limits import Grant, LimitKind, Pick

_TO_DO = frozenset({Status.OPEN, Status.MAY_BE_OPEN, Status.RUNNING, Status.DUE_TODAY, Status.UNCLEAR, Status.LATE})


def where_text(teller: Teller, each: Standing, today: date, calendars: Calendars) -> str:
    """How something that is not done yet stands, in a sentence or two; with the policy's own word for its speed."""
    told = _how_it_stands(teller, each, today, calendars)
    urgency = each.clause.urgency if isinstance(each.clause, Duty) else None
    if urgency is None or each.status not in _TO_DO:
        return told
    return f"{teller.words('page.urgency', word=urgency)} {told}"


def _how_it_stands(teller: Teller, each: Standing, today: date, calendars: Calendars) -> str:
    words, when = teller.words, each.due
    if each.status is Status.RUNNING and when and when.limit.soft and when.latest and when.latest < today:
        return words("where.soft_over", latest=words.date(when.latest))
    if each.status is Status.RUNNING and when and when.stopped and not each.may_move:
        # What nobody mentioned and may have stopped it is named beside the date.
        return words("where.may_stand_still")
    if each.status is Status.RUNNING and when:
        return _progress(teller, each, when, today, calendars)
    is_permitted_later = each.status in (Status.TOO_EARLY, Status.MAY_BE_OPEN)
    if is_permitted_later and when and when.safe and when.limit.kind is not LimitKind.BY:
        return " ".join(_too_early(teller, when, when.safe, today))
    safe, latest = (when.safe, when.latest) if when else (None, None)
    lacks = when if each.status is Status.DATE_NEEDED else None
    settled = settled_readings(lacks) if lacks else []
    variant = where_key(teller, each, today)
    told = words(
        f"where.{variant}",
        late=_late(teller, each),
        safe=words.date(safe) if safe else "",
        latest=words.date(latest) if latest else "",
        at=moments.hour_of(safe) if safe else "",
        need=need_text(teller, when) if when and when.undated else "",
        awaited=_awaited_text(teller, each),
        dates=dates_text(teller, when) if when else "",
        until=words.either([teller.event(event) for event in goes_on(when)], clauses=True),
        why=_why_unclear(teller, each),
        named=teller.sentence(named_text(teller, when.limit)) if when and when.limit.day else "",
    ).rstrip()
    if variant.startswith("waiting_back") and each.clause.after and not each.verdict.may_be_open:
        # It is nobody's act yet: first what it comes after has to happen.
        after = words.either([teller.event(event) for event in each.clause.after], clauses=True)
        told = f"{words('where.waiting_after', awaited=after)} {told}"
    if variant in {"waiting", "waiting_after", "waiting_open"} and when and (then := _once_over(when)):
        first = "" if when.limit.kind is LimitKind.BY else ".first"
        told = f"{told} {words(f'where.waiting.then{first}', date=words.date(then))}"
    day = max((each.due for each in settled or (bounded_readings(lacks) if lacks else ())), default=None)
    if day is None or (when and day == when.stays):
        return told  # What is the very latest of all is not one of several.
    key = f"where.read_one_way{'' if settled else '.by'}{'' if day < today else '.ahead'}"
    return f"{words(key, date=words.date(day))} {told}"


def _once_over(when: Due) -> date | None:
    """The one date that it will have by all readings, where it runs from one day ahead."""
    days = {each.once_over.due if each.once_over else None for each in when.reckonings}
    return days.pop() if len(days) == 1 else None


def awaited(each: Standing) -> tuple[str, ...]:
    """The events that something waits for, as far as they have not happened, or may not have."""
    when = each.due
    if each.status is Status.MAY_BE_OPEN and when and when.undated:
        return when.undated
    if when and comes_after(each, when):
        return each.clause.after
    # What is booked is not awaited by the engine, and has not happened either.
    return (when.awaited if when else ()) or each.clause.after or (when.limit.starts if when else ())


def _awaited_text(teller: Teller, each: Standing) -> str:
    """Those events: all of them, where the last of several begins its time."""
    events = awaited(each)
    limit = each.due.limit if each.due else None
    several = limit is not None and limit.pick is Pick.LATER and not (limit.or_ or limit.readings)
    all_of = limit is not None and several and set(events) <= set(limit.from_)
    listed = teller.words.joined if all_of else teller.words.either
    return listed([teller.event(event) for event in events], clauses=True)


def where_and_why(teller: Teller, each: Standing, where: str) -> str:
    """How it stands; of several limits, which one gives the date; and what that date takes as not happened."""
    found = each.due.reckonings if each.due and each.due.safe else ()
    told = [decides(teller, one) for one in found]
    unnamed = _unnamed(teller, found, each.may_move) if any(one.unnamed for one in found) else ""
    told += [unnamed] if unnamed not in where else []
    hangs_on = hangs_on_text(teller, each, f"{act_text(teller, each.clause)} {where}")
    beside = (hangs_on, only_there_text(teller, each), ran_out_text(teller, each), untold_text(teller, each))
    return " ".join(text for text in (where, *told, *hour_texts(teller, each), *beside) if text)


def _unnamed(teller: Teller, found: Sequence[Reckoning], unsaid: Collection[str]) -> str:
    """That there is a later day; one that nobody names, because it comes with what happens, is asked for by that.

    Where all of what would have given one is `unsaid`, there may be one.
    """
    longer = [extension for one in found if one.unnamed for extension in one.read.limit.extensions if extension.day]
    if any(extension.how is not Grant.AUTOMATIC for extension in longer):
        perhaps = all(extension.event in unsaid for extension in longer)
        return teller.words("where.unnamed.perhaps" if perhaps else "where.unnamed")
    events = dict.fromkeys(teller.event(extension.day) for extension in longer if extension.day)
    return teller.words("where.unnamed.automatic", event=teller.words.either(tuple(events)))


def _why_unclear(teller: Teller, each: Standing) -> str:
    """Why what is over by every date need not be late."""
    answers = teller.on_answers(each.clause)
    if answers and not each.verdict.may_be_done:
        right = ".right" if each.clause.force is Force.MAY else ""
        return teller.words(f"where.unclear_past.only_if{right}", when=teller.words.joined(answers))
    if isinstance(each.clause, Duty) and each.clause.produces is None:
        return teller.words("where.unclear_past.not_told")
    if each.if_accepted:
        events = [teller.event(event) for event in each.if_accepted]
        return teller.words("where.unclear_past.accepted", events=teller.words.either(events))
    moved = each.changed_by and not each.in_doubt
    why = "done" if each.verdict.may_be_done else "moved" if moved else "ended"
    return teller.words(f"where.unclear_past.{why}")


def _too_early(teller: Teller, when: Due, safe: date, today: date) -> Iterator[str]:
    """Whether something may be done yet: from which day on stands with the act itself."""
    several = not when.is_read_in_one_way
    unsure = any(each.first and each.last and each.first.due != each.last.due for each in when.reckonings)
    if safe <= today:
        yield teller.words("where.too_early.now" if several and not unsure else "where.too_early.now.unsure")
    else:
        yield teller.words("where.too_early.until" if when.latest in (safe, None) else "where.too_early.before")
    if when.latest is None and several:
        yield teller.words("where.too_early.open")


def _progress(teller: Teller, each: Standing, when: Due, today: date, calendars: Calendars) -> str:
    """Which day of the limit today is; only where there is one count from one start."""
    counts = {count for one in when.reckonings for count in (one.first, one.last) if count}
    if when.safe == today and when.limit.kind is LimitKind.BY and when.is_safe_firm:
        at = moments.hour_of(when.safe)
        key = "where.due_today" if when.one_date and when.complete else "where.may_end_today"
        return teller.words(f"{key}.at" if at else key, at=at)
    if len(counts) != 1 or not when.complete or when.provisional or not each.verdict.open:
        # What has begun in some worlds alone runs in those alone.
        one = "where.running" if each.verdict.open else "where.may_be_running"
        if len(when.reckonings) > 1:
            one = "where.running_unclear.one" if when.is_read_in_one_way else "where.running_unclear"
        return teller.words(one)
    count = counts.pop()
    if count.named or (moments.hour_of(count.due) and not count.rules.last_hour):
        return teller.words("where.running")  # Between now and a day that somebody named, no period is counted.
    return progress_text(progress(count, calendars[count.calendar], today), teller.words)


def _late(teller: Teller, each: Standing) -> str:
    """By how much it is late."""
    or_more = each.due is not None and not each.due.wherever_owed.one_date
    return lateness(each.overdue_by, each.overdue_unit, teller.words, or_more=or_more)
