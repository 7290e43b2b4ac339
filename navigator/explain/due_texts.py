"""The dates of a limit in words: what is known of them, what is not, and why."""

from navigator.case.course.ends_of_times import begun_with
from navigator.case.limit.due import Absent, Due
from navigator.dates.moments import hour_of, plain
from navigator.dates.periods import SchoolDays
from navigator.explain.teller import Teller
from navigator.model.limits import LimitKind


def dates_text(teller: Teller, due: Due, *, may_move: bool = False) -> str:
    """The due date, or the safe and the latest date; the other way round for what may not be done before a day.

    `may_move` is for what something that nobody told would move: nothing is the very latest then.
    """
    safe, latest = due.safe, due.latest if due.safe else due.stays
    if safe is None and latest is None:
        return teller.words("tell.no_date")
    named = {name: teller.words.date(day) if day else "" for name, day in (("safe", safe), ("latest", latest))}
    by = due.limit.kind is LimitKind.BY
    known = "latest_only" if safe is None else "safe_open" if latest is None else "safe_latest"
    key = key_for(teller, f"tell.{known}", due) if by else f"tell.{known}.from"
    if by and latest and (due.provisional or may_move):
        key = f"tell.{known}.movable" if safe or due.provisional else "tell.latest_only.may_move"
    if not by and safe and latest is None and (last := due.last_known) and plain(last) != plain(safe):
        # Too early is what has to be avoided, so it is the last one that is safe.
        key, named["latest"] = "tell.safe_latest.from", teller.words.date(last)
    if safe and latest is None and due.limit.kind is LimitKind.BY and awaits_named_day(due):
        key = "tell.safe_open.named"
    if safe and latest and plain(safe) == plain(latest) and hour_of(safe) and not hour_of(latest):
        key = "tell.same_day"
    text = named["safe"] if named["safe"] == named["latest"] else teller.words(key, **named)
    if not due.provisional:
        return text
    known = teller.words.short_date(due.days_known)
    why = teller.words(not_firm_key(teller, "tell.not_firm", due), known=known)
    # A bracket behind a bracket is one.
    beside = text.endswith(")")
    key = "tell.provisional.beside" if beside else "tell.provisional"
    return teller.words(key, date=text.removesuffix(")"), why=why)


def not_firm_key(teller: Teller, key: str, due: Due) -> str:
    """The words for a date that is not firm: by whose holidays, and whether they lie ahead or too far back.

    Where the earliest is firm and only later ones are not, these words say so if there are any for that.
    """
    if due.only_later_moves and (later := f"{key}.later") in teller.words.texts:
        return later
    school = ".school" if isinstance(due.limit.period, SchoolDays) else ""
    return f"{key}{school}{'.back' if due.needs_days_before else ''}"


def key_for(teller: Teller, key: str, due: Due) -> str:
    """The words for what is not known of a limit: that of its readings, which text holds, or something else."""
    names = [each.value for each in Absent if each in due.absent] if due.is_of_one_text else []
    names += ["one"] if names or due.is_read_in_one_way else []
    return next((each for name in names if (each := f"{key}.{name}") in teller.words.texts), key)


def need_text(teller: Teller, due: Due) -> str:
    """Which date the answer still needs."""
    if awaits_named_day(due):
        return teller.words("where.unnamed")
    events = dict.fromkeys(each for event in due.undated for each in begun_with(teller.policy, event))
    undated = [teller.event(event) for event in events]
    if len(undated) == 1:
        return teller.words("where.need", undated=undated[0])
    whens = [teller.words("where.need.when", undated=each) for each in undated]
    return teller.words("where.need.several", undated=teller.words.joined(whens, clauses=True))


def awaits_named_day(due: Due) -> bool:
    """True when all that is not known of it is a later day, which somebody named and nobody told."""
    later = {event for each in due.limit.extensions if each.day for event in (each.event, each.day)}
    return any(each.unnamed for each in due.reckonings) and later.issuperset(due.undated)
