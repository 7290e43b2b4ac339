"""A time limit in words: how long it is, from what it is counted, and who names its last day."""

from navigator.dates.periods import THAT_DAY, DayOfYear
from navigator.dates.rules import FirstDay
from navigator.explain.teller import Teller
from navigator.explain.working import period_text
from navigator.model.interpretation import Interpretation, interpretation
from navigator.model.limits import Limit, LimitKind


def counted_from(teller: Teller, limit: Limit, part: Interpretation | None = None) -> str:
    """From which event a limit is counted, and back or on; with the limits beside it, each in its own words."""
    read = part or interpretation(teller.policy, limit)
    first, *others = (_counted_from(teller, part) for part in read.parts)
    if not others:
        return first
    told = [f"{part.words}, {said}" for part, said in zip(read.others, others, strict=True)]
    return teller.words(f"tell.beside.{read.pick.value}", first=first, others="; ".join(told))


def _counted_from(teller: Teller, read: Interpretation) -> str:
    if read.limit.day and read.starts == (read.limit.day,):
        return named_text(teller, read.limit)
    if isinstance(read.period, DayOfYear):
        return _day_of_year(teller, read, read.period)
    if read.anew:
        return teller.words("tell.from.anew", events=teller.words.either([teller.event(each) for each in read.starts]))
    key = "tell.back_from" if read.backward else "tell.from"
    if len(read.starts) == 1:
        if read.period == THAT_DAY:
            return teller.words("tell.from.at_once", event=teller.event(read.starts[0]))
        if is_from_an_end(teller, read):
            return teller.words("tell.from.end", event=teller.event(read.starts[0]))
        return teller.words(f"{key}.hours" if read.in_hours else key, event=teller.event(read.starts[0]))
    listed = teller.words.either([teller.event(event) for event in read.starts])
    return teller.words(f"{key}.{read.pick.value}", events=listed)


def is_from_an_end(teller: Teller, read: Interpretation) -> bool:
    """Whether a limit is counted from the last day of another time: the day after it is its first."""
    (start,) = read.starts
    if read.backward or read.limit.day:
        return False
    own = read.limit.counting
    if own and own.first_day is FirstDay.INCLUDED:
        over = {limit.expiry.event for _, limit in teller.policy.limits() if limit.expiry}
        return start in over - teller.policy.producers.keys()
    return start in read.ends and read.rules.first_day is FirstDay.EXCLUDED


def _day_of_year(teller: Teller, read: Interpretation, period: DayOfYear) -> str:
    """Which of all days with that name it is."""
    if len(read.starts) == 1:
        start = teller.words("tell.day_of_year.start", event=teller.event(read.starts[0]))
    else:
        listed = teller.words.either([teller.event(event) for event in read.starts])
        start = teller.words(f"tell.day_of_year.start.{read.pick.value}", events=listed)
    ways = ("back", read.backward), ("excluded", read.rules.first_day is FirstDay.EXCLUDED)
    key = ".".join(("tell.day_of_year", *(way for way, held in ways if held)))
    return teller.words(key, day=period_text(period, teller.words), start=start)


def named_text(teller: Teller, limit: Limit) -> str:
    """Who names the last day, in the reader's words."""
    key = "tell.named" if len(limit.named_by) == 1 else "tell.named.agreed"
    return teller.words(
        "tell.named.you" if limit.named_by == (teller.reader,) else key, who=teller.roles(limit.named_by)
    )


def within(teller: Teller, limit: Limit, words: str | None = None) -> str:
    """The words of a limit, or those given in their place, with those of the limits beside it."""
    said = words or limit.words
    # Words that begin with a number, such as those of a table, are no more than an amount of time.
    first = said.casefold().partition(" ")[0].partition("-")[0]
    is_amount = first.isdecimal() or first in teller.words("tell.numbers").split()
    if limit.from_ and limit.kind is LimitKind.BY and is_amount:
        said = teller.words("tell.within.amount", amount=said)
    if not limit.or_ or not limit.pick:
        return said
    every = tuple(dict.fromkeys((said, *(other.words for other in limit.or_))))
    if len(every) == 1:
        return said  # they differ in their starts alone
    return teller.words(f"tell.within.{limit.pick.value}", limits=teller.words.either(every))


def part_text(teller: Teller, read: Interpretation) -> str:
    """One of several limits as a sentence: its words, and what it is counted from."""
    return teller.sentence(f"{read.words}, {_counted_from(teller, read)}")
