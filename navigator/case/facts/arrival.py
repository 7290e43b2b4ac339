"""When something that was sent arrived: the days on which it can have come, and the rule behind each.

What the policy itself says of a way of sending is the day. Of other ways nothing is assumed: the first day on which it
can have come and the last one that the law presumes are both counted from. Section 7 of the Interpretation Act 1978 has
a letter arrive in the ordinary course of post. The Practice Direction (Queen's Bench Division) of 8 March 1985, [1985]
1 WLR 489, takes that to be the second working day after posting by first-class post and the fourth by second-class
post. For email after hours, rule 6.26 of the Civil Procedure Rules has the next working day.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from navigator.dates import iso
from navigator.dates.calendars import NONE, Calendar, Cause, Closure
from navigator.dates.counting import due_of
from navigator.dates.periods import Period
from navigator.dates.rules import Rules, needs_calendar
from navigator.model.cases import Case, Fact, Sent, Span
from navigator.model.limits import Arrival, CountingRules, Sending
from navigator.model.policy import Policy

# Working days after the day of sending.
PRESUMED = {Sending.FIRST_CLASS: 2, Sending.SECOND_CLASS: 4, Sending.EMAIL_LATE: 1}

_SUNDAY = 6


def arrival(sent: Sent, calendar: Calendar, *, has_cutoff: bool = False, stated: Period | None = None) -> Span:
    """The first and the last day on which something sent counts as received.

    `has_cutoff`: the policy itself says that what comes after a certain hour counts as received a day later.
    `stated`: how long after the day of sending the policy itself takes it as received.
    """
    if stated:
        day = due_of(stated, Rules(), calendar)(sent.day)
        return Span(day, day)
    if sent.by not in PRESUMED:
        return Span(sent.day, sent.day)
    # No court looks at the days on which one office is closed.
    last = calendar.without_own.add(sent.day, PRESUMED[sent.by])
    if sent.by is Sending.EMAIL_LATE:
        next_day = iso.shift(sent.day, 1)
        return Span(next_day, next_day) if has_cutoff else Span(sent.day, last)
    return Span(_next_post(sent.day, calendar), last)


def arrived(policy: Policy, case: Case, calendars: Mapping[str, Calendar]) -> Case:
    """The case with the days of arrival in the place of those of sending."""
    if not any(fact.sent for fact in case.facts):
        return case
    rules = rules_of(policy)
    calendar, has_cutoff = calendars[rules.calendar or NONE], rules.cutoff is not None

    def known(fact: Fact) -> Fact:
        if fact.sent is None:
            return fact
        own = stated(policy, fact.event).get(fact.sent.by)
        period = own.period if own else None
        counts_days_off = needs_calendar(period, Rules()) if period else fact.sent.by in PRESUMED
        if rules.calendar is None and counts_days_off:
            # Nothing says whose days off: that it came is all that is known.
            return replace(fact, span=None)
        span = arrival(fact.sent, calendar, has_cutoff=has_cutoff, stated=period)
        firm = calendar.covers(fact.sent.day) and calendar.covers(span.latest)
        return replace(fact, span=span, firm=firm or (period is not None and not counts_days_off))

    return replace(case, facts=tuple(known(fact) for fact in case.facts))


def rules_of(policy: Policy) -> CountingRules:
    """The rules that arrival goes by: the procedure's or, when they name no calendar, those of its first limit."""
    usual = policy.rules()
    limits = (limit for _, limit in policy.limits())
    return usual if usual.calendar else policy.rules(next(limits, None))


def stated(policy: Policy, event: str) -> Mapping[Sending, Arrival]:
    """What the policy itself says of ways of sending: of the event before of all, the procedure's before all others."""
    levels = (policy.publisher.counting, policy.procedure.counting)
    rules = [rule for level in levels if level for rule in level.arrival]
    said = (*(rule for rule in rules if not rule.of), *(rule for rule in rules if event in rule.of))
    return {by: rule for rule in said for by in rule.by}


def _next_post(day: date, calendar: Calendar) -> date:
    """Letters come from Monday to Saturday, and not on bank holidays.

    A bank holiday of one nation among several, or a closing day of a board's own, stops no letter for certain.
    """
    after = day + timedelta(1)
    while after.weekday() == _SUNDAY or _stops_post(calendar.closures.get(after)):
        after += timedelta(1)
    return after


def _stops_post(closure: Closure | None) -> bool:
    return closure is not None and closure.cause in (Cause.HOLIDAY, Cause.SUBSTITUTE) and not closure.only_in
