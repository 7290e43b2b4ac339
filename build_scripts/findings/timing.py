"""Time limits: what the policy leaves open about each, one by one."""

import re
from collections.abc import Iterator

from build_scripts.findings.finding import Finding, Subject, quoted
from build_scripts.source import phrases
from build_scripts.source.phrases import Refused, Relation
from build_scripts.source.placeholder import MARK
from build_scripts.source.traverse import Path
from navigator.case.limit.alone import due_dates
from navigator.dates.counting import count
from navigator.dates.periods import Days, Period
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty, Force, NoLimit
from navigator.model.interpretation import interpretation
from navigator.model.limits import Aspect, Limit, LimitKind
from navigator.model.parties import Side
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from navigator.words.language import capital

_VAGUE = re.compile(
    r"\b(?:promptly|immediately|swiftly|speedily|at once|without (?:undue )?delay"
    r"|as soon as (?:reasonably )?(?:possible|practicable))\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:time|period|term|deadline|hours?|days?|weeks?|months?|years?)\b.*"
    r"\b(?:ran out|run out|(?:was|were) over|ended|expired|elapsed|passed)\b"
)


def find(subject: Subject, policy: Policy) -> Iterator[Finding]:
    """Everything about limits: what touches all of them, and single acts."""
    general = policy.procedure.counting
    if general and general.unclear:
        sums = tuple(_sentence(each.says) for each in general.readings)
        path: Path = ("counting", "unclear")
        yield subject.finding("several-readings", policy.procedure.id, path, general.unclear, sums=sums)
    for at, stage in enumerate(policy.procedure.stages):
        for number, duty in enumerate(stage.duties):
            path = ("stages", at, "duties", number)
            yield from _act(subject, policy, duty, path)
            if duty.limit:
                yield from _limit(subject, policy, duty, duty.limit, (*path, "limit"))
    for at, cap in enumerate(policy.procedure.caps):
        yield from _limit(subject, policy, cap, cap.limit, ("caps", at, "limit"))
    for at, gap in enumerate(policy.procedure.gaps):
        yield subject.finding("noted-gap", gap.id, ("gaps", at, "text"), gap.text, way=(gap.id,))


def _act(subject: Subject, policy: Policy, duty: Duty, path: Path) -> Iterator[Finding]:
    way = subject.stage_of(duty.id)
    teller = Teller(policy, ENGLISH)
    answering = any(policy.roles[role].side is Side.ANSWERS for role in duty.by)
    if duty.no_limit in (NoLimit.NOT_STATED, NoLimit.AGREED) and duty.force is not Force.MAY and answering:
        only = f" It only says {quoted(duty.urgency)}." if duty.urgency else ""
        missing = "The time is left to those involved" if duty.no_limit is NoLimit.AGREED else "No time is given"
        says = f"{missing}: {teller.act(duty)}{only}"
        yield subject.finding("no-time-stated", duty.id, path, says, way=way)
    if duty.limit is None:
        return
    texts = (duty.urgency or "", duty.limit.words, duty.act, duty.when or "")
    vague = next((found.group() for text in texts if (found := _VAGUE.search(text))), duty.urgency)
    if vague:
        says = f"{quoted(vague)} stands beside {quoted(duty.limit.words)}."
        yield subject.finding("vague-speed", duty.id, path, says, way=way)
    lapses = duty.limit.kind is LimitKind.BY and duty.limit.expiry is None
    if answering and duty.force is not Force.MAY and lapses and not duty.if_late:
        says = f"Nothing is said for when {quoted(duty.limit.words)} has passed: {teller.act(duty)}"
        yield subject.finding("nothing-when-late", duty.id, path, says, way=way)


def _limit(subject: Subject, policy: Policy, clause: Duty | Cap, limit: Limit, path: Path) -> Iterator[Finding]:
    way = subject.stage_of(clause.id)
    read = phrases.read(limit.words, days_of_year=True)
    said = () if isinstance(read, Refused) else read.periods
    beside = {other.period for other in limit.or_}
    units = [each for each in said if type(each) is not type(limit.period) and each not in beside]
    if not isinstance(read, Refused) and read.relation is Relation.CONTRADICTION:
        says = f"{quoted(limit.words)} has one number in words and another in figures."
        sums = tuple(f"It can be read as {period}." for period in said)
        yield subject.finding("figure-and-word", clause.id, path, says, way=way, sums=sums)
    if units and not _is_defined(policy, limit, units[0]):
        yield from _two_units(subject, policy, clause, limit, units[0], path)
    doubts = {level.unclear for level in (policy.procedure.counting, policy.publisher.counting) if level}
    is_general = limit.unclear in doubts
    if limit.readings and not is_general and not (units and _only_units_differ(limit)):
        says = limit.unclear or f"{quoted(limit.words)} can be read in several ways."
        yield subject.finding(
            "several-readings", clause.id, path, says, way=way, sums=_readings(subject, policy, limit)
        )
    yield from _from_an_end(subject, policy, clause, limit, path)
    if limit.readings or limit.day:
        return
    begins = [policy.events[each].what for each in (*limit.from_, *limit.before)]
    # What it is counted from is still to be written: whether the policy says it is not known before.
    if Aspect.START not in limit.states and not any(what.startswith(MARK) for what in begins):
        says = f"It is not said what {quoted(limit.words)} is counted from."
        yield subject.finding("start-not-stated", clause.id, path, says, way=way)
    if isinstance(limit.period, Days) and Aspect.KIND_OF_DAY not in limit.states:
        says = f"It is not said what kind of days {quoted(limit.words)} means."
        yield subject.finding("kind-of-day-not-stated", clause.id, path, says, way=way)


def _from_an_end(subject: Subject, policy: Policy, clause: Duty | Cap, limit: Limit, path: Path) -> Iterator[Finding]:
    """A time that runs from an act or from the end of the time for it; what counts as done has a day of its own."""
    for act in policy.duties.values():
        expiry = act.limit.expiry if act.limit else None
        if expiry is None or expiry.done_or_not or not {act.produces, expiry.event} <= {*limit.from_}:
            continue
        what = policy.events[expiry.event].what
        if _OVER.search(what):
            says = f"{quoted(limit.words)} is counted from the day after {quoted(what)}."
            yield subject.finding("day-after-an-end", clause.id, path, says, way=subject.stage_of(clause.id))


def _is_defined(policy: Policy, limit: Limit, other: Period) -> bool:
    """Whether the policy itself says that by days it means the kind of day that the limit is counted in."""
    levels = (policy.procedure.counting, policy.publisher.counting)
    stated = any(level and Aspect.KIND_OF_DAY in getattr(level, "states", ()) for level in levels)
    return stated and type(other) is Days and other.amount == limit.period.amount


def _readings(subject: Subject, policy: Policy, limit: Limit) -> tuple[str, ...]:
    """Each reading in words; with its date, where all of them count from the same event."""
    if any(reading.from_ or reading.before for reading in limit.readings):
        return tuple(_sentence(reading.says) for reading in limit.readings)
    starts = subject.working_days(policy, limit)
    due = due_dates(policy, limit, subject.calendars)
    start = next((day for day in starts if len(set(due(day))) > 1), starts[0])
    pairs = zip(limit.readings, due(start), strict=True)
    says = [f"{_sentence(each.says)[:-1]}: {ENGLISH.date(day)}." for each, day in pairs]
    return (f"From {ENGLISH.date(start)}:", *says)


def _only_units_differ(limit: Limit) -> bool:
    return all(not (each.from_ or each.before or each.counting) for each in limit.readings)


def _two_units(
    subject: Subject, policy: Policy, clause: Duty | Cap, limit: Limit, other: Period, path: Path
) -> Iterator[Finding]:
    """Found by counting both from every day of a year; units that always agree are no finding."""
    rules, calendar = interpretation(policy, limit).counting(subject.calendars)
    for day in subject.working_days(policy, limit):
        first, second = (count(period, day, rules, calendar).due for period in (limit.period, other))
        if first != second:
            says = f"{quoted(limit.words)} gives two dates."
            sums = (
                f"From {ENGLISH.date(day)}:",
                f"{limit.period}: {ENGLISH.date(first)}.",
                f"{other}: {ENGLISH.date(second)}.",
            )
            way = subject.stage_of(clause.id)
            yield subject.finding("two-units", clause.id, path, says, way=way, sums=sums)
            return


def _sentence(text: str) -> str:
    return f"{capital(text).rstrip('.')}."
