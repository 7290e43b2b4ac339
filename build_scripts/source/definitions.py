"""What is said once for all limits, put into each of them: what the policy states of counting, and doubts about it.

The engine knows limits alone. This is the one place where a procedure becomes a policy, so that nothing sees the one
without the other.
"""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from build_scripts.source import mentions
from build_scripts.source.kept import of_the_same
from build_scripts.source.reader import Library
from navigator.dates.periods import UNITS, ClearDays, ClearWorkingDays, Days, Hours, Period, SchoolDays, WorkingDays
from navigator.dates.rules import FirstDay, LastDay, Receipt
from navigator.model.acts import Duty
from navigator.model.limits import (
    Alternative,
    Aspect,
    CountingRules,
    GeneralReading,
    GeneralRules,
    KindOfDay,
    Limit,
    LimitKind,
    Reading,
)
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher

# The rule that each aspect is about: who sets it anew no longer has it from the general statement.
_RULES = {
    Aspect.KIND_OF_DAY: (),
    Aspect.FIRST_DAY: ("first_day", "first_hour"),
    Aspect.LAST_DAY: ("last_day",),
    Aspect.CALENDAR: ("calendar", "school_calendar"),
    Aspect.RECEIPT: ("receipt", "cutoff"),
}
GENERAL = tuple(_RULES)
"""What can be stated for all limits. The length and the start are those of one."""


_Part = TypeVar("_Part", Limit, Alternative, Reading)

# Their last day is always an open day.
_OPEN = (WorkingDays, ClearWorkingDays)


@of_the_same
def policy_of(owner: Publisher, procedure: Procedure) -> Policy:
    """A procedure with its publisher as readers see it: mentions filled, and every limit with what holds for all."""
    return Policy(owner, expanded(owner, mentions.filled(procedure)))


def policy(library: Library, key: str) -> Policy:
    """The same for a procedure of a library, by publisher/procedure."""
    return policy_of(library.publisher(key), library.procedure(key))


def expanded(owner: Publisher, procedure: Procedure) -> Procedure:
    """The procedure with what is said of all limits said of each."""
    if procedure.pauses:
        procedure = _paused(procedure)
    levels = [each for each in (procedure.counting, owner.counting) if isinstance(each, GeneralRules)]
    if not any(each.states or each.readings or each.first_day is FirstDay.INCLUDED for each in levels):
        return procedure
    policy = Policy(owner, procedure)
    by_act = {id(limit): clause.id for clause, limit in policy.limits()}

    def change(limit: Limit) -> Limit:
        """A doubt that names acts is about the limits of these alone."""
        mine = [each for each in levels if not each.about or by_act.get(id(limit)) in each.about]
        return _limit(limit, levels, policy.rules(limit), mine)

    changed: Procedure = _limits(procedure, change)
    return changed


def _paused(procedure: Procedure) -> Procedure:
    """The procedure with each shared pause in the limits whose clock it stops."""

    def paused(limit: Limit, name: str) -> Limit:
        more = tuple(each.pause for each in procedure.pauses if name in each.stops)
        return dataclasses.replace(limit, pauses=(*limit.pauses, *more)) if more else limit

    def act(duty: Duty) -> Duty:
        return dataclasses.replace(duty, limit=paused(duty.limit, duty.id)) if duty.limit else duty

    stages = tuple(
        dataclasses.replace(stage, duties=tuple(act(duty) for duty in stage.duties)) for stage in procedure.stages
    )
    caps = tuple(dataclasses.replace(cap, limit=paused(cap.limit, cap.id)) for cap in procedure.caps)
    return dataclasses.replace(procedure, stages=stages, caps=caps)


def _limit(limit: Limit, levels: list[GeneralRules], rules: CountingRules, doubtful: Sequence[GeneralRules]) -> Limit:
    if limit.day:
        return limit  # nothing is counted to a day that is named
    stated = {aspect for aspect in GENERAL if _is_stated(aspect, limit, levels)}
    if rules.first_day is FirstDay.INCLUDED and not _first_day_counts(limit, limit):
        stated.discard(Aspect.FIRST_DAY)
    states = tuple(aspect for aspect in Aspect if aspect in stated or aspect in limit.states)
    changed = _with_first_days(dataclasses.replace(limit, states=states), rules)
    for level in reversed(doubtful):
        if any(touches(changed, each, rules) for each in level.readings):
            changed = _read(changed, level)
    return changed


def _with_first_days(limit: Limit, rules: CountingRules) -> Limit:
    """A limit that the rule on the first day was not made for, or a part of one, without that rule."""
    if rules.first_day is not FirstDay.INCLUDED or (limit.counting and limit.counting.first_day):
        return limit
    parts: tuple[Limit | Alternative | Reading, ...] = (limit, *limit.or_, *limit.readings)
    if all(_first_day_counts(part, limit) for part in parts):
        return limit

    def said(part: _Part) -> _Part:
        held = part.counting or CountingRules()
        first = FirstDay.INCLUDED if _first_day_counts(part, limit) else FirstDay.EXCLUDED
        counting = dataclasses.replace(held, first_day=held.first_day or first)
        return dataclasses.replace(part, counting=counting)

    beside, readings = tuple(map(said, limit.or_)), tuple(map(said, limit.readings))
    return dataclasses.replace(said(limit), or_=beside, readings=readings)


def _first_day_counts(part: Limit | Alternative | Reading, limit: Limit) -> bool:
    """Whether a rule that the first day counts can be about a limit, or one reading of it.

    Hours run from an hour and clear days leave both ends out. Counted back there is no first day to begin with, and
    a day less would be the later date.
    """
    back = bool(part.before or (not part.from_ and limit.before))
    return not (back or isinstance(part.period or limit.period, Hours | ClearDays))


def _last_day_moves(part: Limit | Alternative | Reading, limit: Limit, last_day: LastDay | None) -> bool:
    """Whether what is said of all last days can be about a limit, or one reading of it.

    A wait ends where it ends, hours end at their hour, and what is counted back does not come nearer to its day.
    """
    period = part.period or limit.period
    back = bool(part.before or (not part.from_ and limit.before)) and last_day is LastDay.NEXT_WORKING_DAY
    return last_day is not None and not (back or limit.kind is not LimitKind.BY or isinstance(period, (*_OPEN, Hours)))


def _is_stated(aspect: Aspect, limit: Limit, levels: list[GeneralRules]) -> bool:
    """Whether the nearest level that sets the rule is one that states it."""
    for level in (limit.counting, *levels):
        if isinstance(level, GeneralRules) and aspect in level.states:
            return True
        if level and any(getattr(level, name) is not None for name in _RULES[aspect]):
            return False
    return False


def touches(limit: Limit, reading: GeneralReading, rules: CountingRules) -> bool:
    """Whether a general reading can give a limit another date than its own words do."""
    others = (each.period for each in limit.or_)
    periods = {limit.period, *others, *(each.period for each in limit.readings if each.period)}
    parts: tuple[Limit | Alternative | Reading, ...] = (limit, *limit.or_, *limit.readings)
    in_doubt = Aspect.KIND_OF_DAY not in limit.states  # its own words may say which days count
    if in_doubt and any(_in_days(period, reading.days) != period for period in periods):
        return True
    held = reading.counting
    if held is None:
        return False
    open_days = any(isinstance(period, WorkingDays | ClearWorkingDays | SchoolDays) for period in periods)
    moves = rules.receipt is not Receipt.ANY_DAY or rules.last_day is not LastDay.STAYS
    return any(
        (
            held.first_day not in (None, rules.first_day) and any(_first_day_counts(each, limit) for each in parts),
            any(_last_day_moves(each, limit, held.last_day) for each in parts) and held.last_day != rules.last_day,
            held.receipt not in (None, rules.receipt),
            held.cutoff not in (None, rules.cutoff),
            held.calendar not in (None, rules.calendar) and (open_days or moves),
            held.school_calendar not in (None, rules.school_calendar) and open_days,
        )
    )


def _read(limit: Limit, level: GeneralRules) -> Limit:
    unclear = " ".join(each for each in (limit.unclear, level.unclear) if each)
    return dataclasses.replace(limit, unclear=unclear, readings=tuple(_readings(limit, level)))


def _readings(limit: Limit, level: GeneralRules) -> Iterator[Reading]:
    """Each way to read the limit with each way to read all of them."""
    for own in limit.readings or (None,):
        for general in level.readings:
            period = _in_days((own.period if own else None) or limit.period, general.days)
            base = own or Reading(id=general.id, says=general.says)
            yield dataclasses.replace(
                base,
                id=f"{own.id}-{general.id}" if own else general.id,
                says=f"{own.says.rstrip('.')}; {general.says[:1].lower()}{general.says[1:]}" if own else general.says,
                period=None if period == limit.period else period,
                counting=_over(base.counting, _about(own or limit, limit, general.counting)),
            )


def _in_days(period: Period, kind: KindOfDay | None) -> Period:
    """Plain days as the kind of day that they are in a reading; any other length as it is."""
    return UNITS[kind.value](period.amount) if kind and type(period) is Days else period


def _about(part: Limit | Reading, limit: Limit, general: CountingRules | None) -> CountingRules | None:
    """The rules of a general reading, as far as they can be about a limit."""
    if general is None:
        return None
    first_day = general.first_day if _first_day_counts(part, limit) else None
    last_day = general.last_day if _last_day_moves(part, limit, general.last_day) else None
    return dataclasses.replace(general, first_day=first_day, last_day=last_day)


def _over(own: CountingRules | None, general: CountingRules | None) -> CountingRules | None:
    """Rules of a reading of the limit's own before those of a general one."""
    if own is None or general is None:
        return own or general
    held = {field.name: getattr(own, field.name) for field in dataclasses.fields(CountingRules)}
    return dataclasses.replace(general, **{name: value for name, value in held.items() if value is not None})


def _limits(value: Any, change: Callable[[Limit], Limit]) -> Any:
    """The same value with every limit in it changed; what holds none is kept as it is."""
    if isinstance(value, Limit):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(_limits(item, change) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Period):
        held = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        changed = {name: new for name, old in held.items() if (new := _limits(old, change)) is not old}
        return dataclasses.replace(value, **changed) if changed else value
    return value
