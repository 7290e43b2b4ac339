"""Limits that do not go together: steps and the whole, the acknowledgement and the reply, a request and the reply."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from build_scripts.findings.finding import Finding, Subject, quoted
from navigator.case.limit.alone import due_dates
from navigator.case.limit.fit import Fit, fitting
from navigator.explain.fitting import tally_texts
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty, Force
from navigator.model.limits import LimitKind
from navigator.model.parties import Side
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from navigator.words import ENGLISH

CODES = frozenset({"does-not-fit", "acknowledged-after-reply", "request-before-reply"})
"""The kinds of what is found here."""


def find(subject: Subject, policy: Policy) -> Iterator[Finding]:
    """Everything about limits that meet."""
    for at, cap in enumerate(policy.procedure.caps):
        # Into a time that only ends nothing has to fit.
        yield from () if cap.only_ends else _steps(subject, policy, cap, at)
    for at, stage in enumerate(policy.procedure.stages):
        for number, duty in enumerate(stage.duties):
            for other in stage.duties:
                yield from _pair(subject, policy, stage, (duty, other), ("stages", at, "duties", number))


def _steps(subject: Subject, policy: Policy, cap: Cap, at: int) -> Iterator[Finding]:
    worked = fitting(policy, cap, subject.calendars)
    tried = [worked(day) for day in subject.working_days(policy, cap.limit)]
    late = [each for each in tried if not each.holds]
    if not late:
        return
    whole = Teller(policy, ENGLISH).title(cap.limit.words)
    # Where the policy leaves open how many steps there are, one way of counting them is enough to fit.
    somehow = any(each.steps_fit or any(map(each.in_time, each.tallies)) for each in tried)
    often = "do not always fit" if somehow else "never fit"
    says = f"Steps that take the whole of their time {often} into {quoted(cap.limit.words)}."
    sums = tuple(_sum(policy, late[0], whole))
    yield subject.finding("does-not-fit", cap.id, ("caps", at), says, way=(*cap.covers, cap.id), sums=sums)


def _sum(policy: Policy, worked: Fit, whole: str) -> Iterator[str]:
    starts = (worked.start, *worked.last_days)
    for clause, (first, last) in zip(worked.steps, pairwise(starts), strict=True):
        duty = policy.duties[clause]
        limit = duty.limit.words if duty.limit else ""
        yield f"{Teller(policy, ENGLISH).title(duty.act)}: {limit}, from {ENGLISH.date(first)} to {ENGLISH.date(last)}."
    yield f"{whole}, from {ENGLISH.date(worked.start)} to {ENGLISH.date(worked.cap_due)}."
    if not worked.steps_fit:
        yield f"Over by {ENGLISH.plural('period.days', (worked.steps_due - worked.cap_due).days)}."
    yield from tally_texts(Teller(policy, ENGLISH), worked)


def _pair(
    subject: Subject, policy: Policy, stage: Stage, pair: tuple[Duty, Duty], path: tuple[str | int, ...]
) -> Iterator[Finding]:
    """An act that has to come before another one, and can be in time after it."""
    code = _kind(policy, *pair)
    if code is None or not _same_start(*pair):
        return
    late = _too_late(subject, policy, pair)
    if late is None:
        return
    start, first, second = late
    teller = Teller(policy, ENGLISH)
    earlier, later = pair
    says = {
        "acknowledged-after-reply": f"It can be acknowledged after the answer is due: {teller.act(earlier)}",
        "request-before-reply": f"The time can run out before the reply is due: {teller.act(later)}",
    }[code]
    sums = (
        f"From {ENGLISH.date(start)}:",
        f"{teller.title(earlier.act)}: by {ENGLISH.date(first)}.",
        f"{teller.title(later.act)}: by {ENGLISH.date(second)}.",
    )
    about = earlier if code == "acknowledged-after-reply" else later
    place = (*path[:3], stage.duties.index(about), "limit")
    yield subject.finding(code, about.id, place, says, way=(stage.id, earlier.id, later.id), sums=sums)


def _kind(policy: Policy, first: Duty, second: Duty) -> str | None:
    """What it would be called if the first act could come after the second, which the policy has after it."""
    if not (first.produces and second.produces and first.limit and second.limit):
        return None
    if policy.order[first.produces] >= policy.order[second.produces] or Force.MAY is first.force:
        return None
    answers, asks = (
        all(policy.roles[role].side is side for role in duty.by)
        for duty, side in ((first, Side.ANSWERS), (second, Side.ASKS))
    )
    if answers and asks:
        return "request-before-reply"
    is_reply = all(policy.roles[role].side is Side.ANSWERS for role in second.by)
    return "acknowledged-after-reply" if answers and is_reply and "acknowledg" in first.act.lower() else None


def _same_start(first: Duty, second: Duty) -> bool:
    limits = [duty.limit for duty in (first, second) if duty.limit]
    plain = all(
        not limit.before and not limit.every and not limit.or_ and limit.kind is LimitKind.BY for limit in limits
    )
    return plain and set(limits[0].from_) == set(limits[1].from_)


def _too_late(subject: Subject, policy: Policy, pair: tuple[Duty, Duty]) -> tuple[date, date, date] | None:
    """A start and both dates, where the first act is due after the second in every reading."""
    limits = [duty.limit for duty in pair if duty.limit]
    earlier, later = (due_dates(policy, limit, subject.calendars) for limit in limits)
    for day in subject.working_days(policy, limits[0]):
        first, second = min(earlier(day)), max(later(day))
        if first > second:
            return day, first, second
    return None
