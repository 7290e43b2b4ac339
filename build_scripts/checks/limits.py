"""Keys of a limit that only make sense together; each fault becomes a problem of `build_scripts.source.problems`."""

from collections.abc import Iterator

from build_scripts.source.problems import one_of, shown
from build_scripts.source.traverse import Path
from navigator.dates.periods import THAT_DAY, DayOfYear
from navigator.dates.rules import FirstDay
from navigator.model.limits import Alternative, Extension, Limit, LimitKind, NewStart, Notice, Pause, Reading, Resume

Fault = tuple[Path, str, str, str]


def faults(part: object) -> Iterator[Fault]:
    """What does not hold together in a limit, or in a part of one: where, what is wrong, what is allowed, the code."""
    match part:
        case Limit(day=None):
            yield from _limit(part)
        case Limit():
            yield from _named(part)
        case Reading():
            yield from _reading(part)
        case Extension():
            yield from _extension(part)
        case Pause():
            yield from _pause(part)
        case _:
            pass


def _pause(pause: Pause) -> Iterator[Fault]:
    again = pause.then is Resume.RESTART
    if pause.notice is Notice.AT_ANY_TIME and not again:
        allowed = "then: restart, or leave notice out"
        yield ("notice",), "a pause stops no clock that has run out", allowed, "pause-notice"
    usual = {"stop_day": FirstDay.INCLUDED, "restart_day": NewStart.EXCLUDED}
    for key in (key for key, value in usual.items() if again and getattr(pause, key) is not value):
        wrong = "all days are counted again, so no day of the pause is taken out"
        yield (
            (key,),
            wrong,
            "then: continue; or counting: first_day, which says whether the new start counts",
            "pause-day",
        )


def _extension(extension: Extension) -> Iterator[Fault]:
    ways = (extension.to, extension.by, extension.day, extension.at_least)
    if sum(each is not None for each in ways) != 1:
        wrong = "an extension needs a new total, an amount, a day that is named, or a time that is left"
        yield (), wrong, "one of to, by, day and at_least", "extension-amount"
    if extension.again and extension.times > 1:
        wrong = "an extension as often as wanted has a number of times"
        yield ("times",), wrong, "either again: true or times", "extension-times"
    if extension.at_most and not extension.day and type(extension.at_most) is not type(extension.by):
        wrong = "the most that is added is not in the unit of by"
        yield ("at_most",), wrong, "by and at_most in one unit, or day with at_most", "extension-most"
    if extension.within and (extension.day is None or extension.at_most):
        wrong = "only a day that is named can be too far off, and it counts up to a most or not at all"
        yield ("within",), wrong, "day with within, or day with at_most", "extension-most"


def _named(limit: Limit) -> Iterator[Fault]:
    """A limit whose last day somebody names."""
    if not limit.named_by:
        yield ("day",), "nobody names the day", "named_by with one role or several", "no-namer"
    others = (limit.period != THAT_DAY, limit.from_, limit.before, limit.or_, limit.readings, limit.extensions)
    if any(others) or limit.at_most or limit.anew or limit.pauses or limit.every or limit.kind is not LimitKind.BY:
        wrong = "a day that is named is also counted, read, extended or repeated"
        yield ("day",), wrong, "day and named_by alone; a new day is told in the place of the old one", "day-alone"


def _limit(limit: Limit) -> Iterator[Fault]:
    if limit.named_by:
        yield ("named_by",), "it is said who names a day, but not which", "day with the event", "no-namer"
    if limit.period == THAT_DAY:
        yield (), "nothing says how long this limit is", "period, or day where somebody names the day", "no-period"
    if bool(limit.from_) == bool(limit.before):
        yield (
            (),
            "a limit needs a start event, or an event it is counted back from",
            "either from or before",
            "no-start",
        )
    if len(limit.from_ or limit.before) > 1 and limit.pick is None and not limit.anew:
        yield (
            ("from",),
            "there are several start events, but not which counts",
            "pick: earlier or later; anew where each counts",
            "no-pick",
        )
    yield from _readings(limit)
    yield from _together(limit)
    if limit.anew and (
        limit.before or limit.every or (limit.pick and not limit.or_) or any(map(_start, limit.readings))
    ):
        wrong = "a time that begins anew is counted back, is repeated, or says otherwise what it is counted from"
        yield (
            ("anew",),
            wrong,
            "anew beside from, without pick, every and readings that have another start",
            "anew-alone",
        )
    if limit.or_:
        yield from _alternatives(limit)
    yield from _days_of_year(limit)
    if limit.every and limit.until is None:
        yield (), "an act that is repeated needs an end", "both every: true and until, or neither", "repeat-end"


def _together(limit: Limit) -> Iterator[Fault]:
    """Extensions that know of each other, and the most that all of them come to."""
    above: list[str] = []
    own = {each.id for each in limit.extensions}
    for at, extension in enumerate(limit.extensions):
        # What it does not go with can be an extension of another limit: that is looked at with all of them at hand.
        apart = tuple(each for each in extension.not_with if each in own)
        for key, names in (("after", extension.after), ("not_with", apart)):
            for nth, name in enumerate(names):
                if name not in above:
                    wrong = f"no extension {shown(name)} stands above this one"
                    allowed = one_of(above, name) if above else "the id of one above it; say it of the later one"
                    yield ("extensions", at, key, nth), wrong, allowed, "extension-order"
        if both := set(extension.after) & set(extension.not_with):
            wrong = f"it builds on {shown(min(both))} and does not go with it"
            yield ("extensions", at, "not_with"), wrong, "either after or not_with", "extension-order"
        above.append(extension.id)
    if limit.at_most is None:
        return
    if not limit.extensions or limit.or_:
        wrong = "the most is of a time that nothing makes longer, or of several limits"
        yield ("at_most",), wrong, "at_most beside extensions, and without or", "limit-most"
    totals = (limit.period, *(each.to for each in limit.extensions if each.to))
    if any(type(each) is type(limit.at_most) and each.amount > limit.at_most.amount for each in totals):
        wrong = f"the time is longer than {limit.at_most} by the limit itself, or by one extension"
        yield ("at_most",), wrong, "at least as much as period, and as each to", "limit-most"


def _readings(limit: Limit) -> Iterator[Fault]:
    if bool(limit.readings) != bool(limit.unclear):
        yield (
            (),
            "readings and the reason for them go together",
            "both unclear and readings, or neither",
            "readings-reason",
        )
    if len(limit.readings) == 1:
        yield ("readings",), "there is only one reading", "two or more, or none", "one-reading"
    if sum(not _changes(reading) for reading in limit.readings) > 1:
        allowed = "from, before, period or counting in all of them but one"
        yield ("readings",), "two readings change nothing, so they are the same", allowed, "same-reading"


def _alternatives(limit: Limit) -> Iterator[Fault]:
    """Limits beside one another: each has one start, and pick says which date counts."""
    if limit.pick is None:
        yield ("or",), "there are several limits, but not which counts", "pick: earlier or later", "no-pick"
    if limit.readings or limit.every or any(not each.by for each in limit.extensions):
        wrong = "a limit with another beside it has readings, repeats, or has a new total"
        allowed = "or without readings and every, and extensions with by; a gap for what is unclear"
        yield ("or",), wrong, allowed, "or-alone"
    back = bool(limit.before) or any(each.before for each in limit.or_)
    if back and (limit.pauses or limit.extensions):
        wrong = "a limit that is counted back is stopped or extended"
        yield ("or",), wrong, "pauses and extensions only where all are counted on", "or-alone"
    several: tuple[tuple[Path, Limit | Alternative], ...] = (
        ((), limit),
        *((("or", at), each) for at, each in enumerate(limit.or_)),
    )
    for path, each in several:
        if path and each.period == THAT_DAY and each.before:
            wrong = "what is due at once is counted back"
            yield path, wrong, "from with the event, or a period", "or-start"
        several_starts = len((*each.from_, *each.before)) > 1 and not (each.anew and not each.before)
        if several_starts or (path and not (each.from_ or each.before)):
            wrong = "each of several limits is counted from one event, or back from one"
            yield path, wrong, "one event in from or in before; several in from with anew", "or-start"
        if path and each.anew and each.before:
            yield (*path, "anew"), "a time that is counted back does not begin anew", "from, or no anew", "anew-alone"


def _start(reading: Reading) -> bool:
    return bool(reading.from_ or reading.before)


def _days_of_year(limit: Limit) -> Iterator[Fault]:
    """What was done early would be due again on the same day: each time is counted from the last."""
    if limit.every and isinstance(limit.period, DayOfYear):
        wrong = "what is due on a day of the year and was done before it would be due on that day once more"
        yield ("every",), wrong, "an act without every, or a length of time", "day-of-year"


def _changes(reading: Reading) -> bool:
    return bool(reading.from_ or reading.before or reading.period or reading.counting)


def _reading(reading: Reading) -> Iterator[Fault]:
    if reading.from_ and reading.before:
        yield (), "a reading counts on or back, not both", "either from or before", "no-start"
    if len(reading.from_ or reading.before) > 1 and reading.pick is None:
        yield ("from",), "there are several start events, but not which counts", "pick: earlier or later", "no-pick"
