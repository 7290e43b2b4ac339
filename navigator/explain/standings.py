"""One act or cap of a case in words: what, by when, how it stands, and what to do when it is late."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from navigator.case.limit.due import Due, Reckoning
from navigator.case.verdicts.position import Standing, Status
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count
from navigator.dates.periods import SchoolDays
from navigator.explain.assumptions import assumptions
from navigator.explain.beside import hangs_on_text, hour_texts, only_there_text, ran_out_text, untold_text
from navigator.explain.changes import changes, once
from navigator.explain.elapsed import lateness, progress, progress_text
from navigator.explain.fitting import fit_lines
from navigator.explain.holders import holders
from navigator.explain.reckoned import decides, reckoning_data
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty, Force, NoLimit
from navigator.model.limits import Grant, Limit, LimitKind, Pick
from navigator.model.policy import Policy

Calendars = Mapping[str, Calendar]


def standing_report(teller: Teller, each: Standing, today: date, calendars: Calendars) -> dict[str, Any]:
    """One act or cap: its words, dates, status and working."""
    clause, when = each.clause, each.due
    data: dict[str, Any] = {
        "clause": clause.id,
        "stage": each.stage,
        "status": each.status.value,
        "force": clause.force.value,
        "act": act_text(teller, clause),
        "sentence": dated_text(teller, each),
        "where": _with_deciding(teller, each, where_text(teller, each, today, calendars)),
        "overdue_by": each.overdue_by,
        "overdue_unit": each.overdue_unit,
        "if_late": list(if_late(teller, clause, _missed(teller, each, when), each)) if when else [],
        "contact": contact_id(teller.policy, clause),
    }
    if isinstance(clause, Duty):
        data |= {"by": list(clause.by), "who": teller.who_acts(clause), "contains": list(clause.contains)}
        data["holders"] = list(holders(teller, clause.by))
    if when is None:
        return {**data, "due": None, "latest": None}
    return {
        **data,
        "due": when.safe.isoformat() if when.safe else None,
        "due_text": teller.words.date(when.safe) if when.safe else None,
        "in_line": in_line(teller, each),
        "latest": when.latest.isoformat() if when.latest else None,
        "latest_text": teller.words.date(when.latest) if when.latest else None,
        "whole": when.complete,
        "provisional": when.provisional,
        "needs": list(when.undated),
        **limit_words(teller, when.limit, clause),
        "fit": list(fit_lines(teller, clause, when, calendars)),
        "readings": [reckoning_data(teller, when.limit, one, calendars) for one in when.in_every_world],
    }


def in_line(teller: Teller, each: Standing) -> str | None:
    """Its date, as it stands in a list of all dates of a case; None where it has none to stand at."""
    when = each.due
    if when is None or when.safe is None:
        return None
    if when.limit.kind is not LimitKind.BY:
        return teller.words("line.from", date=teller.dates(when))
    late = {Status.LATE: "line.by.late", Status.UNCLEAR: "line.by.may_be_late"}
    return teller.words(late.get(each.status, "line.by"), date=teller.dates(when))


def limit_words(teller: Teller, limit: Limit, clause: Duty | Cap) -> dict[str, Any]:
    """What a limit says, what is unclear about it, and what is assumed."""
    return {
        "words": teller.within(limit),
        "period": str(limit.period),
        "soft": limit.soft,
        "from": teller.sentence(teller.counted_from(limit)),
        "unclear": limit.unclear,
        "assumed": list(assumptions(teller, limit)),
        "changes": [*once(teller, clause), *changes(teller, limit)],
    }


def contact_id(policy: Policy, clause: Duty | Cap) -> str | None:
    """Whom to contact about an act: the contact it names, else that of the first role that acts and has one."""
    if isinstance(clause, Cap):
        return None
    if clause.contact:
        return clause.contact
    return next((contact for role in clause.by if (contact := policy.roles[role].contact)), None)


def act_text(teller: Teller, clause: Duty | Cap) -> str:
    """The act as a sentence, without its date."""
    return teller.act(clause) if isinstance(clause, Duty) else teller.sentence(teller.cap(clause))


def by_date(teller: Teller, clause: Duty | Cap, day: str) -> str:
    """The act with its date, as one sentence."""
    if isinstance(clause, Cap):
        key = "tell.cap_ends" if clause.only_ends else "tell.cap_by"
        return teller.sentence(teller.words(key, title=teller.cap(clause), date=day))
    not_before = clause.limit and clause.limit.kind is not LimitKind.BY
    when = teller.condition(clause)
    key = f"{'tell.act_not_before' if not_before else 'tell.act_by'}{'_if' if when else ''}"
    who, force = teller.who_acts(clause), teller.force(clause)
    return teller.sentence(teller.dated(key, clause.act, who=who, force=force, when=when, date=day))


def dated_text(teller: Teller, each: Standing) -> str:
    """The act with its date where it has one."""
    return with_dates(teller, each.clause, each.due)


def with_dates(teller: Teller, clause: Duty | Cap, when: Due | None) -> str:
    """An act or cap as one sentence, with its dates where there is one that can be named."""
    if when is None or (when.safe is None and when.stays is None):
        return act_text(teller, clause)
    return by_date(teller, clause, teller.dates(when))


def to_do_text(teller: Teller, each: Standing, today: date) -> str:
    """The act in a list of what can be done: with its date, and never as to be done by a date that has passed."""
    latest = each.due.latest if each.due else None
    gone = each.status is Status.NOT_TOLD and latest is not None and latest < today
    over = gone or each.status in (Status.LATE, Status.LAPSED)
    # A date by which it was due in any case can be over, though the safe one is not known.
    may_be_over = each.status is Status.UNCLEAR or (each.status is Status.DATE_NEEDED and each.verdict.may_be_late)
    unsaid = each.status in (Status.NOT_TOLD, Status.MAY_BE_OPEN)
    may_be_over = may_be_over or (unsaid and _safe(each, today) < today)
    if not (over or may_be_over) or each.due is None or (each.due.safe is None and each.due.stays is None):
        return dated_text(teller, each)
    key = "tell.date_has_passed" if over else "tell.date_may_have_passed"
    if not over and (each.due.latest or each.due.safe or today) < today:
        key = f"{key}.past"
    return f"{act_text(teller, each.clause)} {teller.words(key, date=teller.dates(each.due))}"


def _safe(each: Standing, today: date) -> date:
    return (each.due.safe if each.due else None) or today


def _missed(teller: Teller, each: Standing, when: Due) -> str | None:
    """The date that was missed, in words: of what is late in every world the last one, as the letter about it has."""
    if each.status is Status.LATE and when.latest:
        return teller.words.date(when.latest)
    return teller.dates(when) if when.safe else None


def if_late(teller: Teller, clause: Duty | Cap, day: str | None, each: Standing | None = None) -> Iterator[str]:
    """What to do when a date is missed: what the policy says, what anyone can do, and that the policy says nothing.

    `day` is the date in words, None while there is none. Who is not sure to be late is not told to say why.
    """
    if not isinstance(clause, Duty) or clause.force is Force.MAY:
        return
    yield from clause.if_late
    over = [teller.event(event) for event in each.had_to_precede] if each else []
    if over:
        yield teller.words("where.late.over", events=teller.words.joined(over))
    elif teller.reader in clause.by or (teller.reader is None and teller.asks(clause)):
        unsure = each is not None and each.status in (Status.UNCLEAR, Status.DATE_NEEDED)
        yield teller.words("where.late.you.may" if unsure else "where.late.you")
    else:
        key = "where.late.ask" if day else "where.late.ask.undated"
        yield teller.words(key, who=teller.doers(clause), date=day or "")
        yield teller.words("where.late.write")
    if not clause.if_late and not (clause.limit and (clause.limit.expiry or clause.limit.discretion)):
        yield teller.words("where.late.policy_silent")


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
    if each.status is Status.RUNNING and when:
        return _progress(teller, each, when, today, calendars)
    is_permitted_later = each.status in (Status.TOO_EARLY, Status.MAY_BE_OPEN)
    if is_permitted_later and when and when.safe and when.limit.kind is not LimitKind.BY:
        return " ".join(_too_early(teller, when, when.safe, today))
    safe, latest = (when.safe, when.latest) if when else (None, None)
    lacks = when if each.status is Status.DATE_NEEDED else None
    settled = _settled_readings(lacks) if lacks else []
    variant = _variant(teller, each, today)
    told = words(
        f"where.{variant}",
        late=_late(teller, each),
        safe=words.date(safe) if safe else "",
        latest=words.date(latest) if latest else "",
        at=moments.hour_of(safe) if safe else "",
        need=teller.need(when) if when and when.undated else "",
        awaited=_awaited_text(teller, each),
        dates=teller.dates(when) if when else "",
        until=words.either([teller.event(event) for event in _goes_on(when)], clauses=True),
        why=_why_unclear(teller, each),
        named=teller.sentence(teller.named(when.limit)) if when and when.limit.day else "",
    ).rstrip()
    if variant.startswith("waiting_back") and each.clause.after and not each.verdict.may_be_open:
        # It is nobody's act yet: first what it comes after has to happen.
        after = words.either([teller.event(event) for event in each.clause.after], clauses=True)
        told = f"{words('where.waiting_after', awaited=after)} {told}"
    if variant in {"waiting", "waiting_after", "waiting_open"} and when and (then := _once_over(when)):
        first = "" if when.limit.kind is LimitKind.BY else ".first"
        told = f"{told} {words(f'where.waiting.then{first}', date=words.date(then))}"
    day = max((each.due for each in settled or (_bounded_readings(lacks) if lacks else ())), default=None)
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
    if when and _comes_after(each, when):
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


def _goes_on(when: Due | None) -> tuple[str, ...]:
    """What has to happen for a clock that stands still to go on."""
    return tuple(dict.fromkeys(event for each in (when.reckonings if when else ()) for event in each.goes_on))


def _with_deciding(teller: Teller, each: Standing, where: str) -> str:
    """How it stands; of several limits, which one gives the date; and what that date takes as not happened."""
    found = each.due.reckonings if each.due and each.due.safe else ()
    told = [decides(teller, one) for one in found]
    unnamed = _unnamed(teller, found) if any(one.unnamed for one in found) else ""
    told += [unnamed] if unnamed not in where else []
    hangs_on = hangs_on_text(teller, each, f"{act_text(teller, each.clause)} {where}")
    beside = (hangs_on, only_there_text(teller, each), ran_out_text(teller, each), untold_text(teller, each))
    return " ".join(text for text in (where, *told, *hour_texts(teller, each), *beside) if text)


def _unnamed(teller: Teller, found: Sequence[Reckoning]) -> str:
    """That there is a later day; one that nobody names, because it comes with what happens, is asked for by that."""
    longer = [extension for one in found if one.unnamed for extension in one.read.limit.extensions if extension.day]
    if any(extension.how is not Grant.AUTOMATIC for extension in longer):
        return teller.words("where.unnamed")
    events = dict.fromkeys(teller.event(extension.day) for extension in longer if extension.day)
    return teller.words("where.unnamed.automatic", event=teller.words.either(tuple(events)))


def _variant(teller: Teller, each: Standing, today: date) -> str:
    """Which sentence of the catalogue fits: mostly that of the status."""
    match each.status:
        case Status.UNCLEAR if each.due:
            return _unclear(teller, each.due, today)
        case Status.DATE_NEEDED if each.due:
            return _date_needed(each, each.due)
        case Status.WAITING:
            return _waiting(each, teller.reader)
        case Status.DUE_TODAY if each.due and each.due.safe and moments.hour_of(each.due.safe) and each.due.one_date:
            return "due_today.at"
        case Status.MAY_BE_OPEN if each.due and not all(one.none for one in each.due.reckonings):
            return "may_be_open.day"
        case Status.MAY_BE_OPEN if each.verdict.may_be_late or each.verdict.may_be_lapsed:
            return "may_be_open.late" if each.verdict.may_be_late else "may_be_open.right_over"
        case _:
            return _plain(each, today)


def _plain(each: Standing, today: date) -> str:
    """The sentence of a status, by no more than what the act is and was told to be."""
    match each.status:
        case Status.PAUSED if not _goes_on(each.due):
            return "paused.unknown"
        case Status.NOT_TOLD if each.done and each.done.span and each.done.span.latest > today:
            return "not_told.ahead"
        case Status.NOT_TOLD if each.done:
            return "not_told.done" if each.due else "not_told.done.no_limit"
        case Status.OPEN if isinstance(each.clause, Duty) and each.clause.no_limit is NoLimit.AGREED:
            return "open_agreed.urgent" if each.clause.urgency else "open_agreed"
        case Status.OPEN if isinstance(each.clause, Duty) and each.clause.no_limit is NoLimit.NOT_NEEDED:
            return "open_not_needed.urgent" if each.clause.urgency else "open_not_needed"
        case Status.OPEN if each.due is None:
            return "open_no_limit.urgent" if isinstance(each.clause, Duty) and each.clause.urgency else "open_no_limit"
        case _:
            return str(each.status.value).replace(" ", "_")


def _date_needed(each: Standing, when: Due) -> str:
    if when.stopped:
        return "date_needed.stopped"
    # Nobody told when its time began, so it may be over, whether or not a last date is known.
    if each.verdict.may_be_late:
        return "date_needed.over"
    if each.verdict.may_be_lapsed:
        return "date_needed.right_over"
    return "date_needed.latest" if when.stays or _settled_readings(when) else "date_needed"


def _waiting(each: Standing, reader: str | None) -> str:
    when = each.due
    if when is None:
        return "waiting_no_limit"
    if _comes_after(each, when):
        return "waiting_after"
    if when.limit.day:
        if when.limit.named_by == (reader,):
            return "waiting_named.you"
        return "waiting_named" if len(when.limit.named_by) == 1 else "waiting_named.agreed"
    if each.verdict.open and each.clause.force is Force.MAY and when.awaited:
        # It is there now, or one of several times has begun: what somebody may do now is not said to come later.
        return "waiting_open.back" if _is_back(when) else "waiting_open"
    if each.verdict.may_be_lapsed:
        return "waiting_over"
    if not when.awaited:
        return "waiting_after"
    return _waiting_back(each, when) if _is_back(when) else "waiting"


def _is_back(when: Due) -> bool:
    """Whether it is counted back from each day that it waits for."""
    return all(one.read.backward for one in when.reckonings if one.start.awaited)


def _comes_after(each: Standing, when: Due) -> bool:
    """Whether it is nobody's yet, whatever day is named for it: what it comes after has not happened."""
    after = each.status is Status.WAITING and bool(each.clause.after) and not each.verdict.may_be_open
    return after and bool(when.limit.day)


def _waiting_back(each: Standing, when: Due) -> str:
    """For what is counted back from a day that is not known yet."""
    if when.limit.kind is not LimitKind.BY:
        return "waiting_back.from"
    return "waiting_back.may" if each.clause.force is Force.MAY else "waiting_back"


def _settled_readings(when: Due) -> list[Count]:
    """The last days by the readings that have one in every world, and know how far back the first can lie."""
    return [each.last for each in when.reckonings if each.first and each.last and not (each.none or each.endless)]


def _bounded_readings(when: Due) -> list[Count]:
    """The last days by the readings of which nobody knows how far back the first lies, and that nothing moves on."""
    if when.is_read_in_one_way:
        return []
    return [each.last for each in when.reckonings if each.last and each.endless and not (each.none or each.moving)]


def _unclear(teller: Teller, when: Due, today: date) -> str:
    if when.only_later_moves:
        return "unclear_provisional.later"
    if when.provisional:
        school = ".school" if isinstance(when.limit.period, SchoolDays) else ""
        return f"unclear_provisional{school}{'.earlier' if when.moves_earlier else ''}"
    if not when.complete:
        return teller.one_way("where.unclear_open", when).removeprefix("where.")
    return "unclear_past" if is_past(when, today) or when.one_date else "unclear"


def is_past(when: Due, today: date) -> bool:
    """Whether every date there can be is before a day: then only what became of the act is in doubt."""
    return when.latest is not None and when.latest < today and not when.provisional


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
    """From when something may be done: the first day on which it may be, and the one from which it surely may."""
    words, several = teller.words, not when.is_read_in_one_way
    unsure = any(each.first and each.last and each.first.due != each.last.due for each in when.reckonings)
    if safe <= today:
        yield words("where.too_early.now" if several and not unsure else "where.too_early.now.unsure")
    elif when.latest == safe:
        # The act itself is told with that day.
        yield words("where.too_early.until")
    else:
        yield words("where.too_early", safe=words.date(safe))
    if when.latest is None and several:
        yield words("where.too_early.open")
    elif when.latest and when.latest != safe:
        yield words("where.too_early.other" if several else "where.too_early.sure", latest=words.date(when.latest))


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
    return lateness(each.overdue_by, each.overdue_unit, teller.words)
