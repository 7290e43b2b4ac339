"""The few words of the policy and the data must say the same."""

import re
from collections.abc import Iterator

from build_scripts.source import phrases
from build_scripts.source.phrases import Bound, Counted, Reading, Refused
from build_scripts.source.phrases.reading import Relation
from build_scripts.source.problems import Problem, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import Path, parts
from navigator.dates.periods import (
    THAT_DAY,
    ClearDays,
    ClearMonths,
    ClearWorkingDays,
    DayOfYear,
    Days,
    Hours,
    Months,
    Period,
    SchoolDays,
    Weeks,
    WorkingDays,
)
from navigator.model.limits import Alternative, Arrival, Aspect, Extension, Limit, LimitKind
from navigator.model.publisher import Publisher

ONE_DAY = Days(1)
# A day before an event, by its number: it can be one by which something is over, or one from which it may be done.
_DAY_BEFORE = re.compile(r"\b(?:from|on|after|before|than) the \w+(?: \w+)? day before\b", re.IGNORECASE)
_WORKING_WEEKS = re.compile(r"\bworking[ -]weeks?\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:the )?(?:\S+ ){1,3}(?:hour|day|week|month|year)s? before\b", re.IGNORECASE)


def procedure(written: Written, owner: Publisher) -> Iterator[Problem]:
    """Limits whose words name another amount or unit than their data."""
    general = (written.value.counting, owner.counting)
    defined = any(rules and Aspect.KIND_OF_DAY in getattr(rules, "states", ()) for rules in general)
    for path, limit in parts(written.value):
        if isinstance(limit, Limit) and (limit.day or limit.period != THAT_DAY):
            yield from _limit(written, path, limit, defined=defined)
        elif isinstance(limit, Alternative):
            yield from _alternative(written, path, limit, defined=defined)
        elif isinstance(limit, Arrival):
            yield from _alternative(written, path, limit, defined=False)


def publisher(written: Written) -> Iterator[Problem]:
    """The same of what a publisher says about everything that is sent."""
    for at, rule in enumerate(written.value.counting.arrival):
        yield from _alternative(written, ("counting", "arrival", at), rule, defined=False)


def _limit(written: Written, path: Path, limit: Limit, *, defined: bool) -> Iterator[Problem]:
    """With `defined` the policy itself says what kind of day it means by days."""
    reading = phrases.read(limit.words, days_of_year=True)
    if limit.day:
        if not isinstance(reading, Refused):
            wrong = f"the words say {_listed(reading.periods)}, and the day is named"
            yield written.problem((*path, "words"), wrong, "period and from, or other words", "words-differ")
        return
    if isinstance(reading, Refused):
        yield from _refused_of(written, path, limit, reading)
        return
    said = reading.periods
    read = [(("readings", at, "period"), each.period) for at, each in enumerate(limit.readings) if each.period]
    longer = {period for extension in limit.extensions for period in _longer(limit, extension)}
    longer |= {limit.at_most} if limit.at_most else set()
    held = {limit.period, *(other.period for other in limit.or_), *(period for _, period in read), *longer}
    if limit.period not in said and not (defined and _other_kind_of_day(limit.period, said)):
        yield written.problem(
            (*path, "period"),
            f"the data say {limit.period}, the words say {_listed(said)}",
            "change the one that is wrong",
            "words-differ",
        )
    # 48 hours (two working days): the policy says itself which days it means.
    alike = defined or reading.relation is Relation.RESTATED
    for period in said:
        as_defined = alike and any(_other_kind_of_day(each, (period,)) for each in held)
        if period not in held and not as_defined:
            wrong = f"the words also say {period}, which no reading and no extension uses"
            allowed = "a reading or an extension for it, or other words"
            yield written.problem((*path, "words"), wrong, allowed, "words-differ")
    for where, period in read:
        if period not in said and not (_other_kind_of_day(period, said) or _of_working_weeks(period, limit, said)):
            wrong = f"the reading says {period}, the words say {_listed(said)}"
            yield written.problem((*path, *where), wrong, "a period that the words can mean", "words-differ")
    yield from _around(written, path, limit, reading)
    kind_is_open = all(type(period) is Days for period in said) and not reading.names_kind
    if Aspect.KIND_OF_DAY in limit.states and kind_is_open:
        wrong = "the kind of day is said to be stated, but the words only say days"
        yield written.problem((*path, "states"), wrong, "leave kind of day out", "kind-not-stated")


def _refused_of(written: Written, path: Path, limit: Limit, refused: Refused) -> Iterator[Problem]:
    """Words without a time; before the notice takes effect is by the day before that, and needs none."""
    day_before = bool(limit.before) and limit.period == ONE_DAY and phrases.comes_before(limit.words)
    if refused.part or not day_before:
        yield _refused(written, path, limit, refused)


def _alternative(written: Written, path: Path, other: Alternative | Arrival, *, defined: bool) -> Iterator[Problem]:
    reading = phrases.read(other.words, days_of_year=True)
    if other.period == THAT_DAY:
        if isinstance(reading, Refused) and not reading.part:
            return
        wrong = "the words name a time, and the data say at once"
        yield written.problem((*path, "words"), wrong, "a period, or other words", "words-differ")
        return
    if isinstance(reading, Refused):
        yield _refused(written, path, other, reading)
        return
    as_defined = defined and _other_kind_of_day(other.period, reading.periods)
    if other.period not in reading.periods and not as_defined:
        wrong = f"the data say {other.period}, the words say {_listed(reading.periods)}"
        yield written.problem((*path, "period"), wrong, "change the one that is wrong", "words-differ")


def _refused(written: Written, path: Path, limit: Limit | Alternative | Arrival, refused: Refused) -> Problem:
    if not refused.part:
        allowed = "the words of the policy with number and unit, such as within 15 working days"
        wrong = f"{shown(limit.words)} names no period"
        return written.problem((*path, "words"), wrong, allowed, "words-without-period")
    wrong = f"{shown(refused.part)} is not understood"
    if _DAY_BEFORE.search(limit.words):
        allowed = "the number of days, such as from 4 days before the poll; with kind: not before, if it begins then"
        return written.problem((*path, "words"), wrong, allowed, "words-not-understood")
    allowed = (
        "fewer words of the policy, such as within 15 working days of receipt; they are read as a whole or not at all"
    )
    return written.problem((*path, "words"), wrong, allowed, "words-not-understood")


def _longer(limit: Limit, extension: Extension) -> Iterator[Period]:
    """What an extension adds and what it comes to, where that can be said in one unit."""
    if extension.to:
        yield extension.to
    if extension.at_most:
        yield extension.at_most
    if extension.within:
        yield extension.within
    if extension.at_least:
        yield extension.at_least
    if extension.by:
        yield extension.by
        if type(extension.by) is type(limit.period):
            yield type(limit.period)(limit.period.amount + extension.by.amount)


def _around(written: Written, path: Path, limit: Limit, reading: Reading) -> Iterator[Problem]:
    """What the words say besides the amount, where the data say the opposite."""
    said = reading.of(limit.period)
    ways = [limit.before, *(each.before for each in limit.readings)]
    if said.counted is Counted.BEFORE and limit.from_ and not any(ways):
        wrong = "the words count back from an event, the data count from one"
        yield written.problem((*path, "words"), wrong, "before in place of from, or other words", "words-differ")
    if said.counted in {Counted.FROM, Counted.BEGINNING, Counted.DAY_AFTER} and all(ways):
        wrong = "the words count from an event, the data count back from one"
        yield written.problem((*path, "words"), wrong, "from in place of before, or other words", "words-differ")
    if limit.kind is LimitKind.BY and said.counted is Counted.BEFORE and _FROM.search(limit.words):
        wrong = "the words say from so long before, the data say by"
        yield written.problem((*path, "words"), wrong, "kind: not before, or other words", "words-differ")
    if limit.kind is LimitKind.BY and phrases.lasts(limit.words):
        wrong = f"{shown(limit.words)} is a stretch in which something holds, and no day by which it is done"
        allowed = "an act without a limit whose words say how long, or words that name an end, such as within 5 days"
        yield written.problem((*path, "words"), wrong, allowed, "stretch-of-time")
    opposite = Bound.MORE_THAN if limit.kind is LimitKind.BY else Bound.WITHIN
    # If they cannot agree within 28 days: what may follow may follow after them.
    denied = limit.kind is LimitKind.AFTER and phrases.denies(limit.words)
    early = isinstance(limit.period, DayOfYear) and limit.kind is LimitKind.BY and said.bound is Bound.AT_LEAST
    if early or (not denied and said.bound is opposite and said.counted is not Counted.BEFORE):
        wrong = f"the words say {said.bound.value}, the data say {limit.kind.value}"
        yield written.problem((*path, "words"), wrong, "another kind, or other words", "words-differ")


def _other_kind_of_day(period: Period, said: tuple[Period, ...]) -> bool:
    """True for plain "days" as working days, or as another kind of day: the change of unit that policies leave open.

    So it is of 48 hours of which those of days off do not count: two working days later, at the same hour.
    """
    meant = {of for of, kind in _KINDS if type(period) is kind}
    if isinstance(period, WorkingDays) and any(each == Hours(24 * period.amount) for each in said):
        return True
    return any(type(each) in meant and each.amount == period.amount for each in said)


def _of_working_weeks(period: Period, limit: Limit, said: tuple[Period, ...]) -> bool:
    """Four working weeks are 20 working days, or four weeks in which people work."""
    named = isinstance(period, Weeks) and _WORKING_WEEKS.search(limit.words)
    return bool(named) and WorkingDays(5 * period.amount) in said


# A policy says of its days that they are clear, too: neither the day of the notice nor that of the event counts.
_KINDS = (
    (Days, WorkingDays),
    (Days, SchoolDays),
    (Days, ClearDays),
    (Days, ClearWorkingDays),
    (WorkingDays, ClearWorkingDays),
    (Months, ClearMonths),
)


def _listed(said: tuple[Period, ...]) -> str:
    return " and ".join(str(period) for period in said)
