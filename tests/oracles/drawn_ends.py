"""What is drawn from seed 700,000 on: an earlier case in which a time ends on a day of the year, at once, or anyway.

The first time is over on a day of the year near the one of the case; or there is another beside it that is due with an
event; or it comes to its end whether it was used or not, and one more time runs from that.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from navigator.dates import periods
from navigator.dates.rules import FirstDay
from navigator.model.acts import Duty
from navigator.model.cases import Fact, Span
from navigator.model.limits import Alternative, CountingRules, Expiry, Limit, Pick
from navigator.model.policy import Policy
from tests.oracles import made

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn

THE_END, FIXED = "the-end", "fixed"


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same with one of the three, by the number; as it is where none of them fits."""
    pick = random.Random(f"ends {seed}")  # noqa: S311 - to repeat, not to hide
    kinds = (*_KINDS[seed % len(_KINDS) :], *_KINDS[: seed % len(_KINDS)])
    changed = next((made for kind in kinds if (made := kind(whole, pick))), whole)
    return replace(changed, seed=seed)


def _of_year(whole: "Drawn", pick: random.Random) -> "Drawn | None":
    """Its last day is a day of the year, before or after the day of the case; sometimes not that of its start."""
    day = whole.today + timedelta(pick.randint(-20, 12))
    own = pick.choice((None, None, CountingRules(first_day=FirstDay.EXCLUDED)))
    period = periods.day_of_year(min(day.day, 28), day.month)

    def change(limit: Limit) -> Limit:
        return replace(limit, period=period, counting=own or limit.counting)

    return _changed(whole, lambda limit: not (limit.pauses or limit.every or limit.day), change)


def at_once(whole: "Drawn", pick: random.Random) -> "Drawn | None":
    """Whichever is earlier, or later: its own date, or the day of an event that was told, denied, or not mentioned."""
    which = pick.choice((Pick.EARLIER, Pick.EARLIER, Pick.LATER))

    def fits(limit: Limit) -> bool:
        alone = not (limit.or_ or limit.readings or limit.every or limit.day or limit.before)
        return alone and len(limit.from_) == 1 and all(each.by for each in limit.extensions)

    def change(limit: Limit) -> Limit:
        return replace(limit, pick=which, or_=(Alternative(words="at once", from_=(FIXED,)),))

    changed = _changed(whole, fits, change)
    if changed is None:
        return None
    day = whole.today - timedelta(pick.randint(0, 25))
    span = Span(day, min(whole.today, day + timedelta(pick.choice((0, 0, 3)))))
    said = pick.choice(((Fact(FIXED, happened=True, span=span),), (Fact(FIXED, happened=False),), ()))
    policy, *earlier = (_with_act(each, None, FIXED) for each in (changed.policy, *changed.earlier))
    case = replace(changed.case, facts=(*changed.case.facts, *said))
    return replace(changed, policy=policy, earlier=tuple(earlier), case=case)


def _anyway(whole: "Drawn", pick: random.Random) -> "Drawn | None":
    """It comes to its end whether it was used or not, and from there somebody has some days more."""
    if any(limit.expiry for _, limit in whole.policy.limits()):
        return None
    over = Expiry(event=THE_END, says="It is over.", done_or_not=True)
    changed = _changed(
        whole, lambda limit: not (limit.every or limit.day or limit.before), lambda limit: replace(limit, expiry=over)
    )
    if changed is None:
        return None
    counting = pick.choice((None, None, CountingRules(first_day=FirstDay.INCLUDED)))
    then = replace(made.limit(f"{pick.randint(1, 8)} days", THE_END), counting=counting)
    more = made.act("then", then, force=pick.choice(("must", "may")), makes="then-done")
    told = [Fact("then-done", happened=True, span=Span(whole.today, whole.today))] if pick.random() < 1 / 4 else []
    case = replace(changed.case, facts=(*changed.case.facts, *told))
    policy, *earlier = (_with_act(each, more, THE_END, "then-done") for each in (changed.policy, *changed.earlier))
    return replace(changed, policy=policy, earlier=tuple(earlier), case=case)


def _with_act(policy: Policy, more: Duty | None, *names: str) -> Policy:
    """The same with events behind the first of the list, or at its end, and with one act more in the first stage."""
    procedure = policy.procedure
    first, *others = procedure.stages
    asked, *later = procedure.events
    added = [replace(asked, id=name, sent=False) for name in names]
    stages = (replace(first, duties=(*first.duties, *((more,) if more else ()))), *others)
    events = (asked, *later, *added) if more else (asked, *added, *later)
    return Policy(policy.publisher, replace(procedure, stages=stages, events=events))


def _changed(whole: "Drawn", fits: Callable[[Limit], bool], change: Callable[[Limit], Limit]) -> "Drawn | None":
    """The same with the limit of the first act of the first stage changed, where it has one that fits."""
    policies = (whole.policy, *whole.earlier)
    if not all(any(fits(limit) for limit in _firsts(policy)) for policy in policies):
        return None
    policy, *earlier = (_with_first(each, change) for each in policies)
    return replace(whole, policy=policy, earlier=tuple(earlier))


def _firsts(policy: Policy) -> Iterator[Limit]:
    duty = policy.procedure.stages[0].duties[0]
    if duty.limit:
        yield duty.limit


def _with_first(policy: Policy, change: Callable[[Limit], Limit]) -> Policy:
    procedure = policy.procedure
    first, *others = procedure.stages
    duty, *more = first.duties
    assert duty.limit
    changed = replace(first, duties=(replace(duty, limit=change(duty.limit)), *more))
    return Policy(policy.publisher, replace(procedure, stages=(changed, *others)))


_KINDS: tuple[Callable[["Drawn", random.Random], "Drawn | None"], ...] = (_of_year, at_once, _anyway)
