"""Which sentence of the catalogue tells how an act or cap stands."""

from datetime import date

from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Standing, Status
from navigator.dates import moments
from navigator.dates.counting import Count
from navigator.dates.periods import SchoolDays
from navigator.explain.due_texts import key_for
from navigator.explain.teller import Teller
from navigator.model.acts import Duty, Force, NoLimit
from navigator.model.limits import LimitKind


def where_key(teller: Teller, each: Standing, today: date) -> str:
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
        case Status.PAUSED if not goes_on(each.due):
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
    return "date_needed.latest" if when.stays or settled_readings(when) else "date_needed"


def _waiting(each: Standing, reader: str | None) -> str:
    when = each.due
    if when is None:
        return "waiting_no_limit"
    if comes_after(each, when):
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


def comes_after(each: Standing, when: Due) -> bool:
    """Whether it is nobody's yet, whatever day is named for it: what it comes after has not happened."""
    after = each.status is Status.WAITING and bool(each.clause.after) and not each.verdict.may_be_open
    return after and bool(when.limit.day)


def _waiting_back(each: Standing, when: Due) -> str:
    """For what is counted back from a day that is not known yet."""
    if when.limit.kind is not LimitKind.BY:
        return "waiting_back.from"
    return "waiting_back.may" if each.clause.force is Force.MAY else "waiting_back"


def settled_readings(when: Due) -> list[Count]:
    """The last days by the readings that have one in every world, and know how far back the first can lie."""
    return [each.last for each in when.reckonings if each.first and each.last and not (each.none or each.endless)]


def bounded_readings(when: Due) -> list[Count]:
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
        return key_for(teller, "where.unclear_open", when).removeprefix("where.")
    return "unclear_past" if is_past(when, today) or when.one_date else "unclear"


def goes_on(when: Due | None) -> tuple[str, ...]:
    """What has to happen for a clock that stands still to go on."""
    return tuple(dict.fromkeys(event for each in (when.reckonings if when else ()) for event in each.goes_on))


def is_past(when: Due, today: date) -> bool:
    """Whether every date there can be is before a day: then only what became of the act is in doubt."""
    return when.latest is not None and when.latest < today and not when.provisional
